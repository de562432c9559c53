package agenda

import (
	"cmp"
	"slices"
	"strings"
)

// span is a stretch of a phrase's text, as byte positions.
type span struct{ start, end int }

func (s span) contains(t span) bool { return s.start <= t.start && t.end <= s.end }

// linkSpan is a stretch of text that links somewhere. It is bare when the text
// is the address itself.
type linkSpan struct {
	span
	url  string
	bare bool
}

// phrase is one line of running text, with what its markup said about parts of
// it.
type phrase struct {
	line   int
	text   string
	links  []linkSpan
	struck []span
	code   []span
	marked []span // emphasised or code: what an author sets apart from a title
	hard   bool   // begins after a line break that the author asked for
}

// joinPhrases makes one phrase of lines that merely wrap.
func joinPhrases(parts []phrase) phrase {
	if len(parts) == 1 {
		return parts[0]
	}
	joined := phrase{line: parts[0].line, hard: parts[0].hard}
	var b strings.Builder
	for _, p := range parts {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		by := b.Len()
		b.WriteString(p.text)
		for _, l := range p.links {
			l.span = l.span.shift(by)
			joined.links = append(joined.links, l)
		}
		joined.struck = appendShifted(joined.struck, p.struck, by)
		joined.code = appendShifted(joined.code, p.code, by)
		joined.marked = appendShifted(joined.marked, p.marked, by)
	}
	joined.text = b.String()
	return joined
}

// clamp keeps a span within a text of the given length.
func (s span) clamp(length int) span { return span{min(s.start, length), min(s.end, length)} }

func (s span) shift(by int) span { return span{s.start + by, s.end + by} }

func appendShifted(to, from []span, by int) []span {
	for _, s := range from {
		to = append(to, s.shift(by))
	}
	return to
}

// linkList returns the links of the phrase in order.
func (p phrase) linkList() []Link {
	var links []Link
	for _, l := range p.links {
		text := strings.Trim(oneLine(p.text[l.start:l.end]), "()[] ")
		if text == "" {
			text = l.url
		}
		links = append(links, Link{Text: text, URL: l.url})
	}
	return links
}

// without returns the text with the given spans cut out.
func (p phrase) without(cuts []span) string {
	var b strings.Builder
	at := 0
	for _, c := range cuts {
		if c.start < at {
			c.start = at
		}
		if c.end <= c.start {
			continue
		}
		b.WriteString(p.text[at:c.start])
		b.WriteByte(' ')
		at = c.end
	}
	b.WriteString(p.text[at:])
	return oneLine(b.String())
}

// slice returns the part of the phrase within s, with the markup inside it.
func (p phrase) slice(s span) phrase {
	part := phrase{line: p.line, text: p.text[s.start:s.end], hard: p.hard}
	for _, l := range p.links {
		if s.contains(l.span) {
			l.span = l.span.shift(-s.start)
			part.links = append(part.links, l)
		}
	}
	part.code = sliceSpans(p.code, s)
	part.marked = sliceSpans(p.marked, s)
	return part
}

func sliceSpans(spans []span, within span) []span {
	var kept []span
	for _, s := range spans {
		if within.contains(s) {
			kept = append(kept, s.shift(-within.start))
		}
	}
	return kept
}

// sorted returns spans in order.
func sorted(spans []span) []span {
	return slices.SortedFunc(slices.Values(spans), func(a, b span) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
}
