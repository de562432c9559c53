package agenda

import (
	"slices"
	"strings"
)

// remarkStart matches how a remark behind a title begins.
var remarkStart = pattern(`^\s*(?:--|—|–|-|→)\s+`)

// takeTail moves a remark behind the annotations of a topic to its notes:
// "Private state (Ana) -- please put this last". A tail that holds a name or a
// timebox is left for takeSegments.
func (e *entry) takeTail(p people, ph phrase, cuts []span) (phrase, []span) {
	if len(cuts) == 0 {
		return ph, cuts
	}
	last := 0
	for _, c := range cuts {
		last = max(last, c.end)
	}
	before := ph.without(sorted(append(slices.Clone(cuts), span{last, len(ph.text)})))
	tail := ph.text[last:]
	dashed := remarkStart().FindString(tail)
	remark := oneLine(tail[len(dashed):])
	if !hasWord(before) || !hasWord(remark) {
		return ph, cuts
	}
	if dashed == "" && e.presenter == "" && !e.named && e.timed() && p.likenessOf(remark) >= fullName {
		e.presenter = remark
		return ph, append(cuts, span{last, len(ph.text)})
	}
	sentence := dashed == "" && strings.HasSuffix(before, ".") && !strings.HasPrefix(strings.TrimSpace(tail), ".")
	if _, timed := pureTimebox(remark); timed || dashed == "" && !sentence || dashed != "" && p.likenessOf(remark) > noName {
		return ph, cuts
	}
	e.notes = append(e.notes, remark)
	return ph, append(cuts, span{last, len(ph.text)})
}

// longTitle is how long a title may be, in bytes, before only its first sentence
// is kept.
const longTitle = 120

// sentenceEnd matches the end of a sentence in front of another.
var sentenceEnd = pattern(`\pL{2}[)\]"”’]*[.!?] +\p{Lu}`)

// firstSentence shortens an item that is written as a paragraph. The rest of it
// becomes a note.
func (e *entry) firstSentence(title string) string {
	m := sentenceEnd().FindStringIndex(title)
	if len(title) <= longTitle || m == nil {
		return title
	}
	end := m[0] + strings.LastIndexByte(title[m[0]:m[1]], ' ')
	e.notes = append([]string{title[end+1:]}, e.notes...)
	return strings.TrimRight(title[:end], " .")
}
