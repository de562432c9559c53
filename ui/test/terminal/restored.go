//go:build !windows

package terminal

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Restored returns nil when the program has ended and left the terminal as it
// found it, otherwise everything that is different.
func (x *Terminal) Restored() error {
	if !x.over() {
		return errors.New("the program still runs")
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	var errs []error
	switch {
	case x.after == nil:
		return errors.New("the terminal was hung up")
	case *x.after != *x.before:
		errs = append(errs, fmt.Errorf("the line settings (raw mode) are not restored: %+v, were %+v", *x.after, *x.before))
	}
	return errors.Join(append(errs, x.screen.changes()...)...)
}

// modeNames are the modes worth a name in a message.
var modeNames = map[int]string{
	modeWrap: "automatic wrap", modeCursor: "cursor shown", modeAlternate: "alternate screen",
	1000: "mouse clicks", 1002: "mouse drags", 1003: "mouse motion", 1004: "focus reports", 1006: "mouse positions",
	2004: "bracketed paste", 2026: "synchronized output", 2027: "grapheme widths",
}

// changes returns an error for everything that is not as in a new terminal,
// other than what is on the screen.
func (s *screen) changes() []error {
	var errs []error
	fresh := newScreen(s.w, s.h)
	modes := maps.Clone(s.modes)
	for mode := range fresh.modes {
		modes[mode] = s.modes[mode]
	}
	for _, mode := range slices.Sorted(maps.Keys(modes)) {
		if modes[mode] != fresh.modes[mode] {
			errs = append(errs, fmt.Errorf("mode %d (%s) is left %s", mode, modeNames[mode], onOff(modes[mode])))
		}
	}
	if s.insert {
		errs = append(errs, errors.New("insert mode is left on"))
	}
	if s.top != 0 || s.bottom != s.h {
		errs = append(errs, errors.New("a scroll region is left"))
	}
	if s.kitty != fresh.kitty {
		errs = append(errs, fmt.Errorf("keyboard modes are left on the stacks of the main and the alternate screen: %d", s.kitty))
	}
	if s.otherKeys != 0 {
		errs = append(errs, fmt.Errorf("modifyOtherKeys is left at %d", s.otherKeys))
	}
	return errs
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
