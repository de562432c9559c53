package agenda

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMinutes is the longest timebox that makes sense: half a day. "24h" in an
// agenda is a service level, not a length of discussion.
const maxMinutes = 12 * 60

const (
	numberPattern = `(\d{1,4}(?:[.,]\d{1,2})?[½¼¾]?|[½¼¾])`
	hourPattern   = `(?i:hours|hour|hrs|hr|h)`
	unitPattern   = `(` + hourPattern + `|(?i:minutes|minute|minuten|minutos|mins|min\.?)|m|['′’])`
	rangePattern  = `(?:-|–|—|\bto\b|\bor\b)\s?`
)

var (
	// lengthPattern matches one length of time: hours with minutes ("1h30", "1 hour
	// and 15 min"), or a number with a unit, perhaps with the lower end of a range
	// before it ("10-15m", "½-1 hr").
	lengthPattern = pattern(
		`\d{1,2}\s?` + hourPattern + `(?:\d{2}(?i:minutes|mins|min|m)?|(?:\s|and|,)+\d{1,2}\s?(?i:minutes|mins|min|m))` +
			`|(?:` + numberPattern + `\s?` + unitPattern + `?\s?` + rangePattern + `)?` + numberPattern + `[\s-]?` + unitPattern)
	// amountPattern matches the parts of such a length.
	amountPattern = pattern(numberPattern + `[\s-]?` + unitPattern + `?`)
	rangeInside   = pattern(rangePattern + `[\d½¼¾]`)
)

// spelled holds the lengths that people write in words or fractions.
var spelled = strings.NewReplacer(
	"half an hour", "30 min", "Half an hour", "30 min", "half hour", "30 min", "half-hour", "30 min",
	"quarter of an hour", "15 min", "quarter hour", "15 min", "an hour", "60 min", "An hour", "60 min",
	"1/2", "½", "1/4", "¼", "3/4", "¾")

// length is a length of time found in a text.
type length struct {
	span
	minutes int
}

// lengthsIn finds the lengths of time in a text. Lengths joined by a plus are
// added up; of a range the longer end counts.
func lengthsIn(text string) []length {
	var found []length
	for _, m := range lengthPattern().FindAllStringIndex(text, -1) {
		l := length{span{m[0], m[1]}, minutesIn(text[m[0]:m[1]])}
		if l.minutes == 0 || !standsAlone(text, l.span) {
			continue
		}
		if last := len(found) - 1; last >= 0 && strings.TrimSpace(text[found[last].end:l.start]) == "+" {
			found[last].end = l.end
			found[last].minutes += l.minutes
			continue
		}
		found = append(found, l)
	}
	return found
}

// minutesIn returns how long a match of lengthPattern is: the longer end of a
// range, or else all parts together.
func minutesIn(text string) int {
	parts := amountPattern().FindAllStringSubmatch(text, -1)
	unit := parts[len(parts)-1][2]
	sum, longest := 0, 0
	for _, part := range parts {
		m := minutes(part[1], cmp.Or(part[2], unit))
		sum, longest = sum+m, max(longest, m)
	}
	if rangeInside().MatchString(text) {
		return longest
	}
	return sum
}

// fractions gives the quarters of an hour that one character stands for.
var fractions = map[string]float64{"¼": 0.25, "½": 0.5, "¾": 0.75}

// minutes converts a number and its unit; 0 stands for what is no number.
func minutes(number, unit string) int {
	value := 0.0
	for sign, part := range fractions {
		if rest, ok := strings.CutSuffix(number, sign); ok {
			number, value = rest, part
		}
	}
	if number != "" {
		n, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", "."), 64)
		if err != nil {
			return 0
		}
		value += n
	}
	if strings.HasPrefix(strings.ToLower(unit), "h") {
		value *= 60
	}
	return int(value + 0.5)
}

// standsAlone reports whether the characters around a match leave it a length
// of time: not "v1.5h", "$5m", "≤30m" or "5mm".
func standsAlone(text string, s span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.start])
	after, _ := utf8.DecodeRuneInString(text[s.end:])
	if s.start > 0 && (unicode.IsLetter(before) || unicode.IsNumber(before) || strings.ContainsRune(".,:$€£#/>", before)) {
		return false
	}
	return s.end == len(text) || !unicode.IsLetter(after) && !unicode.IsNumber(after)
}

// isQualifier reports whether text adds nothing to a timebox.
func isQualifier(text string) bool {
	for _, w := range words(text) {
		if !term("qualifier").has(w) {
			return false
		}
	}
	return !strings.ContainsFunc(text, unicode.IsNumber)
}

// pureTimebox reads text that is a timebox and nothing else: "15m", "[~10 min]",
// "3m (maybe 4m)", "10:00–10:30". Of several lengths the longest counts.
func pureTimebox(text string) (minutes int, ok bool) {
	text = spelled.Replace(text)
	if c, rest, found := clockAtStart(text); found && c.end >= 0 && isQualifier(rest) {
		return c.minutes(), true
	}
	at := 0
	for _, l := range lengthsIn(text) {
		if !isQualifier(text[at:l.start]) {
			return 0, false
		}
		minutes, at = max(minutes, l.minutes), l.end
	}
	return minutes, minutes > 0 && isQualifier(text[at:])
}

// isTimebox reports whether text is a timebox and nothing else.
func isTimebox(text string) bool {
	_, ok := pureTimebox(text)
	return ok
}

// eachPattern matches a timebox meant for every item under a header: "15 Minute
// Items", "5m each", "10 min per topic".
var eachPattern = pattern(`^[\s-]*(?i:(?:agenda |discussion )?(?:items|topics|discussions|slots|talks|updates|presentations|demos|points|questions)\b|each\b|apiece\b|per (?:item|topic|person|team|presenter|speaker)\b)`)

// eachTimebox reads the timebox a header gives to what stands under it. It must
// say little else: the header of a group is short.
func eachTimebox(title string) int {
	text := spelled.Replace(title)
	for _, l := range lengthsIn(text) {
		if eachPattern().MatchString(text[l.end:]) && len(words(text[:l.start])) <= 4 && l.minutes <= maxMinutes {
			return l.minutes
		}
	}
	return 0
}

const (
	halfDay = 12 * 60
	// longestGap limits how far apart two beginnings may be to bound one topic.
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

// minutes returns how long it is from start to end. Written without am and pm, a
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
	if r, size := utf8.DecodeRuneInString(rest); size > 0 && (unicode.IsLetter(r) || unicode.IsNumber(r)) {
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
