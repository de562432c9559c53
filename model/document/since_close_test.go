package document

import (
	"encoding/json"
	"strings"
	"testing"

	"gavel/model"
)

// closedReview returns a review of Mon 16 Nov with one decision of Ana's, closed at
// 10:30.
func closedReview(t *testing.T) (m *fixture, meeting model.Ref) {
	m, meeting, _, decision := review(t)
	m.rule(decision, model.Rejected, say(model.FieldWhy, "no"))
	m.passGate(meeting)
	m.at(16, "10:30")
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	return m, meeting
}

func below(t *testing.T, minutes string) string {
	t.Helper()
	_, later, _ := strings.Cut(minutes, "\n## "+SinceClose+"\n\n")
	return later
}

// Whatever this version of gavel would write, the kept text is what is printed.
func TestKeptMinutesArePrintedByteForByte(t *testing.T) {
	m, meeting := closedReview(t)
	kept, ok := m.r.MinutesOf(meeting.ID)
	if !ok || !strings.HasPrefix(m.minutes(meeting), kept.Text+"\n\nFingerprint of the minutes of M-1 above: `"+Fingerprint(kept.Text)+"`\n") {
		t.Errorf("the kept text is not what is printed:\n%s", m.minutes(meeting))
	}
	older, meeting := closedReview(t)
	_ = older
	m.r, _ = model.KeepMinutes(m.r, model.Done{}, meeting.ID, model.Written{Text: "# As another version wrote it  \n\n- line"})
	if got := m.minutes(meeting); !strings.HasPrefix(got, "# As another version wrote it  \n\n- line\n\nFingerprint") {
		t.Errorf("written anew:\n%s", got)
	}
}

func TestMinutesOfAnOlderGavelHaveNoFingerprint(t *testing.T) {
	m, meeting, _, decision := review(t)
	m.older = true
	m.rule(decision, model.Rejected, say(model.FieldWhy, "no"))
	m.passGate(meeting)
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	m.do(model.AddAddendum{Meeting: meeting.ID, Text: "a comma"})
	said := m.minutes(meeting)
	expect(t, said, "# Weekly review", "## Since the close\n\n- Mon 16 Nov, 10:00: a comma\n")
	if strings.Contains(said, "Fingerprint") {
		t.Errorf("it claims to be kept:\n%s", said)
	}
}

// The minutes print the names of the close; a later one stands below.
func TestARenameChangesNoKeptMinutes(t *testing.T) {
	m, meeting := closedReview(t)
	before := above(m.minutes(meeting))
	rename := func(was, is string) { m.do(model.RenamePerson{Person: m.who(was), PersonName: is}) }
	rename("Ben Okafor", "Temp")
	rename("Ana Ruiz", "Ben Okafor")
	rename("Temp", "Ana Ruiz")
	rename("Priya Nair", "Priya N. Nair")
	rename("Priya N. Nair", "Priya Nair")
	said := m.minutes(meeting)
	if above(said) != before {
		t.Errorf("the minutes changed:\n%s", said)
	}
	if got, want := below(t, said), "- Ana Ruiz (P-2) is called Ben Okafor now\n- Ben Okafor (P-3) is called Ana Ruiz now\n"; got != want {
		t.Errorf("since the close:\n%s\nwant\n%s", got, want)
	}
}

func TestAnAddendumThatIsTakenBackIsStruck(t *testing.T) {
	m, meeting := closedReview(t)
	m.at(17, "09:05")
	r, done, err := model.Do(m.r, model.AddAddendum{Meeting: meeting.ID, Text: "Not the ~1st~,\nbut the 2nd"}, model.At(m.now))
	if err != nil {
		t.Fatal(err)
	}
	m.r = r
	m.at(18, "11:20")
	undone := m.revert(done.Changes, "ben")
	want := "- Tue 17 Nov, 09:05: ~~Not the \\~1st\\~, / but the 2nd~~ — struck on Wed 18 Nov, 11:20 by ben\n"
	if got := below(t, m.minutes(meeting)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	m.revert(undone, "ben") // redo
	if got := below(t, m.minutes(meeting)); strings.Contains(got, "struck") || !strings.Contains(got, "09:05: Not the") {
		t.Errorf("done again, it is\n%s", got)
	}
}

// revert takes changes back in somebody's name, and returns what that changed.
func (m *fixture) revert(changes []model.Change, by string) []model.Change {
	m.t.Helper()
	text, err := json.Marshal(changes)
	if err != nil {
		m.t.Fatal(err)
	}
	back := model.Revert{Says: "it", By: by}
	if err := json.Unmarshal(text, &back.Images); err != nil {
		m.t.Fatal(err)
	}
	next, done, err := model.Do(m.r, back, model.At(m.now))
	if err != nil {
		m.t.Fatal(err)
	}
	m.r = next
	return done.Changes
}

func TestTheNextReviewStandsBelowTheMinutes(t *testing.T) {
	m, meeting := closedReview(t)
	if got := m.minutes(meeting); strings.Contains(got, SinceClose) {
		t.Errorf("nothing was recorded since:\n%s", got)
	}
	m.do(model.CancelMeeting{Meeting: m.plan("Given up", 20).ID})
	later, next := m.plan("Third review", 30), m.plan("Second review", 23)
	is := func(want string) {
		t.Helper()
		if got := below(t, m.minutes(meeting)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	is("- Next review: M-4 Second review, Mon 23 Nov 2026 (planned)\n")
	for _, c := range m.r.ChecksOf(later.ID) {
		m.do(model.Remove{About: c.Ref()})
	}
	m.at(17, "09:00")
	m.do(model.StartMeeting{Meeting: later.ID})
	is("- Next review: M-3 Third review, Mon 30 Nov 2026 (not closed yet)\n")
	m.at(15, "09:00") // the clock was set back
	m.do(model.CloseMeeting{Meeting: later.ID})
	is("- Next review: M-3 Third review, Mon 30 Nov 2026 (closed)\n")
	if got := below(t, m.minutes(later)); got != "" { // its minutes name M-4 themselves
		t.Errorf("of the later one: %q", got)
	}
	_ = next
}

func TestAReviewThatTheCloseHasPlannedIsToldOnceUntilItIsMoved(t *testing.T) {
	m := newFixture(t)
	m.do(model.SetCycle{With: model.Values{model.FieldSeries: model.Words(model.SeriesOn)}})
	first := m.plan("First review", 16)
	m.do(model.StartMeeting{Meeting: first.ID})
	m.passGate(first)
	m.do(model.CloseMeeting{Meeting: first.ID})
	if text := m.minutes(first); !strings.Contains(text, "## Next review\n\n- Mon 23 Nov (M-2 First review)\n") || strings.Contains(text, "Since the close") {
		t.Errorf("the next review is not told once:\n%s", text)
	}
	m.do(model.AmendMeeting{Meeting: 2, Date: "2026-11-24"})
	if text := m.minutes(first); !strings.Contains(text, "- Next review: M-2 First review, Tue 24 Nov 2026 (planned)\n") {
		t.Errorf("that it was moved is not told:\n%s", text)
	}
}

func TestAMeetingWhoseDayHasPassedIsNotTheNextReview(t *testing.T) {
	m := newFixture(t)
	passed := m.plan("Not held", 17)
	review := m.plan("Weekly review", 20)
	m.at(20, "10:00")
	m.do(model.StartMeeting{Meeting: review.ID})
	m.passGate(review)
	m.do(model.CloseMeeting{Meeting: review.ID})
	text := m.minutes(review)
	expect(t, text, "## Next review\n\n- Not planned yet\n- M-1 of Tue 17 Nov: its day has passed; move it to another day, or cancel it\n")
	if strings.Contains(text, "Next review: "+passed.String()) {
		t.Errorf("it is next below the minutes:\n%s", text)
	}
	meeting, _ := m.r.Meetings.Get(review.ID)
	if s := gatherShort(m.r, meeting); s.Next != nil {
		t.Errorf("in short it is %+v", s.Next)
	}
}

func TestAMeetingThatEndsTheCycleSaysWhatGoesOnInTheNext(t *testing.T) {
	m := newFixture(t)
	about := m.do(model.PlanMeeting{Kinds: "close", Date: date(16), Facilitator: "Mara Ilves"})
	m.plan("Weekly review", 23)
	b := m.raise(model.KindRisk, model.Ref{}, "Refund mails are late", m.by(model.FieldOwner, "Ana Ruiz"))
	m.raise(model.KindRisk, model.Ref{}, "Couriers strike", m.by(model.FieldOwner, "Ana Ruiz"))
	m.do(model.CarryOn{About: []model.Ref{b}, Why: "the peak is still to come"})
	m.do(model.StartMeeting{Meeting: about.ID})
	text := m.minutes(about)
	expect(t, text, "## Next cycle\n\n- Goes on in it: RK-1\n- To be carried or dropped: RK-2\n")
	if strings.Contains(text, "M-2") {
		t.Errorf("it names a review:\n%s", text)
	}
}
