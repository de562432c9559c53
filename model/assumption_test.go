package model

import (
	"strings"
	"testing"
	"time"
)

// resting is a room with D-1, which rests on AS-1.
func resting(t *testing.T) (r *room, d, a Ref) {
	t.Helper()
	r = newRoom(t)
	d = r.decision("Returns are free", FieldOwner, r.ben, FieldCriteria, "refunded in a day")
	a = r.raise(KindAssumption, d, "Carrier scans arrive the same day")
	return r, d, a
}

func TestADecisionOnABrokenAssumptionIsNotApproved(t *testing.T) {
	r, d, a := resting(t)
	if r.OwnerOf(a) != r.ben {
		t.Errorf("the assumption under Ben's decision is %d's", r.OwnerOf(a))
	}
	r.rule(a, Broken, with(FieldWhy, "a day late"))
	for _, o := range []Outcome{Approved, Conditional} {
		if err := r.MayRule(d, o, r.now); err == nil || !strings.Contains(err.Error(), "rests on AS-1, which is broken") {
			t.Errorf("%s says %v", o, err)
		}
	}
	for _, o := range []Outcome{Rejected, Deferred, Escalated} {
		if err := r.MayRule(d, o, r.now); err != nil {
			t.Errorf("%s: %v", o, err)
		}
	}
	r.rule(a, Likely, nil)
	r.approve(d)
}

func TestOtherDecisionsGoOnBesideABrokenAssumption(t *testing.T) {
	r, _, a := resting(t)
	other := r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, "printed at home")
	r.rule(a, Broken, with(FieldWhy, "a day late"))
	r.approve(other)
}

// 48 hours are the same time of day two working days later.
func TestABrokenAssumptionIsAnsweredWithinTwoWorkingDays(t *testing.T) {
	r, d, a := resting(t)
	r.approve(d)
	r.rule(a, Broken, with(FieldWhy, "a day late"))
	in := func(s Section) string {
		var list []string
		for _, l := range r.Digest(r.now).In(s) {
			list = append(list, l.About.String())
		}
		return strings.Join(list, " ")
	}
	if got := in(ToReconfirm); got != "AS-1 D-1" {
		t.Errorf("to reconfirm are %q", got)
	}
	r.now += Instant(48*time.Hour/time.Millisecond) + 60*minute
	if got := in(PastClock); got != "AS-1" {
		t.Errorf("past its clock is %q", got)
	}
}
