package model

import (
	"strings"
	"testing"
)

func TestNothingIsPutOffForEver(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	waived := r.raise(KindCheck, Ref{}, "Support has its macros", FieldOwner, r.ana)
	for _, far := range []Date{"9999-12-31", "2027-11-23", "2026-12-08"} {
		r.refuses(rule(d, Deferred, FieldWhy, "no numbers", FieldDue, far), BadValue, "is too far ahead", "the next review (Mon 30 Nov) or the one after", "at most 14 days", "Mon 7 Dec is the last day")
		r.refuses(rule(waived, Waived, FieldWhy, "with the translator", FieldSecond, r.ben, FieldUntil, far), BadValue, "is too far ahead", "a waiver holds for 14 days at most: Mon 7 Dec is the last day")
		r.refuses(rule(d, Escalated, FieldTo, r.mara, FieldDue, far), BadValue, "is too far ahead", "within 5 working days: Mon 30 Nov is the last day")
		r.refuses(DeferRest{Meeting: r.meeting.ID, Why: "no time", Due: far}, BadValue, "is too far ahead")
	}
	r.refuses(rule(d, Escalated, FieldTo, r.mara, FieldDue, Date("2026-12-01")), BadValue, "Mon 30 Nov is the last day")
	r.rule(waived, Waived, with(FieldWhy, "with the translator", FieldSecond, r.ben, FieldUntil, Date("2026-12-07")))
	r.rule(d, Deferred, with(FieldWhy, "no numbers", FieldDue, Date("2026-12-07")))
	b := r.blocker("No test cards", FieldOwner, r.ben, FieldFallback, "old form", FieldImpact, "none")
	r.refuses(rule(b, Escalated, FieldTo, r.mara, FieldDue, Date("2026-12-01")), BadValue, "within 5 working days")
}

// A blocker that is due in an age would be on no table until then.
func TestABlockerIsDueWithinAQuarter(t *testing.T) {
	r := liveReview(t)
	const says = "a blocker is due within 92 days: Tue 23 Feb is the last day"
	r.refuses(raise(KindBlocker, Ref{}, "No test cards", FieldDue, Date("9999-12-31")), BadValue, "is too far ahead", says)
	b := r.blocker("No test cards", r.whole()...)
	for _, far := range []Date{"9999-12-31", "2027-02-24"} {
		r.refuses(Amend{About: b, With: with(FieldDue, far)}, BadValue, says)
		r.refuses(rule(b, Carried, FieldDue, far), BadValue, says)
	}
	r.do(Amend{About: b, With: with(FieldDue, Date("2027-02-23"))})
	row, _ := r.Blockers.Get(b.ID) // as an older gavel has let it be
	row.Due = "9999-12-31"
	r.Blockers.put(row)
	r.refuses(rule(b, Carried), BadValue, says)
}

// The next review is never too far, and the one after only within the limit.
func TestADecisionIsDeferredToAReview(t *testing.T) {
	for _, c := range []struct{ planned, after, last, beyond Date }{
		{"2026-12-15", "2026-12-22", "2026-12-15", "2026-12-16"}, // the next is 22 days ahead
		{"2026-12-02", "2026-12-16", "2026-12-07", "2026-12-08"}, // the one after is
		{"2026-11-25", "2026-11-30", "2026-11-30", "2026-12-01"}, // both are near
	} {
		r := liveReview(t)
		r.plan(c.planned)
		r.plan(c.after)
		d := r.decision("Ship guest checkout")
		r.refuses(rule(d, Deferred, FieldWhy, "no numbers", FieldDue, c.beyond), BadValue, "is too far ahead")
		r.rule(d, Deferred, with(FieldWhy, "no numbers", FieldDue, c.last))
	}
}

// A review that is planned for another age makes no deferral long.
func TestAReviewOfAnotherAgeIsNoneToWaitFor(t *testing.T) {
	r := liveReview(t)
	r.plan("9999-01-04")
	d := r.decision("Ship guest checkout")
	for _, far := range []Date{"9999-01-04", "2026-12-08"} {
		r.refuses(rule(d, Deferred, FieldWhy, "no numbers", FieldDue, far), BadValue, "is too far ahead", "Mon 7 Dec is the last day")
	}
	r.refuses(rule(d, Deferred, FieldWhy, "no numbers"), BadValue, "Mon 7 Dec is the last day")
	r.rule(d, Deferred, with(FieldWhy, "no numbers", FieldDue, Date("2026-12-07")))
}

func TestWhatIsOfferedIsAWorkingDay(t *testing.T) {
	for n := range 14 {
		r := liveReview(t)
		r.now += Instant(n) * 24 * 60 * minute
		today := r.Today(r.now)
		if next := r.NextReview(today); !r.Calendar().IsWorkday(next) {
			t.Errorf("on %s the next review is on %s", today.Near(today), next.Near(today))
		}
		for _, q := range r.Requirements(r.decision("Ship it"), Escalated, r.now) {
			if q.Field == FieldDue && !r.Calendar().IsWorkday(q.Default.Date) {
				t.Errorf("on %s an answer is due on %s", today.Near(today), q.Default.Date.Near(today))
			}
		}
	}
	for day, want := range map[Date]Date{"2026-11-26": "2026-12-01", "2026-11-27": "2026-12-02", "2026-11-28": "2026-12-02", "2026-11-29": "2026-12-02", "2026-11-30": "2026-12-03"} {
		if got := (Calendar{}).Add(day, 3); got != want {
			t.Errorf("three working days after %s is %s, want %s", day, got, want)
		}
	}
}

func TestADateThatIsFarShowsItsYear(t *testing.T) {
	for d, want := range map[Date]string{
		"2026-11-24": "Tue 24 Nov", "2027-01-01": "Fri 1 Jan", "2027-05-25": "Tue 25 May", "2027-05-26": "Wed 26 May 2027", "2027-11-22": "Mon 22 Nov 2027",
		"2026-05-24": "Sun 24 May", "2026-05-23": "Sat 23 May 2026", "9999-12-31": "Fri 31 Dec 9999",
	} {
		if got := d.Near(monday); got != want {
			t.Errorf("%s is %q, want %q", d, got, want)
		}
	}
}

// The sentence that answers names the day that was understood.
func TestTheAnswerNamesTheDay(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	b := r.blocker("No test cards", FieldOwner, r.ben)
	for _, c := range []struct {
		command Command
		says    string
	}{
		{Amend{About: b, With: with(FieldDue, Date("2026-12-14"))}, "B-1 updated; due Mon 14 Dec"},
		{Amend{About: d, With: with(FieldDue, Date("2027-11-29"))}, "D-1 updated; due Mon 29 Nov 2027"},
		{raise(KindBlocker, d, "No licence", FieldDue, Date("2026-11-28")), "; due Sat 28 Nov (not a working day)"},
		{raise(KindAction, d, "Ask legal", FieldOwner, r.ana), "action A-1 for Ana Ruiz; due Mon 30 Nov"},
		{rule(d, Deferred, FieldWhy, "no numbers"), "D-1 deferred by Ben Okafor; due Mon 30 Nov"},
		{rule(d, Escalated, FieldTo, r.mara), "D-1 escalated by Ben Okafor; Mara Ilves answers by Wed 25 Nov 09:00"},
		{rule(d, Conditional, FieldCriteria, "seen", FieldCond, []NewTask{{Text: "Ask legal", Due: "2027-06-01"}}), `; "Ask legal" due Tue 1 Jun 2027`},
		{PlanMeeting{Date: "2026-11-29"}, "planned for Sun 29 Nov (not a working day)"},
	} {
		if done := r.do(c.command); !strings.Contains(done.Says, c.says) {
			t.Errorf("it says %q, want %q", done.Says, c.says)
		}
	}
}

// What is approved and waits on a decision is not delivered without it.
func TestADecisionThatAnApprovedOneWaitsOnIsNotDeferredPastTheDelivery(t *testing.T) {
	for _, c := range []struct {
		delivery Date
		says     string
	}{
		{"2026-11-26", "D-2 is approved and waits on it, and is delivered then: Thu 26 Nov is the last day"},
		{"2026-11-23", "D-2 is approved and waits on D-1, and the delivery date is Mon 23 Nov"},
	} {
		r := liveReview(t)
		d := r.decision("Which carrier")
		r.approve(r.decision("Ship guest checkout", FieldWaits, []string{"D-1"}))
		r.rule(r.decision("Rename the button"), Deferred, with(FieldWhy, "no numbers", FieldDue, Date("2026-12-07")))
		r.do(SetCycle{with(FieldDelivery, c.delivery)})
		reason := BadValue
		if c.delivery == monday {
			reason = NotAllowed
		}
		r.refuses(rule(d, Deferred, FieldWhy, "no numbers", FieldDue, Date("2026-12-01")), reason, c.says)
		if c.delivery != monday {
			if u := r.rule(d, Deferred, with(FieldWhy, "no numbers")); u.Due != c.delivery {
				t.Errorf("it is offered %s", u.Due)
			}
		}
	}
}
