package model

import (
	"strings"
	"testing"
)

// scopeAsked returns a scope change that was asked for in the meeting, and its decision.
func (r *fixture) scopeAsked(fields ...any) (ScopeChange, Decision) {
	r.Helper()
	done := r.do(Raise{Kind: KindScope, With: with(append([]any{FieldWords, "Gift wrap before Christmas", FieldOwner, r.ben}, fields...)...)})
	s, d := r.scopeChange(done.About)
	r.do(Amend{About: d.Ref(), With: with(FieldCriteria, "the warehouse packs 200 a day")})
	return s, d
}

func TestAScopeChangeInOneSentenceHasADecisionOnAnItemOfItsOwn(t *testing.T) {
	r := liveReview(t)
	s, d := r.scopeAsked()
	if d.Statement != "Add to the scope: Gift wrap before Christmas" || d.Owner != r.ben || d.Type != TypeScope || r.State(s.Ref()) != Asked {
		t.Errorf("%s is %s, answered by %+v", s.Ref(), r.State(s.Ref()), d)
	}
	if on := r.LinksFrom(s.Ref(), LinkOn); len(on) != 0 {
		t.Errorf("it is on %v", on)
	}
}

func TestAScopeChangeIsAnsweredOnlyWithItsPrice(t *testing.T) {
	r := liveReview(t)
	s, d := r.scopeAsked()
	r.refuses(rule(d.Ref(), Approved), NotAllowed, "still to be said: tradeoff and confidence;")
	r.do(Amend{About: s.Ref(), With: with(FieldTradeoff, "split refunds move a sprint")})
	r.refuses(rule(d.Ref(), Rejected, FieldWhy, "late"), NotAllowed, "still to be said: confidence;")
	r.do(Amend{About: s.Ref(), With: with(FieldConfidence, "3")})
	r.do(rule(d.Ref(), Approved))
	if r.State(s.Ref()) != Accepted {
		t.Errorf("it is %s", r.State(s.Ref()))
	}
	r.refuses(Amend{About: s.Ref(), With: with(FieldConfidence, "5")}, ReadOnly, "is over: accepted")
}

func TestAScopeChangeStandsAsItsDecisionDoes(t *testing.T) {
	for outcome, want := range map[Outcome]Outcome{Rejected: Declined, Withdrawn: Declined, Deferred: Asked} {
		r := liveReview(t)
		s, d := r.scopeAsked(FieldTradeoff, "refunds move", FieldConfidence, "2")
		r.do(rule(d.Ref(), outcome, FieldWhy, "it is late"))
		if r.State(s.Ref()) != want {
			t.Errorf("%s: it is %s, want %s", outcome, r.State(s.Ref()), want)
		}
	}
}

func TestTheConfidenceBeforeIsThatOfTheLastChangeThatWasAccepted(t *testing.T) {
	r := liveReview(t)
	_, first := r.scopeAsked(FieldTradeoff, "refunds move", FieldConfidence, "4")
	r.do(rule(first.Ref(), Approved))
	declined, second := r.scopeAsked(FieldTradeoff, "refunds move", FieldConfidence, "1")
	r.do(rule(second.Ref(), Rejected, FieldWhy, "late"))
	third, _ := r.scopeAsked(FieldTradeoff, "refunds move", FieldConfidence, "3")
	if declined.SayConfidence() != "4 → 1" || third.SayConfidence() != "4 → 3" {
		t.Errorf("%q, then %q", declined.SayConfidence(), third.SayConfidence())
	}
}

// A scope change whose decision is gone would be asked for ever, and stand nowhere.
func TestADecisionThatAnswersAScopeChangeIsNotTakenOffTheAgenda(t *testing.T) {
	r := liveReview(t)
	r.close()
	r.plan(r.Today(r.now).AddDays(7))
	_, d := r.scopeAsked(FieldTradeoff, "refunds move", FieldConfidence, "2")
	it, _ := r.ItemOf(d.Ref())
	for _, about := range []Ref{d.Ref(), it.Ref()} {
		r.refuses(Remove{About: about}, NotAllowed, d.Ref().String()+" answers SC-1")
	}
}

func TestAKindAsksInItsOwnWords(t *testing.T) {
	r := liveReview(t)
	s, d := r.scopeAsked(FieldTradeoff, "split refunds wait", FieldConfidence, "3")
	r.do(rule(d.Ref(), Approved))
	for _, q := range r.Fields(KindScope, d.Ref(), r.now) {
		if q.Field == FieldBy && q.Label != "asked by" {
			t.Errorf("the form of %s asks who it was %q", s.Ref(), q.Label)
		}
	}
	refusal := r.lacks(Raise{Kind: KindScope, On: d.Ref()}, FieldBy, FieldNew, FieldTradeoff, FieldConfidence)
	if want := "needs who asks for it, what is new, a tradeoff and a confidence"; !strings.Contains(refusal.Says, want) {
		t.Errorf("it says %q, which lacks %q", refusal.Says, want)
	}
}
