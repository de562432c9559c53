package screen

import (
	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// roomScroll keeps the place to which the reader has gone. What is longer than its place
// moves on; what is in sight as a whole stays where it is.
type roomScroll struct {
	about model.Ref // what the view was about
	top   int
	page  int // rows that were shown last
	last  int // the furthest that there is anything to see
}

// move answers the intents that scroll.
func (s *roomScroll) move(intent keymap.Intent) bool {
	step := max(s.page-1, 1) // one row is seen twice, so that reading goes on
	switch intent {
	case keymap.Up:
		s.top--
	case keymap.Down:
		s.top++
	case keymap.PageUp:
		s.top -= step
	case keymap.PageDown:
		s.top += step
	case keymap.First:
		s.top = 0
	case keymap.Last:
		s.top = s.last
	default:
		return false
	}
	s.top = min(max(s.top, 0), s.last)
	return true
}

// wheel scrolls by notches of the mouse's wheel.
func (s *roomScroll) wheel(notches int) {
	s.top = min(max(s.top+notches*component.WheelRows, 0), s.last)
}

// begin forgets what the last picture had room for.
func (s *roomScroll) begin() { s.page, s.last = 0, 0 }

// from returns where a stretch of n begins of which there is room for some.
func (s *roomScroll) from(n, room int) int {
	s.page, s.last = max(s.page, room), max(s.last, n-room)
	return min(s.top, max(0, n-room))
}
