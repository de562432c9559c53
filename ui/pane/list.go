package pane

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/part"
	"gavel/ui/theme"
)

// Row is one line of a pane: a thing, how it stands, and what is said of it.
type Row struct {
	About model.Ref
	State string // a word of theme.Status; "" for none
	Text  string
	Tail  string // right-aligned: who, by when
	Mark  bool   // stands out: the item before the room
	Under bool   // belongs to the row above it: stands in
	Head  bool   // a heading between rows; the cursor skips it
}

// plain is a row as one line of text.
func (r Row) plain() string {
	if r.Head {
		return r.Text + ":"
	}
	line := "- "
	if r.Under {
		line = "  - "
	}
	line += r.About.String() + " " + r.Text
	var behind []string
	for _, word := range []string{r.Tail, r.State} {
		if word != "" {
			behind = append(behind, word)
		}
	}
	if len(behind) > 0 {
		line += " (" + strings.Join(behind, ", ") + ")"
	}
	return line
}

// list keeps a cursor in rows. It draws only the rows that are visible, and
// keeps what it drew until something it shows changes.
type list struct {
	rows   []Row
	cursor int
	top    int  // the first row in sight, where the cursor was moved last
	moved  bool // the cursor, since it was drawn last
	first  int  // the first row that is drawn

	drawn  drawnAs
	cached []string
}

// drawnAs is everything that the drawn lines depend on.
type drawnAs struct {
	w, h, cursor int
	focused      bool
	theme        *theme.Theme
}

// set puts new rows in; the cursor stays on the thing it was on.
func (l *list) set(rows []Row) {
	on := l.selected()
	if slices.Equal(rows, l.rows) {
		return
	}
	l.rows, l.cached = rows, nil
	if i := slices.IndexFunc(rows, func(r Row) bool { return !r.Head && r.About == on && on.ID != 0 }); i >= 0 {
		l.cursor = i
	}
	l.settle(1)
}

// settle moves the cursor onto a row that can be selected, looking in a
// direction first.
func (l *list) settle(step int) {
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
	l.settle(step)
	return true
}

// click puts the cursor on a row that is drawn; a heading has none.
func (l *list) click(y int) {
	if i := l.first + y; y >= 0 && i < len(l.rows) && !l.rows[i].Head {
		l.cursor, l.moved = i, true
	}
}

// wheel scrolls in h rows. The cursor goes along where it would be left behind:
// it is always in sight.
func (l *list) wheel(by, h int) {
	l.top = max(0, min(l.first+by, len(l.rows)-h))
	l.first, l.cached = l.top, nil
	if to := min(max(l.cursor, l.top), l.top+h-1); to != l.cursor {
		step := 1
		if to < l.cursor {
			step = -1
		}
		l.cursor = to
		l.settle(step)
	}
}

// lines draws the visible rows in w×h cells.
func (l *list) lines(w, h int, focused bool, t *theme.Theme) []string {
	as := drawnAs{w, h, l.cursor, focused, t}
	if l.cached != nil && l.drawn == as {
		l.moved = false
		return l.cached
	}
	l.scroll(h)
	last := min(l.first+h, len(l.rows))
	lines := make([]string, 0, max(last-l.first, 0))
	for i := l.first; i < last; i++ {
		lines = append(lines, drawRow(l.rows[i], w, focused && i == l.cursor, t))
	}
	l.drawn, l.cached = as, lines
	return lines
}

// scroll keeps the cursor in sight. Only a move counts: what a smaller window
// has to scroll is back in its place when the window is.
func (l *list) scroll(h int) {
	l.first = min(l.top, l.cursor)
	if l.cursor >= l.first+h {
		l.first = l.cursor - h + 1
	}
	l.first = max(0, min(l.first, len(l.rows)-h))
	if l.moved {
		l.top, l.moved = l.first, false
	}
}

// beyond says how many rows there are above and below the ones that fit.
func (l *list) beyond(h int) string { return part.Beyond(l.first, len(l.rows)-l.first-h) }

// cursorRow is the row of the drawn lines that the cursor is on.
func (l *list) cursorRow() int { return l.cursor - l.first }

// count is the place of the cursor among the things of the list: "2/7".
func (l *list) count() string {
	at, of := 0, 0
	for i, row := range l.rows {
		if !row.Head {
			of++
			if i <= l.cursor {
				at++
			}
		}
	}
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", at, of)
}

// drawRow draws one row. A selected row is painted from its plain text, as a
// whole: a style inside it would end the bar that nobody may miss.
func drawRow(row Row, w int, selected bool, t *theme.Theme) string {
	if row.Head {
		return t.Strong.Paint(draw.FitTail(row.Text, w, t.Glyphs.Ellipsis))
	}
	shape, word, style := "", "", t.Text
	if row.State != "" {
		shape, word, style = t.Status(row.State)
	}
	if row.Mark && row.About.Kind != model.KindMeeting {
		shape = t.Glyphs.Now
	}
	lead := " " + draw.Pad(shape, draw.Width(t.Glyphs.Open)) + " " // all words begin in one column
	text := row.About.String() + " " + row.Text
	if row.Under {
		text = "  " + text
	}
	return drawParts(rowParts{lead: lead, text: text, tail: row.Tail, word: word}, style, w, selected, t)
}

// rowParts are the pieces of a row, left to right.
type rowParts struct {
	lead       string // how it stands, as a sign
	text       string
	tail, word string // who and by when; how it stands, as a word
}

// drawParts puts the pieces of a row into w cells. Where they are too narrow
// the words are shortened first; then who and when go, and how a thing stands
// last: its shape says that still.
func drawParts(p rowParts, style theme.Style, w int, selected bool, t *theme.Theme) string {
	room := func() int { return w - draw.Width(p.lead) - draw.Width(p.end()) - 1 }
	if room() < minText {
		p.tail = ""
	}
	if room() < leastText {
		p.word = ""
	}
	if p.end() == "" {
		body := draw.FitTail(p.text, max(0, w-draw.Width(p.lead)), t.Glyphs.Ellipsis)
		if selected {
			return t.Selected.Paint(draw.FitTail(p.lead+body, w, t.Glyphs.Ellipsis))
		}
		return draw.FitTail(style.Mark(p.lead)+body, w, t.Glyphs.Ellipsis)
	}
	body, end := draw.FitTail(p.text, room(), t.Glyphs.Ellipsis), p.end()
	if selected {
		return t.Selected.Paint(p.lead + body + " " + end)
	}
	said := t.Muted.Paint(end[:len(end)-len(p.word)]) + style.Paint(p.word)
	return style.Mark(p.lead) + body + " " + said
}

// end is what stands at the right end of a row.
func (p rowParts) end() string { return strings.TrimSpace(p.tail + " " + p.word) }

// minText is how many cells the id and the words of a row need before who and
// when may stand beside them; leastText is what they leave to the word that
// says how the thing stands.
const (
	minText   = 12
	leastText = 5
)
