package draw_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gavel/ui/draw"
)

func TestSplitColumns(t *testing.T) {
	window := draw.Rect{X: 5, Y: 2, W: 100, H: 30}
	for _, c := range []struct {
		name  string
		sizes []draw.Size
		want  []int
	}{
		{"none", nil, []int{}},
		{"fill takes the rest", []draw.Size{draw.Fixed(24), draw.Fill(1)}, []int{24, 76}},
		{"shares", []draw.Size{draw.Fill(1), draw.Fill(2)}, []int{33, 67}},
		{"percent", []draw.Size{draw.Percent(30), draw.Fill(1), draw.Fixed(10)}, []int{30, 60, 10}},
		{"too much: the last gets none", []draw.Size{draw.Fixed(80), draw.Fixed(30), draw.Fill(1)}, []int{80, 20, 0}},
		{"nonsense is nothing", []draw.Size{draw.Fixed(-4), draw.Percent(-1), draw.Fill(-1)}, []int{0, 0, 100}},
	} {
		widths := []int{}
		x := window.X
		for _, r := range draw.SplitColumns(window, c.sizes...) {
			if r.X != x || r.Y != window.Y || r.H != window.H {
				t.Errorf("%s: %+v does not follow at %d", c.name, r, x)
			}
			widths = append(widths, r.W)
			x += r.W
		}
		if !slices.Equal(widths, c.want) {
			t.Errorf("%s: %v, want %v", c.name, widths, c.want)
		}
	}
}

func TestSplitRowsStaysInside(t *testing.T) {
	size := rapid.Custom(func(t *rapid.T) draw.Size {
		n := rapid.IntRange(-5, 120).Draw(t, "n")
		return rapid.SampledFrom([]draw.Size{draw.Fixed(n), draw.Percent(n), draw.Fill(n)}).Draw(t, "size")
	})
	rapid.Check(t, func(t *rapid.T) {
		r := draw.Rect{Y: 3, W: rapid.IntRange(-3, 200).Draw(t, "w"), H: rapid.IntRange(-3, 100).Draw(t, "h")}
		sizes := append(rapid.SliceOfN(size, 0, 6).Draw(t, "sizes"), draw.Fill(1))
		y := r.Y
		for _, part := range draw.SplitRows(r, sizes...) {
			if part.Y != y || part.H < 0 || part.W != max(r.W, 0) {
				t.Fatalf("%+v at row %d of %+v", part, y, r)
			}
			y += part.H
		}
		if y != r.Y+max(r.H, 0) {
			t.Fatalf("parts end at %d of %+v", y, r)
		}
	})
}

func TestRect(t *testing.T) {
	r := draw.Rect{X: 2, Y: 3, W: 10, H: 4}
	if !r.Contains(2, 3) || !r.Contains(11, 6) || r.Contains(12, 3) || r.Contains(2, 7) || r.Contains(1, 3) {
		t.Error("Contains is off at an edge")
	}
}

func TestShapeOf(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want draw.Shape
	}{
		{200, 60, draw.Stack},
		{160, 45, draw.Stack},
		{160, 44, draw.Grid},
		{159, 60, draw.Grid},
		{100, 30, draw.Grid},
		{96, 28, draw.Grid},
		{95, 60, draw.OnePane},
		{200, 27, draw.OnePane},
		{80, 24, draw.OnePane},
		{40, 10, draw.OnePane},
		{39, 10, draw.TooSmall},
		{200, 9, draw.TooSmall},
		{0, 0, draw.TooSmall},
		{-1, -1, draw.TooSmall},
	} {
		if got := draw.ShapeOf(c.w, c.h); got != c.want {
			t.Errorf("%d×%d is shape %d, want %d", c.w, c.h, got, c.want)
		}
	}
}
