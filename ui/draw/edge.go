package draw

import (
	"strings"

	"charm.land/lipgloss/v2"

	"gavel/ui/theme"
)

// topEdge draws the upper edge with the title and the note, which the borders of Lip
// Gloss have no place for: each has a style of its own. If both do not fit, the
// note goes first, then the end of the title.
func topEdge(f Frame, e lipgloss.Border, style theme.Style, w int, t *theme.Theme) string {
	mark, titleStyle := e.Top, t.Header
	if f.Focused {
		mark, titleStyle = t.Glyphs.Cursor, t.Accent
	}
	const lead = 4 // an edge piece, the mark, and a blank on either side of the title
	title := shorten(f.Title, w-lead-1, t)
	used := 2 // edge piece and mark
	if title != "" {
		used = lead + Width(title)
		title = " " + titleStyle.Paint(title) + " "
	}
	note := label(f.Note, w-used-1, e.Top, style, t)
	fill := w - used - Width(note)
	return style.Paint(e.TopLeft+e.Top+mark) + title +
		style.Paint(strings.Repeat(e.Top, max(fill, 0))) + note + style.Paint(e.TopRight)
}

// bottomEdge draws the lower edge with the hint.
func bottomEdge(f Frame, e lipgloss.Border, style theme.Style, w int, t *theme.Theme) string {
	hint := label(f.Hint, w-1, e.Bottom, style, t)
	fill := w - Width(hint)
	return style.Paint(e.BottomLeft+strings.Repeat(e.Bottom, max(fill, 0))) + hint + style.Paint(e.BottomRight)
}

// label sets text into the right end of an edge, with the piece of edge that
// follows it. Half a number misleads, so it is drawn whole or not at all.
func label(text string, w int, edge string, style theme.Style, t *theme.Theme) string {
	const around = 3 // a blank on either side and one piece of edge
	if text == "" || Width(text)+around > w {
		return ""
	}
	return " " + t.Muted.Paint(FitTail(text, Width(text), "")) + " " + style.Paint(edge)
}

// shorten cuts text to at most w cells, and does not fill it up.
func shorten(text string, w int, t *theme.Theme) string {
	return FitTail(text, min(w, Width(text)), t.Glyphs.Ellipsis)
}
