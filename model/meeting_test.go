package model

import "testing"

func TestTheDefaultsOfAMeeting(t *testing.T) {
	r := plannedReview(t)
	m := r.meeting
	if m.Title != "Weekly review" || m.Date != monday || m.Minutes != 45 || m.Status != Planned || m.Facilitator != r.ana {
		t.Errorf("planned as %+v", m)
	}
	if expected := r.Attendance(m.ID); len(expected) != 4 || expected[0].Presence != Expected {
		t.Errorf("expected are %+v, want everyone known", expected)
	}
	checks := r.ChecksOf(m.ID)
	if len(checks) != 3 || checks[0].Computed != DecisionsOwned || checks[1].Computed != BlockersComplete || checks[2].Owner != r.ana {
		t.Errorf("the gate is %+v", checks)
	}
	r.do(StartMeeting{m.ID})
	if !r.IsPresent(m.ID, r.tom) {
		t.Error("everyone expected is taken as present at the start")
	}
}

func TestAMeetingIsPlannedWithItsAgendaAndPeople(t *testing.T) {
	r := plannedReview(t)
	done := r.do(PlanMeeting{
		Title: "Launch gate", Date: "2026-12-04", Minutes: 90, Facilitator: "Tom Weiss", Expected: []string{"Lea Brandt"},
		Agenda: []Values{with(FieldWords, "Guest checkout", FieldPresenter, "Lea Brandt"), with(FieldWords, "Numbers", FieldAsk, AskInform)},
	})
	m, _ := r.Meetings.Get(done.About.ID)
	agenda := r.Agenda(m.ID)
	if m.Minutes != 90 || m.Date != "2026-12-04" || len(agenda) != 2 || agenda[0].Owner != r.person("Lea Brandt") || agenda[1].Ask != AskInform {
		t.Errorf("planned as %+v with %+v", m, agenda)
	}
	if len(r.Attendance(m.ID)) != 2 {
		t.Errorf("expected are %+v, want those named and who leads", r.Attendance(m.ID))
	}
}

func TestAMeetingRefusesWhatItCannotBe(t *testing.T) {
	r := emptyFixture(t)
	r.refuses(PlanMeeting{}, NotAllowed, "there is no cycle yet")
	r = plannedReview(t)
	r.refuses(PlanMeeting{Date: "2026-11-22"}, BadValue, "Sun 22 Nov has passed")
	r.refuses(PlanMeeting{Date: "tomorrow"}, BadValue, `"tomorrow" is not a date`)
	r.refuses(PlanMeeting{Minutes: -5}, BadValue)
	r.refuses(PlanMeeting{Facilitator: "the team"}, BadOwner)
	r.refuses(PlanMeeting{Expected: []string{"Ana and Ben"}}, BadOwner)
	r.refuses(PlanMeeting{Agenda: []Values{with(FieldNotes, "no title")}}, MissingAnswer)
	r.refuses(AmendMeeting{Meeting: r.meeting.ID, Date: "2026-11-22"}, BadValue)
	r.refuses(AmendMeeting{Meeting: r.meeting.ID, Date: "2026-13-01"}, BadValue)
	r.refuses(AmendMeeting{Meeting: r.meeting.ID, Minutes: -5}, BadValue)
	r.refuses(AmendMeeting{Meeting: 99, Title: "x"}, NotFound)
}

func TestAMeetingIsAmended(t *testing.T) {
	r := plannedReview(t)
	mine, _ := r.Checks.Get(r.raise(KindCheck, r.meeting.Ref(), "Tom's own", FieldOwner, r.tom).ID)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Title: "Launch gate", Facilitator: "Ben Okafor"})
	m, _ := r.Meetings.Get(r.meeting.ID)
	if m.Title != "Launch gate" || m.Date != monday || m.Minutes != 45 || m.Facilitator != r.ben {
		t.Errorf("amended to %+v", m)
	}
	for _, c := range r.ChecksOf(m.ID) {
		if want := map[bool]ID{true: r.tom, false: r.ben}[c.ID == mine.ID]; c.Owner != want {
			t.Errorf("%s is owned by %s, want %s", c.Ref(), r.NameOf(c.Owner), r.NameOf(want))
		}
	}
}

func TestAMeetingThatIsHeldLateIsDatedToTheDayItIsHeld(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.deferTo(d, "2026-12-01")
	late := r.plan("2026-11-30")
	r.close()
	r.later(8 * 24 * 60 * minute)
	r.do(StartMeeting{late.ID})
	r.meeting, _ = r.Live()
	if r.meeting.Date != "2026-12-01" {
		t.Errorf("the meeting is dated %s, held on 2026-12-01", r.meeting.Date)
	}
	r.stands(d, checkRef(6))
	if last, ok := r.Last(); !ok || last.ID != 1 {
		t.Errorf("closed last was %+v", last)
	}
}

func TestTheNextReviewIsTheNextOnePlanned(t *testing.T) {
	r := liveReview(t)
	if got := r.NextReview(monday); got != "2026-11-30" {
		t.Errorf("with none planned it is %s, want a week on", got)
	}
	r.plan("2026-12-03")
	r.plan(monday)
	if got := r.NextReview(monday); got != "2026-12-03" {
		t.Errorf("it is %s, want the one planned", got)
	}
}

func TestARollCallCountsWhoLeftApartFromWhoIsAbsent(t *testing.T) {
	r := liveReview(t)
	r.do(Leave{People: []ID{r.ben}})
	if done := r.do(RollCall{Meeting: r.meeting.ID}); done.Says != "roll call: 3 present, 1 left, 0 absent" {
		t.Errorf("it says %q", done.Says)
	}
}

func TestRollCall(t *testing.T) {
	r := liveReview(t)
	done := r.do(RollCall{Meeting: r.meeting.ID, Absent: []ID{r.ben}})
	if done.Says != "roll call: 3 present, 1 absent" {
		t.Errorf("it says %q", done.Says)
	}
	r.do(RollCall{Meeting: r.meeting.ID, Present: []ID{r.ben}})
	if !r.IsPresent(r.meeting.ID, r.ben) {
		t.Error("Ben is back")
	}
	r.refuses(RollCall{Meeting: r.meeting.ID, Present: []ID{99}}, NotFound)
	r.do(AddPerson{PersonName: "Lea Brandt"})
	if !r.IsPresent(r.meeting.ID, r.person("Lea Brandt")) {
		t.Error("who comes to be known in the room is present")
	}
	other := r.plan("2026-11-30")
	r.do(RollCall{Meeting: other.ID, Absent: []ID{r.tom}, Present: []ID{r.ben}})
	if r.IsPresent(other.ID, r.ben) {
		t.Error("nobody is present before the start")
	}
}

func TestACycleRefusesWhatItCannotBe(t *testing.T) {
	r := emptyFixture(t)
	r.refuses(NewCycle{CycleName: " "}, MissingAnswer, "give the cycle a name")
	r.refuses(NewCycle{CycleName: "x", Zone: "Mars/Base"}, BadValue, "Europe/Berlin")
	r.refuses(NewCycle{CycleName: "x", Zone: "Local"}, BadValue, "Europe/Berlin")
	r.refuses(NewCycle{CycleName: "x", People: []string{"TBD"}}, BadOwner)
	r.refuses(NewCycle{CycleName: "x", Escalation: []string{"all"}}, BadOwner)
	r.do(NewCycle{CycleName: "x"})
	if c, _ := r.Cycle(); c.Zone != "UTC" || c.ReviewEvery != 7 {
		t.Errorf("begun as %+v", c)
	}
}

func TestPrivateNotes(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, Ref{}, "Guest checkout")
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Text: "Be quick"})
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Item: item.ID, Text: "Ben is wary"})
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Item: item.ID, Text: "Ben is very wary"})
	if got := r.PrivateNote(r.meeting.ID, item.ID).Text; got != "Ben is very wary" {
		t.Errorf("the note is %q", got)
	}
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Item: item.ID})
	if r.Private.Len() != 1 {
		t.Errorf("%d notes, want the one that has words", r.Private.Len())
	}
	r.refuses(WritePrivateNote{Meeting: 99, Text: "x"}, NotFound)
	r.refuses(WritePrivateNote{Meeting: r.meeting.ID, Item: 99, Text: "x"}, NotFound, "I-99")
}

func TestAnAgendaGoesIntoAPlannedMeetingThatHasNone(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", People: []string{"Ana Ruiz"}})
	first := r.do(PlanMeeting{Title: "Review", Date: "2026-12-04"}).About
	m, _ := r.Meetings.Get(first.ID)
	if !r.TakesAgenda(m) {
		t.Fatal("an empty one takes none")
	}
	gates := r.Gates.Len()
	agenda := []Values{{FieldWords: Words("Refunds"), FieldTimebox: {Number: 50}}, {FieldWords: Words("Vouchers")}}
	if got := r.do(PlanMeeting{Into: m.ID, Agenda: agenda}).About; got != first {
		t.Errorf("it went into %s", got)
	}
	m, _ = r.Meetings.Get(m.ID)
	if m.Title != "Review" || m.Date != "2026-12-04" || len(r.Agenda(m.ID)) != 2 || r.Gates.Len() != gates {
		t.Errorf("planned is %+v with %d items and %d gates", m, len(r.Agenda(m.ID)), r.Gates.Len())
	}
	if m.Minutes != 60 { // fifty, and ten for the one that does not say
		t.Errorf("it takes %d minutes", m.Minutes)
	}
	r.refuses(PlanMeeting{Into: m.ID, Agenda: agenda}, NotAllowed, "has its agenda already")
	r.refuses(PlanMeeting{Into: 99, Agenda: agenda}, NotFound, "M-99")
}

func TestTheMeetingAtHandIsTheLiveThenTheNextThenTheLast(t *testing.T) {
	r := emptyFixture(t)
	if m := r.AtHand(); m.ID != 0 {
		t.Errorf("of an empty record it is %s", m.Ref())
	}
	r = liveReview(t)
	later := r.plan("2026-11-30")
	is := func(when string, want ID) {
		t.Helper()
		if m := r.AtHand(); m.ID != want {
			t.Errorf("%s it is %s, want M-%d", when, m.Ref(), want)
		}
	}
	is("while one is held", r.meeting.ID)
	r.do(AdjournMeeting{r.meeting.ID})
	is("while it is adjourned", r.meeting.ID)
	r.do(StartMeeting{r.meeting.ID})
	r.close()
	is("after it", later.ID)
	r.do(CancelMeeting{later.ID})
	is("with nothing to come", r.meeting.ID)
}
