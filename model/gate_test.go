package model

import "testing"

func TestACheckIsPassedWithEvidence(t *testing.T) {
	r := liveReview(t)
	c := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	if gap := r.stands(c)[0]; gap.Says != "C-4 needs a verdict by Tom Weiss: Support has the macros" || gap.Who != "Tom Weiss" {
		t.Errorf("the gap is %+v", gap)
	}
	r.lacks(rule(c, Passed), FieldEvidence)
	r.rule(c, Passed, with(FieldEvidence, "seen in the help desk"))
	r.stands()
	r.refuses(rule(c, Passed, FieldEvidence, "seen"), NotAllowed, "C-4 is passed already")
	r.refuses(Amend{About: c, With: with(FieldWords, "Support is told")}, NotAllowed, "C-4 was answered as it is worded")
	r.rule(c, Failed, with(FieldAction, "Write them"))
}

// Who gave a verdict stays: nobody else is put in their place, be it by a change of the
// facilitator.
func TestACheckKeepsItsOwnerOnceItHasAVerdict(t *testing.T) {
	r := liveReview(t)
	c, open := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.ana), r.raise(KindCheck, Ref{}, "Refund mails are read", FieldOwner, r.ana)
	r.rule(c, Passed, with(FieldEvidence, "seen in the help desk"))
	r.refuses(Amend{About: c, With: with(FieldOwner, r.tom)}, NotAllowed, "C-4 was answered by Ana Ruiz (pass); undo that first")
	r.do(AmendMeeting{Meeting: r.meeting.ID, Facilitator: "Ben Okafor"})
	if r.OwnerOf(c) != r.ana || r.OwnerOf(open) != r.ben {
		t.Errorf("C-4 is %s's and C-5 %s's", r.NameOf(r.OwnerOf(c)), r.NameOf(r.OwnerOf(open)))
	}
	r.do(Amend{About: open, With: with(FieldOwner, r.tom)})
}

func TestAFailedCheckNeedsAnAction(t *testing.T) {
	r := liveReview(t)
	c := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	r.lacks(rule(c, Failed), FieldAction)
	r.rule(c, Failed, with(FieldAction, []NewTask{{Text: "Write them", Owner: r.ana, Due: "2026-11-25"}, {Text: "Tell us"}}))
	r.stands()
	actions := r.ActionsAbout(c)
	if len(actions) != 2 || actions[0].Owner != r.ana || actions[1].Owner != r.tom || actions[1].Due != "2026-11-30" {
		t.Errorf("what follows is %+v", actions)
	}
}

func TestAWaiverNeedsAReasonASecondPersonAndAnEnd(t *testing.T) {
	r := liveReview(t)
	c := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	r.lacks(rule(c, Waived), FieldWhy, FieldSecond, FieldUntil)
	r.refuses(rule(c, Waived, FieldWhy, "small", FieldSecond, r.tom, FieldUntil, Date("2026-12-01")), BadValue, "a second person beside Tom Weiss")
	r.refuses(rule(c, Waived, FieldWhy, "small", FieldSecond, r.ana, FieldUntil, Date("2026-11-01")), BadValue, "Sun 1 Nov has passed")
	r.refuses(rule(c, Waived, FieldWhy, "small", FieldSecond, ID(99), FieldUntil, Date("2026-12-01")), NotFound)
	u := r.rule(c, Waived, with(FieldWhy, "small", FieldSecond, r.ana, FieldUntil, Date("2026-12-01")))
	if u.Second != r.ana || u.Until != "2026-12-01" {
		t.Errorf("waived as %+v", u)
	}
	r.stands()
	unowned := r.raise(KindCheck, Ref{}, "Nobody's")
	r.refuses(rule(unowned, Waived, FieldOwner, r.tom, FieldWhy, "small", FieldSecond, r.tom, FieldUntil, Date("2026-12-01")), BadValue, "a second person")
}

func TestAComputedCheckIsRuledByTheRecordWhileItHolds(t *testing.T) {
	r := liveReview(t)
	owned := checkRef(1)
	r.is(owned, Holds)
	r.refuses(rule(owned, Passed, FieldEvidence, "I looked"), NotAllowed, "C-1 cannot be passed; it takes: fail and waive")
	r.refuses(rule(owned, Failed, FieldAction, "look"), NotAllowed, "C-1 is met automatically")

	orphan := r.raise(KindDecision, r.raise(KindItem, Ref{}, "Nobody's"), "Whose is it")
	r.stands(orphan) // whose owner mends the check, too
	if u, ok := r.InForce(r.meeting.ID, owned); ok {
		t.Errorf("in force is %+v", u)
	}
	r.do(Amend{About: orphan, With: with(FieldOwner, r.tom)})
	r.stands(orphan)
	if u, _ := r.InForce(r.meeting.ID, owned); u.Outcome != Holds || u.Owner != 0 {
		t.Errorf("in force is %+v", u)
	}
	if n := len(r.Rulings.of(owned)); n != 1 {
		t.Errorf("the record ruled %d times on one check, want once", n)
	}
}

func TestAComputedCheckThatDoesNotHoldNeedsItsOwner(t *testing.T) {
	r := liveReview(t)
	b, complete := r.blocker("No test cards", FieldOwner, r.ben), checkRef(2)
	r.stands(b)
	r.refuses(rule(complete, Passed, FieldEvidence, "fine"), NotAllowed)
	r.rule(complete, Waived, with(FieldWhy, "a day", FieldSecond, r.tom, FieldUntil, Date("2026-11-24")))
	r.stands(b)
	r.rule(b, Carried, with(r.whole()[2:]...))
	if u, _ := r.InForce(r.meeting.ID, complete); u.Outcome != Holds {
		t.Errorf("it holds again, in force is %q", u.Outcome)
	}
	r.stands()
}

// A day that passes makes a blocker late: the check is a gap of its own where the blocker was
// answered, and one with the blocker where that has no answer.
func TestABlockerPastItsDayFailsItsCheck(t *testing.T) {
	r := liveReview(t)
	b, complete := r.blocker("No test cards", FieldOwner, r.ben, FieldDue, monday, FieldFallback, "old form", FieldImpact, "none"), checkRef(2)
	r.stands()
	r.later(24 * 60 * minute)
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Text: "a day later"})
	gaps := r.stands(complete)
	if gaps[0].Says != "C-2 needs B-1 fixed, or a verdict by Ana Ruiz: Every open blocker has owner, due date and fallback" {
		t.Errorf("the gap says %q", gaps[0].Says)
	}
	c, _ := r.Checks.Get(2)
	if got := r.Compute(c, r.Today(r.now)).Faults; len(got) != 1 || got[0].Says != "late since 23 Nov" || got[0].Act.Line != "carry B-1 due:" || got[0].About != b {
		t.Errorf("what fails it is %+v", got)
	}
	r.do(Amend{About: b, With: with(FieldDue, Date("2026-11-25"))})
	r.stands(b)
	r.is(complete, Holds)
}

func TestComputedChecksAnswerBeforeTheStartToo(t *testing.T) {
	r := plannedReview(t)
	d := r.raise(KindDecision, r.raise(KindItem, Ref{}, "Nobody's"), "Whose is it")
	c, _ := r.Checks.Get(1)
	if lacks := r.Lacks(c, monday); len(lacks) != 1 || lacks[0] != d {
		t.Errorf("the check lacks %v, want %s", lacks, d)
	}
}

func TestAChecksWordsAndOwner(t *testing.T) {
	r := liveReview(t)
	r.refuses(Amend{About: checkRef(1), With: with(FieldWords, "Some have one")}, NotAllowed, "its title stays")
	r.do(Amend{About: checkRef(1), With: with(FieldOwner, r.tom)})
	c := r.raise(KindCheck, Ref{}, "Support has macros")
	gap := r.stands(c)[0]
	if gap.Says != "C-4 needs an owner: Support has macros" || gap.Missing[0].Field != FieldOwner || gap.Who != "" {
		t.Errorf("the gap is %+v", gap)
	}
	r.do(Amend{About: c, With: with(FieldWords, "Support has the macros", FieldOwner, r.tom)})
	r.lacks(raise(KindCheck, Ref{}, " "), FieldWords)
}

func TestAComputedCheckWithoutAnOwnerSaysWhyItDoesNotHold(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", People: []string{"Tom Weiss"}})
	r.do(PlanMeeting{})
	r.meeting, _ = r.Next()
	r.do(StartMeeting{r.meeting.ID})
	r.blocker("No test cards", FieldOwner, r.person("Tom Weiss"), FieldDue, r.Today(r.now), FieldFallback, "old form", FieldImpact, "none")
	r.later(24 * 60 * minute)
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Text: "a day later"})
	gaps := r.stands(checkRef(2), checkRef(3))
	if gaps[0].Says != "C-2 needs B-1 fixed: Every open blocker has owner, due date and fallback" {
		t.Errorf("the gap says %q", gaps[0].Says)
	}
}

func TestTheSecondOfAWaiverIsInTheRoomOrSaysHow(t *testing.T) {
	r := liveReview(t)
	c := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	r.absent(r.mara)
	waive := rule(c, Waived, FieldWhy, "no time", FieldSecond, r.mara, FieldUntil, Date("2026-12-01"))
	refusal := r.lacks(waive, FieldVia)
	if refusal.Missing[0].Because != "Mara Ilves is not marked present" {
		t.Errorf("because %q", refusal.Missing[0].Because)
	}
	waive.With[FieldVia] = Words("message to Ana")
	if done := r.do(waive); done.Says != "C-4 waived by Tom Weiss; until Tue 1 Dec" {
		t.Errorf("says %q", done.Says)
	}
	sheet, _ := r.Sheet(c, r.meeting.ID, r.Today(r.now))
	if said := sheet.Details[len(sheet.Details)-1].Text; said != "waived by Tom Weiss, agreed by Mara Ilves, until Tue 1 Dec, answered via message to Ana: no time" {
		t.Errorf("its sheet says %q", said)
	}
	if done := r.do(rule(c, Failed, FieldAction, "rerun")); done.Says != "C-4 failed by Tom Weiss" {
		t.Errorf("says %q", done.Says)
	}
	if done := r.do(rule(c, Passed, FieldEvidence, "seen")); done.Says != "C-4 passed by Tom Weiss" {
		t.Errorf("says %q", done.Says)
	}
}

// A form that a refusal opens has nothing to ask for a second time: what was said
// stays a question, and what is asked for because of it is one too.
func TestARefusedRulingCarriesAllThatItAsksFor(t *testing.T) {
	r := liveReview(t)
	c := r.raise(KindCheck, Ref{}, "Support has the macros")
	r.absent(r.mara)
	refusal := r.lacks(rule(c, Waived, FieldOwner, r.tom, FieldWhy, "no time", FieldSecond, r.mara, FieldUntil, Date("2026-12-01")), FieldVia)
	if got := Labels(refusal.Asks); got != "reason, second person, until, owner and answered via" {
		t.Errorf("it asks for %s", got)
	}
}
