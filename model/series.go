package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// This file holds the series of reviews: what the close of one plans the next by.

// The series goes on, or it does not. A cycle of which nobody said has none: so it is in
// files from before there were series.
const (
	SeriesOn  = "on"
	SeriesOff = "off"
)

// daysOfWeek is a week.
const daysOfWeek = 7

// rhythm returns the days from one review of the cycle to the next.
func (c Cycle) rhythm() int { return int(max(c.ReviewEvery, 1)) }

// reviewAfter returns the day that is one rhythm after another, before days off count: of a
// series with a weekday the last such day by then. The schema asks the same (storage,
// nextReview).
func (c Cycle) reviewAfter(after Date) Date {
	day := after.AddDays(c.rhythm())
	weekday, ok := weekdayCalled(c.ReviewDay)
	if c.Series != SeriesOn || !ok || c.rhythm()%daysOfWeek != 0 {
		return day
	}
	for day.Weekday() != weekday {
		day = day.AddDays(-1)
	}
	return day
}

// ReviewAfter returns the day of the review that the close of a meeting plans: where the
// series goes on, none is to come already, and the cycle is still followed up. Where the close plans
// none, day is empty, and why says what keeps it from that; "" where there is nothing to say.
func (r *Record) ReviewAfter(closed Meeting, now Instant) (day Date, why string) {
	c, _ := r.Cycle()
	today := r.Today(now)
	later := r.Meetings.Where(func(m Meeting) bool {
		toCome := m.Status == Adjourned || m.Status == Planned && m.Date >= today
		return toCome && m.Date > closed.Date && r.IsReview(m)
	})
	if c.Series != SeriesOn || len(later) > 0 || r.AsksOfAllOpen(closed) {
		return "", ""
	}
	for day = r.rhythmAfter(closed.Date); day <= today; {
		day = r.rhythmAfter(day)
	}
	if until := r.FollowedUntil(); until != "" && day > until {
		return "", "the cycle is followed up until " + until.Near(today)
	}
	for _, m := range r.byDate() {
		if m.Status == Planned && m.Date == day {
			return "", fmt.Sprintf("%s %s is on %s already; plan one on another day", m.Ref(), Quoted(m.Title), day.Near(today))
		}
	}
	return day, ""
}

// rhythmAfter returns the working day that is one rhythm of the cycle after another day.
func (r *Record) rhythmAfter(day Date) Date {
	c, _ := r.Cycle()
	return r.Calendar().Next(c.reviewAfter(day))
}

// planNext plans the review after one that closed. It says so, or why not, and what follows the
// last meeting of a cycle; "" where there is nothing to say of it.
func (r *Record) planNext(closed Meeting, now Instant) string {
	if r.AsksOfAllOpen(closed) {
		return "; cycle close closes the cycle"
	}
	day, why := r.ReviewAfter(closed, now)
	if day == "" {
		if why == "" {
			return ""
		}
		return "; no review is planned: " + why
	}
	c, _ := r.Cycle()
	today := r.Today(now)
	title, minutes := r.titleAndLength(Meeting{})
	if r.KindsOf(closed)[0] == r.KindsOf(Meeting{})[0] {
		title, minutes = closed.Title, r.lengthAlone(closed, minutes)
	}
	next := Meeting{InCycle: start(r, &r.Meetings), Title: title, Date: day, Status: Planned,
		Minutes:     cmp.Or(c.ReviewMinutes, minutes),
		StartTime:   cmp.Or(c.ReviewTime, closed.StartTime),
		Facilitator: cmp.Or(r.activeOrNone(c.ReviewFacilitator), r.activeOrNone(closed.Facilitator)),
	}
	r.Meetings.put(next)
	for _, a := range r.Attendance(closed.ID) {
		if !r.HasLeft(a.Person) {
			r.setAttendance(next.ID, a.Person, Expected, now)
		}
	}
	if next.Facilitator != 0 {
		r.setAttendance(next.ID, next.Facilitator, Expected, now)
	}
	r.bring(next)
	return fmt.Sprintf("; %s planned for %s%s", next.Ref(), day.Near(today), r.joinNext(next, now))
}

// lengthAlone returns how long a review is without the kinds that joined it: as long as the last
// of its kind alone, or as offered where there was none.
func (r *Record) lengthAlone(m Meeting, offered int64) int64 {
	kind := r.KindsOf(m)[0]
	alone := r.Meetings.Where(func(was Meeting) bool {
		kinds := r.KindsOf(was)
		return (was.ID == m.ID || was.Status == Closed) && len(kinds) == 1 && kinds[0] == kind
	})
	if len(alone) == 0 {
		return offered
	}
	return slices.MaxFunc(alone, func(a, b Meeting) int { return cmp.Compare(a.Date, b.Date) }).Minutes
}

// parseTime reads a time of day, such as "10:00" or "9:30".
func parseTime(f Field, text string) (string, error) {
	t, err := time.Parse("15:04", text)
	if err != nil && text != "" {
		return "", badValue(f, fmt.Sprintf("%s is no time of day; write it like 10:00", Quoted(text)))
	} else if text == "" {
		return "", nil
	}
	return t.Format("15:04"), nil
}

// setSeries switches the series on and off.
func setSeries(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
	switch v.Text {
	case SeriesOn:
		c.Series = v.Text
		return "the close of a review plans the next one", nil
	case SeriesOff:
		c.Series = v.Text
		return "the close of a review plans no other", nil
	}
	return "", badValue(FieldSeries, "the series is on or off")
}

// setReviewDay sets the weekday of the reviews; an empty one leaves it with the review that
// closes.
func setReviewDay(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
	if v.Text == "" {
		c.ReviewDay = ""
		return "reviews keep their weekday", nil
	}
	day, ok := weekdayCalled(strings.ToLower(v.Text))
	if !ok {
		return "", badValue(FieldWeekday, fmt.Sprintf("%s is no weekday; write it like thu", Quoted(v.Text)))
	}
	c.ReviewDay = strings.ToLower(day.String()[:3])
	return "reviews are on " + day.String() + "s", nil
}

// setReviewTime sets when the reviews begin.
func setReviewTime(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
	at, err := parseTime(FieldAt, v.Text)
	if err != nil {
		return "", err
	}
	if c.ReviewTime = at; at == "" {
		return "reviews keep their time", nil
	}
	return "reviews begin at " + at, nil
}

// setReviewMinutes sets how long the reviews take.
func setReviewMinutes(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
	if v.Number < 0 || v.Number > longestMeeting {
		return "", badValue(FieldMinutes, "a meeting takes between 1 minute and 24 hours")
	}
	if c.ReviewMinutes = int64(v.Number); v.Number == 0 {
		return "reviews keep their length", nil
	}
	return "reviews take " + count(v.Number, "minute"), nil
}

// longestRhythm is a year, in days.
const longestRhythm = 366

// setRhythm sets how many days are from one review to the next: "7", "10d", "2w".
func setRhythm(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
	days, err := parseRhythm(v.Text)
	if err != nil {
		return "", badValue(FieldEvery, fmt.Sprintf("%s is no rhythm; write the days from one review to the next, such as 7, or 2w", Quoted(v.Text)))
	}
	c.ReviewEvery = days
	return fmt.Sprintf("reviews are every %d days", c.ReviewEvery), nil
}

// parseRhythm reads how many days are from one time to the next: "7", "10d", "2w".
func parseRhythm(text string) (days int64, err error) {
	text, times := strings.TrimSuffix(text, "d"), 1
	if weeks, is := strings.CutSuffix(text, "w"); is {
		text, times = weeks, daysOfWeek
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > longestRhythm/times {
		return 0, fmt.Errorf("%s is no number of days", Quoted(text))
	}
	return int64(n * times), nil
}

// setReviewFacilitator sets who leads the reviews.
func setReviewFacilitator(r *Record, c *Cycle, v Value, _ Instant) (string, error) {
	if v.Person != 0 {
		if err := r.requireActive(v.Person); err != nil {
			return "", err
		}
	}
	if c.ReviewFacilitator = v.Person; v.Person == 0 {
		return "reviews keep who leads them", nil
	}
	return r.NameOf(v.Person) + " leads the reviews", nil
}
