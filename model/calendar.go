package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Calendar says which days are working days: those of its week that are no days off.
// The zero Calendar works Monday to Friday.
type Calendar struct {
	week [7]bool // by time.Weekday; none of them stands for Monday to Friday
	off  []Date  // in order
}

// The most days off that a cycle can have: some years of holidays.
const maxDaysOff = 400

// Calendar returns the calendar of the cycle.
func (r *Record) Calendar() Calendar {
	c, _ := r.Cycle()
	week, err := parseWeek(cmp.Or(c.Workdays, strings.Join(r.playbookOf(c).Cycle.Workdays, " ")))
	if err != nil { // another program wrote it
		week = [7]bool{}
	}
	var off []Date
	for word := range strings.FieldsSeq(c.DaysOff) {
		if day, err := ParseDate(word); err == nil {
			off = append(off, day)
		}
	}
	slices.Sort(off)
	return Calendar{week, off}
}

// IsWorkday reports whether a day is a working day.
func (c Calendar) IsWorkday(d Date) bool {
	day := d.Weekday()
	works := c.week[day]
	if c.week == ([7]bool{}) {
		works = day != time.Saturday && day != time.Sunday
	}
	if !works {
		return false
	}
	_, off := slices.BinarySearch(c.off, d)
	return !off
}

// Next returns the day itself where it is a working day, else the next one.
func (c Calendar) Next(d Date) Date {
	for d != "" && !c.IsWorkday(d) {
		d = d.AddDays(1)
	}
	return d
}

// Add returns the day n working days after a day.
func (c Calendar) Add(d Date, n int) Date {
	for ; n > 0; n-- {
		d = c.Next(d.AddDays(1))
	}
	return d
}

// Before returns the day n working days before a day.
func (c Calendar) Before(d Date, n int) Date {
	for ; n > 0; n-- {
		d = d.AddDays(-1)
		for tries := 0; !c.IsWorkday(d) && tries < 366; tries++ {
			d = d.AddDays(-1)
		}
	}
	return d
}

// Days returns the number of working days after one day up to a later one: 1 from a
// Friday to the Monday after it. It is 0 where the second day is not later.
func (c Calendar) Days(from, to Date) int {
	if from == "" || to <= from {
		return 0
	}
	const week = 7
	perWeek := 0
	for day := range week {
		if c.IsWorkday(from.AddDays(day)) || c.isOff(from.AddDays(day)) {
			perWeek++
		}
	}
	all := int(to.time().Sub(from.time()).Hours() / 24)
	n := all / week * perWeek
	for day := from.AddDays(all / week * week); day < to; {
		day = day.AddDays(1)
		if c.IsWorkday(day) || c.isOff(day) {
			n++
		}
	}
	for _, day := range c.off {
		if day > from && day <= to && c.isOff(day) {
			n--
		}
	}
	return n
}

// isOff reports whether a day would be a working day if it were no day off.
func (c Calendar) isOff(d Date) bool {
	_, off := slices.BinarySearch(c.off, d)
	return off && Calendar{week: c.week}.IsWorkday(d)
}

// parseWeek reads the working days of a week: "mon-fri", "sun-thu", "mon tue thu". An
// empty text is none of them.
func parseWeek(text string) (week [7]bool, err error) {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r == ',' || r == ' ' }) {
		from, to, isRange := strings.Cut(strings.ReplaceAll(word, "–", "-"), "-")
		if !isRange {
			to = from
		}
		first, ok := weekdayCalled(from)
		last, okLast := weekdayCalled(to)
		if !ok || !okLast {
			return week, badValue(FieldWorkdays, fmt.Sprintf("%s are no working days; write them like mon-fri, or mon,tue,thu", Quoted(text)))
		}
		for day := first; ; day = (day + 1) % 7 {
			week[day] = true
			if day == last {
				break
			}
		}
	}
	return week, nil
}

// weekdayCalled returns the day of the week that a word begins: "mo", "mon", "monday".
func weekdayCalled(word string) (time.Weekday, bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(word) >= 2 && strings.HasPrefix(strings.ToLower(day.String()), word) {
			return day, true
		}
	}
	return 0, false
}

// mondayFirst is the days of a week in their order.
var mondayFirst = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// weekText writes working days as the cycle keeps them: "mon tue wed".
func weekText(week [7]bool) string {
	var words []string
	for _, day := range mondayFirst {
		if week[day] {
			words = append(words, strings.ToLower(day.String()[:3]))
		}
	}
	return strings.Join(words, " ")
}

// SayWeek returns the working days of a week in words: "Mon, Tue, Wed, Thu and Fri".
func (c Calendar) SayWeek() string {
	var words []string
	for _, day := range mondayFirst {
		if c.week[day] || c.week == ([7]bool{}) && day != time.Saturday && day != time.Sunday {
			words = append(words, day.String()[:3])
		}
	}
	return andList(words)
}

// Off returns the days off, in order.
func (c Calendar) Off() []Date { return slices.Clone(c.off) }
