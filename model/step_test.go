package model

import (
	"strings"
	"testing"
)

// given is an action of Ben's on an item, due on Friday.
func (r *fixture) given() Ref {
	r.Helper()
	return r.raise(KindAction, r.item("Refunds", FieldAsk, AskInform), "Write the mail", FieldOwner, r.ben, FieldDue, Date("2026-11-27"))
}

func (r *fixture) step(about Ref, outcome Outcome, pairs ...any) Done {
	r.Helper()
	return r.do(rule(about, outcome, pairs...))
}

func TestAnActionIsDoneDroppedAndReopened(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	r.step(a, Finished, FieldHow, "sent to all")
	r.is(a, Finished)
	r.refuses(rule(a, Finished), NotAllowed, "A-1 is done already")
	r.refuses(rule(a, Dropped, FieldWhy, "no"), NotAllowed, "A-1 is done; it takes: reopen")
	r.lacks(rule(a, Open), FieldWhy)
	r.step(a, Open, FieldWhy, "one list was missing")
	r.is(a, Open)
	r.lacks(rule(a, Dropped), FieldWhy)
	r.step(a, Dropped, FieldWhy, "support writes it")
	r.is(a, Dropped)
	var told []string
	for _, s := range r.StepsOf(a) {
		told = append(told, s.From+" > "+s.To+" ("+s.Why+")")
		if s.Meeting != r.meeting.ID || s.By != r.ben || s.At != r.now || s.Line == 0 {
			t.Errorf("the step is %+v", s)
		}
	}
	if got := strings.Join(told, "; "); got != "open > done (sent to all); done > open (one list was missing); open > dropped (support writes it)" {
		t.Errorf("its steps are %s", got)
	}
}

// Whoever is at the keyboard records what the owner said, so that the answer names the owner.
func TestTheAnswerToAStepSaysInWhoseNameItWasRecorded(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	c := r.raise(KindAssumption, Ref{}, "The bank answers", FieldOwner, r.tom)
	for _, step := range []struct {
		rule GiveRuling
		says string
	}{
		{rule(a, Finished), "A-1 done by Ben Okafor: Write the mail"},
		{rule(a, Open, FieldWhy, "a list is missing"), "A-1 reopened by Ben Okafor: a list is missing"},
		{rule(a, Dropped, FieldWhy, "nobody needs it"), "A-1 dropped by Ben Okafor: nobody needs it"},
		{rule(c, AtRisk, FieldWhy, "it is silent"), "AS-1 at risk: it is silent"},
	} {
		if says := r.do(step.rule).Says; says != step.says {
			t.Errorf("it says %q, not %q", says, step.says)
		}
	}
}

func TestAStepTakesNothingThatItDoesNotAskFor(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	r.refuses(rule(a, Finished, FieldImpact, "none"), BadValue, "done takes no customer impact")
	r.refuses(rule(a, Dropped, FieldWhy, "no", FieldSecond, r.tom), BadValue, "drop takes no second person")
}

func TestAMovedDayIsCountedAndAsksWhyFromTheSecondMoveOn(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	r.do(Amend{About: a, With: with(FieldDue, Date("2026-11-30"))})
	r.lacks(Amend{About: a, With: with(FieldDue, Date("2026-12-02"))}, FieldWhy)
	r.do(Amend{About: a, With: with(FieldDue, Date("2026-12-02"), FieldWhy, "the list is late")})
	r.refuses(Amend{About: a, With: with(FieldDue, Date("2026-11-20"), FieldWhy, "x y")}, BadValue, "has passed")
	action, _ := r.Actions.Get(a.ID)
	if got := r.DueOf(action, r.Today(r.now)); got != "Wed 2 Dec, 3rd date" || r.FirstDue(a) != "2026-11-27" {
		t.Errorf("it is due %s, first %s", got, r.FirstDue(a))
	}
}

func TestAnActionChangesItsDayAndItsOwnerAfterItsMeetingClosedButNotItsWords(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	r.rule(itemRef(1), Noted, nil)
	r.close()
	said := r.Said(1)
	r.do(Amend{About: a, With: with(FieldOwner, r.tom)})
	r.do(Amend{About: a, With: with(FieldDue, Date("2026-12-01"))})
	r.refuses(Amend{About: a, With: with(FieldWords, "Write nothing")}, ReadOnly, "note it with done, or give another action")
	r.step(a, Finished)
	r.refuses(Amend{About: a, With: with(FieldOwner, r.ben)}, NotAllowed, "A-1 is done; reopen it first")
	if len(r.StepsOf(a)) != 3 || len(r.Said(1)) != len(said) {
		t.Errorf("%d steps, and the closed meeting says %d rows instead of %d", len(r.StepsOf(a)), len(r.Said(1)), len(said))
	}
}

// A step between meetings is told of by the meeting that closes after it, which keeps it.
func TestAStepIsNotTakenBackOverTheCloseThatToldOfIt(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	r.rule(itemRef(1), Noted, nil)
	r.close()
	r.step(a, Finished)
	taken := r.lastRevert()
	r.later(7 * 24 * 60 * minute)
	r.hold()
	r.close()
	r.refuses(taken, ReadOnly, "there is nothing to undo since M-2 closed")
}

func TestTheFollowUpOfAFailedCheckIsDroppedForAnotherOrWithItsOwnersAgreement(t *testing.T) {
	r := liveReview(t)
	c := r.raise(KindCheck, r.meeting.Ref(), "Support has its macros", FieldOwner, r.tom)
	r.rule(c, Failed, with(FieldAction, []NewTask{{Text: "Write them", Owner: r.ben}}))
	a := r.ActionsAbout(c)[0].Ref()
	refusal := r.lacks(rule(a, Dropped, FieldWhy, "no time"), FieldAction)
	if !strings.Contains(refusal.Says, "it follows from C-4, which failed: say what is done instead, or that Tom Weiss agrees") {
		t.Errorf("it says %q", refusal.Says)
	}
	r.refuses(rule(a, Dropped, FieldWhy, "no time", FieldSecond, r.ana), BadOwner, "Tom Weiss agrees to drop it, not Ana Ruiz")
	r.step(a, Dropped, FieldWhy, "no time", FieldSecond, r.tom)
	r.step(a, Open, FieldWhy, "there is time")
	r.absent(r.tom)
	r.lacks(rule(a, Dropped, FieldWhy, "no time", FieldSecond, r.tom), FieldVia)
	r.step(a, Dropped, FieldWhy, "no time", FieldAction, []NewTask{{Text: "Buy them"}})
	if list := r.ActionsAbout(c); len(list) != 2 || r.State(list[1].Ref()) != Open || list[1].Owner != r.ben {
		t.Errorf("what is done instead is %+v", list)
	}
}

func TestABlockerTakesThePlaceOfAnAction(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	done := r.do(Raise{Kind: KindBlocker, From: a, With: with(FieldDue, Date("2026-11-30"))})
	b, _ := r.Blockers.Get(done.About.ID)
	if b.Text != "Write the mail" || b.Owner != r.ben || b.Due != "2026-11-30" || b.Item != 1 {
		t.Errorf("the blocker is %+v", b)
	}
	r.is(a, Dropped)
	if s := r.StepsOf(a); len(s) != 1 || s[0].Why != "raised as B-1" {
		t.Errorf("the action was dropped by %+v", s)
	}
	r.refuses(Raise{Kind: KindBlocker, From: a}, NotAllowed, "A-1 is dropped already")
}
