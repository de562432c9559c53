package draw

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Place lays a picture in the middle of w×h cells and says in which cell its first
// row begins. The picture should be as Box and Clamp make it.
func Place(picture []string, w, h int) (rows []string, x, y int) {
	placed := lipgloss.Place(max(w, 0), max(h, 0), lipgloss.Center, lipgloss.Center, strings.Join(picture, "\n"))
	x, y = Middle(Width(row(picture, 0)), w), Middle(len(picture), h)
	return Clamp(strings.Split(placed, "\n"), w, h), x, y
}

// Middle returns where a stretch of n cells begins in the middle of room; what is
// longer begins at 0.
func Middle(n, room int) int { return max(0, (room-n)/2) }
