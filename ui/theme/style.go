package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Reset ends every style.
const Reset = "\x1b[m"

// Style holds one look: a Lip Gloss style, and the escape sequences that switch it
// on, rendered once so that painting a row joins three strings. The zero Style is
// the terminal's own default.
type Style struct {
	lipgloss.Style
	open string
	mark string // for signs and counts
}

// newStyle returns s with its opening sequence.
func newStyle(s lipgloss.Style) Style {
	const text = "x" // in no sequence that sets a colour or an attribute
	open, _, _ := strings.Cut(s.Render(text), text)
	return Style{Style: s, open: open, mark: open}
}

// Paint returns text in this style. The text must be plain: a style inside it ends
// at its own reset, and everything after that reset would be unstyled. So the
// selected row is painted from its plain text, not from its coloured parts.
func (s Style) Paint(text string) string { return painted(s.open, text) }

// Mark returns a sign, a count or a piece of a frame in this style. It has the
// colour of the style also where words do without one, because the background is
// not known.
func (s Style) Mark(text string) string { return painted(s.mark, text) }

func painted(open, text string) string {
	if open == "" {
		return text
	}
	return open + text + Reset
}

// Open returns the sequence that switches the style on, for text that is written
// in several pieces; Reset switches it off.
func (s Style) Open() string { return s.open }
