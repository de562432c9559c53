package model

import (
	"strings"
	"testing"
)

func TestAnApprovalShowsWhichStatesItLeavesUncovered(t *testing.T) {
	r := liveReview(t)
	_, state := checkout(r)
	pay, declined := state("Pay"), state("Card declined")
	state("Paid")
	other, no := r.decision("Which cards?", FieldCovers, declined), r.decision("Which wallets?", FieldCovers, Ref{KindState, 3})
	r.rule(no, Rejected, with(FieldWhy, "not now"))
	d := r.decision("Keep the basket?", FieldCovers, pay, FieldCriteria, "fast")
	var says []string
	for _, line := range r.Details(d, r.meeting.ID, r.Today(r.now)) {
		if line.Label == "covers" || line.Label == "left uncovered" {
			says = append(says, line.Label+" "+line.Text)
		}
	}
	if want := "covers JS-1 Pay (to verify); left uncovered JS-3 Paid"; strings.Join(says, "; ") != want {
		t.Errorf("it shows %q, want %q", says, want)
	}
	r.do(Amend{About: other, With: with(FieldCovers, Value{})})
	done := r.do(GiveRuling{About: d, Outcome: Approved})
	if want := "left uncovered: JS-2 Card declined, JS-3 Paid"; !strings.Contains(done.Says, want) {
		t.Errorf("approved, it says %q, want %q", done.Says, want)
	}
}
