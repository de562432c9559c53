package screen

import (
	"gavel/ui/component"
)

// together is pictures beside each other, without their rows: the cursor of the
// one that has it, and the zones of all.
func together(pictures ...component.Picture) component.Picture {
	var all component.Picture
	for _, p := range pictures {
		if p.Cursor {
			all.Cursor, all.CursorX, all.CursorY = true, p.CursorX, p.CursorY
		}
		all.Zones = append(all.Zones, p.Zones...)
	}
	return all
}

// clicked is a picture that has something done before each click in it.
func clicked(p component.Picture, before func()) component.Picture {
	for i, z := range p.Zones {
		p.Zones[i].Click = func(x, y int) component.Effect {
			before()
			return z.Click(x, y)
		}
	}
	return p
}
