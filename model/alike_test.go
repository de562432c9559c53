package model

import (
	"slices"
	"strings"
	"testing"
)

// alikeTo returns the ids of the decisions that are like a text, in order.
func (r *fixture) alikeTo(text string) []ID {
	var ids []ID
	for _, d := range r.Alike(text, 0) {
		ids = append(ids, d.ID)
	}
	return ids
}

func TestARejectedDecisionStandsBeforeOthersThatAreLikeATextToo(t *testing.T) {
	r := liveReview(t)
	open := r.decision("Print the return label at home for guests")
	rejected := r.decision("Print the return label")
	r.do(rule(rejected, Rejected, FieldWhy, "two thirds have no printer"))
	if got, want := r.alikeTo("Print a return label at home"), []ID{rejected.ID, open.ID}; !slices.Equal(got, want) {
		t.Errorf("like it are %v, want %v", got, want)
	}
}

func TestOfOthersTheOneWithMostWordsInCommonIsFirstThenTheNewest(t *testing.T) {
	r := liveReview(t)
	r.decision("Refund parcels later")
	two := r.decision("Refund each parcel by bank transfer")
	three := r.decision("Refund PARCEL by card")
	one := r.decision("Refund every parcel by bank transfer today")
	if got, want := r.alikeTo("refund the parcel, by bank transfer!"), []ID{one.ID, two.ID, three.ID}; !slices.Equal(got, want) {
		t.Errorf("like it are %v, want %v", got, want)
	}
}

func TestShortWordsAndASingleWordInCommonMakeNothingAlike(t *testing.T) {
	r := liveReview(t)
	r.decision("We do it in the app as it is")
	r.decision("Vouchers of partners expire")
	for _, text := range []string{"Do we do it in the web app", "Vouchers for new customers", "", "vouchers", "日本"} {
		if got := r.alikeTo(text); len(got) != 0 {
			t.Errorf("%q is like %v", text, got)
		}
	}
}

func TestADecisionIsNotLikeItself(t *testing.T) {
	r := liveReview(t)
	about := r.decision("Print the return label")
	if got := r.Alike("Print the return label", about.ID); len(got) != 0 {
		t.Errorf("like it are %v", got)
	}
}

func TestWhatAnOpenDecisionIsLikeStandsWithItAndWhyThatWasRejected(t *testing.T) {
	r := liveReview(t)
	rejected := r.decision("Print the return label")
	r.do(rule(rejected, Rejected, FieldWhy, "two thirds have no printer"))
	again := r.decision("Print each return label")
	for _, d := range r.Details(again, 0, r.Today(r.now)) {
		if d.Label == "like it" && d.State == Rejected && strings.Contains(d.Text, "rejected Mon 23 Nov: two thirds have no printer") {
			return
		}
	}
	t.Errorf("it does not say so: %+v", r.Details(again, 0, r.Today(r.now)))
}
