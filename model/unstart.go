package model

import (
	"encoding/json"
	"fmt"
	"reflect"
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
		now, err := imageOf(r.table(image.Table), image.ID)
		switch changed := err == nil && !sameRow(now, image.After); {
		case image.Table == string(KindItem): // below
		case image.Table == attendanceTable && changed:
		case image.Table == string(KindMeeting) && image.ID == m.ID && changed:
			_ = r.table(image.Table).restore(image.ID, image.undoneIn(now))
		default:
			rest = append(rest, image)
		}
	}
	c.restoreAgenda(r, m)
	return rest
}

// restoreAgenda takes the places off an agenda that its start gave, but those on which
// something was written since. The others go back to where they were, or stay in their order
// where that was changed, or a place stays.
func (c Revert) restoreAgenda(r *Record, m Meeting) {
	items := r.table(string(KindItem))
	before := map[ID]json.RawMessage{}
	reordered := false
	for _, image := range c.Images {
		var left Item
		it, ok := r.Items.Get(image.ID)
		if image.Table != string(KindItem) || !ok || json.Unmarshal(image.After, &left) != nil {
			continue
		}
		switch written := it.Notes != left.Notes || it.Presenter != left.Presenter || it.Timebox != left.Timebox; {
		case nothing(image.Before) && !written && r.PrivateNote(m.ID, it.ID).ID == 0:
			r.Items.remove(it.ID)
		case nothing(image.Before):
			reordered = true
		default:
			reordered = reordered || it.Position != left.Position
			if now, err := imageOf(items, it.ID); err == nil {
				before[it.ID] = image.undoneIn(now)
			}
		}
	}
	order := r.Agenda(m.ID)
	for id, was := range before {
		_ = items.restore(id, was)
	}
	if !reordered {
		return
	}
	for i, it := range order { // in the order that they have, with what else they were
		if is, ok := r.Items.Get(it.ID); ok {
			is.Position = int64(i + 1)
			r.Items.put(is)
		}
	}
}

// undoneIn returns a row as it stands with what a command changed of it as it was before;
// what was changed since stays.
func (image Image) undoneIn(now json.RawMessage) json.RawMessage {
	var is, was, left map[string]any
	if json.Unmarshal(now, &is) != nil || json.Unmarshal(image.Before, &was) != nil || json.Unmarshal(image.After, &left) != nil {
		return now
	}
	for _, from := range []map[string]any{was, left} {
		for key := range from {
			if reflect.DeepEqual(is[key], left[key]) && !reflect.DeepEqual(was[key], left[key]) {
				if is[key] = was[key]; was[key] == nil {
					delete(is, key)
				}
			}
		}
	}
	merged, err := json.Marshal(is)
	if err != nil {
		return now
	}
	return merged
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
