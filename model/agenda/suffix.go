package agenda

import (
	"strings"
)

// takeClock reads a time of day in front of the title.
func (e *entry) takeClock(text string) string {
	c, rest, ok := clockAtStart(text)
	if !ok || !hasWord(rest) {
		return text
	}
	e.clock, e.clocked = c, true
	e.minutes = max(e.minutes, c.minutes())
	return rest
}

// inlineLabel matches "Owner:" and "Time:" within a line.
var inlineLabel = pattern(`(?i)[\s,;.|–—-]+((?:presenter|speaker|owner|lead|champion|facilitator|driver|dri|who|time|timebox|duration)s?)\s*[:=]\s*`)

// takeLabels reads labelled values at the end of a line: "Cart. Owner: Ana.
// Time: 10m".
func (e *entry) takeLabels(text string) string {
	starts := inlineLabel().FindAllStringSubmatchIndex(text, -1)
	for i := len(starts) - 1; i >= 0; i-- {
		m := starts[i]
		what, value := field(text[m[2]:m[3]] + ": " + strings.Trim(text[m[1]:], " ,;.|–—-"))
		if what == roleNone || len(strings.Fields(value)) > 8 {
			break
		}
		e.setField(what, value)
		text = text[:m[0]]
	}
	return text
}

// bySuffix matches a presenter named at the end of a sentence.
var bySuffix = pattern(`(?i)[\s,;:–—-]+((?:led|presented|hosted|facilitated|owned|run|given)\s+)?by:?\s+([^,;:]+)$`)

// handleSuffix matches the handles at the end of a line: "Cart @ana".
var handleSuffix = pattern(`(?:\s(?:by|with|w/))?[\s,]((?:@[A-Za-z0-9][\w.-]*(?:[\s,&]|and\b)*)+)$`)

// looseLength matches a bare timebox behind the title: "Cart 15m". The word in
// front of it is captured too, because "Cart in 15m" is a sentence.
var looseLength = pattern(`(\S+)\s+(\d{1,3}(?:[-–]\d{1,3})?\s?(?:m|mins?\.?|minutes))$`)

// beforeAmount are words that make the length behind them part of a sentence.
var beforeAmount = wordSet("for in to by within of than under over every at after last next from about per takes took lasts least most until and or another only the")

// takeSuffix reads what follows the title without any separator.
func (e *entry) takeSuffix(p people, text string) string {
	text = e.takeLooseLength(text)
	if e.presenter != "" || e.named {
		return text
	}
	if m := handleSuffix().FindStringSubmatchIndex(text); m != nil && hasWord(text[:m[0]]) {
		e.presenter = presenterText(strings.TrimSpace(text[m[2]:m[3]]))
		return e.takeLooseLength(text[:m[0]])
	}
	m := bySuffix().FindStringSubmatch(text)
	if m == nil {
		return text
	}
	needed := fullName
	if m[1] != "" {
		needed = oneWord
	}
	if p.likenessOf(m[2]) < needed {
		return text
	}
	e.presenter = presenterText(m[2])
	return strings.TrimSuffix(text, m[0])
}

func (e *entry) takeLooseLength(text string) string {
	m := looseLength().FindStringSubmatchIndex(text)
	if m == nil || e.minutes > 0 || beforeAmount.has(strings.ToLower(text[m[2]:m[3]])) {
		return text
	}
	if length, ok := pureTimebox(text[m[4]:m[5]]); ok && length <= maxMinutes {
		e.minutes = length
		return text[:m[3]]
	}
	return text
}

// spaceBefore matches the gap that a part cut out leaves before punctuation.
var spaceBefore = pattern(`\s+([,;:.!?])`)

// edges matches what a part cut out leaves at the edges of a title. A dash that
// touches a word belongs to it.
var edges = pattern(`^(?:[\s,;:|]|[–—-]+\s|\.\s)+|(?:[\s,;:|]|\s[–—-]+)+$`)

// tidy cleans the edges of a title after its annotations were cut out.
func tidy(text string) string {
	return edges().ReplaceAllString(spaceBefore().ReplaceAllString(oneLine(text), "$1"), "")
}
