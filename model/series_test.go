package model

import (
	"slices"
	"strings"
	"testing"
)

// inSeries is a review that is held, in a series that goes on.
func inSeries(t *testing.T, fields ...any) *fixture {
	t.Helper()
	r := liveReview(t)
	r.do(SetCycle{with(append([]any{FieldSeries, SeriesOn}, fields...)...)})
	return r
}

// toCome returns the meetings that are planned.
func (r *fixture) toCome() []Meeting {
	return r.Meetings.Where(func(m Meeting) bool { return m.Status == Planned })
}

// closes closes the meeting and returns the one that is planned then.
func (r *fixture) closes() Meeting {
	r.Helper()
	r.close()
	list := r.toCome()
	if len(list) != 1 {
		r.Fatalf("%d meetings are planned", len(list))
	}
	return list[0]
}

func TestTheCloseOfAReviewPlansTheNext(t *testing.T) {
	r := inSeries(t)
	done := r.do(CloseMeeting{r.meeting.ID})
	next := r.toCome()
	if len(next) != 1 || next[0].Date != monday.AddDays(7) || next[0].Minutes != 45 || next[0].Facilitator != r.ana || next[0].Title != r.meeting.Title {
		t.Fatalf("planned are %+v", next)
	}
	if !strings.HasSuffix(done.Says, "M-2 planned for Mon 30 Nov") {
		t.Errorf("the close says %q", done.Says)
	}
	if len(r.Attendance(next[0].ID)) != 4 || len(r.ChecksOf(next[0].ID)) != 3 {
		t.Errorf("%d people are expected, before %d checks", len(r.Attendance(next[0].ID)), len(r.ChecksOf(next[0].ID)))
	}
}

func TestAKindThatJoinsAReviewDoesNotMakeTheNextLonger(t *testing.T) {
	r := inSeries(t)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Minutes: 30})
	second := r.closes()
	r.do(AmendMeeting{Meeting: second.ID, Kinds: "weekly entry", Minutes: 75})
	joined, _ := r.Meetings.Get(second.ID)
	if long := r.lengthAlone(joined, 45); joined.Minutes != 75 || long != 30 {
		t.Errorf("the review after one of %d minutes, with the entry gate, is of %d", joined.Minutes, long)
	}
	r.Meetings.remove(r.meeting.ID)
	if long := r.lengthAlone(joined, 45); long != 45 {
		t.Errorf("where no review was alone, the next is of %d minutes", long)
	}
}

func TestTheNextReviewIsAsTheSeriesSays(t *testing.T) {
	r := inSeries(t, FieldEvery, "2w", FieldAt, "9:30", FieldMinutes, 60)
	r.do(SetCycle{Values{FieldFacilitator: Who(r.mara)}})
	next := r.closes()
	if next.Date != monday.AddDays(14) || next.StartTime != "09:30" || next.Minutes != 60 || next.Facilitator != r.mara {
		t.Errorf("it is %+v", next)
	}
}

func TestAReviewThatWasHeldOnAnotherDayIsFollowedByOneOnTheWeekdayOfTheSeries(t *testing.T) {
	r := inSeries(t)
	r.do(SetCycle{with(FieldWeekday, "thu")})
	if next := r.closes(); next.Date != "2026-11-26" { // a Thursday within a week of the Monday
		t.Errorf("it is on %s", next.Date.Long())
	}
}

func TestAReviewOnADayOffIsPlannedForTheNextWorkingDay(t *testing.T) {
	r := inSeries(t)
	r.do(SetCycle{Values{FieldOff: {Lines: []string{"2026-11-30"}}}})
	if next := r.closes(); next.Date != "2026-12-01" {
		t.Errorf("it is on %s", next.Date.Long())
	}
}

func TestNothingIsPlannedTwice(t *testing.T) {
	r := inSeries(t)
	early := r.plan(monday.AddDays(8))
	if next := r.closes(); next.ID != early.ID {
		t.Errorf("%s is planned", next.Ref())
	}
}

// A review that nobody held on its day does not stand for the next one.
func TestAReviewWhoseDayHasPassedIsNotTheNext(t *testing.T) {
	r := inSeries(t)
	passed := r.plan(monday.AddDays(8))
	r.later(15 * 24 * 60 * minute)
	if after := r.After(r.meeting, r.Today(r.now)); after.Next.ID != 0 || len(after.Passed) != 1 || after.Passed[0].ID != passed.ID {
		t.Errorf("after it come %+v", after)
	}
	r.close()
	if after := r.After(r.meeting, r.Today(r.now)); after.Next.Date != monday.AddDays(21) || len(after.Passed) != 1 {
		t.Errorf("after the close come %+v", after)
	}
	if says := passed.SayPassed(r.Today(r.now)); says != "M-2 of Tue 1 Dec: its day has passed; move it to another day, or cancel it" {
		t.Errorf("it says %q", says)
	}
}

func TestNoReviewIsPlannedOnADayThatHasAnotherMeeting(t *testing.T) {
	r := inSeries(t)
	r.do(PlanMeeting{Title: "Drill", Kinds: "drill", Date: monday.AddDays(7)})
	day, why := r.ReviewAfter(r.meeting, r.now)
	if want := `M-2 "Drill" is on Mon 30 Nov already; plan one on another day`; day != "" || why != want {
		t.Errorf("it plans %q, %q", day, why)
	}
	if done := r.do(CloseMeeting{r.meeting.ID}); !strings.HasSuffix(done.Says, "; no review is planned: "+why) || len(r.toCome()) != 1 {
		t.Errorf("it says %q, and planned are %d", done.Says, len(r.toCome()))
	}
}

// A meeting that asks what becomes of all that is open ends the cycle.
func TestNoReviewFollowsAMeetingThatEndsTheCycle(t *testing.T) {
	r := plannedReview(t)
	r.do(SetCycle{with(FieldSeries, SeriesOn)})
	r.plan(monday.AddDays(8))
	about := r.do(PlanMeeting{Kinds: "close", Date: monday}).About
	m, _ := r.Meetings.Get(about.ID)
	after := r.After(m, monday)
	day, why := r.ReviewAfter(m, r.now)
	if !after.EndsCycle || after.Next.ID != 0 || day != "" || why != "" {
		t.Errorf("after it come %+v, and on %q a review %s", after, day, why)
	}
}

func TestASeriesThatIsOffPlansNothing(t *testing.T) {
	r := inSeries(t)
	r.do(SetCycle{with(FieldSeries, SeriesOff)})
	r.close()
	if list := r.toCome(); len(list) > 0 {
		t.Errorf("planned are %+v", list)
	}
}

func TestAReviewThatClosesLateIsNotFollowedByOneInThePast(t *testing.T) {
	r := inSeries(t)
	r.later(15 * 24 * 60 * minute)
	if next := r.closes(); next.Date != monday.AddDays(21) {
		t.Errorf("it is on %s", next.Date.Long())
	}
}

func TestWhoLeftIsNotExpectedAtTheNextReviewAndDoesNotLeadIt(t *testing.T) {
	r := inSeries(t)
	r.do(MarkLeft{Person: r.ana})
	next := r.closes()
	if next.Facilitator != 0 || slices.ContainsFunc(r.Attendance(next.ID), func(a Attendance) bool { return a.Person == r.ana }) {
		t.Errorf("it is led by %s, with %+v", r.NameOf(next.Facilitator), r.Attendance(next.ID))
	}
}

func TestWhatTheSeriesCannotBeIsRefused(t *testing.T) {
	r := liveReview(t)
	for field, says := range map[Field]string{
		FieldWeekday: "is no weekday", FieldAt: "is no time of day", FieldEvery: "is no rhythm", FieldSeries: "series is on or off",
	} {
		r.refuses(SetCycle{with(field, "soon")}, BadValue, says)
	}
}

func TestAPlannedReviewIsMovedToAnotherTime(t *testing.T) {
	r := plannedReview(t)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Date: monday.AddDays(1), StartTime: "14:00"})
	if m, _ := r.Meetings.Get(r.meeting.ID); m.Date != monday.AddDays(1) || m.StartTime != "14:00" {
		t.Errorf("it is %+v", m)
	}
	r.refuses(AmendMeeting{Meeting: r.meeting.ID, StartTime: "25:00"}, BadValue, "is no time of day")
}

func TestACycleBeginsWithASeries(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Returns"})
	if c, _ := r.Cycle(); c.Series != SeriesOn {
		t.Errorf("the series is %q", c.Series)
	}
	r = emptyFixture(t)
	r.do(NewCycle{CycleName: "Returns", Series: SeriesOff})
	if c, _ := r.Cycle(); c.Series != SeriesOff {
		t.Errorf("the series is %q, and was to be off", c.Series)
	}
}

func TestAReviewThatTheSeriesPlannedIsNotPlannedByHandAgain(t *testing.T) {
	r := inSeries(t)
	next := r.closes()
	r.refuses(PlanMeeting{Date: next.Date}, NotAllowed, `M-2 "Weekly review" is planned for Mon 30 Nov already`)
	r.do(PlanMeeting{Date: next.Date, Title: "Launch gate"})
	r.do(PlanMeeting{Into: next.ID, Agenda: []Values{with(FieldWords, "Refund mails")}})
	if list := r.toCome(); len(list) != 2 {
		t.Errorf("planned are %+v", list)
	}
}

func TestNoReviewIsPlannedAfterTheDayUntilWhichTheCycleIsFollowedUp(t *testing.T) {
	r := inSeries(t)
	r.do(SetCycle{with(FieldEvery, "2w", FieldFollowed, On(monday.AddDays(10)))})
	done := r.do(CloseMeeting{r.meeting.ID})
	if list := r.toCome(); len(list) > 0 || !strings.Contains(done.Says, "no review is planned: the cycle is followed up until ") {
		t.Errorf("planned are %+v, and it says %q", list, done.Says)
	}
}
