package screen

import (
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/pane"
)

// Review is the screen of a live meeting. It is the shared one: nothing
// private is ever on it.
type Review struct {
	panes [5]*pane.Pane
	focus int
	last  int // of the gate and the actions, the one that was looked at last

	actions component.Actions

	upper, low draw.KeptBeside // the pairs of panes; of the stack, panes and detail
	selected   keptDetail
	tall       bool // the header says more than the question
	soFar      keptSoFar
}

// The panes by their number on the tab bar.
const (
	agendaPane = iota
	decisionsPane
	blockersPane
	gatePane
	actionsPane
)

// NewReview makes the review screen.
func NewReview() *Review {
	s := &Review{last: gatePane, panes: [5]*pane.Pane{pane.NewAgenda(), pane.NewDecisions(), pane.NewBlockers(), pane.NewGate(), pane.NewActions()}}
	s.actions = slices.Concat(s.showActions(), captureActions(pane.NotOpen, false), s.meetingActions(), walkthroughActions(component.Not(pane.NotOpen, notLive)), s.leaveActions())
	return s
}

func (s *Review) pane() *pane.Pane { return s.panes[s.focus] }

// toPane brings a pane into focus.
func (s *Review) toPane(i int) {
	s.focus = i
	if i == gatePane || i == actionsPane {
		s.last = i
	}
}

// Scopes are those of the pane in focus, the list and the screen.
func (s *Review) Scopes() []keymap.Scope {
	return []keymap.Scope{s.pane().Scope, keymap.InList, keymap.OnReview}
}

// Everywhere is the scopes of the panes, the one in focus first.
func (s *Review) Everywhere() []keymap.Scope {
	scopes := s.Scopes()
	for _, p := range s.panes {
		scopes = append(scopes, p.Scope)
	}
	return scopes
}

// Update hands the panes what they show.
func (s *Review) Update(c component.Context) {
	for _, p := range s.panes {
		p.Update(c)
	}
}

// Selected is the thing under the cursor of the pane in focus.
func (s *Review) Selected() model.Ref { return s.pane().Selected() }

// Choose goes to the pane that lists a thing, and to the thing.
func (s *Review) Choose(about model.Ref) {
	for i, p := range s.panes {
		if p.Choose(about) {
			s.toPane(i)
			return
		}
	}
}

// Advance moves on to the next row that is still open.
func (s *Review) Advance() { s.pane().NextOpen() }

// Keys returns what the key line shows.
func (s *Review) Keys(c component.Context) []keymap.Intent { return possible(c, s, s.wanted(c)) }

// wanted are the intents that help most now.
func (s *Review) wanted(c component.Context) []keymap.Intent {
	switch c.Meeting.Status {
	case "":
		return []keymap.Intent{keymap.Prepare, keymap.Help, keymap.Quit}
	case model.Closed, model.Cancelled:
		return []keymap.Intent{keymap.Minutes, keymap.Prepare, keymap.Help, keymap.NextPane, keymap.Room, keymap.Copy, keymap.Quit}
	case model.Planned:
		return []keymap.Intent{keymap.Start, keymap.Prepare, keymap.Help, keymap.NextPane, keymap.Room, keymap.Redo, keymap.Quit}
	case model.Adjourned:
		return []keymap.Intent{keymap.Start, keymap.Minutes, keymap.Prepare, keymap.Help, keymap.NextPane, keymap.Room, keymap.Undo, keymap.Quit}
	}
	if s.focus == actionsPane && s.pane().Len() > 0 {
		return []keymap.Intent{
			keymap.Toggle, keymap.NewDate, keymap.Assign, keymap.DropAction, keymap.BlockerFrom, keymap.Rule, keymap.NextItem, keymap.NewAction, keymap.Capture,
			keymap.CloseMeeting, keymap.Help, keymap.NextPane, keymap.Undo, keymap.Copy,
		}
	}
	if _, walks := c.Record.WalkthroughDiscussed(); walks && !answeredHere(c) {
		return []keymap.Intent{
			keymap.NextStep, keymap.VerifyStep, keymap.FailStep, keymap.PrevStep, keymap.Rule, keymap.NextItem, keymap.Capture,
			keymap.CloseMeeting, keymap.Help, keymap.NextPane, keymap.Undo, keymap.Clock,
		}
	}
	first := []keymap.Intent{keymap.Rule, keymap.NextItem}
	switch _, more := nextOpen(c); {
	case !answeredHere(c):
	case more:
		first = []keymap.Intent{keymap.NextItem, keymap.Rule}
	case len(c.Record.Gaps(c.Meeting.ID, c.Now)) == 0:
		first = []keymap.Intent{keymap.CloseMeeting, keymap.Rule}
	}
	return append(first, keymap.Capture, keymap.CloseMeeting, keymap.Gaps, keymap.NewDecision, keymap.NewBlocker,
		keymap.Help, keymap.NextPane, keymap.RollCall, keymap.Minutes, keymap.Undo, keymap.Clock, keymap.Edit)
}

// paneOf returns the pane that lists a thing, the one in focus before others; of nothing the
// one in focus.
func (s *Review) paneOf(about model.Ref) *pane.Pane {
	if s.pane().Lists(about) {
		return s.pane()
	}
	for _, p := range s.panes {
		if p.Lists(about) {
			return p
		}
	}
	return s.pane()
}

// Shows reports whether one of the panes lists a thing.
func (s *Review) Shows(about model.Ref) bool { return s.paneOf(about).Lists(about) }

// Actions are those of the pane that lists a thing, of the screen, and everywhere.
func (s *Review) Actions(about model.Ref) []component.Actions {
	if p := s.paneOf(about); about.IsZero() || p.Lists(about) {
		return []component.Actions{p.Actions, s.actions, everywhere()}
	}
	return []component.Actions{s.actions, everywhere()}
}

// In are the actions of one of its scopes.
func (s *Review) In(scope keymap.Scope) component.Actions {
	for _, p := range s.panes {
		if p.Scope == scope {
			return p.Actions
		}
	}
	if scope == keymap.OnReview {
		return s.actions
	}
	return nil
}

// Handle moves the cursor of the pane in focus, or does what else is asked for.
func (s *Review) Handle(c component.Context, intent component.Intent) component.Effect {
	if s.pane().Move(intent.Name) {
		return nil
	}
	return answer(c, s, intent)
}

// askClock pauses the item's clock, or lets it run.
func askClock(c component.Context, _ component.Intent) component.Effect {
	if c.Record.Clock(c.Meeting.ID).Running() {
		return component.Do{Command: model.PauseClock{}}
	}
	return component.Do{Command: model.ResumeClock{}}
}

// detailRows returns how high the box is that shows the selected row in full.
func detailRows(h int) int {
	switch {
	case h >= 40:
		return h / 3
	case h >= 24:
		return 8
	case h >= 14:
		return 6
	case h >= 10:
		return 4
	}
	return 0
}
