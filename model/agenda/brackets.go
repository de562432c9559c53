package agenda

import (
	"slices"
	"strings"
)

// bracket is a part of a phrase in round or square brackets, or set apart by
// emphasis. Its span includes the brackets.
type bracket struct {
	span
	inner  string
	square bool
}

// brackets returns the outermost bracketed parts of a phrase, in order. One that is
// open at the end of the line was forgotten to be closed: "(Ana Lopez".
func brackets(p phrase) []bracket {
	text := []byte(p.text)
	for _, m := range p.marked(codeMark) {
		for i := m.start; i < m.end; i++ {
			text[i] = ' '
		}
	}
	var open []int
	var found []bracket
	for i, c := range text {
		switch {
		case c == '(' || c == '[':
			open = append(open, i)
		case len(open) > 0 && (c == ')' && text[open[len(open)-1]] == '(' || c == ']' && text[open[len(open)-1]] == '['):
			start := open[len(open)-1]
			open = open[:len(open)-1]
			// What was found inside of these brackets is part of them.
			for len(found) > 0 && found[len(found)-1].start > start {
				found = found[:len(found)-1]
			}
			found = append(found, bracket{span{start, i + 1}, strings.TrimSpace(p.text[start+1 : i]), c == ']'})
		}
	}
	if n := len(open); n > 0 {
		start := open[n-1]
		inside := len(found) > 0 && found[len(found)-1].start > start
		if !inside && (start == 0 || text[start-1] == ' ') {
			found = append(found, bracket{span{start, len(text)}, strings.TrimSpace(p.text[start+1:]), text[start] == '['})
		}
	}
	return append(found, emphasised(p, found)...)
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
		if text := strings.Trim(p.text[s.start:s.end], " :.-–—|"); isTimebox(text) {
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
