package draw

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Overlay lays the dialog over the base with its top left corner at column x of
// row y. What lies outside the base is clipped: the picture never grows. The base
// should be of one width, as Box and Clamp make it; where a row is shorter than
// the first, the dialog fills it up.
func Overlay(base, dialog []string, x, y int) []string {
	out := make([]string, len(base))
	copy(out, base)
	first := Width(row(base, 0))
	var partly []covered
	for i, line := range dialog {
		if y+i < 0 || y+i >= len(base) {
			continue
		}
		at := covered{y: y + i, line: line, over: Width(line), under: max(Width(base[y+i]), first)}
		switch {
		case max(x, 0) >= min(x+at.over, at.under): // beside it
		case x == 0 && at.over == at.under:
			out[at.y] = Fit(line, at.under)
		default:
			partly = append(partly, at)
		}
	}
	compose(out, partly, x)
	return out
}

// covered describes a row of a picture that a line of a dialog covers in part.
type covered struct {
	y           int
	line        string
	over, under int // cells of the line, and of the row when it is done
}

// compose draws the lines over the rows of the picture that they cover in part: on
// a canvas of these rows only, with a layer for each line, for a layer clears its
// whole rectangle and the lines may differ in length. A canvas of the window would
// draw all its rows anew.
func compose(picture []string, lines []covered, x int) {
	if len(lines) == 0 {
		return
	}
	width := 0
	under := make([]string, len(lines))
	for i, at := range lines {
		under[i] = Fit(picture[at.y], at.under)
		width = max(width, at.under)
	}
	layers := make([]*lipgloss.Layer, 0, len(lines)+1)
	layers = append(layers, lipgloss.NewLayer(strings.Join(under, "\n")))
	for i, at := range lines {
		layers = append(layers, lipgloss.NewLayer(Fit(at.line, at.over)).X(x).Y(i).Z(1))
	}
	canvas := lipgloss.NewCanvas(width, len(lines)).Compose(lipgloss.NewCompositor(layers...))
	drawn := strings.Split(canvas.Render(), "\n") // blanks at the ends are left out
	for i, at := range lines {
		picture[at.y] = Fit(row(drawn, i), at.under)
	}
}
