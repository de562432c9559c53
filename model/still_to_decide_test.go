package model

import (
	"slices"
	"testing"
)

func TestWhoHasAnsweredDoesNotStillDecide(t *testing.T) {
	r := liveReview(t)
	one := r.decision("one", FieldOwner, r.ben)
	it, _ := r.Items.Get(r.above(one, KindItem).ID)
	two := r.raise(KindDecision, it.Ref(), "two", FieldOwner, r.tom)
	is := func(want ...ID) {
		t.Helper()
		if who, open := r.StillToDecide(r.meeting.ID, it); !slices.Equal(who, want) || open != (len(want) > 0) {
			t.Errorf("%v decide, open %v, want %v", who, open, want)
		}
	}
	is(r.ben, r.tom)
	r.approve(one)
	is(r.tom)
	r.rule(two, Deferred, with(FieldWhy, "no numbers"))
	is()
}
