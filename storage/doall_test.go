package storage_test

import (
	"errors"
	"testing"

	"gavel/model"
)

// Several commands are saved together or not at all, each with its line in the
// journal, and each sees what those before it left.
func TestSeveralCommandsAreSavedTogetherOrNotAtAll(t *testing.T) {
	s := open(t, newFile(t))
	lines := func() int {
		entries, err := s.Journal(t.Context(), 100)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	before := lines()
	names := []string{"Eli New", "Ada Old", "TBD"} // the third is nobody
	upTo := func(n int) func(*model.Record, model.Done) (model.Command, error) {
		at := 0
		return func(r *model.Record, _ model.Done) (model.Command, error) {
			if r.People.Len() != at {
				t.Errorf("before command %d there are %d people", at+1, r.People.Len())
			}
			if at == n {
				return nil, nil
			}
			at++
			return model.AddPerson{PersonName: names[at-1]}, nil
		}
	}
	if _, _, err := s.DoAll(t.Context(), upTo(3)); err == nil {
		t.Fatal("nobody was added")
	}
	if r, err := s.Record(t.Context()); err != nil || r.People.Len() != 0 || lines() != before {
		t.Fatalf("something of it was saved: %v", err)
	}
	r, done, err := s.DoAll(t.Context(), upTo(2))
	if err != nil || len(done) != 2 || r.People.Len() != 2 || lines() != before+2 {
		t.Fatalf("saved: %d of 2, %v", len(done), err)
	}
	own := errors.New("no more")
	if _, _, err := s.DoAll(t.Context(), func(*model.Record, model.Done) (model.Command, error) { return nil, own }); err != own {
		t.Errorf("it ended with %v", err)
	}
	if err := s.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}
