package model

import (
	"slices"
	"strings"
	"testing"
)

// atItsEnd is a cycle of which two decisions are open, and whose only review is closed.
func atItsEnd(t *testing.T) (r *fixture, first, second Ref) {
	t.Helper()
	r = liveReview(t)
	first, second = r.decision("Labels are free", FieldOwner, r.ben), r.decision("Returns are free", FieldOwner, r.tom)
	for _, d := range []Ref{first, second} {
		r.rule(d, Deferred, with(FieldWhy, "no figures yet", FieldDue, Date("2026-11-30"), FieldFallback, "as today"))
	}
	r.close()
	return r, first, second
}

func TestACycleIsClosedOnceEverythingOpenIsCarriedOrDropped(t *testing.T) {
	r, first, second := atItsEnd(t)
	closes := CloseCycle{CancelPlanned: true, NoLesson: "it was short"}
	r.refuses(closes, NotAllowed, "open and neither carried nor dropped: D-1 and D-2")
	r.do(CarryOn{About: []Ref{first}, Why: "the figures come in January"})
	r.refuses(closes, NotAllowed, "open and neither carried nor dropped: D-2")
	r.do(DropAtClose{About: []Ref{second}, Why: "nobody asks for it"})
	if done := r.do(closes); !strings.Contains(done.Says, "1 thing carried into the next one") {
		t.Errorf("it says %q", done.Says)
	}
	r.is(second, Withdrawn)
	r.refuses(raise(KindLesson, Ref{}, "Ask earlier"), ReadOnly, "is closed and stays as it is")
}

func TestWhatHangsOnADroppedDecisionGoesWithIt(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Labels are free", FieldOwner, r.ben)
	r.rule(d, Conditional, with(FieldCriteria, "free within 5 days", FieldCond, "Legal agrees"))
	a := r.raise(KindAction, d, "Measure the page", FieldOwner, r.tom)
	r.close()
	done := r.do(DropAtClose{About: []Ref{d}, Why: "nobody asks for it"})
	if left := r.Unanswered(); len(left) != 0 || !strings.HasPrefix(done.Says, "D-1, A-1 and A-2 dropped") {
		t.Errorf("%s is left, and it says %q", left, done.Says)
	}
	r.is(a, Dropped)
	if s, ok := r.StepsTaken.lastOf(a); !ok || s.By != r.ben {
		t.Errorf("it was dropped by %s", r.NameOf(s.By))
	}
}

func TestTheMeetingThatClosesTheCycleAsksOfAllThatIsOpenByItsCheck(t *testing.T) {
	r, first, second := atItsEnd(t)
	m := r.ofKind("close", "2026-12-07")
	if back := r.ComesBack(m, r.now); len(back) != 0 {
		t.Errorf("%v comes back to it", back)
	}
	needed := r.MustBeThere(m.ID, r.now)
	for who, about := range map[ID]Ref{r.ben: first, r.tom: second} {
		if !slices.ContainsFunc(needed, func(a Attendee) bool { return a.Person == who && a.Need == Must && slices.Contains(a.For, about) }) {
			t.Errorf("%s is not needed for %s: %+v", r.NameOf(who), about, needed)
		}
	}
	if says := r.SayAsked(m, KindDecision); says != "2 decisions are open, each to be carried or dropped." || r.SayAsked(m, KindBlocker) != "" {
		t.Errorf("it says %q", says)
	}
	r.do(StartMeeting{m.ID})
	for _, it := range r.Agenda(m.ID) {
		r.rule(it.Ref(), Noted, nil)
	}
	if refused := r.refuses(CloseMeeting{m.ID}, HasGaps); len(refused.Gaps) != 1 || !strings.Contains(refused.Gaps[0].Needs, "D-1") {
		t.Errorf("it asks for %+v", refused.Gaps)
	}
	r.do(CarryOn{About: []Ref{first}, Why: "the figures come in January"})
	r.do(DropAtClose{About: []Ref{second}, Why: "nobody asks for it"})
	if done := r.do(CloseMeeting{m.ID}); !strings.Contains(done.Says, "; cycle close closes the cycle") {
		t.Errorf("the close of the meeting says %q", done.Says)
	}
	if done := r.do(CloseCycle{CancelPlanned: true, NoLesson: "it was short"}); !strings.Contains(done.Says, "cycle begin NAME begins the next") {
		t.Errorf("the close of the cycle says %q", done.Says)
	}
}

func TestAnAnswerAtTheCloseIsNotSaidToHaveComeByAMessage(t *testing.T) {
	r, first, _ := atItsEnd(t)
	r.do(DropAtClose{About: []Ref{first}, Why: "nobody asks for it"})
	u, _ := r.Ruling(first)
	for via, want := range map[string]string{u.Via: "at the close of the cycle", "chat": "answered via chat", "": ""} {
		if says := SayVia(via); says != want {
			t.Errorf("of %q it says %q", via, says)
		}
	}
}

func TestWhatIsDroppedAfterAllIsNotCarried(t *testing.T) {
	r, first, _ := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first}, Why: "the figures come in January"})
	r.do(DropAtClose{About: []Ref{first}, Why: "they do not come"})
	if c, ok := r.CarriesInto(first); ok {
		t.Errorf("it is still carried: %+v", c)
	}
}

func TestACycleIsNotClosedWithoutALessonOrAReasonForNone(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first, second}, Why: "the figures come in January"})
	r.refuses(CloseCycle{CancelPlanned: true}, NotAllowed, "no lesson is noted")
	r.refuses(CloseCycle{CancelPlanned: true, NoLesson: "tbd"}, BadValue, "")
	r.raise(KindLesson, Ref{}, "Ask for figures before the review")
	r.do(CloseCycle{CancelPlanned: true})
}

func TestACycleIsNotClosedWhileAReviewIsPlannedOrASuccessIsUnanswered(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first, second}, Why: "the figures come in January"})
	r.raise(KindItem, r.plan("2026-12-07").Ref(), "Gift cards", FieldOwner, r.ben)
	m := r.raise(KindMetric, Ref{}, "Calls", FieldOwner, r.ben)
	s := r.raise(KindSuccess, m, "Fewer calls", FieldBase, "6", FieldTarget, "4")
	closes := CloseCycle{NoLesson: "it was short"}
	r.refuses(closes, NotAllowed, "still planned; hold or cancel it")
	r.refuses(closes, NotAllowed, "SG-1 not answered")
	r.rule(s, NotMeasured, with(FieldWhy, "nobody counted"))
	r.do(CarryOn{About: []Ref{m}, Why: "it is read next time"})
	r.refuses(closes, NotAllowed, "still planned")
	closes.CancelPlanned = true
	r.do(closes)
}

func TestTheNextReviewThatTheSeriesPlannedKeepsNoCycleOpen(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{Values{FieldSeries: Words(SeriesOn)}})
	r.close()
	planned := r.Meetings.Where(func(m Meeting) bool { return m.Status == Planned })
	if len(planned) != 1 {
		t.Fatalf("planned are %+v", planned)
	}
	r.do(CloseCycle{NoLesson: "it was short"})
	if m, _ := r.Meetings.Get(planned[0].ID); m.Status != Cancelled {
		t.Errorf("it is %s", m.Status)
	}
}

func TestWhatWasCarriedGoesIntoOneCycle(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first, second}, Why: "the figures come in January"})
	if n := r.Following().Decisions.Len(); n != 0 {
		t.Errorf("%d decisions go on before the cycle is closed", n)
	}
	r.do(CloseCycle{CancelPlanned: true, NoLesson: "it was short"})
	if n := r.Following().Decisions.Len(); n != 2 {
		t.Errorf("%d decisions go on", n)
	}
	c, _ := r.Cycle()
	r.SetOtherCycles([]Cycle{{Row: Row{ID: 2}, Follows: c.ID}})
	if n := r.Following().Decisions.Len(); n != 0 {
		t.Errorf("%d decisions go on a second time", n)
	}
}

func TestACarriedMetricIsOfferedItsLastReadingAsItsBaseline(t *testing.T) {
	r, first, second := atItsEnd(t)
	m := r.raise(KindMetric, Ref{}, "Calls", FieldOwner, r.ben, FieldBase, "8")
	r.raise(KindReading, m, "6.5")
	r.do(CarryOn{About: []Ref{first, second, m}, Why: "it goes on"})
	r.do(CloseCycle{CancelPlanned: true, NoLesson: "it was short"})
	r.Record = r.Following()
	if says := r.do(NewCycle{CycleName: "Returns, part two"}).Says; !strings.Contains(says, "to begin from the last reading: set MT-1 base:6.5 since:2026-11-23") || strings.Contains(says, "overlaps") {
		t.Errorf("it says %q", says)
	}
	r.do(Amend{About: m, With: with(FieldBase, "6.5", FieldSince, Date("2026-11-23"))})
}

// A cycle that is begun from one that was closed takes what was carried out of it.
func TestACycleBegunFromAClosedOneHasWhatWasCarried(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first}, Why: "the figures come in January"})
	r.do(DropAtClose{About: []Ref{second}, Why: "nobody asks for it"})
	r.do(CloseCycle{CancelPlanned: true, NoLesson: "it was short"})
	r.do(NewCycle{CycleName: "Returns"})
	if c, _ := r.Cycle(); c.Name != "Returns" || !r.Exists(first) || r.Exists(second) {
		t.Errorf("%q has %s: %v, and %s: %v", c.Name, first, r.Exists(first), second, r.Exists(second))
	}
}

// A cycle that is begun beside an open one has nothing of it.
func TestACycleBegunBesideAnotherHasNothingOfIt(t *testing.T) {
	r, first, _ := atItsEnd(t)
	r.do(NewCycle{CycleName: "Returns"})
	if r.Exists(first) || len(r.OtherCycles()) != 1 {
		t.Errorf("it has %s: %v, beside %d others", first, r.Exists(first), len(r.OtherCycles()))
	}
}

func TestTheOwnerOfAThingOrTheFinalApproverSaysThatItIsCarriedOrDropped(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(SetCycle{with(FieldApprover, r.mara)})
	for _, c := range []Command{
		CarryOn{About: []Ref{first}, Why: "the figures come in January", By: r.tom},
		DropAtClose{About: []Ref{first}, Why: "nobody asks for it", By: r.tom},
	} {
		r.refuses(c, BadOwner, "D-1 is carried or dropped by its owner Ben Okafor or the final approver Mara Ilves, not by Tom Weiss")
	}
	r.do(CarryOn{About: []Ref{first}, Why: "the figures come in January"})
	if c, _ := r.CarriesInto(first); c.By != r.ben || r.SayCarried(c) != "the figures come in January" {
		t.Errorf("carried by its owner: %+v, %q", c, r.SayCarried(c))
	}
	r.do(CarryOn{About: []Ref{first}, Why: "it is worth it", By: r.mara})
	if c, _ := r.CarriesInto(first); r.SayCarried(c) != "it is worth it; said by Mara Ilves" {
		t.Errorf("carried by the approver: %q", r.SayCarried(c))
	}
	r.do(DropAtClose{About: []Ref{second}, Why: "nobody asks for it", By: r.mara})
	if u, _ := r.Ruling(second); u.SaidAtClose() != "said by Mara Ilves at the close of the cycle" || u.Owner != r.tom {
		t.Errorf("dropped by the approver: %+v", u)
	}
}

func TestWhatADropAtTheCloseStepsIsSaidByWhoSaidIt(t *testing.T) {
	r, _, _ := atItsEnd(t)
	r.do(SetCycle{with(FieldApprover, r.mara)})
	k := r.raise(KindRisk, Ref{}, "Mails are late", FieldOwner, r.ben)
	r.do(DropAtClose{About: []Ref{k}, Why: "the sender is fixed", By: r.mara})
	steps := r.StepsOf(k)
	if last := steps[len(steps)-1]; last.By != r.mara || last.Why != "the sender is fixed" {
		t.Errorf("the step is %+v", last)
	}
}

func TestWhatNobodyOwnsIsCarriedByTheFinalApprover(t *testing.T) {
	r, _, _ := atItsEnd(t)
	r.do(SetCycle{with(FieldApprover, r.mara)})
	k := r.raise(KindRisk, Ref{}, "Mails are late")
	r.refuses(CarryOn{About: []Ref{k}, Why: "it is winter", By: r.tom}, BadOwner, "carried or dropped by the final approver Mara Ilves, not by")
	r.do(CarryOn{About: []Ref{k}, Why: "it is winter"})
	if c, _ := r.CarriesInto(k); c.By != r.mara {
		t.Errorf("it is said by %s", r.NameOf(c.By))
	}
}

func TestNothingOfAClosedCycleNeedsAttention(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first, second}, Why: "the figures come in January"})
	r.later(30 * 24 * 60 * minute)
	if len(r.Digest(r.now).Lines) == 0 {
		t.Fatal("nothing is late before it is closed")
	}
	r.do(CloseCycle{CancelPlanned: true, NoLesson: "it was short"})
	if lines := r.Digest(r.now).Lines; len(lines) > 0 {
		t.Errorf("it lists %+v", lines)
	}
}

func TestThingsThatNameEachOtherAreDroppedInAnyOrder(t *testing.T) {
	r := liveReview(t)
	m := r.raise(KindMetric, Ref{}, "Handoff defects", FieldOwner, r.ben)
	c := r.raise(KindCheckpoint, m, "Defects", FieldOwner, r.ben)
	r.do(DropAtClose{About: []Ref{m, c}, Why: "only a trial"})
	r.is(m, Retired)
	r.is(c, Dropped)
}

func TestAMeetingThatIsPlannedForAGateKeepsTheCycleOpenAndIsNamedWhenItIsCancelled(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first, second}, Why: "the figures come in January"})
	m := r.do(PlanMeeting{Kinds: "launch", Date: "2026-12-01"}).About
	closes := CloseCycle{NoLesson: "it was short"}
	r.refuses(closes, NotAllowed, m.String()+" is still planned")
	closes.CancelPlanned = true
	if done := r.do(closes); !strings.Contains(done.Says, m.String()+" cancelled;") {
		t.Errorf("it says %q", done.Says)
	}
}

// The reason at the end of the cycle is the answer: nothing is done instead any more.
func TestAFollowUpIsDroppedAtTheCloseWithoutMore(t *testing.T) {
	for _, approver := range []bool{false, true} {
		r := liveReview(t)
		r.do(SetCycle{with(FieldApprover, r.mara)})
		c := r.raise(KindCheck, r.meeting.Ref(), "Support has its macros", FieldOwner, r.tom)
		r.rule(c, Failed, with(FieldAction, []NewTask{{Text: "Write them", Owner: r.ben}}))
		a := r.ActionsAbout(c)[0].Ref()
		r.lacks(rule(a, Dropped, FieldWhy, "covered by the bot"), FieldAction)
		drop, by := DropAtClose{About: []Ref{a}, Why: "covered by the bot"}, r.ben
		if approver {
			drop.By, by = r.mara, r.mara
		}
		r.do(drop)
		r.is(a, Dropped)
		if s, _ := r.StepsTaken.lastOf(a); s.By != by || s.Why != "covered by the bot" || len(r.ActionsAbout(c)) != 1 {
			t.Errorf("the step is %+v, and %d follow from the check", s, len(r.ActionsAbout(c)))
		}
	}
}

func TestWhatNobodyOwnsIsDroppedByTheFinalApprover(t *testing.T) {
	r := liveReview(t)
	b, a := r.blocker("No staging"), r.raise(KindAction, Ref{}, "Write it")
	r.do(DropAtClose{About: []Ref{b, a}, Why: "not needed"})
	r.is(a, Dropped)
	if u, _ := r.Ruling(b); u.Outcome != Resolved || u.Owner != r.mara {
		t.Errorf("the blocker is %s by %s", u.Outcome, r.NameOf(u.Owner))
	}
}

func TestWhatNobodyOwnsIsNotDroppedWithoutAFinalApprover(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout redesign", Zone: "Europe/Berlin", Series: SeriesOff})
	b := r.blocker("No staging")
	r.refuses(DropAtClose{About: []Ref{b}, Why: "not needed"}, MissingAnswer, "say whose it is: set B-1 owner:")
}

func TestWhatIsCarriedOrDroppedSaysInWhoseName(t *testing.T) {
	r, first, second := atItsEnd(t)
	for _, c := range []struct {
		command Command
		says    string
	}{
		{CarryOn{About: []Ref{first}, Why: "they come in January"}, "D-1 carried into the next cycle by Ben Okafor: they come in January"},
		{CarryOn{About: []Ref{first, second}, Why: "they come in January"}, "D-1 and D-2 carried into the next cycle, said by their owners: they come in January"},
		{CarryOn{About: []Ref{first, second}, Why: "it is worth it", By: r.mara}, "D-1 and D-2 carried into the next cycle by Mara Ilves: it is worth it"},
		{DropAtClose{About: []Ref{first}, Why: "nobody asks for it"}, "D-1 dropped by Ben Okafor: nobody asks for it"},
		{DropAtClose{About: []Ref{second}, Why: "nobody asks for it", By: r.mara}, "D-2 dropped by Mara Ilves: nobody asks for it"},
	} {
		if says := r.do(c.command).Says; says != c.says {
			t.Errorf("it says %q, not %q", says, c.says)
		}
	}
}
