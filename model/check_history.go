package model

import (
	"fmt"
	"strings"
)

// This file holds what became of a check in other meetings: a check has its history by what it
// asks, from gate to gate.

// isSame reports whether two checks ask the same: by the key that the playbook gives them, or by
// their words where one was added by hand.
func (c Check) isSame(other Check) bool {
	if c.Key == "" || other.Key == "" {
		return c.Text == other.Text
	}
	return c.Key == other.Key
}

// verdictOn returns the verdict on a check in its own meeting.
func (r *Record) verdictOn(c Check) (Ruling, bool) { return r.InForce(c.MeetingID(r), c.Ref()) }

// lastVerdict returns the verdict on the same check in the meeting that closed last before that
// of the check, and which check that was.
func (r *Record) lastVerdict(c Check) (u Ruling, on Check, ok bool) {
	var last Meeting
	of, _ := r.Meetings.Get(c.MeetingID(r))
	for other := range r.Checks.All() {
		held, _ := r.Meetings.Get(other.MeetingID(r))
		if held.ID == of.ID || held.Status != Closed || !other.isSame(c) || held.ClosedLine < last.ClosedLine || of.IsOver() && held.ClosedLine > of.ClosedLine {
			continue
		}
		if v, ruled := r.verdictOn(other); ruled {
			u, on, last, ok = v, other, held, true
		}
	}
	return u, on, ok
}

// answeredSince reports whether a later meeting has a verdict on the same check.
func (r *Record) answeredSince(c Check) bool {
	for later := range r.Checks.All() {
		if later.ID > c.ID && later.isSame(c) && later.MeetingID(r) != c.MeetingID(r) {
			if _, ok := r.verdictOn(later); ok {
				return true
			}
		}
	}
	return false
}

// sameCheckOf returns the check of a meeting that is the same as an earlier one.
func (r *Record) sameCheckOf(c Check, meeting ID) (Check, bool) {
	for _, other := range r.ChecksOf(meeting) {
		if other.ID != c.ID && other.isSame(c) {
			return other, true
		}
	}
	return Check{}, false
}

// SayLastVerdict says what became of a check when it was asked last: "failed 26 Nov, A-5 open",
// "waived 26 Nov until 3 Dec"; "" for one that was not asked before, or that the record passed.
func (r *Record) SayLastVerdict(about Ref, today Date) string {
	c, isCheck := r.Checks.Get(about.ID)
	u, on, ok := r.lastVerdict(c)
	if !ok || !isCheck || about.Kind != KindCheck || u.Outcome == Holds {
		return ""
	}
	says := fmt.Sprintf("%s %s", u.Outcome.past(), DateOf(u.At.In(r.Zone())).DayMonth(today))
	if u.Outcome == Waived {
		return says + " until " + u.Until.DayMonth(today)
	}
	var follow []string
	for _, a := range r.ActionsAbout(on.Ref()) {
		follow = append(follow, fmt.Sprintf("%s %s", a.Ref(), r.State(a.Ref())))
	}
	return strings.Join(append([]string{says}, follow...), ", ")
}

// refuseSecondWaiver refuses to waive a check that was waived when it was asked last.
func (r *Record) refuseSecondWaiver(c Check, today Date) error {
	u, on, ok := r.lastVerdict(c)
	if !ok || u.Outcome != Waived {
		return nil
	}
	other := "pass it, or fail it with a follow-up"
	if c.Computed != "" {
		other = "fix what fails it, or fail it with a follow-up"
	}
	return refuser(c.Ref())("%s was waived in %s already, until %s; %s", c.Ref(), meetingRef(on.MeetingID(r)), u.Until.Near(today), other)
}

// returnWaivers puts the checks on the gate of a meeting that begins whose waiver is past its
// day, and that no later meeting has asked again.
func (r *Record) returnWaivers(m Meeting, now Instant) (given int) {
	for _, c := range r.Checks.Where(func(c Check) bool { return r.isWaiverOver(c, r.Today(now)) }) {
		if _, there := r.sameCheckOf(c, m.ID); there {
			continue
		}
		g, ok := r.GateOf(m.ID)
		if !ok {
			g = Gate{InCycle: start(r, &r.Gates), Meeting: m.ID, Name: m.Title}
			r.Gates.put(g)
		}
		c.Owner = r.activeOrNone(r.successorOf(c.Owner))
		r.addCheck(g, c)
		given++
	}
	return given
}

// isWaiverOver reports whether a check was waived until a day that has passed, and has no
// verdict since.
func (r *Record) isWaiverOver(c Check, today Date) bool {
	u, ok := r.verdictOn(c)
	m, _ := r.Meetings.Get(c.MeetingID(r))
	return ok && m.Status == Closed && u.Outcome == Waived && u.Until < today && !r.answeredSince(c)
}

// describeWaiversOver says that checks are asked again; "" for none.
func describeWaiversOver(given int) string {
	switch given {
	case 0:
		return ""
	case 1:
		return "; 1 check is asked again, its waiver is past its day"
	}
	return fmt.Sprintf("; %d checks are asked again, their waivers are past their day", given)
}
