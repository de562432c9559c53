package screen

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/pane"
	"gavel/ui/part"
)

// The least widths at which prepare has three columns, and two; below leastTwo
// rows two columns have too little height.
const (
	threeColumns = 100
	twoColumns   = 72
	leastTwo     = 12
)

// Header draws how the preparation stands, as much of it as leaves room for a pane.
func (s *Prepare) Header(c part.Context, w, h int) []string {
	c.Meeting = s.Meeting(c)
	return within(c, prepareHeader(c, w), w, h-leastPane)
}

// Draw draws the header over the panes, in the shape that the window allows.
func (s *Prepare) Draw(c part.Context, w, h int) part.Picture {
	c.Meeting = s.Meeting(c)
	header := s.Header(c, w, h)
	h = max(h-len(header), 0)
	var picture part.Picture
	switch {
	case w >= threeColumns:
		picture = s.drawThree(c, w, h)
	case w >= twoColumns && h >= leastTwo:
		picture = s.drawTwo(c, w, h)
	default:
		picture = s.drawOne(c, w, h)
	}
	picture = picture.Moved(0, len(header))
	picture.Rows = append(header, picture.Rows...)
	return picture
}

// leastPane is the number of rows that a header leaves to the pane in focus: its tabs, and the
// selected row with a neighbour. What has the focus is always in sight.
const leastPane = 3

// within is as much of a header as there is room for, with a mark where it was
// cut.
func within(c part.Context, header []string, w, room int) []string {
	room = max(room, 1)
	if len(header) <= room {
		return header
	}
	last := header[room-1] + strings.Repeat(" ", w+1)
	return append(header[:room-1:room-1], draw.FitTail(last, w, c.Theme.Glyphs.Ellipsis))
}

// drawThree places the meetings, the plan and what is selected side by side.
func (s *Prepare) drawThree(c part.Context, w, h int) part.Picture {
	at := draw.SplitColumns(draw.Rect{W: w, H: h}, draw.Percent(28), draw.Fill(1), draw.Percent(32))
	meetings, plan := s.drawPane(c, s.meetings, at[0]), s.drawPane(c, s.plan, at[1])
	picture := together(meetings, plan)
	picture.Rows = s.columns.Draw(s.lists.Draw(meetings.Rows, plan.Rows), s.detail(c, at[2].W, h))
	return picture
}

// drawTwo places the meetings over the plan, and what is selected beside them.
func (s *Prepare) drawTwo(c part.Context, w, h int) part.Picture {
	columns := draw.SplitColumns(draw.Rect{W: w, H: h}, draw.Percent(54), draw.Fill(1))
	few := min(max(s.meetings.Len(), 1)+2, h/3)
	at := draw.SplitRows(columns[0], draw.Fixed(few), draw.Fill(1))
	meetings, plan := s.drawPane(c, s.meetings, at[0]), s.drawPane(c, s.plan, at[1])
	picture := together(meetings, plan)
	picture.Rows = s.columns.Draw(append(meetings.Rows, plan.Rows...), s.detail(c, columns[1].W, h))
	return picture
}

// drawOne places the pane in focus under a tab bar, over what is selected.
func (s *Prepare) drawOne(c part.Context, w, h int) part.Picture {
	at := draw.SplitRows(draw.Rect{W: w, H: h}, draw.Fixed(1), draw.Fill(1), draw.Fixed(detailRows(h)))
	tabs, pane := s.tabs(c, w), s.drawPane(c, s.focus, at[1])
	picture := together(tabs, pane)
	picture.Rows = append(tabs.Rows, pane.Rows...)
	picture.Rows = append(picture.Rows, s.detail(c, w, at[2].H)...)
	return picture
}

// drawPane draws a pane in its place. A click in it brings it into focus; where
// the mouse chooses a meeting, its plan is shown.
func (s *Prepare) drawPane(c part.Context, p *pane.Pane, at draw.Rect) part.Picture {
	picture := clicked(p.Draw(c, at.W, at.H, p == s.focus).Moved(at.X, at.Y), func() { s.focus = p })
	if p != s.meetings {
		return picture
	}
	for i, z := range picture.Zones {
		picture.Zones[i].Click = func(x, y int) part.Effect {
			ask := z.Click(x, y)
			s.choose(c)
			return ask
		}
		picture.Zones[i].Wheel = func(notches int) {
			z.Wheel(notches)
			s.choose(c)
		}
	}
	return picture
}

func (s *Prepare) tabs(c part.Context, w int) part.Picture {
	bar := tabBar{theme: c.Theme}
	for _, p := range []*pane.Pane{s.meetings, s.plan} {
		bar.add(" "+p.Title()+" ", p == s.focus, func() { s.focus = p })
	}
	next := c.Keys.Key(keymap.NextPane, keymap.OnPrepare)
	return bar.draw(c.Theme.Muted.Paint("  "+next+" changes"), w)
}

// detail shows the selected thing in full, with the private note on it.
func (s *Prepare) detail(c part.Context, w, h int) []string {
	if h < 3 {
		return draw.Clamp(nil, w, h)
	}
	about := s.Selected()
	if about.IsZero() {
		about = c.Meeting.Ref()
	}
	if about.IsZero() {
		return draw.Box(draw.Frame{Title: "Selected", Padded: true}, []string{c.Theme.Muted.Paint("nothing is selected")}, w, h, c.Theme)
	}
	inner, _ := draw.Padded(w, h)
	var rows []string
	for _, line := range draw.Wrap(wordingOf(c, about), inner) {
		rows = append(rows, c.Theme.Strong.Paint(line))
	}
	rows = append(rows, privateNote(c, about, inner)...)
	rows = append(rows, dialog.Facts(c, about, inner)...)
	return s.selected.Draw(draw.Frame{Title: about.String(), Padded: true}, rows, w, h, c.Theme)
}

func wordingOf(c part.Context, about model.Ref) string {
	if d, ok := c.Record.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		return d.FinalWording()
	}
	return c.Record.TextOf(about)
}

// privateNote is the note on a meeting, on an item or on the item of a
// decision, marked as what it is.
func privateNote(c part.Context, about model.Ref, w int) []string {
	meeting, item := c.Meeting.ID, model.ID(0)
	switch about.Kind {
	case model.KindItem:
		item = about.ID
	case model.KindDecision:
		d, _ := c.Record.Decisions.Get(about.ID)
		item = d.Item
	case model.KindMeeting:
		meeting = about.ID
	default:
		return nil
	}
	note := c.Record.PrivateNote(meeting, item).Text
	style := c.Theme.Private
	text := "PRIVATE: " + note
	if note == "" {
		style = c.Theme.Muted
		text = fmt.Sprintf("no private note: %s writes one", c.Keys.Key(keymap.PrivateNotes, keymap.OnPrepare))
	}
	var rows []string
	for _, line := range draw.Wrap(text, w) {
		rows = append(rows, style.Paint(line))
	}
	return rows
}
