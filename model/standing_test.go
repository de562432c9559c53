package model

import (
	"strings"
	"testing"
)

// goesThrough asserts which actions the review goes through, and how they stand.
func (r *fixture) goesThrough(want ...string) {
	r.Helper()
	var got []string
	for _, a := range r.ActionsDue(r.meeting, r.Today(r.now)) {
		got = append(got, a.Label+" "+r.SayActionDue(a))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		r.Errorf("it goes through\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAReviewGoesThroughActionsThatAreLateDueAndChanged(t *testing.T) {
	r := withAction(t) // A-1 was due on Wed 25 Nov; today is Mon 30 Nov
	r.raise(KindAction, decisionRef(1), "Ask the courier", FieldOwner, r.tom, FieldDue, Date("2026-12-01"))
	r.raise(KindAction, decisionRef(1), "Order samples", FieldOwner, r.tom, FieldDue, Date("2026-12-31"))
	r.raise(KindAction, decisionRef(1), "Book the hall", FieldOwner, r.tom)
	r.do(finish(4))
	r.goesThrough("late A-1 Measure the page (Ben Okafor, 3 days late, due 25 Nov)", "due A-2 Ask the courier (Tom Weiss, due 1 Dec)", "changed A-4 Book the hall (Tom Weiss, done)")
}

func TestTheActionsOfAClosedReviewStayAsTheyWere(t *testing.T) {
	r := withAction(t)
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	r.do(StartMeeting{r.meeting.ID})
	r.meeting, _ = r.Live()
	r.answerAll()
	r.close()
	r.meeting, _ = r.Last()
	r.later(24 * 60 * minute)
	r.do(finish(1))
	r.goesThrough("late A-1 Measure the page (Ben Okafor, 3 days late, due 25 Nov)")
}

// answerAll answers what is open before the close.
func (r *fixture) answerAll() {
	r.Helper()
	r.rule(decisionRef(1), Rejected, with(FieldWhy, "too dear"))
	r.rule(decisionRef(2), Rejected, with(FieldWhy, "too dear"))
	r.rule(blockerRef(1), Resolved, with(FieldHow, "they came"))
	r.rule(itemRef(2), Rejected, with(FieldWhy, "not now"))
	for _, it := range r.Agenda(r.meeting.ID) {
		if it.IsStanding() {
			r.rule(it.Ref(), Noted, Values{})
		}
	}
	for _, c := range r.ChecksOf(r.meeting.ID) {
		if c.Computed == "" {
			r.rule(c.Ref(), Passed, with(FieldEvidence, "read them"))
		}
	}
}

func TestTheStandingItemIsForInformationAndSaysItsActions(t *testing.T) {
	r := withAction(t)
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	it, ok := r.StandsOn(r.meeting.ID, StandingActions)
	if !ok || it.Ask != AskInform || it.Timebox != 3 {
		t.Fatalf("it is %+v", it)
	}
	if d := r.Details(it.Ref(), r.meeting.ID, r.Today(r.now)); d[0].Label != "late" || d[0].Text != "A-1 Measure the page (Ben Okafor, 3 days late, due 25 Nov)" {
		t.Errorf("its details begin with %+v", d[0])
	}
	r.refuses(Amend{About: it.Ref(), With: with(FieldAsk, AskDecide)}, BadValue, "shows what stands, for information")
}
