package draw_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gavel/ui/draw"
	"gavel/ui/theme"
)

// TestWhatIsKeptIsWhatIsDrawn: whatever changes from one frame to the next, a kept
// picture is the one that would be drawn anew.
func TestWhatIsKeptIsWhatIsDrawn(t *testing.T) {
	themes := []*theme.Theme{theme.New(theme.Mono, false), theme.New(theme.Dark, true)}
	rapid.Check(t, func(t *rapid.T) {
		var box draw.KeptBox
		var beside draw.KeptBeside
		var overlay draw.KeptOverlay
		words := rapid.SampledFrom([]string{"", "a", "会議", "\x1b[1mbold\x1b[m"})
		lines := rapid.SliceOfN(words, 0, 3)
		few := rapid.IntRange(0, 1) // so that much stays as it was
		for range 12 {
			frame := draw.Frame{Title: words.Draw(t, "title"), Focused: rapid.Bool().Draw(t, "focused")}
			th := themes[few.Draw(t, "theme")]
			w, h := 8+few.Draw(t, "w"), 4+few.Draw(t, "h")
			text := lines.Draw(t, "lines")
			left := box.Draw(frame, text, w, h, th)
			if want := draw.Box(frame, text, w, h, th); !slices.Equal(left, want) {
				t.Fatalf("the box is %q, want %q", left, want)
			}
			right := draw.Clamp(lines.Draw(t, "right"), 6, 3)
			base := beside.Draw(left, right)
			if want := draw.Beside(left, right); !slices.Equal(base, want) {
				t.Fatalf("beside each other they are %q, want %q", base, want)
			}
			x, y := few.Draw(t, "x"), few.Draw(t, "y")
			over := overlay.Draw(base, right, x, y)
			if want := draw.Overlay(base, right, x, y); !slices.Equal(over, want) {
				t.Fatalf("the overlay is %q, want %q", over, want)
			}
		}
	})
}

// TestWhatIsKeptCannotBeAppendedTo: rows put under a kept picture are not in it.
func TestWhatIsKeptCannotBeAppendedTo(t *testing.T) {
	var beside draw.KeptBeside
	left, right := []string{"a", "b"}, []string{"c", "d"}
	first := append(beside.Draw(left, right), "under it")
	second := append(beside.Draw(left, right), "under that")
	if first[2] != "under it" || second[2] != "under that" {
		t.Errorf("%q and %q", first, second)
	}
}

// TestWhatIsKeptIsNotDrawnAgain: the same box costs no new strings.
func TestWhatIsKeptIsNotDrawnAgain(t *testing.T) {
	var box draw.KeptBox
	th, lines := theme.New(theme.Dark, false), []string{"one", "two"}
	box.Draw(draw.Frame{Title: "Gate"}, lines, 20, 5, th)
	if n := testing.AllocsPerRun(10, func() { box.Draw(draw.Frame{Title: "Gate"}, lines, 20, 5, th) }); n > 2 {
		t.Errorf("%v allocations", n)
	}
}
