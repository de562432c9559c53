package capture

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gavel/model"
)

// datesTaken names the ways to write a day; every error about one says it.
const datesTaken = `fri, today, tomorrow, +3d, +2w, eow, eom, 2026-12-04 or "4 dec"`

// furthest is the number of days ahead that a count of days or weeks may reach: ten
// years, which is a slip of the finger already.
const furthest = 3_660

// lately is for how many days a day without its year is the one that has passed: a quarter, by
// which nobody who writes "1 oct" in November means the next one.
const lately = 92

// Date reads a day as people write it, seen from today, and every way in which
// gavel writes one.
//
// A weekday ("fri", "friday") is the next one ahead, never today. "eow" is the
// Friday of this week; from Friday on, that of the next. "eom" is the last working
// day of this month; from that day on, that of the next. "+3d" is three working days
// ahead, "+2w" two weeks. "4 dec" is the next one ahead, or today, or the one that passed
// lately; "fri 4 dec" is the one nearest to today that is a Friday. The error is a *ValueError that says
// what is accepted.
func Date(text string, today model.Date, work model.Calendar) (model.Date, error) {
	typed := strings.ToLower(strings.TrimSpace(text))
	for _, read := range []func(string, model.Date, model.Calendar) (model.Date, bool){namedDay, weekday, daysAhead, isoDay, dayOfMonth} {
		if day, ok := read(typed, today, work); ok {
			return day, nil
		}
	}
	if is, ok := otherWeekday(typed, today); ok {
		return "", &ValueError{End: len(text), Says: fmt.Sprintf("%s is no day: %s; write %s", model.Quoted(text), is, datesTaken)}
	}
	return "", &ValueError{End: len(text), Says: fmt.Sprintf("%s is no day; write %s", model.Quoted(text), datesTaken)}
}

// PastDate reads a day that has come, as Date does, but for these: a weekday is the last
// one, never today, and "yesterday" is a day. "4 dec" is the one nearest to today.
func PastDate(text string, today model.Date, work model.Calendar) (model.Date, error) {
	typed := strings.ToLower(strings.TrimSpace(text))
	if len(typed) >= 4 && strings.HasPrefix("yesterday", typed) {
		return today.AddDays(-1), nil
	}
	if day, ok := weekdayNamed(typed); ok {
		return nextWeekday(today, day).AddDays(-weekOf(today, day)), nil
	}
	if m, ok := readMonthDay(typed); ok && m.year == 0 && !m.hasDay {
		const year = 365
		if day, ok := m.near(today, year/2); ok {
			return day, nil
		}
	}
	return Date(text, today, work)
}

// weekOf returns how many days lie between the next such day and the last one before today.
func weekOf(today model.Date, day time.Weekday) int {
	if today.Weekday() == day {
		return 14
	}
	return 7
}

func namedDay(typed string, today model.Date, work model.Calendar) (model.Date, bool) {
	switch typed {
	case "today", "tod":
		return today, true
	case "tomorrow", "tom":
		return today.AddDays(1), true
	case "eow":
		return nextWeekday(today, time.Friday), true
	case "eom":
		if last := endOfMonth(today, work); last > today {
			return last, true
		}
		return endOfMonth(endOfMonth(today, work).AddDays(7), work), true
	}
	return "", false
}

// endOfMonth returns the last working day of a day's month.
func endOfMonth(day model.Date, work model.Calendar) model.Date {
	y, m := monthOf(day)
	last := model.DateOf(time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC))
	for !work.IsWorkday(last) {
		last = last.AddDays(-1)
	}
	return last
}

// weekday reads "fr", "fri", "friday" and what lies between.
func weekday(typed string, today model.Date, _ model.Calendar) (model.Date, bool) {
	day, ok := weekdayNamed(typed)
	if !ok {
		return "", false
	}
	return nextWeekday(today, day), true
}

func weekdayNamed(word string) (time.Weekday, bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(word) >= 2 && strings.HasPrefix(strings.ToLower(day.String()), word) {
			return day, true
		}
	}
	return 0, false
}

// nextWeekday is the next such day ahead, never today.
func nextWeekday(today model.Date, day time.Weekday) model.Date {
	ahead := (int(day) - int(today.Weekday()) + 7) % 7
	if ahead == 0 {
		ahead = 7
	}
	return today.AddDays(ahead)
}

// daysAhead reads "+3d" and "+2w", with or without the plus.
func daysAhead(typed string, today model.Date, work model.Calendar) (model.Date, bool) {
	typed = strings.TrimPrefix(typed, "+")
	count, days := strings.CutSuffix(typed, "d")
	unit := 1
	if !days {
		var weeks bool
		if count, weeks = strings.CutSuffix(typed, "w"); !weeks {
			return "", false
		}
		unit = 7
	}
	n, err := strconv.Atoi(count)
	if err != nil || n < 0 || n > furthest/unit || strings.HasPrefix(count, "+") {
		return "", false
	}
	if days {
		return work.Add(today, n), true
	}
	return today.AddDays(n * unit), true
}

// isoDay reads "2026-12-04", also without the noughts.
func isoDay(typed string, _ model.Date, _ model.Calendar) (model.Date, bool) {
	t, err := time.Parse("2006-1-2", typed)
	if err != nil || t.Year() < 1000 {
		return "", false
	}
	return model.DateOf(t), true
}

// monthDay is a day as it is written with its month: "fri 4 dec 2026".
type monthDay struct {
	day, year int // a year of 0 is not said
	month     time.Month
	weekday   time.Weekday
	hasDay    bool // the weekday is said
}

// readMonthDay reads "4 dec", "dec 4", "4dec", "fri 4 dec", "4 december 2027".
func readMonthDay(typed string) (m monthDay, ok bool) {
	var numbers []int
	for _, word := range wordsAndNumbers(typed) {
		if n, err := strconv.Atoi(word); err == nil {
			numbers = append(numbers, n)
			continue
		}
		month, isMonth := monthNamed(word)
		weekday, isDay := weekdayNamed(word)
		switch {
		case isMonth && m.month == 0:
			m.month = month
		case isDay && !m.hasDay:
			m.weekday, m.hasDay = weekday, true
		default:
			return m, false
		}
	}
	switch len(numbers) {
	case 2:
		m.year = numbers[1]
		fallthrough
	case 1:
		m.day = numbers[0]
	default:
		return m, false
	}
	return m, m.month != 0
}

// in is the day in a year; ok is false where there is none, or it is another
// weekday.
func (m monthDay) in(year int) (model.Date, bool) {
	day, ok := calendarDay(year, m.month, m.day)
	return day, ok && (!m.hasDay || day.Weekday() == m.weekday)
}

// near is the first such day of those at most some days before today, whatever its weekday.
func (m monthDay) near(today model.Date, before int) (model.Date, bool) {
	m.hasDay = false
	year, _ := monthOf(today)
	for _, y := range []int{year - 1, year, year + 1} {
		if day, ok := m.in(y); ok && day >= today.AddDays(-before) {
			return day, true
		}
	}
	return "", false
}

// dayOfMonth reads a day with its month. Without a year it is the next one ahead, or the
// one that passed lately; one with its weekday is the nearest that is one.
func dayOfMonth(typed string, today model.Date, _ model.Calendar) (model.Date, bool) {
	m, ok := readMonthDay(typed)
	if !ok {
		return "", false
	}
	switch {
	case m.year != 0:
		return m.in(m.year)
	case m.hasDay:
		year, _ := monthOf(today)
		for _, y := range []int{year, year + 1, year - 1} {
			if day, ok := m.in(y); ok && day.Near(today) == day.Near(day) { // else it is written with its year
				return day, true
			}
		}
		return "", false
	}
	return m.near(today, lately)
}

// otherWeekday says which weekday a day is that was written with another.
func otherWeekday(typed string, today model.Date) (says string, ok bool) {
	m, ok := readMonthDay(typed)
	if !ok || !m.hasDay {
		return "", false
	}
	m.hasDay = false
	if m.year == 0 {
		day, _ := m.near(today, lately)
		m.year, _ = monthOf(day)
	}
	day, ok := m.in(m.year)
	return fmt.Sprintf("%d %s %d is a %s", m.day, m.month, m.year, day.Weekday()), ok
}

// calendarDay is a day that is on the calendar.
func calendarDay(year int, month time.Month, day int) (model.Date, bool) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < 1000 || year > 9999 || t.Month() != month || t.Day() != day {
		return "", false
	}
	return model.DateOf(t), true
}

func monthNamed(word string) (time.Month, bool) {
	if len(word) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word) {
			return m, true
		}
	}
	return 0, false
}

// wordsAndNumbers cuts "4dec", "4-dec" and "dec 4, 2027" alike.
func wordsAndNumbers(typed string) []string {
	var b strings.Builder
	var last rune
	for _, r := range typed {
		switch {
		case strings.ContainsRune(" ,.-/", r):
			r = ' '
		case unicode.IsDigit(r) != unicode.IsDigit(last):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return strings.Fields(b.String())
}

// monthOf is the month that a day is in; year one where it is no day.
func monthOf(day model.Date) (year int, month time.Month) {
	t, _ := time.Parse(time.DateOnly, string(day))
	return t.Year(), t.Month()
}
