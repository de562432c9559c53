// Package theme says what a meaning looks like on this terminal: which colour,
// which weight, which sign. Panes ask for "late" or "selected", never for red. One
// token has one meaning (meaning.go), and one meaning has one token.
//
// Colour means work: what is open is amber, what is late is orange-red, and what
// is settled has none. No meaning rests on colour alone. A state is a sign and a
// word first, the row under the cursor is a reversed bar wherever colour is not to
// be had, and the pane in focus has a thick border.
//
// The tokens are Lip Gloss styles, and the pieces of a frame its borders. It may
// import the standard library and Lip Gloss.
package theme

import "strings"

// Mode says what the terminal can show.
type Mode int

// The modes. The zero value is the safe one: it holds until the terminal has told
// what it can show, and for good under NO_COLOR.
const (
	Mono         Mode = iota // default foreground, bold and reverse only
	Dark                     // true colour on a dark background
	Light                    // true colour on a light background
	SixteenDark              // the 16 ANSI colours on a dark background
	SixteenLight             // the 16 ANSI colours on a light background
	Sixteen                  // the 16 ANSI colours on a background that is not known
	Dark256                  // the 256 colours of xterm on a dark background
	Light256                 // the 256 colours of xterm on a light background
)

// String names the mode as a person would ask for it.
func (m Mode) String() string {
	switch m {
	case Dark:
		return "dark"
	case Light:
		return "light"
	case SixteenDark:
		return "dark16"
	case SixteenLight:
		return "light16"
	case Sixteen:
		return "16"
	case Dark256:
		return "dark256"
	case Light256:
		return "light256"
	default:
		return "mono"
	}
}

// Theme holds everything that a pane needs to know about looks. It is read-only
// once made: to change the mode, make another.
type Theme struct {
	Styles
	Glyphs Glyphs
	Mode   Mode
	ascii  bool
	behind *Theme
}

// ASCII reports whether everything is drawn from plain characters.
func (t *Theme) ASCII() bool { return t.ascii }

// Behind returns the theme in which a screen is drawn behind a dialog: everything has
// the one style that says that it cannot be used now, and no frame is thick. It is the
// same theme each time, so that what was drawn in it can be kept.
func (t *Theme) Behind() *Theme {
	if t.behind == nil {
		return t
	}
	return t.behind
}

// asciiSigns replaces the signs that a picture has from elsewhere than a theme: the
// names of arrow keys, separators in sentences, cuts made without a theme. Each is
// one cell, as is what it replaces.
var asciiSigns = strings.NewReplacer("…", "~", "·", "|", "↑", "^", "↓", "v", "←", "<", "→", ">", "×", "x", "▾", "v", "▴", "^")

// Signs returns a picture without signs of the program that the theme does not have.
func (t *Theme) Signs(picture string) string {
	if !t.ascii {
		return picture
	}
	return asciiSigns.Replace(picture)
}

// New returns the theme for a mode. With ascii, signs and borders are drawn from
// the 95 printable ASCII characters, for locales that are not UTF-8.
func New(mode Mode, ascii bool) *Theme {
	t := &Theme{Styles: stylesOf(mode), Glyphs: unicodeGlyphs(), Mode: mode}
	if ascii {
		t.Glyphs, t.ascii = asciiGlyphs(), true
	}
	t.behind = &Theme{Styles: allOf(t.Backdrop), Glyphs: t.Glyphs, Mode: mode, ascii: ascii}
	t.behind.Glyphs.Thick = t.Glyphs.Thin
	return t
}
