package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/ui/part"
)

// scroll is what part of a body is shown, where its reader moves it.
type scroll struct {
	top     int
	page    int  // rows that were shown last
	last    int  // the last row that could be on top
	follow  bool // keep the cursor in sight, until the reader pages
	wheeled bool // the wheel has moved it, away from the cursor; the next key comes back
}

// wheel scrolls by notches of the mouse's wheel.
func (s *scroll) wheel(notches int) {
	s.follow, s.wheeled = false, true
	s.top = min(max(s.top+notches*part.WheelRows, 0), s.last)
}

// toCursor comes back from where the wheel went.
func (s *scroll) toCursor() { s.wheeled = false }

// move answers the intents that page.
func (s *scroll) move(intent keymap.Intent) {
	step := max(s.page-1, 1) // one row is seen twice, so that reading goes on
	switch intent {
	case keymap.PageUp, keymap.PageDown, keymap.First, keymap.Last:
		s.follow = false
	}
	switch intent {
	case keymap.PageUp:
		s.top -= step
	case keymap.PageDown:
		s.top += step
	case keymap.First:
		s.top = 0
	case keymap.Last:
		s.top = s.last
	}
	s.top = min(max(s.top, 0), s.last)
}

// settle takes in how high the body and the window are now.
func (s *scroll) settle(body sheet, height int) {
	s.page, s.last = height, max(0, len(body.rows)-height)
	if s.follow {
		s.top = max(min(s.top, body.y), body.y-height+1)
	}
	s.top = min(max(s.top, 0), s.last)
}

// beyond says how many rows there are above and below what is shown.
func beyond(c part.Context, above, below int) string {
	var hint []string
	if above > 0 {
		hint = append(hint, fmt.Sprintf("%s %d", c.Theme.Glyphs.MoreAbove, above))
	}
	if below > 0 {
		hint = append(hint, fmt.Sprintf("%s %d", c.Theme.Glyphs.MoreBelow, below))
	}
	return strings.Join(hint, " ")
}
