package dialog

import (
	"strings"

	"gavel/keymap"
	"gavel/ui/draw"
	"gavel/ui/part"
)

// framed draws a body over a foot in a frame, as high as they need within h.
// The body scrolls to its cursor; the foot is always in sight.
func framed(c part.Context, title, note string, body sheet, foot []string, w, h int) part.Picture {
	inner, room := draw.Inner(w, h)
	room = max(0, room-len(foot)-1)
	height := min(len(body.rows), room)
	top := 0
	if body.cursor {
		top = min(max(0, body.y-height+2), max(0, len(body.rows)-height))
	}
	shown := body.rows[top : top+height]
	rows := make([]string, 0, height+1+len(foot))
	rows = append(rows, shown...)
	rule := ""
	if len(body.rows) > height {
		rule = c.Theme.Glyphs.MoreBelow + " more"
	}
	rows = append(rows, c.Theme.Muted.Paint(draw.Fit(rule, inner)))
	rows = append(rows, foot...)
	border := h - roomIn(w, h)
	picture := part.Picture{Rows: draw.Box(draw.Frame{Title: title, Note: note, Focused: true}, rows, w, min(h, len(rows)+border), c.Theme)}
	if body.cursor {
		picture.Cursor, picture.CursorX, picture.CursorY = true, 1+body.x, 1+body.y-top
	}
	return picture
}

func roomIn(w, h int) int {
	_, room := draw.Inner(w, h)
	return room
}

// keyLine names the keys for some intents, as far as they fit.
func keyLine(c part.Context, w int, scopes []keymap.Scope, intents ...keymap.Intent) string {
	var line strings.Builder
	used := 0
	bindings := c.Keys.In(scopes...)
	for _, intent := range intents {
		for _, b := range bindings {
			if b.Intent != intent {
				continue
			}
			key := keymap.Readable(b.Keys[0])
			need := draw.Width(key) + 1 + draw.Width(b.Label) + 3
			if used+need > w {
				return line.String()
			}
			line.WriteString(c.Theme.Key.Paint(key) + " " + b.Label + "   ")
			used += need
			break
		}
	}
	return line.String()
}
