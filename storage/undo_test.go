package storage_test

import (
	"context"
	"testing"

	"gavel/model"
	"gavel/storage"
)

// takeBack undoes, or redoes, and asks for what is said.
func takeBack(t *testing.T, way func(context.Context, ...storage.Saving) (*model.Record, model.Done, error), says string) *model.Record {
	t.Helper()
	r, done, err := way(t.Context())
	if err != nil {
		t.Fatalf("want %q: %v", says, err)
	}
	if done.Says != says {
		t.Fatalf("says %q, want %q", done.Says, says)
	}
	return r
}

func notes(text string) model.Values { return model.Values{model.FieldNotes: model.Words(text)} }

// noteOf returns the public notes of the first item.
func noteOf(r *model.Record) string {
	item, _ := r.Items.Get(1)
	return item.Notes
}

func TestUndoAndRedoWalkBackAndForth(t *testing.T) {
	s := open(t, newFile(t))
	_, item, _ := review(t, s)
	for _, text := range []string{"one", "two", "three"} {
		do(t, s, model.Amend{About: item, With: notes(text)})
	}
	for range 2 { // and all over again
		for _, want := range []string{"two", "one"} {
			if got := noteOf(takeBack(t, s.Undo, "Undone: I-1 updated")); got != want {
				t.Fatalf("undone to %q, want %q", got, want)
			}
		}
		for _, want := range []string{"two", "three"} {
			r := takeBack(t, s.Redo, "Redone: I-1 updated")
			if noteOf(r) != want {
				t.Fatalf("redone to %q, want %q", noteOf(r), want)
			}
			sameRecord(t, loaded(t, s), r)
		}
		_, _, err := s.Redo(t.Context())
		mustRefuse(t, err, model.NothingToUndo)
	}
	mustVerify(t, s)
}

func TestARulingIsTakenBackWithAllThatFollowed(t *testing.T) {
	s := open(t, newFile(t))
	meeting, _, decision := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	before := loaded(t, s)
	ruled, _ := do(t, s, approve(decision))
	sameButForVersions(t, takeBack(t, s.Undo, "Undone: D-1 approved by Ana Ruiz"), before)
	sameButForVersions(t, takeBack(t, s.Redo, "Redone: D-1 approved by Ana Ruiz"), ruled)
}

// sameButForVersions compares what two records say of decisions, rulings and
// the table.
func sameButForVersions(t *testing.T, got, want *model.Record) {
	t.Helper()
	decision := model.Ref{Kind: model.KindDecision, ID: 1}
	if got.State(decision) != want.State(decision) || got.Rulings.Len() != want.Rulings.Len() || got.Criteria.Len() != want.Criteria.Len() {
		t.Errorf("D-1 is %s with %d rulings, want %s with %d", got.State(decision), got.Rulings.Len(), want.State(decision), want.Rulings.Len())
	}
	if a, b := len(got.Gaps(1, model.At(begin))), len(want.Gaps(1, model.At(begin))); a != b {
		t.Errorf("%d gaps, want %d", a, b)
	}
}

func TestACancelIsTakenBackAndDoneAgain(t *testing.T) {
	s := open(t, newFile(t))
	meeting, item, _ := review(t, s)
	do(t, s, model.Amend{About: item, With: notes("one")})
	status := func(r *model.Record) model.Status { m, _ := r.Meetings.Get(meeting.ID); return m.Status }
	for _, want := range []model.Status{model.Planned, model.Live, model.Adjourned} {
		switch want {
		case model.Live:
			do(t, s, model.StartMeeting{Meeting: meeting.ID})
		case model.Adjourned:
			do(t, s, model.AdjournMeeting{Meeting: meeting.ID})
		}
		do(t, s, model.CancelMeeting{Meeting: meeting.ID})
		const says = "M-1 cancelled; its open decisions and blockers are carried over"
		if got := takeBack(t, s.Undo, "Undone: "+says); status(got) != want || noteOf(got) != "one" {
			t.Errorf("it is %s with the notes %q, want %s and the notes as they were", status(got), noteOf(got), want)
		}
		if got := status(takeBack(t, s.Redo, "Redone: "+says)); got != model.Cancelled {
			t.Errorf("done again it is %s", got)
		}
		takeBack(t, s.Undo, "Undone: "+says)
		sameRecord(t, loaded(t, s), loaded(t, open(t, s.Path())))
	}
	mustVerify(t, s)
}

func TestACancelledMeetingComesBackAsNothingElseThanItWas(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, _ := review(t, s)
	do(t, s, model.CancelMeeting{Meeting: meeting.ID})
	mustHold(t, path, []attack{
		{"UPDATE meeting SET status = 'closed'", "not-open"}, {"UPDATE meeting SET status = 'live'", "not-open"},
		{"UPDATE meeting SET status = 'adjourned'", "not-open"},
	})
	takeBack(t, s.Undo, "Undone: M-1 cancelled; its open decisions and blockers are carried over")
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, model.CancelMeeting{Meeting: meeting.ID})
	mustHold(t, path, []attack{{"UPDATE meeting SET status = 'closed'", "not-open"}, {"UPDATE meeting SET status = 'planned'", "not-open"}})
}

func TestAStartIsTakenBackAndDoneAgain(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, item, decision := review(t, s)
	status := func(r *model.Record) model.Status { m, _ := r.Meetings.Get(meeting.ID); return m.Status }
	for _, adjourned := range []bool{false, true} {
		do(t, s, model.StartMeeting{Meeting: meeting.ID})
		do(t, s, model.OpenItem{Item: item.ID})
		want := model.Live
		if adjourned {
			do(t, s, model.AdjournMeeting{Meeting: meeting.ID})
			want = model.Adjourned
		}
		if got := takeBack(t, s.Undo, "Undone: the start of M-1; it is planned again"); status(got) != model.Planned || len(got.TableOf(meeting.ID)) > 0 {
			t.Errorf("it is %s, with %d rows on its table", status(got), len(got.TableOf(meeting.ID)))
		}
		sameRecord(t, loaded(t, s), loaded(t, open(t, path)))
		if got := status(takeBack(t, s.Redo, `Redone: M-1 "Weekly review" is live`)); got != want {
			t.Errorf("done again it is %s, want %s", got, want)
		}
		takeBack(t, s.Undo, "Undone: the start of M-1; it is planned again")
	}
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, approve(decision))
	mustHold(t, path, []attack{{"UPDATE meeting SET status = 'planned', started_at = NULL, started_line = 0", "begun"}})
	mustVerify(t, s)
}

// What another window has written on a place since stays when the start that gave the place
// is taken back, and does not keep the start.
func TestAStartIsTakenBackAndWhatWasWrittenOnItsPlacesStays(t *testing.T) {
	path := newFile(t)
	s, other := open(t, path), open(t, path)
	_, _, decision := review(t, s)
	do(t, s, model.StartMeeting{Meeting: 1})
	m, _ := loaded(t, s).Meetings.Get(1)
	do(t, s, model.GiveRuling{About: decision, Outcome: model.Deferred, With: model.Values{model.FieldWhy: model.Words("no load test"), model.FieldDue: model.On(m.Date.AddDays(7)), model.FieldFallback: model.Words("no launch")}})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 2}, Outcome: model.Noted})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("read it on the page")}})
	do(t, s, model.CloseMeeting{Meeting: 1})
	_, done := do(t, s, model.PlanMeeting{Date: m.Date.AddDays(7)})
	r, _ := do(t, s, model.StartMeeting{Meeting: done.About.ID})
	place, ok := r.DiscussedUnder(done.About.ID, decision)
	if !ok {
		t.Fatalf("%s has no place", decision)
	}
	do(t, other, model.Amend{About: place.Ref(), With: notes("the load test runs on Friday")})
	r = takeBack(t, s.Undo, "Undone: the start of M-2; it is planned again")
	if it, ok := r.DiscussedUnder(done.About.ID, decision); !ok || it.Notes != "the load test runs on Friday" {
		t.Errorf("the place is %+v", it)
	}
	sameRecord(t, loaded(t, s), loaded(t, open(t, path)))
	takeBack(t, s.Redo, `Redone: M-2 "Weekly review" is live; 1 more thing to answer has a place on its agenda`)
	mustVerify(t, s)
}

// Whoever ruled in another window keeps the start from being taken back in this one.
func TestAStartStaysWhereAnotherWindowHasRuled(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, decision := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, open(t, path), approve(decision))
	_, _, err := s.Undo(t.Context())
	mustRefuse(t, err, model.NotAllowed)
}

func TestANewCommandEndsRedo(t *testing.T) {
	s := open(t, newFile(t))
	_, item, _ := review(t, s)
	do(t, s, model.Amend{About: item, With: notes("one")})
	takeBack(t, s.Undo, "Undone: I-1 updated")
	do(t, s, model.Amend{About: item, With: notes("another")})
	_, _, err := s.Redo(t.Context())
	mustRefuse(t, err, model.NothingToUndo)
}

func TestUndoLeavesTheClockAlone(t *testing.T) {
	s := open(t, newFile(t))
	meeting, item, _ := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, model.Amend{About: item, With: notes("one")})
	do(t, s, model.PauseClock{})
	r := takeBack(t, s.Undo, "Undone: I-1 updated")
	if _, live := r.Live(); !live {
		t.Error("the start was taken back")
	}
}

func TestEachStoreTakesBackItsOwn(t *testing.T) {
	path := newFile(t)
	first, second := open(t, path), open(t, path)
	_, item, _ := review(t, first)
	_, _, err := second.Undo(t.Context())
	mustRefuse(t, err, model.NothingToUndo)
	do(t, second, model.AddPerson{PersonName: "Eli New"})
	do(t, first, model.Amend{About: item, With: notes("one")})
	takeBack(t, second.Undo, "Undone: Eli New is known now")
	takeBack(t, first.Undo, "Undone: I-1 updated")
}

func TestOneInstanceOverManyProcesses(t *testing.T) {
	path := newFile(t)
	_, item, _ := review(t, open(t, path, storage.Instance("ana")))
	do(t, open(t, path, storage.Instance("ana")), model.Amend{About: item, With: notes("one")})
	if got := noteOf(takeBack(t, open(t, path, storage.Instance("ana")).Undo, "Undone: I-1 updated")); got != "" {
		t.Errorf("undone to %q", got)
	}
	takeBack(t, open(t, path, storage.Instance("ana")).Redo, "Redone: I-1 updated")
}

func TestUndoIsRefusedWhereSomebodyChangedTheSameSince(t *testing.T) {
	path := newFile(t)
	first, second := open(t, path), open(t, path)
	_, item, _ := review(t, first)
	do(t, first, model.Amend{About: item, With: notes("first")})
	do(t, second, model.Amend{About: item, With: notes("second")})
	before := loaded(t, first)
	r, _, err := first.Undo(t.Context())
	mustRefuse(t, err, model.Moved)
	sameRecord(t, r, before)
	if noteOf(loaded(t, first)) != "second" {
		t.Error("the other's words are gone")
	}
	takeBack(t, second.Undo, "Undone: I-1 updated") // and then it can be
	takeBack(t, first.Undo, "Undone: I-1 updated")
}

// What only one row can say is said once: undone in one window and said in another, it
// is not done again in the first.
func TestWhatIsThereOnceIsNotDoneAgainBesideAnothers(t *testing.T) {
	path := newFile(t)
	first, second := open(t, path), open(t, path)
	meeting, _, _ := review(t, first)
	do(t, first, model.AddPerson{PersonName: "Eli New"})
	eli := loaded(t, first).People.Len()
	do(t, first, model.RollCall{Meeting: meeting.ID, Present: []model.ID{model.ID(eli)}})
	if _, _, err := first.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, second, model.RollCall{Meeting: meeting.ID, Present: []model.ID{model.ID(eli)}})
	before := loaded(t, second)
	_, _, err := first.Redo(t.Context())
	mustRefuse(t, err, model.Moved)
	sameRecord(t, loaded(t, first), before)
}

func TestUndoIsRefusedWhereAMeetingClosedOverIt(t *testing.T) {
	s := open(t, newFile(t))
	closed(t, s)
	before := loaded(t, s)
	_, _, err := s.Undo(t.Context())
	mustRefuse(t, err, model.ReadOnly)
	sameRecord(t, loaded(t, s), before)
}

func TestUndoIsRefusedWhileSomethingOfAnotherHangsOnIt(t *testing.T) {
	s := open(t, newFile(t))
	do(t, s, model.NewCycle{CycleName: "x", People: people})
	do(t, s, model.PlanMeeting{Facilitator: people[0]})
	do(t, open(t, s.Path()), model.WritePrivateNote{Meeting: 1, Text: "another's"})
	_, _, err := s.Undo(t.Context())
	mustRefuse(t, err, model.Moved)
	if loaded(t, s).Meetings.Len() != 1 {
		t.Error("the meeting went from under the note")
	}
}

func TestACycleIsNotTakenBackInTheNext(t *testing.T) {
	s := open(t, newFile(t))
	review(t, s)
	do(t, s, model.NewCycle{CycleName: "The next one"})
	_, _, err := s.Undo(t.Context())
	mustRefuse(t, err, model.NothingToUndo)
}
