package agenda

import (
	"cmp"
	"slices"
	"strings"
)

// span is a stretch of a phrase's text, as byte positions.
type span struct{ start, end int }

func (s span) contains(t span) bool { return s.start <= t.start && t.end <= s.end }

// mark is a stretch of a phrase that its markup sets apart.
type mark struct {
	span
	kind markKind
	url  string // where a link goes
	bare bool   // the text of the link is its address
}

type markKind int

const (
	linkMark markKind = iota
	struckMark
	codeMark
	boldMark
	italicMark
)

// phrase is one line of running text, with what its markup says about parts of
// it.
type phrase struct {
	line   int
	end    int // the line it ends on
	text   string
	box    box
	kind   textKind
	marks  []mark
	shared bool // other facts stand on its line
	hard   bool // begins after a line break that the author asked for
}

// marked returns what is marked in one of the given ways.
func (p phrase) marked(kinds ...markKind) []mark {
	var found []mark
	for _, m := range p.marks {
		if slices.Contains(kinds, m.kind) {
			found = append(found, m)
		}
	}
	return found
}

func (p phrase) links() []mark { return p.marked(linkMark) }

// struck returns what is struck out, in order.
func (p phrase) struck() []span {
	var spans []span
	for _, m := range p.marked(struckMark) {
		spans = append(spans, m.span)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	return spans
}

// box is the tick box that a line may begin with.
type box int

const (
	noBox box = iota
	openBox
	tickedBox
)

// textKind tells text from what is not read.
type textKind int

const (
	plainText textKind = iota
	codeText
	htmlText
)

// joinPhrases makes one phrase of lines that merely wrap.
func joinPhrases(parts []phrase) phrase {
	if len(parts) == 1 {
		return parts[0]
	}
	joined := phrase{line: parts[0].line, end: parts[len(parts)-1].end, hard: parts[0].hard, box: parts[0].box}
	var text strings.Builder
	for _, p := range parts {
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		joined.marks = append(joined.marks, p.shifted(text.Len())...)
		text.WriteString(p.text)
	}
	joined.text = text.String()
	return joined
}

// shifted returns the marks of the phrase, moved.
func (p phrase) shifted(by int) []mark {
	marks := slices.Clone(p.marks)
	for i := range marks {
		marks[i].span = marks[i].shift(by)
	}
	return marks
}

func (s span) shift(by int) span { return span{s.start + by, s.end + by} }

// linkList returns the links of the phrase in order.
func (p phrase) linkList() []Link {
	var links []Link
	for _, l := range p.links() {
		text := strings.Trim(oneLine(p.text[l.start:l.end]), "()[] ")
		if text == "" || l.bare {
			text = l.url
		}
		links = append(links, Link{Text: text, URL: l.url})
	}
	return links
}

// edit puts a text in the place of a part of a phrase; "" cuts it out.
type edit struct {
	span
	text string
}

// without returns the text with the given spans cut out.
func (p phrase) without(cuts []span) string {
	return p.edited(cutting(cuts))
}

func cutting(cuts []span) []edit {
	edits := make([]edit, len(cuts))
	for i, c := range cuts {
		edits[i] = edit{span: c}
	}
	return edits
}

// edited returns the text after edits. A part that is cut out takes the gap in
// front of it along where a sign follows that stands at the end of a word.
func (p phrase) edited(edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.start = max(e.start, at); e.end <= e.start {
			continue
		}
		before := p.text[at:e.start]
		if e.text == "" && endsWord(p.text[e.end:]) {
			before = strings.TrimRight(before, " ")
		}
		b.WriteString(before + e.text)
		if e.text == "" && !endsWord(p.text[e.end:]) {
			b.WriteByte(' ')
		}
		at = e.end
	}
	b.WriteString(p.text[at:])
	return oneLine(b.String())
}

// endsWord reports whether a text begins with a sign that stands behind a word,
// and not with the beginning of another one such as ".config" or ":tada:".
func endsWord(text string) bool {
	signs := strings.TrimLeft(text, ",;:.!?")
	return signs != text && (signs == "" || signs[0] == ' ')
}

// slice returns the part of the phrase within s, with the markup inside it.
func (p phrase) slice(s span) phrase {
	all := p.marks
	p.text, p.marks = p.text[s.start:s.end], nil
	for _, m := range all {
		if s.contains(m.span) {
			m.span = m.shift(-s.start)
			p.marks = append(p.marks, m)
		}
	}
	return p
}

// bracket is a part of a phrase in round or square brackets, or set apart by
// emphasis. Its span includes the brackets.
type bracket struct {
	span
	inner  string
	square bool
}

// brackets returns the outermost bracketed parts of a phrase, in order.
func brackets(p phrase) []bracket {
	var open []int
	var found []bracket
	code := p.marked(codeMark)
	for i := range len(p.text) {
		switch c := p.text[i]; c {
		case '(', '[':
			if !within(code, i) {
				open = append(open, i)
			}
		case ')', ']':
			if len(open) == 0 || within(code, i) || !matches(p.text[open[len(open)-1]], c) {
				continue
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			// What was found inside of these brackets is part of them.
			for len(found) > 0 && found[len(found)-1].start > start {
				found = found[:len(found)-1]
			}
			found = append(found, bracket{span{start, i + 1}, strings.TrimSpace(p.text[start+1 : i]), c == ']'})
		}
	}
	if b, ok := unclosed(p, open, found); ok {
		found = append(found, b)
	}
	return append(found, emphasised(p, found)...)
}

func matches(open, shut byte) bool { return open == '(' && shut == ')' || open == '[' && shut == ']' }

func within(marks []mark, at int) bool {
	return slices.ContainsFunc(marks, func(m mark) bool { return m.start <= at && at < m.end })
}

// unclosed reads "(Ana Lopez" at the end of a line: the bracket was forgotten.
func unclosed(p phrase, open []int, found []bracket) (bracket, bool) {
	if len(open) == 0 {
		return bracket{}, false
	}
	start := open[len(open)-1]
	if len(found) > 0 && found[len(found)-1].start > start || start > 0 && p.text[start-1] != ' ' {
		return bracket{}, false
	}
	return bracket{span{start, len(p.text)}, strings.TrimSpace(p.text[start+1:]), p.text[start] == '['}, true
}

// emphasised returns the parts of a phrase that are a timebox set in code or
// emphasis: "Cart `10m`".
func emphasised(p phrase, found []bracket) []bracket {
	var apart []bracket
	for _, s := range p.marked(codeMark, boldMark, italicMark) {
		inBracket := slices.ContainsFunc(found, func(b bracket) bool { return b.contains(s.span) })
		if inBracket || s.start == s.end {
			continue
		}
		text := strings.Trim(p.text[s.start:s.end], " :.-–—|")
		if _, ok := pureTimebox(text); ok {
			apart = append(apart, bracket{span: s.span, inner: text})
		}
	}
	return apart
}

// material returns what stands in a bracket beside links to material: "Ana Lopez"
// of "(Ana Lopez, [slides](…))", and whether that is nothing: "(PR [1](…))". A
// bracket inside a link's own text belongs to the title.
func material(p phrase, b bracket) (rest string, only bool) {
	var links, named []span
	for _, l := range p.links() {
		switch {
		case l.end <= b.start || l.start >= b.end:
			continue
		case l.span == b.span: // the brackets are part of the link's text: [(spec)](…)
			return b.inner, true
		case !b.contains(l.span):
			return b.inner, false
		}
		links = append(links, l.shift(-b.start))
		if term("material").means(p.text[l.start:l.end]) {
			named = append(named, l.shift(-b.start))
		}
	}
	beside := p.slice(b.span).without(links)
	only = len(links) > 0 && !slices.ContainsFunc(words(beside), func(w string) bool { return !term("material").has(w) }) && !strings.ContainsAny(beside, "0123456789")
	if len(named) == 0 {
		return b.inner, only
	}
	return strings.Trim(p.slice(b.span).without(named), "()[] ,;"), only
}

// emptyBox reports whether a bracket is a tick box, or was left empty. The empty
// brackets of a function call are part of its name.
func emptyBox(ph phrase, b bracket) bool {
	if b.square {
		return b.inner == "" || strings.EqualFold(b.inner, "x")
	}
	return b.inner == "" && (b.start == 0 || ph.text[b.start-1] == ' ')
}

// trailingReference reports whether a link is material listed behind the title:
// "Cart update, [slides](…)".
func trailingReference(ph phrase, l mark) bool {
	listed := strings.HasSuffix(strings.TrimRight(ph.text[:l.start], " "), ",")
	return listed && l.end == len(ph.text) && term("material").means(ph.text[l.start:l.end])
}
