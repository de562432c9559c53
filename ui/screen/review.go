package screen

import (
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/pane"
	"gavel/ui/part"
)

// Review is the screen of a live meeting. It is the shared one: nothing
// private is ever on it.
type Review struct {
	panes [4]*pane.Pane
	focus int

	actions part.Actions

	top, low draw.KeptBeside // the pairs of panes; of two columns, the first
	selected draw.KeptBox
}

// The panes by their number on the tab bar.
const (
	agendaPane = iota
	decisionsPane
	blockersPane
	gatePane
)

// NewReview makes the review screen.
func NewReview() *Review {
	s := &Review{panes: [4]*pane.Pane{pane.NewAgenda(), pane.NewDecisions(), pane.NewBlockers(), pane.NewGate()}}
	s.actions = slices.Concat(s.showActions(), s.captureActions(), s.meetingActions(), s.leaveActions())
	return s
}

func (s *Review) pane() *pane.Pane { return s.panes[s.focus] }

// Scopes are those of the pane in focus, the list and the screen.
func (s *Review) Scopes() []keymap.Scope {
	return []keymap.Scope{s.pane().Scope, keymap.InList, keymap.OnReview}
}

// Everywhere is the scopes of the four panes, the one in focus first.
func (s *Review) Everywhere() []keymap.Scope {
	scopes := s.Scopes()
	for _, p := range s.panes {
		scopes = append(scopes, p.Scope)
	}
	return scopes
}

// Update hands the panes what they show.
func (s *Review) Update(c part.Context) {
	for _, p := range s.panes {
		p.Update(c)
	}
}

// Selected is the thing under the cursor of the pane in focus.
func (s *Review) Selected() model.Ref { return s.pane().Selected() }

// Choose goes to the pane that lists a thing, and to the thing.
func (s *Review) Choose(about model.Ref) {
	for i, p := range s.panes {
		if p.Choose(about) {
			s.focus = i
			return
		}
	}
}

// Advance moves on to the next row that is still open.
func (s *Review) Advance() { s.pane().NextOpen() }

// Keys returns what the key line shows.
func (s *Review) Keys(c part.Context) []keymap.Intent { return possible(c, s, s.wanted(c)) }

// wanted are the intents that help most now.
func (s *Review) wanted(c part.Context) []keymap.Intent {
	switch c.Meeting.Status {
	case "":
		return []keymap.Intent{keymap.Prepare, keymap.Help, keymap.Quit}
	case model.Closed, model.Cancelled:
		return []keymap.Intent{keymap.Minutes, keymap.Prepare, keymap.Help, keymap.NextPane, keymap.Room, keymap.Copy, keymap.Quit}
	case model.Planned:
		return []keymap.Intent{keymap.Start, keymap.Prepare, keymap.Help, keymap.NextPane, keymap.Room, keymap.Redo, keymap.Quit}
	case model.Adjourned:
		return []keymap.Intent{keymap.Start, keymap.Minutes, keymap.Prepare, keymap.Help, keymap.NextPane, keymap.Room, keymap.Undo, keymap.Quit}
	}
	first := []keymap.Intent{keymap.Rule, keymap.NextItem}
	switch _, more := nextOpen(c); {
	case !answeredHere(c):
	case more:
		first = []keymap.Intent{keymap.NextItem, keymap.Rule}
	case len(c.Record.Gaps(c.Meeting.ID, c.Now)) == 0:
		first = []keymap.Intent{keymap.CloseMeeting, keymap.Rule}
	}
	return append(first, keymap.Capture, keymap.NewDecision, keymap.NewBlocker, keymap.Gaps, keymap.CloseMeeting,
		keymap.Help, keymap.NextPane, keymap.RollCall, keymap.Minutes, keymap.Undo, keymap.Clock, keymap.Edit)
}

// paneOf returns the pane that lists a thing; of nothing the one in focus.
func (s *Review) paneOf(about model.Ref) *pane.Pane {
	for _, p := range s.panes {
		if p.Lists(about) {
			return p
		}
	}
	return s.pane()
}

// Shows reports whether one of the panes lists a thing.
func (s *Review) Shows(about model.Ref) bool { return s.paneOf(about).Lists(about) }

// Actions are those of the pane that lists a thing, of the screen, and everywhere.
func (s *Review) Actions(about model.Ref) []part.Actions {
	if p := s.paneOf(about); about.IsZero() || p.Lists(about) {
		return []part.Actions{p.Actions, s.actions, everywhere()}
	}
	return []part.Actions{s.actions, everywhere()}
}

// In are the actions of one of its scopes.
func (s *Review) In(scope keymap.Scope) part.Actions {
	for _, p := range s.panes {
		if p.Scope == scope {
			return p.Actions
		}
	}
	if scope == keymap.OnReview {
		return s.actions
	}
	return nil
}

// Handle moves the cursor of the pane in focus, or does what else is asked for.
func (s *Review) Handle(c part.Context, intent part.Intent) part.Effect {
	if s.pane().Move(intent.Name) {
		return nil
	}
	return answer(c, s, intent)
}

// askClock pauses the item's clock, or lets it run.
func askClock(c part.Context, _ part.Intent) part.Effect {
	if c.Record.Clock(c.Meeting.ID).Running() {
		return part.Do{Command: model.PauseClock{}}
	}
	return part.Do{Command: model.ResumeClock{}}
}

// Header draws how the meeting stands.
func (s *Review) Header(c part.Context, w, h int) []string { return reviewHeader(c, w, h) }

// Draw draws the header over the panes, in the shape that the window allows.
func (s *Review) Draw(c part.Context, w, h int) part.Picture {
	header := s.Header(c, w, h)
	h -= len(header)
	var picture part.Picture
	switch draw.ShapeOf(w, h+len(header)+BottomRows) {
	case draw.FourPanes:
		picture = s.drawFour(c, w, h)
	case draw.TwoColumns:
		picture = s.drawTwo(c, w, h)
	default:
		picture = s.drawOne(c, w, h)
	}
	picture = picture.Moved(0, len(header))
	picture.Rows = append(header, picture.Rows...)
	return picture
}

// drawFour places all panes, and under them what is selected in full.
func (s *Review) drawFour(c part.Context, w, h int) part.Picture {
	rows := draw.SplitRows(draw.Rect{W: w, H: h}, draw.Fill(4), draw.Fill(3), draw.Fixed(detailRows(h)))
	top := draw.SplitColumns(rows[0], draw.Percent(45), draw.Fill(1))
	low := draw.SplitColumns(rows[1], draw.Percent(45), draw.Fill(1))
	places := [4]draw.Rect{top[0], top[1], low[0], low[1]}
	s.panes[agendaPane].Brief = true // the decisions stand beside it
	defer func() { s.panes[agendaPane].Brief = false }()
	var drawn [4]part.Picture
	for i := range s.panes {
		drawn[i] = s.drawPane(c, i, places[i])
	}
	picture := together(drawn[:]...)
	picture.Rows = append(s.top.Draw(drawn[0].Rows, drawn[1].Rows), s.low.Draw(drawn[2].Rows, drawn[3].Rows)...)
	picture.Rows = append(picture.Rows, s.detail(c, w, rows[2].H)...)
	return picture
}

// drawPane draws a pane in its place. A click in it brings it into focus.
func (s *Review) drawPane(c part.Context, i int, at draw.Rect) part.Picture {
	picture := s.panes[i].Draw(c, at.W, at.H, i == s.focus).Moved(at.X, at.Y)
	return clicked(picture, func() { s.focus = i })
}

// drawTwo places a narrow agenda beside the pane in focus; while the agenda is
// in focus, the decisions stand beside it.
func (s *Review) drawTwo(c part.Context, w, h int) part.Picture {
	columns := draw.SplitColumns(draw.Rect{W: w, H: h}, draw.Percent(42), draw.Fill(1))
	right := s.focus
	if right == agendaPane {
		right = decisionsPane
	}
	parts := draw.SplitRows(columns[1], draw.Fill(1), draw.Fixed(detailRows(h)+1))
	s.panes[agendaPane].Brief = right == decisionsPane
	defer func() { s.panes[agendaPane].Brief = false }()
	agenda, other := s.drawPane(c, agendaPane, columns[0]), s.drawPane(c, right, parts[0])
	picture := together(agenda, other)
	picture.Rows = s.top.Draw(agenda.Rows, append(other.Rows, s.detail(c, parts[1].W, parts[1].H)...))
	return picture
}

// drawOne places the pane in focus under a tab bar.
func (s *Review) drawOne(c part.Context, w, h int) part.Picture {
	parts := draw.SplitRows(draw.Rect{W: w, H: h}, draw.Fixed(1), draw.Fill(1), draw.Fixed(detailRows(h)))
	tabs, pane := s.tabs(c, w), s.drawPane(c, s.focus, parts[1])
	picture := together(tabs, pane)
	picture.Rows = append(tabs.Rows, pane.Rows...)
	picture.Rows = append(picture.Rows, s.detail(c, w, parts[2].H)...)
	return picture
}

// detailRows returns how high the box is that shows the selected row in full.
func detailRows(h int) int {
	switch {
	case h >= 40:
		return h / 3
	case h >= 24:
		return 8
	case h >= 14:
		return 6
	case h >= 10:
		return 4
	}
	return 0
}

func (s *Review) tabs(c part.Context, w int) part.Picture {
	bar := tabBar{theme: c.Theme}
	for i, p := range s.panes {
		bar.add(fmt.Sprintf(" %d %s ", i+1, p.Title()), i == s.focus, func() { s.focus = i })
	}
	return bar.draw("", w)
}

// detail shows the selected thing in full, as far as there is room; the
// read-back shows all of it.
func (s *Review) detail(c part.Context, w, h int) []string {
	if h < 3 {
		return draw.Clamp(nil, w, h)
	}
	about := s.Selected()
	inner, _ := draw.Padded(w, h)
	if about.IsZero() {
		return draw.Box(draw.Frame{Title: "Selected", Padded: true}, []string{c.Theme.Muted.Paint("nothing is selected")}, w, h, c.Theme)
	}
	return s.selected.Draw(draw.Frame{Title: about.String(), Padded: true}, dialog.ReadBack(c, about, inner), w, h, c.Theme)
}
