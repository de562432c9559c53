package model

import (
	"slices"
	"strings"
	"testing"
)

// handover is a room in which one of everything is Ben's.
func handover(t *testing.T) (r *fixture, theirs []Ref) {
	t.Helper()
	r = liveReview(t)
	item := r.item("Guest checkout")
	d := r.raise(KindDecision, item, "Ship it", FieldOwner, r.ben)
	b := r.blocker("No test cards", r.whole()...)
	a := r.raise(KindAction, d, "Write it up", FieldOwner, r.ben)
	c := r.raise(KindCheck, r.meeting.Ref(), "Support has its macros", FieldOwner, r.ben)
	return r, []Ref{d, b, a, item, c}
}

func TestWhoLeavesHandsOverEverythingThatIsOpen(t *testing.T) {
	r, theirs := handover(t)
	done := r.do(MarkLeft{Person: r.ben, To: r.mara})
	for _, about := range theirs {
		if r.OwnerOf(about) != r.mara {
			t.Errorf("%s is still %s's", about, r.NameOf(r.OwnerOf(about)))
		}
	}
	if want := "Ben Okafor left; Mara Ilves takes over " + refs(theirs); !strings.HasPrefix(done.Says, want) {
		t.Errorf("it says %q, want %q", done.Says, want)
	}
}

func TestAHandOverOfAnActionIsAStepWithItsReason(t *testing.T) {
	r, theirs := handover(t)
	r.do(MarkLeft{Person: r.ben, To: r.mara})
	steps := r.StepsOf(theirs[2])
	if len(steps) != 1 || steps[0].What != FieldOwner || steps[0].Why != "Ben Okafor left" {
		t.Errorf("its steps are %+v", steps)
	}
}

func TestWhatIsSettledStaysWithWhoLeft(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.approve(d)
	r.do(MarkLeft{Person: r.ben, To: r.mara})
	if r.OwnerOf(d) != r.ben {
		t.Errorf("%s is %s's", d, r.NameOf(r.OwnerOf(d)))
	}
}

func TestWithoutAnybodyToTakeOverEachThingIsUnownedInTheDigest(t *testing.T) {
	r, theirs := handover(t)
	r.do(MarkLeft{Person: r.ben})
	var unowned []Ref
	for _, l := range r.Record.Digest(r.now).Lines {
		if slices.ContainsFunc(l.Findings, func(f Finding) bool { return f.Section == Unowned && f.Says == "Ben Okafor left" }) {
			unowned = append(unowned, l.About)
		}
	}
	for _, about := range theirs {
		if about.Kind != KindItem && !slices.Contains(unowned, about) { // the item's only decision says it
			t.Errorf("%s is not unowned: %v are", about, unowned)
		}
	}
}

func TestAnOwnerWhoLeftRulesOnNothingAndTheRefusalSaysWhatToDo(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.do(MarkLeft{Person: r.ben})
	r.refuses(rule(d, Approved, FieldCriteria, "it holds"), BadOwner, "D-1 is Ben Okafor's, who left on Mon 23 Nov", "assign D-1 @")
	r.do(Amend{About: d, With: with(FieldOwner, r.mara)})
	r.approve(d)
}

func TestWhatWasEscalatedToWhoLeftIsAnsweredByWhoTookOver(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.rule(d, Escalated, with(FieldTo, r.mara, FieldDue, Date("2026-11-25")))
	r.do(MarkLeft{Person: r.mara})
	r.refuses(rule(d, Rejected, FieldWhy, "too early", FieldVia, "mail"), BadOwner, "left P-3 to:")
	r.do(MarkLeft{Person: r.mara, To: r.tom})
	if u := r.rule(d, Rejected, with(FieldWhy, "too early")); u.Owner != r.tom {
		t.Errorf("%s rejected it", r.NameOf(u.Owner))
	}
}

func TestAnApprovalOnConditionsIsHandedOver(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.rule(d, Conditional, Values{FieldCriteria: {Criteria: []NewCriterion{{Text: "it holds"}}}, FieldCond: {Tasks: []NewTask{{Text: "legal signs", Owner: r.tom, Due: "2026-11-27"}}}})
	r.do(MarkLeft{Person: r.ben, To: r.mara})
	r.do(finish(r.ActionsAbout(d)[0].ID))
	if u := r.rule(d, Confirmed, nil); u.Owner != r.mara {
		t.Errorf("%s confirmed it", r.NameOf(u.Owner))
	}
}

func TestWhoLeftIsNoNewOwner(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.do(MarkLeft{Person: r.tom})
	says := "Tom Weiss left on Mon 23 Nov 2026; name somebody else, or say that they are here again: rejoin P-4"
	r.refuses(Amend{About: d, With: with(FieldOwner, r.tom)}, BadOwner, says)
	r.refuses(raise(KindAction, d, "Write it up", FieldOwner, r.tom), BadOwner, says)
	r.refuses(rule(d, Conditional, FieldCriteria, "it holds", FieldCond, []NewTask{{Text: "legal signs", Owner: r.tom}}), BadOwner, says)
	r.refuses(PlanMeeting{Facilitator: "Tom Weiss"}, BadOwner, says)
	r.refuses(MarkLeft{Person: r.ben, To: r.tom}, BadOwner, says)
	r.refuses(rule(d, Escalated, FieldTo, r.tom, FieldDue, Date("2026-11-25")), BadOwner, says)
}

func TestAFormThatSaysTheOwnerWhoLeftAgainIsNoNewOwner(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.do(MarkLeft{Person: r.ben})
	r.do(Amend{About: d, With: with(FieldOwner, r.ben, FieldWords, "Ship it now")})
}

func TestWhoLeftIsExpectedNowhere(t *testing.T) {
	r := plannedReview(t)
	r.do(MarkLeft{Person: r.ben})
	r.plan(monday.AddDays(7))
	for m := range r.Meetings.All() {
		if slices.ContainsFunc(r.Attendance(m.ID), func(a Attendance) bool { return a.Person == r.ben }) {
			t.Errorf("Ben is expected at %s", m.Ref())
		}
	}
	r.refuses(RollCall{Meeting: r.meeting.ID, Present: []ID{r.ben}}, BadOwner, "Ben Okafor left on")
}

func TestTheMeetingsThatTheyWereToLeadGoToWhoTakesOver(t *testing.T) {
	r := plannedReview(t)
	r.do(MarkLeft{Person: r.ana, To: r.mara})
	if m, _ := r.Meetings.Get(r.meeting.ID); m.Facilitator != r.mara {
		t.Errorf("%s leads it", r.NameOf(m.Facilitator))
	}
}

func TestWhoLeavesDuringAMeetingIsNotInTheRoomAnyMore(t *testing.T) {
	r := liveReview(t)
	done := r.do(MarkLeft{Person: r.ben})
	if r.IsPresent(r.meeting.ID, r.ben) || !strings.Contains(done.Says, "away P-2") {
		t.Errorf("it says %q", done.Says)
	}
}

func TestWhoLeftMayBeBackAndWhatWasHandedOverStays(t *testing.T) {
	r, theirs := handover(t)
	r.do(MarkLeft{Person: r.ben, To: r.mara})
	r.do(Rejoin{r.ben})
	if r.HasLeft(r.ben) || r.OwnerOf(theirs[0]) != r.mara {
		t.Errorf("left %v, and the decision is %s's", r.HasLeft(r.ben), r.NameOf(r.OwnerOf(theirs[0])))
	}
	r.refuses(Rejoin{r.ben}, NotAllowed, "did not leave for good", "came P-2")
}

func TestWhatWasEscalatedToWhoIsBackIsTheirsAgainAndTheAnswerSaysSo(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.rule(d, Escalated, with(FieldTo, r.mara, FieldDue, Date("2026-11-25")))
	r.do(MarkLeft{Person: r.mara, To: r.tom})
	done := r.do(Rejoin{r.mara})
	if r.OwnerOf(d) != r.mara || !strings.Contains(done.Says, "they answer D-1 again, which was escalated to them") {
		t.Errorf("it is %s's to answer, and it says %q", r.NameOf(r.OwnerOf(d)), done.Says)
	}
}

func TestLeavingIsTakenBackAsAWhole(t *testing.T) {
	r, _ := handover(t)
	before := r.Record
	r.do(MarkLeft{Person: r.ben, To: r.mara})
	r.undo()
	if diff := same(r.Record, before); diff != "" {
		t.Errorf("it is not as it was: %s", diff)
	}
}

func TestNobodyTakesOverFromThemselvesOrLeavesTwice(t *testing.T) {
	r := liveReview(t)
	r.refuses(MarkLeft{Person: r.ben, To: r.ben}, BadValue, "cannot take over from themselves")
	r.do(MarkLeft{Person: r.ben})
	r.refuses(MarkLeft{Person: r.ben}, NotAllowed, "left on Mon 23 Nov 2026 already", "left P-2 to:")
}

func TestAConcernOfWhoLeftIsOverriddenAndNotCleared(t *testing.T) {
	r := liveReview(t)
	c := r.concern(r.decision("Ship it"), "No way back", r.tom)
	r.do(MarkLeft{Person: r.tom})
	r.refuses(rule(c, Cleared, FieldHow, "fine"), BadOwner, "Tom Weiss, who raised F-1, left", "Ben Okafor overrides it")
}
