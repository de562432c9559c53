package ui

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/demo/demotest"
	"gavel/ui/session"
)

// moody is a store on a disk that can be full.
type moody struct {
	*storage.Store
	trouble error
	after   bool // the disk fails once the save is done
}

func (s *moody) Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error) {
	if s.trouble != nil && !s.after {
		return nil, model.Done{}, s.trouble
	}
	r, done, err := s.Store.Do(ctx, c, how...)
	if s.trouble != nil {
		return nil, model.Done{}, s.trouble
	}
	return r, done, err
}

var full = &storage.FileError{Reason: storage.Full, Says: "there is no space left for it; free some space"}

// sitAtMoody opens the sample on a disk that can be full.
func sitAtMoody(t *testing.T) (*driver, *moody) {
	t.Helper()
	s := demotest.Open(t, noon)
	d := drive(t, s, 100, 30)
	m := &moody{Store: s}
	d.root.session.Store = m
	d.root.session.Options.Elsewhere = t.TempDir()
	return d, m
}

func journalOf(t *testing.T, s *storage.Store) int {
	t.Helper()
	entries, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

func (d *driver) capture(line string) {
	d.t.Helper()
	d.press(":")
	d.write(line)
	d.press("enter")
}

func TestWhatTheDiskDoesNotTakeWaitsInSightAndIsSavedLater(t *testing.T) {
	d, disk := sitAtMoody(t)
	before := d.record().Blockers.Len()
	disk.trouble = full
	d.capture("b The lift is broken @ben")
	d.sees("not saved: there is no space left", "NOT SAVED: 1")
	d.press("ctrl+s")
	d.sees("Not saved", "no space left", "raise blocker: The lift is broken")
	d.press("esc")
	d.capture("b The stairs are wet @ben")
	d.sees("NOT SAVED: 2 (ctrl+s)")
	if d.record().Blockers.Len() != before {
		t.Fatal("it is shown as saved")
	}
	d.send(tickMsg{}) // the disk is still full
	d.sees("NOT SAVED: 2")
	disk.trouble = nil
	d.send(tickMsg{})
	d.seesNot("NOT SAVED")
	if got := d.record().Blockers.Len(); got != before+2 {
		t.Errorf("%d blockers, want %d", got, before+2)
	}
}

func TestWhatIsNotSavedIsListedFromWhereverOneIs(t *testing.T) {
	d, disk := sitAtMoody(t)
	disk.trouble = full
	d.capture("b The lift is broken @ben")
	d.press("?")
	d.sees("NOT SAVED: 1")
	d.press("ctrl+s")
	d.sees("raise blocker: The lift is broken")
	d.press("ctrl+s", "esc") // a second time does nothing
	d.sees("Keys: list")
	d.press("esc", ":")
	d.write("b The stairs are w")
	d.press("ctrl+s")
	d.sees("raise blocker: The lift is broken")
	d.press("esc")
	d.sees("b The stairs are w")
}

func TestASaveOfWhichNobodyKnowsHowItEndedIsDoneOnce(t *testing.T) {
	d, disk := sitAtMoody(t)
	before := d.record().Blockers.Len()
	lines := journalOf(t, disk.Store)
	disk.trouble, disk.after = &storage.FileError{Reason: storage.Faulty, Says: "the disk failed"}, true
	d.capture("b The lift is broken @ben")
	d.sees("NOT SAVED: 1")
	disk.trouble = nil
	d.send(tickMsg{})
	d.seesNot("NOT SAVED")
	if got := d.record().Blockers.Len(); got != before+1 {
		t.Errorf("%d blockers, want %d", got, before+1)
	}
	if got := journalOf(t, disk.Store); got != lines+1 {
		t.Errorf("%d lines in the journal, want %d", got, lines+1)
	}
}

func TestALineThatIsTypedMeanwhileStays(t *testing.T) {
	d, disk := sitAtMoody(t)
	disk.trouble = full
	d.capture("b The lift is broken @ben")
	d.press(":")
	d.write("b The stairs")
	disk.trouble = nil
	d.send(tickMsg{})
	d.sees("b The stairs")
	d.seesNot("NOT SAVED")
}

func TestLeavingWithUnsavedActionsAsksAndWritesThemElsewhere(t *testing.T) {
	d, disk := sitAtMoody(t)
	disk.trouble = full
	d.capture("b The lift is broken @ben")
	d.press("q")
	d.sees("Leaving now would leave them out of the record")
	d.press("x")
	if !strings.Contains(d.root.leave, "1 action written to ") {
		t.Fatalf("says %q", d.root.leave)
	}
	files, err := filepath.Glob(filepath.Join(d.root.session.Options.Elsewhere, "*.jsonl"))
	if err != nil || len(files) != 1 {
		t.Fatalf("wrote %q (%v)", files, err)
	}
	info, err := os.Stat(files[0])
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v (%v)", info.Mode(), err)
	}
	f, err := os.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var line struct{ Action, UID string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil || line.Action != "raise blocker: The lift is broken" || len(line.UID) != 32 {
			t.Errorf("the line says %+v (%v)", line, err)
		}
	}
}

func TestWhatTheRulesRefuseDoesNotWait(t *testing.T) {
	d, _ := sitAtMoody(t)
	d.capture("approve D-99")
	d.seesNot("NOT SAVED")
}

func TestAFileThatWasMovedAwayIsGoneOnWithInANewOne(t *testing.T) {
	d, disk := sitAtMoody(t)
	d.root.session.Store = disk.Store
	d.root.session.Options.OpenAt = func(path string) (session.Store, error) {
		s, err := storage.Open(t.Context(), path)
		if err == nil {
			t.Cleanup(func() { _ = s.Close() })
		}
		return s, err
	}
	before := d.record().Blockers.Len()
	if err := os.Rename(disk.Path(), disk.Path()+".moved"); err != nil {
		t.Fatal(err)
	}
	d.capture("b The lift is broken @ben")
	d.sees("NOT SAVED: 1")
	d.press("ctrl+s", "n")
	d.seesNot("NOT SAVED")
	files, err := filepath.Glob(filepath.Join(d.root.session.Options.Elsewhere, "*.gavel"))
	if err != nil || len(files) != 1 {
		t.Fatalf("wrote %q (%v)", files, err)
	}
	anew, err := storage.Open(t.Context(), files[0], storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = anew.Close() }()
	r, err := anew.Record(t.Context())
	if err != nil || r.Blockers.Len() != before+1 {
		t.Errorf("%d blockers in it, want %d (%v)", r.Blockers.Len(), before+1, err)
	}
}

// What another window writes to the new file right after it was made is news.
func TestWhatAnotherWritesToTheNewFileIsNews(t *testing.T) {
	d, disk := sitAtMoody(t)
	d.root.session.Store = disk.Store
	var made string
	d.root.session.Options.OpenAt = func(path string) (session.Store, error) {
		made = path
		s, err := storage.Open(t.Context(), path)
		if err == nil {
			t.Cleanup(func() { _ = s.Close() })
		}
		return s, err
	}
	if err := os.Rename(disk.Path(), disk.Path()+".moved"); err != nil {
		t.Fatal(err)
	}
	d.capture("b The lift is broken @ben")
	d.press("ctrl+s", "n")
	d.seesNot("NOT SAVED")
	other, err := storage.Open(t.Context(), made, storage.Actor("Ben Okafor"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	if _, _, err := other.Do(t.Context(), model.AddPerson{PersonName: "Zoe Novak"}); err != nil {
		t.Fatal(err)
	}
	d.look()
	if _, known := d.record().PersonNamed("Zoe Novak"); !known {
		t.Error("the screen goes on without what another window wrote")
	}
}

func TestAFileThatWasMovedAwayIsNoticedBeforeAnythingIsSaved(t *testing.T) {
	d, disk := sitAtMoody(t)
	d.root.session.Store = disk.Store
	away := disk.Path() + ".moved"
	if err := os.Rename(disk.Path(), away); err != nil {
		t.Fatal(err)
	}
	d.look()
	d.sees("NOT SAVING")
	if says := d.root.status.text; !strings.Contains(says, "is no longer the file that was opened") { // on screen it is folded
		t.Errorf("it says %q", says)
	}
	if err := os.Rename(away, disk.Path()); err != nil {
		t.Fatal(err)
	}
	d.look()
	d.seesNot("NOT SAV")
}

func TestWhatWasBeingTypedComesBackWhereItWasTyped(t *testing.T) {
	path := demotest.Copy(t, noon)
	s, err := storage.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, s, 100, 30)
	d.press(":")
	d.write("b The lift is bro")
	d.press("esc", "2", "end", "e")
	d.write(" and a half")
	typed := d.root.session.TypedNow()
	if len(typed) != 2 {
		t.Fatalf("typed %q", typed)
	}
	if err := s.Close(); err != nil { // the window is gone; nobody has saved anything
		t.Fatal(err)
	}
	again, err := storage.Open(t.Context(), s.Path())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	back := drive(t, again, 100, 30)
	back.recover()
	back.sees("what was being typed when gavel last ended is back", "b The lift is bro")
	if got := back.root.session.TypedNow(); len(got) != 2 || got[session.PlaceLine] != typed[session.PlaceLine] {
		t.Errorf("is back: %q, was typed: %q", got, typed)
	}
	back.press("2", "end", "e")
	back.sees("and a half")
	back.press("esc", ":")
	back.write("ken @ben")
	back.press("enter")
	if left, err := again.RecoverDrafts(t.Context()); err != nil || len(left) != 0 {
		t.Errorf("left over: %v (%v)", left, err)
	}
	if _, ok := back.root.session.Drafts.Kept[session.PlaceLine]; ok {
		t.Error("the line was saved and is still a draft")
	}
}
