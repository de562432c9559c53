package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// This file holds the window of a cycle: when it begins, its sprints, until when it is
// followed up, and in which days nothing is launched.

// The fields of the window.
const (
	FieldStart      Field = "start"
	FieldSprints    Field = "sprints"
	FieldSprintDays Field = "sprintdays"
	FieldFollowed   Field = "followed"
	FieldFreeze     Field = "freeze"
)

// What the window of a cycle may be.
const (
	mostSprints    = 12
	shortestSprint = 5
	longestSprint  = 28
	mostFreezes    = 50

	// followedUpDays is for how many days after its customer-facing date a cycle is followed
	// up, where nobody said otherwise.
	followedUpDays = 30
)

// nextMonday returns the first Monday after a day.
func nextMonday(d Date) Date {
	for d = d.AddDays(1); d.Weekday() != time.Monday; {
		d = d.AddDays(1)
	}
	return d
}

// windowFields returns how the window, the freeze periods, the functions and the escalation
// path are read and set.
func windowFields() []cycleField {
	return []cycleField{
		{field: FieldStart, get: func(_ *Record, c Cycle) Value { return On(c.Start) }, set: setStart},
		{field: FieldSprints, get: func(r *Record, c Cycle) Value { return Words(strconv.Itoa(r.sprintsOf(c))) },
			set: setCount(FieldSprints, "sprints", 1, mostSprints, func(c *Cycle) *int64 { return &c.Sprints })},
		{field: FieldSprintDays, get: func(r *Record, c Cycle) Value { return Words(strconv.Itoa(r.sprintDaysOf(c))) },
			set: setCount(FieldSprintDays, "days in a sprint", shortestSprint, longestSprint, func(c *Cycle) *int64 { return &c.SprintDays })},
		{field: FieldFollowed, get: func(_ *Record, c Cycle) Value { return On(c.followedUntil()) }, set: setFollowed},
		{field: FieldFreeze, get: func(_ *Record, c Cycle) Value { return freezeLines(c.freezes()) }, set: setFreezes},
		{field: FieldFunctions, get: func(r *Record, _ Cycle) Value { return functionTasks(r.Functions()) }, set: setFunctions},
		{field: FieldLead, set: setLeads},
		{field: FieldPath, get: func(r *Record, _ Cycle) Value { return r.pathLines() }, set: setPath},
	}
}

// sprintsOf returns how many sprints a cycle of the file has: as many as its playbook says,
// where nobody said otherwise.
func (r *Record) sprintsOf(c Cycle) int {
	return cmp.Or(int(c.Sprints), r.playbookOf(c).Cycle.Sprints)
}

// sprintDaysOf returns how many days a sprint of a cycle of the file has.
func (r *Record) sprintDaysOf(c Cycle) int {
	return cmp.Or(int(c.SprintDays), r.playbookOf(c).Cycle.SprintDays)
}

// WindowStart returns the first day of the cycle; "" where nobody said.
func (r *Record) WindowStart() Date {
	c, _ := r.Cycle()
	return c.Start
}

// WindowEnd returns the last day of the last sprint; "" for a cycle without a start.
func (r *Record) WindowEnd() Date {
	c, _ := r.Cycle()
	return r.windowEndOf(c)
}

func (r *Record) windowEndOf(c Cycle) Date {
	if c.Start == "" {
		return ""
	}
	return c.Start.AddDays(r.sprintsOf(c)*r.sprintDaysOf(c) - 1)
}

// Sprint is one of the stretches that a cycle is worked in.
type Sprint struct {
	Number     int // from 1
	From, Last Date
}

// Sprints returns the sprints of the cycle, in order; none for a cycle without a start.
func (r *Record) Sprints() []Sprint {
	c, _ := r.Cycle()
	if c.Start == "" {
		return nil
	}
	list := make([]Sprint, r.sprintsOf(c))
	for i := range list {
		from := c.Start.AddDays(i * r.sprintDaysOf(c))
		list[i] = Sprint{Number: i + 1, From: from, Last: from.AddDays(r.sprintDaysOf(c) - 1)}
	}
	return list
}

// Sprint returns the number of the sprint that a day is in, from 1; 0 for a day outside the
// window.
func (r *Record) Sprint(day Date) int {
	for _, s := range r.Sprints() {
		if day >= s.From && day <= s.Last {
			return s.Number
		}
	}
	return 0
}

// LastWorkdayOfWindow returns the last working day of the window, which is offered for both
// dates of the cycle; "" for a cycle without a start.
func (r *Record) LastWorkdayOfWindow() Date {
	end := r.WindowEnd()
	if end == "" {
		return ""
	}
	return r.Calendar().Before(end.AddDays(1), 1)
}

// FollowedUntil returns until when the cycle is followed up: 30 days after its customer-facing
// date where nobody said otherwise; "" where it has none.
func (r *Record) FollowedUntil() Date {
	c, _ := r.Cycle()
	return c.followedUntil()
}

func (c Cycle) followedUntil() Date {
	if c.FollowedUntil == "" && c.Customer != "" {
		return c.Customer.AddDays(followedUpDays)
	}
	return c.FollowedUntil
}

// CycleEnd returns the last day of the cycle, as far as it is known: until when it is
// followed up, else the end of its window.
func (r *Record) CycleEnd() Date {
	c, _ := r.Cycle()
	return r.lastDayOf(c)
}

func (r *Record) lastDayOf(c Cycle) Date { return max(c.followedUntil(), r.windowEndOf(c)) }

// Period is some days in a row, and why they stand out.
type Period struct {
	From, Last Date
	Why        string
}

// ParsePeriod reads a period as String writes it.
func ParsePeriod(text string) (p Period, err error) {
	from, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	last, why, _ := strings.Cut(rest, " ")
	if p.From, err = ParseDate(from); err != nil {
		return p, err
	}
	p.Last, err = ParseDate(last)
	p.Why = strings.TrimSpace(why)
	return p, err
}

// String writes a period with days that anybody reads alike: "2026-11-23 2026-12-01 peak sales".
func (p Period) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", p.From, p.Last, p.Why))
}

// Near returns a period as it is shown: "Mon 23 Nov to Tue 1 Dec (peak sales)".
func (p Period) Near(today Date) string {
	days := p.From.Near(today)
	if p.Last != p.From {
		days += " to " + p.Last.Near(today)
	}
	return days + inBrackets(p.Why)
}

// Freezes returns the periods in which nothing is launched, in order.
func (r *Record) Freezes() []Period {
	c, _ := r.Cycle()
	return c.freezes()
}

func (c Cycle) freezes() []Period {
	var list []Period
	for line := range strings.Lines(c.Freezes) {
		if p, err := ParsePeriod(line); err == nil { // another program may have written it
			list = append(list, p)
		}
	}
	return list
}

// InFreeze returns the freeze period that a day is in; ok is false where it is in none.
func (r *Record) InFreeze(day Date) (freeze Period, ok bool) {
	for _, p := range r.Freezes() {
		if day >= p.From && day <= p.Last {
			return p, true
		}
	}
	return Period{}, false
}

func freezeLines(list []Period) Value {
	var v Value
	for _, p := range list {
		v.Lines = append(v.Lines, p.String())
	}
	return v
}

// setFreezes sets the periods in which nothing is launched.
func setFreezes(r *Record, c *Cycle, v Value, now Instant) (string, error) {
	if len(v.Lines) > mostFreezes {
		return "", badValue(FieldFreeze, fmt.Sprintf("%d freeze periods are too many to work between; give at most %d", len(v.Lines), mostFreezes))
	}
	var list []string
	for _, line := range v.Lines {
		p, err := ParsePeriod(line)
		if err != nil {
			return "", badValue(FieldFreeze, fmt.Sprintf("%s is no freeze period; write it like 23 nov to 1 dec peak sales", Quoted(line)))
		}
		if p.Last < p.From {
			return "", badValue(FieldFreeze, fmt.Sprintf("the freeze of %s ends before it begins; write the earlier day first", p.From.Long()))
		}
		list = append(list, p.String())
	}
	slices.Sort(list)
	c.Freezes = strings.Join(slices.Compact(list), "\n")
	if c.Freezes == "" {
		return "the cycle has no freeze periods", nil
	}
	if r == nil { // it is only looked at
		return "", nil
	}
	return "nothing is launched " + r.show(specs[FieldFreeze], freezeLines(c.freezes()), r.Today(now)), nil
}

// setStart moves the first day of the window.
func setStart(r *Record, c *Cycle, v Value, now Instant) (string, error) {
	if v.Date == "" && c.Start != "" {
		return "", badValue(FieldStart, "the start of the cycle is moved, not emptied")
	}
	if c.Start = v.Date; v.Date == "" {
		return "", nil
	}
	return fmt.Sprintf("the cycle begins %s", r.describeDay(v.Date, r.Today(now))), nil
}

// setCount returns how a number of the window is set.
func setCount(f Field, what string, least, most int64, at func(*Cycle) *int64) func(*Record, *Cycle, Value, Instant) (string, error) {
	return func(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
		n, err := strconv.ParseInt(v.Text, 10, 64)
		if v.Text == "" {
			*at(c) = 0
			return fmt.Sprintf("%s: as many as the playbook says", what), nil
		}
		if err != nil || n < least || n > most {
			return "", badValue(f, fmt.Sprintf("a cycle has %d to %d %s, not %s", least, most, what, v.Text))
		}
		*at(c) = n
		return fmt.Sprintf("%s: %d", what, n), nil
	}
}

// setFollowed sets until when the cycle is followed up.
func setFollowed(r *Record, c *Cycle, v Value, now Instant) (string, error) {
	if c.FollowedUntil = v.Date; v.Date == "" {
		return fmt.Sprintf("the cycle is followed up until %d days after its customer-facing date", followedUpDays), nil
	}
	return "the cycle is followed up until " + r.describeDay(v.Date, r.Today(now)), nil
}

// checkWindow refuses a cycle that ends before it begins.
func (c Cycle) checkWindow() error {
	if until := c.FollowedUntil; c.Start != "" && until != "" && until < c.Start {
		return badValue(FieldFollowed, fmt.Sprintf("the cycle would end %s, before it begins %s", until.Long(), c.Start.Long()))
	}
	return nil
}

// warnOfDays returns what is odd about the days of a cycle that a change touched: a date
// outside the window, or in a freeze.
func (r *Record) warnOfDays(before, after Cycle, today Date) []string {
	window := before.Start != after.Start || r.windowEndOf(before) != r.windowEndOf(after) || before.Freezes != after.Freezes
	var list []string
	for _, f := range CycleDates() {
		was, _ := before.dateOf(f)
		day, _ := after.dateOf(f)
		if *day == "" || *day == *was && !window {
			continue
		}
		if after.Start != "" && (*day < after.Start || *day > r.windowEndOf(after)) {
			list = append(list, fmt.Sprintf("the %s is outside the window, which is %s to %s", specs[f].Label, after.Start.Near(today), r.windowEndOf(after).Near(today)))
		}
		for _, p := range after.freezes() {
			if *day >= p.From && *day <= p.Last {
				list = append(list, fmt.Sprintf("the %s is in a freeze, %s", specs[f].Label, p.Near(today)))
			}
		}
	}
	if until := after.followedUntil(); until != before.followedUntil() && until != "" && until < after.Customer {
		list = append(list, fmt.Sprintf("the cycle is followed up until before its customer-facing date, %s", after.Customer.Near(today)))
	}
	return list
}
