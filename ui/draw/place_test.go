package draw_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
	"gavel/ui/theme"
)

func TestWhatIsPlacedStandsWhereItIsSaidToAndNothingGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(2, 60).Draw(t, "w"), rapid.IntRange(1, 20).Draw(t, "h")
		boxW, boxH := rapid.IntRange(4, 70).Draw(t, "box w"), rapid.IntRange(3, 24).Draw(t, "box h")
		box := draw.Box(draw.Frame{}, nil, boxW, boxH, theme.New(theme.Mono, true))
		rows, x, y := draw.Place(box, w, h)
		drawtest.Check(t, strings.Join(rows, "\n"), w, h)
		if x+boxW > w && x > 0 || y+boxH > h && y > 0 {
			t.Fatalf("a box of %d×%d begins at %d, %d of %d×%d", boxW, boxH, x, y, w, h)
		}
		if got := drawtest.Rows(strings.Join(rows, "\n"), w, h)[y][x]; got != '+' {
			t.Fatalf("at %d, %d stands %q:\n%s", x, y, got, strings.Join(rows, "\n"))
		}
	})
}
