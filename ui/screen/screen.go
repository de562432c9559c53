// Package screen is the screens of gavel: prepare, review, the room view, and the
// welcome of an empty file. A screen places its panes, routes intents to the one in focus
// and answers with what is asked for; it decides nothing.
//
// It may import gavel/model and the rooms under it, gavel/keymap, and of ui:
// component, pane, dialog, field, draw, theme.
package screen

import (
	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// messageFrom is the least height of a window that has a row for messages above the keys.
const messageFrom = 28

// BottomRows is the number of rows that root draws under a screen in a window of h rows:
// the message and the keys, or the keys alone.
func BottomRows(h int) int {
	if h < messageFrom {
		return 1
	}
	return 2
}

// Screen fills the window above the capture line.
type Screen interface {
	// Scopes are asked for intents, innermost first, before the global one.
	Scopes() []keymap.Scope
	// Everywhere is the scopes of all its panes: what the palette lists.
	Everywhere() []keymap.Scope
	// Update hands the screen what it shows, after every change.
	Update(c component.Context)
	// Actions returns the actions that fit a thing, or of nothing: those of the pane
	// that lists it, of the screen, and of every screen.
	Actions(about model.Ref) []component.Actions
	// In are the actions of one of its scopes.
	In(scope keymap.Scope) component.Actions
	// Handle answers an intent, by what it is about and not by the cursor.
	Handle(c component.Context, intent component.Intent) component.Effect
	// Selected is the thing under the cursor: what a verb without an id means.
	Selected() model.Ref
	// Shows reports whether a thing is in one of its lists.
	Shows(about model.Ref) bool
	// Choose puts the cursor on a thing, if the screen shows it.
	Choose(about model.Ref)
	// Advance moves the cursor on to what is still open, after a ruling.
	Advance()
	// Header draws the rows at the top that say what goes on and who may see it. They
	// stay as they are while a dialog is open.
	Header(c component.Context, w, h int) []string
	// Draw draws the screen in w×h cells, its header first.
	Draw(c component.Context, w, h int) component.Drawing
	// Keys are the intents that the key line shows, most wanted first; none that
	// would only be answered with why not.
	Keys(c component.Context) []keymap.Intent
}
