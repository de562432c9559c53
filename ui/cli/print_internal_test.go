package cli

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gavel/model"
)

// TestATableLosesNothing: every row is one line, every cell is whole, and the
// next one begins two spaces behind the widest of its column.
func TestATableLosesNothing(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "words ", " ", "-", "é", "e\u0301", "会議", "👨\u200d👩\u200d👧", "❤\ufe0f", "A\u0903", "हिन्दी", "\x1b[31m", "\n", "\t", "\u202e", "…"})
	cell := rapid.Map(rapid.SliceOfN(piece, 0, 6), func(p []string) string { return strings.Join(p, "") })
	rapid.Check(t, func(t *rapid.T) {
		rows := table(rapid.SliceOfN(rapid.SliceOfN(cell, 1, 4), 1, 5).Draw(t, "rows"))
		var out strings.Builder
		if err := rows.print(&out); err != nil {
			t.Fatal(err)
		}
		widths := [4]int{}
		for _, row := range rows {
			for i, cell := range row {
				cell = model.Clean(cell, false)
				if got, want := cellsOf(cell), ansi.StringWidth(cell); got != want && !strings.Contains(cell, "\u0903") {
					t.Fatalf("%q is given %d cells, want %d", cell, got, want)
				}
				widths[i] = max(widths[i], cellsOf(cell))
			}
		}
		var want strings.Builder
		for _, row := range rows {
			line := ""
			for i, cell := range row {
				cell = model.Clean(cell, false)
				line += cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2)
			}
			want.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		if out.String() != want.String() {
			t.Fatalf("printed\n%q, want\n%q", out.String(), want.String())
		}
	})
}

func TestATableWithoutRowsPrintsNothing(t *testing.T) {
	var out strings.Builder
	if err := (table{}).print(&out); err != nil || out.Len() > 0 {
		t.Errorf("%q, %v", out.String(), err)
	}
}
