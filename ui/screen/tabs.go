package screen

import (
	"fmt"
	"strings"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// tab is the name of a pane on the tab row, with what is open in it.
type tab struct {
	name   string
	counts []said
	here   bool
	muted  bool
	choose func()
}

// tabs names all panes and what is open in each, at every size; a click goes to one.
// Where there is room, the row says at its end what is open before the close, and
// before is nothing then.
func (s *Review) tabs(c component.Context, before said, w int) (picture component.Drawing, rest said) {
	list := make([]tab, len(s.panes))
	for i, p := range s.panes {
		open, late := p.Counts()
		list[i] = tab{
			name: fmt.Sprintf("%d %s", i+1, p.Title()), counts: tabCounts(c.Theme, open, late, p.Failed()),
			here: i == s.focus, choose: func() { s.toPane(i) },
		}
	}
	row := tabRows(c.Theme, list, w)
	picture = component.Drawing{Rows: row.rows, Zones: row.zones}
	if w < oneColumnFrom || len(row.rows) > 1 || row.width+2+draw.Width(before.text) > w-1 {
		return picture, before
	}
	picture.Rows[0] = atEnds(picture.Rows[0][:len(row.painted)], before.style.Paint(before.text), w)
	return picture, said{}
}

// tabCounts says how many things are late and how many others are open, or that none is,
// and how many were answered with no.
func tabCounts(t *theme.Theme, open, late, failed int) []said {
	if draw.Width(t.Glyphs.Open) > 1 { // signs of three characters would hide the names
		switch {
		case late > 0:
			return []said{{fmt.Sprintf("(%d !%d)", open+late, late), t.Late}}
		case open > 0:
			return []said{{fmt.Sprintf("(%d)", open), t.Open}}
		case failed > 0:
			return []said{{fmt.Sprintf("(F%d)", failed), t.Text}}
		}
		return []said{{"(0)", t.Muted}}
	}
	var counts []said
	if late > 0 {
		counts = append(counts, said{fmt.Sprintf("%s%d", t.Glyphs.Late, late), t.Late})
	}
	if open > 0 {
		counts = append(counts, said{fmt.Sprintf("%s%d", t.Glyphs.Open, open), t.Open})
	}
	if failed > 0 {
		sign, _, _ := t.Status(string(model.Failed))
		counts = append(counts, said{fmt.Sprintf("%s%d", sign, failed), t.Text})
	}
	if len(counts) == 0 {
		counts = append(counts, said{t.Glyphs.Pass, t.Muted})
	}
	return counts
}

// tabSpacing says how far apart tabs stand, the loosest first. Where it is tight, a tab
// has one count, the one that matters most.
var tabSpacing = []struct {
	between, inside int
	one             bool
}{{3, 1, false}, {2, 1, false}, {1, 0, true}}

// drawnTabs is tabs in as many rows as they need.
type drawnTabs struct {
	rows    []string
	zones   []component.Zone
	width   int    // of the last row, without what fills it up
	painted string // the last row
}

// tabRows draws tabs in one row as loosely as it has room, else in several.
func tabRows(t *theme.Theme, list []tab, w int) drawnTabs {
	for _, spacing := range tabSpacing {
		width := 1
		for _, b := range list {
			width += spacing.between + draw.Width(b.text(spacing.inside, spacing.one))
		}
		if width-spacing.between < w {
			return setTabs(t, list, spacing.between, spacing.inside, spacing.one, w)
		}
	}
	return setTabs(t, list, 1, 0, true, w)
}

// tabsWithin draws tabs in at most so many rows, as loosely as they fit, each with a space
// before its counts; in more rows where they do not fit.
func tabsWithin(t *theme.Theme, list []tab, w, most int) (d drawnTabs) {
	for _, spacing := range tabSpacing[:len(tabSpacing)-1] {
		if d = setTabs(t, list, spacing.between, spacing.inside, spacing.one, w); len(d.rows) <= most {
			break
		}
	}
	return d
}

func setTabs(t *theme.Theme, list []tab, between, inside int, one bool, w int) drawnTabs {
	d := drawnTabs{painted: " ", width: 1}
	end := func() { d.rows = append(d.rows, draw.Fit(d.painted, w)) }
	for i, b := range list {
		width := draw.Width(b.text(inside, one))
		gap := between
		if i == 0 {
			gap = 0
		}
		if i > 0 && d.width+gap+width > w {
			end()
			d.painted, d.width, gap = " ", 1, 0
		}
		d.zones = append(d.zones, component.Zone{
			At: draw.Rect{X: d.width + gap, Y: len(d.rows), W: width, H: 1},
			Click: func(int, int) component.Effect {
				b.choose()
				return nil
			},
		})
		d.painted += strings.Repeat(" ", gap) + b.paint(t, inside, one)
		d.width += gap + width
	}
	end()
	return d
}

// shown returns the counts that there is room for.
func (b tab) shown(one bool) []said {
	if one && len(b.counts) > 0 {
		return b.counts[:1]
	}
	return b.counts
}

// text returns a tab as plain text.
func (b tab) text(inside int, one bool) string {
	text := b.name
	for i, count := range b.shown(one) {
		text += strings.Repeat(" ", max(inside, min(i, 1))) + count.text
	}
	return text
}

// paint returns a tab with its counts in their colours; the one that is shown as a bar.
func (b tab) paint(t *theme.Theme, inside int, one bool) string {
	if b.here {
		return t.Selected.Paint(b.text(inside, one))
	}
	text := b.name
	if b.muted {
		text = t.Muted.Paint(text)
	}
	for i, count := range b.shown(one) {
		text += strings.Repeat(" ", max(inside, min(i, 1))) + count.style.Mark(count.text)
	}
	return text
}
