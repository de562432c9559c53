package model

import (
	"fmt"
	"slices"
)

// MoveToMeeting moves an item from the agenda of a planned meeting to that of another, with
// all that is on it, its notes and its private note.
type MoveToMeeting struct {
	Item    ID
	Meeting ID // 0 for the next that is planned after its own
}

// Name is "move to meeting".
func (MoveToMeeting) Name() string { return "move to meeting" }

// Apply refuses what has come under discussion, what belongs to its meeting, and a meeting
// that is over, or has the thing on its agenda already.
func (c MoveToMeeting) Apply(r *Record, now Instant) (Done, error) {
	it, ok := r.Items.Get(c.Item)
	if !ok {
		return Done{}, notFound(itemRef(c.Item))
	}
	if err := r.MayMoveAway(it, now); err != nil {
		return Done{}, err
	}
	to, err := r.movesTo(it, c.Meeting)
	if err != nil {
		return Done{}, err
	}
	if note := r.PrivateNote(it.Meeting, it.ID); note.ID != 0 {
		note.Meeting = to.ID
		r.Private.put(note)
	}
	from := it.Meeting
	it.Meeting, it.Position, it.Proposed = to.ID, r.endOf(to.ID), false
	r.Items.put(it)
	r.order(r.Agenda(from))
	subject := r.Subject(it.Ref())
	return Done{Says: fmt.Sprintf("%s is moved to %s, %s: %s", subject, to.Ref(), to.Date.Near(r.Today(now)), r.whereItStands(it)), About: it.Ref()}, nil
}

// MayMoveAway says why an item cannot go to another meeting; nil where it can.
func (r *Record) MayMoveAway(it Item, now Instant) error {
	m, _ := r.Meetings.Get(it.Meeting)
	switch {
	case m.Status == Planned && it.IsPlace() && slices.Contains(r.ComesBack(m, now), it.About()):
		return refuser(it.About())("%s comes back to %s, and needs its answer there; get the answer before, or put it off in the meeting", it.About(), m.Ref())
	case it.IsStanding():
		return refuser(it.Ref())("%s stands on the agenda of every meeting; take it off here with: drop %s", it.Ref(), it.Ref())
	case it.AboutKind == KindCheck:
		return refuser(it.Ref())("%s belongs to the gate of %s", it.About(), meetingRef(it.Meeting))
	}
	return r.mayTakeOff(it.Ref())
}

// movesTo returns the meeting that an item is moved to.
func (r *Record) movesTo(it Item, meeting ID) (Meeting, error) {
	refuse := refuser(it.Ref())
	others := r.MovesTo(it)
	if meeting == 0 {
		from, _ := r.Meetings.Get(it.Meeting)
		for _, m := range others {
			if m.Status == Planned && m.Date >= from.Date {
				return m, nil
			}
		}
		return Meeting{}, refuse("no meeting is planned after %s; plan one first: gavel new meeting", from.Ref())
	}
	m, err := r.changeable(meeting)
	switch {
	case err != nil:
		return m, err
	case m.ID == it.Meeting:
		return m, refuse("%s is on the agenda of %s already: %s", r.Subject(it.Ref()), m.Ref(), r.whereItStands(it))
	}
	if twin, has := r.DiscussedUnder(m.ID, it.About()); has {
		return m, refuse("%s is on the agenda of %s already: %s", it.About(), m.Ref(), r.whereItStands(twin))
	}
	return m, nil
}

// MovesTo returns the meetings that an item can be moved to, earliest first.
func (r *Record) MovesTo(it Item) []Meeting {
	return slices.DeleteFunc(r.byDate(), func(m Meeting) bool {
		_, has := r.DiscussedUnder(m.ID, it.About())
		return m.IsOver() || m.ID == it.Meeting || has
	})
}

// movedBack refuses to take back that an item was moved where a meeting has begun since: it
// would be gone from its table, or come onto another.
func (r *Record) movedBack(before *Record) error {
	for it := range r.Items.All() {
		was, had := before.Items.Get(it.ID)
		if !had || was.Meeting == it.Meeting {
			continue
		}
		for _, id := range []ID{was.Meeting, it.Meeting} {
			if m, _ := r.Meetings.Get(id); m.Status != Planned {
				return &Refusal{Reason: Moved, About: it.Ref(), Says: fmt.Sprintf("%s %s by now, so %s stays on the agenda of %s",
					m.Ref(), m.Status.phrase(), r.Subject(it.Ref()), meetingRef(was.Meeting))}
			}
		}
	}
	return nil
}
