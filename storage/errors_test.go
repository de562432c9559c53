package storage

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"gavel/model"
)

func mustTrouble(t *testing.T, err error, reason Reason) {
	t.Helper()
	fileError, ok := errors.AsType[*FileError](err)
	if !ok || fileError.Reason != reason || fileError.Unwrap() == nil {
		t.Errorf("failed with %v, want the reason %q and what lies beneath", err, reason)
	}
}

func TestAFullDiskIsSaidToBeFull(t *testing.T) {
	s := newStore(t)
	grow := func() error {
		_, _, err := s.Do(t.Context(), model.NewCycle{CycleName: "x", People: []string{"Ana", "Bo", "Cleo"}})
		return err
	}
	if err := grow(); err != nil {
		t.Fatal(err)
	}
	pages, err := queryNumber(t.Context(), s.write.query, "PRAGMA page_count")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := queryNumber(t.Context(), s.write.query, fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		t.Fatal(err)
	}
	var full error
	for range 200 {
		if full = grow(); full != nil {
			break
		}
	}
	mustTrouble(t, full, Full)
	before, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := queryNumber(t.Context(), s.write.query, "PRAGMA max_page_count = 100000"); err != nil {
		t.Fatal(err)
	}
	if err := grow(); err != nil {
		t.Error("with space again:", err)
	}
	after, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	was, _ := before.Cycle()
	if is, _ := after.Cycle(); is.ID != was.ID+1 {
		t.Errorf("cycle %d follows cycle %d", is.ID, was.ID)
	}
	if err := s.VerifyJournal(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAFileThatSomebodyKeepsToThemselvesIsSaidToBeBusy(t *testing.T) {
	s := newStore(t)
	other, err := openWriter(t.Context(), writerDSN(s.path))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.close() }()
	err = other.transact(t.Context(), func() error {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		return s.explain("save to", s.write.begin(ctx))
	})
	mustTrouble(t, err, Busy)
	if _, _, err := s.Do(t.Context(), model.NewCycle{CycleName: "x"}); err != nil {
		t.Error("once they are done:", err)
	}
}

func TestAnErrorThatNobodyKnowsIsPassedOn(t *testing.T) {
	s, unknown := newStore(t), errors.New("unknown")
	if err := s.explain("read", unknown); !errors.Is(err, unknown) || err.Error() != "read "+s.path+": unknown" {
		t.Errorf("explained as %v", err)
	}
}
