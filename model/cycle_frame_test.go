package model

import (
	"strings"
	"testing"
)

func TestWhatFramesACycleIsSetAndTakenBack(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{With: with(FieldObjective, "One message after the purchase", FieldFilter, "Does it lower calls?", FieldPromise, "Consistent messages", FieldPromiseOwner, r.ben)})
	c, _ := r.Cycle()
	if c.Objective != "One message after the purchase" || c.Filter != "Does it lower calls?" || c.Promise != "Consistent messages" || c.PromiseOwner != r.ben {
		t.Errorf("the cycle is %+v", c)
	}
	r.do(SetCycle{With: with(FieldFilter, "")})
	if got := r.DecisionFilter(); got != "" {
		t.Errorf("the filter is %q", got)
	}
}

func TestTheDecisionFilterStandsWithWhatIsDecidedOnly(t *testing.T) {
	r := liveReview(t)
	filter := func(d Ref) bool {
		for _, fact := range r.Details(d, r.meeting.ID, r.Today(r.now)) {
			if strings.Contains(fact.Text, "Does it lower calls?") {
				return true
			}
		}
		return false
	}
	d := r.decision("Ship it")
	if filter(d) {
		t.Error("there is a filter before one is agreed on")
	}
	r.do(SetCycle{With: with(FieldFilter, "Does it lower calls?")})
	if !filter(d) {
		t.Error("an open decision does not show the filter")
	}
	r.rule(d, Rejected, with(FieldWhy, "too late"))
	if filter(d) {
		t.Error("what was decided is still held against the filter")
	}
}
