package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Styles are the tokens, each named by what it means.
type Styles struct {
	Text        Style // body text: always the terminal's own foreground
	Muted       Style // secondary text; still meant to be read
	Accent      Style // what is in focus
	Pass        Style // good: passed, approved, resolved
	Warn        Style // needs attention: late, escalated, waived
	Fail        Style // bad: failed, rejected
	Open        Style // not answered yet
	Selected    Style // the row under the cursor, whole width
	Header      Style // titles
	Shared      Style // the mark of what everybody in the room sees
	Private     Style // the mark of what only the facilitator sees
	Border      Style // frame of a pane
	BorderFocus Style // frame of the pane in focus
	Key         Style // a key, where help names one
	Sample      Style // the mark of made-up data
}

// stylesOf returns the tokens of a mode.
func stylesOf(mode Mode) Styles {
	switch mode {
	case Dark, Light:
		return trueColour(mode == Dark)
	case SixteenDark:
		return tokens(lipgloss.Cyan, lipgloss.Yellow, lipgloss.BrightRed, lipgloss.BrightMagenta)
	case SixteenLight:
		// Yellow and cyan on white are below 2.3:1 nearly everywhere, so here a
		// warning has weight instead of a hue, and what only the facilitator sees
		// has a line under it: it would look like the selected row.
		s := tokens(lipgloss.Blue, lipgloss.NoColor{}, lipgloss.Red, lipgloss.Blue)
		s.Private = newStyle(s.Private.Style.Underline(true))
		return s
	default:
		s := tokens(lipgloss.NoColor{}, lipgloss.NoColor{}, lipgloss.NoColor{}, lipgloss.NoColor{})
		s.Shared = newStyle(lipgloss.NewStyle().Reverse(true))
		s.Private = s.Shared
		return s
	}
}

// tokens returns the styles that every mode has, in its four colours. Only what
// has a shape and a word beside it is coloured: what the 16 colours look like is
// the user's choice, and secondary text in bright black disappears in Solarized.
func tokens(pass, warn, fail, accent color.Color) Styles {
	plain, bold := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true)
	bar := bold.Reverse(true)
	text, strong := newStyle(plain), newStyle(bold)
	focus, warning := newStyle(bold.Foreground(accent)), newStyle(bold.Foreground(warn))
	return Styles{
		Text:        text,
		Muted:       text,
		Accent:      focus,
		Pass:        newStyle(plain.Foreground(pass)),
		Warn:        warning,
		Fail:        newStyle(bold.Foreground(fail)),
		Open:        strong,
		Selected:    newStyle(bar),
		Header:      strong,
		Shared:      newStyle(bar.Foreground(pass)),
		Private:     newStyle(bar.Foreground(warn)),
		Border:      text,
		BorderFocus: focus,
		Key:         focus,
		Sample:      warning,
	}
}

// trueColour returns the tokens on a dark or a light background. Each ink is a
// pair because no single colour reads at 4.5:1 on both. Pass, warn and fail stay
// apart under the three kinds of colour blindness; a test holds every ink to its
// contrast.
func trueColour(dark bool) Styles {
	choose := lipgloss.LightDark(dark)
	ink := func(light, dark string) color.Color { return choose(lipgloss.Color(light), lipgloss.Color(dark)) }
	plain, bold := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true)
	s := tokens(
		ink("#0b5cad", "#5ad1e6"), // pass
		ink("#7a5200", "#f0c000"), // warn
		ink("#b3005a", "#ff7a4d"), // fail
		ink("#5a2ca0", "#c3b1ff"), // accent
	)
	s.Muted = newStyle(plain.Foreground(ink("#555c66", "#aab4c0")))
	s.Border = newStyle(plain.Foreground(ink("#606874", "#93a0b0")))
	s.Selected = newStyle(bold.Foreground(ink("#ffffff", "#0b0b18")).Background(ink("#3b2a86", "#c9d4ff")))
	return s
}
