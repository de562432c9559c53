package screen

import (
	"gavel/ui/component"
)

// sideBySide returns pictures beside each other, without their rows: the cursor of the
// one that has it, and the zones of all.
func sideBySide(pictures ...component.Drawing) component.Drawing {
	var all component.Drawing
	for _, p := range pictures {
		if p.Cursor {
			all.Cursor, all.CursorX, all.CursorY = true, p.CursorX, p.CursorY
		}
		all.Zones = append(all.Zones, p.Zones...)
	}
	return all
}

// clicked is a picture that has something done before each click in it.
func clicked(p component.Drawing, before func()) component.Drawing {
	for i, z := range p.Zones {
		p.Zones[i].Click = func(x, y int) component.Effect {
			before()
			return z.Click(x, y)
		}
	}
	return p
}
