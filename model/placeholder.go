package model

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// This file holds what people write where an answer should stand: "TBD", "n/a",
// "die anderen". Such words are compared by plainWords, so that case, accents,
// blanks and punctuation make no difference.

// unanswered are the phrases that put off an answer, in any field.
var unanswered = phrasesOf(
	"tbd", "tba", "tbc", "tbs", "tbr", "to be decided", "to be determined", "to be confirmed", "to be announced", "to be named", "to be defined",
	"to be specified", "to be done", "to be filled", "to be filled in", "to be agreed", "to be discussed", "to be clarified", "to be added", "to do", "todo", "fixme",
	"n/a", "na", "nn", "not applicable", "not available", "unknown", "not known", "not known yet", "unknown yet", "not yet known", "undecided", "not decided", "not decided yet", "not yet decided",
	"not yet", "not set", "not sure", "no idea", "dunno", "pending", "xxx", "xxxx", "ditto", "placeholder", "fill in", "fill me in", "lorem ipsum", "etc",
	"idk", "see above", "see below", "no comment", "asdf",
	"k. a.", "entfällt", "nicht zutreffend", "siehe oben", "no aplica", "no procede", "não se aplica", "não aplicável", "sans objet", "non applicable", "non applicabile", "n. v. t.", "niet van toepassing", "nie dotyczy", "не применимо", "не применяется",
	"offen", "noch offen", "unbekannt", "noch unbekannt", "noch nicht bekannt", "unklar", "noch unklar", "keine angabe", "folgt", "wird noch geklärt", "noch zu klären", "zu klären", "zu definieren",
	"por definir", "por determinar", "por confirmar", "por decidir", "pendiente", "desconocido", "a definir", "a determinar", "a confirmar", "pendente", "desconhecido",
	"à définir", "à déterminer", "à confirmer", "à décider", "inconnu", "en attente", "da definire", "da decidere", "da confermare", "sconosciuto",
	"nog te bepalen", "ntb", "onbekend", "nader te bepalen", "ikke avklart", "ukjent", "ukendt", "okänd", "okänt", "ej bestämt", "avoin", "ei tiedossa",
	"do ustalenia", "nieznany", "bude doplněno", "neznámý", "belirlenecek", "bilinmiyor", "неизвестно", "не определено", "уточняется", "невідомо",
	"未定", "未决定", "未決定", "待定", "待确认", "待確認", "不明", "未知", "미정", "추후 결정", "غير معروف", "لم يحدد", "לא ידוע",
)

// nothingSaid are the phrases that say that there is none: an answer for what may
// be nothing, such as what customers notice, and none for a reason.
var nothingSaid = phrasesOf("none", "none yet", "nothing", "nothing yet", "nobody", "keine", "keiner", "keines", "nichts", "ninguno", "ninguna", "nada", "aucun", "aucune", "rien", "nessuno", "niente",
	"nenhum", "nenhuma", "geen", "niets", "ingen", "inget", "intet", "brak", "yok", "нет", "ничего", "无", "無", "なし", "없음", "لا شيء", "אין")

// noOne are the phrases that stand for nobody, or for nobody in particular.
var noOne = phrasesOf(
	"none", "none yet", "nobody", "nobody yet", "nobody else", "no body", "no one", "noone", "no one yet", "no owner", "no owner yet", "unassigned", "not assigned", "not assigned yet",
	"vacant", "open", "owner", "the owner", "name", "the name", "who", "whoever", "person", "the person", "somebody", "someone", "somebody else", "someone else", "anyone", "anybody", "anyone else",
	"same", "as above", "various", "several", "multiple", "many", "x",
	"niemand", "keiner", "jemand", "irgendwer", "irgendjemand", "vakant", "unbesetzt", "nicht vergeben", "nadie", "ninguno", "alguien", "cualquiera", "vacante", "sin asignar", "sin dueño",
	"personne", "aucun", "quelqu'un", "n'importe qui", "non attribué", "qualcuno", "nessuno", "chiunque", "non assegnato", "ninguém", "nenhum", "alguém", "qualquer um", "não atribuído", "sem dono",
	"iemand", "geen", "niet toegewezen", "ingen", "noen", "nogen", "någon", "kukaan", "joku", "nikt", "ktoś", "nikdo", "někdo", "senki", "valaki", "kimse", "nimeni", "cineva",
	"никто", "кто-то", "кто-нибудь", "нет", "ніхто", "хтось", "κανείς", "κάποιος", "لا أحد", "אף אחד", "מישהו", "无", "無", "没人", "沒人", "某人", "なし", "誰か", "だれか", "없음", "누군가",
)

// everyone are the phrases that stand for whoever says them, or for many.
var everyone = phrasesOf(
	"me", "i", "myself", "self", "mine", "we", "us", "ourselves", "you", "yourself", "them", "they", "others", "the others", "the rest", "both", "both of us", "either", "each", "here", "channel",
	"all", "all of us", "all of you", "all of them", "everyone", "every one", "everybody", "every body", "the whole group", "the room", "the company", "company", "people", "folks", "the people",
	"attendees", "participants", "stakeholders", "members", "owners", "the team", "group", "the group", "the board", "management", "the management", "leadership", "the leads", "leads", "staff", "crew", "the crew",
	"ich", "wir", "uns", "mich", "alle", "alle zusammen", "alle anderen", "alle beteiligten", "jeder", "jede", "jeder von uns", "wir alle", "beide", "die anderen", "andere", "die gruppe", "gruppe",
	"yo", "nosotros", "nosotras", "todos", "todas", "todo el mundo", "todos nosotros", "ambos", "los demás", "otros", "el grupo", "grupo",
	"moi", "nous", "tous", "toutes", "tout le monde", "tous ensemble", "les deux", "les autres", "le groupe", "groupe", "chacun",
	"noi", "tutti", "tutte", "tutti quanti", "entrambi", "gli altri", "il gruppo", "gruppo", "nós", "toda a gente", "todo mundo", "todos nós", "os outros", "o grupo",
	"ik", "wij", "iedereen", "allemaal", "de anderen", "de groep", "groep", "vi alle", "alle sammen", "allesammen", "alla tillsammans", "gruppen", "kaikki", "me kaikki", "ryhmä",
	"wszyscy", "my wszyscy", "grupa", "všichni", "všetci", "skupina", "mindenki", "csoport", "herkes", "hepimiz", "biz", "toți", "toată lumea", "semua", "semua orang",
	"я", "мы", "все", "всі", "ми", "группа", "група", "όλοι", "εγώ", "εμείς", "ομάδα", "الجميع", "الكل", "نحن", "أنا", "כולם", "כולנו", "אני", "אנחנו", "सब", "सभी",
	"我", "我们", "我們", "大家", "所有人", "全体", "全體", "全员", "全員", "各位", "私", "私たち", "みんな", "皆", "皆さん", "나", "우리", "모두", "전원",
)

// teamWords are words for several people who work together.
var teamWords = phrasesOf("team", "teams", "squad", "department", "dept", "committee", "group", "equipo", "equipos", "équipe", "équipes", "l'équipe", "equipa", "squadra", "zespół", "tým", "csapat", "takım", "ekip", "echipa",
	"команда", "отдел", "فريق", "צוות", "टीम", "团队", "團隊", "小组", "チーム", "abteilung", "teamet", "tiimi")

// teamEndings end a word for a team in scripts without blanks between words.
var teamEndings = []string{"团队", "團隊", "小组", "小組", "チーム", "部门", "部門"}

// roles are jobs and departments, written where the name of who does the work
// should stand.
var roles = phrasesOf("pm", "pms", "tpm", "epm", "qa", "legal", "hr", "it", "ops", "devops", "sre", "ux", "ui", "pr", "finance", "accounting", "marketing", "sales", "security", "infosec", "compliance",
	"support", "customer support", "engineering", "product", "design", "procurement", "operations", "backend", "frontend", "research", "ceo", "cto", "cfo", "coo", "cpo", "ciso", "product manager",
	"product management", "project manager", "project management", "product owner", "scrum master", "tech lead", "team lead", "developer", "developers", "designers", "engineers", "testers",
	"recht", "vertrieb", "einkauf", "buchhaltung", "juridique", "ventas", "compras", "legale", "vendite")

// hedges leave open whether somebody is meant.
var hedges = phrasesOf("maybe", "perhaps", "probably", "possibly", "presumably", "likely", "ideally", "vielleicht", "evtl", "eventuell", "vermutlich", "quizás", "quizá", "tal vez", "probablemente",
	"peut-être", "probablement", "forse", "talvez", "misschien", "waarschijnlijk", "kanske", "kanskje", "måske", "ehkä", "może", "možná", "talán", "belki", "возможно", "наверное", "может быть")

// isHedged reports whether words name somebody who may not be meant: "maybe Ana".
func isHedged(words []string) bool {
	for i := 1; i < len(words); i++ {
		if hedges()[strings.Join(words[:i], " ")] || hedges()[strings.Join(words[i:], " ")] {
			return true
		}
	}
	return false
}

// phrasesOf returns a set of phrases, which is made when it is first asked for.
func phrasesOf(list ...string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		in := make(map[string]bool, len(list))
		for _, phrase := range list {
			in[strings.Join(plainWords(phrase), " ")] = true
		}
		return in
	})
}

// plainWords returns the words of a text for comparing it with phrases: case
// folded, without accents, format characters and punctuation. Letters that stand
// alone are one word: "T. B. D." reads like "tbd".
func plainWords(text string) []string {
	folded := cases.Fold().String(norm.NFKD.String(text))
	var b strings.Builder
	for _, r := range folded {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me), invisible(r), r == '\'', r == '’':
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mc, r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return len([]rune(w)) > 1 }) {
		return []string{strings.Join(words, "")}
	}
	return words
}

// isPlaceholderName reports whether words stand where a person's name should.
func isPlaceholderName(words []string) bool {
	phrase := strings.Join(words, " ")
	return unanswered()[phrase] || noOne()[phrase] || everyone()[phrase] || (len(words) == 1 && teamWords()[phrase])
}

// isTeam reports whether words name several people who work together: "Team
// Checkout", "design team", "el equipo de pagos".
func isTeam(words []string) bool {
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if teamWords()[words[0]] || teamWords()[last] || (len(words) > 2 && articles()[words[0]] && teamWords()[words[1]]) {
		return true
	}
	return slices.ContainsFunc(teamEndings, func(end string) bool { return strings.HasSuffix(last, end) })
}

var articles = phrasesOf("the", "our", "das", "unser", "el", "la", "los", "las", "le", "les", "l", "notre", "nuestro", "il", "lo", "o", "a", "het", "ons")

// mayBeNothing are the fields whose answer may be that there is none.
var mayBeNothing = []Field{FieldFallback, FieldImpact}

// CheckAnswer refuses a text that only holds the place of an answer: "-", "TBD",
// "n/a". A ruling that needs a reason, a criterion or a fallback needs words that
// say one. The error is a *Refusal; empty text is no answer at all and passes.
func CheckAnswer(f Field, text string) error {
	text = cleanName(text)
	if text == "" || !answers[f] {
		return nil
	}
	label, behind, labelled := strings.Cut(text, ":") // "reason: tbd"
	labelled = labelled && label != "" && !strings.Contains(label, " ")
	if !holdsPlace(f, text) && (!labelled || !holdsPlace(f, behind)) {
		return nil
	}
	return badValue(f, fmt.Sprintf("%s is no answer (%s). Say it in words, or leave it open until somebody can", Quoted(text), specs[f].Label))
}

// holdsPlace reports whether a text only holds the place of an answer.
func holdsPlace(f Field, text string) bool {
	words := plainWords(text)
	phrase := strings.Join(words, " ")
	return len(words) == 0 || unanswered()[phrase] || (nothingSaid()[phrase] && !slices.Contains(mayBeNothing, f))
}

// SaysNothing reports whether a text says that there is none, such as "none" of what customers
// notice.
func SaysNothing(text string) bool { return nothingSaid()[strings.Join(plainWords(text), " ")] }

// CheckWords refuses words of a new thing of a kind that only hold the place of
// an answer. The error is a *Refusal.
func CheckWords(k Kind, text string) error {
	if f, ok := answeredByWords[k]; ok {
		return CheckAnswer(f, text)
	}
	return nil
}

// answeredByWords is the field that the words of a kind answer.
var answeredByWords = map[Kind]Field{KindCriterion: FieldCriteria, KindEvidence: FieldEvidence, KindAction: FieldAction}

// answers are the fields whose texts rulings rest on.
var answers = map[Field]bool{
	FieldWhy: true, FieldHow: true, FieldCriteria: true, FieldCheck: true, FieldEvidence: true, FieldFallback: true,
	FieldImpact: true, FieldVia: true, FieldCond: true, FieldAction: true, FieldWording: true,
}

// CheckAnswers refuses a value of a field of which any text only holds the place
// of an answer. The error is a *Refusal.
func (v Value) CheckAnswers(f Field) error {
	var first error
	v.mapText(func(text string) string {
		if err := CheckAnswer(f, text); first == nil {
			first = err
		}
		return text
	})
	return first
}
