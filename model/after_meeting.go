package model

import (
	"fmt"
	"slices"
)

// AfterMeeting says what follows a meeting of the cycle.
type AfterMeeting struct {
	Next       Meeting   // that is held next; zero where none is to come
	Passed     []Meeting // planned, and not held on their days
	EndsCycle  bool      // the meeting asks what becomes of all that is open: no review follows it
	GoesOn     []Ref     // in the next cycle, where the meeting ends this one
	Unanswered []Ref     // of which nobody has said yet whether it does
}

// After returns what follows a meeting, as of a day. A meeting whose day has passed is not next.
func (r *Record) After(m Meeting, today Date) AfterMeeting {
	after := AfterMeeting{EndsCycle: r.AsksOfAllOpen(m)}
	for _, other := range r.byDate() {
		if other.ID != m.ID && other.hasPassed(today) {
			after.Passed = append(after.Passed, other)
		}
	}
	if !after.EndsCycle {
		after.Next, _ = r.toCome(m.ID, today)
		return after
	}
	after.Unanswered = r.Unanswered()
	after.GoesOn = slices.DeleteFunc(r.Unfinished(), func(about Ref) bool { return slices.Contains(after.Unanswered, about) })
	return after
}

// ToCome returns the meeting to be held next, an adjourned one before a planned one whose day
// has not passed.
func (r *Record) ToCome(today Date) (Meeting, bool) { return r.toCome(0, today) }

func (r *Record) toCome(but ID, today Date) (Meeting, bool) {
	for _, status := range []Status{Adjourned, Planned} {
		for _, m := range r.byDate() {
			if m.ID != but && m.Status == status && !m.hasPassed(today) {
				return m, true
			}
		}
	}
	return Meeting{}, false
}

// hasPassed reports whether a meeting is planned for a day that is over.
func (m Meeting) hasPassed(today Date) bool { return m.Status == Planned && m.Date < today }

// SayPassed says of a planned meeting that its day has passed, and what is to be done.
func (m Meeting) SayPassed(today Date) string {
	return fmt.Sprintf("%s of %s: its day has passed; move it to another day, or cancel it", m.Ref(), m.Date.Near(today))
}
