package draw

import (
	"strconv"

	"gavel/ui/theme"
)

// Frame describes the frame of a box: its texts, and whether it has the focus.
type Frame struct {
	Title   string // top left
	Note    string // top right, such as 3/31
	Hint    string // bottom right; left empty, it says how many lines did not fit
	Focused bool   // thick
	Padded  bool   // an empty column left and right of the lines; see Padded
}

// The smallest size that gets a frame; below it, every cell goes to the text.
const (
	leastBoxWidth  = 4
	leastBoxHeight = 3
)

// Inner returns the size that a box of w×h has for its lines.
func Inner(w, h int) (innerW, innerH int) {
	if !framed(w, h) {
		return max(w, 0), max(h, 0)
	}
	return w - 2, h - 2
}

// Padded returns the size that a padded box of w×h has for its lines.
func Padded(w, h int) (innerW, innerH int) {
	innerW, innerH = Inner(w, h)
	if padded(w, h) {
		innerW -= 2
	}
	return innerW, innerH
}

// PaddedFrom is the column in which the lines of a padded box begin.
const PaddedFrom = 2

// padded reports whether there is room for padding.
func padded(w, h int) bool { return framed(w, h) && w >= 2*leastBoxWidth }

// Origin returns the column and the row at which the lines of a box of w×h begin:
// 1 behind a frame, 0 without one.
func Origin(w, h int) int {
	if framed(w, h) {
		return 1
	}
	return 0
}

func framed(w, h int) bool { return w >= leastBoxWidth && h >= leastBoxHeight }

// Box draws lines in a frame: exactly h rows of exactly w cells, whatever they
// are. Lines are plain or styled, and are cut and filled to the space inside.
func Box(f Frame, lines []string, w, h int, t *theme.Theme) []string {
	if !framed(w, h) {
		return clamp(lines, w, h, t.Glyphs.Ellipsis)
	}
	innerW, innerH := Inner(w, h)
	edges, style := t.Glyphs.Thin, t.Frame
	if f.Focused {
		edges, style = t.Glyphs.Thick, t.Focus
	}
	if hidden := len(lines) - innerH; hidden > 0 && f.Hint == "" {
		f.Hint = strconv.Itoa(hidden) + " below"
	}
	// The sides are painted here once, not by Style.Border at every row: it has a
	// colour for them and no weight, which is what focus is without colours.
	left, right := style.Mark(edges.Left), style.Mark(edges.Right)
	lineW, pad := innerW, ""
	if f.Padded && padded(w, h) {
		lineW, pad = innerW-2, " "
	}
	out := make([]string, 0, h)
	out = append(out, topEdge(f, edges, style, innerW, t))
	for _, line := range clamp(lines, lineW, innerH, t.Glyphs.Ellipsis) {
		out = append(out, left+pad+line+pad+right)
	}
	return append(out, bottomEdge(f, edges, style, innerW, t))
}
