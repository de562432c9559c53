package dialog_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/theme"
)

// write types a text into a dialog, key by key.
func write(c component.Context, d component.Dialog, text string) {
	for _, r := range text {
		d.Type(c, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// fill types into one field after the other and takes the form as done.
func fill(c component.Context, d component.Dialog, texts ...string) component.Effect {
	for i, text := range texts {
		if i > 0 {
			d.Handle(c, component.Named(keymap.NextField))
		}
		write(c, d, text)
	}
	return d.Handle(c, component.Named(keymap.Accept))
}

// see returns what a dialog shows, drawn in a middling window.
func see(t testing.TB, c component.Context, d component.Dialog) string {
	t.Helper()
	return componenttest.Text(t, d.Draw(c, 100, 30), 100, 30)
}

// fits draws a dialog in every window that is claimed, down to the smallest.
func fits(t *testing.T, c component.Context, d component.Dialog) {
	t.Helper()
	for _, size := range append(componenttest.Sizes, [2]int{40, 10}) {
		componenttest.Text(t, d.Draw(c, size[0], size[1]), size[0], size[1])
	}
}

// says asserts that a text holds each of the parts.
func says(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("it does not say %q:\n%s", part, text)
		}
	}
}

func asciiTheme() *theme.Theme { return theme.New(theme.Mono, true) }
