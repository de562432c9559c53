package document

import (
	"strings"
	"testing"

	"gavel/model"
)

func TestTheCycleSummaryListsWhatWasDecidedBeforeTheCounts(t *testing.T) {
	s := tellStory(t)
	text := writeCycle(gatherCycle(s.r, model.At(s.now)))
	_, part, _ := strings.Cut(text, "\n## What we decided\n")
	part, rest, _ := strings.Cut(part, "\n## ")
	want := "- **Guests check out without an account …** (Ana Ruiz, D-4): approved on conditions, Mon 23 Nov\n"
	if !strings.Contains(part, want) || !strings.HasPrefix(rest, "How we decided\n") {
		t.Errorf("it does not say %q:\n%s", want, text)
	}
	if strings.Contains(part, "D-6") {
		t.Errorf("what was put off is among it:\n%s", part)
	}
}
