package storage_test

import (
	"testing"

	"gavel/model"
	"gavel/storage"
)

// twoCycles returns a file with a closed review in its first cycle, and a second cycle
// with a review that is planned.
func twoCycles(t *testing.T, s *storage.Store) (first, second *model.Record) {
	t.Helper()
	closed(t, s)
	first = loaded(t, s)
	do(t, s, model.NewCycle{CycleName: "The next one", People: people})
	second, _ = do(t, s, model.PlanMeeting{})
	return first, second
}

func recordOf(t *testing.T, s *storage.Store, cycle model.ID) *model.Record {
	t.Helper()
	r, err := s.RecordOf(t.Context(), cycle)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestARecordOfAnyCycleCanBeRead(t *testing.T) {
	s := open(t, newFile(t))
	first, second := twoCycles(t, s)
	sameRecord(t, recordOf(t, s, 1), first)
	sameRecord(t, recordOf(t, s, 2), second)
}

func TestARecordOfAnEarlierCycleIsKeptUntilTheJournalGrows(t *testing.T) {
	s := open(t, newFile(t))
	twoCycles(t, s)
	before := recordOf(t, s, 1)
	if recordOf(t, s, 1) != before {
		t.Error("it was loaded twice, and nothing had changed")
	}
	do(t, s, model.RenamePerson{Person: ana, PersonName: "Anna Ruiz"})
	after := recordOf(t, s, 1)
	if after == before || after.NameOf(ana) != "Anna Ruiz" {
		t.Errorf("after the rename its people are called %q as before", after.NameOf(ana))
	}
	if before.NameOf(ana) != people[0] {
		t.Error("a record that somebody holds was changed")
	}
}

func TestWhatAnotherStoreSavesShowsInTheRecordOfACycle(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	twoCycles(t, s)
	before := recordOf(t, s, 2).Meetings.Len()
	do(t, open(t, path), model.PlanMeeting{Date: "2026-04-02"})
	if got := recordOf(t, s, 2).Meetings.Len(); got != before+1 {
		t.Errorf("it has %d meetings, want one more than %d", got, before)
	}
}

func TestThereIsNoRecordOfACycleThatIsNotThere(t *testing.T) {
	s := open(t, newFile(t))
	twoCycles(t, s)
	for _, cycle := range []model.ID{0, 3, -1} {
		_, err := s.RecordOf(t.Context(), cycle)
		mustRefuse(t, err, model.NotFound)
	}
}

func TestAThingIsFoundInTheCycleItBelongsTo(t *testing.T) {
	s := open(t, newFile(t))
	twoCycles(t, s)
	for text, want := range map[string]model.ID{"D-1": 1, "I-2": 1, "M-1": 1, "M-2": 2} {
		about, _ := model.ParseRef(text)
		if cycle, err := s.CycleOf(t.Context(), about); err != nil || cycle != want {
			t.Errorf("%s is of cycle %d (%v), want %d", text, cycle, err, want)
		}
	}
}

func TestAPersonBelongsToNoCycle(t *testing.T) {
	s := open(t, newFile(t))
	twoCycles(t, s)
	if cycle, err := s.CycleOf(t.Context(), model.Ref{Kind: model.KindPerson, ID: ana}); err != nil || cycle != 0 {
		t.Errorf("%s is of cycle %d (%v)", people[0], cycle, err)
	}
}

func TestAThingThatIsInNoCycleIsNotFound(t *testing.T) {
	s := open(t, newFile(t))
	twoCycles(t, s)
	for _, about := range []model.Ref{{Kind: model.KindDecision, ID: 9}, {Kind: model.KindPerson, ID: 9}, {Kind: "unicorn", ID: 1}} {
		_, err := s.CycleOf(t.Context(), about)
		mustRefuse(t, err, model.NotFound)
	}
}

func TestTheCyclesAreListedOldestFirst(t *testing.T) {
	s := open(t, newFile(t))
	first, second := twoCycles(t, s)
	list, err := s.Cycles(t.Context())
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	m1, _ := first.Meetings.Get(1)
	m2, _ := second.Meetings.Get(2)
	for i, want := range []storage.CycleSummary{
		{ID: 1, Name: "Checkout redesign", Zone: "UTC", Meetings: 1, Closed: 1, First: m1.Date, Last: m1.Date, State: model.Open},
		{ID: 2, Name: "The next one", Zone: "UTC", Meetings: 1, First: m2.Date, Last: m2.Date, State: model.Open},
	} {
		if list[i] != want {
			t.Errorf("%d: %+v, want %+v", i, list[i], want)
		}
	}
}
