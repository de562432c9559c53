package session_test

import (
	"testing"
	"time"

	"gavel/keymap"
	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/session"
)

// A window goes on in the cycle that it shows when somebody else begins another beside it; one
// that follows goes with it.
func TestAWindowStaysInItsCycle(t *testing.T) {
	for follow, want := range map[bool]string{false: "Returns", true: "Checkout"} {
		path := t.TempDir() + "/gavel.db"
		window, other := openAt(t, path), openAt(t, path)
		begin(t, other, "Returns")
		if _, _, err := session.Read(t.Context(), session.Options{Store: window, Follow: follow}); err != nil {
			t.Fatal(err)
		}
		begin(t, other, "Checkout")
		record, err := window.Record(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if c, _ := record.Cycle(); c.Name != want {
			t.Errorf("a window that follows (%v) shows %q, want %q", follow, c.Name, want)
		}
	}
}

func openAt(t *testing.T, path string) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.Create())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func begin(t *testing.T, s *storage.Store, name string) {
	t.Helper()
	if _, _, err := s.Do(t.Context(), model.NewCycle{CycleName: name, People: []string{"Ana Ruiz"}}); err != nil {
		t.Fatal(err)
	}
}

// A window that is opened again works in the cycle that its person chose in a window last,
// whatever their shell chose since, and in none of its own once that cycle is closed.
func TestAWindowRemembersItsCycleWhenItIsOpenedAgain(t *testing.T) {
	path, ctx := t.TempDir()+"/gavel.db", t.Context()
	window, shell := openAt(t, path), openAt(t, path)
	begin(t, shell, "Returns")
	begin(t, shell, "Checkout")
	chosen := func() model.ID {
		cycle, err := session.CycleOfWindow(ctx, shell, "Ana Ruiz")
		if err != nil {
			t.Fatal(err)
		}
		return cycle
	}
	if got := chosen(); got != 0 {
		t.Errorf("before anybody chose, it is %d", got)
	}
	o := session.Options{Store: window, User: "Ana Ruiz", Now: time.Now}
	record, seen, err := session.Read(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(o, record, seen)
	s.Keys = keymap.Default()
	s.Do(component.SwitchCycle{Cycle: 1})
	for works := s.Ready(); len(works) > 0; works = s.Ready() {
		for _, w := range works {
			s.Take(w.Run(ctx))
		}
	}
	if err := shell.ChooseCycle(ctx, "shell:Ana Ruiz", 2); err != nil {
		t.Fatal(err)
	}
	if got := chosen(); got != 1 {
		t.Errorf("the shell chose another, and the window opens in %d", got)
	}
	if _, _, err := window.Do(ctx, model.CloseCycle{NoLesson: "a week, nothing new"}); err != nil {
		t.Fatal(err)
	}
	if got := chosen(); got != 0 {
		t.Errorf("its cycle is closed, and it opens in %d", got)
	}
}
