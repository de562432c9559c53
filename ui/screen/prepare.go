package screen

import (
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/pane"
)

// Prepare is the screen on which meetings are planned, alone: the meetings, the plan of one
// of them, and what is selected in full. Private notes are here and on no
// other screen.
type Prepare struct {
	digest, meetings, plan *pane.Pane
	focus                  *pane.Pane
	chosen                 model.ID // the meeting whose plan is shown; 0 is the one that comes next
	looksBack              bool     // the one chosen was over already
	drawn                  model.ID // the meeting that the plan was filled with
	actions                component.Actions
	rehearsal              *pane.Pane
	walking                Walking
	walkActions            component.Actions
	cardFrom               int // the first row of the card that is in sight
	card                   draw.KeptBox

	columns  draw.KeptBeside
	selected draw.KeptBox
}

// NewPrepare makes the prepare screen. It begins in what needs attention; where nothing
// does, in the plan.
func NewPrepare() *Prepare {
	s := &Prepare{digest: pane.NewDigest(dialog.Offer), meetings: pane.NewMeetings(), plan: pane.NewPlan()}
	for i, p := range s.panes() {
		p.Number = i + 1
	}
	s.rehearsal = pane.NewRehearsal()
	s.rehearsal.Actions = append(s.rehearsal.Actions, component.Action{Name: keymap.Back, Keys: []string{"esc"}, Label: "back", Help: "go back to what needs attention", Screen: true,
		Do: func(component.Context, component.Intent) component.Effect { s.toPane(s.digest); return nil }})
	s.walkActions = s.walkKeys()
	s.actions = slices.Concat(s.showActions(), s.addActions(), s.meetingActions(), s.weekActions(), s.leaveActions(), s.planActions())
	return s
}

// panes are its panes, in the order of their numbers.
func (s *Prepare) panes() []*pane.Pane { return []*pane.Pane{s.digest, s.plan, s.meetings} }

// Walking is the walk through what needs attention.
func (s *Prepare) Walking() *Walking { return &s.walking }

// toPane brings a pane into focus.
func (s *Prepare) toPane(p *pane.Pane) {
	s.focus = p
}

// inFocus is the pane in focus; before the first one was filled, the digest.
func (s *Prepare) inFocus() *pane.Pane {
	if s.focus == nil {
		return s.digest
	}
	return s.focus
}

// Meeting is the meeting whose plan is shown, which is the one that the
// context is about: the one chosen, until it is over, else the one at hand. It is zero where
// there is none.
func (s *Prepare) Meeting(c component.Context) model.Meeting {
	if m, ok := c.Record.Meetings.Get(s.chosen); ok && (s.looksBack || !m.IsOver()) {
		return m
	}
	return c.Record.AtHand()
}

// Scopes are those of the pane in focus, the list and the screen.
func (s *Prepare) Scopes() []keymap.Scope {
	if s.walking.IsOpen() {
		return []keymap.Scope{keymap.InWalk, keymap.InList}
	}
	return []keymap.Scope{s.inFocus().Scope, keymap.InList, keymap.OnPrepare}
}

// Everywhere is the scopes of all its panes, that of the one in focus first.
func (s *Prepare) Everywhere() []keymap.Scope {
	scopes := s.Scopes()
	if s.walking.IsOpen() {
		return scopes
	}
	for _, p := range s.panes() {
		scopes = append(scopes, p.Scope)
	}
	return scopes
}

// Update hands the panes what they show.
func (s *Prepare) Update(c component.Context) {
	c.Meeting = s.Meeting(c)
	s.updateWalk(c)
	s.digest.Update(c)
	if s.focus == nil {
		if s.focus = s.digest; s.digest.Len() == 0 {
			s.focus = s.plan
		}
	}
	if s.focus == s.rehearsal {
		s.rehearsal.Update(c)
	}
	s.meetings.Update(c)
	s.meetings.Choose(c.Meeting.Ref())
	s.plan.Update(c)
	if s.drawn != c.Meeting.ID { // another plan is read from its top
		s.drawn = c.Meeting.ID
		s.plan.Move(keymap.First)
	}
}

// Selected is the thing under the cursor of the pane in focus.
func (s *Prepare) Selected() model.Ref {
	if s.walking.IsOpen() { // nothing while the cards are read, and behind the last one
		card, _ := s.walking.Card()
		return card.About
	}
	return s.inFocus().Selected()
}

// Shows reports whether a thing is a meeting of the list or stands in the plan shown.
func (s *Prepare) Shows(about model.Ref) bool {
	return slices.ContainsFunc(s.panes(), func(p *pane.Pane) bool { return p.Lists(about) })
}

// Choose shows the plan of a meeting, or goes to a thing of the plan shown.
func (s *Prepare) Choose(about model.Ref) {
	switch {
	case s.walking.IsOpen(), s.inFocus() == s.rehearsal && s.rehearsal.Choose(about): // what was changed is dealt with where it was
	case about.Kind == model.KindMeeting:
		s.chosen, s.looksBack = about.ID, false
	case s.inFocus() == s.digest && s.digest.Choose(about):
	case s.plan.Choose(about):
		s.toPane(s.plan)
	case s.digest.Choose(about):
		s.toPane(s.digest)
	}
}

// catchUp fills the panes anew where another meeting was chosen since.
func (s *Prepare) catchUp(c component.Context) {
	if s.drawn != s.Meeting(c).ID {
		s.Update(c)
	}
}

// Advance has nothing to do: nothing is ruled on this screen.
func (s *Prepare) Advance() {}

// Keys returns what the key line shows.
func (s *Prepare) Keys(c component.Context) []keymap.Intent { return possible(c, s, s.wanted(c)) }

// wanted are the intents that help most now.
func (s *Prepare) wanted(c component.Context) []keymap.Intent {
	if s.walking.IsOpen() {
		return []keymap.Intent{
			keymap.Offered, keymap.NextCard, keymap.LeaveForMeeting, keymap.Message, keymap.Help, keymap.Assign, keymap.Edit, keymap.Back,
			keymap.NotThisWeek, keymap.PutOnAgenda, keymap.Capture, keymap.PrevCard, keymap.Undo,
		}
	}
	if s.inFocus() == s.rehearsal {
		return []keymap.Intent{keymap.Open, keymap.Offered, keymap.Back, keymap.Help, keymap.NextPane, keymap.Start, keymap.Undo, keymap.Palette}
	}
	if s.inFocus() == s.digest && s.digest.Len() > 0 {
		return []keymap.Intent{
			keymap.Open, keymap.Offered, keymap.Walk, keymap.Rehearse, keymap.Toggle, keymap.Propose, keymap.NewItem, keymap.Start, keymap.Help, keymap.NextPane, keymap.PrivateNotes, keymap.NewMeeting,
			keymap.Registers, keymap.Undo, keymap.Palette,
		}
	}
	if c.Meeting.Status == model.Closed || c.Meeting.Status == model.Cancelled {
		return []keymap.Intent{
			keymap.NewMeeting, keymap.ImportAgenda, keymap.Minutes, keymap.Addendum, keymap.Help, keymap.NextPane, keymap.Undo, keymap.Palette,
		}
	}
	return []keymap.Intent{
		keymap.NewItem, keymap.NewDecision, keymap.Edit, keymap.PrivateNotes, keymap.Start, keymap.Help,
		keymap.Walk, keymap.Rehearse, keymap.Propose, keymap.Attendees, keymap.RollCall, keymap.NewMeeting, keymap.ImportAgenda, keymap.NextPane, keymap.Remove, keymap.MoveUp,
		keymap.NewCheck, keymap.Minutes, keymap.Undo, keymap.Palette,
	}
}

// ShowPlan shows the plan of a meeting that a person chose, one that is over, too.
func (s *Prepare) ShowPlan(r *model.Record, meeting model.Ref) {
	m, _ := r.Meetings.Get(meeting.ID)
	s.chosen, s.looksBack = meeting.ID, m.IsOver()
}

// choose shows the plan of the meeting that the cursor is on.
func (s *Prepare) choose(c component.Context) {
	s.ShowPlan(c.Record, s.meetings.Selected())
	s.Update(c)
}

// Actions are those of the screen, and everywhere.
func (s *Prepare) Actions(model.Ref) []component.Actions {
	list := []component.Actions{s.actions, everywhere()}
	if s.walking.IsOpen() {
		return []component.Actions{s.walkActions, everywhere()}
	}
	if focus := s.inFocus(); focus == s.digest || focus == s.rehearsal {
		return append([]component.Actions{focus.Actions}, list...)
	}
	return list
}

// In are the actions of one of its scopes.
func (s *Prepare) In(scope keymap.Scope) component.Actions {
	switch scope {
	case keymap.OnPrepare:
		return s.actions
	case keymap.InDigest:
		return s.digest.Actions
	case keymap.InRehearsal:
		return s.rehearsal.Actions
	case keymap.InWalk:
		return s.walkActions
	}
	return nil
}

// Handle moves the cursor of the pane in focus, or does what else is asked for.
func (s *Prepare) Handle(c component.Context, intent component.Intent) component.Effect {
	c.Meeting = s.Meeting(c)
	s.catchUp(c)
	if s.walking.IsOpen() {
		return s.handleWalk(c, intent)
	}
	if s.inFocus().Move(intent.Name) {
		if s.focus == s.meetings {
			s.choose(c)
		}
		return nil
	}
	return answer(c, s, intent)
}
