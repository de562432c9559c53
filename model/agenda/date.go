package agenda

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
)

// months and weekdays are the names of the calendar; three letters are enough
// to know one by.
var (
	months   = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	weekdays = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)

// monthOf returns the number of the month that a word names, or 0.
func monthOf(word string) int { return 1 + named(months[:], word) }

// isCalendarWord reports whether a word names a month or a day of the week.
func isCalendarWord(word string) bool { return monthOf(word) > 0 || named(weekdays[:], word) >= 0 }

// named returns which of the names a word stands for, in full or shortened to
// at least three letters, or -1.
func named(names []string, word string) int {
	if len(word) >= 3 {
		for i, name := range names {
			if strings.HasPrefix(name, word) {
				return i
			}
		}
	}
	return -1
}

// day is a date found in a text: "4th of March 2026", "2026-03-04T14:00:00Z".
// The year is 0 where the text does not say it.
type day struct {
	span
	year, month, day int
	unclear          bool // day and month may be the other way round
}

// time returns the beginning of the day. A year that is not said may be a leap
// year, and is that of every other such day.
func (d day) time() time.Time {
	year := d.year
	if year == 0 {
		year = 2000
	}
	return time.Date(year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// iso returns the date as YYYY-MM-DD, or "" where it is not known for sure.
func (d day) iso() string {
	if d.year == 0 || d.unclear {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// datePattern matches what may be a date, the day of the month with the end of a
// range behind it ("28-30 November 2017"): all in numbers; the month first; the
// day first; the year before the name of the month.
var datePattern = sync.OnceValue(func() *regexp.Regexp {
	const (
		month = `[a-z]{3,9}\.?`
		days  = `\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:-|–|—|to|and)\s?\d{1,2}(?:st|nd|rd|th)?\b)?`
		year  = `(?:,?[ -]\s?\d{4}\b)?`
	)
	return regexp.MustCompile(`(?i)\b(?:\d{1,4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,4}(?:\b|T)` +
		`|` + month + `\s+` + days + `\b` + year +
		`|` + days + `\.?[ -]\s?(?:of\s+)?` + month + year +
		`|\d{4}[ -]` + month + `[ -]\d{1,2}\b)`)
})

// daysIn finds the dates of a text. Of a range it finds the first day.
func daysIn(text string) []day {
	var found []day
	for at := 0; at < len(text); {
		m := datePattern().FindStringIndex(text[at:])
		if m == nil {
			break
		}
		start, end := at+m[0], at+m[1]
		if d, ok := dayOf(text[start:end]); ok {
			d.span = span{start, end}
			found = append(found, d)
			at = end
			continue
		}
		// What follows the first word or number may be a date still.
		at = len(text) - len(strings.TrimLeftFunc(text[start:], isWordRune))
	}
	return found
}

// isWordRune reports whether a character belongs to a word or a number.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// dayOf makes a day of what matches datePattern: of its numbers, one of four
// digits is the year and the first other one the day.
func dayOf(text string) (day, bool) {
	var numbers []int
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }) {
		n, _ := strconv.Atoi(f)
		numbers = append(numbers, n)
	}
	month := 0
	for _, w := range words(text) {
		month = max(month, monthOf(w))
	}
	if month == 0 {
		return inNumbers(numbers)
	}
	y, d := 0, 0
	for _, n := range numbers {
		switch {
		case n >= 1000:
			y = n
		case d == 0:
			d = n
		}
	}
	return possible(y, month, d)
}

// inNumbers reads "2026-03-04", "25.03.2026" and "03/25/2026".
func inNumbers(n []int) (day, bool) {
	switch {
	case len(n) == 3 && n[0] >= 1000:
		return possible(n[0], n[1], n[2])
	case len(n) < 3 || n[2] < 1000:
		return day{}, false
	case n[1] > 12:
		return possible(n[2], n[0], n[1]) // the month comes first
	}
	d, ok := possible(n[2], n[1], n[0])
	d.unclear = n[0] <= 12 && n[0] != n[1]
	return d, ok
}

// possible returns a day if the calendar has it.
func possible(y, m, d int) (day, bool) {
	found := day{year: y, month: m, day: d}
	t := found.time()
	return found, int(t.Month()) == m && t.Day() == d && t.Year() >= 1900
}

// firstDate returns the first date of a text that is known for sure, or "".
func firstDate(text string) string {
	for _, d := range daysIn(text) {
		if iso := d.iso(); iso != "" {
			return iso
		}
	}
	return ""
}

// daySpans returns where the dates of a text stand.
func daySpans(text string) []span {
	var spans []span
	for _, d := range daysIn(text) {
		spans = append(spans, d.span)
	}
	return spans
}

// withoutDays returns the words of a text that are no part of a date and name
// no day.
func withoutDays(text string) []string {
	return slices.DeleteFunc(words(phrase{text: text}.without(daySpans(text))), isCalendarWord)
}

// readDate finds the date of the meeting: in the front matter, the title, a line
// that is labelled as a date, a heading that is little else, or such a line in
// front of the agenda. Where there is only one that could be another day, that
// is said.
func (r *reader) readDate(sections []*section) {
	var unsure phrase // has a date that is not one for sure
	heads, labels, short := r.dateLines(sections)
	for i, ph := range slices.Concat(heads, labels, short) {
		r.plan.Date = firstDate(ph.text)
		switch {
		case r.plan.Date != "":
			r.plan.dateLine = ph.line
			if i >= len(heads) && !ph.shared {
				r.took(ph)
			}
			r.dateHeading(sections)
			return
		case unsure.line == 0 && len(daysIn(ph.text)) > 0:
			unsure = ph
		}
	}
	if unsure.line > 0 {
		why := "the year of this date is not said, so the meeting takes no date from it"
		if daysIn(unsure.text)[0].unclear {
			why = "this date can be read in two ways, so the meeting takes no date from it"
		}
		r.unsure(unsure, why)
	}
}

// isDate reports whether a text is a date and little else.
func isDate(text string) bool { return len(withoutDays(text)) <= 2 && !headsChanges(text) }

// dateHeading makes the heading that the date is from that of the meeting, if it
// is the only date beside it and says little else.
func (r *reader) dateHeading(sections []*section) {
	for _, s := range sections[1:] {
		if s.line == r.plan.dateLine && r.parts.meeting == nil && s.part == partPlain && isDate(s.title) &&
			!slices.ContainsFunc(s.parent.children, func(c *section) bool { return c != s && len(daysIn(c.title)) > 0 }) {
			r.parts.meeting = s
		}
	}
}

// dateLines returns where the date of the meeting may stand: in what names it, in
// lines that are labelled as a date, and in headings and lines in front of the
// agenda that are little else than a date.
func (r *reader) dateLines(sections []*section) (heads, labels, short []phrase) {
	heads = []phrase{{line: 1, text: r.doc.front["date"]}}
	for _, s := range []*section{r.parts.meeting, r.parts.title, r.parts.naming} {
		if s != nil {
			heads = append(heads, s.phrase)
		}
	}
	if r.parts.titleBlock != nil {
		heads = append(heads, r.parts.titleBlock.lines...)
	}
	var opening []phrase
	for _, s := range sections {
		if s.level > 0 && s.part != partAside && isDate(s.title) {
			short = append(short, s.phrase)
		}
		if s.part == partAside && wordSet("next upcoming future previous past").in(s.title) {
			continue
		}
		lines := factLines(s.blocks)
		if s.level == 0 || s == r.parts.naming || s == r.parts.meeting {
			opening = append(opening, lines...)
		}
		for _, ph := range append([]phrase{s.phrase}, lines...) {
			if what, _ := meetingLine(ph.text); what == roleDate {
				labels = append(labels, ph)
			}
		}
	}
	opening = slices.DeleteFunc(opening, func(ph phrase) bool { return len(withoutDays(ph.text)) > 2 })
	return heads, labels, append(short, opening...)
}

// factLines returns the lines of blocks that may say something about the meeting.
// What stands below "Dates and times" is part of that line.
func factLines(blocks []*block) []phrase {
	var lines []phrase
	for _, b := range blocks {
		switch b.kind {
		case textBlock:
			lines = append(lines, b.lines...)
		case tableBlock:
			lines = append(lines, b.table.facts()...)
		}
		for _, p := range b.points {
			ph := p.phrase
			if what, _ := meetingLine(ph.text); what == roleDate && len(p.lines()) > 1 {
				ph.text = strings.TrimRight(p.phrase.text, ": ") + ": " + joinPhrases(p.lines()[1:]).text
			}
			lines = append(lines, ph)
		}
	}
	return lines
}
