package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Reset ends every style.
const Reset = "\x1b[m"

// Style is one look: a Lip Gloss style, and the escape sequence that switches it
// on, rendered once so that painting a row is joining three strings. The zero
// Style is the terminal's own default.
type Style struct {
	lipgloss.Style
	open string
}

// newStyle returns s with its opening sequence.
func newStyle(s lipgloss.Style) Style {
	const text = "x" // in no sequence that sets a colour or an attribute
	open, _, _ := strings.Cut(s.Render(text), text)
	return Style{Style: s, open: open}
}

// Paint puts text in this style. The text must be plain: a style inside it ends
// at its own reset, and everything after that reset would be unstyled. So the
// selected row is painted from its plain text, not from its coloured parts.
func (s Style) Paint(text string) string {
	if s.open == "" {
		return text
	}
	return s.open + text + Reset
}

// Open is the sequence that switches the style on, for text that is written in
// several pieces; Reset switches it off.
func (s Style) Open() string { return s.open }
