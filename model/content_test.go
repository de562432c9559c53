package model

import (
	"slices"
	"strings"
	"testing"

	"gavel/model/playbook"
)

// shows asserts what a standing item with a word says in the meeting.
func (r *fixture) shows(word string, want ...string) {
	r.Helper()
	r.meeting, _ = r.Meetings.Get(r.meeting.ID)
	it := Item{Meeting: r.meeting.ID, Standing: standingWords([]string{word})}
	got := r.ContentSays(it, r.Today(r.now))
	for _, part := range r.Content(it, r.Today(r.now)) {
		for _, line := range part.Lines {
			if slices.Contains(KindDecision.States(), Outcome(line.Label)) {
				r.Errorf("%s is labelled %q, which on an item is how a decision stands", line.Says, line.Label)
			}
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		r.Errorf("%s shows\n%s\nwant\n%s", word, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestEveryWordOfContentThatAPlaybookMayUseIsFoundInTheRecord(t *testing.T) {
	var known []string
	for _, word := range playbook.Contents() {
		word = strings.TrimRight(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
		known = append(known, word)
		if _, _, ok := contentNamed(word); !ok {
			t.Errorf("%s shows nothing", word)
		}
	}
	for _, w := range contentWords() {
		if w.word != StandingActions && !slices.Contains(known, w.word) {
			t.Errorf("no playbook can have %s", w.word)
		}
	}
}

func TestEveryItemOfOurPlaybookShowsSomethingInAnEmptyCycle(t *testing.T) {
	r := liveReview(t)
	for _, k := range playbook.Ours().Kinds {
		for _, is := range k.Items {
			it := Item{Meeting: r.meeting.ID, Standing: standingWords(is.Content)}
			if len(is.Content) > 0 && len(r.ContentSays(it, r.Today(r.now))) == 0 {
				t.Errorf("%s of %s shows nothing", is.Title, k.Key)
			}
		}
	}
}

func TestSuccessCriteriaAreShownWithWhereTheirMetricsStand(t *testing.T) {
	r := liveReview(t)
	r.shows("success-criteria", "No success criterion is agreed on yet")
	m := r.raise(KindMetric, Ref{}, "Handoff defects", FieldOwner, r.ben, FieldUnit, "%", FieldBetter, "down", FieldBase, "5", FieldTarget, "3")
	r.raise(KindSuccess, Ref{}, "Fewer defects", FieldOwner, r.ana, FieldMetric, Value{Lines: []string{m.String()}}, FieldBase, "5", FieldTarget, "3")
	r.raise(KindSuccess, Ref{}, "Happier people")
	r.shows("success-criteria", "SG-1 Fewer defects (Ana Ruiz): handoff-defects from 5 % to 3 %; no reading yet", "SG-2 Happier people (no owner): no metric says whether it is reached")
	r.raise(KindReading, m, "2.8")
	r.shows("success-criteria", "SG-1 Fewer defects (Ana Ruiz): handoff-defects from 5 % to 3 %; 2.8 % of 23 Nov: ON TARGET", "SG-2 Happier people (no owner): no metric says whether it is reached")
}

func TestMetricsAreShownAllOneOrThoseOfATag(t *testing.T) {
	r := liveReview(t)
	r.shows("metrics", "No metric is kept")
	r.raise(KindMetric, Ref{}, "Handoff defects", FieldOwner, r.ben, FieldUnit, "%", FieldBetter, "down", FieldBase, "5", FieldTarget, "3")
	contacts := r.raise(KindMetric, Ref{}, "Support contacts", FieldBetter, "down", FieldTag, "support")
	r.raise(KindReading, contacts, "6")
	r.shows("metric:handoff-defects", "MT-1 Handoff defects (Ben Okafor): no reading yet; baseline 5 % of 23 Nov; target 3 %")
	r.shows("metrics:support", "MT-2 Support contacts (no owner): 6 per 100 orders of 23 Nov: NO TARGET")
	r.shows("metrics:refund", "No metric is kept for it")
	if n := len(r.Content(Item{Meeting: 1, Standing: "metrics"}, monday)[0].Lines); n != 2 {
		t.Errorf("%d metrics are shown", n)
	}
}

func TestThePromiseIsShownWithItsVerdicts(t *testing.T) {
	r := liveReview(t)
	r.shows("promise", "Customers are promised nothing yet")
	r.do(SetCycle{with(FieldPromise, "Mails say what happens")})
	r.shows("promise", "Mails say what happens (nobody owns it)", "not said yet")
	r.do(SetCycle{with(FieldPromiseOwner, r.tom)})
	r.do(RecordPromise{Verdict: PromiseHeld})
	r.shows("promise", "Mails say what happens (Tom Weiss)", "held 1 of 1", "held")
}

func TestDatesAreShownWithWhatMovedThemAndWhichIsToBeConfirmed(t *testing.T) {
	r := liveReview(t)
	r.shows("dates", "No date is set yet")
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-01"), FieldCustomer, Date("2026-12-15"))})
	r.shows("dates", "delivery date Tue 1 Dec", "customer-facing date Tue 15 Dec")
	at := contentMoment{Record: r.Record, meeting: r.meeting, today: monday}
	if at.isDateFlagged() {
		t.Error("dates that agree are worth a place on the agenda")
	}
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldWhy, "the courier is late")})
	r.shows("dates", "delivery date Tue 8 Dec", "customer-facing date Tue 15 Dec", "delivery date moved 1 Dec → 8 Dec: the courier is late",
		"customer-facing date (Tue 15 Dec) to confirm since 23 Nov: delivery date moved 1 Dec → 8 Dec")
	if at.Record = r.Record; !at.isDateFlagged() {
		t.Error("a date that is to be confirmed is worth no place on the agenda")
	}
}

func TestConfidenceIsTheLastReadingOfTheRollCall(t *testing.T) {
	r := liveReview(t)
	r.shows("confidence", "Nobody was asked yet how sure the delivery is")
	m := r.raise(KindMetric, Ref{}, "Delivery confidence", FieldOwner, r.ana, FieldUnit, "of 5")
	r.raise(KindReading, m, "4")
	r.shows("confidence", "MT-1 Delivery confidence (Ana Ruiz): 4 of 5 of 23 Nov: NO TARGET")
}

func TestOwnersAreClearWhereEveryDecisionOfAStageHasOneWhoIsHere(t *testing.T) {
	r := liveReview(t)
	r.shows("owners-by-stage", "No decision is there yet")
	for range 3 {
		r.decision("Returns are free")
	}
	approved := r.decision("Labels are free", FieldCriteria, "they are")
	r.passes(approved)
	r.shows("owners-by-stage", "clear in every stage: 4 of 4 decisions have an owner, 100 %", "in review: 3 of 3 with an owner", "decided: 1 of 1 with an owner")
	r.do(Amend{About: decisionRef(2), With: with(FieldOwner, ID(0))})
	gone := r.decision("Mails are short")
	r.rule(gone, Withdrawn, with(FieldWhy, "not now"))
	r.shows("owners-by-stage", "not clear: 3 of 4 decisions have an owner, 75 %", "in review: 2 of 3 with an owner, without: D-2", "decided: 1 of 1 with an owner")
	next := r.clone()
	d, _ := next.Decisions.Get(approved.ID)
	d.ProceededAt = r.now
	next.Decisions.put(d)
	r.Record = next
	r.do(MarkLeft{Person: r.ben})
	r.shows("owners-by-stage", "not clear: 0 of 4 decisions have an owner, 0 %", "in review: 0 of 3 with an owner, without: D-1, D-2 and D-3", "handed off: 0 of 1 with an owner, without: D-4")
}

func TestADecisionOfALaterMeetingIsInTheStageRaised(t *testing.T) {
	r := liveReview(t)
	later := r.plan("2026-12-07")
	it := r.raise(KindItem, later.Ref(), "Courier")
	r.raise(KindDecision, it, "Pay weekly")
	r.shows("owners-by-stage", "not clear: 0 of 1 decisions have an owner, 0 %", "raised: 0 of 1 with an owner, without: D-1")
}

func TestCandidatesAreShownWithWhatKeepsThem(t *testing.T) {
	r := liveReview(t)
	r.shows("candidates", "Nothing is approved yet")
	r.do(AmendMeeting{Meeting: r.meeting.ID, Kinds: "weekly, entry"})
	d := r.decision("Returns are free", FieldCriteria, "they are")
	r.passes(d)
	at := contentMoment{Record: r.Record, meeting: r.meeting, today: monday}
	lines := at.candidates()
	if len(lines) != 1 || lines[0].About != d || lines[0].Label != "kept" || !strings.Contains(lines[0].Says, "K-1 has no check") {
		t.Errorf("it shows %+v", lines)
	}
}

func TestMessagingShowsWhoTellsCustomers(t *testing.T) {
	r := liveReview(t)
	r.shows("messaging", "Nothing open or approved touches what customers are told")
	r.decision("Returns are free", FieldMessaging, Yes, FieldMessage, r.mara)
	r.decision("Mails are short", FieldMessaging, Yes)
	r.decision("Labels are free")
	r.shows("messaging", "D-1 Returns are free (Ben Okafor, Mara Ilves writes)", "D-2 Mails are short (Ben Okafor, nobody writes it yet)")
}

func TestTheGateIsSummedUpByWhatKeepsIt(t *testing.T) {
	r := liveReview(t)
	r.blocker("No test cards", FieldOwner, r.ben)
	r.shows("gate-summary", "C-2 Every open blocker has owner, due date and fallback: B-1 no due date, no fallback, no impact", "2 of 3 hold")
}

func TestAnItemOfOneKindSumsUpTheGatesOfThatKind(t *testing.T) {
	r := liveReview(t)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Kinds: "weekly, messaging"})
	it := Item{Meeting: r.meeting.ID, Standing: "gate-summary", Brought: "messaging"}
	if says := r.ContentSays(it, monday); len(says) != 3 || !strings.HasSuffix(says[0], "no delivery date, no customer-facing date") || says[2] != "1 of 3 hold" {
		t.Errorf("it shows %q", says)
	}
}

func TestEvidenceIsShownThatCameInSinceTheLastClose(t *testing.T) {
	r := liveReview(t)
	r.shows("evidence-new", "No evidence came in")
	d := r.decision("Returns are free", FieldCriteria, "refunded in a day")
	r.raise(KindEvidence, d, "nine of ten were", FieldVerdict, VerdictMet)
	r.shows("evidence-new", "K-1 refunded in a day of D-1, met: nine of ten were")
}

func TestWhatCameInSinceTheLaunchIsWhatWasRaisedSinceCustomersAreTold(t *testing.T) {
	r := liveReview(t)
	r.blocker("Before", r.whole()...)
	r.do(SetCycle{with(FieldDelivery, Date("2026-11-23"), FieldCustomer, Date("2026-11-24"))})
	r.shows("blockers-since-launch", "Nothing came in since the launch")
	r.later(24 * 60 * minute)
	r.blocker("Mails are late", r.whole()...)
	r.shows("blockers-since-launch", "B-2 Mails are late (Ben Okafor, carried, due 27 Nov): no saved cards")
}

func TestTheScopeLedgerSumsUpSprintsAndListsWhatHasNoAnswer(t *testing.T) {
	r := liveReview(t)
	r.shows("scope-ledger", "Nobody asked for a change of scope")
	r.do(SetCycle{with(FieldStart, Date("2026-11-23"))})
	s := r.raise(KindScope, Ref{}, "Gift wrap", FieldBy, r.tom, FieldWhy, "campaign", FieldTradeoff, "refunds wait", FieldConfidence, "3")
	r.shows("scope-ledger", "sprint 1: 1 asked, 0 accepted, 0 declined", "SC-1 add Gift wrap, asked by Tom Weiss: asked, confidence 3, D-1")
	d, _ := r.AnswerTo(s)
	r.do(Amend{About: d.Ref(), With: with(FieldOwner, r.ben)})
	r.rule(d.Ref(), Rejected, with(FieldWhy, "too late"))
	r.shows("scope-ledger", "sprint 1: 1 asked, 0 accepted, 1 declined", "SC-1 add Gift wrap, asked by Tom Weiss: declined, confidence 3, D-1")
}

func TestCheckpointsAreDueUntilTheNextReview(t *testing.T) {
	r := liveReview(t)
	r.shows("checkpoints-due", "No checkpoint is due before the next review")
	m := r.raise(KindMetric, Ref{}, "Handoff defects", FieldOwner, r.ben, FieldTarget, "3")
	r.raise(KindCheckpoint, m, "Defects", FieldDue, Date("2026-11-27"))
	r.raise(KindCheckpoint, m, "Defects again", FieldDue, Date("2026-12-27"))
	r.shows("checkpoints-due", "CP-1 Defects (Ben Okafor, due 27 Nov): expected 3 %; no reading yet")
	r.later(5 * 24 * 60 * minute)
	r.shows("checkpoints-due", "CP-1 Defects (Ben Okafor, late, due 27 Nov): expected 3 %; no reading yet")
}

func TestACheckpointThatIsAnsweredInTheMeetingIsToldWithWhatItShowed(t *testing.T) {
	r := liveReview(t)
	_, c := r.answered("2", r.ben)
	r.rule(c, Met, with(FieldHow, "fewer than we thought"))
	r.shows("checkpoints-due", "CP-1 Refund time (Ben Okafor, met, 2 % of 23 Nov: ON TARGET): fewer than we thought")
}

func TestAssumptionsAreShownTheDoubtfulOnesFirst(t *testing.T) {
	r := liveReview(t)
	r.shows("assumptions", "No assumption is open")
	d := r.decision("Returns are free")
	r.raise(KindAssumption, d, "Scans arrive the same day", FieldOwner, r.tom)
	r.raise(KindAssumption, Ref{}, "Couriers answer")
	r.rule(Ref{KindAssumption, 2}, AtRisk, with(FieldWhy, "two did not"))
	r.shows("assumptions", "AS-2 Couriers answer (no owner, at risk, looked at 23 Nov)", "AS-1 Scans arrive the same day (Tom Weiss, likely, looked at 23 Nov): D-1 rests on it")
}

func TestRisksAreShownTheHighestFirstWithTheirCheckpoints(t *testing.T) {
	r := liveReview(t)
	r.shows("risks", "No risk is open")
	r.raise(KindRisk, Ref{}, "Stock runs out")
	k := r.raise(KindRisk, Ref{}, "Mails are late", FieldOwner, r.ben, FieldLikelihood, "high", FieldSeverity, "high", FieldMitigation, "a second sender")
	m := r.raise(KindMetric, Ref{}, "Late mails", FieldOwner, r.ben)
	r.raise(KindCheckpoint, m, "Late mails", FieldDue, Date("2026-11-27"), FieldOn, Value{Lines: []string{k.String()}})
	r.shows("risks", "RK-2 Mails are late (Ben Okafor, high, above the agreed medium): a second sender; CP-1 on 27 Nov, no reading yet",
		"RK-1 Stock runs out (no owner, medium): no mitigation yet; no checkpoint shows whether it works")
}

func TestTheRiskiestJourneyIsShownWithWhatIsOpenOnIt(t *testing.T) {
	r := liveReview(t)
	r.shows("journeys-riskiest", "No journey is written down yet")
	r.raise(KindJourney, Ref{}, "Returns", FieldOwner, r.tom)
	j := r.raise(KindJourney, Ref{}, "Guest checkout", FieldOwner, r.ben, FieldRisk, "high")
	r.raise(KindState, j, "Card declined", FieldState, StateException, FieldExpect, "the basket is kept", FieldFinal, Yes)
	r.shows("journeys-riskiest", "JN-2 Guest checkout (Ben Okafor, risk high, 0 of 1 states verified, 1 to fix)", "no recovery from JS-1 Card declined",
		"JS-1 Card declined (Ben Okafor, exception, to verify): the basket is kept")
	r.shows("states-open", "Every exception and recovery is verified")
	d := r.decision("Guests pay", FieldCriteria, "they do", FieldCovers, Value{Lines: []string{"JS-1"}})
	r.passes(d)
	r.shows("states-open", "JS-1 Card declined (Ben Okafor, exception, to verify): the basket is kept")
}

func TestLessonsAreShownWithHowOftenTheyWereUsed(t *testing.T) {
	r := liveReview(t)
	r.shows("lessons", "No lesson is noted yet")
	r.raise(KindLesson, Ref{}, "Ask support first", FieldOwner, r.ana)
	r.shows("lessons", "LS-1 Ask support first (Ana Ruiz, noted)")
}

func TestDispositionsSayWhatIsCarriedWhatIsDroppedAndWhatNeither(t *testing.T) {
	r := liveReview(t)
	r.shows("dispositions", "Nothing is open")
	r.raise(KindRisk, Ref{}, "Stock runs out", FieldOwner, r.tom)
	r.raise(KindRisk, Ref{}, "Mails are late")
	r.do(CarryOn{About: []Ref{{KindRisk, 1}}, Why: "it is winter"})
	r.shows("dispositions", "1 of 2 open things carried or dropped", "RK-2 Mails are late (no owner)", "RK-1 Stock runs out (Tom Weiss, carried): it is winter")
	r.blocker("No test cards", r.whole()...)
	r.do(DropAtClose{About: []Ref{{KindRisk, 2}, {KindBlocker, 1}}, Why: "the shop closes", By: r.mara})
	r.shows("dispositions", "3 of 3 open things carried or dropped", "RK-1 Stock runs out (Tom Weiss, carried): it is winter",
		"B-1 No test cards (Ben Okafor, dropped): the shop closes; said by Mara Ilves at the close of the cycle", "RK-2 Mails are late (no owner, dropped): the shop closes; said by Mara Ilves")
}

func TestWhatAStandingItemSaidStaysAsItWasAtTheClose(t *testing.T) {
	r := withAction(t)
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	r.do(StartMeeting{r.meeting.ID})
	r.meeting, _ = r.Live()
	r.answerAll()
	it, _ := r.StandsOn(r.meeting.ID, "owners-by-stage")
	said := r.ContentSays(it, r.Today(r.now))
	r.close()
	r.do(MarkLeft{Person: r.ben})
	it, _ = r.Items.Get(it.ID)
	if got := r.ContentSays(it, r.Today(r.now)); !slices.Equal(got, said) || len(said) < 2 {
		t.Errorf("it says %q, and said %q", got, said)
	}
}
