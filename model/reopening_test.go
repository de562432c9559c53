package model

import (
	"strings"
	"testing"
)

// reopening returns the command that asks to reopen a decision.
func (r *fixture) reopening(about Ref, fields ...any) Raise {
	v := with(append([]any{FieldWords, "again", FieldScope, ScopeReopen, FieldNew, "the bank changed its fees", FieldBy, r.tom,
		FieldTradeoff, "gift wrap waits", FieldConfidence, "3"}, fields...)...)
	v[FieldOn] = Value{Lines: []string{about.String()}}
	return Raise{Kind: KindScope, On: about, With: v}
}

// approvedBefore returns a decision that an earlier meeting approved, with the next one planned.
func (r *fixture) approvedBefore(statement string) Ref {
	r.Helper()
	about := r.decision(statement, FieldCriteria, "it costs less", FieldOptions, []string{"from 40", "from 50"}, FieldRecommend, "from 40")
	r.do(rule(about, Approved, FieldWhy, "it was cheap"))
	r.closeAndPlan()
	return about
}

// scopeChange returns the scope change with an id, and the decision that answers it.
func (r *fixture) scopeChange(about Ref) (ScopeChange, Decision) {
	r.Helper()
	s, ok := r.ScopeChange(about)
	d, answered := r.AnswerTo(s.Ref())
	if !ok || !answered {
		r.Fatalf("%s is not there, or has no decision", about)
	}
	return s, d
}

// closeAndPlan closes the meeting and plans the one of a week later.
func (r *fixture) closeAndPlan() {
	r.Helper()
	r.close()
	r.later(7 * 24 * 60 * minute)
	if len(r.toCome()) == 0 {
		r.plan(r.Today(r.now))
	}
}

// startNext starts the meeting that is planned, with its gate answered.
func (r *fixture) startNext() {
	r.Helper()
	m, _ := r.Next()
	r.do(StartMeeting{m.ID})
	r.meeting, _ = r.Live()
	for _, c := range r.ChecksOf(m.ID) {
		if c.Computed == "" {
			r.rule(c.Ref(), Passed, with(FieldEvidence, "read the mail drafts side by side"))
		}
	}
}

func TestADecisionThatIsReopenedIsRaisedAgainWithItsOptionsAndCriteriaForItsOwner(t *testing.T) {
	r := liveReview(t)
	about := r.approvedBefore("Free returns from 40")
	done := r.do(r.reopening(about))
	_, d := r.scopeChange(done.About)
	old, _ := r.Decisions.Get(about.ID)
	if d.Statement != old.Statement || d.Owner != old.Owner || len(r.OptionsOf(d.ID)) != 2 || d.Recommendation != "from 40" || len(r.CriteriaOf(d.ID)) != 1 {
		t.Errorf("raised again as %+v", d)
	}
	if next, _ := r.Next(); r.above(d.Ref(), KindMeeting) != next.Ref() {
		t.Errorf("it is on the agenda of %s, not of %s", r.above(d.Ref(), KindMeeting), next.Ref())
	}
}

func TestTheOldDecisionStandsUntilTheNewOneIsApproved(t *testing.T) {
	r := liveReview(t)
	about := r.approvedBefore("Free returns from 40")
	s, d := r.scopeChange(r.do(r.reopening(about)).About)
	if r.State(about) != Approved || r.State(s.Ref()) != Asked {
		t.Errorf("%s is %s, and %s is %s", about, r.State(about), s.Ref(), r.State(s.Ref()))
	}
	r.startNext()
	r.do(rule(d.Ref(), Approved))
	if r.State(about) != Superseded || r.State(s.Ref()) != Accepted || r.State(d.Ref()) != Approved {
		t.Errorf("%s is %s, %s is %s, %s is %s", about, r.State(about), s.Ref(), r.State(s.Ref()), d.Ref(), r.State(d.Ref()))
	}
	r.refuses(rule(about, Rejected, FieldWhy, "late"), NotAllowed, "was superseded by "+d.Ref().String())
	r.refuses(r.reopening(about), NotAllowed, "reopen that: reopen "+d.Ref().String())
}

func TestTheOldDecisionStandsWhereTheNewOneIsRejected(t *testing.T) {
	r := liveReview(t)
	about := r.approvedBefore("Free returns from 40")
	s, d := r.scopeChange(r.do(r.reopening(about)).About)
	r.startNext()
	r.do(rule(d.Ref(), Rejected, FieldWhy, "no money"))
	if r.State(about) != Approved || r.State(s.Ref()) != Declined {
		t.Errorf("%s is %s, and %s is %s", about, r.State(about), s.Ref(), r.State(s.Ref()))
	}
}

func TestAReopeningSaysWhatIsNewWhoAsksWhatGivesWayAndHowSureTheDeliveryIs(t *testing.T) {
	r := liveReview(t)
	about := r.approvedBefore("Free returns from 40")
	for _, f := range []Field{FieldNew, FieldBy, FieldTradeoff, FieldConfidence} {
		ask := r.reopening(about)
		delete(ask.With, f)
		r.lacks(ask, f)
	}
	r.refuses(r.reopening(about, FieldNew, "It was CHEAP!"), BadValue, "say what is new since it was decided")
}

func TestWhatIsNotSettledIsNotReopened(t *testing.T) {
	r := liveReview(t)
	about := r.decision("Free returns from 40", FieldCriteria, "it costs less")
	r.refuses(r.reopening(about), NotAllowed, "is open; change it instead")
	r.do(rule(about, Approved))
	r.refuses(r.reopening(about), NotAllowed, "answer it anew there")
	r.closeAndPlan()
	r.do(r.reopening(about))
	r.refuses(r.reopening(about), NotAllowed, "asks for that already")
}

func TestAReasonThatWasGivenBeforeIsRemarkedOnAndNotRefused(t *testing.T) {
	r := liveReview(t)
	about := r.approvedBefore("Free returns from 40")
	s, d := r.scopeChange(r.do(r.reopening(about)).About)
	r.startNext()
	r.do(rule(d.Ref(), Rejected, FieldWhy, "no money"))
	r.closeAndPlan()
	again := r.do(r.reopening(about, FieldNew, "our bank changed all the fees"))
	if want := "in much the same words and declined (" + s.Ref().String() + ", Tom Weiss)"; !strings.Contains(again.Says, want) {
		t.Errorf("says %q", again.Says)
	}
	old, _ := r.Decisions.Get(about.ID)
	if says := r.SayAskedBefore(old, "customers leave for the competition", 0, r.Today(r.now)); says != "" {
		t.Errorf("another reason: %q", says)
	}
}
