package screen

import (
	"gavel/ui/draw"
	"gavel/ui/part"
	"gavel/ui/theme"
)

// together is pictures beside each other, without their rows: the cursor of the
// one that has it, and the zones of all.
func together(pictures ...part.Picture) part.Picture {
	var all part.Picture
	for _, p := range pictures {
		if p.Cursor {
			all.Cursor, all.CursorX, all.CursorY = true, p.CursorX, p.CursorY
		}
		all.Zones = append(all.Zones, p.Zones...)
	}
	return all
}

// clicked is a picture that has something done before each click in it.
func clicked(p part.Picture, before func()) part.Picture {
	for i, z := range p.Zones {
		p.Zones[i].Click = func(x, y int) part.Effect {
			before()
			return z.Click(x, y)
		}
	}
	return p
}

// tabBar is the names of panes in a row, where there is room for one pane only.
type tabBar struct {
	theme *theme.Theme
	line  string
	width int
	zones []part.Zone
}

// add puts a tab at the end; a click on it chooses it.
func (b *tabBar) add(text string, focused bool, choose func()) {
	w := draw.Width(text)
	b.zones = append(b.zones, part.Zone{
		At: draw.Rect{X: b.width, W: w, H: 1},
		Click: func(int, int) part.Effect {
			choose()
			return nil
		},
	})
	if focused {
		text = b.theme.Selected.Paint(text)
	}
	b.line += text
	b.width += w
}

// draw is the tabs and what is said behind them, in w cells.
func (b *tabBar) draw(behind string, w int) part.Picture {
	return part.Picture{Rows: []string{draw.Fit(b.line+behind, w)}, Zones: b.zones}
}
