package model

import (
	"strings"
	"testing"
)

// granted is a decision that was approved in M-1 on two conditions, for Wednesday and for
// the Monday after next.
func (r *fixture) granted() (d Ref, first, second Action) {
	r.Helper()
	d = r.decision("Ship guest checkout", FieldCriteria, "it holds", FieldFallback, "guests register")
	u := r.rule(d, Conditional, with(FieldCond, []NewTask{{Text: "Legal agrees", Owner: r.tom, Due: "2026-11-25"}, {Text: "Support is told", Due: "2026-12-07"}}))
	list := r.Conditions(u.ID)
	return d, list[0], list[1]
}

func TestAConditionDueByTheMeetingPutsTheApprovalOnItsTable(t *testing.T) {
	r := liveReview(t)
	d, first, _ := r.granted()
	r.nextMeeting(7)
	r.stands(d)
	gaps := r.Gaps(r.meeting.ID, r.now)
	if want := "D-1: conditions late, approval in doubt: A-1 (Tom Weiss, Wed 25 Nov) and A-2 (Ben Okafor, Mon 7 Dec) are not done"; !strings.Contains(gaps[0].Says, want) || gaps[0].Who != "Ben Okafor" {
		t.Errorf("the gap is %+v", gaps[0])
	}
	r.do(finish(first.ID)) // the other is not due yet
	r.stands()
	r.close()
}

func TestAnApprovalWhoseConditionsAreDoneWaitsToBeConfirmed(t *testing.T) {
	r := liveReview(t)
	d, first, second := r.granted()
	r.nextMeeting(7)
	r.stands(d)
	r.do(finish(first.ID))
	r.do(finish(second.ID))
	r.is(d, Conditional)
	r.stands(d)
	r.rule(d, Confirmed, nil)
	r.is(d, Approved)
	r.stands()
	r.refuses(rule(first.Ref(), Open, FieldWhy, "it was not so"), NotAllowed, "A-1 was a condition of D-1, which is approved on it")
	r.refuses(rule(d, Lapsed, FieldWhy, "no"), NotAllowed, "D-1 is approved; only an approval on conditions lapses")
	r.nextMeeting(7)
	r.on(d, false)
}

func TestBetweenMeetingsAConfirmationSaysHowItCame(t *testing.T) {
	r := liveReview(t)
	d, first, second := r.granted()
	r.close()
	r.do(finish(first.ID))
	r.do(finish(second.ID))
	r.lacks(rule(d, Confirmed), FieldVia)
	r.rule(d, Confirmed, with(FieldVia, "message"))
	r.is(d, Approved)
}

func TestAConditionIsLeftOutWithAReason(t *testing.T) {
	r := liveReview(t)
	d, first, second := r.granted()
	r.nextMeeting(7)
	r.do(finish(first.ID))
	refusal := r.lacks(rule(d, Confirmed, FieldWhy, "so"), FieldWithout)
	if want := "D-1: A-2 (Ben Okafor, Mon 7 Dec) is not done; leave it out with a reason (confirm D-1 without:A-2 …), extend the approval, or let it lapse"; !strings.HasPrefix(refusal.Says, want) {
		t.Errorf("it says %q", refusal.Says)
	}
	r.lacks(rule(d, Confirmed, FieldWithout, []string{"A-2"}), FieldWhy)
	r.refuses(rule(d, Confirmed, FieldWithout, []string{"A-1"}, FieldWhy, "support knows"), BadValue, "A-1 is done; it waits for nothing")
	r.refuses(rule(d, Confirmed, FieldWithout, []string{"A-9"}, FieldWhy, "support knows"), BadValue, `"A-9" is no condition of D-1; write A-2`)
	r.rule(d, Confirmed, with(FieldWithout, []string{"A-2"}, FieldWhy, "support knows"))
	r.is(d, Approved)
	r.is(second.Ref(), Dropped)
}

func TestAConditionMovesOnlyWithItsApprovalAndIsNotDropped(t *testing.T) {
	r := liveReview(t)
	_, first, _ := r.granted()
	r.refuses(Amend{About: first.Ref(), With: with(FieldDue, Date("2026-12-09"))}, NotAllowed, "A-1 is a condition of D-1, and its day moves with the approval: extend D-1 A-1 due:…")
	r.refuses(rule(first.Ref(), Dropped, FieldWhy, "no"), NotAllowed, "A-1 is a condition of D-1; confirm D-1 without it, extend it, or let it lapse")
	r.do(Amend{About: first.Ref(), With: with(FieldOwner, r.ben)})
}

func TestAnApprovalIsExtendedOnceToALaterDay(t *testing.T) {
	r := liveReview(t)
	d, first, _ := r.granted()
	r.nextMeeting(7)
	r.lacks(rule(d, Extended, FieldExtends, []string{"A-1"}, FieldDue, Date("2026-12-09")), FieldWhy)
	r.rule(d, Extended, with(FieldExtends, []string{"A-1"}, FieldDue, Date("2026-12-09"), FieldWhy, "legal is ill"))
	r.is(d, Conditional)
	if a, _ := r.Actions.Get(first.ID); a.Due != "2026-12-09" || r.Moves(a.Ref()) != 1 {
		t.Errorf("the condition is %+v", a)
	}
	r.nextMeeting(21)
	r.stands(d)
	r.refuses(rule(d, Extended, FieldDue, Date("2026-12-24"), FieldWhy, "still ill"), NotAllowed, "D-1 was extended before")
	r.refuses(rule(d, Deferred, FieldWhy, "still ill"), NotAllowed, "D-1 is approved on conditions; confirm it, extend it, or let it lapse")
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.nextMeeting(7)
	r.stands(d)
	if r.Decider(Decision{InCycle: InCycle{Row: Row{ID: d.ID}}}) != r.mara {
		t.Error("Mara does not decide it")
	}
	r.rule(d, Lapsed, with(FieldWhy, "legal says no"))
	r.is(d, Lapsed)
	r.close()
}

func TestALapseAsksWhatHoldsInsteadWhereNothingWasSaid(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	r.rule(d, Conditional, with(FieldCond, "Legal agrees"))
	r.nextMeeting(7)
	r.lacks(rule(d, Lapsed, FieldWhy, "legal says no"), FieldFallback)
	u := r.rule(d, Lapsed, with(FieldWhy, "legal says no", FieldFallback, "guests register"))
	if is, _ := r.Decisions.Get(d.ID); u.Fallback != "guests register" || is.Fallback != "guests register" {
		t.Errorf("in force is %q, and D-1 says %q", u.Fallback, is.Fallback)
	}
	r.nextMeeting(7)
	r.refuses(rule(d, Approved), NotAllowed, "D-1 was lapsed and is not answered again")
}

func TestAnApprovalOnConditionsIsNotDeferredWithWhatWasNotReached(t *testing.T) {
	r := liveReview(t)
	d, _, _ := r.granted()
	r.nextMeeting(7)
	if list := r.NotReached(r.meeting.ID, r.now); len(list) != 0 {
		t.Errorf("%v would be put off", list)
	}
	r.stands(d)
}

// A gavel with the second version of the rules took the last condition for the approval,
// and its minutes said so.
func TestAnApprovalThatEarlierRulesMadeFinalStays(t *testing.T) {
	r := liveReview(t)
	d, first, second := r.granted()
	r.close()
	for _, a := range []Action{first, second} {
		a, _ = r.Actions.Get(a.ID)
		a.DoneAt, a.DoneLine = r.now, r.Head()
		r.Actions.put(a)
	}
	m, _ := r.Meetings.Get(1)
	m.RulesVersion, m.ClosedLine = 2, r.Head()
	r.Meetings.put(m)
	r.is(d, Approved)
	r.later(7 * 24 * 60 * minute)
	r.hold()
	r.on(d, false)
	m.RulesVersion = 3
	r.Meetings.put(m)
	r.is(d, Conditional)
}

func TestEvidenceIsAddedToWhatIsApprovedAndSpeaksAgainstIt(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "p95 below 800 ms")
	r.rule(d, Approved, nil)
	decision, _ := r.Decisions.Get(d.ID)
	r.raise(KindEvidence, d, "612 ms")
	if len(r.Doubts(decision)) != 0 {
		t.Error("what was met is in doubt")
	}
	r.lacks(raise(KindEvidence, d, "900 ms", FieldVerdict, VerdictUnmet), FieldAction)
	r.refuses(rule(d, Confirmed, FieldWhy, "so"), NotAllowed, "D-1 is approved; what is confirmed is")
	r.raise(KindEvidence, d, "900 ms", FieldVerdict, VerdictUnmet, FieldAction, []NewTask{{Text: "Tune it"}})
	if len(r.Doubts(decision)) != 1 {
		t.Error("nothing is in doubt")
	}
	r.lacks(rule(r.ActionsAbout(d)[0].Ref(), Dropped, FieldWhy, "no time"), FieldAction)
	r.rule(d, Confirmed, with(FieldWhy, "one slow day"))
	r.is(d, Approved)
	if len(r.Doubts(decision)) != 0 {
		t.Error("it is in doubt after it was confirmed")
	}
	r.raise(KindEvidence, d, "600 ms")
	r.undo()
}
