package cli

import (
	"slices"
	"strings"
	"testing"

	"gavel/ui/draw"
)

// A terminal breaks a line wherever its edge is; a conversation is broken between words.
func TestAConversationIsBrokenBetweenWords(t *testing.T) {
	const line = "ruled: escalated by Goran Petrović, to Ines Ferreira, due Tue 1 Dec 03:49: growth and finance want different sums"
	for _, w := range []int{20, 40, 79, 80} {
		broken := folded(line, w)
		for row := range strings.SplitSeq(broken, "\n") {
			if draw.Width(row) > w {
				t.Errorf("%d: %q does not fit", w, row)
			}
		}
		if !slices.Equal(strings.Fields(broken), strings.Fields(line)) {
			t.Errorf("%d: a word is broken:\n%s", w, broken)
		}
	}
	for _, w := range []int{0, 10, 200} {
		if folded(line, w) != line {
			t.Errorf("%d: it is broken", w)
		}
	}
}
