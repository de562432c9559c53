package model

import (
	"fmt"
	"time"
)

// Instant is a point in time, in milliseconds since the Unix epoch; 0 means
// never. Rows hold instants so that they compare with ==.
type Instant int64

// At is the instant of a time.
func At(t time.Time) Instant { return Instant(t.UnixMilli()) }

// In is the instant as a time in a zone.
func (i Instant) In(zone *time.Location) time.Time { return time.UnixMilli(int64(i)).In(zone) }

// Sub is the time from one instant to a later one; none where the machine's
// clock was set back in between.
func (i Instant) Sub(earlier Instant) time.Duration {
	return max(0, time.Duration(i-earlier)*time.Millisecond)
}

// Date is a day on the calendar, as "2006-01-02", in the zone of its cycle; ""
// means none. Dates compare as strings do.
type Date string

const dateForm = "2006-01-02"

// DateOf is the day of a time, in that time's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(dateForm)) }

// ParseDate reads an ISO 8601 calendar date. Its error says what is expected.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(dateForm, text)
	if err != nil {
		return "", fmt.Errorf("%s is not a date; write one as 2006-01-02", Quoted(text))
	}
	return DateOf(t), nil
}

// check refuses what is neither a day nor none.
func (d Date) check() error {
	if d == "" {
		return nil
	}
	_, err := ParseDate(string(d))
	return err
}

// AddDays is the day n days later, or earlier for a negative n.
func (d Date) AddDays(n int) Date { return DateOf(d.time().AddDate(0, 0, n)) }

// DaysTo returns the number of days from d to another day; negative where that is earlier.
func (d Date) DaysTo(other Date) int {
	const day = 24 * time.Hour
	return int(other.time().Sub(d.time()) / day)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Near returns the date as it is shown: "Fri 4 Dec", and with its year where it is
// more than half a year from a day: "Fri 4 Dec 2026".
func (d Date) Near(from Date) string { return d.format("Mon 2 Jan", from) }

// DayMonth returns the date for a very narrow column: "4 Dec", with its year where
// Near shows it.
func (d Date) DayMonth(from Date) string { return d.format("2 Jan", from) }

// Long returns the date with its year: "Fri 4 Dec 2026".
func (d Date) Long() string { return d.format("Mon 2 Jan", "") }

func (d Date) format(form string, from Date) string {
	if d == "" {
		return ""
	}
	if from == "" || d > from.AddDays(yearShownFrom) || d < from.AddDays(-yearShownFrom) {
		form += " 2006"
	}
	return d.time().Format(form)
}

func (d Date) time() time.Time {
	t, _ := time.Parse(dateForm, string(d)) // "" is day one: callers ask for "" first
	return t
}
