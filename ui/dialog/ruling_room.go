package dialog

import (
	"strings"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// DrawUnder draws the answers alone, for where what is read back stands over them as a
// whole: a rule, the answers by their letters, and what is chosen.
func (d *Ruling) DrawUnder(c component.Context, w, h int) component.Drawing {
	d.begin(c)
	row := answerRow{c: c, w: w}
	for i, o := range d.outcomes(c) {
		key := c.Keys.KeyOf(o.intent.Outcome, keymap.RulingOn(d.about.Kind))
		row.add(key, o.phrase, i == d.chosen, func() { d.chosen = i })
	}
	row.add(c.Keys.Key(keymap.Back, keymap.InDialog), "back", false, nil)
	rows := append([]string{rule(c, w)}, row.done()...)
	rows = append(rows, fit(c, " "+d.chosenSays(c), w))
	rows = rows[:min(len(rows), max(h, 0))]
	picture := component.Drawing{Rows: rows, Cursor: true, CursorX: 1, CursorY: len(rows) - 1}
	for _, zone := range row.zones {
		zone.At.Y++
		picture.Zones = append(picture.Zones, zone)
		if zone.At.X == row.chosen.X && zone.At.Y == row.chosen.Y+1 && row.chosen.W > 0 {
			picture.CursorX, picture.CursorY = zone.At.X, zone.At.Y
		}
	}
	return picture
}

// chosenSays says what enter would do, and what is needed for it.
func (d *Ruling) chosenSays(c component.Context) string {
	outcomes := d.outcomes(c)
	switch {
	case d.problem != "":
		return c.Theme.Open.Paint(c.Theme.Glyphs.Fail + " " + d.problem)
	case d.chosen < 0 || d.chosen >= len(outcomes):
		return c.Theme.Muted.Paint("a letter answers; nothing is chosen yet")
	}
	o := outcomes[d.chosen]
	return c.Theme.Strong.Paint(c.Keys.Key(keymap.Accept, keymap.InDialog)) + " " + o.phrase + "  " + c.Theme.Muted.Paint(o.says)
}

// answerRow lays answers beside each other, in as many rows as they need.
type answerRow struct {
	c      component.Context
	w      int
	rows   []string
	line   string
	used   int
	zones  []component.Zone
	chosen draw.Rect
}

// add appends an answer; a click on it chooses it.
func (r *answerRow) add(key, phrase string, chosen bool, choose func()) {
	const gap = 2
	text := " " + key + " " + phrase + " "
	w := draw.Width(text)
	if r.used > 0 && r.used+gap+w > r.w {
		r.rows, r.line, r.used = append(r.rows, r.line), "", 0
	}
	lead := ""
	if r.used > 0 {
		lead = strings.Repeat(" ", gap-1)
	}
	at := draw.Rect{X: r.used + len(lead), Y: len(r.rows), W: w, H: 1}
	painted := " " + r.c.Theme.Strong.Paint(key) + " " + phrase + " "
	if chosen {
		painted, r.chosen = r.c.Theme.Selected.Paint(text), at
	}
	r.line += lead + painted
	r.used += len(lead) + w
	if choose != nil {
		r.zones = append(r.zones, component.Zone{At: at, Click: func(int, int) component.Effect {
			choose()
			return nil
		}})
	}
}

func (r *answerRow) done() []string {
	rows := append(r.rows, r.line)
	for i, row := range rows {
		rows[i] = fit(r.c, row, r.w)
	}
	return rows
}
