package capture

import (
	"cmp"

	"gavel/model"
)

// Scene is what a line is read against.
type Scene struct {
	Record *model.Record
	Now    model.Instant
	Focus  model.Ref // what is selected: a verb without an id means it; zero: the item before the room
	Before model.Ref // the item before the room, where the line is written there; zero: elsewhere
	Me     model.ID  // the person at the keyboard, "@me"; 0 if not known
	Last   model.Ref // the thing captured last, for s/old/new/
}

// settled is the scene with its blanks filled: never a nil record, and the
// item before the room in focus when nothing else is.
func (s Scene) settled() Scene {
	if s.Record == nil {
		s.Record = new(model.Record)
	}
	if !s.Record.Exists(s.Focus) {
		s.Focus = s.beforeTheRoom()
	}
	if !s.Record.Exists(s.Before) {
		s.Before = model.Ref{}
	}
	return s
}

func (s Scene) today() model.Date { return s.Record.Today(s.Now) }

// beforeTheRoom is the item that a live meeting is at; zero for none.
func (s Scene) beforeTheRoom() model.Ref {
	if m, live := s.Record.Live(); live {
		if it, ok := s.Record.Items.Get(s.Record.Clock(m.ID).Item); ok {
			return it.Ref()
		}
	}
	return model.Ref{}
}

// parent is what a thing belongs to; zero for what stands alone.
func (s Scene) parent(of model.Ref) model.Ref {
	rec := s.Record
	switch of.Kind {
	case model.KindItem:
		it, _ := rec.Items.Get(of.ID)
		return model.Ref{Kind: model.KindMeeting, ID: it.Meeting}
	case model.KindDecision:
		d, _ := rec.Decisions.Get(of.ID)
		return model.Ref{Kind: model.KindItem, ID: d.Item}
	case model.KindBlocker:
		b, _ := rec.Blockers.Get(of.ID)
		return model.Ref{Kind: model.KindItem, ID: b.Item}
	case model.KindFeedback:
		f, _ := rec.Feedbacks.Get(of.ID)
		return f.About()
	case model.KindAction:
		a, _ := rec.Actions.Get(of.ID)
		return a.About()
	case model.KindCriterion:
		c, _ := rec.Criteria.Get(of.ID)
		return model.Ref{Kind: model.KindDecision, ID: c.Decision}
	case model.KindCheck:
		c, _ := rec.Checks.Get(of.ID)
		g, _ := rec.Gates.Get(c.Gate)
		return model.Ref{Kind: model.KindMeeting, ID: g.Meeting}
	}
	return model.Ref{}
}

// nearest is the thing itself, or the first of what it belongs to, of one of
// the kinds; zero for none.
func (s Scene) nearest(of model.Ref, kinds ...model.Kind) model.Ref {
	for range 5 { // action → remark → decision → item → meeting is as deep as it goes
		for _, k := range kinds {
			if of.Kind == k && s.Record.Exists(of) {
				return of
			}
		}
		of = s.parent(of)
	}
	return model.Ref{}
}

// meantFor is what a new thing of a kind means without an id. In a room a
// decision, a blocker or an action is what came up on the item at hand, whatever
// is selected; a remark is on what its person points at.
func (s Scene) meantFor(k model.Kind) model.Ref {
	switch k {
	case model.KindDecision, model.KindBlocker, model.KindAction:
		return cmp.Or(s.Before, s.Focus)
	}
	return s.Focus
}

// placeFor is what a new thing of a kind is raised on, when a thing is in
// focus. Zero leaves it to the model. A meeting that is over takes nothing new:
// there the meeting that is held, or comes next, does.
func (s Scene) placeFor(k model.Kind, focus model.Ref) model.Ref {
	item, meeting := s.nearest(focus, model.KindItem), s.nearest(focus, model.KindMeeting)
	if s.over(meeting) {
		item, meeting = model.Ref{}, model.Ref{}
	}
	switch k {
	case model.KindDecision:
		return cmp.Or(item, s.beforeTheRoom(), meeting)
	case model.KindBlocker:
		return cmp.Or(item, s.beforeTheRoom())
	case model.KindItem, model.KindCheck:
		return meeting
	case model.KindFeedback:
		on := s.nearest(focus, model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck)
		return cmp.Or(on, s.beforeTheRoom())
	case model.KindAction:
		on := s.nearest(focus, model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback)
		return cmp.Or(on, s.beforeTheRoom())
	}
	return model.Ref{}
}

// over reports whether a meeting is closed or cancelled.
func (s Scene) over(meeting model.Ref) bool {
	m, _ := s.Record.Meetings.Get(meeting.ID)
	return m.Status == model.Closed || m.Status == model.Cancelled
}
