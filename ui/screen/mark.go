package screen

import (
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// Who may see a screen stands in its first row, which no dialog covers: a word,
// a shape, and reversed, so that it is there without colour, too. What is shared
// has a mark at the right; what is private is marked over the whole width.

// sharedMark marks what the whole room sees.
func sharedMark(t *theme.Theme) (mark string, width int) {
	text := " " + t.Glyphs.Shared + " SHARED "
	return t.Shared.Paint(text), draw.Width(text)
}

// sharedLine is a row with the mark at its right end. left may be styled.
func sharedLine(t *theme.Theme, left string, w int) string {
	mark, width := sharedMark(t)
	if w < width+2 {
		return draw.Fit(mark, w)
	}
	return draw.FitTail(left, w-width-1, t.Glyphs.Ellipsis) + " " + mark
}

// privateLine is the mark over the whole width that says who may see this.
func privateLine(c component.Context, w int) string {
	sep := " " + c.Theme.Glyphs.Separator + " "
	text := " PREPARE" + sep + "PRIVATE"
	if long := text + sep + "do not share"; draw.Width(long) <= w {
		text = long
	}
	return c.Theme.Private.Paint(draw.Fit(text, w))
}

// headline says which meeting this is, how it stands, and that all may see it.
func headline(t *theme.Theme, name, cycle, status string, w int) string {
	_, marked := sharedMark(t)
	shape, word, style := t.Status(status)
	state := shape + " " + word
	room := max(0, w-marked-draw.Width(state)-4)
	separator := " " + t.Glyphs.Separator + " "
	if w >= wideFrom {
		separator = " " + separator + " "
	}
	behind := ""
	if left := room - draw.Width(name+separator); cycle != "" && left > 8 {
		behind = separator + draw.FitTail(cycle, min(left, draw.Width(cycle)), t.Glyphs.Ellipsis)
	}
	name = draw.FitTail(name, min(draw.Width(name), room), t.Glyphs.Ellipsis)
	return sharedLine(t, atEnds(" "+t.Strong.Paint(name)+t.Muted.Paint(behind), style.Paint(state), max(w-marked-1, 0)), w)
}
