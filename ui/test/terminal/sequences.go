//go:build !windows

package terminal

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// control obeys a control character.
func (s *screen) control(b byte) {
	switch b {
	case '\b':
		s.moveTo(s.cur.x-1, s.cur.y)
	case '\t':
		s.tab(1)
	case '\n', '\v', '\f':
		s.lineFeed()
	case '\r':
		s.moveTo(0, s.cur.y)
	}
}

// escape obeys the sequences that are not CSI, OSC or another string.
func (s *screen) escape(cmd ansi.Cmd) {
	if cmd.Intermediate() != 0 {
		return // character sets
	}
	switch cmd.Final() {
	case '7':
		s.saved = s.cur
	case '8':
		s.moveTo(s.saved.x, s.saved.y)
	case 'D':
		s.lineFeed()
	case 'E':
		s.cur.x = 0
		s.lineFeed()
	case 'H':
		s.tabs[s.cur.x] = true
	case 'M':
		s.reverseFeed()
	case 'c':
		s.reset(s.w, s.h)
	case '=', '>', '\\': // the keypad; the end of a string
	default:
		s.note("ESC", cmd)
	}
}

// command obeys an OSC. Titles, links, colours and the clipboard are not kept.
func (s *screen) command(number int, data []byte) {
	if number == 11 && strings.HasSuffix(string(data), ";?") && s.askedBackground != nil {
		s.askedBackground()
	}
}

// sequence obeys a CSI.
func (s *screen) sequence(cmd ansi.Cmd, p ansi.Params) {
	known := false
	switch {
	case cmd.Intermediate() != 0:
		// The shape of the cursor, and modes asked for, which gets no answer.
		known = cmd.Intermediate() == ' ' && cmd.Final() == 'q' || cmd.Intermediate() == '$' && cmd.Final() == 'p'
	case cmd.Prefix() == '?':
		known = s.private(cmd.Final(), p)
	case cmd.Prefix() != 0:
		known = s.keyboard(cmd.Prefix(), cmd.Final(), p)
	default:
		known = s.move(cmd.Final(), p) || s.edit(cmd.Final(), p) || s.set(cmd.Final(), p)
	}
	if !known {
		s.note("CSI", cmd)
	}
}

func (s *screen) note(kind string, cmd ansi.Cmd) {
	s.unknown[fmt.Sprintf("%s %q %q %q", kind, cmd.Prefix(), cmd.Intermediate(), cmd.Final())]++
}

// number returns a parameter that counts from 1.
func number(p ansi.Params, i int) int {
	n, _, _ := p.Param(i, 1)
	return max(1, n)
}

// choice returns a parameter that counts from 0.
func choice(p ansi.Params) int {
	n, _, _ := p.Param(0, 0)
	return n
}

// move obeys the sequences that only move the cursor.
func (s *screen) move(final byte, p ansi.Params) bool {
	n := number(p, 0)
	switch final {
	case 'A':
		s.moveTo(s.cur.x, s.cur.y-n)
	case 'B', 'e':
		s.moveTo(s.cur.x, s.cur.y+n)
	case 'C', 'a':
		s.moveTo(s.cur.x+n, s.cur.y)
	case 'D':
		s.moveTo(s.cur.x-n, s.cur.y)
	case 'E':
		s.moveTo(0, s.cur.y+n)
	case 'F':
		s.moveTo(0, s.cur.y-n)
	case 'G', '`':
		s.moveTo(n-1, s.cur.y)
	case 'd':
		s.moveTo(s.cur.x, n-1)
	case 'H', 'f':
		s.moveTo(number(p, 1)-1, n-1)
	case 'I':
		s.tab(n)
	case 'Z':
		s.tab(-n)
	case 's':
		s.saved = s.cur
	case 'u':
		s.moveTo(s.saved.x, s.saved.y)
	default:
		return false
	}
	return true
}

// edit obeys the sequences that change what is on the screen.
func (s *screen) edit(final byte, p ansi.Params) bool {
	n := number(p, 0)
	switch final {
	case '@':
		s.insertCells(n)
	case 'P':
		s.deleteCells(n)
	case 'X':
		s.erase(s.cur.y, s.cur.x, s.cur.x+n)
	case 'K':
		s.eraseLine(choice(p))
	case 'J':
		s.eraseScreen(choice(p))
	case 'L', 'M':
		if s.cur.y < s.top || s.cur.y >= s.bottom {
			break
		}
		if final == 'L' {
			n = -n
		}
		s.scroll(s.cur.y, n)
		s.moveTo(0, s.cur.y)
	case 'S':
		s.scroll(s.top, n)
	case 'T':
		s.scroll(s.top, -n)
	case 'b':
		for range n {
			if s.last != 0 {
				s.print(s.last)
			}
		}
	default:
		return false
	}
	return true
}

func (s *screen) eraseLine(which int) {
	switch which {
	case 0:
		s.erase(s.cur.y, s.cur.x, s.w)
	case 1:
		s.erase(s.cur.y, 0, s.cur.x+1)
	case 2:
		s.erase(s.cur.y, 0, s.w)
	}
}

func (s *screen) eraseScreen(which int) {
	from, to := 0, s.h
	switch which {
	case 0:
		s.eraseLine(0)
		from = s.cur.y + 1
	case 1:
		s.eraseLine(1)
		to = s.cur.y
	case 3:
		return // only what has scrolled off
	}
	for y := from; y < to; y++ {
		s.erase(y, 0, s.w)
	}
}

// set obeys the sequences that set something, and passes over what is not kept.
func (s *screen) set(final byte, p ansi.Params) bool {
	switch final {
	case 'r':
		top, bottom := number(p, 0)-1, s.h
		if given, _, ok := p.Param(1, 0); ok && given > 0 {
			bottom = min(given, s.h)
		}
		if top < bottom-1 {
			s.top, s.bottom = top, bottom
			s.moveTo(0, 0)
		}
	case 'g':
		switch choice(p) {
		case 0:
			s.tabs[s.cur.x] = false
		case 3:
			clear(s.tabs)
		}
	case 'h', 'l':
		if choice(p) != 4 {
			return false
		}
		s.insert = final == 'h'
	case 'm', 'n', 'c', 't': // colours; questions, which get no answer; the window
	default:
		return false
	}
	return true
}

// private obeys the sequences with a '?'.
func (s *screen) private(final byte, p ansi.Params) bool {
	switch final {
	case 'h', 'l':
		p.ForEach(0, func(_, mode int, _ bool) { s.setMode(mode, final == 'h') })
	case 'W':
		s.tabs = nil
		s.growTabs()
	case 'u', 'n': // questions
	default:
		return false
	}
	return true
}

func (s *screen) setMode(mode int, on bool) {
	if mode == 47 || mode == 1047 {
		mode = modeAlternate
	}
	was := s.modes[mode]
	s.modes[mode] = on
	if mode != modeAlternate || was == on {
		return
	}
	if on {
		s.left, s.hidden, s.rows = s.cur, s.rows, blankRows(s.w, s.h)
	} else {
		s.cur, s.rows, s.hidden = s.left, s.hidden, nil
	}
}

// keyboard obeys the sequences that ask for better keys. The kitty protocol has
// a stack for each of the two screens.
func (s *screen) keyboard(prefix, final byte, p ansi.Params) bool {
	stack := &s.kitty[0]
	if s.modes[modeAlternate] {
		stack = &s.kitty[1]
	}
	switch string([]byte{prefix, final}) {
	case ">u":
		*stack++
	case "<u":
		*stack = max(0, *stack-number(p, 0))
	case ">m":
		if choice(p) == 4 {
			s.otherKeys, _, _ = p.Param(1, 0)
		}
	case "=u", ">q", ">c": // the modes on top of the stack; questions
	default:
		return false
	}
	return true
}
