package model

import (
	"fmt"
	"strings"
	"time"
)

// answerBy returns when the clock of an escalation ends that begins now: the same
// time some working days later, two unless the playbook says otherwise; where it begins
// on a day off, at the end of the last of them.
func (r *Record) answerBy(now Instant) Instant {
	const hours = 24
	days := (r.limits().EscalationHours + hours - 1) / hours
	work := r.Calendar()
	begun := now.In(r.Zone())
	today := DateOf(begun)
	due := work.Add(today, days)
	if !work.IsWorkday(today) {
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

// ClockEnd returns when the answer to an escalation is due. One that keeps a day alone
// ends with its day.
func (r *Record) ClockEnd(u Ruling) Instant {
	if u.DueAt == 0 && u.Due != "" {
		return r.endOfDay(u.Due)
	}
	return u.DueAt
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

// WorkingTime returns the time from one instant to a later one without the days that
// are no working days.
func (r *Record) WorkingTime(from, to Instant) time.Duration {
	work, zone := r.Calendar(), r.Zone()
	var sum time.Duration
	for day := DateOf(from.In(zone)); from < to; day = day.AddDays(1) {
		end := min(r.endOfDay(day)+1, to)
		if work.IsWorkday(day) {
			sum += end.Sub(from)
		}
		from = end
	}
	return sum
}

// SayLate returns how late a thing is that was due before today: "4 days late", counted
// in working days; "late" where none has passed since, "" where it is not late.
func (r *Record) SayLate(due, today Date) string {
	switch days := r.Calendar().Days(due, today); {
	case due == "" || due >= today:
		return ""
	case days == 0:
		return "late"
	case days == 1:
		return "1 day late"
	default:
		return fmt.Sprintf("%d days late", days)
	}
}

// SayLateShort returns what SayLate does in at most eleven cells, for a row of a list: "36d late".
func (r *Record) SayLateShort(due, today Date) string {
	says := r.SayLate(due, today)
	if days, many := strings.CutSuffix(says, " days late"); many && len(days) > 1 {
		return days + "d late"
	}
	return says
}
