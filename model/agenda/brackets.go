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

// brackets returns the outermost bracketed parts of a phrase, in order.
func brackets(p phrase) []bracket {
	var open []int
	var found []bracket
	for i := range len(p.text) {
		switch c := p.text[i]; c {
		case '(', '[':
			if !within(p.code, i) {
				open = append(open, i)
			}
		case ')', ']':
			if len(open) == 0 || within(p.code, i) || !matches(p.text[open[len(open)-1]], c) {
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

func within(spans []span, at int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.start <= at && at < s.end })
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
	for _, s := range p.marked {
		inBracket := slices.ContainsFunc(found, func(b bracket) bool { return b.contains(s) })
		if inBracket || s.start == s.end {
			continue
		}
		text := strings.Trim(p.text[s.start:s.end], " :.-–—|")
		if _, ok := pureTimebox(text); ok {
			apart = append(apart, bracket{span: s, inner: text})
		}
	}
	return apart
}

// referenceWords may stand beside links in brackets without making them part
// of a title: "(PR [1](…), [2](…), [slides](…))".
var referenceWords = wordSet("and pr prs see also cf slides slide spec specs doc docs document issue issues link links repo notes via draft rfc explainer pdf tests test github or more here")

// onlyLinks reports whether a bracketed part holds nothing but links to
// material. A bracket inside a link's own text belongs to the title.
func onlyLinks(p phrase, b bracket) bool {
	var cuts []span
	for _, l := range p.links {
		if l.end <= b.start || l.start >= b.end {
			continue
		}
		if !b.contains(l.span) {
			return false
		}
		cuts = append(cuts, l.span)
	}
	if len(cuts) == 0 {
		return false
	}
	if cuts[0] == b.span {
		return true // the brackets are part of the link's text: [(spec)](…)
	}
	rest := p.slice(b.span).without(appendShifted(nil, cuts, -b.start))
	for _, w := range words(rest) {
		if !referenceWords.has(w) {
			return false
		}
	}
	return !strings.ContainsAny(rest, "0123456789")
}

// withoutMaterial returns what stands in a bracket beside links to material:
// "Ana Lopez" of "(Ana Lopez, [slides](…))".
func withoutMaterial(p phrase, b bracket) string {
	var cuts []span
	for _, l := range p.links {
		if b.contains(l.span) && l.start > b.start && allIn(p.text[l.start:l.end], referenceWords) {
			cuts = append(cuts, l.span.shift(-b.start))
		}
	}
	if len(cuts) == 0 {
		return b.inner
	}
	return strings.Trim(p.slice(b.span).without(cuts), "()[] ,;")
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
func trailingReference(ph phrase, l linkSpan) bool {
	listed := strings.HasSuffix(strings.TrimRight(ph.text[:l.start], " "), ",")
	return listed && l.end == len(ph.text) && allIn(ph.text[l.start:l.end], referenceWords)
}
