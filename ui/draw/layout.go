package draw

// Rect describes a part of the window, in cells.
type Rect struct{ X, Y, W, H int }

// Contains reports whether the cell x, y lies in r.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Size says how much of a split one part gets. Make it with Fixed, Percent or Fill.
type Size struct {
	cells   int
	percent int
	weight  int
}

// Fixed returns a size of n cells.
func Fixed(n int) Size { return Size{cells: max(n, 0)} }

// Percent returns a size of p hundredths of the whole.
func Percent(p int) Size { return Size{percent: min(max(p, 0), 100)} }

// Fill returns a share of what the others leave, in proportion to its weight.
func Fill(weight int) Size { return Size{weight: max(weight, 1)} }

// SplitColumns divides r from left to right, SplitRows from top to bottom. There
// is one part for every size. Where there is too little room the first parts get
// theirs and the last ones get zero; no part ever leaves r.
func SplitColumns(r Rect, sizes ...Size) []Rect {
	parts := make([]Rect, len(sizes))
	x := r.X
	for i, w := range share(r.W, sizes) {
		parts[i] = Rect{X: x, Y: r.Y, W: w, H: max(r.H, 0)}
		x += w
	}
	return parts
}

// SplitRows divides r from top to bottom; see SplitColumns.
func SplitRows(r Rect, sizes ...Size) []Rect {
	parts := make([]Rect, len(sizes))
	y := r.Y
	for i, h := range share(r.H, sizes) {
		parts[i] = Rect{X: r.X, Y: y, W: max(r.W, 0), H: h}
		y += h
	}
	return parts
}

// share divides total cells among sizes.
func share(total int, sizes []Size) []int {
	total = max(total, 0)
	lengths := make([]int, len(sizes))
	left, weights := total, 0
	for i, s := range sizes {
		lengths[i] = min(s.cells+total*s.percent/100, left)
		left -= lengths[i]
		weights += s.weight
	}
	for i, s := range sizes { // the last to fill takes what rounding leaves
		if s.weight == 0 {
			continue
		}
		lengths[i] = left * s.weight / weights
		left -= lengths[i]
		weights -= s.weight
	}
	return lengths
}
