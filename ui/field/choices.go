package field

import (
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// drawChoices draws the choices, in as many rows as they need, and says where the one
// begins that is chosen.
func (f *Field) drawChoices(w int, focused bool, t *theme.Theme) (rows []string, x, y int) {
	row, used := "", 0
	for i, choice := range f.choices {
		shown := draw.FitTail(choice, min(draw.Width(choice), max(w-2, 1)), t.Glyphs.Ellipsis)
		cells := draw.Width(shown) + 2
		if used > 0 && used+1+cells > w {
			rows, row, used = append(rows, row), "", 0
		}
		if used > 0 {
			row, used = row+" ", used+1
		}
		if i == f.choice {
			x, y = used, len(rows)
		}
		row, used = row+f.drawChoice(shown, i == f.choice, focused, t), used+cells
	}
	return append(rows, row), min(x, w-1), y
}

// drawChoice draws one choice: the one that is chosen stands in brackets.
func (f *Field) drawChoice(text string, chosen, focused bool, t *theme.Theme) string {
	switch {
	case chosen && focused:
		return t.Selected.Paint("[" + text + "]")
	case chosen:
		return "[" + text + "]"
	}
	return " " + text + " "
}
