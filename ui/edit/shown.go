package edit

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"sync"
	"unicode/utf8"

	"gavel/ui/draw"
)

// endless is the width that term.Terminal is told: it counts a cell for every rune, so
// it may not break a line. shown does, by what a terminal makes of the runes.
const endless = 1 << 20

// shown is the line as it stands on the terminal. term.Terminal writes to it as if each
// rune had one cell and a row had no end; shown keeps what it writes and brings the
// terminal's rows and cursor to it, with the widths of everything else that gavel draws.
type shown struct {
	out   io.Writer
	width func() int

	mu    sync.Mutex
	runes []rune // what stands in the line, the prompt before it
	at    int    // where the cursor stands in it, in runes

	cells  []cell // what the terminal shows
	cursor place  // where its cursor stands
}

// place is a place in the rows of the line, from where the line begins.
type place struct{ x, y int }

// cell is one character as it is shown: where, and how wide.
type cell struct {
	place
	w    int
	text string
}

// Write takes what term.Terminal shows of the line.
func (s *shown) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out bytes.Buffer
	for rest := p; len(rest) > 0; {
		n := s.read(&out, rest)
		rest = rest[n:]
	}
	s.show(&out)
	if out.Len() > 0 {
		if _, err := s.out.Write(out.Bytes()); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// read takes a rune or a sequence off the beginning of what was written, and returns
// its length. The sequences are those that term.Terminal sends (v0.47.0 to v0.48.0).
func (s *shown) read(out *bytes.Buffer, p []byte) int {
	if n := sequence(p); n > 0 {
		s.obey(out, string(p[2:n-1]), p[n-1], p[:n])
		return n
	}
	r, n := utf8.DecodeRune(p)
	switch r {
	case '\r':
	case '\n': // the line is done: what comes next begins a row
		s.at = 0
		s.runes = s.visible()
		s.at = len(s.runes)
		s.show(out)
		out.WriteString("\r\n")
		s.begin()
	default:
		if s.at < len(s.runes) {
			s.runes[s.at] = r
		} else {
			s.runes = append(s.runes, r)
		}
		s.at++
	}
	return n
}

// begin begins a new line, where the cursor is.
func (s *shown) begin() { s.runes, s.at, s.cells, s.cursor = nil, 0, nil, place{} }

// sequence returns the length of the control sequence that p begins with (ECMA-48,
// fifth edition, section 5.4); 0 for none.
func sequence(p []byte) int {
	if !bytes.HasPrefix(p, []byte("\x1b[")) {
		return 0
	}
	for i, b := range p[2:] {
		if b >= 0x40 && b <= 0x7e {
			return i + 3
		}
	}
	return len(p)
}

// obey does what a sequence asks for.
func (s *shown) obey(out *bytes.Buffer, number string, final byte, whole []byte) {
	n := 1
	if given, err := strconv.Atoi(number); err == nil {
		n = given
	}
	switch final {
	case 'C':
		s.at = min(s.at+n, len(s.runes))
	case 'D':
		s.at = max(s.at-n, 0)
	case 'K':
		s.runes = s.runes[:s.at]
	case 'J': // the whole screen is cleared
		s.begin()
		out.Write(whole)
	case 'A', 'B': // the line has one row
	default:
		out.Write(whole)
	}
}

// show brings the terminal to what the line says. What stands there already is not
// written again: a screen reader would read it again.
func (s *shown) show(out *bytes.Buffer) {
	cells, end, cursor := layout(string(s.visible()), len(string(s.runes[:s.at])), max(s.width(), 2))
	same := 0
	for same < min(len(cells), len(s.cells)) && cells[same] == s.cells[same] {
		same++
	}
	if same < max(len(cells), len(s.cells)) {
		from := end
		if same < len(cells) {
			from = cells[same].place
		}
		s.moveTo(out, from)
		for _, c := range cells[same:] {
			s.goDown(out, c.y)
			out.WriteString(c.text)
		}
		s.goDown(out, end.y)
		s.cursor = end
		if n := len(s.cells); n > 0 && s.cells[n-1].isBehind(end) {
			out.WriteString("\x1b[J")
		}
		s.cells = cells
	}
	s.moveTo(out, cursor)
}

// visible returns the line without the blanks that term.Terminal has written over what
// is gone.
func (s *shown) visible() []rune {
	end := len(s.runes)
	for end > s.at && s.runes[end-1] == ' ' {
		end--
	}
	return s.runes[:end]
}

// isBehind reports whether something of the cell stands at or behind a place.
func (c cell) isBehind(at place) bool {
	return c.y > at.y || c.y == at.y && c.x+c.w > at.x
}

// layout returns the characters of a text in rows of w cells, the place behind the last
// of them, and the place of the cursor, which stands at a number of bytes. Behind a full
// row the place is the beginning of the next.
func layout(text string, at, w int) (cells []cell, end, cursor place) {
	for from := 0; from < len(text); {
		size, width := draw.Step(text[from:])
		if end.x+width > w {
			end = place{0, end.y + 1}
		}
		if from <= at {
			cursor = end
		}
		cells = append(cells, cell{place: end, w: width, text: draw.Fit(text[from:from+size], width)})
		end.x += width
		from += size
	}
	if end.x >= w {
		end = place{0, end.y + 1}
	}
	if at >= len(text) {
		cursor = end
	}
	return cells, end, cursor
}

// goDown begins the next row where a row is not that of the cursor.
func (s *shown) goDown(out *bytes.Buffer, y int) {
	if y > s.cursor.y {
		out.WriteString("\r\n")
		s.cursor = place{0, y}
	}
}

// moveTo moves the terminal's cursor to a place in the rows of the line.
func (s *shown) moveTo(out *bytes.Buffer, to place) {
	move := func(n int, more, less byte) {
		switch {
		case n > 0:
			fmt.Fprintf(out, "\x1b[%d%c", n, more)
		case n < 0:
			fmt.Fprintf(out, "\x1b[%d%c", -n, less)
		}
	}
	move(to.y-s.cursor.y, 'B', 'A')
	move(to.x-s.cursor.x, 'C', 'D')
	s.cursor = to
}
