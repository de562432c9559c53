package draw_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
)

func TestFit(t *testing.T) {
	for _, c := range []struct {
		name, in string
		w        int
		want     string
	}{
		{"fills", "abc", 5, "abc  "},
		{"fits", "abcde", 5, "abcde"},
		{"cuts", "abcdef", 5, "abcd…"},
		{"one cell", "abc", 1, "…"},
		{"no cell", "abc", 0, ""},
		{"negative", "abc", -3, ""},
		{"empty", "", 3, "   "},
		{"wide, cut in the middle", "会議室", 4, "会… "},
		{"wide, fits", "会議", 4, "会議"},
		{"combining stays on its letter", "e\u0301a", 1, "…"},
		{"combining is not cut off", "ae\u0301", 2, "ae\u0301"},
		{"style is kept", "\x1b[1mab\x1b[m", 3, "\x1b[1mab\x1b[m "},
		{"open style is closed before the blanks", "\x1b[7mab", 3, "\x1b[7mab\x1b[m "},
		{"cut style is closed", "\x1b[1mabcd\x1b[m", 3, "\x1b[1mab…\x1b[m"},
		{"newline is a blank", "a\nb", 3, "a b"},
		{"control is shown as unknown", "a\x07b", 3, "a\uFFFDb"},
		{"title sequence is disarmed", "\x1b]0;x", 6, "\uFFFD]0;x "},
		{"unfinished sequence does not eat the blanks", "\x1b[1", 5, "\uFFFD[1  "},
		{"broken UTF-8", "a\xffb", 3, "a\uFFFDb"},
		{"C1 control", "a\u009bb", 3, "a\uFFFDb"},
		{"emoji presentation is dropped", "❤️!", 3, "❤! "},
		{"a mark without a letter", "\u0301a", 3, "◌\u0301a "},
		{"half a flag is its letter", "🇬", 2, "G "},
		{"scripts are left alone", "नमस्ते", 4, "नमस्ते "},
		{"a family is its members", "👨‍👩‍👧", 7, "👨👩👧 "},
	} {
		if got := draw.Fit(c.in, c.w); got != c.want {
			t.Errorf("%s: Fit(%q, %d) = %q, want %q", c.name, c.in, c.w, got, c.want)
		}
	}
}

func TestFitTail(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		tail string
		want string
	}{
		{"abcdef", 4, "~", "abc~"},
		{"abcdef", 4, "", "abcd"},
		{"abcdef", 4, "...", "a..."},
		{"abcdef", 2, "...", "ab"},
	} {
		if got := draw.FitTail(c.in, c.w, c.tail); got != c.want {
			t.Errorf("FitTail(%q, %d, %q) = %q, want %q", c.in, c.w, c.tail, got, c.want)
		}
	}
}

func TestPad(t *testing.T) {
	if got := draw.Pad("会", 4); got != "会  " {
		t.Errorf("%q", got)
	}
	if got := draw.Pad("abcdef", 4); got != "abcdef" {
		t.Errorf("%q", got)
	}
}

func TestFitIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := text().Draw(t, "s"), rapid.IntRange(0, 40).Draw(t, "w")
		got := draw.Fit(s, w)
		if n := ansi.StringWidth(got); n != w {
			t.Fatalf("%d cells, want %d: %q", n, w, got)
		}
		if draw.Width(got) != w {
			t.Fatalf("Width says %d for %q", draw.Width(got), got)
		}
		if again := draw.Fit(got, w); again != got {
			t.Fatalf("not stable: %q, then %q", got, again)
		}
		drawtest.Check(t, got, w, 1)
	})
}

// TestFitInBothCounts: chrome and ordinary text, emoji included, take the same
// cells whether the terminal counts code points or clusters.
func TestFitInBothCounts(t *testing.T) {
	steady := []string{"word ", "é", "e\u0301", "会議", "한", "❤️", "⚠️", "✔️", "1️⃣", "👍🏽", "👨‍👩‍👧", "🇬🇧", "🇬", "│", "✔", "▲", "…", "שלום", "\x1b[1m", "\x1b[m"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom(steady)).Draw(t, "s"), "")
		w := rapid.IntRange(0, 40).Draw(t, "w")
		got := draw.Fit(s, w)
		if a, b := ansi.StringWidth(got), ansi.StringWidthWc(got); a != w || b != w {
			t.Fatalf("by cluster %d, by code point %d, want %d: %q", a, b, w, got)
		}
	})
}

func TestFitLeavesWhatFitsAlone(t *testing.T) {
	line := "│ \x1b[1mready\x1b[m │"
	if n := testing.AllocsPerRun(100, func() { draw.Fit(line, 9) }); n != 0 {
		t.Errorf("%v allocations for a line that already fits", n)
	}
}
