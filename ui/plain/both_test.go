package plain

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/demo/demotest"
	"gavel/ui/session"
)

// This file holds the conversation in lines and the screen against each other where
// they must not differ.

// empty is a conversation about no file. The first of its tries to make one fail.
func empty(t *testing.T, fails int) (r *fixture, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "gavel.db")
	r = &fixture{t: t}
	r.Options = Options{Options: session.Options{User: "Ana Ruiz", Zone: "UTC", Now: r.now,
		Create: func() (session.Store, error) {
			if fails > 0 {
				fails--
				return nil, full
			}
			s, err := storage.Open(context.Background(), path, storage.Create(), storage.Clock(r.now))
			if err == nil {
				t.Cleanup(func() { _ = s.Close() })
			}
			return s, err
		},
		OpenSample: func() (session.Store, error) {
			return demotest.Open(t, noon), nil
		},
	}, Out: &r.said}
	return r, path
}

// cycleIn is the name of the cycle in a file.
func cycleIn(t *testing.T, path string) string {
	t.Helper()
	s, err := storage.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	c, _ := recordOf(t, s).Cycle()
	return c.Name
}

// What waits for its own file is never saved into the sample, which is thrown away.
func TestWhatWaitsIsNotSavedIntoTheSample(t *testing.T) {
	t.Run("lines", func(t *testing.T) {
		r, path := empty(t, 2)
		r.tells("start", "Checkout redesign", "Ben Okafor", "", "sample", "# again", "status")
		r.says("it waits", "the sample is not opened while something is not saved", "everything is saved")
		if got := cycleIn(t, path); got != "Checkout redesign" {
			t.Errorf("the cycle in the file is %q", got)
		}
	})
	t.Run("screen", func(t *testing.T) {
		r, path := empty(t, 2)
		w := r.window()
		w.press("s")
		w.paste("Checkout redesign")
		w.press("tab")
		w.paste("Ben Okafor")
		w.press("enter")
		w.sees("NOT SAVED")
		w.press("o")
		w.look()
		w.until("the cycle to be saved", func() bool {
			w.look()
			return !strings.Contains(w.screen(), "NOT SAVED")
		})
		if got := cycleIn(t, path); got != "Checkout redesign" {
			t.Errorf("the cycle in the file is %q", got)
		}
	})
}

func TestASampleThatCannotBeOpenedIsSaidAndEndsNothing(t *testing.T) {
	broken := func() (session.Store, error) { return nil, full }
	t.Run("lines", func(t *testing.T) {
		r, path := empty(t, 0)
		r.OpenSample = broken
		r.tells("sample", "start", "Checkout redesign", "Ben Okafor", "", "status")
		r.says("the sample could not be opened: there is no space left", "cycle \"Checkout redesign\" begun")
		if got := cycleIn(t, path); got != "Checkout redesign" {
			t.Errorf("the cycle in the file is %q", got)
		}
	})
	t.Run("screen", func(t *testing.T) {
		r, _ := empty(t, 0)
		r.OpenSample = broken
		w := r.window()
		w.press("o")
		w.sees("there is no space left")
		w.press("s")
		w.sees("What is under review?")
	})
}

// later is a store whose disk is full for some tries, and which then refuses once.
type later struct {
	*storage.Store
	tries []error
}

func (s *later) Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error) {
	if len(s.tries) > 0 {
		err := s.tries[0]
		s.tries = s.tries[1:]
		return nil, model.Done{}, err
	}
	return s.Store.Do(ctx, c, how...)
}

var refusedLater = &model.Refusal{Says: "the rules have changed meanwhile"}

// A form whose save waits keeps what was answered until it is saved: the rules may
// still refuse it.
func TestAFormKeepsItsAnswersUntilTheyAreSaved(t *testing.T) {
	t.Run("lines", func(t *testing.T) {
		r, store := sample(t)
		r.Store = &later{Store: store, tries: []error{full, refusedLater}}
		if err := r.writes("prepare", "yes", "item", "Packaging", "", "", "", "", "", "decide", "", "# it is tried again", "item", "back"); err != nil {
			t.Fatal(err)
		}
		r.says("it waits", "was not done: the rules have changed meanwhile", "what was answered is offered the next time", "empty keeps Packaging")
		r.Store = &later{Store: store, tries: []error{full}}
		if err := r.writes("prepare", "yes", "item", "Packaging", "", "", "", "", "", "decide", "", "# it is tried again", "item", "back"); err != nil {
			t.Fatal(err)
		}
		if r.says("it waits", "everything is saved"); strings.Contains(r.said.String(), "empty keeps Packaging") {
			t.Errorf("it offers what is saved:\n%s", r.said.String())
		}
	})
	t.Run("screen", func(t *testing.T) {
		r, store := sample(t)
		s := &later{Store: store, tries: []error{full, refusedLater}}
		r.Store = s
		w := r.window()
		w.press("p", "y")
		w.sees("PRIVATE")
		w.press("i", "tab")
		w.paste("Packaging")
		w.press("enter")
		w.sees("NOT SAVED")
		w.look()
		w.sees("the rules have changed meanwhile")
		w.press("i", "tab")
		w.sees("Packaging")
	})
}
