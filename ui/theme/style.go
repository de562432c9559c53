package theme

import (
	"strconv"
	"strings"
)

// Reset ends every style.
const Reset = "\x1b[m"

// Style is one look, as the escape sequence that switches it on. The zero Style
// is the terminal's own default.
type Style struct{ open string }

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

// sgr makes a style of SGR parameters ("1", "7", an ink, a paper).
func sgr(params ...string) Style {
	return Style{open: "\x1b[" + strings.Join(params, ";") + "m"}
}

// ink is a foreground colour, 0xRRGGBB.
func ink(rgb int) string { return "38;2;" + channels(rgb) }

// paper is a background colour, 0xRRGGBB.
func paper(rgb int) string { return "48;2;" + channels(rgb) }

func channels(rgb int) string {
	return strconv.Itoa(rgb>>16&0xff) + ";" + strconv.Itoa(rgb>>8&0xff) + ";" + strconv.Itoa(rgb&0xff)
}
