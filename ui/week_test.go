package ui

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
)

// week is a file with a review of today that was closed, so that the next is planned, and
// an item on that.
func week(t *testing.T, now *time.Time) *storage.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "week.db")
	if err := os.WriteFile(path, weekFile(t, *now), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := storage.Open(t.Context(), path, storage.Clock(func() time.Time { return *now }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// weeks are the files of weeks by the moment at which they were made, each made once.
var weeks sync.Map

// weekFile returns a file with a review that was closed, and the one that its close planned.
func weekFile(t *testing.T, now time.Time) []byte {
	t.Helper()
	if file, ok := weeks.Load(now); ok {
		return file.([]byte)
	}
	path := filepath.Join(t.TempDir(), "week.db")
	s, err := storage.Open(t.Context(), path, storage.Create(), storage.Clock(func() time.Time { return now }))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []model.Command{
		model.NewCycle{CycleName: "Checkout", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Okafor", "Mara Ilves"}},
		model.PlanMeeting{Facilitator: "Ana Ruiz"},
		model.StartMeeting{Meeting: 1},
		model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("read side by side")}},
		model.CloseMeeting{Meeting: 1},
		model.Raise{Kind: model.KindItem, On: model.Ref{Kind: model.KindMeeting, ID: 2}, With: model.Values{model.FieldWords: model.Words("Refund mails"), model.FieldOwner: model.Who(2)}},
	} {
		if _, _, err := s.Do(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	weeks.Store(now, file)
	return file
}

// atWeek opens prepare in the plan of the review that the close has planned.
func atWeek(t *testing.T) *driver {
	t.Helper()
	now := noon
	d := drive(t, week(t, &now), 120, 36)
	d.press("2")
	d.sees("M-2 Weekly review", "Refund mails")
	return d
}

func (d *driver) person(id model.ID) model.Person {
	p, _ := d.record().People.Get(id)
	return p
}

func (d *driver) meeting(id model.ID) model.Meeting {
	m, _ := d.record().Meetings.Get(id)
	return m
}

func TestSomebodyLeavesOnPrepareAndIsHereAgain(t *testing.T) {
	d := atWeek(t)
	d.press("down", "L")
	d.sees("Somebody left for good", "Taken over by", "Ben Okafor")
	d.write("Mara")
	d.press("enter")
	if p := d.person(2); p.LeftOn == "" || p.Successor != 3 {
		t.Fatalf("Ben is %+v", p)
	}
	d.press("H")
	d.sees("is here again", "Ben Okafor")
	d.press("enter")
	if p := d.person(2); p.LeftOn != "" {
		t.Errorf("Ben is %+v", p)
	}
}

func TestTheSeriesIsSetOnPrepare(t *testing.T) {
	d := atWeek(t)
	d.press("E")
	d.sees("Reviews and working days of the cycle", "Rhythm", "Weekday", "Days off")
	d.press("tab")
	d.write("thu")
	d.press("tab")
	d.write("10:00")
	d.press("enter")
	if c, _ := d.record().Cycle(); c.ReviewDay != "thu" || c.ReviewTime != "10:00" || c.Series != model.SeriesOn || c.Zone != "UTC" {
		t.Errorf("the cycle is %+v", c)
	}
	d.press("E", "space", "enter")
	if c, _ := d.record().Cycle(); c.Series != model.SeriesOff {
		t.Errorf("the series is %q", c.Series)
	}
}

func TestAMeetingIsAnnouncedWithItsPreRead(t *testing.T) {
	d := atWeek(t)
	d.press("N")
	d.sees("Pre-read: Weekly review")
	d.press("y")
	d.sees("Is M-2 announced?")
	d.press("esc")
	if _, times := d.record().Announced(2); times != 0 {
		t.Error("it was announced though nobody said so")
	}
	d.press("N", "y", "y")
	if _, times := d.record().Announced(2); times != 1 {
		t.Errorf("it was announced %d times", times)
	}
}

func TestWhereMinutesWentIsNotedAndOfferedTheNextTime(t *testing.T) {
	d := atWeek(t)
	d.press("t")
	d.sees("The minutes of M-1 were sent")
	d.write("#checkout")
	d.press("enter")
	if said := d.record().SaySent(1, model.DateOf(noon)); said != "#checkout, Mon 23 Nov" {
		t.Errorf("it says %q", said)
	}
	d.sees("M-2 Weekly review") // the plan stays that of the next
	d.press("t")
	d.sees("#checkout")
	d.press("enter")
	if sent := d.record().SentOf(1); len(sent) != 2 || sent[1].SentTo != "#checkout" {
		t.Errorf("sent is %+v", sent)
	}
}

func TestTheDigestOffersTheMinutesThatAreNotSent(t *testing.T) {
	now := noon
	s := week(t, &now)
	now = noon.AddDate(0, 0, 1)
	d := drive(t, s, 120, 36)
	d.now = now
	d.send(tickMsg(now))
	d.press("1")
	d.sees("To send", "not sent")
	d.press("+")
	d.sees("Weekly review, Mon 23 Nov 2026")
	d.press("y")
	d.sees("The minutes of M-1 were sent")
	d.write("#checkout")
	d.press("enter")
	if len(d.record().SentOf(1)) != 1 {
		t.Error("that they were sent is not noted")
	}
}

func TestAReviewIsMovedToAnotherTimeInItsForm(t *testing.T) {
	d := atWeek(t)
	d.press("3", "e")
	d.sees("Edit M-2", "Begins at", "Facilitator")
	d.press("tab", "tab")
	d.write("14:30")
	d.press("enter")
	if m := d.meeting(2); m.StartTime != "14:30" || m.Minutes != 45 {
		t.Errorf("it is %+v", m)
	}
}

func TestAReviewLosesItsTimeWhereItsFieldIsEmptied(t *testing.T) {
	d := atWeek(t)
	d.press("3", "e", "tab", "tab")
	d.write("14:30")
	d.press("enter", "3", "e", "tab", "tab")
	d.erase("14:30")
	d.press("enter")
	if m := d.meeting(2); m.StartTime != "" || m.Minutes != 45 {
		t.Errorf("it is %+v", m)
	}
	d.press(":")
	d.write("set M-2 at:9:15")
	d.press("enter", ":")
	d.write(`set M-2 at:""`)
	d.press("enter")
	if m := d.meeting(2); m.StartTime != "" {
		t.Errorf("it is %+v", m)
	}
}

func TestWhoWalksAndWhoRehearsesFindsTheKeyOverThePlanToo(t *testing.T) {
	atWeek(t).sees("w walk", "g rehearse")
}

func TestSpaceLeavesALineOfTheProposalOutAndEnterPutsTheRestOn(t *testing.T) {
	d := atWeek(t)
	d.press(":")
	d.write("a I-1 Ask the courier @ben due:fri")
	d.press("enter", "P")
	d.sees("M-2: proposed agenda", "Actions due")
	d.press("space")
	d.sees(`Left out: "Actions due" (3)`)
	d.press("space")
	d.seesNot(`Left out: "Actions due" (3)`)
	before := len(d.record().Agenda(2))
	d.press("space", "enter")
	if on := len(d.record().Agenda(2)); on != before {
		t.Errorf("%d items are on the agenda, and %d were: the one that was left out was put on", on, before)
	}
	d.press("P", "enter")
	if _, ok := d.record().StandsOn(2, model.StandingActions); !ok {
		t.Error("enter did not put the proposal on the agenda")
	}
}

func TestEnterExpectsWhoMustBeThere(t *testing.T) {
	now := noon
	s := week(t, &now)
	if _, _, err := s.Do(t.Context(), model.TakeOff{Meeting: 2, Person: 2}); err != nil {
		t.Fatal(err)
	}
	d := drive(t, s, 120, 36)
	d.press(":")
	d.write("d Gift wrap for everybody @ben")
	d.press("enter", "W")
	d.sees("who must be in the room", "not expected", "expect Ben", "get the answer to")
	d.press("enter")
	d.sees("all of them are expected")
	if !d.expected(2, 2) {
		t.Error("Ben is not expected")
	}
	d.press("esc", "u")
	if d.expected(2, 2) {
		t.Error("undo left Ben expected")
	}
	d.press("W", "down", "enter")
	d.sees("approve D-1 via:")
}

// expected reports whether a person is expected at a meeting.
func (d *driver) expected(meeting, person model.ID) bool {
	for _, a := range d.record().Attendance(meeting) {
		if a.Person == person {
			return a.Presence == model.Expected
		}
	}
	return false
}

func TestAnItemIsMovedToAnotherMeetingByAKey(t *testing.T) {
	d := atWeek(t)
	d.press(">")
	t.Log(d.screen())
	d.sees("no other meeting is planned")
	d.press("M", "enter")
	d.sees("M-3 Weekly review", "Agenda, empty") // the plan of the new one is shown
	d.press("3", "down", "enter")
	d.sees("━━ 2 Plan", "Refund mails")
	d.press(">")
	if it, _ := d.record().Items.Get(1); it.Meeting != 3 {
		t.Fatalf("it is on M-%d", it.Meeting)
	}
	d.press("u")
	if it, _ := d.record().Items.Get(1); it.Meeting != 2 {
		t.Errorf("it is on M-%d", it.Meeting)
	}
}

func TestTheReviewSaysOfAnItemThatItCameAfterThePreRead(t *testing.T) {
	d := atWeek(t)
	d.press("N", "y", "y")
	d.press(":")
	d.write("i Gift wrap @ben")
	d.press("enter")
	d.sees("Changed since the pre-read of Mon 23 Nov", "+ Gift wrap")
	d.press("S", "y", "o")
	d.press("o")
	d.sees("Gift wrap", "new since the pre-read")
}

// Two windows propose the agenda of the same meeting, and both put it on: what is on it
// already is not put on twice.
func TestTwoWindowsThatPrepareTheSameMeetingPutNothingOnItsAgendaTwice(t *testing.T) {
	now := noon
	s := week(t, &now)
	for _, c := range []model.Command{
		model.Raise{Kind: model.KindAction, On: model.Ref{Kind: model.KindItem, ID: 1}, With: model.Values{model.FieldWords: model.Words("Ask the courier"), model.FieldOwner: model.Who(2), model.FieldDue: model.On("2026-11-27")}},
		model.Raise{Kind: model.KindDecision, On: model.Ref{Kind: model.KindItem, ID: 1}, With: model.Values{model.FieldWords: model.Words("Send them at once"), model.FieldOwner: model.Who(2)}},
	} {
		if _, _, err := s.Do(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	one, two := drive(t, s, 120, 36), drive(t, windowOn(t, s.Path(), "two"), 120, 36)
	one.press("P")
	two.press("P")
	one.sees("proposed agenda", "Actions due")
	two.press("enter")
	one.press("enter")
	one.look()
	standing := map[string]int{}
	for _, it := range one.record().Agenda(2) {
		if it.IsStanding() {
			standing[it.Standing]++
		}
	}
	if want := map[string]int{model.StandingActions: 1, "owners-by-stage": 1}; !maps.Equal(standing, want) {
		t.Errorf("standing items are on the agenda: %v, want %v", standing, want)
	}
}

func TestAnOwnerWhoLeftIsRefusedInASentenceAndTheLineStays(t *testing.T) {
	d := atWeek(t)
	d.press("down", "L", "enter")
	if p := d.person(2); p.LeftOn == "" {
		t.Fatalf("Ben is %+v", p)
	}
	d.press(":")
	d.write("i Parcels @ben")
	d.press("enter")
	d.sees("Ben Okafor left on Mon 23 Nov", "i Parcels @ben")
	if items := len(d.record().Agenda(2)); items != 1 {
		t.Errorf("%d items are on the agenda", items)
	}
}

func TestADayOffIsTakenAndSaidToBeNoWorkingDay(t *testing.T) {
	d := atWeek(t)
	d.press(":")
	d.write("set M-2 date:2026-11-28")
	d.press("enter")
	d.sees("not a working day", "Sat 28 Nov")
}

func TestAClockThatIsBehindIsNamedOnPrepare(t *testing.T) {
	now := noon
	s := week(t, &now)
	now = noon.AddDate(0, 0, 1)
	if _, _, err := s.Do(t.Context(), model.Raise{Kind: model.KindDecision, On: model.Ref{Kind: model.KindItem, ID: 1}, With: model.Values{model.FieldWords: model.Words("Send them at once")}}); err != nil {
		t.Fatal(err)
	}
	d := drive(t, s, 120, 36)
	d.sees("the clock of this machine says Mon 23 Nov 2026", "Tue 24 Nov 2026")
}

// The header says of a thing that is read back how that was answered last, and not how the
// thing was that is discussed; the cursor goes with what is discussed, a place, too.
func TestTheHeaderSaysTheLastAnswerOfWhatIsReadBack(t *testing.T) {
	now := noon
	d := drive(t, week(t, &now), 120, 36)
	for _, line := range []string{"d Gift wrap @ben", "d Print a card @mara"} {
		d.press(":")
		d.write(line)
		d.press("enter")
	}
	d.press("S", "y")
	for _, line := range []string{"defer D-1 no numbers yet", "defer D-2 no paper yet", "withdraw I-1 not now"} {
		d.press(":")
		d.write(line)
		d.press("enter")
	}
	for _, check := range d.record().ChecksOf(2) {
		if check.Computed == "" {
			d.press(":")
			d.write("pass " + check.Ref().String() + " seen")
			d.press("enter")
		}
	}
	d.press("x", "y", "esc", "p", "y")
	d.sees("M-3 Weekly review", "the next meeting") // and not the one that was closed
	now = noon.AddDate(0, 0, 14)
	d.now = now
	d.send(tickMsg(now))
	d.press("S", "y")
	d.sees("M-3 Weekly review", "no numbers yet")
	d.press("o")
	if on := d.root.screen().Selected(); on != (model.Ref{Kind: model.KindDecision, ID: 2}) {
		t.Errorf("the cursor is on %s", on)
	}
	d.sees("deferred 23 Nov by Mara Ilves: no paper yet")
	d.press("up", "enter")
	d.sees("Decide D-1", "deferred 23 Nov by Ben Okafor: no numbers yet")
	if strings.Contains(d.screen(), "no paper yet") {
		t.Errorf("the header speaks of another thing:\n%s", d.screen())
	}
}
