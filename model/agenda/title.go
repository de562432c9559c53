package agenda

import (
	"strings"
	"unicode"
)

// remarkWord matches what people write behind a topic they struck out.
var remarkWord = pattern(`(?i)^\W*(?:done|postponed|moved|deferred|delayed|withdrawn|cancell?ed|dropped|removed|skipped|covered|completed|merged|closed|resolved|see|duplicate|already|not|no longer|next|tabled|parked|continued)\b`)

// unstrike decides what a strike-through means. A topic struck out as a whole is
// done; its words stay, and what follows them is a remark. A few words struck
// out within a line are an edit, and go.
func unstrike(p phrase) (kept phrase, remark string, struck bool) {
	cuts := p.struck()
	if len(cuts) == 0 {
		return p, "", false
	}
	if !hasWord(p.without(cuts)) {
		return p, "", true
	}
	first := cuts[0]
	if hasWord(p.text[:first.start]) {
		return cutStruck(p), "", false
	}
	rest := strings.TrimLeftFunc(p.text[first.end:], unicode.IsSpace)
	whole := p.slice(span{first.start, first.end})
	switch {
	case strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "["):
		// Annotations behind the struck title belong to it.
		return p, "", true
	case len(brackets(whole)) > 0 || len(whole.links()) > 0 || remarkStart().MatchString(rest) || remarkWord().MatchString(rest):
		return whole, tidy(rest), true
	}
	return cutStruck(p), "", false
}

// struckOut reports whether a line is struck out as a whole.
func struckOut(p phrase) bool {
	_, _, struck := unstrike(p)
	return struck
}

// cutStruck removes the struck parts of a phrase.
func cutStruck(p phrase) phrase {
	var parts []phrase
	at := 0
	for _, s := range append(p.struck(), span{len(p.text), len(p.text)}) {
		if s.start > at {
			parts = append(parts, p.slice(span{at, s.start}))
		}
		at = max(at, s.end)
	}
	kept := joinPhrases(parts)
	kept.line, kept.hard = p.line, p.hard
	return kept
}

// remarkStart matches how a remark behind a title begins.
var remarkStart = pattern(`^\s*(?:--|—|–|-|→)\s+`)

// longTitle is the length of a title, in bytes, before only its first sentence
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

var (
	// A dash that touches a word belongs to it, and so does the colon of ":tada:".
	untidyFront = pattern(`^(?:[ ,;|]|: |\. |[-–—]+(?: |$))+`)
	untidyEnd   = pattern(`(?:[ ,;|]| [-–—]+)+$`)
	colonAtEnd  = pattern(`((?:^| )[^: ][^ ]*?):+$`)
)

// tidy cleans the edges of a title after its annotations were cut out.
func tidy(text string) string {
	for {
		before := oneLine(text)
		text = untidyEnd().ReplaceAllString(untidyFront().ReplaceAllString(before, ""), "")
		text = colonAtEnd().ReplaceAllString(text, "$1")
		if text == before {
			return text
		}
	}
}

// closesLine reports whether nothing but parts that were cut out stands behind
// an address, and the words in front of it need none: "Cart https://…", but not
// "Needs a look: https://…".
func closesLine(ph phrase, l mark, cuts []span) bool {
	before := strings.TrimRight(ph.text[:l.start], " ")
	if l.start > 0 && ph.text[l.start-1] != ' ' || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ",") || !hasWord(before) {
		return false
	}
	if all := words(before); len(all) == 0 || wordSet("for at see on in of from to by via with and or the this is that near about").has(all[len(all)-1]) {
		return false
	}
	rest := ph.slice(span{l.end, len(ph.text)})
	var behind []span
	for _, c := range cuts {
		if c.start >= l.end {
			behind = append(behind, c.shift(-l.end))
		}
	}
	return !strings.ContainsFunc(rest.without(behind), func(r rune) bool { return r != ' ' })
}

// maxAddress is the number of characters of an address that stand in a title.
const maxAddress = 40

// shortAddress returns an address without what a reader does not need to know it
// by again.
func shortAddress(url string) string {
	_, short, found := strings.Cut(url, "://")
	if !found {
		short = strings.TrimPrefix(url, "mailto:")
	}
	if at := strings.IndexAny(short, "?#"); at > 0 {
		short = short[:at]
	}
	short = strings.TrimRight(strings.TrimPrefix(short, "www."), "/")
	if runes := []rune(short); len(runes) > maxAddress {
		short = string(runes[:maxAddress]) + "…"
	}
	return short
}

// withoutAddresses returns the text with some parts cut out. An address is left in
// a short form, or goes where the title is complete without it.
func (p phrase) withoutAddresses(cuts []span) string {
	var edits []edit
	for _, l := range p.links() {
		switch {
		case l.bare && !closesLine(p, l, cuts):
			edits = append(edits, edit{l.span, shortAddress(l.url)})
		case l.bare || trailingReference(p, l):
			edits = append(edits, edit{span: l.span})
		}
	}
	return p.without(cuts, edits...)
}
