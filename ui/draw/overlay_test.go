package draw_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
	"gavel/ui/theme"
)

func TestOverlay(t *testing.T) {
	base := []string{"abcdef", "会議会", "ghijkl"}
	for _, c := range []struct {
		name   string
		dialog []string
		x, y   int
		want   []string
	}{
		{"inside", []string{"XY", "XY"}, 2, 0, []string{"abXYef", "会XY会", "ghijkl"}},
		{"halves of wide characters leave blanks", []string{"XY"}, 1, 1, []string{"abcdef", " XY 会", "ghijkl"}},
		{"over the left edge", []string{"WXYZ"}, -2, 0, []string{"YZcdef", "会議会", "ghijkl"}},
		{"over the right edge", []string{"WXYZ"}, 4, 0, []string{"abcdWX", "会議会", "ghijkl"}},
		{"over the bottom", []string{"X", "Y", "Z"}, 0, 2, []string{"abcdef", "会議会", "Xhijkl"}},
		{"over the top", []string{"X", "Y"}, 0, -1, []string{"Ybcdef", "会議会", "ghijkl"}},
		{"beside it", []string{"X"}, 9, 0, base},
		{"wide, cut by the edge", []string{"会"}, 5, 0, []string{"abcde", "会議会", "ghijkl"}},
	} {
		got := draw.Overlay(base, c.dialog, c.x, c.y)
		if shown := drawtest.Rows(strings.Join(got, "\n"), 6, 3); !slices.Equal(shown, c.want) {
			t.Errorf("%s: %q, want %q", c.name, shown, c.want)
		}
	}
}

// TestOverlayKeepsStyles: neither side's colour runs into the other, and what is
// right of the dialog looks as before.
func TestOverlayKeepsStyles(t *testing.T) {
	got := draw.Overlay([]string{"\x1b[1mabcdef\x1b[m"}, []string{"\x1b[7mXY"}, 2, 0)
	screen := drawtest.Screen(got[0], 6, 1)
	for x, want := range []string{"a bold", "b bold", "X reverse", "Y reverse", "e bold", "f bold"} {
		cell := screen.CellAt(x, 0)
		look := "plain"
		switch {
		case cell.Style.Attrs == 1:
			look = "bold"
		case cell.Style.Attrs == 1<<5:
			look = "reverse"
		}
		if got := cell.Content + " " + look; got != want {
			t.Errorf("column %d is %s (%v), want %s", x, got, cell.Style.Attrs, want)
		}
	}
}

func TestOverlayNeverGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := picture(t, "base", draw.Clamp)
		dialog := rapid.SliceOfN(text(), 0, 12).Draw(t, "dialog")
		x, y := rapid.IntRange(-10, 50).Draw(t, "x"), rapid.IntRange(-10, 20).Draw(t, "y")
		for _, got := range [][]string{draw.Overlay(base, dialog, x, y)} {
			if len(got) != len(base) {
				t.Fatalf("%d rows became %d", len(base), len(got))
			}
			for i := range got {
				if a, b := ansi.StringWidth(base[i]), ansi.StringWidth(got[i]); a != b {
					t.Fatalf("row %d: %d cells became %d: %q", i, a, b, got[i])
				}
			}
			if len(base) > 0 {
				drawtest.Check(t, strings.Join(got, "\n"), ansi.StringWidth(base[0]), len(base))
			}
		}
	})
}

// TestOverlayTouchesNothingElse: every cell the dialog does not cover keeps its
// text and its style.
func TestOverlayTouchesNothingElse(t *testing.T) {
	const w, h = 24, 6
	narrow := rapid.SampledFrom([]string{"a", "words ", "é", "e\u0301", "│", "…", "\x1b[1m", "\x1b[31m", "\x1b[7;4m", "\x1b[m"})
	line := rapid.Map(rapid.SliceOfN(narrow, 0, 20), func(p []string) string { return strings.Join(p, "") })
	rapid.Check(t, func(t *rapid.T) {
		base := draw.Clamp(rapid.SliceOfN(line, h, h).Draw(t, "base"), w, h)
		dialog := draw.Clamp(rapid.SliceOfN(line, 3, 3).Draw(t, "dialog"), 7, 3)
		x, y := rapid.IntRange(-8, w).Draw(t, "x"), rapid.IntRange(-4, h).Draw(t, "y")
		before := drawtest.Screen(strings.Join(base, "\n"), w, h)
		inside := drawtest.Screen(strings.Join(dialog, "\n"), 7, 3)
		after := drawtest.Screen(strings.Join(draw.Overlay(base, dialog, x, y), "\n"), w, h)
		window := draw.Rect{X: x, Y: y, W: 7, H: 3}
		for cy := range h {
			for cx := range w {
				want := before.CellAt(cx, cy)
				if window.Contains(cx, cy) {
					want = inside.CellAt(cx-x, cy-y)
				}
				if got := after.CellAt(cx, cy); !got.Equal(want) {
					t.Fatalf("cell %d,%d is %+v, want %+v", cx, cy, got, want)
				}
			}
		}
	})
}

func TestBeside(t *testing.T) {
	got := draw.Beside([]string{"ab", "cd"}, []string{"X", "Y", "Z"})
	if shown := drawtest.Rows(strings.Join(got, "\n"), 3, 3); !slices.Equal(shown, []string{"abX", "cdY", "  Z"}) {
		t.Errorf("%q", shown)
	}
}

func TestBesideAddsWidths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left, right := picture(t, "left", draw.Clamp), picture(t, "right", draw.Clamp)
		got := draw.Beside(left, right)
		if len(got) != max(len(left), len(right)) {
			t.Fatalf("%d rows of %d and %d", len(got), len(left), len(right))
		}
		want := 0
		if len(left) > 0 {
			want += ansi.StringWidth(left[0])
		}
		if len(right) > 0 {
			want += ansi.StringWidth(right[0])
		}
		for y, l := range got {
			if n := ansi.StringWidth(l); n != want {
				t.Fatalf("row %d is %d cells, want %d: %q", y, n, want, l)
			}
		}
	})
}

func TestClampIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(-1, 60).Draw(t, "w"), rapid.IntRange(-1, 20).Draw(t, "h")
		got := draw.Clamp(rapid.SliceOfN(text(), 0, 30).Draw(t, "lines"), w, h)
		if len(got) != max(h, 0) {
			t.Fatalf("%d rows, want %d", len(got), h)
		}
		for y, l := range got {
			if n := ansi.StringWidth(l); n != max(w, 0) {
				t.Fatalf("row %d is %d cells, want %d: %q", y, n, w, l)
			}
		}
	})
}

func BenchmarkOverlay(b *testing.B) {
	th := theme.New(theme.Dark, false)
	lines := slices.Repeat([]string{th.Late.Paint("▲ late") + " B-3 somebody waits for a contract"}, 38)
	pane := draw.Box(draw.Frame{Title: "Blockers"}, lines, 60, 40, th)
	base := draw.Beside(pane, pane)
	dialog := draw.Box(draw.Frame{Title: "Close?", Focused: true}, lines[:8], 50, 10, th)
	for b.Loop() {
		draw.Overlay(base, dialog, 35, 15)
	}
}

func BenchmarkClamp(b *testing.B) {
	th := theme.New(theme.Dark, false)
	pane := draw.Box(draw.Frame{Title: "Gate"}, slices.Repeat([]string{"✔ a row"}, 38), 60, 40, th)
	base := draw.Beside(pane, pane)
	for b.Loop() {
		draw.Clamp(base, 120, 40)
	}
}
