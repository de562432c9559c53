package model

import "fmt"

// ClockBehind says that the clock of this machine shows a day before the last change of the
// record; "" where it does not. By such a clock nothing is late that is.
func (r *Record) ClockBehind(now Instant) string {
	last := r.lastChange()
	if today, day := r.Today(now), DateOf(last.In(r.Zone())); last != 0 && today < day {
		return fmt.Sprintf("the clock of this machine says %s, and the last change is of %s: set it right, or days and lateness are wrong", today.Long(), day.Long())
	}
	return ""
}

// lastChange returns the newest time at which something was decided, raised or done.
func (r *Record) lastChange() Instant {
	var last Instant
	for u := range r.Rulings.All() {
		last = max(last, u.At)
	}
	for s := range r.StepsTaken.All() {
		last = max(last, s.At)
	}
	for d := range r.Decisions.All() {
		last = max(last, d.RaisedAt, d.ChangedAt)
	}
	for b := range r.Blockers.All() {
		last = max(last, b.RaisedAt, b.ChangedAt)
	}
	for m := range r.Meetings.All() {
		last = max(last, m.StartedAt, m.ClosedAt)
	}
	return last
}
