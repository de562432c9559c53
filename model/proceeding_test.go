package model

import (
	"slices"
	"strings"
	"testing"
)

// gate puts a gate on the meeting, with checks that the record answers, and one that Tom does.
func (r *fixture) gate(key string, words ...string) (checks []Ref) {
	r.Helper()
	next := r.clone()
	g := Gate{InCycle: start(next, &next.Gates), Meeting: r.meeting.ID, Name: key, Key: key}
	next.Gates.put(g)
	for _, word := range words {
		title, _ := ComputedTitle(word)
		next.addCheck(g, Check{Text: title, Key: word, Owner: r.tom, Computed: word})
	}
	next.addCheck(g, Check{Text: "Somebody looked at it", Key: "looked", Owner: r.tom})
	next.layTables(r.now)
	r.Record = next
	for _, c := range r.ChecksOf(r.meeting.ID) {
		if c.Gate == g.ID {
			checks = append(checks, c.Ref())
		}
	}
	return checks
}

// testable is a decision with a criterion that can be checked, approved.
func (r *fixture) testable(words string) Ref {
	r.Helper()
	d := r.decision(words, FieldOwner, r.ben, FieldCriteria, []NewCriterion{{Text: "it works", Check: "a test"}})
	r.passes(d)
	return d
}

func (r *fixture) proceeded(about Ref) bool {
	d, _ := r.Decisions.Get(about.ID)
	return d.ProceededAt != 0
}

func TestAnEntryGateLetsThroughWhatNoFailedCheckLists(t *testing.T) {
	r := liveReview(t)
	good, bare := r.testable("Returns are free"), r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, "printed at home")
	r.passes(bare)
	checks := r.gate(gateEntry, CriteriaTestable)
	r.rule(checks[1], Passed, with(FieldEvidence, "seen"))
	r.rule(checks[0], Failed, with(FieldAction, "Say how"))
	list := r.Candidacies(r.meeting.ID, r.Today(r.now))
	why := "K-2 has no check but that the owner confirms (" + checks[0].String() + ")"
	if len(list) != 2 || len(list[0].Bars) != 0 || !slices.Equal(list[1].Bars, []string{why}) {
		t.Errorf("the candidates are %+v", list)
	}
	done := r.do(CloseMeeting{r.meeting.ID})
	if !strings.Contains(done.Says, "1 of 2 approved decisions proceed") || !r.proceeded(good) || r.proceeded(bare) {
		t.Errorf("says %q", done.Says)
	}
	d, _ := r.Decisions.Get(bare.ID)
	if says := r.WhyNotProceeded(d); says != "stays at the entry gate of M-1: "+why {
		t.Errorf("it did not proceed because %q", says)
	}
	r.finds(StatesMapped, noJourney)
	if list := (gateMoment{Record: r.Record, check: Check{Gate: 99}}).candidates(); len(list) != 2 {
		t.Errorf("a gate without a key is about %d decisions", len(list))
	}
}

// The check counts approved decisions only: it turns with the approval, so that is said before.
func TestWhatWouldKeepADecisionAtTheEntryGateIsSaidBeforeItIsApproved(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, []NewCriterion{{Text: "printed at home"}, {Text: "read by the bank", Check: "a test"}})
	row, _ := r.Decisions.Get(d.ID)
	says := func() string { return r.sayWouldStay(row, r.Today(r.now)) }
	if got := says(); got != "" {
		t.Errorf("no entry gate is to come, and it says %q", got)
	}
	r.gate(gateEntry, CriteriaTestable)
	const why = "stays at the entry gate: K-1 has no check but that the owner confirms"
	if got := says(); got != why {
		t.Errorf("it says %q", got)
	}
	h, err := r.Rehearse(r.meeting.ID, r.now)
	if list := h.In(StaysAtGate); err != nil || len(list) != 1 || list[0].Act.Line != "set K-1 check:" {
		t.Errorf("the rehearsal says %+v, %v", list, err)
	}
	if done := r.do(rule(d, Approved)); !strings.HasSuffix(done.Says, "; it "+why) {
		t.Errorf("approved it says %q", done.Says)
	}
	r.undo()
	r.do(Amend{About: r.CriteriaOf(d.ID)[0].Ref(), With: with(FieldCheck, "count them")})
	if got := says(); got != "" {
		t.Errorf("it can be checked, and it says %q", got)
	}
}

func TestOneCheckThatKeepsADecisionForTwoReasonsIsNamedOnce(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, []NewCriterion{{Text: "printed at home"}, {Text: "read by the bank"}})
	r.passes(d)
	checks := r.gate(gateEntry, CriteriaTestable)
	list := r.Candidacies(r.meeting.ID, r.Today(r.now))
	want := "K-1 and K-2 have no check but that the owner confirms (" + checks[0].String() + ")"
	if len(list) != 1 || !slices.Equal(list[0].Bars, []string{want}) {
		t.Errorf("the candidates are %+v", list)
	}
}

func TestARiskOnADecisionKeepsThatAndOneOnNothingAll(t *testing.T) {
	r := liveReview(t)
	r.testable("Returns are free")
	r.testable("Labels are free")
	k := r.raise(KindRisk, Ref{}, "Mails are late", FieldOn, Value{Lines: []string{"D-2"}})
	checks := r.gate(gateEntry, RisksCovered)
	if stays, why := r.StaysAt(r.meeting.ID, r.Today(r.now)), "RK-1 no owner, no mitigation, no fallback, no impact ("+checks[0].String()+")"; len(stays) != 1 || !slices.Equal(stays[0].Bars, []string{why}) {
		t.Errorf("what stays is %+v, want %s", stays, why)
	}
	kept := func() (n int) {
		for _, c := range r.Candidacies(r.meeting.ID, r.Today(r.now)) {
			n += len(c.Bars)
		}
		return n
	}
	if kept() != 1 {
		t.Errorf("a risk on D-2 keeps %d", kept())
	}
	r.do(Amend{About: k, With: with(FieldOn, Value{})})
	if kept() != 2 {
		t.Errorf("a risk on nothing keeps %d", kept())
	}
}

// What a closed meeting kept is told of it ever after, also once a later gate let it through.
func TestWhatAGateKeptIsToldOfItAfterALaterOneLetItThrough(t *testing.T) {
	r := liveReview(t)
	bare := r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, "printed at home")
	r.passes(bare)
	checks := r.gate(gateEntry, CriteriaTestable)
	r.rule(checks[0], Failed, with(FieldAction, "Say how"))
	r.rule(checks[1], Passed, with(FieldEvidence, "seen"))
	r.close()
	first := r.meeting.ID
	stays := func(meeting ID) (says []string) {
		for _, c := range r.StaysAt(meeting, r.Today(r.now)) {
			says = append(says, c.Decision.Ref().String()+": "+strings.Join(c.Bars, "; "))
		}
		return says
	}
	if got := stays(first); len(got) != 1 || !strings.HasPrefix(got[0], "D-1: K-1 has no check") {
		t.Errorf("at the close %q stays", got)
	}
	r.do(Amend{About: r.CriteriaOf(bare.ID)[0].Ref(), With: with(FieldCheck, "count them")})
	r.later(7 * 24 * 60 * minute)
	r.begin()
	r.testable("Returns are free")
	r.gate(gateEntry, CriteriaTestable)
	for _, g := range r.Gaps(r.meeting.ID, r.now) {
		r.rule(g.About, Passed, with(FieldEvidence, "seen"))
	}
	r.close()
	if got := stays(first); !slices.Equal(got, []string{"D-1: "}) || stays(r.meeting.ID) != nil {
		t.Errorf("later %q stays at the first gate and %q at the second", got, stays(r.meeting.ID))
	}
}

func TestADecisionOnTheLaunchItselfIsNothingThatAGateLetsThrough(t *testing.T) {
	r := liveReview(t)
	goes := r.decision("We launch", FieldOwner, r.mara, FieldCriteria, "all is there", FieldType, TypeLaunch)
	r.passes(goes)
	checks := r.gate(gateEntry)
	if list := r.Candidacies(r.meeting.ID, r.Today(r.now)); len(list) != 1 {
		t.Errorf("elsewhere than where the launch is decided the candidates are %+v", list)
	}
	r.rule(r.gate(gateLaunch)[0], Passed, with(FieldEvidence, "seen"))
	r.rule(checks[0], Passed, with(FieldEvidence, "seen"))
	r.finds(CriteriaTestable, noCandidate)
	if list := r.Candidacies(r.meeting.ID, r.Today(r.now)); len(list) != 0 {
		t.Errorf("the candidates are %+v", list)
	}
	r.close()
	d, _ := r.Decisions.Get(goes.ID)
	if why := r.WhyNotProceeded(d); why != "" || r.Proceeds(d) {
		t.Errorf("it proceeds or is kept: %q", why)
	}
}

func TestAFailedCheckOfAPersonLetsNothingProceedAndAWaivedOneDoes(t *testing.T) {
	r := liveReview(t)
	d := r.testable("Returns are free")
	checks := r.gate(gateEntry)
	r.rule(checks[0], Failed, with(FieldAction, "Look"))
	if list := r.Candidacies(r.meeting.ID, r.Today(r.now)); len(list[0].Bars) != 1 {
		t.Errorf("nothing is kept: %+v", list)
	}
	r.rule(checks[0], Waived, with(FieldWhy, "no time", FieldSecond, r.ana, FieldUntil, Date("2026-12-01")))
	r.close()
	if !r.proceeded(d) {
		t.Error("what was waived keeps it")
	}
}

func TestALaunchGoesOnceEveryCheckOfItsGateIsAnswered(t *testing.T) {
	r := liveReview(t)
	goes := r.decision("We launch", FieldOwner, r.mara, FieldCriteria, "all is there", FieldType, TypeLaunch)
	other := r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, "printed")
	checks := r.gate(gateLaunch, PostLaunchOwned)
	r.refuses(rule(goes, Approved), NotAllowed, "of its gate "+isOrAre(checks)+" not passed, met or waived")
	r.passes(other)
	r.do(SetCycle{with(FieldPostLaunchOwner, r.tom)})
	r.rule(checks[1], Failed, with(FieldAction, "Look"))
	r.refuses(rule(goes, Approved), NotAllowed, checks[1].String()+" is not passed, met or waived")
	r.rule(checks[1], Passed, with(FieldEvidence, "seen"))
	r.passes(goes)
}

// The go of the launch meeting is a launch without anybody saying so.
func TestGoIsNotSaidWhileACheckOfTheLaunchGateIsOpen(t *testing.T) {
	r := liveReview(t)
	it := r.raise(KindItem, Ref{}, "Go or no go", FieldOwner, r.mara)
	row, _ := r.Items.Get(it.ID)
	row.Standing = contentGateSummary
	r.Items.put(row)
	checks := r.gate(gateLaunch)
	goes := rule(it, Approved, FieldWording, "Go", FieldCriteria, "no alarm")
	r.refuses(goes, NotAllowed, it.String()+" is a launch, and of its gate "+isOrAre(checks)+" not passed, met or waived")
	for _, c := range checks {
		r.rule(c, Passed, with(FieldEvidence, "seen"))
	}
	r.do(goes)
}

func TestTheFinalApproverAgreesToWhatIsWaivedAtTheLaunch(t *testing.T) {
	r := liveReview(t)
	checks := r.gate(gateLaunch)
	waive := rule(checks[0], Waived, FieldWhy, "no time", FieldSecond, r.ana, FieldUntil, Date("2026-12-01"))
	r.refuses(waive, BadValue, "agreed by the final approver; name Mara Ilves")
	waive.With[FieldSecond] = Who(r.mara)
	r.do(waive)
}

func TestAFailedEvidenceGateProposesToDelayWhatShowsNoGain(t *testing.T) {
	r := liveReview(t)
	m := r.raise(KindMetric, Ref{}, "Calls", FieldOwner, r.ben)
	r.raise(KindSuccess, m, "Fewer calls", FieldBase, "6", FieldTarget, "4")
	checks := r.gate(gateEvidence, GainsShown)
	r.rule(checks[0], Failed, with(FieldAction, "Read it"))
	d, ok := r.Decisions.Get(1)
	if !ok || d.Statement != "Delay \"Fewer calls\" until its gain can be shown" || d.Owner != r.mara || d.Type != TypeScope || len(r.OptionsOf(d.ID)) != 2 {
		t.Errorf("what is proposed is %+v", d)
	}
	r.stands(d.Ref(), checks[1])
}

func TestBelowAnApproverWhoOwnsTheCheckIsWhoStandsBelowThemOnThePath(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{Values{FieldPath: Value{Lines: []string{personRef(r.ben).String(), personRef(r.ana).String(), personRef(r.tom).String()}}, FieldApprover: Who(r.ana)}})
	checks := r.gate(gateLaunch)
	r.do(Amend{About: checks[0], With: with(FieldOwner, r.ana)})
	waive := rule(checks[0], Waived, FieldWhy, "no time", FieldSecond, r.tom, FieldUntil, Date("2026-12-01"))
	r.refuses(waive, BadValue, "below on the path is Ben Okafor")
	waive.With[FieldSecond] = Who(r.ben)
	r.do(waive)
}

// The entry gate asks how each criterion of what is approved is checked, so that can be said
// until then, and nothing else of it.
func TestHowACriterionIsCheckedIsSaidUntilItsDecisionProceeds(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, "printed")
	r.passes(d)
	criterion := r.CriteriaOf(d.ID)[0].Ref()
	r.refuses(Amend{About: criterion, With: with(FieldWords, "posted", FieldCheck, "count them")}, ReadOnly, "its criteria stay as they were")
	before := r.Record
	r.do(Amend{About: criterion, With: with(FieldCheck, "count them")})
	r.do(revertOf(r, before, r.Record))
	if c, _ := r.Criteria.Get(criterion.ID); c.Check != defaultCheck {
		t.Errorf("taken back it is %q", c.Check)
	}
	r.do(Amend{About: criterion, With: with(FieldCheck, "count them")})
	decision, _ := r.Decisions.Get(d.ID)
	decision.ProceededAt = r.now
	r.Decisions.put(decision)
	r.refuses(Amend{About: criterion, With: with(FieldCheck, "look at them")}, ReadOnly, "its criteria stay as they were")
}

func TestThatACriterionIsAskedBeforeTheLaunchIsTakenBackOnceItsDecisionIsApproved(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Labels are free", FieldOwner, r.ben, FieldCriteria, "printed")
	r.passes(d)
	criterion := r.CriteriaOf(d.ID)[0].Ref()
	r.do(Amend{About: criterion, With: with(FieldLaunch, Yes)})
	r.undo()
	if c, _ := r.Criteria.Get(criterion.ID); c.Launch {
		t.Error("it is still asked before the launch")
	}
}

func TestWhatProceededIsNoCandidateAgain(t *testing.T) {
	r := liveReview(t)
	d := r.testable("Returns are free")
	checks := r.gate(gateEntry)
	r.rule(checks[0], Passed, with(FieldEvidence, "seen"))
	r.close()
	at, _ := r.Decisions.Get(d.ID)
	r.later(7 * 24 * 60 * minute)
	r.begin()
	later := r.testable("Labels are free")
	r.gate(gateEntry)
	if list := r.Candidacies(r.meeting.ID, r.Today(r.now)); len(list) != 1 || list[0].Decision.Ref() != later {
		t.Errorf("the candidates are %+v", list)
	}
	if again, _ := r.Decisions.Get(d.ID); again.ProceededAt != at.ProceededAt {
		t.Error("it proceeded twice")
	}
}

func TestWhatIsApprovedAfterTheEntryGateSaysSo(t *testing.T) {
	r := liveReview(t)
	checks := r.gate(gateEntry)
	r.rule(checks[0], Passed, with(FieldEvidence, "seen"))
	r.close()
	r.later(7 * 24 * 60 * minute)
	r.begin()
	about := r.testable("Labels are free")
	d, _ := r.Decisions.Get(about.ID)
	if says := r.WhyNotProceeded(d); says != "approved after the entry gate of M-1" {
		t.Errorf("it says %q", says)
	}
}

func TestTheEntryGateIsProposedForTheNextReviewWhileSomethingWaitsForIt(t *testing.T) {
	r := liveReview(t)
	checks := r.gate(gateEntry)
	r.rule(checks[0], Passed, with(FieldEvidence, "seen"))
	r.testable("Labels are free")
	r.close()
	r.meeting = r.plan("2026-11-30")
	if _, ok := r.proposeEntry(r.meeting); ok {
		t.Error("it is proposed, and nothing waits for it")
	}
	d := r.raise(KindDecision, r.raise(KindItem, r.meeting.Ref(), "Mails", FieldOwner, r.ben), "Mails are short", FieldOwner, r.ben, FieldCriteria, "they are")
	r.rule(d, Approved, with(FieldVia, "mail"))
	r.proposes("=I-2:10 +owners-by-stage:1 +candidates:5")
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	if _, has := r.gateWith(r.meeting, gateEntry); !has {
		t.Error("the gate is not on the meeting")
	}
	r.proposes("=I-2:10 =I-3:1 =I-4:5")
	r.undo()
	if _, has := r.gateWith(r.meeting, gateEntry); has {
		t.Error("undo left the gate on the meeting")
	}
}

func TestOnlyTheEntryGateKeepsWhatProceeds(t *testing.T) {
	r := liveReview(t)
	d := r.testable("Returns are free")
	checks := r.gate(gateEntry)
	r.rule(checks[0], Passed, with(FieldEvidence, "seen"))
	weekly := r.ChecksOf(r.meeting.ID)[2]
	r.rule(weekly.Ref(), Failed, with(FieldAction, "Look"))
	if list := r.Candidacies(r.meeting.ID, r.Today(r.now)); len(list) != 1 || len(list[0].Bars) != 0 {
		t.Errorf("%s is kept by %+v", d, list)
	}
}
