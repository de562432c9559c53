package model

import (
	"strings"
	"testing"
	"time"
)

// resting is a room with D-1, which rests on AS-1.
func resting(t *testing.T) (r *fixture, d, a Ref) {
	t.Helper()
	r = liveReview(t)
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
	if got := in(PastClock); got != "AS-1 D-1" {
		t.Errorf("past their clock are %q", got)
	}
}

// An approval under a broken assumption comes back to the next meeting, which does not close
// before its owner says why it still stands.
func TestAnApprovalUnderABrokenAssumptionIsConfirmedInTheNextMeeting(t *testing.T) {
	r, d, a := resting(t)
	r.approve(d)
	r.close()
	r.rule(a, Broken, with(FieldWhy, "a day late"))
	r.later(7 * 24 * 60 * minute)
	r.hold()
	r.on(d, true)
	if it, ok := r.DiscussedUnder(r.meeting.ID, d); !ok || !it.IsPlace() {
		t.Error("it has no place on the agenda")
	}
	if gaps := r.wants(); !strings.Contains(gaps, "D-1: rests on AS-1, which is broken; confirm it, or reopen it: Returns are free") {
		t.Errorf("the close wants %s", gaps)
	}
	r.lacks(rule(d, Confirmed), FieldWhy)
	r.rule(d, Confirmed, with(FieldWhy, "few parcels are late"))
	r.is(d, Approved)
	if strings.Contains(r.wants(), "D-1") {
		t.Errorf("the close wants %s after it was confirmed", r.wants())
	}
	if l := r.Digest(r.now).In(ToRecheck); len(l) != 1 || l[0].About != a {
		t.Errorf("to be looked at are %v", l)
	}
}

func TestAReopeningAnswersTheDoubtAboutAnApproval(t *testing.T) {
	r, d, a := resting(t)
	r.approve(d)
	r.close()
	r.do(PlanMeeting{Date: "2026-11-30"})
	r.rule(a, Broken, with(FieldWhy, "a day late"))
	decision, _ := r.Decisions.Get(d.ID)
	if len(r.Doubts(decision)) != 1 {
		t.Fatal("nothing is in doubt")
	}
	r.raise(KindScope, d, "Returns", FieldScope, ScopeReopen, FieldNew, "scans are a day late", FieldBy, r.ben, FieldTradeoff, "labels wait", FieldConfidence, "3")
	if doubts := r.Doubts(decision); len(doubts) != 0 {
		t.Errorf("while it is being reopened, it is in doubt: %v", doubts)
	}
}
