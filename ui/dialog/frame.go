package dialog

import (
	"strings"

	"gavel/ui/component"
	"gavel/ui/draw"
)

// The widths of dialogs: of a question, of a form, of a read-back, of the close, and of
// what is read at length.
const (
	askWidth      = 64
	formWidth     = 94
	readBackWidth = 92
	cannotWidth   = 84
	closeWidth    = 96
	documentWidth = 102
)

// fullWidth is the width of a window below which a dialog is as wide as the window.
const fullWidth = 96

// widthIn returns the width of a dialog that needs at most a number of cells, in a
// window of w.
func widthIn(w, most int) int {
	if w < fullWidth {
		return w
	}
	return min(w, most)
}

// airy is the width of a dialog from which it has two columns of padding.
const airy = 56

// margin returns the columns between the frame of a dialog of w×h and its text.
func margin(w, h int) int {
	padded, _ := draw.Padded(w, h)
	inner, _ := draw.Inner(w, h)
	side := (inner - padded) / 2
	if w >= airy {
		side++
	}
	return side
}

// textIn returns the cells that a dialog of w×h has for its text.
func textIn(w, h int) (inner, room int) {
	inner, room = draw.Inner(w, h)
	return inner - 2*margin(w, h), room
}

// textFrom returns the column in which the text of a dialog of w×h begins.
func textFrom(w, h int) int { return draw.Origin(w, h) + margin(w, h) }

// boxed draws rows in the frame of a dialog.
func boxed(c component.Context, title, note, hint string, rows []string, w, h int) []string {
	side := strings.Repeat(" ", margin(w, h))
	inside := make([]string, len(rows))
	for i, row := range rows {
		inside[i] = side + row
	}
	return draw.Box(draw.Frame{Title: title, Note: note, Hint: hint, Focused: true}, inside, w, h, c.Theme)
}

// foot holds what stays in sight under a body that scrolls: what is said about it, and
// under a rule the keys.
type foot struct{ says, keys []string }

// rows returns the foot, with an empty row above what it says where there is air.
func (f foot) rows(c component.Context, w int, air bool) []string {
	var rows []string
	if air && len(f.says) > 0 {
		rows = append(rows, "")
	}
	rows = append(rows, f.says...)
	if air {
		rows = append(rows, "")
	}
	rows = append(rows, rule(c, w))
	return append(rows, f.keys...)
}

// least returns the rows that the foot takes without air.
func (f foot) least() int { return len(f.says) + 1 + len(f.keys) }

// rule returns a line that parts the keys from what they are about.
func rule(c component.Context, w int) string {
	return c.Theme.Frame.Paint(strings.Repeat(c.Theme.Glyphs.Thin.Top, max(w, 0)))
}

// hasAir reports whether a body and its foot fit into a dialog with empty rows between
// them.
func hasAir(body sheet, f foot, room int) bool {
	need := 1 + len(body.rows) + 1 + f.least()
	if len(f.says) > 0 {
		need++
	}
	return need <= room
}

// framed draws a body over a foot in a frame, as high as they need within h.
// The body scrolls so that its cursor is in the middle, but for what the wheel does; the
// foot is always in sight.
func framed(c component.Context, title, note string, body sheet, f foot, w, h int, at *scroll) component.Drawing {
	if height := bodyHeight(body, f, w, h); body.cursor && !at.wheeled {
		at.hold(body.rows, height)
		at.view.SetYOffset(body.y - height/2)
	}
	return scrolled(c, title, note, body, f, w, h, at)
}

// bodyHeight returns how many rows of a body there is room for over its foot.
func bodyHeight(body sheet, f foot, w, h int) int {
	_, room := textIn(w, h)
	return min(len(body.rows), max(0, room-f.least()))
}

// scrolled is framed for a body that its reader scrolls.
func scrolled(c component.Context, title, note string, body sheet, f foot, w, h int, at *scroll) component.Drawing {
	inner, room := textIn(w, h)
	height := bodyHeight(body, f, w, h)
	at.hold(body.rows, height)
	if at.follow {
		at.keep(body.y)
	}
	var rows []string
	air := hasAir(body, f, room)
	if air {
		rows = append(rows, "")
	}
	top := draw.Origin(w, h) + len(rows)
	rows = append(rows, at.shown()...)
	rows = append(rows, f.rows(c, inner, air)...)
	picture := component.Drawing{Long: height < len(body.rows), Rows: boxed(c, title, note, at.beyond(), rows, w, min(h, len(rows)+h-room))}
	picture.Zones = []component.Zone{{
		At: draw.Rect{W: w, H: len(picture.Rows)},
		Click: func(_, y int) component.Effect {
			if y -= top; y >= 0 && y < height {
				body.clicked(at.above() + y)
			}
			return nil
		},
		Wheel: at.wheel,
	}}
	if body.cursor {
		// What is scrolled away has its cursor at the edge it left by.
		y := min(max(body.y-at.above(), 0), max(height-1, 0))
		picture.Cursor, picture.CursorX, picture.CursorY = true, textFrom(w, h)+body.x, top+y
	}
	return picture
}

// fit makes a text exactly w cells wide, with the theme's mark where it is cut.
func fit(c component.Context, s string, w int) string {
	return draw.FitTail(s, w, c.Theme.Glyphs.Ellipsis)
}
