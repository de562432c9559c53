package model

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// holidays is the calendar of a cycle with two days off.
var holidays = Calendar{off: []Date{"2026-11-26", "2026-12-25"}}

func setsDays(field Field, v Value) SetCycle { return SetCycle{Values{field: v}} }

func TestWorkingDaysAreMondayToFridayUntilTheCycleSaysOtherwise(t *testing.T) {
	r := liveReview(t)
	if r.Calendar().IsWorkday("2026-11-28") || !r.Calendar().IsWorkday("2026-11-27") {
		t.Error("a Saturday is a working day, or a Friday is none")
	}
	done := r.do(setsDays(FieldWorkdays, Words("Sun-Wed, Thursday")))
	if done.Says != "working days are Mon, Tue, Wed, Thu and Sun" {
		t.Errorf("it says %q", done.Says)
	}
	if r.Calendar().IsWorkday("2026-11-27") || !r.Calendar().IsWorkday("2026-11-29") {
		t.Error("a Friday is a working day, or a Sunday is none")
	}
	r.do(setsDays(FieldWorkdays, Words("mon-fri")))
	if c, _ := r.Cycle(); c.Workdays != "" {
		t.Errorf("the usual days are kept as %q", c.Workdays)
	}
	for _, text := range []string{"f", "friyay", "mon-", "-", "mon to fri"} {
		r.refuses(setsDays(FieldWorkdays, Words(text)), BadValue, "write them like mon-fri")
	}
	r.refuses(SetCycle{}, MissingAnswer, "say what changes of the cycle")
}

func TestADayOffIsNoWorkingDay(t *testing.T) {
	r := liveReview(t) // Mon 23 Nov
	done := r.do(setsDays(FieldOff, Value{Lines: []string{"2026-11-25", "2026-11-24", "2026-11-25"}}))
	if done.Says != "days off are Tue 24 Nov and Wed 25 Nov" {
		t.Errorf("it says %q", done.Says)
	}
	if got := r.Calendar().Add(monday, 1); got != "2026-11-26" {
		t.Errorf("the next working day is %s", got)
	}
	r.do(setsDays(FieldOff, Value{Lines: []string{"2026-11-30"}}))
	if got := r.NextReview(monday); got != "2026-12-01" {
		t.Errorf("the review after %s is offered on %s", monday, got)
	}
	for _, q := range r.Requirements(r.decision("Ship it"), Deferred, r.now) {
		if q.Field == FieldDue && q.Default.Date != "2026-12-01" {
			t.Errorf("a deferral is offered to %s", q.Default.Date)
		}
	}
	r.refuses(setsDays(FieldOff, Value{Lines: []string{"soon"}}), BadValue, "not a date")
	if done := r.do(setsDays(FieldOff, Value{})); done.Says != "the cycle has no days off" {
		t.Errorf("it says %q", done.Says)
	}
}

func TestADayThatIsNoWorkingDayIsTakenAndSaidToBeNone(t *testing.T) {
	r := liveReview(t)
	r.do(setsDays(FieldOff, Value{Lines: []string{"2026-11-27"}}))
	d := r.decision("Ship it")
	for _, day := range []Date{"2026-11-28", "2026-11-27"} {
		done := r.do(Amend{About: d, With: Values{FieldDue: On(day)}})
		if !strings.Contains(done.Says, day.Near(monday)+" (not a working day)") {
			t.Errorf("it says %q", done.Says)
		}
	}
}

func TestTheClockOfAnEscalationLeavesOutDaysOff(t *testing.T) {
	r := liveReview(t)
	r.do(setsDays(FieldOff, Value{Lines: []string{"2026-11-26"}}))
	wednesday := At(time.Date(2026, 11, 25, 15, 10, 0, 0, r.Zone())) // a Wednesday before a day off
	if got := r.answerBy(wednesday).In(r.Zone()); got.Format("Mon 2 Jan 15:04") != "Mon 30 Nov 15:10" {
		t.Errorf("48 hours end on %s", got)
	}
	after := At(time.Date(2026, 11, 27, 16, 10, 0, 0, r.Zone()))
	if got := r.WorkingTime(wednesday, after); got != 25*time.Hour {
		t.Errorf("%s of working days are between", got)
	}
}

func TestLatenessIsCountedInWorkingDays(t *testing.T) {
	r := liveReview(t)
	for _, c := range []struct {
		due, today Date
		want       string
	}{
		{"2026-11-20", "2026-11-23", "1 day late"}, // over the weekend
		{"2026-11-20", "2026-11-21", "late"},
		{"2026-11-20", "2026-11-26", "4 days late"},
		{"2026-11-23", "2026-11-23", ""},
		{"2026-11-24", "2026-11-23", ""},
		{"", "2026-11-23", ""},
	} {
		if got := r.SayLate(c.due, c.today); got != c.want {
			t.Errorf("due %s is %q on %s, want %q", c.due, got, c.today, c.want)
		}
	}
}

func TestLatenessFitsARowOfAListHoweverLong(t *testing.T) {
	r := liveReview(t)
	for _, c := range []struct {
		due  Date
		want string
	}{
		{"2026-11-20", "1 day late"},
		{"2026-11-10", "9 days late"},
		{"2026-10-05", "35d late"},
	} {
		if got := r.SayLateShort(c.due, "2026-11-23"); got != c.want || len(got) > 11 {
			t.Errorf("due %s is %q, want %q", c.due, got, c.want)
		}
	}
	overdue := DigestLine{Section: Overdue, Late: true, Due: "2026-10-05"}
	if short := overdue.Short(r.Record, "2026-11-23"); short != "35d late" {
		t.Errorf("the digest says %q", short)
	}
}

// Days counts what Add adds.
func TestWorkingDaysAreCountedOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := monday.AddDays(rapid.IntRange(-40, 40).Draw(t, "from"))
		to := from.AddDays(rapid.IntRange(-3, 90).Draw(t, "days"))
		want := 0
		for day := from.AddDays(1); day <= to; day = day.AddDays(1) {
			if holidays.IsWorkday(day) {
				want++
			}
		}
		if got := holidays.Days(from, to); got != want {
			t.Fatalf("%d working days after %s up to %s, want %d", got, from, to, want)
		}
	})
}

func TestADueDateAfterTheCycleIsTakenAndSaidToBeAfterIt(t *testing.T) {
	r := liveReview(t)
	a := r.raise(KindAction, Ref{}, "Measure it again", FieldOwner, r.ben)
	if done := r.do(Amend{About: a, With: with(FieldDue, Date("2027-06-01"))}); done.Says != "A-1 updated; due Tue 1 Jun 2027" {
		t.Errorf("where the cycle has no end it says %q", done.Says)
	}
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-01"), FieldDeliveryOwner, r.ben, FieldCustomer, Date("2026-12-15"), FieldCustomerOwner, r.tom)})
	done := r.do(raise(KindAction, Ref{}, "Measure it once more", FieldOwner, r.ben, FieldDue, Date("2027-06-01")))
	if want := "due Tue 1 Jun 2027 (after the cycle, which is followed up until Thu 14 Jan 2027)"; !strings.HasSuffix(done.Says, want) {
		t.Errorf("it says %q, want %q", done.Says, want)
	}
	if done := r.do(raise(KindAction, Ref{}, "Tell support", FieldOwner, r.ben, FieldDue, Date("2027-01-14"))); strings.Contains(done.Says, "after the cycle") {
		t.Errorf("of its last day it says %q", done.Says)
	}
}
