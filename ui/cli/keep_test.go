package cli

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gavel/model/test/turns"
	"gavel/storage"
)

// What was asked for is done and said before its copy is made: whoever stops the
// copy is told so, and loses nothing.
func TestACopyThatIsStoppedSpoilsNothing(t *testing.T) {
	turns.Long(t)
	h := newHome(t)
	h.must("new", "cycle", "Checkout redesign", "--people", "Ana Ruiz")
	h.must("new", "meeting")
	h.must("start")
	h.must("do", `pass C-3 evidence:"read the mails"`)
	h.withoutCopies()
	ctx, begun := stoppedWhenItReads(t)
	code, out, says := h.run(ctx, "close")
	if code != exitDone || !strings.Contains(out, "M-1") {
		t.Errorf("it ended with %d and said %q", code, out)
	}
	if want := "gavel: stopped before the backup was made; what you asked for is saved\n"; !begun() || says != want {
		t.Errorf("it said %q", says)
	}
	if left := h.copies(); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
	if out := h.must("meetings"); !strings.Contains(out, "closed") {
		t.Errorf("the meeting is not closed: %s", out)
	}
}

// copies is all that lies where copies are kept.
func (h home) copies() []string {
	h.t.Helper()
	list, err := filepath.Glob(filepath.Join(h.dir, "state", "gavel", "backups", "*", "*"))
	if err != nil {
		h.t.Fatal(err)
	}
	hidden, err := filepath.Glob(filepath.Join(h.dir, "state", "gavel", "backups", "*", ".gavel-*"))
	if err != nil {
		h.t.Fatal(err)
	}
	return append(list, hidden...)
}

// withoutCopies takes all copies away, so that one is due.
func (h home) withoutCopies() {
	h.t.Helper()
	if err := os.RemoveAll(filepath.Join(h.dir, "state")); err != nil {
		h.t.Fatal(err)
	}
}

// Whoever leaves the screen does not wait for the copy that is made beside it, and
// nothing of it is left.
func TestLeavingStopsTheCopyBesideTheScreen(t *testing.T) {
	turns.Long(t)
	h := newHome(t)
	h.must("new", "cycle", "Checkout redesign", "--people", "Ana Ruiz")
	h.withoutCopies()
	store, err := storage.Open(t.Context(), h.file())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()

	variables := map[string]string{"XDG_STATE_HOME": filepath.Join(h.dir, "state")}
	p := &program{env: func(name string) string { return variables[name] }, now: tenOnMonday}
	reads := make(chan struct{})
	var copies *copies
	var once sync.Once
	copies = p.newCopies(storage.WithProgress(t.Context(), func(storage.Progress) {
		once.Do(func() {
			close(reads)
			<-copies.ctx.Done() // long work
		})
	}))
	copies.inFront = false
	made := make(chan error, 1)
	go func() { made <- copies.keep(store, true) }()
	<-reads
	copies.end()
	if err := <-made; err == nil {
		t.Error("it was made all the same")
	}
	if left := h.copies(); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
}
