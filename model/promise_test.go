package model

import "testing"

// promised returns a live room whose cycle promises something, which Ben owns.
func promised(t *testing.T) *fixture {
	t.Helper()
	r := liveReview(t)
	r.do(SetCycle{With: with(FieldPromise, "One message after the purchase", FieldPromiseOwner, r.ben)})
	return r
}

func TestTheLastVerdictOnThePromiseInAMeetingCounts(t *testing.T) {
	r := promised(t)
	r.do(RecordPromise{Verdict: PromiseSlipped, With: with(FieldImpact, "400 mails a day late", FieldFollows, r.blocker("No second sender", r.whole()...).String())})
	r.do(RecordPromise{Verdict: PromiseHeld})
	if list := r.PromiseVerdicts(); len(list) != 1 || list[0].Verdict != PromiseHeld || list[0].Owner != r.ben {
		t.Errorf("the verdicts are %+v", list)
	}
}

func TestAPromiseThatSlippedSaysWhatCustomersNoticedAndWhatFollows(t *testing.T) {
	r := promised(t)
	slipped := func(pairs ...any) RecordPromise { return RecordPromise{Verdict: PromiseSlipped, With: with(pairs...)} }
	r.refuses(slipped(), MissingAnswer, "customer impact")
	r.refuses(slipped(FieldImpact, "late mails"), MissingAnswer, "action", "follows:")
	r.refuses(slipped(FieldImpact, "late mails", FieldFollows, checkRef(3).String()), BadValue, "no action and no blocker")
	r.refuses(slipped(FieldImpact, "late mails", FieldFollows, "A-77"), BadValue, "no action and no blocker")
	r.do(slipped(FieldImpact, "late mails", FieldAction, Value{Tasks: []NewTask{{Text: "Write to them", Owner: r.ben}}}))
	if v, _ := r.PromiseVerdict(r.meeting.ID); v.Verdict != PromiseSlipped || v.Noticed != "late mails" || r.Actions.Len() != 1 {
		t.Errorf("the verdict is %+v, with %d actions", v, r.Actions.Len())
	}
	if says, want := r.SayPromise(r.meeting.Date, r.meeting.Date), "held 0 of 1, slipped "+r.meeting.Date.DayMonth(r.meeting.Date); says != want {
		t.Errorf("it says %q, want %q", says, want)
	}
	r.do(r.lastRevert())
	if r.Actions.Len() != 0 || len(r.PromiseVerdicts()) != 0 {
		t.Error("undone, something of it is left")
	}
}

func TestAVerdictNeedsAPromiseItsOwnerAndAReview(t *testing.T) {
	r := liveReview(t)
	held := RecordPromise{Verdict: PromiseHeld}
	r.refuses(held, NotAllowed, "set cycle promise:")
	r.do(SetCycle{With: with(FieldPromise, "One message")})
	r.refuses(held, NotAllowed, "nobody owns the promise", "set cycle keeps:")
	r.do(SetCycle{With: with(FieldPromiseOwner, r.ben)})
	r.absent(r.ben)
	r.refuses(held, MissingAnswer, "how it was answered")
	r.do(RecordPromise{Verdict: PromiseHeld, With: with(FieldVia, "his message")})
	r.do(AdjournMeeting{r.meeting.ID})
	r.refuses(held, NotAllowed, "said in a review")
	r.refuses(RecordPromise{Verdict: "kept"}, NotAllowed, "held", "slipped")
}
