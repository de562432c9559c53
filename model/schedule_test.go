package model

import (
	"slices"
	"strings"
	"testing"
)

// scheduled is a cycle from Mon 30 Nov, delivered on Fri 18 Dec and told to customers on Tue
// 22 Dec, with weekly reviews on Thursdays.
func scheduled(t *testing.T) *fixture {
	t.Helper()
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz", "Ben Okafor"}, Start: "2026-11-30"})
	r.ana = r.person("Ana Ruiz")
	r.do(SetCycle{Values{FieldDelivery: On("2026-12-18"), FieldCustomer: On("2026-12-22"), FieldWeekday: Words("thu")}})
	r.meeting = r.ofKind("", "2026-12-03")
	return r
}

func (r *fixture) line(name string) ScheduleLine {
	r.Helper()
	lines, _ := r.Schedule(r.now)
	i := slices.IndexFunc(lines, func(l ScheduleLine) bool { return l.Name() == name })
	if i < 0 {
		r.Fatalf("the schedule has no %s", name)
	}
	return lines[i]
}

func TestTheScheduleCountsWorkingDaysFromTheDatesOfTheCycle(t *testing.T) {
	r := scheduled(t)
	for name, day := range map[string]Date{
		"kickoff":   "2026-11-30", // the start
		"launch":    "2026-12-21", // the working day before customers are told
		"prelaunch": "2026-12-15",
	} {
		if l := r.line(name); l.Day != day || l.State != ScheduleProposed || l.Joins {
			t.Errorf("%s is %+v", name, l)
		}
	}
}

func TestAKindJoinsTheReviewThatIsNear(t *testing.T) {
	r := scheduled(t)
	entry := r.line("entry") // start + 3 is Thursday 3 Dec
	if !entry.Joins || entry.Day != "2026-12-03" {
		t.Errorf("entry is %+v", entry)
	}
	midpoint := r.line("midpoint") // Sunday 13 Dec is the last day of sprint 1; Friday 11 Dec its last working day
	if !midpoint.Joins || midpoint.Due != "2026-12-11" || midpoint.Day != "2026-12-10" {
		t.Errorf("midpoint is %+v", midpoint)
	}
}

func TestALineThatIsTakenIsAMeetingOrAKindOfTheReview(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{Lines: []string{"kickoff", "entry", "midpoint"}})
	kickoff, entry := r.line("kickoff"), r.line("entry")
	if m, _ := r.Meetings.Get(kickoff.Meeting); m.Date != "2026-11-30" || m.Title != "Kickoff" {
		t.Errorf("the kickoff is %+v", m)
	}
	review, _ := r.Meetings.Get(r.meeting.ID)
	if entry.Meeting != review.ID || review.Kinds != "weekly entry" || review.Minutes < 45 {
		t.Errorf("entry is %+v, in %+v", entry, review)
	}
	if l := r.line("midpoint"); l.State != ScheduleTaken || l.Meeting != 0 || l.Day != "2026-12-10" {
		t.Errorf("midpoint is %+v", l)
	}
	r.refuses(TakeSchedule{Lines: []string{"kickoff"}}, NotAllowed, "already")
}

func TestAReviewThatIsPlannedByHandTakesWhatWasToBePartOfIt(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{Lines: []string{"midpoint"}})
	done := r.do(PlanMeeting{Date: "2026-12-10"})
	if next, _ := r.Meetings.Get(done.About.ID); next.Kinds != "weekly midpoint" || !strings.Contains(done.Says, "planned for Thu 10 Dec, with Midpoint audit") {
		t.Errorf("it is %+v, and says %s", next, done.Says)
	}
}

func TestAReviewThatIsPlannedLaterTakesWhatWasToBePartOfIt(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{Lines: []string{"midpoint"}})
	r.now += 10 * 24 * 60 * minute // Thu 3 Dec
	r.do(StartMeeting{r.meeting.ID})
	for _, c := range r.ChecksOf(r.meeting.ID) {
		if c.Computed == "" {
			r.rule(c.Ref(), Passed, with(FieldEvidence, "read side by side"))
		}
	}
	done := r.do(CloseMeeting{r.meeting.ID})
	if !strings.HasSuffix(done.Says, "planned for Thu 10 Dec, with Midpoint audit") {
		t.Errorf("it says %s", done.Says)
	}
	next := r.toCome()[0]
	if next.Kinds != "weekly midpoint" || !slices.Contains(r.checkKeys(next), "mitigations-hold") {
		t.Errorf("it is %+v with %v", next, r.checkKeys(next))
	}
}

func TestALineIsProposedAgainWhenItsDateMoves(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{Lines: []string{"launch"}})
	r.do(SetCycle{Values{FieldCustomer: On("2027-01-12"), FieldWhy: Words("the scans are late")}})
	l := r.line("launch")
	if l.State != ScheduleMoved || l.Day != "2027-01-11" || !strings.Contains(strings.Join(r.SayScheduleLine(l, monday), ""), "take it to move it") {
		t.Fatalf("launch is %+v: %v", l, r.SayScheduleLine(l, monday))
	}
	r.do(TakeSchedule{Lines: []string{"launch"}})
	if m, _ := r.Meetings.Get(l.Meeting); m.Date != "2027-01-11" || m.Status != Planned {
		t.Errorf("it is %+v", m)
	}
	if l := r.line("launch"); l.State != ScheduleTaken {
		t.Errorf("launch is %+v", l)
	}
}

func TestALineIsTakenOnAnotherDayOrDropped(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{Lines: []string{"drill"}, On: "2026-12-01"})
	if l := r.line("drill"); l.Day != "2026-12-01" || l.State != ScheduleTaken || l.Joins {
		t.Errorf("drill is %+v", l)
	}
	r.do(DropSchedule{[]string{"retro"}})
	if l := r.line("retro"); l.State != ScheduleDropped {
		t.Errorf("retro is %+v", l)
	}
	r.refuses(DropSchedule{[]string{"drill"}}, NotAllowed, "cancel it")
	r.refuses(TakeSchedule{Lines: []string{"party"}}, NotFound, "there is no \"party\"", "kickoff")
}

func TestAMeetingThatSomebodyPlannedIsTheOneOfTheSchedule(t *testing.T) {
	r := scheduled(t)
	m := r.ofKind("kickoff", "2026-12-01")
	if l := r.line("kickoff"); l.Meeting != m.ID || l.State != ScheduleTaken || l.Day != m.Date {
		t.Errorf("kickoff is %+v", l)
	}
}

func TestTwoMeetingsOnOneDayArePointedOut(t *testing.T) {
	r := scheduled(t)
	other := r.ofKind("", "2026-12-21")
	if l := r.line("launch"); !slices.Contains(l.Also, other.Ref().String()) {
		t.Errorf("launch is %+v", l)
	}
}

func TestTheScheduleSaysWhichDateItLacks(t *testing.T) {
	r := plannedReview(t)
	_, missing := r.Schedule(r.now)
	if !slices.Contains(missing, "Launch: the customer-facing date is not set") {
		t.Errorf("it says %q", missing)
	}
}

func TestEverythingThatIsProposedIsTakenAtOnce(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{})
	lines, _ := r.Schedule(r.now)
	for _, l := range lines {
		if l.State != ScheduleTaken {
			t.Errorf("%s is %+v", l.Name(), l)
		}
	}
	r.refuses(TakeSchedule{}, NotAllowed, "nothing is proposed")
}

func TestTheScheduleIsTakenWhereNobodyLeadsReviewsYet(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz"}, Start: "2026-11-30"})
	r.do(TakeSchedule{Lines: []string{"kickoff"}})
	if m, ok := r.Meetings.Get(r.line("kickoff").Meeting); !ok || m.Facilitator != 0 {
		t.Errorf("the kickoff is %+v", m)
	}
}

func TestManyLinesThatAreTakenAreSaidInOneSentence(t *testing.T) {
	r := scheduled(t)
	done := r.do(TakeSchedule{})
	if !strings.Contains(done.Says, " meetings of the schedule are taken, from Mon 30 Nov to ") || strings.Contains(done.Says, ";") {
		t.Errorf("it says %q", done.Says)
	}
}

func TestAMeetingWhoseDayHasPassedIsProposedForTheNext(t *testing.T) {
	r := scheduled(t)
	r.later(10 * 24 * 60 * minute) // Thu 3 Dec, a day of a review
	l := r.line("kickoff")
	if says := r.SayScheduleLine(l, r.Today(r.now)); l.Day != "2026-12-03" || l.Joins || !slices.Contains(says, "it was due on Mon 30 Nov") {
		t.Errorf("the kickoff is %+v, %q", l, says)
	}
	r.later(2 * 24 * 60 * minute) // Sat 5 Dec
	if l := r.line("entry"); l.Day != "2026-12-10" || !l.Joins {
		t.Errorf("the entry is %+v", l)
	}
}

func TestWhoseDayHasPassedClashesWithNothing(t *testing.T) {
	r := scheduled(t)
	r.later(60 * 24 * 60 * minute) // the kickoff, the launch and others have passed
	lines, _ := r.Schedule(r.now)
	passed := 0
	for _, l := range lines {
		if l.Passed {
			passed++
			if len(l.Also) > 0 {
				t.Errorf("%s is proposed for %s, which has %v", l.Title, l.Day, l.Also)
			}
		}
	}
	if passed < 2 {
		t.Errorf("%d have passed", passed)
	}
}

func TestOfAMeetingThatComesBackOnlyTheLastMissedIsProposed(t *testing.T) {
	r := scheduled(t)
	r.later(53 * 24 * 60 * minute) // Fri 15 Jan
	lines, _ := r.Schedule(r.now)
	late := 0
	for _, l := range lines {
		if l.Kind == "postlaunch" && l.State == ScheduleProposed && l.Due < r.Today(r.now) {
			late++
		}
	}
	if late != 1 {
		t.Errorf("%d meetings after the launch are proposed that were due:\n%+v", late, lines)
	}
}

func TestALineIsProposedAgainOnceItsMeetingIsCancelled(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{Lines: []string{"launch"}})
	r.do(CancelMeeting{Meeting: r.line("launch").Meeting})
	if l := r.line("launch"); l.State != ScheduleProposed {
		t.Errorf("launch is %+v", l)
	}
}

func TestALineThatIsBeingHeldDoesNotMoveWithTheDates(t *testing.T) {
	r := scheduled(t)
	r.do(TakeSchedule{Lines: []string{"launch"}})
	r.do(StartMeeting{r.line("launch").Meeting})
	r.do(SetCycle{Values{FieldCustomer: On("2027-01-12"), FieldWhy: Words("the scans are late")}})
	if l := r.line("launch"); l.State != ScheduleTaken {
		t.Errorf("launch is %+v", l)
	}
}

func TestWhoPlansTheFirstMeetingOfTheScheduleLeadsIt(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Returns", People: []string{"Ana Ruiz", "Ben Okafor"}})
	r.do(TakeSchedule{Lines: []string{"kickoff"}, Leads: 2})
	if m := r.AtHand(); m.Facilitator != 2 {
		t.Errorf("%d leads it", m.Facilitator)
	}
	for _, it := range r.Agenda(1) {
		if it.Ask == AskInform && it.Owner != 2 {
			t.Errorf("%s is %d's", it.Ref(), it.Owner)
		}
	}
}

// No kind of the playbook is proposed before the cycle begins, in the past, or as a part of a
// review that has begun, however short or long the cycle is.
func TestNothingIsProposedBeforeTheCycleBeginsOrInThePast(t *testing.T) {
	start := Date("2026-11-30")
	for _, length := range []int{1, 5, 12, 40, 150} {
		for _, later := range []Instant{0, 5, 7, 10, 12, 30, 90, 200} {
			r := emptyFixture(t)
			r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz"}, Start: start})
			delivery := Calendar{}.Next(start.AddDays(length))
			r.do(SetCycle{Values{FieldDelivery: On(delivery), FieldCustomer: On(Calendar{}.Next(delivery.AddDays(1))), FieldWeekday: Words("thu")}})
			r.meeting = r.ofKind("", "2026-12-03")
			r.later(later * 24 * 60 * minute)
			today := r.Today(r.now)
			if today == "2026-12-03" {
				r.do(StartMeeting{r.meeting.ID})
			}
			lines, _ := r.Schedule(r.now)
			for _, l := range lines {
				says := strings.Join(r.SayScheduleLine(l, today), ", ")
				if l.State == ScheduleProposed && (l.Day < start || l.Day < today) {
					t.Errorf("of %d days, on %s: %s is proposed for %s: %s", length, today, l.Name(), l.Day, says)
				}
				if strings.Contains(says, "was due on") && l.Due < start {
					t.Errorf("of %d days, on %s: %s, due on %s, says %s", length, today, l.Name(), l.Due, says)
				}
				if m, held := r.Live(); held && l.State == ScheduleProposed && l.Joins && l.Day == m.Date {
					t.Errorf("of %d days: %s is to be part of %s, which is live", length, l.Name(), m.Ref())
				}
			}
		}
	}
}

// A kind that is taken while the review near its day is live is part of the next one.
func TestAKindIsNotTakenIntoAReviewThatIsLive(t *testing.T) {
	r := scheduled(t)
	r.later(10 * 24 * 60 * minute) // Thu 3 Dec
	r.do(StartMeeting{r.meeting.ID})
	done := r.do(TakeSchedule{Lines: []string{"entry"}})
	if l := r.line("entry"); l.Day != "2026-12-10" || !strings.Contains(done.Says, "is part of the review on Thu 10 Dec, once that is planned") {
		t.Errorf("it says %q, and is %+v", done.Says, l)
	}
}
