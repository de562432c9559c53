package storage_test

import (
	"testing"

	"gavel/model"
	"gavel/storage"
)

func journalLength(t *testing.T, s *storage.Store) int {
	t.Helper()
	entries, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

func TestAnActionThatIsTriedAgainIsDoneOnce(t *testing.T) {
	s := open(t, newFile(t))
	_, item, _ := review(t, s)
	uid := storage.NewUID()
	command := model.Amend{About: item, With: notes("once")}
	_, first, err := s.Do(t.Context(), command, storage.Once(uid))
	if err != nil {
		t.Fatal(err)
	}
	lines := journalLength(t, s)
	r, again, err := s.Do(t.Context(), command, storage.Once(uid))
	if err != nil || noteOf(r) != "once" || again.Says != first.Says {
		t.Errorf("the second try says %q (%v)", again.Says, err)
	}
	if got := journalLength(t, s); got != lines {
		t.Errorf("%d lines in the journal, want %d", got, lines)
	}
	if _, _, err := s.Undo(t.Context(), storage.Once(storage.NewUID())); err != nil {
		t.Error(err)
	}
	r, _, err = s.Do(t.Context(), command, storage.Once(uid))
	if err != nil || noteOf(r) != "" {
		t.Errorf("what was taken back since is Redone: %q (%v)", noteOf(r), err)
	}
}

func TestAnotherWindowKnowsAnActionByItsName(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	_, item, _ := review(t, s)
	uid := storage.NewUID()
	command := model.Amend{About: item, With: notes("once")}
	if _, _, err := s.Do(t.Context(), command, storage.Once(uid)); err != nil {
		t.Fatal(err)
	}
	other := open(t, path)
	lines := journalLength(t, s)
	if _, _, err := other.Do(t.Context(), command, storage.Once(uid)); err != nil {
		t.Fatal(err)
	}
	if got := journalLength(t, s); got != lines {
		t.Errorf("%d lines in the journal, want %d", got, lines)
	}
}
