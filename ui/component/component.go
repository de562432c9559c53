// Package component has the types that screens, panes, dialogs and the session share:
// what a component is shown, what it may ask for, and what it draws.
//
// A component never does anything by itself. It is handed a Context to look at, and
// answers an intent with an effect; the session alone carries it out.
//
// It may import bubbletea for its messages, gavel/model, gavel/keymap,
// gavel/ui/theme and gavel/ui/draw.
package component

import (
	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/theme"
)

// Context is the state that a component looks at. It is a value: holding on to an old one is
// harmless, and changing one changes nothing.
type Context struct {
	Record    *model.Record
	Meeting   model.Meeting // the meeting on screen; zero for none
	Now       model.Instant
	Theme     *theme.Theme
	Keys      keymap.Map
	Me        model.ID   // the person at the keyboard; 0 where not known
	User      string     // the name of the person at the keyboard
	Zone      string     // the time zone of this machine by its IANA name; "" where not known
	ZoneDoubt string     // why it is not known
	Typed     *Typed     // what was typed into forms that were left
	Walk      *Walk      // what was done in the walk of prepare; nil for nothing
	History   *History   // what happened to the thing that is looked at; nil for nothing
	Elsewhere *Elsewhere // what is known of things of other cycles; nil for nothing
	Unsaved   Unsaved    // what could not be saved yet
	Reading   model.Ref  // what is being read back to the room; zero for nothing
	Headed    bool       // the header over a dialog says in full what is discussed
	Doubt     string     // why the file is not what was saved; "" where it is

	Called map[keymap.Intent]string // what a key line says of an intent in the place of its label
}

// Unsaved lists what could not be saved yet, and why.
type Unsaved struct {
	Trouble string   // one sentence that says what to do; "" where all is saved
	Actions []string // in the order in which they are going to be saved
}

// CaptureContext returns what a text is read against.
func (c Context) CaptureContext(focus model.Ref) capture.Context {
	return capture.Context{Record: c.Record, Now: c.Now, Focus: focus, Me: c.Me, User: c.User,
		CycleOf: func(about model.Ref) (model.ID, bool) { return c.Elsewhere.CycleOf(c.Record, about) },
		GoThere: func(model.ID) string { return c.GoToOtherCycle() }}
}

// GoToOtherCycle returns what goes to another cycle: its key or its word, else the key of all
// commands and its name there.
func (c Context) GoToOtherCycle() string {
	if key := c.Keys.Key(keymap.OtherCycle, keymap.Global); key != "" {
		return key
	}
	return c.Keys.Key(keymap.Palette, keymap.Global) + " other cycle"
}

// LineContext returns what a captured line is read against: what is selected, else the
// meeting on screen, and the item that is before its room.
func (c Context) LineContext(selected model.Ref) capture.Context {
	if selected.IsZero() {
		selected = c.Meeting.Ref()
	}
	lineContext := c.CaptureContext(selected)
	lineContext.Discussing = model.Ref{Kind: model.KindItem, ID: c.Record.Clock(c.Meeting.ID).Item}
	return lineContext
}

// Today is the day in the cycle's zone.
func (c Context) Today() model.Date { return c.Record.Today(c.Now) }

// Drawing is the drawing of a component: rows, where the real cursor stands, and what
// answers the mouse.
type Drawing struct {
	Rows    []string
	Cursor  bool
	CursorX int
	CursorY int
	Zones   []Zone
	Long    bool // it scrolls: with more rows more of it would be in sight
}

// Dialog is something that stands over a screen and takes all keys while it
// does.
type Dialog interface {
	// Scopes are asked for intents, innermost first; nothing leaks past them.
	Scopes() []keymap.Scope
	// Handle answers an intent.
	Handle(c Context, intent Intent) Effect
	// Type takes a key or a paste that no scope had an intent for.
	Type(c Context, msg tea.Msg) (Effect, tea.Cmd)
	// Refused tells the dialog that what it asked for was refused.
	Refused(c Context, refusal *model.Refusal)
	// Draw draws the dialog within w×h cells; it may be smaller.
	Draw(c Context, w, h int) Drawing
	// Converse puts the dialog in words, as far as its next effect. It is called again
	// while the dialog is open: after that was done or refused, and when what lay over it
	// was closed. The error is that of Lines.
	Converse(c Context, l Lines) (Effect, error)
}
