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
	kind   blockKind
	marks  []mark
	box    bool // begins with a box to tick
	ticked bool
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

// joinPhrases makes one phrase of lines that merely wrap.
func joinPhrases(parts []phrase) phrase {
	if len(parts) == 1 {
		return parts[0]
	}
	joined := parts[0]
	joined.end, joined.marks = parts[len(parts)-1].end, nil
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
func (p phrase) without(cuts []span, edits ...edit) string {
	for _, c := range cuts {
		edits = append(edits, edit{span: c})
	}
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.start = max(e.start, at); e.end <= e.start {
			continue
		}
		before, gap := p.text[at:e.start], ""
		switch {
		case e.text != "":
		case endsWord(p.text[e.end:]): // the gap in front goes along
			before = strings.TrimRight(before, " ")
		default:
			gap = " "
		}
		b.WriteString(before + e.text + gap)
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
