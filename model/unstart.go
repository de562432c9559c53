package model

import (
	"encoding/json"
	"fmt"
	"slices"
)

// This file takes the start of a meeting back: until its first ruling nothing was said in
// it, and it is planned again.

// started returns the meeting whose start a Revert takes back, as it stands now. ok is
// false for a Revert of anything else.
func (c Revert) started(r *Record) (m Meeting, ok bool) {
	for _, image := range c.Images {
		if image.Table != string(KindMeeting) {
			continue
		}
		var before, after Meeting
		if json.Unmarshal(image.Before, &before) != nil || json.Unmarshal(image.After, &after) != nil {
			continue
		}
		m, _ = r.Meetings.Get(image.ID)
		started := before.Status == Planned && after.open() && m.open()
		m.Status = after.Status
		return m, started
	}
	return Meeting{}, false
}

// stand brings a meeting back to how its start left it, as far as an adjournment and the
// clock have changed it since: they stand in the way of nothing.
func (c Revert) stand(r *Record, m Meeting) {
	r.Meetings.put(m)
	for _, image := range c.Images {
		if clock, ok := r.Clocks.Get(image.ID); ok && image.Table == clockTable && clock.Meeting == m.ID && json.Unmarshal(image.After, &clock) == nil {
			r.Clocks.put(clock)
		}
	}
	for _, it := range r.Agenda(m.ID) {
		for _, s := range r.Spents.of(it.Ref()) {
			if !c.left("spent", s.ID) {
				r.Spents.remove(s.ID)
			}
		}
	}
}

// left reports whether what a Revert takes back left a row as it stands.
func (c Revert) left(table string, id ID) bool {
	return slices.ContainsFunc(c.Images, func(image Image) bool {
		return image.Table == table && image.ID == id && !nothing(image.After)
	})
}

// planAgain takes away what a meeting has only once it was started: its clock, its table
// with what the record itself has ruled, and who came and left.
func (r *Record) planAgain(m Meeting) {
	r.Clocks.remove(r.Clock(m.ID).ID)
	for _, e := range r.TableOf(m.ID) {
		r.Entries.remove(e.ID)
	}
	for _, u := range r.Rulings.Where(func(u Ruling) bool { return u.Meeting == m.ID && u.Owner == 0 }) {
		r.Rulings.remove(u.ID)
	}
	for _, a := range r.Aways.Where(func(a Away) bool { return a.Meeting == m.ID }) {
		r.Aways.remove(a.ID)
	}
	for _, a := range r.Attendance(m.ID) {
		if a.Came != 0 || a.Presence == Present {
			a.Presence, a.Came, a.Left = Expected, 0, 0
			r.Attendances.put(a)
		}
	}
}

// mayPlanAgain refuses a meeting since whose start an owner has ruled, in it or between
// meetings. The schema refuses the same (storage, meetingTriggers).
func (r *Record) mayPlanAgain(m Meeting) error {
	ruled := slices.ContainsFunc(r.Rulings.Where(func(u Ruling) bool { return u.Owner != 0 }), func(u Ruling) bool {
		return u.Meeting == m.ID || u.Line >= m.StartedLine
	})
	if !ruled {
		return nil
	}
	return &Refusal{Reason: NotAllowed, About: m.Ref(),
		Says: fmt.Sprintf("owners have ruled since %s began; it can be adjourned or closed, but its start stays", m.Ref())}
}
