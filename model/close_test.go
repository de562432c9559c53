package model

import (
	"slices"
	"strings"
	"testing"
)

func TestAMeetingClosesOnceNothingStandsInTheWay(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.later(40 * minute)
	gaps := r.stands(d)
	if !strings.Contains(gaps[0].Says, "D-1 needs a decision by Ben Okafor: Ship guest checkout") || gaps[0].Who != "Ben Okafor" {
		t.Errorf("the gap says %q, and that %s can supply it", gaps[0].Says, gaps[0].Who)
	}
	refusal := r.refuses(CloseMeeting{r.meeting.ID}, HasGaps, "M-1 cannot close: 1 open before close")
	if !slices.EqualFunc(refusal.Gaps, gaps, func(a, b Gap) bool { return a.Says == b.Says }) {
		t.Errorf("the refusal lists %v, want %v", refusal.Gaps, gaps)
	}
	r.approve(d)
	r.stands()
	r.close()
	if r.meeting.Status != Closed || r.meeting.ClosedAt != r.now || r.meeting.RulesVersion != RulesVersion {
		t.Errorf("closed as %+v", r.meeting)
	}
}

func TestGapsComeInTheOrderOfTheAgendaThenBlockersThenGate(t *testing.T) {
	r := liveReview(t)
	check := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	blocker := r.blocker("The mail provider is down")
	first, second := r.item("First"), r.item("Second", FieldAsk, AskInform)
	on := r.raise(KindDecision, first, "Ship it")
	r.do(MoveItem{Item: second.ID, By: -1})
	r.stands(second, on, blocker, check)
	r.refuses(CloseMeeting{r.meeting.ID}, HasGaps, "4 open before close")
}

func TestOnlyAStartedMeetingCloses(t *testing.T) {
	r := plannedReview(t)
	r.refuses(CloseMeeting{r.meeting.ID}, NotAllowed, "only one that was started")
	r.refuses(CloseMeeting{99}, NotAllowed)
	r = liveReview(t)
	r.close()
	r.refuses(CloseMeeting{r.meeting.ID}, NotAllowed)
	r.refuses(StartMeeting{r.meeting.ID}, ReadOnly, "M-1 is closed")
}

func TestAClosedMeetingStaysAsItWas(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout", FieldAsk, AskInform)
	r.rule(item, Noted, nil)
	check := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	r.rule(check, Passed, with(FieldEvidence, "seen in the help desk"))
	r.close()
	for _, c := range []Command{
		raise(KindItem, r.meeting.Ref(), "One more"),
		raise(KindDecision, item, "One more"),
		raise(KindFeedback, item, "But", FieldBy, r.tom),
		raise(KindFeedback, check, "But", FieldBy, r.tom),
		raise(KindCheck, r.meeting.Ref(), "One more"),
		Amend{About: item, With: with(FieldWords, "Another title")},
		Amend{About: check, With: with(FieldWords, "Another check")},
		AmendMeeting{Meeting: r.meeting.ID, Title: "Another"},
		MoveItem{item.ID, 1}, SkipItem{item.ID},
		RollCall{Meeting: r.meeting.ID, Absent: []ID{r.ben}},
		CancelMeeting{r.meeting.ID},
	} {
		r.refuses(c, ReadOnly, "M-1 is closed")
	}
	r.refuses(Remove{item}, NotAllowed)
	r.refuses(OpenItem{item.ID}, NotAllowed)
	r.refuses(rule(item, Withdrawn, FieldWhy, "late"), NotAllowed)
	r.refuses(rule(check, Failed, FieldAction, "again"), NotAllowed)
}

func TestAnAddendumCorrectsTheWordingOfAClosedMeeting(t *testing.T) {
	r := liveReview(t)
	r.refuses(AddAddendum{r.meeting.ID, "typo"}, NotAllowed, "only a closed meeting")
	r.close()
	r.refuses(AddAddendum{r.meeting.ID, " \t"}, MissingAnswer)
	r.do(AddAddendum{r.meeting.ID, "D-1 means the mobile page"})
	for a := range r.Addenda.All() {
		if a.Meeting != r.meeting.ID || a.Text != "D-1 means the mobile page" || a.At != r.now {
			t.Errorf("addendum %+v", a)
		}
	}
}

func TestAdjournAndGoOn(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.do(AdjournMeeting{r.meeting.ID})
	r.stands(d)
	r.refuses(AdjournMeeting{r.meeting.ID}, NotAllowed)
	if next, _ := r.Next(); next.ID != r.meeting.ID {
		t.Error("an adjourned meeting is the next one to be held")
	}
	r.later(60 * minute)
	r.do(StartMeeting{r.meeting.ID})
	r.stands(d)
	if m, _ := r.Live(); m.StartedAt != r.meeting.StartedAt {
		t.Error("going on is not starting afresh")
	}
	r.approve(d)
	r.do(AdjournMeeting{r.meeting.ID})
	r.close()
}

func TestOneMeetingIsLiveAtATime(t *testing.T) {
	r := liveReview(t)
	other := r.plan("2026-11-24")
	r.refuses(StartMeeting{other.ID}, NotAllowed, `M-1 "Weekly review" is being held; close or adjourn it first`)
	r.do(AdjournMeeting{r.meeting.ID})
	r.do(StartMeeting{other.ID})
	r.refuses(StartMeeting{r.meeting.ID}, NotAllowed, "M-2")
}

func TestWhatIsRuledWhileAMeetingIsAdjournedCountsInIt(t *testing.T) {
	r := liveReview(t)
	d, b := r.decision("Ship guest checkout"), r.blocker("No test cards", r.whole()[:2]...)
	r.do(AdjournMeeting{r.meeting.ID})
	r.later(minute)
	r.lacks(rule(d, Rejected, FieldWhy, "too late"), FieldVia)
	u := r.rule(d, Rejected, with(FieldWhy, "too late", FieldVia, "mail"))
	if u.Meeting != 0 {
		t.Errorf("ruled in meeting %d, want between meetings", u.Meeting)
	}
	r.stands(b)

	first := r.meeting
	r.hold() // another one, in which the blocker is resolved
	r.rule(b, Resolved, with(FieldHow, "the cards came"))
	r.on(b, true)
	r.close()
	r.meeting = first
	r.stands()
	r.on(b, true)
	r.do(StartMeeting{first.ID})
	r.refuses(rule(b, Carried, r.whole()...), NotAllowed, "resolved already")
	r.close()
}

func TestAMeetingIsCancelledOnlyWhileNothingWasRuled(t *testing.T) {
	r := liveReview(t)
	r.refuses(CancelMeeting{r.meeting.ID}, NotAllowed, "owners have decided in M-1")

	r = plannedReview(t)
	item := r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	d := r.raise(KindDecision, item, "Ship it")
	r.do(StartMeeting{r.meeting.ID})
	r.do(AdjournMeeting{r.meeting.ID})
	r.do(CancelMeeting{r.meeting.ID})
	r.refuses(StartMeeting{r.meeting.ID}, ReadOnly, "cancelled")
	r.hold()
	r.stands(d)
	r.refuses(Remove{d}, NotAllowed, "M-1, which is cancelled")

	r = plannedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	b := r.blocker("No test cards", r.whole()[:2]...)
	r.do(AdjournMeeting{r.meeting.ID})
	r.later(minute)
	r.rule(b, Resolved, with(FieldHow, "they came", FieldVia, "mail"))
	r.refuses(CancelMeeting{r.meeting.ID}, NotAllowed, "owners have decided")

	r = plannedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	b = r.blocker("No test cards", r.whole()...)
	r.do(Amend{About: b, With: with(FieldFallback, "none")}) // no longer in force, but ruled
	r.refuses(CancelMeeting{r.meeting.ID}, NotAllowed, "owners have decided")
}

func TestDeferTheRestPutsOffWhatWasNotReached(t *testing.T) {
	r := liveReview(t)
	bare := r.item("Refund mails", FieldQuestion, "Do we resend them?")
	inform := r.item("The numbers", FieldAsk, AskInform)
	d := r.decision("Ship guest checkout")
	answered := r.decision("Keep the old form")
	r.approve(answered)
	r.absent(r.ben)
	r.refuses(DeferRest{Meeting: r.meeting.ID, Why: " "}, MissingAnswer)
	r.refuses(DeferRest{Meeting: 7, Why: "out of time"}, NotAllowed)
	r.refuses(DeferRest{Meeting: r.meeting.ID, Why: "out of time", Due: monday}, BadValue)
	r.refuses(DeferRest{Meeting: r.meeting.ID, Why: "out of time", Due: "soon"}, BadValue)
	r.do(DeferRest{Meeting: r.meeting.ID, Why: "out of time"})
	r.stands()
	r.is(d, Deferred)
	r.is(answered, Approved)
	r.is(inform, Withdrawn)
	raised := r.DecisionsOn(bare.ID)
	if len(raised) != 1 || raised[0].Statement != "Do we resend them?" || raised[0].Owner != r.ben {
		t.Fatalf("of the item without a decision came %+v", raised)
	}
	u, _ := r.Ruling(raised[0].Ref())
	if u.Outcome != Deferred || u.Owner != r.ben || u.Why != "out of time" || u.Due != "2026-11-30" || u.Via != "not reached" || u.Fallback != asItIs {
		t.Errorf("deferred as %+v", u)
	}
	r.refuses(DeferRest{Meeting: r.meeting.ID, Why: "out of time"}, NotAllowed, "nothing is left")
	r.undo()
	r.stands(bare, inform, d)
}

func TestTheRestIsDeferredToOwnersOnly(t *testing.T) {
	r := liveReview(t)
	orphan := r.raise(KindDecision, r.raise(KindItem, Ref{}, "Nobody's"), "Whose is it")
	refusal := r.lacks(DeferRest{Meeting: r.meeting.ID, Why: "out of time"}, FieldOwner)
	if refusal.About != orphan {
		t.Errorf("refused about %s, want %s", refusal.About, orphan)
	}
}

func TestAnItemThatInformsAndWasDecidedOnIsNotPutOff(t *testing.T) {
	r := liveReview(t)
	item := r.item("The numbers", FieldAsk, AskInform)
	r.approve(r.raise(KindDecision, item, "Follow them"))
	left := r.decision("Ship guest checkout")
	r.do(DeferRest{r.meeting.ID, "out of time", ""})
	r.is(left, Deferred)
	r.stands(item)
}

// An item for information goes once the decisions on it are put off, each to its own
// owner.
func TestTheRestOfAnItemIsPutOffBeforeIt(t *testing.T) {
	r := liveReview(t)
	it := r.item("Support signals", FieldAsk, AskInform)
	d := r.raise(KindDecision, it, "Call the courier")
	r.do(DeferRest{Meeting: r.meeting.ID, Why: "out of time"})
	r.is(it, Withdrawn)
	r.is(d, Deferred)
	r.stands()
}

// Nor is it asked to go where a decision on it can only be decided.
func TestAnItemStaysWhereADecisionOnItCannotBePutOff(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.deferTo(d, "2026-11-30")
	r.nextMeeting(7)
	r.on(d, true)
	it := r.item("Support signals", FieldAsk, AskInform)
	r.do(DeferRest{Meeting: r.meeting.ID, Why: "out of time"})
	r.is(it, Withdrawn)
	r.stands(d)
}
