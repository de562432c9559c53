package model

import "time"

// IsWorkday reports whether a day is a working day: Monday to Friday.
func (d Date) IsWorkday() bool {
	day := d.Weekday()
	return day != time.Saturday && day != time.Sunday
}

// NextWorkday returns the day itself where it is a working day, else the next one.
func (d Date) NextWorkday() Date {
	for d != "" && !d.IsWorkday() {
		d = d.AddDays(1)
	}
	return d
}

// AddWorkdays returns the day n working days after a day.
func (d Date) AddWorkdays(n int) Date {
	for ; n > 0; n-- {
		d = d.AddDays(1).NextWorkday()
	}
	return d
}

// answerBy returns when the clock of an escalation ends that begins now: the same
// time two working days later; where it begins on a day off, at the end of the
// second working day.
func (r *Record) answerBy(now Instant) Instant {
	const days = escalationHours / 24
	begun := now.In(r.Zone())
	today := DateOf(begun)
	due := today.AddWorkdays(days)
	if !today.IsWorkday() {
		return r.endOfDay(due)
	}
	at := due.time()
	return At(time.Date(at.Year(), at.Month(), at.Day(), begun.Hour(), begun.Minute(), begun.Second(), begun.Nanosecond(), r.Zone()))
}

// endOfDay returns the last instant of a day.
func (r *Record) endOfDay(d Date) Instant {
	next := d.AddDays(1).time()
	return At(time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, r.Zone())) - 1
}

// dueAt returns when the clock of an escalation ends that is due on a day: the
// offered time where it is the offered day, else the end of that day.
func (r *Record) dueAt(day Date, now Instant) Instant {
	if offered := r.answerBy(now); DateOf(offered.In(r.Zone())) == day {
		return offered
	}
	return r.endOfDay(day)
}

// SayDueAt returns when the answer to an escalation is due, seen from a day: its
// day, and the time where that is not the end of the day. It is "" for what is
// not due.
func (r *Record) SayDueAt(u Ruling, from Date) string {
	if u.DueAt == 0 || u.DueAt == r.endOfDay(u.Due) {
		return u.Due.Near(from)
	}
	at := u.DueAt.In(r.Zone())
	return DateOf(at).Near(from) + " " + at.Format("15:04")
}
