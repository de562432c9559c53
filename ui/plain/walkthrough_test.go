package plain

import (
	"testing"

	"gavel/model"
)

// A journey is gone through in lines by the words of its keys.
func TestAJourneyIsGoneThroughInLines(t *testing.T) {
	r, store := sample(t)
	if err := r.writes("open JN-1", "next step", "status", "verify", "the amount was right", "", "step before", "next step"); err != nil {
		t.Fatal(err)
	}
	r.says("JN-1, step 2 of 6: JS-2 ", "step 2 of 6", "expected: ", "JS-2 verified", "JN-1, step 1 of 6: JS-1 ")
	if got := recordOf(t, store).State(model.Ref{Kind: model.KindState, ID: 2}); got != model.Verified {
		t.Errorf("the second state is %s", got)
	}
}
