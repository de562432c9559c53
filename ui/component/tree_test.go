package component

import (
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/ui/draw"
)

// looped is a drawing with a long text, a loop, and a thing to which two ways lead.
func looped() model.Drawing {
	at := func(id model.ID) model.Ref { return model.Ref{Kind: model.KindState, ID: id} }
	return model.Drawing{
		Nodes: []model.DrawnNode{
			{About: at(1), Text: "Payment", Note: "verified"},
			{About: at(2), Text: "Card declined", Note: "exception, to verify"},
			{About: at(3), Text: strings.Repeat("Another way to pay ", 6), Note: "recovery"},
			{About: at(4), Text: "漢字 👩‍👩‍👧 basket", Note: "alone"},
		},
		Edges: []model.DrawnEdge{
			{From: at(1), To: at(2), Label: "the bank refuses"}, {From: at(2), To: at(3)}, {From: at(3), To: at(1), Label: "another card"},
			{From: at(1), To: at(3), Label: "a wallet"},
		},
	}
}

func TestATreeSaysALoopOnceAndFitsItsWidth(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		for _, w := range []int{40, 60, 120} {
			rows := TreeRows(looped(), w, ascii)
			for _, row := range rows {
				if draw.Width(row) > w {
					t.Errorf("at %d a row is %d wide: %q", w, draw.Width(row), row)
				}
				if ascii && strings.ContainsFunc(row, func(r rune) bool { return r > 126 }) && !strings.Contains(row, "漢") {
					t.Errorf("not all of it is plain: %q", row)
				}
			}
			text := strings.Join(rows, "\n")
			if strings.Count(text, "loop") != 1 || strings.Count(text, "as above") != 1 || strings.Count(text, "JS-4") != 1 {
				t.Errorf("at %d it is\n%s", w, text)
			}
		}
	}
	want := []string{
		"JS-1 Payment (verified)",
		"|-- the bank refuses: JS-2 Card declined (exception, to verify)",
	}
	if rows := TreeRows(looped(), 120, true); !slices.Equal(rows[:2], want) {
		t.Errorf("it begins %q", rows[:2])
	}
}

func TestATreeIsReadAloudWithoutLines(t *testing.T) {
	rows := TreeText(looped())
	if rows[1] != "  the bank refuses: JS-2 Card declined (exception, to verify)" || !strings.HasSuffix(rows[3], "another card: JS-1 Payment <- loop") {
		t.Errorf("it says\n%s", strings.Join(rows, "\n"))
	}
}
