package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestAPlaceholderIsNobody(t *testing.T) {
	for _, name := range []string{
		"TBD", "tbd.", " T.B.D. ", "T B D", "t-b-d", "<tbd>", "[TBA]", "ＴＢＤ", "t\u200db\u200dd", "?", "Ana?", "TBD (Ana?)", "¿Ana?", "-", "—", "…", "42", "n/a", "N / A", "N.N.", "😀",
		"nobody", "nobody yet", "no-one", "No One", "not assigned yet", "unassigned", "vacant", "open", "someone else", "owner", "me", "Me", "i", "I", "myself", "we", "us", "you", "xxx", "to be named",
		"all", "@all", "Everyone", "the group", "alle", "Alle zusammen", "jeder", "niemand", "noch offen", "offen", "ich", "wir", "todos", "TODAS", "nadie", "por definir", "pendiente",
		"tous", "tout le monde", "à définir", "a definir", "A\u0300 de\u0301finir", "personne", "tutti", "nessuno", "da definire", "ninguém", "iedereen", "niemand", "alle sammen", "wszyscy", "nikt", "všichni", "herkes",
		"все", "Никто", "не определено", "όλοι", "الجميع", "לא ידוע", "כולם", "大家", "所有人", "未定", "待定", "みんな", "なし", "모두", "미정",
	} {
		refuses(t, name, "names no one person")
	}
}

func TestATeamIsNobody(t *testing.T) {
	for _, name := range []string{"team", "The Team", "the-team", "THE_TEAM", "das Team", "Team Checkout", "design team", "Ana's Team", "Zahlungs-Team", "el equipo", "equipo de pagos", "l'équipe", "équipe produit",
		"команда", "团队", "设计团队", "デザインチーム", "Payments squad", "steering committee"} {
		var refusal *Refusal
		if err := CheckName(name); !errors.As(err, &refusal) || refusal.Reason != BadOwner {
			t.Errorf("CheckName(%q) = %v", name, err)
		}
	}
}

func TestARoleOrADepartmentIsNobody(t *testing.T) {
	for _, name := range []string{"PM", "pm", "P.M.", "QA", "legal", "Legal", "HR", "Ops", "@legal", "Product Manager", "product-owner", "CTO", "Vertrieb"} {
		refuses(t, name, "a role or a department")
	}
	for _, name := range []string{"Al", "Po Bronson", "Dev Patel", "Ana Sales", "Legal Smith"} {
		if err := CheckName(name); err != nil {
			t.Errorf("CheckName(%q) = %v", name, err)
		}
	}
}

func TestSomebodyWhoIsNotSettledIsNobody(t *testing.T) {
	for _, name := range []string{"maybe Ana", "Ana maybe", "Perhaps Ana Ruiz", "probably Ben", "Ana (probably)", "vielleicht Ana", "tal vez Ana", "peut-être Ana"} {
		refuses(t, name, "leaves open who it is")
	}
}

func TestSeveralNamesAreNotOnePerson(t *testing.T) {
	for _, name := range []string{
		"Ana, Ben", "Ana，Ben", "Ana、Ben", "Ana، Ben", "Ana; Ben", "Ana；Ben", "Ana/Ben", "Ana／Ben", "Ana & Ben", "Ana＆Ben", "Ana + Ben", "Ana | Ben", `Ana\Ben`, "Ana • Ben", "Ana · Ben",
		"Ana and Ben", "Ana AND Ben", "Ana Ruiz and Ben Okafor", "Ana and/or Ben", "Ana or Ben", "Ana OR Ben", "Ana Ruiz or Ben Okafor",
		"Ana und Ben", "Ana UND Ben", "Ana Und Ben", "Ana y Ben", "Ana et Ben", "Ana e Ben", "Ana og Ben", "Ana och Ben", "Ana oder Ben", "Ana o Ben", "Ana ou Ben", "Ana en Ben", "Ana ve Ben", "Ana i Ben", "Анна и Борис", "Άννα και Νίκος",
		"Ruiz, Ana", "Martin, Ben, Jr.", "Ana_und_Ben", "Ana_and_Ben", "Ana vs Ben",
	} {
		refuses(t, name, "more than one person")
	}
}

// The names of many cultures hold words that join people elsewhere.
func TestANameOfAnyCultureIsAName(t *testing.T) {
	for _, name := range []string{
		"Ana Ruiz", "Bo", "Ó", "O'Neil", "O’Neil-Brandt", "Dr. Ilves", "Tal Or Cohen", "Or Levi", "Martin, Jr.", "Martin Luther King, Jr.", "Ana Ruiz, PhD", "John Smith, M.D., Ph.D.", "Robert E. Lee", "John E Smith", "Peter I Novak",
		"Santiago Ramón y Cajal", "José Ortega y Gasset", "Antoni Gaudí i Cornet", "Karl-Theodor von und zu Guttenberg", "Maria da Conceição e Silva", "Metin And", "Zhou En Lai", "Tal Dan Cohen", "JOHN E SMITH", "ANA OR COHEN",
		"Anders Sand", "José Ångström", "Orlando Ortega", "Steam Nowak", "Al Lteam", "Al L", "Alle Meije Wink", "Alla Pugacheva", "Allen", "Nada", "Rien de Wit", "Guest Smith", "Ravi a/l Kumar", "Leila bint Omar", "Björk", "Þórður",
		"李小龍", "王伟", "山田 太郎", "やまだ", "김민준", "팀 쿡", "卡尔·马克思", "ジャン＝ポール・サルトル", "محمد بن سلمان", "عائشة", "דוד לוי", "Анна Каренина", "Νίκος Καζαντζάκης", "प्रिया शर्मा", "สมชาย ใจดี", "Nguyễn Thị Minh Khai", "می\u200cخواهم",
	} {
		if err := CheckName(name); err != nil {
			t.Errorf("CheckName(%q) = %v", name, err)
		}
	}
}

func refuses(t *testing.T, name, says string) {
	t.Helper()
	var refusal *Refusal
	if err := CheckName(name); !errors.As(err, &refusal) || refusal.Reason != BadOwner || !strings.Contains(refusal.Says, says) {
		t.Errorf("CheckName(%q) = %v, want it to say %q", name, err, says)
	}
}

// A double name is one person's, also where somebody is called by each of its parts.
func TestADoubleNameIsOnePersons(t *testing.T) {
	r := liveReview(t)
	for _, name := range []string{"Ana-Mara", "Ana Ben", "Ben-Tom Brandt", "Ana.Ben", "Mara (Mimi) Ilves-Tom"} {
		r.do(AddPerson{PersonName: name})
	}
}

// Where both are known, no word between two names makes one person of them.
func TestTwoKnownPeopleAreNotOne(t *testing.T) {
	r := liveReview(t)
	for _, name := range []string{"Ana Ruiz y Ben Okafor", "Ana Y Ben", "Ana Ruiz und Ben", "Mara E Tom", "Ana Or Ben", "Ana - Ben", "Ana Ruiz – Tom Weiss",
		"Ana–Ben", "Ana—Ben Okafor", "Ana_Ben", "Ana-und-Ben", "Ana‑und‑Ben", "Ana.und.Ben", "Ana u. Ben", "Ana bzw. Ben", "Ana (and Ben)", "Ana (Ben)", "Ana:Ben", "Ana -> Ben", "Ana > Ben"} {
		r.refuses(AddPerson{PersonName: name}, BadOwner, "more than one person")
		r.refuses(RenamePerson{Person: r.ana, PersonName: name}, BadOwner, "more than one person")
	}
}

// twins are pairs of names that nobody tells apart when they are read.
var twins = [][2]string{
	{"Zoé Ångström", "Zoe\u0301 A\u030angstro\u0308m"}, // composed and decomposed
	{"Tạ", "Ta\u0323"}, {"Tậ", "Ta\u0302\u0323"}, {"Tậ", "Ta\u0323\u0302"}, // marks in any order
	{"Ana Ruiz", "Ana\u200d Ruiz"}, {"Ana Ruiz", "A\u200cna Ruiz"}, {"Ana Ruiz", "Ana\u2060 Ru\u00adiz"}, // joiners, word joiner, soft hyphen
	{"Ana Ruiz", "Ａｎａ　Ｒｕｉｚ"}, {"Ana Ruiz", "ANA RUIZ"}, {"Ana Ruiz", "Ana\u00a0Ruiz"}, {"Ana Ruiz", "Ana\u2800Ruiz"}, {"Ana Ruiz", "𝐀𝐧𝐚 𝑅𝑢𝑖𝑧"},
	{"Ana Ruiz", "Ana\ufe0f Ruiz"}, {"葛城", "葛\U000e0100城"}, {"Ana Ruiz", "\u202eAna Ruiz\u202c"}, {"Ana Ruiz", "Ana\u034f Ruiz\u3164"}, {"Groß", "GROSS"}, {"ΝΊΚΟΣ", "Νίκος"},
}

func TestTwinsAreOnePerson(t *testing.T) {
	for _, pair := range twins {
		if !SameName(pair[0], pair[1]) {
			t.Errorf("%q and %+q are two people", pair[0], pair[1])
		}
		r := liveReview(t)
		r.do(AddPerson{PersonName: pair[0]})
		before := r.People.Len()
		r.do(AddPerson{PersonName: pair[1]})
		if r.People.Len() != before {
			t.Errorf("%q and %+q are known as two people", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"Bernd", "Bemd"}, {"Ana", "Anna"}, {"José", "Jose"}, {"Ana Ruiz", "AnaRuiz"}} {
		if SameName(pair[0], pair[1]) {
			t.Errorf("%q and %q are one person", pair[0], pair[1])
		}
	}
}

func TestALookalikeOfAnotherScriptIsRefused(t *testing.T) {
	r := liveReview(t)
	for _, name := range []string{"Аna Ruiz", "Ana Ruіz", "Αna Ruiz", "аna ruiz", "Bеn Оkаfоr", "Τom Weiss"} {
		r.refuses(AddPerson{PersonName: name}, BadOwner, "looks like", "letters of another script")
		r.refuses(RenamePerson{Person: r.mara, PersonName: name}, BadOwner, "looks like", "letters of another script")
		r.refuses(PlanMeeting{Expected: []string{name}}, BadOwner, "letters of another script")
		r.refuses(AddPerson{PersonName: name, Apart: r.ana}, BadOwner, "letters of another script")
	}
	for _, name := range []string{"Anа", "Аna", "Bеn", "Mаrа"} { // "@Ana" means Ana Ruiz
		r.refuses(AddPerson{PersonName: name}, BadOwner, "looks like", "letters of another script")
	}
	r.do(AddPerson{PersonName: "Анна Каренина"}) // a name that is whole in its own script and is nobody else's
}

func TestALookalikeOfTheSameScriptIsAskedAbout(t *testing.T) {
	r := liveReview(t)
	r.do(AddPerson{PersonName: "Bernd Lang"})
	bernd := r.person("Bernd Lang")
	r.refuses(AddPerson{PersonName: "Bemd Lang"}, BadOwner, `"Bemd Lang" looks like Bernd Lang (P-5)`, "p Bemd Lang unlike:P-5")
	r.refuses(RenamePerson{Person: r.tom, PersonName: "Bemd Lang"}, BadOwner, "rename P-4 Bemd Lang unlike:P-5")
	r.do(AddPerson{PersonName: "Bemd Lang", Apart: bernd})
	if r.person("Bemd Lang") == bernd {
		t.Error("they are one person")
	}
	r.do(AddPerson{PersonName: "ΟΝΕΙL"})
}

// A waiver takes two people, and no spelling makes two of one.
func TestNoSpellingMakesASecondPerson(t *testing.T) {
	r := liveReview(t)
	for _, pair := range twins {
		first := r.named(pair[0])
		if second := r.named(pair[1]); second != first {
			t.Errorf("%+q is somebody else", pair[1])
		}
	}
}

func (r *fixture) named(name string) ID {
	r.Helper()
	done := r.do(AddPerson{PersonName: name})
	return done.About.ID
}

func TestAFirstNameOfSeveralPeopleIsNobodys(t *testing.T) {
	r := liveReview(t)
	r.do(AddPerson{PersonName: "Ana Weiss"})
	for _, c := range []Command{AddPerson{PersonName: "ana"}, PlanMeeting{Facilitator: "Ana"}, PlanMeeting{Expected: []string{"ANA"}}} {
		r.refuses(c, BadOwner, "could be Ana Ruiz or Ana Weiss", "write the whole name")
	}
}

func TestWhoPlansAMeetingLeadsItUnderTheNameThatIsKnown(t *testing.T) {
	r := plannedReview(t)
	for user, want := range map[string][]string{"ana": {"Ana Ruiz"}, "ANA ruiz": {"Ana Ruiz"}, "lea": {"Lea Brandt"}, "zoe": {"zoe"}, "team": nil, "": nil} {
		if got := r.Leaders(user, "Lea Brandt"); !slices.Equal(got, want) {
			t.Errorf("%q leads as %q, want %q", user, got, want)
		}
	}
	if got := r.Leaders("ana", "Ana Weiss"); !slices.Equal(got, []string{"Ana Weiss", "Ana Ruiz"}) {
		t.Errorf("of two people called ana, %q lead", got)
	}
}

func TestNamesStandInAList(t *testing.T) {
	for text, want := range map[string][]string{
		"Ana, Ben; Cem\nDora": {"Ana", "Ben", "Cem", "Dora"}, "Martin, Jr., Ana": {"Martin, Jr.", "Ana"}, "Ana，Ben、Cem": {"Ana", "Ben", "Cem"}, " , ;": nil, "Jr.": {"Jr."},
	} {
		if got := SplitNames(text); !slices.Equal(got, want) {
			t.Errorf("SplitNames(%q) = %q, want %q", text, got, want)
		}
	}
}
