package draw_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, in string
		w        int
		want     []string
	}{
		{"nothing", "", 5, []string{""}},
		{"no width", "abc", 0, nil},
		{"negative width", "abc", -1, nil},
		{"fits", "ab cd", 5, []string{"ab cd"}},
		{"between words", "ab cd ef", 5, []string{"ab cd", "ef"}},
		{"long word", "abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"long word after a short one", "a bcdefg", 4, []string{"a", "bcde", "fg"}},
		{"newlines", "ab\n\ncd", 5, []string{"ab", "", "cd"}},
		{"windows newlines", "ab\r\ncd", 5, []string{"ab", "cd"}},
		{"indentation", "  - ab cd", 6, []string{"  - ab", "cd"}},
		{"blanks at the break", "ab   cd", 3, []string{"ab", "cd"}},
		{"blanks kept within", "a  b", 4, []string{"a  b"}},
		{"wide between characters", "D-1 会議室です", 8, []string{"D-1 会議", "室です"}},
		{"wide in one cell", "会a", 1, []string{"…", "a"}},
		{"combining", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"styles are left out", "\x1b[1mab\x1b[m cd", 5, []string{"ab cd"}},
		{"tab is a blank", "ab\tcd", 5, []string{"ab cd"}},
		{"one cell", "ab c", 1, []string{"a", "b", "c"}},
	} {
		if got := draw.Wrap(c.in, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%s: Wrap(%q, %d) = %q, want %q", c.name, c.in, c.w, got, c.want)
		}
	}
}

func TestWrapNeverTooWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := text().Draw(t, "s"), rapid.IntRange(-1, 30).Draw(t, "w")
		lines := draw.Wrap(s, w)
		if (len(lines) == 0) != (w < 1) {
			t.Fatalf("%d lines at width %d", len(lines), w)
		}
		for _, l := range lines {
			if n := ansi.StringWidth(l); n > w {
				t.Fatalf("%d cells at width %d: %q", n, w, l)
			}
		}
		drawtest.Check(t, strings.Join(lines, "\n"), max(w, 0), max(len(lines), 1))
	})
}

// TestWrapLosesNothing: every letter of the text is on some line, in order.
func TestWrapLosesNothing(t *testing.T) {
	letters := rapid.StringOf(rapid.RuneFrom([]rune("abcäß会議 \n")))
	rapid.Check(t, func(t *rapid.T) {
		s, w := letters.Draw(t, "s"), rapid.IntRange(2, 20).Draw(t, "w")
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := squeeze(strings.Join(draw.Wrap(s, w), "\n")); got != squeeze(s) {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
