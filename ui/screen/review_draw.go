package screen

import (
	"fmt"
	"slices"

	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/pane"
)

// windowOf returns the rows of the window in which a screen has h rows.
func windowOf(h int) int {
	if h+2 >= messageFrom {
		return h + 2
	}
	return h + 1
}

// Header draws how the meeting stands, and the names of all panes.
func (s *Review) Header(c component.Context, w, h int) []string { return s.top(c, w, h).Rows }

// top draws the header and under it the names of all panes.
func (s *Review) top(c component.Context, w, h int) component.Drawing {
	tabs, before := s.tabs(c, openBefore(c), w)
	header := reviewHeader(c, before, w, windowOf(h)-len(tabs.Rows))
	picture := tabs.Moved(0, len(header))
	picture.Rows = append(header, tabs.Rows...)
	return picture
}

// Draw draws the header and the names of all panes over the panes, in the shape that
// the window allows.
func (s *Review) Draw(c component.Context, w, h int) component.Drawing {
	top := s.top(c, w, h)
	s.tall = h >= earlierFrom
	window := windowOf(h)
	var body component.Drawing
	switch h -= len(top.Rows); draw.ShapeOf(w, window) {
	case draw.Stack:
		body = s.drawStack(c, w, h)
	case draw.Grid:
		body = s.drawGrid(c, w, h, window)
	default:
		body = s.drawOne(c, w, h)
	}
	picture := body.Moved(0, len(top.Rows))
	picture.Zones = append(top.Zones, picture.Zones...)
	picture.Rows = append(top.Rows, body.Rows...)
	return picture
}

// place says how each pane is drawn: its number stands in its border where there are
// several, and beside the decisions the agenda does not repeat what they say.
func (s *Review) place(several bool) {
	for i, p := range s.panes {
		p.Bare, p.Number, p.Aside, p.Shared = !several, 0, "", pane.Columns{}
		if several {
			p.Number = i + 1
		}
	}
	s.panes[agendaPane].Brief = several
}

// drawPane draws a pane in its place. A click in it brings it into focus.
func (s *Review) drawPane(c component.Context, i int, at draw.Rect) component.Drawing {
	picture := s.panes[i].Draw(c, at.W, at.H, i == s.focus).Moved(at.X, at.Y)
	return clicked(picture, func() { s.toPane(i) })
}

// The sizes of the stack: the columns of the panes, and the rows of what was done so far.
const (
	stackColumns = 96
	soFarRows    = 8
)

// drawStack places all panes over one another, with one set of columns, and beside
// them what is selected over what was done so far.
func (s *Review) drawStack(c component.Context, w, h int) component.Drawing {
	s.place(true)
	needs := make([]int, len(s.panes))
	for i, p := range s.panes {
		needs[i] = p.Len() + 2
	}
	pane.ShareColumns(s.panes[:], c.Theme)
	var drawn []component.Drawing
	var left []string
	for i, rows := range draw.ShareRows(h, needs) {
		drawn = append(drawn, s.drawPane(c, i, draw.Rect{Y: len(left), W: stackColumns, H: rows}))
		left = append(left, drawn[i].Rows...)
	}
	picture := sideBySide(drawn...)
	right := slices.Concat(s.detail(c, true, w-stackColumns, h-soFarRows), s.soFarBox(c, w-stackColumns, soFarRows))
	picture.Rows = s.upper.Draw(left, right)
	return picture
}

// drawGrid places four panes, and under them what is selected over the full width. The
// last place is the gate's or the actions', whichever was looked at last.
func (s *Review) drawGrid(c component.Context, w, h, window int) component.Drawing {
	s.place(true)
	const tall, few, many = 34, 7, 9
	rows := few
	if window >= tall {
		rows = many
	}
	low := (h - rows) / 2
	left := w/2 + 2
	last, other := gatePane, actionsPane
	if s.last == actionsPane {
		last, other = actionsPane, gatePane
	}
	s.panes[last].Aside = s.aside(c, other)
	up := h - rows - low
	drawn := []component.Drawing{
		s.drawPane(c, agendaPane, draw.Rect{W: left, H: up}),
		s.drawPane(c, decisionsPane, draw.Rect{X: left, W: w - left, H: up}),
		s.drawPane(c, blockersPane, draw.Rect{Y: up, W: left, H: low}),
		s.drawPane(c, last, draw.Rect{X: left, Y: up, W: w - left, H: low}),
	}
	picture := sideBySide(drawn...)
	picture.Rows = slices.Concat(s.upper.Draw(drawn[0].Rows, drawn[1].Rows), s.low.Draw(drawn[2].Rows, drawn[3].Rows), s.detail(c, false, w, rows))
	return picture
}

// aside names a pane that shares its place with another, and says what is open in it.
func (s *Review) aside(c component.Context, i int) string {
	name := fmt.Sprintf("%d %s", i+1, s.panes[i].Title())
	open, late := s.panes[i].Counts()
	switch {
	case late > 0:
		return fmt.Sprintf("%s: %d late", name, late)
	case open > 0:
		return fmt.Sprintf("%s: %d open", name, open)
	case s.panes[i].Failed() > 0:
		return fmt.Sprintf("%s: %d failed", name, s.panes[i].Failed())
	}
	return name + " " + c.Theme.Glyphs.Pass
}

// drawOne places the pane in focus over what is selected.
func (s *Review) drawOne(c component.Context, w, h int) component.Drawing {
	s.place(false)
	rows := (3*h + 4) / 5 // three fifths
	if h < leastWithDetail {
		rows = h
	}
	picture := s.drawPane(c, s.focus, draw.Rect{W: w, H: rows})
	picture.Rows = append(slices.Clip(picture.Rows), s.detail(c, false, w, h-rows)...)
	return picture
}

// leastWithDetail is the least rows under the header that have a place for what is selected.
const leastWithDetail = 9
