package dialog

import (
	"slices"

	"charm.land/bubbles/v2/viewport"

	"gavel/keymap"
	"gavel/ui/component"
)

// scroll keeps which part of a body is shown: a viewport of Bubbles, driven by its
// methods, for its own keys are letters. The zero value shows the beginning.
type scroll struct {
	view    viewport.Model
	lines   []string // what the viewport holds
	follow  bool     // keep the cursor in sight, until the reader pages
	wheeled bool     // the wheel has moved it, away from the cursor; the next key comes back
	wanted  int      // how far its reader scrolled it
	held    int      // how far of that there was room for
}

// hold takes in the rows of the body and how many of them can be shown.
// Where a larger window has no use for how far it was scrolled, a smaller one goes back to it.
func (s *scroll) hold(lines []string, height int) {
	if at := s.view.YOffset(); at != s.held {
		s.wanted = at
	}
	s.view.SetHeight(max(height, 0))
	if !slices.Equal(lines, s.lines) {
		s.lines = slices.Clone(lines)
		s.view.SetContentLines(s.lines)
	}
	s.view.SetYOffset(s.wanted)
	s.held = s.view.YOffset()
}

// toTop scrolls to the first row.
func (s *scroll) toTop() {
	s.view.GotoTop()
	s.wanted, s.held = 0, 0
}

// shown returns the rows in sight. They are taken as they are: View would measure
// and wrap them once more, and not as Fit counts cells.
func (s *scroll) shown() []string {
	top := s.view.YOffset()
	return s.lines[top:min(len(s.lines), top+s.view.Height())]
}

// above and below count the rows before and behind those in sight.
func (s *scroll) above() int { return s.view.YOffset() }
func (s *scroll) below() int { return max(0, len(s.lines)-s.view.YOffset()-s.view.Height()) }

// keep scrolls as little as it takes to have a row in sight.
func (s *scroll) keep(row int) {
	s.view.SetYOffset(max(min(s.view.YOffset(), row), row-s.view.Height()+1))
}

// wheel scrolls by notches of the mouse's wheel.
func (s *scroll) wheel(notches int) {
	s.follow, s.wheeled = false, true
	s.view.SetYOffset(s.view.YOffset() + notches*component.WheelRows)
}

// toCursor comes back from where the wheel went.
func (s *scroll) toCursor() { s.wheeled = false }

// page answers the intents that page.
func (s *scroll) page(intent keymap.Intent) {
	step := max(s.view.Height()-1, 1) // one row is seen twice, so that reading goes on
	switch intent {
	case keymap.PageUp:
		s.view.ScrollUp(step)
	case keymap.PageDown:
		s.view.ScrollDown(step)
	case keymap.First:
		s.toTop()
	case keymap.Last:
		s.view.GotoBottom()
	default:
		return
	}
	s.follow = false
}

// read answers the intents that page, and those that go on by a row.
func (s *scroll) read(intent keymap.Intent) {
	switch intent {
	case keymap.Up:
		s.view.ScrollUp(1)
	case keymap.Down:
		s.view.ScrollDown(1)
	default:
		s.page(intent)
	}
}

// beyond says how many rows there are above and below what is shown.
func (s *scroll) beyond() string { return component.Beyond(s.above(), s.below()) }
