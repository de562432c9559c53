package screen

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/room"
	"gavel/ui/draw"
	"gavel/ui/pane"
	"gavel/ui/part"
)

// Room is what the room sees of the meeting: large, calm, and drawn from a type
// that can hold nothing private. It is a screen of the facilitator's window, or
// the whole of a window of its own, which only follows.
type Room struct {
	follows bool
	item    model.ID // what is before the room; 0 for nothing
	at      roomScroll
	lists   draw.KeptBeside
}

// NewRoom makes the room view; one that follows answers no intent but those
// that scroll.
func NewRoom(follows bool) *Room { return &Room{follows: follows} }

// Scopes are the screen's own.
func (s *Room) Scopes() []keymap.Scope {
	if s.follows {
		return []keymap.Scope{keymap.InRoomWindow, keymap.InList}
	}
	return []keymap.Scope{keymap.OnRoom, keymap.InList}
}

// Everywhere is the screen's own scopes.
func (s *Room) Everywhere() []keymap.Scope { return s.Scopes() }

// Update takes in what is before the room.
func (s *Room) Update(c part.Context) { s.item = c.Record.Clock(c.Meeting.ID).Item }

// Selected is the item before the room: what a captured line is about.
func (s *Room) Selected() model.Ref {
	if s.item == 0 {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindItem, ID: s.item}
}

// Shows reports whether a thing is the item before the room.
func (s *Room) Shows(about model.Ref) bool { return !about.IsZero() && about == s.Selected() }

// Choose has nothing to choose from: the room is where its meeting is.
func (s *Room) Choose(model.Ref) {}

// Advance has nowhere to go.
func (s *Room) Advance() {}

// Keys are what the key line shows.
func (s *Room) Keys(c part.Context) []keymap.Intent {
	switch {
	case s.follows:
		return []keymap.Intent{keymap.Quit, keymap.Help, keymap.Down}
	case c.Meeting.Status != model.Live:
		return []keymap.Intent{keymap.Review, keymap.Prepare, keymap.Help, keymap.Quit}
	}
	return []keymap.Intent{keymap.Review, keymap.Rule, keymap.OpenItem, keymap.Clock, keymap.Capture, keymap.Help}
}

// Handle answers an intent.
func (s *Room) Handle(c part.Context, intent part.Intent) part.Ask {
	if s.at.move(intent.Name) || s.follows {
		return nil
	}
	switch intent.Name {
	case keymap.Review:
		return part.Show{Screen: part.Review}
	case keymap.Prepare:
		return part.Show{Screen: part.Prepare}
	}
	if c.Meeting.Status != model.Live {
		return part.Say{Text: fmt.Sprintf("no meeting is being held; %s goes back", c.Keys.Key(keymap.Review, keymap.OnRoom))}
	}
	switch intent.Name {
	case keymap.Rule:
		if intent.About.IsZero() {
			return part.Say{Text: fmt.Sprintf("nothing is before the room; %s opens the next item", c.Keys.Key(keymap.OpenItem, keymap.OnRoom))}
		}
		return pane.RuleItem(c, intent.About)
	case keymap.OpenItem:
		return nextItem(c)
	case keymap.Clock:
		return askClock(c)
	case keymap.Capture:
		return part.Capture{}
	}
	return nil
}

// nextItem puts the next item before the room that still needs its answer.
func nextItem(c part.Context) part.Ask {
	if it, ok := c.Record.NextItem(c.Meeting.ID); ok {
		return part.Do{Command: model.OpenItem{Item: it.ID}}
	}
	return part.Say{Text: "no other item still needs its answer"}
}

// Draw draws the view in w×h cells, from its top where it is about something
// else than before.
func (s *Room) Draw(c part.Context, w, h int) part.Picture {
	page := s.page(c, w, h)
	about := page.v.Item.Ref
	if !page.v.Reading.Ref.IsZero() {
		about = page.v.Reading.Ref
	}
	if about != s.at.about {
		s.at = roomScroll{about: about}
	}
	picture := part.Picture{Rows: page.draw(), Zones: []part.Zone{{At: draw.Rect{W: w, H: h}, Wheel: s.at.wheel}}}
	if !s.follows { // in front of what the keys are about; nobody has keys in the other window
		picture.Cursor, picture.CursorX, picture.CursorY = true, 1, page.words()
	}
	return picture
}

// ReadsWhole reports whether all that is read back would be in sight in w×h
// cells. Nobody approves what they could not read.
func (s *Room) ReadsWhole(c part.Context, w, h int) bool { return s.page(c, w, h).readsWhole() }

// page leaves everything behind but what the room may see.
func (s *Room) page(c part.Context, w, h int) roomPage {
	return roomPage{room.Of(c.Record, c.Meeting, c.Now, c.Reading), c.Theme, w, h, &s.at, &s.lists}
}
