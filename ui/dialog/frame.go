package dialog

import (
	"gavel/ui/draw"
	"gavel/ui/part"
)

// framed draws a body over a foot in a frame, as high as they need within h.
// The body scrolls to its cursor, but for what the wheel does; the foot is always
// in sight.
func framed(c part.Context, title, note string, body sheet, foot []string, w, h int, at *scroll) part.Picture {
	if height := bodyHeight(body, foot, w, h); body.cursor && !at.wheeled {
		at.hold(body.rows, height)
		at.view.SetYOffset(body.y - height + 2)
	}
	return scrolled(c, title, note, body, foot, w, h, at)
}

// bodyHeight returns how many rows of a body there is room for over its foot.
func bodyHeight(body sheet, foot []string, w, h int) int {
	return min(len(body.rows), max(0, roomIn(w, h)-len(foot)-1))
}

// scrolled is framed for a body that its reader scrolls.
func scrolled(c part.Context, title, note string, body sheet, foot []string, w, h int, at *scroll) part.Picture {
	inner, room := draw.Padded(w, h)
	height := bodyHeight(body, foot, w, h)
	at.hold(body.rows, height)
	if at.follow {
		at.keep(body.y)
	}
	rows := make([]string, 0, height+1+len(foot))
	rows = append(rows, at.shown()...)
	rows = append(rows, c.Theme.Muted.Paint(fit(c, at.beyond(), inner)))
	rows = append(rows, foot...)
	frame := draw.Frame{Title: title, Note: note, Focused: true, Padded: true}
	picture := part.Picture{Rows: draw.Box(frame, rows, w, min(h, len(rows)+h-room), c.Theme)}
	picture.Zones = []part.Zone{{
		At: draw.Rect{W: w, H: len(picture.Rows)},
		Click: func(_, y int) part.Effect {
			if y -= draw.Origin(w, h); y >= 0 && y < height {
				body.clicked(at.above() + y)
			}
			return nil
		},
		Wheel: at.wheel,
	}}
	if body.cursor {
		// What is scrolled away has its cursor at the edge it left by.
		y := min(max(body.y-at.above(), 0), max(height-1, 0))
		picture.Cursor, picture.CursorX, picture.CursorY = true, draw.PaddedFrom+body.x, 1+y
	}
	return picture
}

// fit makes a text exactly w cells wide, with the theme's mark where it is cut.
func fit(c part.Context, s string, w int) string { return draw.FitTail(s, w, c.Theme.Glyphs.Ellipsis) }

func roomIn(w, h int) int {
	_, room := draw.Padded(w, h)
	return room
}
