package screen

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/roomview"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/pane"
)

// Room is the screen that the room sees of the meeting: large, calm, and drawn from a type
// that can hold nothing private. It is a screen of the facilitator's window, or
// the whole of a window of its own, which only follows.
type Room struct {
	follows bool
	actions component.Actions
	item    model.ID // what is being discussed; 0 for nothing
	at      roomScroll
	lists   draw.KeptBeside
}

// NewRoom makes the room view; one that follows changes nothing.
func NewRoom(follows bool) *Room {
	if follows {
		return &Room{follows: true, actions: windowActions()}
	}
	return &Room{actions: roomActions()}
}

// Scopes are the screen's own.
func (s *Room) Scopes() []keymap.Scope {
	if s.follows {
		return []keymap.Scope{keymap.InRoomWindow, keymap.InList}
	}
	return []keymap.Scope{keymap.OnRoom, keymap.InList}
}

// Everywhere is the screen's own scopes.
func (s *Room) Everywhere() []keymap.Scope { return s.Scopes() }

// Update takes in what is being discussed.
func (s *Room) Update(c component.Context) { s.item = c.Record.Clock(c.Meeting.ID).Item }

// Selected is the item being discussed: what a captured line is about.
func (s *Room) Selected() model.Ref {
	if s.item == 0 {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindItem, ID: s.item}
}

// Shows reports whether a thing is the item being discussed.
func (s *Room) Shows(about model.Ref) bool { return !about.IsZero() && about == s.Selected() }

// Choose has nothing to choose from: the room is where its meeting is.
func (s *Room) Choose(model.Ref) {}

// Advance has nowhere to go.
func (s *Room) Advance() {}

// Keys returns what the key line shows.
func (s *Room) Keys(c component.Context) []keymap.Intent {
	switch {
	case s.follows:
		return []keymap.Intent{keymap.Quit, keymap.Help, keymap.Down}
	case c.Meeting.Status != model.Live:
		return []keymap.Intent{keymap.Review, keymap.Prepare, keymap.Help, keymap.Quit}
	}
	if _, walks := c.Record.WalkthroughDiscussed(); walks && !answeredHere(c) {
		return possible(c, s, []keymap.Intent{keymap.NextStep, keymap.VerifyStep, keymap.FailStep, keymap.PrevStep, keymap.Review, keymap.Rule, keymap.NextItem, keymap.Help})
	}
	return possible(c, s, []keymap.Intent{keymap.Review, keymap.Rule, keymap.NextItem, keymap.Clock, keymap.Capture, keymap.Help})
}

// Actions are the screen's own, and everywhere; of a window that follows its own
// alone.
func (s *Room) Actions(model.Ref) []component.Actions {
	if s.follows {
		return []component.Actions{s.actions}
	}
	return []component.Actions{s.actions, everywhere()}
}

// In are the actions of one of its scopes.
func (s *Room) In(scope keymap.Scope) component.Actions {
	if scope == s.Scopes()[0] {
		return s.actions
	}
	return nil
}

// Handle scrolls, or does what else is asked for.
func (s *Room) Handle(c component.Context, intent component.Intent) component.Effect {
	if s.at.move(intent.Name) {
		return nil
	}
	return answer(c, s, intent)
}

// roomActions returns what the facilitator can do in front of what the room sees.
func roomActions() component.Actions {
	return append(component.Actions{
		{Name: keymap.Review, Keys: []string{"R", "esc"}, Label: "back", Help: "go back to the review", Screen: true, Do: component.Always(component.Show{Screen: component.Review})},
		{Name: keymap.Rule, Keys: []string{"enter"}, Label: "read back", Help: "read the decision back, in full size, and rule on it", Screen: true, Not: component.Not(notHeld, nothingToRule),
			Do: func(c component.Context, i component.Intent) component.Effect { return pane.RuleItem(c, i.About) }},
		nextItem(notHeld),
		{Name: keymap.Clock, Keys: []string{"t"}, Label: "clock", Help: "pause the item's clock, or let it run", Screen: true, Not: component.Not(notHeld, noItem), Do: askClock},
		{Name: keymap.Prepare, Keys: []string{"p"}, Label: "prepare", Help: "leave the shared screen and prepare alone; it asks first", Screen: true, Do: component.Always(component.Show{Screen: component.Prepare})},
	}, append(walkthroughActions(notHeld), captureActions(notHeld, true)...)...)
}

// windowActions are those of the room's own window: none that changes anything.
func windowActions() component.Actions {
	return component.Actions{
		{Name: keymap.Quit, Keys: []string{"q", "ctrl+c"}, Label: "quit", Help: "close this window; the meeting goes on", Screen: true, Do: component.Always(component.Quit{})},
		{Name: keymap.Help, Keys: []string{"?", "f1"}, Label: "help", Help: "show the keys that hold here", Screen: true, Do: component.Always(component.Help{})},
		{Name: keymap.Suspend, Keys: []string{"ctrl+z"}, Label: "suspend", Help: "go to the shell; fg comes back", Screen: true, Do: component.Always(component.Suspend{})},
		{Name: keymap.Mouse, Keys: []string{"ctrl+o"}, Label: "mouse", Help: "give the mouse to the terminal, to select text with; again takes it back", Screen: true, Do: component.Always(component.SwitchMouse{})},
	}
}

func notHeld(c component.Context, i component.Intent) string {
	if why := notLive(c, i); why != "" {
		return fmt.Sprintf("%s; %s goes back", why, c.Keys.Key(keymap.Review, keymap.OnRoom))
	}
	return ""
}

func nothingToRule(c component.Context, i component.Intent) string {
	if i.About.IsZero() {
		return fmt.Sprintf("nothing is being discussed; %s opens the next item", c.Keys.Key(keymap.NextItem, keymap.OnRoom))
	}
	return ""
}

// Header draws which meeting this is and how it stands.
func (s *Room) Header(c component.Context, w, h int) []string {
	head := s.page(c, w, h).head()
	return head[:min(len(head), h)]
}

// Draw draws the view in w×h cells, from its top where it is about something
// else than before.
func (s *Room) Draw(c component.Context, w, h int) component.Drawing {
	page := s.page(c, w, h)
	about := page.v.Item.Ref
	if step := page.v.Item.Step.Ref; !step.IsZero() {
		about = step
	}
	if !page.v.Reading.Ref.IsZero() {
		about = page.v.Reading.Ref
	}
	if about != s.at.about {
		s.at = roomScroll{about: about}
	}
	picture := component.Drawing{Rows: page.draw(), Zones: []component.Zone{{At: draw.Rect{W: w, H: h}, Wheel: s.at.wheel}}}
	if !s.follows { // in front of what the keys are about; nobody has keys in the other window
		picture.Cursor, picture.CursorX, picture.CursorY = true, 1, page.words()
	}
	return picture
}

// ReadsWhole reports whether all that is read back would be in sight in w×h
// cells. Nobody approves what they could not read.
func (s *Room) ReadsWhole(c component.Context, w, h int) bool { return s.page(c, w, h).readsWhole() }

// page leaves everything behind but what the room may see.
func (s *Room) page(c component.Context, w, h int) roomPage {
	return roomPage{roomview.Of(c.Record, c.Meeting, c.Now, c.Reading), c.Theme, w, h, &s.at, &s.lists}
}
