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

func TestBox(t *testing.T) {
	plain := theme.New(theme.Mono, false)
	ascii := theme.New(theme.Mono, true)
	rows := []string{"one", "会議", "three is long"}
	for _, c := range []struct {
		name  string
		frame draw.Frame
		lines []string
		w, h  int
		th    *theme.Theme
		want  []string
	}{
		{"at rest", draw.Frame{Title: "Agenda", Note: "1/3"}, rows, 22, 5, plain, []string{
			"╭── Agenda ──── 1/3 ─╮",
			"│one                 │",
			"│会議                │",
			"│three is long       │",
			"╰────────────────────╯",
		}},
		{"in focus", draw.Frame{Title: "Agenda", Note: "1/3", Focused: true}, rows, 22, 4, plain, []string{
			"┏━━ Agenda ━━━━ 1/3 ━┓",
			"┃one                 ┃",
			"┃会議                ┃",
			"┗━━━━━━━━━━ 1 below ━┛",
		}},
		{"own hint, cut lines", draw.Frame{Hint: "press n"}, rows, 14, 5, plain, []string{
			"╭────────────╮",
			"│one         │",
			"│会議        │",
			"│three is lo…│",
			"╰── press n ─╯",
		}},
		{"note goes before the title", draw.Frame{Title: "Decisions", Note: "3/31"}, nil, 17, 3, plain, []string{
			"╭── Decisions ──╮",
			"│               │",
			"╰───────────────╯",
		}},
		{"title is cut", draw.Frame{Title: "Decisions", Focused: true}, nil, 12, 3, plain, []string{
			"┏━━ Deci… ━┓",
			"┃          ┃",
			"┗━━━━━━━━━━┛",
		}},
		{"ascii", draw.Frame{Title: "Gate", Note: "2/9", Focused: true}, rows, 16, 3, ascii, []string{
			"#== Gate ======#",
			"#one           #",
			"#==== 2 below =#",
		}},
		{"too small for a frame", draw.Frame{Title: "Gate"}, rows, 3, 2, plain, []string{
			"one",
			"会…",
		}},
	} {
		got := draw.Box(c.frame, c.lines, c.w, c.h, c.th)
		if shown := drawtest.Rows(strings.Join(got, "\n"), c.w, c.h); !slices.Equal(shown, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(shown, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestBoxIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(-2, 200).Draw(t, "w"), rapid.IntRange(-2, 200).Draw(t, "h")
		frame := draw.Frame{
			Title:   text().Draw(t, "title"),
			Note:    text().Draw(t, "note"),
			Hint:    text().Draw(t, "hint"),
			Focused: rapid.Bool().Draw(t, "focused"),
		}
		mode := rapid.SampledFrom([]theme.Mode{theme.Mono, theme.Dark, theme.SixteenLight}).Draw(t, "mode")
		th := theme.New(mode, rapid.Bool().Draw(t, "ascii"))
		box := draw.Box(frame, rapid.SliceOfN(text(), 0, 8).Draw(t, "lines"), w, h, th)
		if len(box) != max(h, 0) {
			t.Fatalf("%d rows, want %d", len(box), h)
		}
		for y, l := range box {
			if n := ansi.StringWidth(l); n != max(w, 0) {
				t.Fatalf("row %d is %d cells, want %d: %q", y, n, w, l)
			}
		}
		drawtest.Check(t, strings.Join(box, "\n"), max(w, 0), max(h, 1))
	})
}

// TestBoxStandsStraight: to the right of emoji and wide text the frame is where
// it belongs, in the cells Bubble Tea draws before a terminal has answered.
func TestBoxStandsStraight(t *testing.T) {
	lines := []string{"plain", "会議", "e\u0301te\u0301", "❤️ ⚠️ ✔️", "1️⃣ 👍🏽", "👨‍👩‍👧", "🇬🇧 🇬", "שלום", strings.Repeat("会", 30), strings.Repeat("❤️", 30)}
	const w = 20
	h := len(lines) + 2
	box := draw.Box(draw.Frame{Title: "会議 ❤️"}, lines, w, h, theme.New(theme.Dark, false))
	screen := drawtest.Screen(strings.Join(box, "\n"), w, h)
	for y := 1; y < h-1; y++ {
		if got := screen.CellAt(w-1, y).Content; got != "│" {
			t.Errorf("row %d ends in %q: %q", y, got, lines[y-1])
		}
	}
}

// TestInner: what Inner promises, Box keeps.
func TestInner(t *testing.T) {
	th := theme.New(theme.Mono, false)
	for w := range 8 {
		for h := range 8 {
			innerW, innerH := draw.Inner(w, h)
			lines := slices.Repeat([]string{strings.Repeat("x", innerW)}, innerH)
			shown := strings.Join(draw.Box(draw.Frame{}, lines, w, h, th), "\n")
			if n := strings.Count(shown, "x"); n != innerW*innerH {
				t.Errorf("%d×%d: %d of %d×%d cells shown", w, h, n, innerW, innerH)
			}
		}
	}
}

func TestFocusIsSeenWithoutColour(t *testing.T) {
	th := theme.New(theme.Mono, false)
	at := drawtest.Rows(strings.Join(draw.Box(draw.Frame{Title: "Gate"}, nil, 12, 3, th), "\n"), 12, 3)
	in := drawtest.Rows(strings.Join(draw.Box(draw.Frame{Title: "Gate", Focused: true}, nil, 12, 3, th), "\n"), 12, 3)
	for y := range at {
		if at[y] == in[y] {
			t.Errorf("row %d is %q with and without focus", y, at[y])
		}
	}
}

func BenchmarkBox(b *testing.B) {
	th := theme.New(theme.Dark, false)
	lines := make([]string, 40)
	for i := range lines {
		lines[i] = th.Good.Paint("✔ PASS") + " D-12 the wording of the decision, long enough to be cut here"
	}
	for b.Loop() {
		draw.Box(draw.Frame{Title: "Decisions", Note: "3/31", Focused: true}, lines, 60, 42, th)
	}
}

func TestAPaddedBoxHasAnEmptyColumnLeftAndRight(t *testing.T) {
	th := theme.New(theme.Mono, false)
	for w := 1; w < 40; w++ {
		inner, _ := draw.Padded(w, 4)
		rows := draw.Box(draw.Frame{Padded: true}, []string{strings.Repeat("x", 50), "y"}, w, 4, th)
		for _, row := range rows {
			if draw.Width(row) != w {
				t.Fatalf("at %d a row is %d wide", w, draw.Width(row))
			}
		}
		if line := []rune(rows[1]); w >= 8 && (line[1] != ' ' || line[2] != 'x' || line[w-2] != ' ' || inner != w-4) {
			t.Errorf("at %d: %q", w, rows[1])
		}
	}
}
