package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/screen"
)

// howToReach returns how to come to an intent from where the cursor is: its key, else its
// words among all commands.
func (m *Root) howToReach(intent keymap.Intent) string {
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

// intent answers an intent where no dialog is open. It is about what the cursor is
// on, where it does not say.
func (m *Root) intent(intent component.Intent) tea.Cmd {
	if intent.About.IsZero() {
		intent.About = m.screen().Selected()
	}
	return m.do(m.screen().Handle(m.context(), intent))
}

// captures reports whether a line can be captured on what is shown.
func (m *Root) captures() bool {
	_, ok := screen.Find(m.screen(), component.Named(keymap.Capture))
	return ok
}

// whyNot says why an intent would do nothing now, for the palette.
func (m *Root) whyNot(name keymap.Intent) string {
	return screen.WhyNot(m.context(), m.screen(), component.Intent{Name: name, About: m.screen().Selected()})
}
