//go:build unix

package storage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
	"gavel/storage"
)

// A file that has a second name is read and not written, under either, whenever
// the name was given; with one name left it is written again. The doctor finds it.
func TestAFileOfSeveralNamesIsNotWritten(t *testing.T) {
	path := newFile(t)
	other := filepath.Join(t.TempDir(), "other.gavel")
	first := open(t, path)
	do(t, first, model.AddPerson{PersonName: "Eli New"})
	if err := os.Link(path, other); err != nil {
		t.Fatal(err)
	}
	_, _, err := first.Do(t.Context(), model.AddPerson{PersonName: "Ada Old"})
	mustFail(t, err, storage.Shared)
	mustFail(t, first.KeepDrafts(t.Context(), []storage.Draft{{UID: "a", Place: "line", Text: "half"}}, nil), storage.Shared)
	for _, name := range []string{path, other} {
		s, err := storage.Open(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		mustFail(t, s.Writable(), storage.Shared)
		_, _, err = s.Do(t.Context(), model.AddPerson{PersonName: "Ada Old"})
		mustFail(t, err, storage.Shared)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		findings, err := storage.Examine(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if f := findings[0]; f.Verdict != storage.Doubtful || !strings.Contains(f.Says, "another name") || !strings.Contains(f.Advice, "samefile") {
			t.Errorf("the doctor says %+v", f)
		}
	}
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	do(t, first, model.AddPerson{PersonName: "Ada Old"})
	if r, err := first.Record(t.Context()); err != nil || r.People.Len() != 2 {
		t.Errorf("the record: %v", err)
	}
}

// A name that a new file has while it is made, or that a killed program left, is
// nobody's.
func TestAPassingNameKeepsNobodyFromWriting(t *testing.T) {
	s := open(t, newFile(t))
	if err := os.Link(s.Path(), filepath.Join(filepath.Dir(s.Path()), ".gavel-123")); err != nil {
		t.Fatal(err)
	}
	do(t, s, model.AddPerson{PersonName: "Ada Old"})
	do(t, open(t, s.Path()), model.AddPerson{PersonName: "Eli New"})
}
