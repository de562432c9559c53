package ui

import (
	"slices"
	"strings"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// status is a sentence under the capture line.
type status struct {
	text    string
	problem bool
	muted   bool // said quietly: how a line is understood while it is typed
	stays   bool // until a key is pressed: it tells what was asked for and not done
	since   model.Instant
	undo    string // the key that takes back what was done; "" where nothing was
}

// sayMsg puts a sentence on the status line.
type sayMsg status

// say says something, unless what stands there has to be seen first.
func (m *Root) say(text string) {
	if !m.status.stays {
		m.status = status{text: text}
	}
}

// currentStatus is the sentence to show: what was said last, else what is being saved.
func (m *Root) currentStatus() status {
	if m.status.text == "" {
		return status{text: m.beingSaved(), muted: true}
	}
	return m.status
}

// beingSaved says what is being saved; "" where nothing is.
func (m *Root) beingSaved() string {
	says := m.session.BeingSaved()
	if says != "" && m.ending {
		says += "; gavel ends after it"
	}
	return says
}

// fades is the time for which a window that nobody sits at says something, in milliseconds.
const fades = 5_000

// expire is the sentence as long as it is to be seen, from the first time on that
// it is asked.
func (s status) expire(now model.Instant) status {
	switch {
	case s.since == 0:
		s.since = now
	case now-s.since >= fades:
		return status{}
	}
	return s
}

func (s status) marked(t *theme.Theme) (string, theme.Style) {
	text := model.Clean(strings.ReplaceAll(s.text, "\n", "; "), false) // it may name a file, and that anything
	switch {
	case s.problem:
		return t.Glyphs.Fail + " " + text, t.Open
	case s.muted:
		return "  " + text, t.Muted
	}
	return "  " + text, t.Strong
}

// rowUnder is the row under the capture line: the sentence, or the last row of one that is
// folded, or nothing where box shows it whole.
func (s status) rowUnder(c component.Context, w int) string {
	if rows := s.narrow(c, w); rows != nil {
		return rows[len(rows)-1]
	}
	if s.box(c, w) != nil {
		return ""
	}
	return s.row(c.Theme, w)
}

// narrow is a sentence that is folded, in a window in which a box would cover all that
// there is to see; nil for any other.
func (s status) narrow(c component.Context, w int) []string {
	const wide, most = 72, 3
	if w >= wide {
		return nil
	}
	if rows := s.folded(c.Theme, w); len(rows) > 1 && len(rows) <= most {
		return rows
	}
	return nil
}

// row is the sentence in one row, as far as it fits.
func (s status) row(t *theme.Theme, w int) string {
	text, style := s.marked(t)
	if hint := "  " + s.undo + " undo"; s.undo != "" && draw.Width(text)+draw.Width(hint) < w {
		return style.Paint(text) + "  " + t.Strong.Paint(s.undo) + t.Muted.Paint(draw.Fit(" undo", w-draw.Width(text)-2-draw.Width(s.undo)))
	}
	return style.Paint(draw.Fit(text, w))
}

// overDialog returns the rows of the sentence over the end of a dialog: one where it fits,
// else a few that fold it.
func (s status) overDialog(t *theme.Theme, w int) []string {
	const most = 3
	if text, _ := s.marked(t); draw.Width(text) <= w {
		return []string{s.row(t, w)}
	}
	if rows := s.folded(t, w); len(rows) <= most {
		return rows
	}
	return []string{s.row(t, w)}
}

// folded is the sentence in as many rows as it needs.
func (s status) folded(t *theme.Theme, w int) []string {
	const indent = 2
	text, style := s.marked(t)
	rows := draw.Wrap(strings.TrimPrefix(text, strings.Repeat(" ", indent)), max(w-indent, 1))
	for i, row := range rows {
		rows[i] = draw.Fit(style.Paint(strings.Repeat(" ", indent)+row), w)
	}
	return rows
}

// mostTold is how many cells of a sentence a box shows that is about nothing wrong.
const mostTold = 320

// widestToast is as wide as a box for one sentence gets.
const widestToast = 76

// box is the whole sentence in a box of its own, for one that does not fit into its row;
// nil for one that does. It is narrower than the window, so that it is seen to lie over
// what stands there.
func (s status) box(c component.Context, w int) []string {
	text, style := s.marked(c.Theme)
	width := min(w-2*toastAside, widestToast)
	inner, _ := draw.Padded(width, 3)
	if draw.Width(text) <= w || inner < 10 || s.narrow(c, w) != nil {
		return nil
	}
	text = strings.TrimSpace(text)
	if !s.problem { // of what was done the beginning tells enough
		text = draw.FitTail(text, min(draw.Width(text), mostTold), c.Theme.Glyphs.Ellipsis)
	}
	rows := draw.Wrap(text, inner)
	for i, row := range rows {
		rows[i] = style.Paint(row)
	}
	return draw.Box(draw.Frame{Padded: true}, rows, width, len(rows)+2, c.Theme)
}

// toastAside and toastAbove are the columns beside such a box, and the rows under it: the
// lower border of what it lies over stays in sight.
const (
	toastAside = 2
	toastAbove = 1
)

// toast lays the box of a sentence over rows, if it has one. Of one that is folded it
// makes room for all but the last row: the border at the end of the rows moves up.
func (s status) toast(c component.Context, rows []string, w int) []string {
	if folded := s.narrow(c, w); folded != nil && len(rows) > len(folded) {
		n, more := len(rows), folded[:len(folded)-1]
		return slices.Concat(rows[:n-1-len(more)], rows[n-1:], more)
	}
	box := s.box(c, w)
	if box == nil {
		return rows
	}
	return draw.Overlay(rows, box, toastAside, max(len(rows)-len(box)-toastAbove, 0))
}
