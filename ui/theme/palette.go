package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Styles holds the tokens. Each is named by what it means; Colours says what that is.
type Styles struct {
	Text     Style
	Strong   Style
	Muted    Style
	Focus    Style
	Selected Style
	Open     Style
	Late     Style
	Good     Style
	Frame    Style
	Backdrop Style
	Shared   Style
	Private  Style
	Input    Style
}

// stylesOf returns the tokens of a mode.
func stylesOf(mode Mode) Styles {
	switch mode {
	case Dark, Light:
		return trueColour(mode == Dark)
	case Dark256, Light256:
		return xtermColour(mode == Dark256)
	case SixteenDark:
		return tokens(inks{focus: lipgloss.BrightMagenta, open: lipgloss.Yellow, late: lipgloss.BrightRed, good: lipgloss.Cyan})
	case SixteenLight:
		// Yellow and cyan on white are below 2.3:1 nearly everywhere, so here what is
		// open has weight instead of a hue, and what only the facilitator sees has a
		// line under it: it would look like the selected row.
		s := tokens(inks{focus: lipgloss.Magenta, late: lipgloss.Red, good: lipgloss.Blue})
		s.Private = newStyle(s.Private.Underline(true))
		return s
	case Sixteen:
		return eitherBackground()
	default:
		s := tokens(inks{})
		s.Private, s.Input = s.Shared, s.Text
		return s
	}
}

// inks holds the colours of a mode; nil is the terminal's own foreground.
type inks struct{ muted, focus, open, late, good, frame, backdrop color.Color }

// tokens returns the styles of a mode. Without a colour each keeps its weight:
// what is open, late or in focus is bold, what is selected is reversed.
func tokens(c inks) Styles {
	ink := func(s lipgloss.Style, c color.Color) Style {
		if c == nil {
			return newStyle(s)
		}
		return newStyle(s.Foreground(c))
	}
	plain, bold := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true)
	bar := bold.Reverse(true)
	return Styles{
		Text:     newStyle(plain),
		Strong:   newStyle(bold),
		Muted:    ink(plain, c.muted),
		Focus:    ink(bold, c.focus),
		Selected: newStyle(bar),
		Open:     ink(bold, c.open),
		Late:     ink(bold, c.late),
		Good:     ink(plain, c.good),
		Frame:    ink(plain, c.frame),
		Backdrop: ink(plain, c.backdrop),
		Shared:   newStyle(plain.Reverse(true)),
		Private:  ink(bar, c.open),
		Input:    newStyle(plain.Underline(true)),
	}
}

// allOf returns tokens that all look like one.
func allOf(s Style) Styles {
	return Styles{
		Text: s, Strong: s, Muted: s, Focus: s, Selected: s, Open: s, Late: s, Good: s, Frame: s,
		Backdrop: s, Input: s, Shared: s, Private: s,
	}
}

// trueColour returns the tokens on a dark or a light background. Each ink is a
// pair because no single colour reads at 4.5:1 on both. Open, late and good stay
// apart under the three kinds of colour blindness; a test holds every ink to its
// contrast.
func trueColour(dark bool) Styles {
	choose := lipgloss.LightDark(dark)
	ink := func(light, dark string) color.Color { return choose(lipgloss.Color(light), lipgloss.Color(dark)) }
	return withBars(inks{
		muted: ink("#59616b", "#98a3b0"),
		focus: ink("#5a2ca0", "#c3b1ff"),
		open:  ink("#7a5200", "#f0c000"),
		late:  ink("#b3005a", "#ff7a4d"),
		good:  ink("#0b5cad", "#5ad1e6"),
		frame: ink("#858d97", "#6b7684"),

		backdrop: ink("#69717b", "#87909c"),
	}, bars{
		on:     ink("#ffffff", "#14101f"),
		badge:  ink("#ffffff", "#16181d"),
		shared: ink("#24292f", "#d8dee9"),
		typed:  ink("#1f1533", "#f2efff"),
		input:  ink("#ece6f8", "#2b2740"),
	})
}

// xtermColour returns the tokens in the fixed ones of the 256 colours of xterm. Left to
// itself a terminal that has no others takes the nearest, and of greys with a tinge the
// nearest is green or violet: what is settled would look like what is in order, and what
// lies behind a dialog like where one is.
func xtermColour(dark bool) Styles {
	choose := lipgloss.LightDark(dark)
	ink := func(light, dark uint8) color.Color {
		return choose(lipgloss.ANSIColor(light), lipgloss.ANSIColor(dark))
	}
	return withBars(inks{
		muted: ink(241, 248),
		focus: ink(55, 183),
		open:  ink(94, 220),
		late:  ink(125, 209),
		good:  ink(25, 80),
		frame: ink(245, 243),

		backdrop: ink(242, 246),
	}, bars{
		on:     ink(231, 16),
		badge:  ink(231, 233),
		shared: ink(235, 253),
		typed:  ink(234, 255),
		input:  ink(254, 236),
	})
}

// bars holds the colours of what has a ground of its own: the text on a selected row and
// on the badges, the ground of what is shared, and text and ground of what is typed.
type bars struct{ on, badge, shared, typed, input color.Color }

// withBars returns the tokens of a mode that has grounds as well as inks.
func withBars(c inks, b bars) Styles {
	s := tokens(c)
	on := func(paper, text color.Color) Style {
		return newStyle(lipgloss.NewStyle().Bold(true).Foreground(text).Background(paper))
	}
	s.Selected = on(c.focus, b.on)
	s.Shared = on(b.shared, b.badge)
	s.Private = on(c.open, b.badge)
	s.Input = newStyle(lipgloss.NewStyle().Foreground(b.typed).Background(b.input))
	return s
}

// eitherBackground returns the tokens for a terminal that has colours and does not
// tell its background. Only signs, counts and the frame in focus take a hue; all
// words stay in the terminal's own foreground, which reads on both.
func eitherBackground() Styles {
	s := tokens(inks{})
	s.Private = newStyle(s.Private.Underline(true))
	mark := func(style *Style, c color.Color) { style.mark = newStyle(lipgloss.NewStyle().Foreground(c)).open }
	mark(&s.Focus, lipgloss.Magenta)
	mark(&s.Open, lipgloss.Yellow)
	mark(&s.Late, lipgloss.Red)
	mark(&s.Good, lipgloss.Cyan)
	return s
}
