package draw

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Beside puts the right picture next to the left one, row by row. The shorter of
// the two is filled up with blanks. Both should be as Box and Clamp make them: of
// one width, with no style left open.
func Beside(left, right []string) []string {
	if len(left)+len(right) == 0 {
		return []string{} // of no rows: a joined "" would be one
	}
	joined := lipgloss.JoinHorizontal(lipgloss.Top, strings.Join(left, "\n"), strings.Join(right, "\n"))
	return strings.Split(joined, "\n")
}

// row returns line y of a picture, or an empty one outside it.
func row(lines []string, y int) string {
	if y < 0 || y >= len(lines) {
		return ""
	}
	return lines[y]
}
