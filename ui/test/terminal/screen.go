//go:build !windows

package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The private modes that matter here.
const (
	modeWrap      = 7
	modeCursor    = 25
	modeAlternate = 1049
)

// cell is one place of the screen. A wide character has its text in the left of
// its two cells. A blank has no text.
type cell struct {
	text string
	tail bool // the right cell of a wide character
}

// cursor holds the cell of the next character. After a character in the last column
// it stays there, full, and the next character goes to the next row.
type cursor struct {
	x, y int
	full bool
}

// screen holds what a terminal makes of what a program writes: text, cursor and
// modes. It knows no colours. What sequences do is in sequences.go.
type screen struct {
	w, h int

	rows   [][]cell // the main or the alternate screen, whichever is shown
	hidden [][]cell // the main screen while the alternate one is shown
	cur    cursor
	saved  cursor // by the program
	left   cursor // where the cursor was on the main screen

	top, bottom int    // the scroll region: top ≤ y < bottom
	tabs        []bool // the columns with a tab stop
	insert      bool
	last        rune // what can be repeated

	modes     map[int]bool
	kitty     [2]int // how many keyboard modes were pushed, main and alternate
	otherKeys int

	parser          *ansi.Parser
	unknown         map[string]int // the sequences that are not known here
	askedBackground func()
}

func newScreen(w, h int) *screen {
	s := &screen{unknown: map[string]int{}}
	s.reset(w, h)
	s.parser = ansi.NewParser()
	s.parser.SetHandler(ansi.Handler{
		Print: s.print, Execute: s.control, HandleEsc: s.escape, HandleCsi: s.sequence, HandleOsc: s.command,
	})
	return s
}

func (s *screen) reset(w, h int) {
	w, h = max(1, w), max(1, h)
	s.w, s.h = w, h
	s.rows, s.hidden = blankRows(w, h), nil
	s.cur, s.saved, s.left = cursor{}, cursor{}, cursor{}
	s.top, s.bottom = 0, h
	s.insert, s.last = false, 0
	s.modes = map[int]bool{modeWrap: true, modeCursor: true}
	s.kitty, s.otherKeys = [2]int{}, 0
	s.tabs = nil
	s.growTabs()
}

// Write takes what a program writes.
func (s *screen) Write(p []byte) {
	for _, b := range p {
		s.parser.Advance(b)
	}
}

// String returns the rows without blanks at their ends.
func (s *screen) String() string {
	var all strings.Builder
	for y, row := range s.rows {
		if y > 0 {
			all.WriteByte('\n')
		}
		var line strings.Builder
		for _, c := range row {
			switch {
			case c.tail:
			case c.text == "":
				line.WriteByte(' ')
			default:
				line.WriteString(c.text)
			}
		}
		all.WriteString(strings.TrimRight(line.String(), " "))
	}
	return all.String()
}

func blankRows(w, h int) [][]cell {
	rows := make([][]cell, h)
	for y := range rows {
		rows[y] = make([]cell, w)
	}
	return rows
}

// resize cuts or extends both screens. Rows above go first when the cursor would
// be lost below.
func (s *screen) resize(w, h int) {
	w, h = max(1, w), max(1, h)
	fit := func(rows [][]cell, cur *cursor) [][]cell {
		if rows == nil {
			return nil
		}
		lost := max(0, cur.y-h+1)
		fitted := blankRows(w, h)
		for y := range min(h, len(rows)-lost) {
			copy(fitted[y], rows[y+lost])
			if w < s.w && rows[y+lost][w].tail {
				fitted[y][w-1] = cell{}
			}
		}
		*cur = cursor{x: min(cur.x, w-1), y: cur.y - lost}
		return fitted
	}
	s.rows, s.hidden = fit(s.rows, &s.cur), fit(s.hidden, &s.left)
	s.w, s.h = w, h
	s.top, s.bottom = 0, h
	s.growTabs()
}

func (s *screen) growTabs() {
	for x := len(s.tabs); x < s.w; x++ {
		s.tabs = append(s.tabs, x%8 == 0)
	}
}

// print puts a character at the cursor.
func (s *screen) print(r rune) {
	text := string(r)
	width := ansi.StringWidthWc(text)
	if width == 0 {
		s.combine(text)
		return
	}
	s.last = r
	if s.modes[modeWrap] && (s.cur.full || s.cur.x+width > s.w) {
		s.cur.x = 0
		s.lineFeed()
	}
	if s.cur.x+width > s.w {
		return // no place for a wide character, and none to go to
	}
	row := s.rows[s.cur.y]
	if s.insert {
		s.insertCells(width)
	}
	s.erase(s.cur.y, s.cur.x, s.cur.x+width)
	row[s.cur.x].text = text
	for x := s.cur.x + 1; x < s.cur.x+width; x++ {
		row[x].tail = true
	}
	s.cur.full = s.cur.x+width == s.w
	s.cur.x = min(s.cur.x+width, s.w-1)
}

// combine adds a mark to the character before the cursor.
func (s *screen) combine(mark string) {
	x := s.cur.x - 1
	if s.cur.full {
		x = s.cur.x
	}
	row := s.rows[s.cur.y]
	for x > 0 && row[x].tail {
		x--
	}
	if x >= 0 && row[x].text != "" {
		row[x].text += mark
	}
}

// erase blanks the cells from ≤ x < to of row y, and the other halves of wide
// characters at their ends.
func (s *screen) erase(y, from, to int) {
	row := s.rows[y]
	from, to = max(0, from), min(to, s.w)
	for from > 0 && row[from].tail {
		from--
	}
	for to < s.w && row[to].tail {
		to++
	}
	for x := from; x < to; x++ {
		row[x] = cell{}
	}
}

// insertCells moves the rest of the row n cells to the right.
func (s *screen) insertCells(n int) {
	row, x := s.rows[s.cur.y], s.cur.x
	n = min(n, s.w-x)
	s.erase(s.cur.y, x, x)
	s.erase(s.cur.y, s.w-n, s.w)
	copy(row[x+n:], row[x:s.w-n])
	clear(row[x : x+n])
}

// deleteCells moves the rest of the row n cells to the left.
func (s *screen) deleteCells(n int) {
	row, x := s.rows[s.cur.y], s.cur.x
	n = min(n, s.w-x)
	s.erase(s.cur.y, x, x+n)
	copy(row[x:], row[x+n:])
	clear(row[s.w-n:])
}

// scroll moves the rows from top to the end of the scroll region n up, or down
// when n is negative.
func (s *screen) scroll(top, n int) {
	region := s.rows[top:s.bottom]
	n = max(-len(region), min(n, len(region)))
	fresh := blankRows(s.w, max(n, -n))
	if n > 0 {
		copy(region[copy(region, region[n:]):], fresh)
		return
	}
	copy(region[-n:], region[:len(region)+n])
	copy(region, fresh)
}

func (s *screen) lineFeed() {
	s.cur.full = false
	if s.cur.y == s.bottom-1 {
		s.scroll(s.top, 1)
	} else {
		s.cur.y = min(s.cur.y+1, s.h-1)
	}
}

func (s *screen) reverseFeed() {
	s.cur.full = false
	if s.cur.y == s.top {
		s.scroll(s.top, -1)
	} else {
		s.cur.y = max(s.cur.y-1, 0)
	}
}

func (s *screen) moveTo(x, y int) {
	s.cur = cursor{x: max(0, min(x, s.w-1)), y: max(0, min(y, s.h-1))}
}

// tab moves n tab stops on, or back when n is negative.
func (s *screen) tab(n int) {
	x, step := s.cur.x, 1
	if n < 0 {
		n, step = -n, -1
	}
	for ; n > 0; n-- {
		for x += step; x > 0 && x < s.w-1 && !s.tabs[x]; x += step {
		}
	}
	s.moveTo(x, s.cur.y)
}
