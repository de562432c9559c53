package draw

import "gavel/ui/theme"

// Beside puts the right picture next to the left one, row by row. The shorter of
// the two counts as filled up with blanks, so the left one should be of one
// width, as Box and Clamp make it.
func Beside(left, right []string) []string {
	out := make([]string, max(len(left), len(right)))
	lw := Width(row(left, 0))
	rw := Width(row(right, 0))
	for y := range out {
		l, r := row(left, y), row(right, y)
		if y >= len(left) {
			l = blank(lw)
		}
		if y >= len(right) {
			r = blank(rw)
		}
		// The reset keeps a style, and a joining character, on its own side.
		out[y] = l + theme.Reset + r
	}
	return out
}

// Overlay lays the dialog over the base with its top left corner at column x of
// row y. What lies outside the base is clipped: the picture never grows. The base
// should be of one width, as Box and Clamp make it; where a row is shorter than
// the first, the dialog fills it up.
func Overlay(base, dialog []string, x, y int) []string {
	out := make([]string, len(base))
	copy(out, base)
	first := Width(row(base, 0))
	for i, line := range dialog {
		if y+i < 0 || y+i >= len(base) {
			continue
		}
		under := base[y+i]
		w := max(Width(under), first)
		from, to := max(x, 0), min(x+Width(line), w)
		if from >= to {
			continue
		}
		out[y+i] = cut(under, 0, from) + theme.Reset +
			cut(line, from-x, to-x) + theme.Reset +
			cut(under, to, w)
	}
	return out
}

// row is line y of a picture, or an empty one outside it.
func row(lines []string, y int) string {
	if y < 0 || y >= len(lines) {
		return ""
	}
	return lines[y]
}
