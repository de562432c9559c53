package pane

import (
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// list keeps a cursor in rows. It draws only the rows that are visible, and
// keeps what it drew until something it shows changes.
type list struct {
	rows     []Row
	whenFrom int // the least width that has a column for the time

	cursor int
	top    int  // the first row in sight, where the cursor was moved last
	moved  bool // the cursor, since it was drawn last
	first  int  // the first row that is drawn
	last   int  // the row after the last one that is drawn

	heights []int // of the rows, in lines
	rowOf   []int // the row of each drawn line
	drawn   drawnAs
	cached  []string
}

// drawnAs holds everything that the drawn lines depend on.
type drawnAs struct {
	w, h, cursor   int
	focused, brief bool
	shared         Columns
	theme          *theme.Theme
}

// set puts new rows in; the cursor stays on the thing it was on, and on its row where the
// thing has several.
func (l *list) set(rows []Row) {
	on := l.selected()
	if slices.Equal(rows, l.rows) {
		return
	}
	l.rows, l.cached, l.rowOf = rows, nil, nil // the lines that were drawn are of other rows
	is := func(r Row) bool { return !r.Head && r.About == on && on.ID != 0 }
	if i := slices.IndexFunc(rows, is); i >= 0 && (l.cursor >= len(rows) || !is(rows[l.cursor])) {
		l.cursor = i
	}
	l.selectable(1)
}

// selectable moves the cursor onto a row that can be selected, looking in a
// direction first.
func (l *list) selectable(step int) {
	l.moved = true
	l.cursor = min(max(l.cursor, 0), max(len(l.rows)-1, 0))
	for _, d := range []int{step, -step} {
		for i := l.cursor; i >= 0 && i < len(l.rows); i += d {
			if !l.rows[i].Head {
				l.cursor = i
				return
			}
		}
	}
}

func (l *list) selected() model.Ref {
	if l.cursor < len(l.rows) && !l.rows[l.cursor].Head {
		return l.rows[l.cursor].About
	}
	return model.Ref{}
}

// rowUnder is a row that belongs to one above it: to which, and at which place among its rows.
type rowUnder struct {
	head model.Ref
	n    int
}

// underHead returns where the row of the cursor stands; nothing where that is not of the thing, or
// belongs to no other row.
func (l *list) underHead(about model.Ref) rowUnder {
	if l.selected() != about || !l.rows[l.cursor].Under {
		return rowUnder{}
	}
	for i := l.cursor; i >= 0; i-- {
		if !l.rows[i].Under {
			return rowUnder{l.rows[i].About, l.cursor - i - 1}
		}
	}
	return rowUnder{}
}

// place returns the row of a thing; -1 where it has none.
func (l *list) place(about model.Ref) int {
	return slices.IndexFunc(l.rows, func(r Row) bool { return !r.Head && r.About == about })
}

// choose puts the cursor on a thing; false where it is not in the list.
func (l *list) choose(about model.Ref) bool {
	i := l.place(about)
	if i < 0 {
		return false
	}
	l.cursor, l.moved = i, true
	return true
}

// move answers the intents that move a cursor.
func (l *list) move(intent keymap.Intent, page int) bool {
	by, ok := map[keymap.Intent]int{
		keymap.Up: -1, keymap.Down: 1,
		keymap.PageUp: -page, keymap.PageDown: page,
		keymap.First: -len(l.rows), keymap.Last: len(l.rows),
	}[intent]
	if !ok {
		return false
	}
	step := 1
	if by < 0 {
		step = -1
	}
	l.cursor += by
	l.selectable(step)
	return true
}

// click puts the cursor on the row of a drawn line; a heading has none.
func (l *list) click(y int) {
	if y >= 0 && y < len(l.rowOf) && !l.rows[l.rowOf[y]].Head {
		l.cursor, l.moved = l.rowOf[y], true
	}
}

// wheel scrolls in h lines. The cursor goes along where it would be left behind:
// it is always in sight.
func (l *list) wheel(by, h int) {
	l.top = max(0, min(l.first+by, l.lastTop(h)))
	l.first, l.cached = l.top, nil
	if to := min(max(l.cursor, l.top), max(l.end(l.top, h)-1, l.top)); to != l.cursor {
		step := 1
		if to < l.cursor {
			step = -1
		}
		l.cursor = to
		l.selectable(step)
	}
}

// height returns how many lines a row takes.
func (l *list) height(i int) int {
	if i < len(l.heights) {
		return l.heights[i]
	}
	return 1
}

// end returns the row after the last one that is whole in h lines from first on.
func (l *list) end(first, h int) int {
	for used := 0; first < len(l.rows); first++ {
		if used += l.height(first); used > h {
			break
		}
	}
	return first
}

// lastTop returns the first row from which all rows to the end are in sight.
func (l *list) lastTop(h int) int {
	top := len(l.rows)
	for used := 0; top > 0; top-- {
		if used += l.height(top - 1); used > h {
			break
		}
	}
	return min(top, max(len(l.rows)-1, 0))
}

// measure says how many lines each row takes. What is discussed and the row under
// the cursor are never cut; what is open is whole, and a blank line parts the
// groups, where all rows still fit.
func (l *list) measure(c Columns, as drawnAs) {
	one, all := make([]int, len(l.rows)), make([]int, len(l.rows))
	lines := 0
	for i, r := range l.rows {
		one[i], all[i] = 1, 1
		switch {
		case r.Head && i > 0:
			all[i] = 2
		case r.Head:
		case r.Mark || as.focused && i == as.cursor:
			one[i] = min(len(c.titleLines(r.text(), as.w)), max(as.h, 1))
			all[i] = one[i]
		case r.tier() >= theme.Pending && r.State != "":
			all[i] = len(c.titleLines(r.text(), as.w))
		}
		lines += all[i]
	}
	if l.heights = one; lines <= as.h {
		l.heights = all
	}
}

// lines draws the visible rows. Where brief, a row names what answers
// it instead of saying how: that is in sight.
func (l *list) lines(as drawnAs) []string {
	if l.cached != nil && l.drawn == as {
		l.moved = false
		return l.cached
	}
	w, h, t := as.w, as.h, as.theme
	c := columnsOf(l.rows, as, l.whenFrom)
	l.measure(c, as)
	l.scroll(h)
	lines := make([]string, 0, max(h, 0))
	l.rowOf = l.rowOf[:0]
	for l.last = l.first; l.last < len(l.rows) && len(lines) < h; l.last++ {
		row, height := l.rows[l.last], min(l.height(l.last), h-len(lines))
		drawn := []string{}
		switch {
		case row.Head && height > 1:
			drawn = append(drawn, draw.Fit("", w), drawHead(row, w, t))
		case row.Head:
			drawn = append(drawn, drawHead(row, w, t))
		default:
			drawn = row.draw(c, w, height, as.brief, as.focused && l.last == l.cursor, t)
		}
		for range drawn {
			l.rowOf = append(l.rowOf, l.last)
		}
		lines = append(lines, drawn...)
	}
	l.drawn, l.cached = as, lines
	return lines
}

// scroll keeps the cursor in sight, as a whole. Only a move counts: what a smaller
// window has to scroll is back in its place when the window is.
func (l *list) scroll(h int) {
	l.first = min(l.top, l.cursor)
	for l.first < l.cursor && l.end(l.first, h) <= l.cursor {
		l.first++
	}
	l.first = max(0, min(l.first, l.lastTop(h)))
	if l.moved {
		l.top, l.moved = l.first, false
	}
}

// beyond says how many rows there are above and below the ones that are drawn.
func (l *list) beyond() string { return component.Beyond(l.first, len(l.rows)-l.last) }

// cursorRow returns the drawn line on which the row under the cursor begins.
func (l *list) cursorRow() int { return max(slices.Index(l.rowOf, l.cursor), 0) }

// count says how many of the things in the list are answered; of a list that asks
// for no answers, how many there are.
func (l *list) count(answered string) string {
	n, of := 0, 0
	for _, row := range l.rows {
		if row.Head || row.Part {
			continue
		}
		things := max(row.Stands, 1)
		of += things
		if row.tier() < theme.Pending {
			n += things
		}
	}
	switch {
	case of == 0:
		return ""
	case answered == "":
		return fmt.Sprint(of)
	}
	return fmt.Sprintf("%d of %d %s", n, of, answered)
}
