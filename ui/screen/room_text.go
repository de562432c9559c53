package screen

import (
	"fmt"
	"strconv"
	"strings"

	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// roomText is rows for a box of the room view, with air around them where there
// is room for it.
type roomText struct {
	t    *theme.Theme
	w    int // of a row, without its margin
	side string
	air  int // blank rows between two things
	rows []string
}

// mostAir is the most blank rows between two things. From two on, each answer
// stands apart from the next.
const mostAir = 2

// widestText is as wide as a text is read with ease.
const widestText = 110

// text begins the rows of the page's large box.
func (p roomPage) text(air int) roomText {
	inner, _ := draw.Inner(p.w, p.h)
	side := 1
	if inner >= roomBeside-2 {
		side = 4
	}
	return roomText{t: p.t, w: min(max(inner-2*side, 1), widestText), side: strings.Repeat(" ", side), air: air}
}

func (x *roomText) add(row string) { x.rows = append(x.rows, x.side+row) }

// blank parts two things, where there is air.
func (x *roomText) blank() {
	for range x.air {
		x.rows = append(x.rows, "")
	}
}

// large returns what the box is about.
func (x *roomText) large(words string) {
	x.blank()
	for _, row := range draw.Wrap(words, x.w) {
		x.add(x.t.Strong.Paint(row))
	}
	x.blank()
}

// line is one fact.
func (x *roomText) line(fact said) {
	for _, row := range draw.Wrap(fact.text, x.w) {
		x.add(fact.style.Paint(row))
	}
}

// pair is two facts: in one row where they fit, the second at its end.
func (x *roomText) pair(left, right said) {
	if gap := x.w - draw.Width(left.text) - draw.Width(right.text); gap >= 2 {
		x.add(left.style.Paint(left.text) + strings.Repeat(" ", gap) + right.style.Paint(right.text))
		return
	}
	x.line(left)
	x.line(right)
}

// marked is words behind a shape; what is folded stands under the words.
func (x *roomText) marked(shape said, words string, style theme.Style) {
	lead := draw.Width(shape.text) + 1
	for i, row := range draw.Wrap(words, max(x.w-lead, 1)) {
		front := strings.Repeat(" ", lead)
		if i == 0 {
			front = shape.style.Paint(shape.text) + " "
		}
		x.add(front + style.Paint(row))
	}
}

// label is a text under its name; none where there is no text. Where it is
// narrow the name gives way first.
func (x *roomText) label(name, text string) {
	if text == "" {
		return
	}
	if x.air > 1 {
		x.rows = append(x.rows, "")
	}
	const widest = 13
	lead := draw.Width(x.t.Glyphs.Open) + 1
	column := min(widest, max((x.w-lead)/2, 1))
	for i, row := range draw.Wrap(text, max(x.w-lead-column, 1)) {
		front := strings.Repeat(" ", column)
		if i == 0 {
			front = x.t.Muted.Paint(draw.FitTail(name, column-1, x.t.Glyphs.Ellipsis)) + " "
		}
		x.add(strings.Repeat(" ", lead) + front + row)
	}
}

// options is the ways to answer, with the one that is recommended: a row each, or one
// after the other where there is no air.
func (x *roomText) options(list []string, recommended string) {
	const label = "recommended"
	var all []string
	name, known := "options", false
	for i, o := range list {
		words := strconv.Itoa(i+1) + "  " + o
		if o == recommended {
			known = true
			x.option(label, words)
			all = append(all, words+" ("+label+")")
			continue
		}
		x.option(name, words)
		all, name = append(all, words), ""
	}
	if x.air == 0 {
		x.label("options", strings.Join(all, " "+x.t.Glyphs.Separator+" "))
	}
	if !known {
		x.label(label, recommended)
	}
}

// option is one way to answer, where there is air.
func (x *roomText) option(name, words string) {
	if x.air > 0 {
		x.label(name, words)
	}
}

// roomList is one of the lists under the item.
type roomList struct {
	title, empty string
	entries      []roomEntry
}

type roomEntry struct {
	shape said
	words string
}

func (l *roomList) add(shape said, words string) {
	l.entries = append(l.entries, roomEntry{shape, words})
}

// draw draws the list in its frame: whole sentences where all have room, else the
// first as a whole and a row for each of the others; and how many there are that
// have none. Who goes on reads each of them.
func (l *roomList) draw(p roomPage, w, h int) []string {
	inner, room := draw.Inner(w, h)
	frame := draw.Frame{Title: l.title, Note: strconv.Itoa(len(l.entries))}
	if len(l.entries) == 0 {
		return draw.Box(frame, []string{p.t.Muted.Paint(draw.FitTail(" "+l.empty, inner, p.t.Glyphs.Ellipsis))}, w, h, p.t)
	}
	if rows := folded(p, l.entries, inner); len(rows) <= room {
		return draw.Box(frame, rows, w, h, p.t)
	}
	from := p.at.from(len(l.entries), 1)
	rows, shown := l.foldedIn(p, from, inner, room)
	frame.Hint = component.Beyond(from, len(l.entries)-from-shown)
	return draw.Box(frame, rows, w, h, p.t)
}

// foldedIn returns rows for entries from one on, and how many of them: the first as a
// whole, as many others as there are rows for, and of these as a whole whatever leaves
// the rest their row.
func (l *roomList) foldedIn(p roomPage, from, w, room int) (rows []string, shown int) {
	rows = folded(p, l.entries[from:from+1], w)
	others := l.entries[from+1:]
	others = others[:min(len(others), max(room-len(rows), 0))]
	spare := room - len(rows) - len(others)
	for _, e := range others {
		whole := folded(p, []roomEntry{e}, w)
		if more := len(whole) - 1; more <= spare {
			rows, spare = append(rows, whole...), spare-more
			continue
		}
		rows = append(rows, " "+e.shape.style.Paint(e.shape.text)+" "+e.words)
	}
	return rows, 1 + len(others)
}

// lines is the list without its frame, in at most h rows: how many there are, and the first.
func (l *roomList) lines(p roomPage, h int) []string {
	front := fmt.Sprintf(" %s %d  ", l.title, len(l.entries))
	if len(l.entries) == 0 || h < 2 {
		return []string{l.line(p)}
	}
	first := l.entries[p.at.from(len(l.entries), 1)]
	text := roomText{t: p.t, w: max(p.w-draw.Width(front)-1, 1)}
	text.marked(first.shape, first.words, p.t.Text)
	if len(text.rows) > h {
		return []string{l.line(p)}
	}
	for i, row := range text.rows {
		lead := strings.Repeat(" ", draw.Width(front))
		if i == 0 {
			lead = p.t.Strong.Paint(front)
		}
		text.rows[i] = lead + row
	}
	return text.rows
}

// line is the list without its frame: how many there are, and the first.
func (l *roomList) line(p roomPage) string {
	front := fmt.Sprintf(" %s %d  ", l.title, len(l.entries))
	if len(l.entries) == 0 {
		return draw.FitTail(p.t.Strong.Paint(front)+p.t.Muted.Paint(l.empty), p.w, p.t.Glyphs.Ellipsis)
	}
	first := l.entries[p.at.from(len(l.entries), 1)]
	row := p.t.Strong.Paint(front) + first.shape.style.Paint(first.shape.text) + " " + first.words
	return draw.FitTail(row, p.w, p.t.Glyphs.Ellipsis)
}

// folded is every entry as a whole.
func folded(p roomPage, entries []roomEntry, w int) []string {
	text := roomText{t: p.t, w: max(w-2, 1), side: " "}
	for _, e := range entries {
		text.marked(e.shape, e.words, p.t.Text)
	}
	return text.rows
}
