package agenda

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
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

// iso returns the date as YYYY-MM-DD, or "" where it is not known for sure.
func (d day) iso() string {
	if d.year == 0 || d.unclear {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// mark is a number, a word or another sign of a text.
type mark struct {
	span
	text string
}

// marksOf cuts a text into marks, without the space between them. The ending
// of an ordinal number goes with it.
func marksOf(text string) []mark {
	kind := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 1
		case unicode.IsLetter(r):
			return 2
		case unicode.IsSpace(r):
			return 0
		}
		return -1
	}
	var marks []mark
	last := 0
	for i, r := range text {
		k := kind(r)
		if n := len(marks) - 1; k > 0 && k == last {
			marks[n].end, marks[n].text = i+len(string(r)), marks[n].text+string(unicode.ToLower(r))
		} else if k != 0 {
			marks = append(marks, mark{span{i, i + len(string(r))}, string(unicode.ToLower(r))})
		}
		last = k
	}
	joined := marks[:0]
	for _, m := range marks {
		if n := len(joined) - 1; n >= 0 && joined[n].end == m.start && isNumber(joined[n].text) && wordSet("st nd rd th").has(m.text) {
			joined[n].end = m.end
			continue
		}
		joined = append(joined, m)
	}
	return joined
}

// daysIn finds the dates of a text. Of a range ("28-30 November 2017") it finds
// the first day.
func daysIn(text string) []day {
	marks := marksOf(text)
	var found []day
	for i := 0; i < len(marks); i++ {
		c := cursor{marks: marks, at: i}
		d, ok := c.byNumbers()
		if !ok {
			c.at = i
			d, ok = c.byName()
		}
		if !ok {
			continue
		}
		d.span = span{marks[i].start, marks[c.at-1].end}
		found = append(found, d)
		i = c.at - 1
	}
	return found
}

// cursor reads marks one after the other.
type cursor struct {
	marks []mark
	at    int
}

func (c *cursor) peek() string {
	if c.at < len(c.marks) {
		return c.marks[c.at].text
	}
	return ""
}

// skip passes over one of the given marks, if it comes next.
func (c *cursor) skip(signs ...string) bool {
	for _, s := range signs {
		if c.peek() == s {
			c.at++
			return true
		}
	}
	return false
}

// number reads a number of at least and at most so many digits.
func (c *cursor) number(least, most int) (int, bool) {
	text := c.peek()
	if !isNumber(text) || len(text) < least || len(text) > most {
		return 0, false
	}
	c.at++
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// month reads the name of a month.
func (c *cursor) month() (int, bool) {
	m := monthOf(c.peek())
	if m == 0 {
		return 0, false
	}
	c.at++
	c.skip(".")
	return m, true
}

// byNumbers reads "2026-03-04", "2026/3/4", "25.03.2026".
func (c *cursor) byNumbers() (day, bool) {
	first, ok := c.number(1, 4)
	sep := c.peek()
	if !ok || !c.skip("-", "/", ".") {
		return day{}, false
	}
	second, ok := c.number(1, 2)
	if !ok || !c.skip(sep) {
		return day{}, false
	}
	third, ok := c.number(1, 4)
	switch {
	case !ok:
		return day{}, false
	case first >= 1000:
		return possible(first, second, third)
	case third < 1000:
		return day{}, false
	case second > 12:
		return possible(third, first, second) // the month comes first
	}
	d, ok := possible(third, second, first)
	d.unclear = first <= 12 && first != second
	return d, ok
}

// byName reads "March 4th, 2026", "4 March 2026" and "2026 March 4", with or
// without a year.
func (c *cursor) byName() (day, bool) {
	start := c.at
	if m, ok := c.month(); ok {
		d, ok := c.number(1, 2)
		if !ok {
			return day{}, false
		}
		c.restOfRange()
		return possible(c.year(), m, d)
	}
	if y, ok := c.number(4, 4); ok {
		c.skip("-")
		if m, ok := c.month(); ok {
			c.skip("-")
			if d, ok := c.number(1, 2); ok {
				return possible(y, m, d)
			}
		}
		return day{}, false
	}
	c.at = start
	d, ok := c.number(1, 2)
	if !ok {
		return day{}, false
	}
	c.restOfRange()
	c.skip(".")
	c.skip("of")
	c.skip("-")
	m, ok := c.month()
	if !ok {
		return day{}, false
	}
	c.skip("-")
	return possible(c.year(), m, d)
}

// restOfRange passes over the end of a range of days: "to 30", "–30".
func (c *cursor) restOfRange() {
	start := c.at
	if c.skip("-", "–", "—", "to", "and") {
		if _, ok := c.number(1, 2); ok {
			return
		}
	}
	c.at = start
}

// year reads a year behind a month or a day, or returns 0.
func (c *cursor) year() int {
	start := c.at
	c.skip(",")
	if y, ok := c.number(4, 4); ok {
		return y
	}
	c.at = start
	return 0
}

// possible returns a day if the calendar has it. A year that is not said may be
// a leap year.
func possible(y, m, d int) (day, bool) {
	year := y
	if y == 0 {
		year = 2000
	}
	t := time.Date(year, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return day{year: y, month: m, day: d}, int(t.Month()) == m && t.Day() == d && year >= 1900
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

// withoutDays returns the words of a text that are no part of a date and name
// no day.
func withoutDays(text string) []string {
	var b strings.Builder
	at := 0
	for _, d := range daysIn(text) {
		b.WriteString(text[at:d.start] + " ")
		at = d.end
	}
	b.WriteString(text[at:])
	var left []string
	for _, w := range words(b.String()) {
		if !isCalendarWord(w) {
			left = append(left, w)
		}
	}
	return left
}

// readDate finds the date of the meeting: in the front matter, the title, a line
// that is labelled as a date, a heading that is little else, or such a line in
// front of the agenda. Where there is only one that could be another day, that
// is said.
func (r *reader) readDate(sections []*section) {
	var open phrase // a date that is not one for sure
	look := func(ph phrase) bool {
		days := daysIn(ph.text)
		if len(days) > 0 && open.line == 0 {
			open = ph
		}
		r.plan.Date = firstDate(ph.text)
		return r.plan.Date != ""
	}
	heads := []phrase{{line: 1, text: r.doc.front["date"]}}
	for _, s := range []*section{r.parts.meeting, r.parts.title, r.parts.naming} {
		if s != nil {
			heads = append(heads, s.phrase)
		}
	}
	if r.parts.titleNode != nil {
		heads = append(heads, r.doc.lines(r.parts.titleNode)...)
	}
	var short []phrase
	labels, opening := r.dateLines(sections)
	for _, s := range sections[1:] {
		if s.part != partAside && len(withoutDays(s.title)) <= 2 && !headsChanges(s.title) {
			short = append(short, s.phrase)
		}
	}
	for _, ph := range opening {
		if len(withoutDays(ph.text)) <= 2 {
			short = append(short, ph)
		}
	}
	for i, list := range [][]phrase{heads, labels, short} {
		for _, ph := range list {
			if look(ph) {
				r.plan.dateLine = ph.line
				if i > 0 {
					r.took(ph)
				}
				return
			}
		}
	}
	if open.line > 0 {
		why := "the year of this date is not said, so the meeting takes no date from it"
		if daysIn(open.text)[0].unclear {
			why = "this date can be read in two ways, so the meeting takes no date from it"
		}
		r.unsure(open, why)
	}
}

// dateLines returns the lines that are labelled as a date, headings included, and
// all lines in front of the agenda.
func (r *reader) dateLines(sections []*section) (labels, opening []phrase) {
	for _, s := range sections {
		if s.part == partAside && anyIn(s.title, "next upcoming future previous past") {
			continue
		}
		lines := r.doc.factLines(s.blocks)
		if s.level == 0 || s == r.parts.naming || s == r.parts.meeting {
			opening = append(opening, lines...)
		}
		for _, ph := range append([]phrase{s.phrase}, lines...) {
			if what, _ := meetingLine(ph.text); what == roleDate {
				labels = append(labels, ph)
			}
		}
	}
	return labels, opening
}

// factLines returns the lines of blocks that may say something about the meeting.
// What stands below "Dates and times" is part of that line.
func (d *document) factLines(blocks []ast.Node) []phrase {
	var lines []phrase
	for _, n := range blocks {
		switch n := n.(type) {
		case *ast.Paragraph:
			lines = append(lines, d.lines(n)...)
		case *ast.List:
			for _, p := range d.pointsOf(n) {
				ph := p.phrase
				if what, _ := meetingLine(ph.text); what == roleDate && len(p.lines()) > 1 {
					ph.text = strings.TrimRight(p.phrase.text, ": ") + ": " + joinPhrases(p.lines()[1:]).text
				}
				lines = append(lines, ph)
			}
		case *extast.Table:
			lines = append(lines, d.tableOf(n).facts()...)
		}
	}
	return lines
}
