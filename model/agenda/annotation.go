package agenda

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pieceBreak matches what separates the parts of an annotation.
var pieceBreak = pattern(`\s*[,;|·•()]\s*|\s+(?:[–—-]{1,2}|/)\s+`)

// annotation is what a bracketed part says about its topic.
type annotation struct {
	minutes   int
	clock     clock
	clocked   bool
	each      bool
	limit     bool // the timebox is an upper limit: "≤30m"
	presenter string
	notes     []string
	complaint string // a timebox that makes no sense
}

// notYet are ways to write a timebox that is no length of time.
var notYet = pattern(`(?i)^(?:soon|asap|later|(?:x+|0+)\s?(?:m|min|mins|minutes)|\?+\s?(?:m|min|mins|minutes)?|tb[dac](?:\s?(?:m|min|mins|minutes))?|some time|a while)$`)

// unset matches those of them that merely leave it open.
var unset = pattern(`(?i)^(?:tb[dac]|\?+)`)

// annotate reads the inside of brackets as a timebox, perhaps with a presenter
// and a remark. It answers false for any other text.
func (p people) annotate(inner string) (annotation, bool) {
	inner = spelled.Replace(inner)
	var a annotation
	if c, rest, ok := clockAtStart(inner); ok {
		a.clock, a.clocked, a.minutes = c, true, c.minutes()
		inner = strings.TrimLeft(rest, " ,;")
	}
	var names []string
	vague := ""
	for _, piece := range pieces(inner) {
		l, timed := firstLength(piece)
		switch {
		case timed:
			if !p.timedPiece(&a, &names, piece, l) {
				return annotation{}, false
			}
		case notYet().MatchString(piece):
			vague = piece
		case p.couldPresent(piece):
			names = append(names, p.withoutIntroduction(piece))
		default:
			a.notes = append(a.notes, piece)
		}
	}
	a.presenter = strings.Join(names, ", ")
	if a.minutes > 0 || a.clocked {
		return a, true
	}
	if vague == "" || len(a.notes) > 0 {
		return annotation{}, false
	}
	if !unset().MatchString(vague) {
		a.complaint = "“" + vague + "” is not a length of time"
	}
	return a, true
}

// pieces splits the inside of brackets, but not within a length of time.
func pieces(inner string) []string {
	lengths := lengthsIn(inner)
	var parts []string
	at := 0
	for _, m := range pieceBreak().FindAllStringIndex(inner, -1) {
		if slices.ContainsFunc(lengths, func(l length) bool { return l.contains(span{m[0], m[1]}) }) {
			continue
		}
		parts = append(parts, inner[at:m[0]])
		at = m[1]
	}
	parts = append(parts, inner[at:])
	return slices.DeleteFunc(parts, func(s string) bool { return !hasWord(s) && !strings.Contains(s, "?") })
}

// firstLength returns the first length of time in a piece.
func firstLength(piece string) (length, bool) {
	if ls := lengthsIn(piece); len(ls) > 0 {
		return ls[0], true
	}
	return length{}, false
}

// afterTimebox are the words a remark behind a timebox begins with: "15m on the
// last day". Other words make it prose: "5m users", "10 min delay".
var afterTimebox = wordSet("on for at in if per incl including plus discussion presentation talk demo slot timebox timeboxed only total left remaining q qa please then or until")

// timedPiece reads one piece of an annotation that holds a length of time, with
// what stands before and behind it. It answers false when the piece is prose.
func (p people) timedPiece(a *annotation, names *[]string, piece string, l length) bool {
	lead := strings.Trim(piece[:l.start], " :=-–—~≈")
	if strings.HasSuffix(lead, "<") || strings.HasSuffix(lead, "≤") {
		a.limit = true
	}
	tail := strings.Trim(piece[l.end:], " :-–—.")
	if l.minutes > maxMinutes {
		return false
	}
	if !isQualifier(lead) {
		if tail != "" || !p.couldPresent(lead) {
			return false
		}
		*names = append(*names, lead)
	}
	switch {
	case isQualifier(tail):
	case eachPattern().MatchString(tail):
		a.each = true
	case afterTimebox.has(firstWord(tail)):
		a.notes = append(a.notes, tail)
	case p.likenessOf(tail) > noName:
		*names = append(*names, tail)
	default:
		return false
	}
	a.minutes = max(a.minutes, l.minutes)
	return true
}

func firstWord(text string) string {
	if w := words(text); len(w) > 0 {
		return w[0]
	}
	return ""
}

// couldPresent judges a text that stands beside a timebox, where a presenter is
// expected: less is asked of it than elsewhere.
func (p people) couldPresent(text string) bool {
	if _, ok := p.introduced(text); ok || p.likenessOf(text) > noName {
		return true
	}
	if isQualifier(text) || strings.ContainsAny(text, "0123456789?!") {
		return false
	}
	fields := strings.Fields(text)
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case len(fields) == 1:
		return !commonWords.has(strings.ToLower(text))
	case len(fields) <= 4:
		return unicode.IsUpper(first) && allCapitalised(text)
	}
	return false
}
