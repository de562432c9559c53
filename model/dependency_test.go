package model

import "testing"

func TestADependencyThatBreaksIsABlockerWithItsFallback(t *testing.T) {
	r := newRoom(t)
	on := r.decision("Show refunds in the support console")
	about := r.do(Raise{Kind: KindDependency, With: with(FieldWords, "Refund events reach support", FieldOwner, r.ben, FieldFallback, "support asks by mail",
		FieldBlocks, []string{on.String()})}).About
	if waits := r.LinksFrom(on, LinkWaitsOn); len(waits) != 1 || waits[0] != about {
		t.Errorf("%s waits on %v", on, waits)
	}
	r.do(rule(about, Broken, FieldWhy, "the team is gone"))
	if b, ok := r.Blockers.Get(1); !ok || b.Fallback != "support asks by mail" || b.Owner != r.ben || r.State(about) != Broken {
		t.Errorf("the blocker is %+v, and %s is %s", b, about, r.State(about))
	}
}

func TestADependencyIsAgreedByADay(t *testing.T) {
	r := newRoom(t)
	about := r.do(Raise{Kind: KindDependency, With: with(FieldWords, "Refund events reach support", FieldOwner, r.ben)}).About
	r.lacks(rule(about, Agreed), FieldDue)
	day := r.Today(r.now).AddDays(8)
	r.do(rule(about, Agreed, FieldDue, day))
	if r.State(about) != Agreed || r.dueOf(about) != day {
		t.Errorf("it is %s, due %s", r.State(about), r.dueOf(about))
	}
}
