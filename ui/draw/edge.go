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
	titleStyle := t.Strong
	if f.Focused {
		titleStyle = t.Focus
	}
	const lead = 4 // two edge pieces, and a blank on either side of the title
	title := shorten(f.Title, w-lead-1, t)
	used := 2 // the edge pieces
	if title != "" {
		used = lead + Width(title)
		title = " " + titleStyle.Paint(title) + " "
	}
	note := label(f.Note, w-used-1, e.Top, style, t)
	fill := w - used - Width(note)
	return style.Mark(e.TopLeft+e.Top+e.Top) + title +
		style.Mark(strings.Repeat(e.Top, max(fill, 0))) + note + style.Mark(e.TopRight)
}

// bottomEdge draws the lower edge with the hint.
func bottomEdge(f Frame, e lipgloss.Border, style theme.Style, w int, t *theme.Theme) string {
	hint := label(f.Hint, w-1, e.Bottom, style, t)
	fill := w - Width(hint)
	return style.Mark(e.BottomLeft+strings.Repeat(e.Bottom, max(fill, 0))) + hint + style.Mark(e.BottomRight)
}

// label sets text into the right end of an edge, with the piece of edge that
// follows it. Half a number misleads, so it is drawn whole or not at all.
func label(text string, w int, edge string, style theme.Style, t *theme.Theme) string {
	const around = 3 // a blank on either side and one piece of edge
	if text == "" || Width(text)+around > w {
		return ""
	}
	return " " + t.Muted.Paint(FitTail(text, Width(text), "")) + " " + style.Mark(edge)
}

// shorten cuts text to at most w cells, and does not fill it up.
func shorten(text string, w int, t *theme.Theme) string {
	return FitTail(text, min(w, Width(text)), t.Glyphs.Ellipsis)
}
