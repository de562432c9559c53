package model

import (
	"slices"
	"testing"
)

func TestAnActionHasAnOwnerAndADay(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	a, _ := r.Actions.Get(r.raise(KindAction, d, "Write it up").ID)
	if a.Owner != r.ben || a.Due != "2026-11-30" || a.About() != d || a.Meeting != r.meeting.ID || a.RaisedAt != r.now {
		t.Errorf("the action is %+v", a)
	}
	r.refuses(raise(KindAction, d, "Write it up", FieldDue, Date("2026-11-22")), BadValue, "Sun 22 Nov has passed")
	r.refuses(raise(KindAction, itemRef(99), "Write it up", FieldOwner, r.tom), NotFound, "I-99")
}

func TestAnActionWithoutAnOwnerIsRaisedAndStandsUnowned(t *testing.T) {
	r := liveReview(t)
	done := r.do(raise(KindAction, Ref{}, "Write it up"))
	if done.Says != "action A-1; nobody owns it yet; due Mon 30 Nov" {
		t.Errorf("it says %q", done.Says)
	}
	if unowned := r.Digest(r.now).In(Unowned); !slices.ContainsFunc(unowned, func(l DigestLine) bool { return l.About == done.About }) {
		t.Errorf("unowned are %v", unowned)
	}
	r.do(Amend{About: done.About, With: with(FieldOwner, r.ana)})
	r.refuses(Amend{About: done.About, With: Values{FieldOwner: {}}}, BadValue, "needs an owner")
	if unowned := r.Digest(r.now).In(Unowned); slices.ContainsFunc(unowned, func(l DigestLine) bool { return l.About == done.About }) {
		t.Errorf("unowned are still %v", unowned)
	}
}

func TestAnActionIsAmendedAndDone(t *testing.T) {
	r := liveReview(t)
	about := r.raise(KindAction, Ref{}, "Write it up", FieldOwner, r.ben)
	r.do(Amend{About: about, With: with(FieldOwner, r.tom, FieldDue, Date("2026-11-25"), FieldWords, "Write it all up")})
	if a, _ := r.Actions.Get(about.ID); a.Owner != r.tom || a.Due != "2026-11-25" || a.Text != "Write it all up" {
		t.Errorf("amended to %+v", a)
	}
	if done := r.do(Amend{About: about, With: with(FieldWords, "Write it all up")}); len(done.Changes) > 0 || done.Says != "A-1 says that already; nothing was changed" {
		t.Errorf("amended to what it is: %q, %v", done.Says, done.Changes)
	}
	for _, v := range []Values{with(FieldDue, Date("2026-11-22")), {FieldWords: {}}, {FieldDue: {}}, {FieldOwner: {}}} {
		r.refuses(Amend{About: about, With: v}, BadValue)
	}
	r.do(finish(about.ID))
	r.is(about, Finished)
	r.refuses(finish(about.ID), NotAllowed)
	r.refuses(finish(99), NotFound)
	r.undo()
	r.is(about, Open)
}

// A closed meeting's minutes print its actions; they live on by being finished.
func TestAnActionOfAClosedMeetingStaysAsItWasGiven(t *testing.T) {
	r := liveReview(t)
	a := r.raise(KindAction, r.item("Refunds", FieldAsk, AskInform), "Write the mail", FieldOwner, r.tom)
	r.rule(itemRef(1), Noted, nil)
	r.close()
	r.refuses(Amend{About: a, With: with(FieldWords, "Write nothing")}, ReadOnly, "A-1 is in the minutes of M-1, which is closed; note it with done, or give another action")
	r.do(finish(a.ID))
}

func TestAnActionIsListedWithWhoOwesItByWhenForWhatAndSinceWhichMeeting(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	a := r.raise(KindAction, d, "tell support", FieldOwner, r.ben, FieldDue, "2026-11-27")
	if got := r.Cells(a, r.Today(r.now)); !slices.Equal(got, []string{"A-1", "tell support", "Ben Okafor", "Fri 27 Nov", "D-1", "M-1", "open"}) {
		t.Errorf("it is listed as %q", got)
	}
	r.do(finish(a.ID))
	if got := r.State(a); got != Finished {
		t.Errorf("it is %s", got)
	}
}
