package plain

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/edit"
)

// What was answered of a form is offered by the next program, where the input ended in the
// middle of it.
func TestAnswersOutliveTheProgramThatAskedForThem(t *testing.T) {
	r, store := sample(t)
	var unfinished *Unfinished
	if err := r.writes("prepare", "yes", "item", "Packaging"); !errors.As(err, &unfinished) {
		t.Fatalf("it ended with %v", err)
	}
	path := store.Path()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := storage.Open(t.Context(), path, storage.Clock(r.now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	r.Store = again
	if err := r.writes("prepare", "yes", "item", "back"); err != nil {
		t.Fatal(err)
	}
	r.says("is offered in its form", "empty keeps Packaging")
}

// watcher writes lines, and sees what is done while a question waits.
type watcher struct {
	lines    []string
	question func()
}

func (w *watcher) Completes(func(string) []edit.Completion) {}

func (w *watcher) ReadLine(_ string, line bool) (text string, paste int, err error) {
	if !line {
		w.question()
	}
	if len(w.lines) == 0 {
		return "", 0, io.EOF
	}
	text, w.lines = w.lines[0], w.lines[1:]
	return text, 0, nil
}

// What is read back in lines is what the room's window shows, as long as it is read.
func TestTheRoomFollowsAReadBackInLines(t *testing.T) {
	r, store := sample(t)
	room, err := storage.Open(context.Background(), store.Path(), storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = room.Close() })
	var read model.Ref
	look := func() model.Ref {
		about, err := room.ReadBack(context.Background())
		if err != nil {
			t.Error(err)
		}
		return about
	}
	r.Editor = &watcher{lines: []string{"decide D-10", "back", "status"}, question: func() { read = look() }}
	if err := Run(t.Context(), r.Options); err != nil {
		t.Fatal(err)
	}
	if read != (model.Ref{Kind: model.KindDecision, ID: 10}) {
		t.Errorf("the room reads %v", read)
	}
	if after := look(); !after.IsZero() {
		t.Errorf("the room still reads %v", after)
	}
}

// What is not in the record in the end is in a file, with all that was said.
func TestWhatCouldNotBeSavedIsWrittenElsewhereWithItsContents(t *testing.T) {
	r, store := sample(t)
	r.Store, r.Elsewhere = &moody{Store: store, fails: 1_000}, t.TempDir()
	err := r.writes("b The lift is broken @ben", "quit")
	unsaved, ok := errors.AsType[*Unsaved](err)
	if !ok {
		t.Fatalf("it ended with %v", err)
	}
	files, _ := filepath.Glob(filepath.Join(r.Elsewhere, "gavel-unsaved-*.jsonl"))
	if len(files) != 1 || !strings.Contains(unsaved.Error(), files[0]) {
		t.Fatalf("written are %v; it says %q", files, unsaved)
	}
	content, err := os.ReadFile(files[0])
	if err != nil || !strings.Contains(string(content), "The lift is broken") || !strings.Contains(string(content), `"command"`) {
		t.Errorf("it holds %q, %v", cmp.Or(string(content), "nothing"), err)
	}
}
