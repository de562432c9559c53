package model

import "fmt"

// This file holds the commands that a meeting lives through: start, adjourn,
// close, cancel.

// StartMeeting opens a planned meeting, or goes on with an adjourned one.
// Everyone expected is taken as present; the first item is opened;
// a meeting held later than planned is dated to the day that it is held.
type StartMeeting struct {
	Meeting ID
}

// Name is "start".
func (StartMeeting) Name() string { return "start" }

// Apply refuses while another meeting of the cycle is live.
func (c StartMeeting) Apply(r *Record, now Instant) (Done, error) {
	m, err := r.changeable(c.Meeting)
	if err != nil {
		return Done{}, err
	}
	if live, ok := r.Live(); ok {
		return Done{}, beingHeld(live)
	}
	clock := r.Clock(m.ID)
	planned := m.Status == Planned
	if planned {
		if err := r.keepChanged(&m); err != nil {
			return Done{}, err
		}
		m.StartedAt, m.Date = now, max(m.Date, r.Today(now))
		r.Meetings.put(m) // what comes back is what does so by the day on which it is held
	}
	says := ""
	if planned {
		r.bringLate(m)
		says = describeWaiversOver(r.returnWaivers(m, now))
	}
	says += describePlaced(r.placeReturning(m, now))
	if planned {
		clock = Clock{InCycle: start(r, &r.Clocks), Meeting: m.ID}
		for _, a := range r.Attendance(m.ID) {
			if a.Presence == Expected {
				r.setAttendance(m.ID, a.Person, Present, now)
			}
		}
		if agenda := r.Agenda(m.ID); len(agenda) > 0 {
			clock.Item = agenda[0].ID
		}
	}
	m.Status = Live
	clock.Sitting = now
	if clock.Item != 0 {
		clock.Since = now
	}
	if behind := r.ClockBehind(now); behind != "" {
		says += "; " + behind
	}
	r.Meetings.put(m)
	r.Clocks.put(clock)
	for _, missing := range r.SayFunctionsMissing(m.ID) {
		says += "; " + missing
	}
	return Done{Says: fmt.Sprintf("%s %s is live%s", m.Ref(), Quoted(m.Title), says), About: m.Ref()}, nil
}

// rise stops the clocks of a meeting that is no longer held.
func (r *Record) rise(m Meeting, now Instant) {
	clock := r.Clock(m.ID)
	r.stopItem(&clock, now)
	clock.Sitting = 0
	r.Clocks.put(clock)
}

// AdjournMeeting interrupts a live meeting. Nothing is decided by it.
type AdjournMeeting struct {
	Meeting ID
}

// Name is "adjourn".
func (AdjournMeeting) Name() string { return "adjourn" }

// Apply refuses a meeting that is not live.
func (c AdjournMeeting) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Meetings.Get(c.Meeting)
	if !ok || m.Status != Live {
		return Done{}, notLive(m.Ref())
	}
	m.Status = Adjourned
	r.Meetings.put(m)
	r.rise(m, now)
	return Done{Says: fmt.Sprintf("%s adjourned; everything on its table waits", m.Ref()), About: m.Ref()}, nil
}

// CloseMeeting ends a meeting for good. It is refused while any entry of its
// table lacks an owner's decision; there is no way around that.
type CloseMeeting struct {
	Meeting ID
}

// Name is "close".
func (CloseMeeting) Name() string { return "close" }

// Apply refuses with every gap that stands between the meeting and its close.
func (c CloseMeeting) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Meetings.Get(c.Meeting)
	if !ok || !m.open() {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: "this meeting is not being held; only one that was started can be closed"}
	}
	r.layTables(now)
	if gaps := r.Gaps(m.ID, now); len(gaps) > 0 {
		return Done{}, &Refusal{Reason: HasGaps, About: m.Ref(), Gaps: gaps, Says: fmt.Sprintf("%s cannot close: %s", m.Ref(), OpenBeforeClose(len(gaps)))}
	}
	r.rise(m, now)
	r.keepContent(m, r.Today(now))
	proceed := r.proceed(m, now)
	m.Status, m.ClosedAt, m.RulesVersion, m.Zone = Closed, now, RulesVersion, r.Zone().String()
	r.Meetings.put(m)
	return Done{Says: fmt.Sprintf("%s %s is closed%s%s", m.Ref(), Quoted(m.Title), proceed, r.planNext(m, now)), About: m.Ref()}, nil
}

// CancelMeeting gives up a planned meeting, or one on which nothing was ruled.
type CancelMeeting struct {
	Meeting ID
}

// Name is "cancel".
func (CancelMeeting) Name() string { return "cancel" }

// Apply refuses once anything on the meeting was ruled by an owner.
func (c CancelMeeting) Apply(r *Record, now Instant) (Done, error) {
	m, err := r.changeable(c.Meeting)
	if err != nil {
		return Done{}, err
	}
	if err := r.mayCancel(m); err != nil {
		return Done{}, err
	}
	if m.open() {
		r.rise(m, now)
	}
	m.Status = Cancelled
	r.Meetings.put(m)
	return Done{Says: fmt.Sprintf("%s cancelled; its open decisions and blockers are carried over", m.Ref()), About: m.Ref()}, nil
}

// mayCancel refuses a meeting that owners have ruled in, or whose table they
// have ruled on.
func (r *Record) mayCancel(m Meeting) error {
	ruled := false
	for u := range r.Rulings.All() {
		ruled = ruled || (u.Meeting == m.ID && u.Owner != 0)
	}
	for _, e := range r.TableOf(m.ID) {
		u, _ := r.Rulings.Get(e.Ruling)
		ruled = ruled || u.Owner != 0
	}
	if !ruled {
		return nil
	}
	return &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("owners have decided in %s, so it is not cancelled; adjourn it, or close it", m.Ref())}
}

func beingHeld(live Meeting) *Refusal {
	return &Refusal{Reason: NotAllowed, About: live.Ref(), Says: fmt.Sprintf("%s %s is being held; close or adjourn it first", live.Ref(), Quoted(live.Title))}
}

// comeBack holds meetings to their rules where a cancel or a start was taken back, or done
// again: one is held at a time, and none is given up, or planned again, that owners have
// ruled in.
func (r *Record) comeBack(before *Record) error {
	for m := range r.Meetings.All() {
		was, _ := before.Meetings.Get(m.ID)
		switch {
		case was.Status == m.Status:
		case m.Status == Cancelled:
			if err := before.mayCancel(m); err != nil {
				return err
			}
		case m.Status == Planned && was.open():
			if err := before.mayPlanAgain(was); err != nil {
				return err
			}
		case m.Status == Live:
			if live, ok := before.Live(); ok {
				return beingHeld(live)
			}
		}
	}
	return nil
}
