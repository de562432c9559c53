package host

import "strings"

// Theme returns the colours that a person wants wherever they do not say it: what
// GAVEL_THEME says; "" for nothing.
func Theme(env func(string) string) string { return strings.TrimSpace(env(ThemeVariable)) }

// Background returns what the terminal has said of its background before it is asked,
// "dark" or "light", and "" where it has said nothing: many put the numbers of their
// colours into COLORFGBG, the background's last, and among the sixteen 7 and those
// from 9 on are light. Not all that do so answer, and not every tmux hands it on.
func Background(env func(string) string) string {
	fields := strings.Split(env("COLORFGBG"), ";")
	switch fields[len(fields)-1] {
	case "0", "1", "2", "3", "4", "5", "6", "8":
		return "dark"
	case "7", "9", "10", "11", "12", "13", "14", "15":
		return "light"
	}
	return ""
}
