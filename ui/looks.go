package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"gavel/ui/theme"
)

// looks decides on the theme: what was asked for, and what the terminal has said of
// itself by now. Its environment says at once whether it has colours (TERM,
// COLORTERM); whether it is light or dark it may never say. Until it does, signs and
// counts alone are coloured, and nothing where it has no colours.
type looks struct {
	choice  string // auto, light, dark, mono
	ascii   bool
	known   bool // the terminal has told its background, if only in the environment
	dark    bool
	profile colorprofile.Profile
}

func newLooks(o Options) looks {
	return looks{choice: o.Theme, ascii: o.ASCII, known: o.Background != "", dark: o.Background == "dark"}
}

func (l *looks) background(dark bool) { l.known, l.dark = true, dark }

// askBackground asks the terminal whether it is light or dark, where that is
// not said already: an answer that comes late could be taken for typed text.
func (m *Root) askBackground() tea.Cmd {
	if m.looks.choice != "auto" {
		return nil
	}
	return tea.RequestBackgroundColor
}

func (l looks) theme() *theme.Theme { return theme.New(l.mode(), l.ascii) }

func (l looks) mode() theme.Mode {
	dark := l.dark
	switch l.choice {
	case "mono":
		return theme.Mono
	case "dark", "light":
		dark = l.choice == "dark"
	default:
		if !l.known && l.profile >= colorprofile.ANSI {
			return theme.Sixteen
		}
		if !l.known {
			return theme.Mono
		}
	}
	switch {
	case l.profile != 0 && l.profile <= colorprofile.ASCII:
		return theme.Mono
	case l.profile == colorprofile.ANSI && dark:
		return theme.SixteenDark
	case l.profile == colorprofile.ANSI:
		return theme.SixteenLight
	case l.profile == colorprofile.ANSI256 && dark:
		return theme.Dark256
	case l.profile == colorprofile.ANSI256:
		return theme.Light256
	case dark:
		return theme.Dark
	}
	return theme.Light
}
