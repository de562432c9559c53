package storage_test

import (
	"slices"
	"testing"

	"gavel/model"
	"gavel/storage"
)

// window opens a file as a window of Ana's.
func window(t *testing.T, path, instance string) *storage.Store {
	t.Helper()
	return open(t, path, storage.Actor("Ana Ruiz"), storage.Instance(instance))
}

func keep(t *testing.T, s *storage.Store, uid, text string) {
	t.Helper()
	if err := s.KeepDrafts(t.Context(), []storage.Draft{{UID: uid, Place: "line", Text: text, At: 1}}, nil); err != nil {
		t.Fatal(err)
	}
}

// recovered returns the texts that a window finds left behind.
func recovered(t *testing.T, s *storage.Store) []string {
	t.Helper()
	left, err := s.RecoverDrafts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, d := range left {
		texts = append(texts, d.Text)
	}
	return texts
}

// ofThePast makes every draft one of a program that has ended.
func ofThePast(t *testing.T, path string) {
	t.Helper()
	mustExec(t, outsider(t, path), "UPDATE draft SET pid = 0x7ffffffe")
}

func TestWhatWasBeingTypedIsFoundByTheNextWindowOfThePerson(t *testing.T) {
	path := newFile(t)
	first := window(t, path, "one")
	keep(t, first, "a", "d Ship gu")
	keep(t, first, "a", "d Ship guest")
	keep(t, first, "b", "b Vendor")
	ofThePast(t, path)
	if got := recovered(t, open(t, path)); got != nil {
		t.Errorf("somebody else finds %q", got)
	}
	second := window(t, path, "two")
	if got := recovered(t, second); !slices.Equal(got, []string{"d Ship guest", "b Vendor"}) {
		t.Errorf("finds %q", got)
	}
	if got := recovered(t, window(t, path, "three")); got != nil {
		t.Errorf("a third window finds %q, too", got)
	}
}

func TestWhatIsTypedInAWindowThatLivesStaysThere(t *testing.T) {
	path := newFile(t)
	keep(t, window(t, path, "one"), "a", "still typing")
	mustExec(t, outsider(t, path), "UPDATE draft SET pid = 1") // the first process always lives
	if got := recovered(t, window(t, path, "two")); got != nil {
		t.Errorf("taken from a living window: %q", got)
	}
}

func TestTwoWindowsDoNotOverwriteWhatTheOtherTypes(t *testing.T) {
	path := newFile(t)
	keep(t, window(t, path, "one"), "a", "from one")
	keep(t, window(t, path, "two"), "b", "from two")
	ofThePast(t, path)
	if got := recovered(t, window(t, path, "three")); !slices.Equal(got, []string{"from one", "from two"}) {
		t.Errorf("finds %q", got)
	}
}

func TestADraftGoesWithTheSaveThatSaysIt(t *testing.T) {
	path := newFile(t)
	s := window(t, path, "one")
	_, item, _ := review(t, s)
	keep(t, s, "a", "a note")
	refused := model.Amend{About: model.Ref{Kind: model.KindItem, ID: 99}, With: notes("nowhere")}
	if _, _, err := s.Do(t.Context(), refused, storage.DropDrafts("a")); err == nil {
		t.Fatal("not refused")
	}
	drafts := func() (n int) {
		if err := outsider(t, path).QueryRow("SELECT count(*) FROM draft").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if drafts() != 1 {
		t.Error("a refused save took the draft")
	}
	if _, _, err := s.Do(t.Context(), model.Amend{About: item, With: notes("a note")}, storage.DropDrafts("a")); err != nil {
		t.Fatal(err)
	}
	if drafts() != 0 {
		t.Error("the draft is still there")
	}
}

func TestLookingForDraftsWritesNothing(t *testing.T) {
	path := reviewed(t)
	s := window(t, path, "two")
	before := mustRead(t, path)
	if got := recovered(t, s); got != nil {
		t.Errorf("finds %q", got)
	}
	if after := mustRead(t, path); !slices.Equal(before, after) {
		t.Error("the file was written to")
	}
}

func TestWhatIsReadBackIsHeardUntilItsWindowEnds(t *testing.T) {
	path := newFile(t)
	readBack := func(s *storage.Store) model.Ref {
		t.Helper()
		about, err := s.ReadBack(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return about
	}
	first, other := window(t, path, "one"), open(t, path)
	keep(t, first, "a", "D-7") // what is typed is not read back
	if about := readBack(other); !about.IsZero() {
		t.Errorf("%s is read back, and nobody does", about)
	}
	aloud := storage.Draft{UID: "r", Place: storage.PlaceReadBack, Text: "D-7", At: 2}
	if err := first.KeepDrafts(t.Context(), []storage.Draft{aloud}, nil); err != nil {
		t.Fatal(err)
	}
	if about := readBack(other); about != (model.Ref{Kind: model.KindDecision, ID: 7}) {
		t.Errorf("%s is read back", about)
	}
	ofThePast(t, path)
	if about := readBack(other); !about.IsZero() {
		t.Errorf("%s is read back by a window that has ended", about)
	}
	if got := recovered(t, window(t, path, "two")); !slices.Equal(got, []string{"D-7"}) {
		t.Errorf("recovers %q: only what was typed comes back", got)
	}
	if about := readBack(other); !about.IsZero() {
		t.Errorf("%s is read back after the next start", about)
	}
}
