package screen

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/pane"
)

// besideFrom is the least width at which the digest has the plan and what is selected
// beside it.
const besideFrom = 100

// Header draws how the preparation stands, as much of it as leaves room for a pane.
func (s *Prepare) Header(c component.Context, w, h int) []string {
	c.Meeting = s.Meeting(c)
	header := within(c, append(prepareHeader(c, w), s.week(c, w)...), w, h-leastPane)
	for i, row := range header { // a dialog that covers a row covers the whole of it
		header[i] = draw.Fit(row, w)
	}
	return header
}

// week returns what needs attention, in a row where it fits in one, where no meeting is being held and the
// digest has the focus.
func (s *Prepare) week(c component.Context, w int) []string {
	text := s.digest.Week(c)
	if text == "" || s.inFocus() != s.digest || s.walking.IsOpen() { // a card has keys of its own
		return nil
	}
	var rows []string
	for _, line := range draw.Wrap(text, max(w-1, 1)) {
		rows = append(rows, " "+c.Theme.Strong.Paint(line))
	}
	return rows
}

// Draw draws the header over the panes, in the shape that the window allows.
func (s *Prepare) Draw(c component.Context, w, h int) component.Drawing {
	c.Meeting = s.Meeting(c)
	s.catchUp(c)
	header := s.Header(c, w, h)
	h = max(h-len(header), 0)
	if s.walking.IsOpen() {
		picture := s.drawCard(c, w, h).Moved(0, len(header))
		picture.Rows = append(header, picture.Rows...)
		return picture
	}
	var picture component.Drawing
	tabs := s.tabs(c, w)
	at := draw.Rect{W: w, H: max(h-len(tabs.Rows), 0)}
	if w >= besideFrom {
		picture = s.drawBeside(c, at)
	} else {
		picture = s.drawOne(c, at)
	}
	panes := picture.Moved(0, len(tabs.Rows))
	picture = sideBySide(tabs, panes)
	picture.Rows = append(tabs.Rows, panes.Rows...)
	picture = picture.Moved(0, len(header))
	picture.Rows = append(header, picture.Rows...)
	return picture
}

// leastPane is the number of rows that a header leaves to the pane in focus: its tabs, and the
// selected row with a neighbour. What has the focus is always in sight.
const leastPane = 3

// within is as much of a header as there is room for, with a mark where it was
// cut.
func within(c component.Context, header []string, w, room int) []string {
	room = max(room, 1)
	if len(header) <= room {
		return header
	}
	last := header[room-1] + strings.Repeat(" ", w+1)
	return append(header[:room-1:room-1], draw.FitTail(last, w, c.Theme.Glyphs.Ellipsis))
}

// drawBeside places what needs attention at the left, or the meetings while one is
// chosen, and at the right the plan over what is selected.
func (s *Prepare) drawBeside(c component.Context, at draw.Rect) component.Drawing {
	columns := draw.SplitColumns(at, draw.Fixed(at.W*7/12), draw.Fill(1))
	right := draw.SplitRows(columns[1], draw.Percent(54), draw.Fill(1))
	left := s.digest
	if focus := s.inFocus(); focus == s.meetings || focus == s.rehearsal {
		left = focus
	}
	list, plan := s.drawPane(c, left, columns[0]), s.drawPane(c, s.plan, right[0])
	picture := sideBySide(list, plan)
	picture.Rows = s.columns.Draw(list.Rows, append(plan.Rows, s.detail(c, right[1].W, right[1].H)...))
	return picture
}

// drawOne places the pane in focus alone, and below a plan what is selected.
func (s *Prepare) drawOne(c component.Context, at draw.Rect) component.Drawing {
	focus := s.inFocus()
	if focus == s.digest {
		return s.drawPane(c, focus, at)
	}
	rows := draw.SplitRows(at, draw.Fill(1), draw.Fixed(detailRows(at.H)))
	picture := s.drawPane(c, focus, rows[0])
	picture.Rows = append(picture.Rows, s.detail(c, at.W, rows[1].H)...)
	return picture
}

// drawPane draws a pane in its place. A click in it brings it into focus; where
// the mouse chooses a meeting, its plan is shown.
func (s *Prepare) drawPane(c component.Context, p *pane.Pane, at draw.Rect) component.Drawing {
	picture := clicked(p.Draw(c, at.W, at.H, p == s.inFocus()).Moved(at.X, at.Y), func() { s.toPane(p) })
	if p != s.meetings {
		return picture
	}
	for i, z := range picture.Zones {
		picture.Zones[i].Click = func(x, y int) component.Effect {
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

// tabs names the panes, and what is late and open of what needs attention.
func (s *Prepare) tabs(c component.Context, w int) component.Drawing {
	var list []tab
	for i, p := range s.panes() {
		b := tab{name: fmt.Sprintf("%d %s", i+1, p.Title()), here: p == s.inFocus(), choose: func() { s.toPane(p) }}
		if open, late := p.Counts(); p == s.digest {
			b.counts = tabCounts(c.Theme, open, late, 0)
		}
		list = append(list, b)
	}
	row := tabRows(c.Theme, list, w)
	return component.Drawing{Rows: row.rows, Zones: row.zones}
}

// detail shows the selected thing in full, with the private note on it.
func (s *Prepare) detail(c component.Context, w, h int) []string {
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
	facts, offered := s.inFocus().Attention(c)
	for _, said := range []string{facts, offered} {
		if said != "" {
			rows = append(rows, draw.Wrap(said, inner)...)
		}
	}
	rows = append(rows, privateNote(c, about, inner)...)
	rows = append(rows, dialog.Facts(c, about, inner)...)
	return s.selected.Draw(draw.Frame{Title: about.String(), Padded: true}, rows, w, h, c.Theme)
}

func wordingOf(c component.Context, about model.Ref) string {
	if d, ok := c.Record.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		return d.FinalWording()
	}
	return c.Record.TextOf(about)
}

// privateNote is the note on a meeting, on an item or on the item of a
// decision, marked as what it is.
func privateNote(c component.Context, about model.Ref, w int) []string {
	meeting, item := c.Meeting.ID, model.ID(0)
	switch about.Kind {
	case model.KindItem, model.KindDecision, model.KindBlocker:
		if item = itemOf(c, about); item == 0 {
			return nil
		}
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
		text = fmt.Sprintf("%s writes a note", c.Keys.Key(keymap.PrivateNotes, keymap.OnPrepare))
	}
	var rows []string
	for _, line := range draw.Wrap(text, w) {
		rows = append(rows, style.Paint(line))
	}
	return rows
}
