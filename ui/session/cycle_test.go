package session_test

import (
	"testing"

	"gavel/model"
	"gavel/storage"
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
