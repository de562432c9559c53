package storage_test

import (
	"path/filepath"
	"slices"
	"testing"

	"gavel/model"
	"gavel/storage"
)

func decision(id model.ID) model.Ref { return model.Ref{Kind: model.KindDecision, ID: id} }

func journalOf(t *testing.T, path string) (list []string) {
	t.Helper()
	rows, err := outsider(t, path).Query("SELECT changes FROM journal ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		list = append(list, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func markWalk(t *testing.T, s *storage.Store, meeting model.ID, list ...model.WalkMark) []model.WalkMark {
	t.Helper()
	all, err := s.MarkWalk(t.Context(), meeting, list)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTwoWindowsThatPrepareAMeetingLoseAndDoubleNothing(t *testing.T) {
	path := newFile(t)
	first, second := window(t, path, "one"), window(t, path, "two")
	markWalk(t, first, 1, model.WalkMark{Meeting: 1, About: decision(1), State: model.WalkHandled, Version: "a"})
	markWalk(t, second, 1, model.WalkMark{Meeting: 1, About: decision(2), State: model.WalkLeft, Version: "a"})
	got := markWalk(t, first, 1, model.WalkMark{Meeting: 1, About: decision(2), State: model.WalkHandled, Version: "b"})
	want := []model.WalkMark{
		{Meeting: 1, About: decision(1), State: model.WalkHandled, Version: "a"},
		{Meeting: 1, About: decision(2), State: model.WalkHandled, Version: "b"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("there are %+v, want %+v", got, want)
	}
	if again, err := window(t, path, "three").Walk(t.Context(), 1); err != nil || !slices.Equal(again, want) {
		t.Errorf("a window that is opened later finds %+v, %v", again, err)
	}
	if other, err := first.Walk(t.Context(), 2); err != nil || other != nil {
		t.Errorf("another meeting has %+v, %v", other, err)
	}
}

func TestTheWalkIsInNoJournalAndChangesNothingOfTheRecord(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	review(t, s)
	journal, record := journalOf(t, path), loaded(t, s)
	markWalk(t, s, 9, model.WalkMark{Meeting: 9, About: decision(1), State: model.WalkLeft, Version: "secret"})
	if got := journalOf(t, path); !slices.Equal(got, journal) {
		t.Error("the journal has another line")
	}
	sameRecord(t, loaded(t, s), record)
	mustVerify(t, s)
	list, err := storage.Examine(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if f.Verdict != storage.Sound {
			t.Errorf("the doctor finds %+v", f)
		}
	}
}

func TestTheWalkGoesWhenItsMeetingIsClosed(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, about := closed(t, s)
	mustExec(t, outsider(t, path), `INSERT INTO walk VALUES (1, 'decision', 1, 'left', 'a')`)
	if meeting.ID != 1 || about.ID != 1 {
		t.Fatalf("it closes %s over %s", meeting, about)
	}
	markWalk(t, s, 2, model.WalkMark{Meeting: 2, About: decision(1), State: model.WalkLeft, Version: "a"})
	if left, err := s.Walk(t.Context(), 1); err != nil || left != nil {
		t.Errorf("of the closed meeting there is %+v, %v", left, err)
	}
}

func TestAMarkThatThisProgramDoesNotKnowSaysNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "later.gavel")
	s := open(t, path)
	mustExec(t, outsider(t, path), `INSERT INTO walk VALUES (1, 'decision', 1, 'later', ''), (1, 'dream', 1, 'left', '')`)
	if got, err := s.Walk(t.Context(), 1); err != nil || got != nil {
		t.Errorf("it says %+v, %v", got, err)
	}
}
