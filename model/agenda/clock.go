package agenda

import (
	"strconv"
	"strings"
)

const (
	halfDay = 12 * 60
	// longestGap is how far apart two beginnings may be to bound one topic.
	longestGap = 4 * 60
)

// clockPattern matches a time of day at the beginning of a text, perhaps with
// the time it lasts until: "10:00–10:15", "[9:30 am]", "14h00 - 14h30 CET".
// Without an end, "10.15" is the number of a section and "1h30" a length.
var clockPattern = pattern(`^[\[(]?\s*(\d{1,2})([:h.])(\d{2})\s?((?i:[ap]\.?m\b\.?)?)` +
	`(?:\s*(?:-|–|—|→|\bto\b|\btill\b|\buntil\b)\s*(\d{1,2})[:h.](\d{2})\s?((?i:[ap]\.?m\b\.?)?))?` +
	`\s*((?:UTC|GMT|CET|CEST|ET|EST|EDT|PT|PST|PDT|BST|JST)\b)?\s*[\])]?`)

// clock is a time of day in minutes since midnight. end is -1 when the text
// does not say one.
type clock struct{ start, end int }

// minutes is how long it is from start to end. Written without am and pm, a
// meeting may run past noon: from 12:45 to 1:15.
func (c clock) minutes() int {
	if c.end < 0 {
		return 0
	}
	length := c.end - c.start
	if length <= 0 {
		length += halfDay
	}
	if length <= 0 || length > maxMinutes {
		return 0
	}
	return length
}

// clockAtStart reads a time of day at the beginning of text and returns what
// follows it.
func clockAtStart(text string) (c clock, rest string, ok bool) {
	m := clockPattern().FindStringSubmatch(text)
	if m == nil || m[5] == "" && (m[2] == "." || m[2] == "h" && len(m[1]) == 1 && m[1] < "7") {
		return clock{}, text, false
	}
	rest = text[len(m[0]):]
	if hasWord(rest) && startsWithWord(rest) {
		// "10:00ish" is no clock, but the separator may have been consumed.
		if last := m[0][len(m[0])-1]; last != ' ' && last != ')' && last != ']' {
			return clock{}, text, false
		}
	}
	c = clock{start: minuteOfDay(m[1], m[3], m[4]), end: -1}
	if m[5] != "" {
		c.end = minuteOfDay(m[5], m[6], m[7])
		if c.end < 0 {
			return clock{}, text, false
		}
		// "1:00 – 1:30 pm" means the afternoon for both.
		if m[4] == "" && m[7] != "" && c.end-c.start > halfDay {
			c.start += halfDay
		}
	}
	if c.start < 0 {
		return clock{}, text, false
	}
	return c, strings.TrimLeft(rest, " :|–—-.\t"), true
}

// startsWithWord reports whether text begins with a letter or a digit.
func startsWithWord(text string) bool {
	for _, r := range text {
		return hasWord(string(r))
	}
	return false
}

// minuteOfDay converts hours and minutes; -1 stands for no time of day.
func minuteOfDay(hours, minutes, half string) int {
	h, errH := strconv.Atoi(hours)
	m, errM := strconv.Atoi(minutes)
	if errH != nil || errM != nil || h > 24 || m > 59 {
		return -1
	}
	switch strings.ToLower(strings.ReplaceAll(half, ".", "")) {
	case "am":
		h %= 12
	case "pm":
		h = h%12 + 12
	}
	return h*60 + m
}

// lastUntilNext gives every entry that only says when it begins the time until
// the next one does. The last one stays open.
func lastUntilNext(entries []*entry) {
	for i, e := range entries[:max(len(entries)-1, 0)] {
		next := entries[i+1]
		if e.minutes > 0 || !e.clocked || !next.clocked || e.clock.end >= 0 {
			continue
		}
		if m := (clock{e.clock.start, next.clock.start}).minutes(); m <= longestGap {
			e.minutes, e.inferred = m, m > 0
		}
	}
}
