package ui

import (
	"fmt"

	"gavel/keymap"
	"gavel/ui/dialog"
	"gavel/ui/theme"
)

// This file is the sign of what the file would not take, and the way to it.

// unsavedMark is the sign on the last row of every window while something is
// not saved; "" while all is.
func (m *Root) unsavedMark(t *theme.Theme) string {
	if m.session.Trouble() == nil {
		return ""
	}
	key := m.howToReach(keymap.Unsaved)
	if len(m.session.Waiting()) == 0 {
		return fmt.Sprintf("%s NOT SAVING (%s)", t.Glyphs.Fail, key)
	}
	return fmt.Sprintf("%s NOT SAVED: %d (%s)", t.Glyphs.Fail, len(m.session.Waiting()), key)
}

// intentAnywhere returns what a key means above every dialog and field: to the shell, whose
// the mouse is, and to what is not saved, whose sign is in sight there, too.
func (m *Root) intentAnywhere(key string) (keymap.Intent, bool) {
	intent, ok := m.session.Keys.Intent(key, keymap.Global)
	switch {
	case !ok:
		return "", false
	case intent == keymap.Suspend, intent == keymap.Mouse:
		return intent, true
	case intent == keymap.Unsaved:
		_, shown := m.dialog().(*dialog.Unsaved)
		return intent, !shown && m.session.Trouble() != nil
	}
	return "", false
}
