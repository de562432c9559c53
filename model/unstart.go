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

// withoutKept returns the images that are still to be restored. What people have typed or
// said since a start stays: the notes on an item, and a place that has any; who is not
// expected; the order of the agenda; what was changed of the meeting itself.
func (c Revert) withoutKept(r *Record, m Meeting) []Image {
	var rest []Image
	for _, image := range c.Images {
		switch image.Table {
		case string(KindItem): // below
		case attendanceTable:
			if now, err := imageOf(r.table(image.Table), image.ID); err == nil && sameRow(now, image.After) {
				rest = append(rest, image)
			}
		default:
			if image.Table != string(KindMeeting) || image.ID != m.ID || !c.planAsItIs(r, image) {
				rest = append(rest, image)
			}
		}
	}
	c.restoreAgenda(r, m)
	return rest
}

// restoreAgenda takes the places off an agenda that its start gave, but those on which
// something was written since. The others go back to where they were, or stay in their order
// where that was changed, or a place stays.
func (c Revert) restoreAgenda(r *Record, m Meeting) {
	var before []Item
	reordered := false
	for _, image := range c.Images {
		var was, left Item
		it, ok := r.Items.Get(image.ID)
		if image.Table != string(KindItem) || !ok || json.Unmarshal(image.After, &left) != nil {
			continue
		}
		switch written := it.Notes != left.Notes || it.Presenter != left.Presenter || it.Timebox != left.Timebox; {
		case nothing(image.Before) && !written && r.PrivateNote(m.ID, it.ID).ID == 0:
			r.Items.remove(it.ID)
		case nothing(image.Before):
			reordered = true
		case json.Unmarshal(image.Before, &was) == nil:
			reordered = reordered || it.Position != left.Position
			it.Position = was.Position
			before = append(before, it)
		}
	}
	if reordered {
		r.order(r.Agenda(m.ID))
		return
	}
	for _, it := range before {
		r.Items.put(it)
	}
}

// planAsItIs plans a meeting again that was changed since its start, and keeps the change;
// false where it was not.
func (c Revert) planAsItIs(r *Record, image Image) bool {
	var was, left Meeting
	m, ok := r.Meetings.Get(image.ID)
	now, err := imageOf(r.table(image.Table), image.ID)
	if !ok || err != nil || sameRow(now, image.After) || json.Unmarshal(image.Before, &was) != nil || json.Unmarshal(image.After, &left) != nil {
		return false
	}
	if m.Date == left.Date {
		m.Date = was.Date
	}
	m.Status, m.StartedAt, m.ChangedSince = was.Status, was.StartedAt, was.ChangedSince
	r.Meetings.put(m)
	return true
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
