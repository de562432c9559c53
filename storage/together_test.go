package storage_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

func TestTwoStoresOnOneFileSeeEachOther(t *testing.T) {
	path := newFile(t)
	first, second := open(t, path), open(t, path)
	meeting, item, decision := review(t, first)
	do(t, second, model.StartMeeting{Meeting: meeting.ID})
	do(t, first, approve(decision))
	r, _ := do(t, second, model.Amend{About: item, With: notes("seen by both")})
	if r.State(decision) != model.Approved {
		t.Errorf("D-1 is %s in the second store", r.State(decision))
	}
	sameRecord(t, loaded(t, first), r)
}

func TestAChangeToWhatSomebodyElseChangedShowsBothTexts(t *testing.T) {
	path := newFile(t)
	first, second := open(t, path), open(t, path)
	_, item, _ := review(t, first)
	seen := loaded(t, second).Version(item)
	do(t, first, model.Amend{About: item, Seen: seen, With: words("Their words")})
	_, _, err := second.Do(t.Context(), model.Amend{About: item, Seen: seen, With: words("My words")})
	mustRefuse(t, err, model.Moved)
	if refusal := refusalOf(t, err); refusal.Theirs != "Their words" || refusal.Yours != "My words" {
		t.Errorf("theirs %q, yours %q", refusal.Theirs, refusal.Yours)
	}
}

func TestTwoStoresSaveAtOnce(t *testing.T) {
	turns.Long(t)
	const saves = 40
	path := newFile(t)
	stores := []*storage.Store{open(t, path), open(t, path)}
	_, item, _ := review(t, stores[0])
	var wait sync.WaitGroup
	for i, s := range stores {
		for range 2 { // and each from two sides
			wait.Go(func() {
				for n := range saves / 2 {
					c := model.Command(model.Amend{About: item, With: notes(fmt.Sprint(i, n))})
					if n%3 == 0 {
						c = model.Raise{Kind: model.KindDecision, On: item, With: words(fmt.Sprint(i, n))}
					}
					if _, _, err := s.Do(t.Context(), c); err != nil {
						t.Error(err)
					}
					if _, err := s.Record(t.Context()); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	wait.Wait()
	sameRecord(t, loaded(t, stores[0]), loaded(t, stores[1]))
	mustVerify(t, stores[0])
}

func TestManyMakeTheSameFileAtOnce(t *testing.T) {
	turns.Long(t)
	path := newFile(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			s, err := storage.Open(t.Context(), path, storage.Create())
			if err != nil {
				t.Error(err)
				return
			}
			if _, _, err := s.Do(t.Context(), model.NewCycle{CycleName: "x", People: people}); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if c, _ := loaded(t, open(t, path)).Cycle(); c.ID != 8 {
		t.Errorf("%d cycles were begun, want 8", c.ID)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, entry := range entries {
		if name := entry.Name(); name != "review.gavel" && name != "review.gavel-wal" && name != "review.gavel-shm" {
			t.Errorf("%s was left behind", name)
		}
	}
}
