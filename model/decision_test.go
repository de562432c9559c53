package model

import (
	"slices"
	"strings"
	"testing"
)

func TestApprovalNeedsACriterion(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	refusal := r.lacks(rule(d, Approved), FieldCriteria)
	if refusal.Who != "Ben Okafor" || refusal.Outcome != Approved || refusal.About != d {
		t.Errorf("the refusal says that %s can mend %s %s", refusal.Who, refusal.About, refusal.Outcome)
	}
	if !strings.Contains(refusal.Says, "nothing is approved without a criterion") {
		t.Errorf("the refusal says %q", refusal.Says)
	}
	r.lacks(rule(d, Approved, FieldCriteria, Value{Criteria: []NewCriterion{{Text: " "}}}), FieldCriteria)
	u := r.rule(d, Approved, with(FieldCriteria, []NewCriterion{{Text: "p95 below 800 ms", Check: "load test", Constraint: "speed"}, {Text: "no new mail"}}))
	r.stands()
	if u.Owner != r.ben || u.Meeting != r.meeting.ID || u.At != r.now || u.Wording != "Ship guest checkout" || u.Via != "" {
		t.Errorf("approved as %+v", u)
	}
	criteria := r.CriteriaOf(d.ID)
	if len(criteria) != 2 || criteria[0].Check != "load test" || criteria[0].Constraint != "speed" || criteria[1].Check != "the owner confirms" {
		t.Errorf("the criteria are %+v", criteria)
	}
	other := r.decision("Keep the wallet", FieldCriteria, "it is used")
	r.rule(other, Approved, nil)
}

func TestApprovalNeedsEvidenceWhereEvidenceIsRequired(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldNeeds, NeedsEvidence)
	r.lacks(rule(d, Approved), FieldCriteria, FieldEvidence)
	r.lacks(rule(d, Conditional, FieldCond, "Legal agrees", FieldCriteria, "it holds"), FieldEvidence)
	r.rule(d, Approved, with(FieldCriteria, "p95 below 800 ms", FieldEvidence, "612 ms on staging"))
	e, _ := r.LatestEvidence(r.CriteriaOf(d.ID)[0].ID)
	if e.Seen != "612 ms on staging" || e.Verdict != VerdictMet || e.At != r.now {
		t.Errorf("the evidence is %+v", e)
	}
}

func TestACriterionAddedWithTheApprovalNeedsItsEvidenceToo(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldNeeds, NeedsEvidence, FieldCriteria, "p95 below 800 ms")
	r.raise(KindEvidence, d, "612 ms on staging", FieldArtefact, "build 81")
	r.lacks(rule(d, Approved, FieldCriteria, "mails agree"), FieldEvidence)
	r.rule(d, Approved, nil)
}

func TestUnmetEvidenceNeedsAFollowUpAndBlocks(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldNeeds, NeedsEvidence, FieldCriteria, "p95 below 800 ms")
	r.refuses(raise(KindEvidence, d, "so so", FieldVerdict, "maybe"), BadValue)
	r.lacks(raise(KindEvidence, d, "1.2 s on staging", FieldVerdict, VerdictUnmet), FieldAction)
	r.raise(KindEvidence, criterionRef(1), "1.2 s on staging", FieldVerdict, VerdictUnmet, FieldAction, "Tune the index")
	actions := r.ActionsAbout(d)
	if len(actions) != 1 || actions[0].Owner != r.ben || actions[0].Due != "2026-11-30" {
		t.Errorf("what follows is %+v", actions)
	}
	r.refuses(rule(d, Approved, FieldEvidence, "looks better"), NotAllowed, "K-1 is unmet", "p95 below 800 ms")
	r.raise(KindEvidence, d, "612 ms on staging")
	r.rule(d, Approved, nil)
}

func TestEvidenceNeedsACriterionAndStaysAsItWasSeen(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.refuses(raise(KindEvidence, d, "612 ms"), NotAllowed, "D-1 has no criterion")
	r.refuses(raise(KindEvidence, r.item("Other"), "612 ms"), NotFound, "name the decision")
	c := r.raise(KindCriterion, d, "p95 below 800 ms", FieldCheck, "load test")
	r.raise(KindEvidence, c, "612 ms")
	r.refuses(Amend{About: Ref{KindEvidence, 1}, With: with(FieldWords, "500 ms")}, ReadOnly, "E-1")
	r.do(Amend{About: c, With: Values{FieldCheck: {}}})
	if got, _ := r.Criteria.Get(c.ID); got.Check != defaultCheck {
		t.Errorf("a criterion without a check is checked by %q", got.Check)
	}
	r.refuses(Amend{About: c, With: Values{FieldWords: {}}}, BadValue)
	r.rule(d, Approved, nil)
	r.refuses(Amend{About: c, With: with(FieldWords, "anything")}, ReadOnly, "D-1 is approved; its criteria stay")
	r.refuses(raise(KindCriterion, d, "one more"), ReadOnly)
}

func TestConditionalNeedsConditionsAndWaitsForThem(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	r.lacks(rule(d, Conditional), FieldCond)
	r.lacks(rule(d, Conditional, FieldCond, []NewTask{{Text: ""}}), FieldCond)
	r.refuses(rule(d, Conditional, FieldCond, []NewTask{{Text: "Legal agrees", Due: "2026-11-22"}}), BadValue, "Sun 22 Nov has passed")
	r.refuses(rule(d, Conditional, FieldCond, []NewTask{{Text: "Legal agrees", Owner: 99}}), NotFound, "P-99")
	u := r.rule(d, Conditional, with(FieldCond, []NewTask{{Text: "Legal agrees", Owner: r.tom, Due: "2026-11-25"}, {Text: "Support is told"}}))
	conditions := r.Conditions(u.ID)
	if len(conditions) != 2 || conditions[0].Owner != r.tom || conditions[0].Due != "2026-11-25" || conditions[1].Owner != r.ben || conditions[1].Due != "2026-11-30" {
		t.Fatalf("the conditions are %+v", conditions)
	}
	r.nextMeeting(7) // it bars nothing today
	r.is(d, Conditional)
	r.do(finish(conditions[0].ID))
	r.refuses(finish(conditions[0].ID), NotAllowed, "done already")
	r.is(d, Conditional)
	if done := r.do(finish(conditions[1].ID)); !strings.Contains(done.Says, "all conditions of D-1 are done: Ben Okafor confirms it (confirm D-1)") {
		t.Errorf("the last condition says %q", done.Says)
	}
	r.is(d, Conditional)
}

func TestRejectionNeedsAReason(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.lacks(rule(d, Rejected), FieldWhy)
	r.lacks(rule(d, Rejected, FieldWhy, "\u200b\n"), FieldWhy)
	r.rule(d, Rejected, with(FieldWhy, "the campaign is off"))
	r.stands()
}

func TestDeferralNeedsAReasonAndOffersDayAndFallback(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.lacks(rule(d, Deferred), FieldWhy)
	u := r.rule(d, Deferred, with(FieldWhy, "the numbers are late"))
	if u.Due != "2026-11-30" || u.Fallback != "stays as today" {
		t.Errorf("deferred as %+v", u)
	}
	own := r.decision("Keep the wallet", FieldFallback, "the wallet stays")
	if u := r.deferTo(own, "2026-12-01"); u.Fallback != "the wallet stays" || u.Due != "2026-12-01" {
		t.Errorf("deferred as %+v", u)
	}
	r.plan(monday)
	r.plan("2026-11-26")
	later := r.decision("Rename the button")
	if u := r.rule(later, Deferred, with(FieldWhy, "late")); u.Due != "2026-11-26" {
		t.Errorf("the next review is planned for the 26th, offered was %s", u.Due)
	}
}

func TestDeferringToTodayIsNoDeferral(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.refuses(rule(d, Deferred, FieldWhy, "late", FieldDue, monday), BadValue, "no deferral")
	r.refuses(rule(d, Deferred, FieldWhy, "late", FieldDue, Date("2026-11-22")), BadValue, "Sun 22 Nov has passed")
	r.refuses(rule(d, Deferred, FieldWhy, "late", FieldDue, Date("soon")), BadValue, `"soon" is not a date`)
}

func TestADeferralComesBackOnItsDayAndIsNotDeferredTwice(t *testing.T) {
	r := liveReview(t)
	d, later := r.decision("Ship guest checkout"), r.decision("Rename the button")
	r.deferTo(d, "2026-11-30")
	r.deferTo(later, "2026-12-02")
	r.nextMeeting(7)
	r.on(later, false)
	r.stands(d)
	r.is(d, Deferred)
	r.refuses(rule(d, Deferred, FieldWhy, "late again"), NotAllowed, "D-1 was deferred before; this time it is decided, or escalated")
	r.refuses(DeferRest{Meeting: r.meeting.ID, Why: "late"}, NotAllowed, "nothing is left")
	r.approve(d)
	r.stands()
	r.on(d, true)
	r.nextMeeting(7)
	r.on(d, false)
	r.stands(later)
	r.rule(later, Escalated, with(FieldTo, r.mara))
	r.stands()
	if n := r.Deferrals(d.ID); n != 1 {
		t.Errorf("deferred %d times, want 1", n)
	}
}

func TestADecisionMayBeAnsweredAnewInTheSameMeetingWithAReason(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.deferTo(d, "2026-11-30")
	r.deferTo(d, "2026-12-01") // a correction at once is no second deferral
	if n := r.Deferrals(d.ID); n != 1 {
		t.Errorf("deferred %d times, want 1", n)
	}
	r.approve(d)
	if n := r.Deferrals(d.ID); n != 0 {
		t.Errorf("a deferral that did not stand counts %d times", n)
	}
	r.lacks(rule(d, Approved), FieldWhy) // two windows, one answer
	r.lacks(rule(d, Conditional, FieldCond, "Legal agrees"), FieldWhy)
	r.rule(d, Rejected, with(FieldWhy, "Legal called"))
	r.rule(d, Approved, with(FieldWhy, "Legal called again"))
	r.do(AdjournMeeting{r.meeting.ID})
	r.later(minute)
	r.do(StartMeeting{r.meeting.ID})
	r.rule(d, Deferred, with(FieldWhy, "Legal wants a week"))
	r.stands()
}

func TestASettledDecisionOfAnEarlierMeetingStays(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.approve(d)
	r.refuses(Amend{About: d, With: with(FieldWords, "Ship it all")}, ReadOnly, "D-1 is approved and stays")
	r.close()
	r.refuses(rule(d, Rejected, FieldWhy, "no", FieldVia, "mail"), NotAllowed, "is not answered again")
	r.later(7 * 24 * 60 * minute)
	r.hold()
	r.refuses(rule(d, Rejected, FieldWhy, "no"), NotAllowed, "D-1 was approved", "reopen it with what is new")
	r.refuses(Amend{About: d, With: with(FieldOwner, r.tom)}, ReadOnly)
	r.refuses(raise(KindFeedback, d, "but", FieldBy, r.tom), NotAllowed, "D-1 is approved", "raise a new decision")
}

// An answer for good counts whenever it was given; to put a decision off is an
// answer of the meeting that began before, and of no other.
func TestWhatWasDecidedBeforeTheMeetingStandsAndWhatWasPutOffIsAskedAgain(t *testing.T) {
	r := plannedReview(t)
	settled, put, due := r.raise(KindItem, Ref{}, "a", FieldOwner, r.ben), r.raise(KindItem, Ref{}, "b", FieldOwner, r.ben), r.raise(KindItem, Ref{}, "c", FieldOwner, r.ben)
	d1, d2, d3 := r.raise(KindDecision, settled, "a"), r.raise(KindDecision, put, "b"), r.raise(KindDecision, due, "c")
	r.rule(d1, Approved, with(FieldCriteria, "it holds", FieldVia, "mail"))
	r.rule(d2, Deferred, with(FieldWhy, "late", FieldDue, Date("2026-12-07"), FieldVia, "mail"))
	r.rule(d3, Deferred, with(FieldWhy, "late", FieldDue, Date("2026-11-24"), FieldVia, "mail"))
	r.later(24 * 60 * minute)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Date: "2026-11-24"})
	r.do(StartMeeting{r.meeting.ID})
	r.rule(checkRef(3), Passed, with(FieldEvidence, "read them"))
	gaps := r.stands(d2, d3)
	if want := "D-2, deferred before M-1 began, needs a decision by"; !strings.Contains(gaps[0].Says, want) {
		t.Errorf("the gap says %q, want %q", gaps[0].Says, want)
	}
	r.rule(d3, Rejected, with(FieldWhy, "too late"))
	r.rule(d2, Deferred, with(FieldWhy, "late", FieldDue, Date("2026-12-07"))) // said again, it is one deferral
	r.stands()
	if n := r.Deferrals(d2.ID); n != 1 {
		t.Errorf("D-2 counts as deferred %d times", n)
	}
	r.close()
}

func TestTheFinalWordingIsWhatIsRuled(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it?", FieldWording, "We ship guest checkout to all shops.", FieldCriteria, "it holds")
	asked := r.Requirements(d, Approved, r.now)
	if asked[0].Default.Text != "We ship guest checkout to all shops." {
		t.Errorf("read back is %q", asked[0].Default.Text)
	}
	u := r.rule(d, Approved, with(FieldWording, "We ship it to shops in the EU."))
	if got, _ := r.Decisions.Get(d.ID); u.Wording != "We ship it to shops in the EU." || got.FinalWording() != u.Wording {
		t.Errorf("ruled on %q, kept is %q", u.Wording, got.FinalWording())
	}
}

func TestADecisionIsWithdrawnOnce(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.rule(d, Withdrawn, with(FieldWhy, "Legal decides"))
	r.refuses(rule(d, Withdrawn, FieldWhy, "Legal decides"), NotAllowed, "D-1 is withdrawn already")
	r.refuses(rule(d, Withdrawn, FieldWhy, "another reason"), NotAllowed, "D-1 is withdrawn already")
}

func TestOptionsAreReplacedAsAList(t *testing.T) {
	r := liveReview(t)
	d := r.decision("How", FieldOptions, []string{"now", "", "later"}, FieldRecommend, "now")
	texts := func() (list string) {
		for _, o := range r.OptionsOf(d.ID) {
			list += o.Text + ";"
		}
		return list
	}
	if texts() != "now;later;" {
		t.Errorf("options %q", texts())
	}
	r.do(Amend{About: d, With: with(FieldOptions, []string{"never"})})
	if texts() != "never;" {
		t.Errorf("options %q", texts())
	}
	r.undo()
	if texts() != "now;later;" {
		t.Errorf("options after undo %q", texts())
	}
}

func TestAnOutcomeOfAnotherKindIsRefused(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.refuses(rule(d, Noted), NotAllowed, "D-1 cannot be noted; it takes: approve, condition, reject, defer, escalate and withdraw")
	r.refuses(rule(decisionRef(99), Approved), NotFound, "there is no decision D-99")
	r.refuses(rule(Ref{}, Approved), NotFound, "nothing is named")
	r.refuses(rule(Ref{KindPerson, 1}, Approved), NotAllowed, "P-1 cannot be ruled on")
	r.refuses(Amend{About: d, With: with(FieldNeeds, "proof")}, BadValue, "nothing or evidence")
}

func TestOnePieceOfEvidenceIsHeldAgainstOneCriterion(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, []NewCriterion{{Text: "p95 below 800 ms"}, {Text: "mails agree"}})
	refusal := r.lacks(raise(KindEvidence, d, "612 ms"), FieldCriterion)
	for _, part := range []string{"D-1 has 2 criteria without evidence: K-1 p95 below 800 ms, K-2 mails agree", "say which: met K-1"} {
		if !strings.Contains(refusal.Says, part) {
			t.Errorf("%q does not say %q", refusal.Says, part)
		}
	}
	r.refuses(rule(d, Approved, FieldEvidence, "612 ms"), NotAllowed, "K-1 p95 below 800 ms, K-2 mails agree", "met K-1")
	r.refuses(raise(KindEvidence, d, "612 ms", FieldCriterion, "K-9"), BadValue, "K-1 or K-2")
	r.refuses(raise(KindEvidence, d, "612 ms", FieldCriterion, "the first"), BadValue, "such as K-1")
	r.raise(KindEvidence, d, "612 ms", FieldCriterion, "k1")
	if _, seen := r.LatestEvidence(2); seen {
		t.Error("K-2 is met by what was seen of K-1")
	}
	q := r.Fields(KindEvidence, d, r.now)[1]
	if q.Field != FieldCriterion || q.Default.Text != "K-2" {
		t.Errorf("offers %+v", q)
	}
	r.rule(d, Approved, with(FieldEvidence, "read side by side"))
	if e, _ := r.LatestEvidence(2); e.Seen != "read side by side" {
		t.Errorf("K-2 has %+v", e)
	}
}

func TestAnApprovalThatNeedsEvidenceOfSeveralCriteriaIsNotPossibleYet(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldNeeds, NeedsEvidence, FieldCriteria, []NewCriterion{{Text: "fast"}, {Text: "calm"}})
	refusal, ok := r.mayRule(d, Approved, r.now).(*Refusal)
	if !ok || !strings.Contains(refusal.Says, "K-1 fast, K-2 calm; say which: met K-1") {
		t.Errorf("may be approved: %v", refusal)
	}
	r.raise(KindEvidence, criterionRef(1), "so it is")
	if err := r.mayRule(d, Approved, r.now); err != nil {
		t.Error(err)
	}
}

func TestADecisionIsNotDueInThePast(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	r.refuses(raise(KindDecision, item, "Ship it", FieldDue, Date("2026-11-22")), BadValue, "Sun 22 Nov has passed; a decision is due today or later")
	d := r.raise(KindDecision, item, "Ship it", FieldDue, monday)
	r.refuses(Amend{About: d, With: with(FieldDue, Date("2026-11-20"))}, BadValue, "Fri 20 Nov has passed")
	r.later(2 * 24 * 60 * minute)
	r.do(Amend{About: d, With: with(FieldDue, monday, FieldWords, "Ship it all")}) // what it was stays
}

func TestARulingTakesNoMoreThanItsOutcomeHasAPlaceFor(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	r.refuses(rule(d, Approved, FieldUntil, Date("2026-12-01")), BadValue, "approve takes no until")
	r.refuses(rule(d, Rejected, FieldWhy, "late", FieldEvidence, "seen"), BadValue, "reject takes no evidence")
	r.rule(d, Approved, Values{FieldUntil: {}, FieldWhy: Words("agreed"), FieldVia: Words("message")})
}

func TestACriterionThatAnActionNamesIsNotDropped(t *testing.T) {
	r := liveReview(t)
	r.decision("Ship it", FieldCriteria, []NewCriterion{{Text: "fast"}})
	r.raise(KindAction, criterionRef(1), "measure it", FieldOwner, r.ben)
	r.refuses(Remove{criterionRef(1)}, NotAllowed, "A-1 is on K-1 and would be lost")
}

func TestACriterionIsDroppedWhileItsDecisionIsUndecided(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, []NewCriterion{{Text: "fast"}, {Text: "calm"}})
	r.raise(KindEvidence, criterionRef(2), "so it is")
	if done := r.do(Remove{criterionRef(2)}); done.Says != "K-2 removed: calm" {
		t.Errorf("says %q", done.Says)
	}
	if n := len(r.CriteriaOf(d.ID)); n != 1 || r.Evidences.Len() != 0 {
		t.Errorf("%d criteria and %d pieces of evidence are left", n, r.Evidences.Len())
	}
	r.undo()
	if n := len(r.CriteriaOf(d.ID)); n != 2 || r.Evidences.Len() != 1 {
		t.Errorf("%d criteria and %d pieces of evidence are back", n, r.Evidences.Len())
	}
	r.rule(d, Approved, nil)
	r.refuses(Remove{criterionRef(2)}, ReadOnly, "D-1 is approved; its criteria stay")
}

func TestWhatCannotBeRuledIsKnownBeforehand(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	if err := r.mayRule(d, Approved, r.now); err != nil {
		t.Error(err)
	}
	r.concern(d, "Legal has not read it", r.tom)
	b := r.blocker("No test cards", r.whole()...)
	r.do(Amend{About: b, With: with(FieldDue, Date("2026-11-28"))})
	r.later(7 * 24 * 60 * minute)
	for _, c := range []struct {
		about   Ref
		outcome Outcome
		says    string
	}{
		{d, Approved, "the concern F-1 stands"},
		{d, Noted, "D-1 cannot be noted"},
		{b, Carried, "moved once already; escalate it instead"},
		{decisionRef(9), Approved, "there is no decision D-9"},
	} {
		if err := r.mayRule(c.about, c.outcome, r.now); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %s: %v, want %q", c.about, c.outcome, err, c.says)
		}
	}
}

// What was put off between two sittings, and again once the meeting goes on, was
// put off once: the owner answered anew.
func TestADeferralBetweenTwoSittingsIsAnsweredAnewInTheNext(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.do(AdjournMeeting{r.meeting.ID})
	r.later(minute)
	late := with(FieldWhy, "the numbers are late", FieldVia, "mail")
	r.rule(d, Deferred, late)
	r.do(StartMeeting{r.meeting.ID})
	r.rule(d, Deferred, late)
	if got := r.Deferrals(d.ID); got != 1 {
		t.Errorf("it was deferred %d times, want once", got)
	}
}

// What was put off in one sitting of a meeting, withdrawn before the next and put off
// again in that was put off once.
func TestWhatIsAnsweredBetweenTwoSittingsReplacesTheAnswerOfTheFirst(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.rule(d, Deferred, with(FieldWhy, "no load test", FieldDue, "2026-12-03", FieldFallback, "as it is"))
	r.do(AdjournMeeting{r.meeting.ID})
	r.rule(d, Withdrawn, with(FieldWhy, "Legal decides", FieldVia, "message"))
	if n := r.Deferrals(d.ID); n != 0 {
		t.Errorf("withdrawn between two sittings, it was deferred %d times", n)
	}
	r.do(StartMeeting{r.meeting.ID})
	r.rule(d, Deferred, with(FieldWhy, "no load test yet", FieldDue, "2026-12-03", FieldFallback, "as it is"))
	if n := r.Deferrals(d.ID); n != 1 {
		t.Errorf("it was deferred %d times", n)
	}
}

// An approval stays possible, and whoever gives it knows what is in its way.
func TestTheReadBackOfADecisionNamesTheBlockerThatStillBlocksIt(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Labels are free", FieldOwner, r.ben)
	b := r.raise(KindBlocker, r.ParentOf(d), "No test cards", FieldOwner, r.tom, FieldDue, Date("2026-11-24"))
	blocked := func(today Date) (says []string) {
		for _, line := range r.Details(d, r.meeting.ID, today) {
			if line.Label == "blocker" {
				says = append(says, line.Text)
			}
		}
		return says
	}
	if says := blocked(monday); !slices.Equal(says, []string{"B-1 still blocks it"}) {
		t.Errorf("it says %q", says)
	}
	if says := blocked("2026-11-27"); !slices.Equal(says, []string{"B-1 still blocks it, late since 24 Nov"}) {
		t.Errorf("late, it says %q", says)
	}
	r.rule(b, Resolved, with(FieldHow, "they came"))
	if says := blocked("2026-11-27"); len(says) != 0 {
		t.Errorf("resolved, it says %q", says)
	}
}

// Lateness counts working days, which is said where there is room for it.
func TestTheDetailsOfALateThingSayWhichDaysAreCounted(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	for _, line := range r.Details(a, r.meeting.ID, "2026-12-01") {
		if line.Label == "late" && line.Text == "2 working days" {
			return
		}
	}
	t.Errorf("it says %+v", r.Details(a, r.meeting.ID, "2026-12-01"))
}
