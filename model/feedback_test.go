package model

import (
	"strings"
	"testing"
)

func TestAllFeedbackIsDisposedOf(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.approve(d)
	for _, c := range []struct {
		outcome Outcome
		missing []Field
		with    Values
	}{
		{Accepted, nil, nil},
		{Declined, []Field{FieldWhy}, with(FieldWhy, "out of scope")},
		{Parked, nil, nil},
		{Duplicate, []Field{FieldOf}, with(FieldOf, "F-1")},
		{Answered, nil, with(FieldWhy, "on Friday")},
	} {
		f := r.raise(KindFeedback, d, "And guests?", FieldBy, r.tom)
		if gap := r.stands(f)[0]; gap.Who != "Ben Okafor" || !strings.Contains(gap.Says, "an answer on D-1 by Ben Okafor: And guests?") {
			t.Errorf("the gap is %+v", gap)
		}
		if c.missing != nil {
			r.lacks(rule(f, c.outcome), c.missing...)
		}
		u := r.rule(f, c.outcome, c.with)
		if u.Owner != r.ben {
			t.Errorf("%s by %s, want the owner of what it is on", c.outcome, r.NameOf(u.Owner))
		}
		r.stands()
		r.refuses(GiveRuling{About: f, Outcome: c.outcome, With: c.with}, NotAllowed, "already")
		r.refuses(Amend{About: f, With: with(FieldWords, "Other words")}, ReadOnly, "raise new feedback")
	}
}

func TestADuplicateNamesOtherFeedback(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout", FieldAsk, AskInform)
	f := r.raise(KindFeedback, item, "And guests?", FieldBy, r.tom)
	for _, of := range []string{"F-1", "F-9", "D-1"} {
		r.refuses(rule(f, Duplicate, FieldOf, of), BadValue, "name other feedback")
	}
	r.rule(f, Duplicate, with(FieldOf, "what Ben wrote in the pre-read"))
}

func TestFeedbackIsOnAnyThingOfTheTable(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout", FieldAsk, AskInform)
	b, c := r.blocker("No test cards", r.whole()...), checkRef(3)
	r.rule(item, Noted, nil)
	for i, about := range []Ref{item, b, c} {
		f := r.raise(KindFeedback, about, "Hm", FieldBy, r.tom)
		again := r.raise(KindFeedback, f, "Hm too", FieldBy, r.tom) // on feedback: on what it is on
		if got, _ := r.Feedbacks.Get(again.ID); got.About() != about {
			t.Errorf("the feedback is on %s, want %s", got.About(), about)
		}
		r.rule(f, Accepted, nil)
		r.rule(again, Accepted, nil)
		r.stands()
		if got, _ := r.Feedbacks.Get(f.ID); i == 0 && got.By != r.tom {
			t.Errorf("said by %s", r.NameOf(got.By))
		}
	}
	r.refuses(raise(KindFeedback, r.meeting.Ref(), "Hm", FieldBy, r.tom), NotAllowed, "say what the feedback is on")
	r.refuses(raise(KindFeedback, item, "Hm", FieldBy, ID(99)), NotFound, "P-99")
	r.refuses(raise(KindFeedback, Ref{KindPerson, r.tom}, "Hm", FieldBy, r.tom), NotFound, "feedback is on an item")
	f, _ := r.Feedbacks.Get(r.raise(KindFeedback, item, "Unsaid by whom").ID)
	if f.By != r.ana {
		t.Errorf("said by %s, want the facilitator unless somebody says who", r.NameOf(f.By))
	}
}

func TestAStandingConcernBlocksApproval(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	d := r.raise(KindDecision, item, "Ship it", FieldCriteria, "it holds")
	for _, on := range []Ref{d, item} {
		f := r.concern(on, "Legal has not read it", r.tom)
		for _, outcome := range []Outcome{Approved, Conditional} {
			r.refuses(rule(d, outcome, FieldCond, "Legal agrees"), NotAllowed, f.String()+" stands; Tom Weiss clears it, or Ben Okafor overrides it with a reason")
		}
		r.refuses(rule(f, Accepted), NotAllowed, "it takes: clear and override")
		r.rule(f, Cleared, nil)
	}
	feedback := r.raise(KindFeedback, d, "Nice", FieldBy, r.tom)
	r.refuses(rule(feedback, Cleared), NotAllowed, "it takes: accept, decline, park, duplicate and answer")
	r.rule(d, Approved, nil) // feedback does not block
}

func TestAConcernRaisedAfterTheApprovalIsAGapUntilCleared(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.approve(d)
	r.stands()
	f := r.concern(d, "Legal has not read it", r.tom)
	gap := r.stands(f)[0]
	if gap.Who != "Tom Weiss" || gap.Says != "F-1 needs its concern on D-1 cleared by Tom Weiss, or overridden by Ben Okafor: Legal has not read it" {
		t.Errorf("the gap is %+v", gap)
	}
	r.refuses(CloseMeeting{r.meeting.ID}, HasGaps)
	r.absent(r.tom)
	r.lacks(rule(f, Cleared), FieldVia) // its raiser clears it, and is not there
	u := r.rule(f, Cleared, with(FieldVia, "a message to Ana"))
	if u.Owner != r.tom {
		t.Errorf("cleared by %s, want its raiser", r.NameOf(u.Owner))
	}
	r.stands()
	r.undo()
	r.stands(f)
	r.lacks(rule(f, Overridden), FieldWhy)
	u = r.rule(f, Overridden, with(FieldWhy, "Legal read it last week"))
	if u.Owner != r.ben {
		t.Errorf("overridden by %s, want the owner", r.NameOf(u.Owner))
	}
	r.stands()
}

func TestAConcernOnAThingWithoutAnOwnerIsStillItsRaisersToClear(t *testing.T) {
	r := liveReview(t)
	item := r.raise(KindItem, Ref{}, "Nobody's")
	f := r.concern(item, "Who decides here?", r.tom)
	gap := r.stands(item, f)[1]
	if gap.Who != "Tom Weiss" || !strings.Contains(gap.Says, "its concern on I-1 cleared by Tom Weiss") {
		t.Errorf("the gap is %+v", gap)
	}
	r.lacks(rule(f, Overridden, FieldWhy, "nobody does"), FieldOwner)
	r.rule(f, Cleared, nil)
	r.rule(item, Withdrawn, with(FieldOwner, r.tom, FieldWhy, "off"))
	r.stands()
}

func TestFeedbackIsAmendedUntilItIsDisposedOf(t *testing.T) {
	r := liveReview(t)
	f := r.raise(KindFeedback, r.item("Guest checkout"), "Hm", FieldBy, r.tom)
	r.do(Amend{About: f, With: with(FieldWords, "Hm?", FieldBy, r.tom)})
	r.refuses(Amend{About: f, With: with(FieldBy, r.mara)}, ReadOnly, "Tom Weiss said F-1; if it was somebody else, undo it")
	if got, _ := r.Feedbacks.Get(f.ID); got.Text != "Hm?" || got.By != r.tom {
		t.Errorf("amended to %+v", got)
	}
	r.refuses(Amend{About: f, With: Values{FieldBy: {}}}, BadValue, "somebody said it; say who")
	r.refuses(Amend{About: f, With: with(FieldBy, ID(99))}, NotFound)
}

func TestFeedbackIsDisposedOfAnewOnlyInTheSameMeeting(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	f := r.raise(KindFeedback, d, "Hm", FieldBy, r.tom)
	r.rule(f, Accepted, nil)
	r.rule(f, Parked, nil)
	r.deferTo(d, "2026-11-30")
	r.nextMeeting(7)
	r.refuses(rule(f, Answered), NotAllowed, "F-1 was parked; raise new feedback")
	r.on(f, false)
}

func TestWhoAnswersFeedbackDoesNotBecomeTheOwnerOfWhatItIsOn(t *testing.T) {
	r := liveReview(t)
	d := r.raise(KindDecision, r.raise(KindItem, Ref{}, "Nobody's"), "Ship it")
	f := r.raise(KindFeedback, d, "Hm", FieldBy, r.tom)
	refusal := r.lacks(rule(f, Accepted), FieldOwner)
	if !strings.Contains(refusal.Says, "nobody owns D-1; say who answers F-1") {
		t.Errorf("says %q", refusal.Says)
	}
	if q := refusal.Missing[0]; q.Prompt != "Who answers it? One named person." {
		t.Errorf("asks %q", q.Prompt)
	}
	r.absent(r.mara)
	r.lacks(rule(f, Accepted, FieldOwner, r.mara), FieldVia)
	r.refuses(rule(f, Accepted, FieldOwner, ID(99)), NotFound, "P-99")
	if u := r.rule(f, Accepted, with(FieldOwner, r.ben)); u.Owner != r.ben {
		t.Errorf("accepted by %s", r.NameOf(u.Owner))
	}
	if owner := r.OwnerOf(d); owner != 0 {
		t.Errorf("D-1 is %s's by that", r.NameOf(owner))
	}
	c := r.concern(d, "No", r.tom)
	r.refuses(rule(c, Cleared, FieldOwner, r.ben), BadOwner, "Tom Weiss raised F-2, and clears it")
}

// Who raised a concern is put right at once, or by taking it back and saying it anew.
func TestWhoSaidFeedbackIsPutRightBeforeAnythingElseIsSaid(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	f := r.concern(d, "No legal opinion yet", r.tom)
	r.do(SetSpeaker{Feedback: f.ID, By: r.mara})
	r.do(Amend{About: f, With: with(FieldWords, "No legal opinion")}) // what is said of it is nothing else
	r.do(SetSpeaker{Feedback: f.ID, By: r.tom})
	if got, _ := r.Feedbacks.Get(f.ID); got.By != r.tom {
		t.Errorf("it is by %s", r.NameOf(got.By))
	}
	r.refuses(SetSpeaker{Feedback: f.ID, By: 99}, NotFound)
	r.refuses(SetSpeaker{Feedback: f.ID, By: r.mara, Seen: 1}, Moved)
	r.item("Refunds")
	r.refuses(SetSpeaker{Feedback: f.ID, By: r.mara}, ReadOnly, "Tom Weiss said F-1; if it was somebody else, undo it and say it anew")
	r.do(SetSpeaker{Feedback: f.ID, By: r.tom}) // says what is so
}

// Who decides on a concern does not put other words in the place of those that were
// said; who said them says them otherwise.
func TestTheWordsOfFeedbackStayOnceAnythingElseIsSaid(t *testing.T) {
	r := liveReview(t)
	f := r.concern(r.decision("Ship guest checkout"), "No legal opinion yet", r.tom)
	r.do(Amend{About: f, With: with(FieldWords, "No legal opinion")}) // at once
	r.item("Refunds")
	r.refuses(Amend{About: f, With: with(FieldWords, "All is well")}, ReadOnly,
		"Tom Weiss said F-1; only they can reword it", `set F-1 "..." by:tom`, "or undo it and say it anew")
	r.refuses(Amend{About: f, With: with(FieldWords, "All is well", FieldBy, r.mara)}, ReadOnly, "Tom Weiss said F-1")
	r.do(Amend{About: f, With: with(FieldWords, "No legal opinion on guests", FieldBy, r.tom)})
	if got := r.TextOf(f); got != "No legal opinion on guests" {
		t.Errorf("it says %q", got)
	}
}

func TestWhoSaidFeedbackStaysOnceItIsDisposedOf(t *testing.T) {
	r := liveReview(t)
	f := r.raise(KindFeedback, r.decision("Ship guest checkout"), "And guests?", FieldBy, r.tom)
	r.rule(f, Parked, nil)
	r.refuses(SetSpeaker{Feedback: f.ID, By: r.mara}, ReadOnly, "raise new feedback")
}
