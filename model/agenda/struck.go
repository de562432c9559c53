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
	if len(p.struck) == 0 {
		return p, "", false
	}
	live := p.without(sorted(p.struck))
	if !hasWord(live) {
		return p, "", true
	}
	first := sorted(p.struck)[0]
	if hasWord(p.text[:first.start]) {
		return cutStruck(p), "", false
	}
	rest := strings.TrimLeftFunc(p.text[first.end:], unicode.IsSpace)
	whole := p.slice(span{first.start, first.end})
	switch {
	case strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "["):
		// Annotations behind the struck title belong to it.
		return p, "", true
	case len(brackets(whole)) > 0 || len(whole.links) > 0 || remarkStart().MatchString(rest) || remarkWord().MatchString(rest):
		return whole, tidy(rest), true
	}
	return cutStruck(p), "", false
}

// cutStruck removes the struck parts of a phrase.
func cutStruck(p phrase) phrase {
	var parts []phrase
	at := 0
	for _, s := range append(sorted(p.struck), span{len(p.text), len(p.text)}) {
		if s.start > at {
			parts = append(parts, p.slice(span{at, s.start}))
		}
		at = max(at, s.end)
	}
	kept := joinPhrases(parts)
	kept.line, kept.hard = p.line, p.hard
	return kept
}
