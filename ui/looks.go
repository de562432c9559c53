package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"gavel/ui/theme"
)

// looks is what decides on the theme: what was asked for, and what the
// terminal has said of itself by now. Until it answers, nothing is coloured.
type looks struct {
	choice  string // auto, light, dark, mono
	ascii   bool
	asked   bool // the terminal has told its background
	dark    bool
	profile colorprofile.Profile
}

func (l *looks) background(dark bool) { l.asked, l.dark = true, dark }

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
		if !l.asked {
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
	case dark:
		return theme.Dark
	}
	return theme.Light
}
