package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// way is how to come to an intent from where the cursor is: its key, else its
// words among all commands.
func (m *Root) way(intent keymap.Intent) string {
	scopes := m.scopes()
	if key := m.session.Keys.Key(intent, scopes...); key != "" {
		return key
	}
	for _, b := range m.session.Keys.Bindings() {
		if palette := m.session.Keys.Key(keymap.Palette, scopes...); b.Intent == intent && palette != "" {
			return fmt.Sprintf("%s and %q", palette, b.Label)
		}
	}
	return string(intent)
}

// intent answers an intent where no dialog is open: the screen first. It is about
// what the cursor is on, where it does not say.
func (m *Root) intent(intent part.Intent) tea.Cmd {
	if intent.About.IsZero() {
		intent.About = m.screen().Selected()
	}
	switch intent.Name {
	case keymap.Help:
		return m.do(part.Open{Dialog: dialog.NewHelp(m.context(), m.scopes())})
	case keymap.Palette:
		return m.do(part.Open{Dialog: dialog.NewPalette(m.context(), append(m.screen().Everywhere(), keymap.Global), m.disabled)})
	case keymap.Undo:
		return m.do(part.Undo{})
	case keymap.Redo:
		return m.do(part.Redo{})
	case keymap.Quit:
		return m.do(part.Quit{})
	case keymap.Suspend:
		return tea.Suspend
	case keymap.Mouse:
		m.switchMouse()
		return nil
	case keymap.Unsaved:
		return m.do(part.Open{Dialog: dialog.NewUnsaved(false)})
	case keymap.Minutes:
		c := m.context()
		return m.do(dialog.OpenMinutes(c, c.Meeting))
	}
	return m.do(m.screen().Handle(m.context(), intent))
}

// disabled says why an intent would do nothing now; "" where it would.
func (m *Root) disabled(intent keymap.Intent) string {
	c := m.context()
	if !m.bound(intent) {
		return "it belongs to another pane; select something there first"
	}
	switch intent {
	case keymap.Clock:
		if c.Record.Clock(c.Meeting.ID).Item == 0 {
			return "no item is before the room; open one first"
		}
	case keymap.DeferRest:
		if c.Meeting.Status != model.Live || len(c.Record.NotReached(c.Meeting.ID, c.Now)) == 0 {
			return "nothing is left that could be put off"
		}
	case keymap.Adjourn, keymap.CloseMeeting:
		if c.Meeting.Status != model.Live {
			return "no meeting is being held"
		}
	case keymap.Rule, keymap.Edit, keymap.OpenItem, keymap.Skip, keymap.Withdraw, keymap.Notes, keymap.MoveUp, keymap.MoveDown, keymap.Evidence, keymap.Copy, keymap.CopyList:
		if m.screen().Selected().IsZero() {
			return "nothing is selected"
		}
	case keymap.Review:
		if _, live := c.Record.Live(); !live {
			return "no meeting is being held; start one"
		}
	}
	return ""
}

// bound reports whether the intent belongs to where the cursor is, by a key or
// without one.
func (m *Root) bound(intent keymap.Intent) bool {
	scopes := m.scopes()
	return slices.ContainsFunc(m.session.Keys.Bindings(), func(b keymap.Binding) bool {
		return b.Intent == intent && slices.Contains(scopes, b.Scope)
	})
}
