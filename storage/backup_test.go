package storage_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

func TestACopyComesBackAsItWas(t *testing.T) {
	turns.Long(t)
	path := newFile(t)
	s, err := storage.Open(t.Context(), path, storage.Create(), storage.Clock(ticking()))
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	copied := filepath.Join(t.TempDir(), "new folder", "copy.gavel")
	if err := s.BackUp(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	want := loaded(t, s)
	do(t, s, model.AddPerson{PersonName: "Eli New"})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	later := mustRead(t, path)

	kept, err := storage.Restore(t.Context(), copied, path, time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(mustRead(t, kept), later) {
		t.Error("what was there is not kept byte for byte")
	}
	sameRecord(t, loaded(t, open(t, path)), want)
	mustFail(t, open(t, path).BackUp(t.Context(), copied), storage.Exists)
	for _, file := range []string{copied, path} {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("the mode of %s is %v (%v)", file, info.Mode(), err)
		}
	}
}

func TestADamagedCopyIsNotRestored(t *testing.T) {
	path := held(t)
	before := mustRead(t, path)
	copied := filepath.Join(t.TempDir(), "copy.gavel")
	mustWrite(t, copied, before)
	mustExec(t, outsider(t, copied), "UPDATE decision SET statement = 'something else'")
	if _, err := storage.Restore(t.Context(), copied, path, time.Unix(0, 0)); err == nil {
		t.Error("it was restored")
	}
	if !slices.Equal(mustRead(t, path), before) {
		t.Error("the file was touched")
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("left in the folder: %v (%v)", entries, err)
	}
}

func TestSavingGoesOnWhileACopyIsMade(t *testing.T) {
	turns.Long(t)
	s := open(t, newFile(t))
	_, item, _ := review(t, s)
	var wait sync.WaitGroup
	wait.Go(func() {
		for range 20 {
			if err := s.BackUp(t.Context(), filepath.Join(t.TempDir(), "copy.gavel")); err != nil {
				t.Error(err)
			}
		}
	})
	for i := range 50 {
		do(t, s, model.Amend{About: item, With: notes(strings.Repeat("x", i+1))})
	}
	wait.Wait()
	mustVerify(t, s)
}

func TestACopyIsMadeWhereOneIsDue(t *testing.T) {
	turns.Long(t)
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	folder := t.TempDir()
	path := newFile(t)
	s, err := storage.Open(t.Context(), path, storage.Create(), storage.Clock(func() time.Time { return now }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	review(t, s)
	for _, step := range []struct {
		what   string
		after  time.Duration
		change bool
		atOnce bool
		made   bool
	}{
		{"the first", 0, false, false, true},
		{"soon after a change", time.Minute, true, false, false},
		{"soon after a close", time.Minute, false, true, true},
		{"with nothing new", time.Hour, false, false, false},
		{"at once, with nothing new", time.Minute, false, true, false},
		{"half an hour later", 31 * time.Minute, true, false, true},
	} {
		now = now.Add(step.after)
		if step.change {
			do(t, s, model.AddPerson{PersonName: step.what})
		}
		now = now.Add(time.Second)
		made, err := s.BackUpIfDue(t.Context(), folder, step.atOnce)
		if err != nil || made != step.made {
			t.Errorf("%s: made %v, want %v (%v)", step.what, made, step.made, err)
		}
	}
	list, err := storage.Backups(storage.BackupFolder(folder, path))
	if err != nil || len(list) != 3 {
		t.Errorf("%d copies (%v)", len(list), err)
	}
}

func TestThinningKeepsTheNewestAndWhatIsOfTwoDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
		var list []storage.Backup
		for _, minutes := range rapid.SliceOfNDistinct(rapid.IntRange(0, 60*24*400), 1, 300, rapid.ID).Draw(t, "minutes ago") {
			list = append(list, storage.Backup{At: now.Add(-time.Duration(minutes) * time.Minute)})
		}
		slices.SortFunc(list, func(a, b storage.Backup) int { return b.At.Compare(a.At) })
		keep := storage.Thin(list, now)
		if keep[0] != list[0] {
			t.Fatal("the newest is gone")
		}
		older := 0
		for _, b := range list {
			kept := slices.Contains(keep, b)
			if now.Sub(b.At) <= 48*time.Hour && !kept {
				t.Fatalf("%v is gone, of the last two days", b.At)
			}
			if now.Sub(b.At) > 48*time.Hour && kept {
				older++
			}
		}
		if older > 12+10+9 {
			t.Fatalf("%d older ones are kept", older)
		}
		if again := storage.Thin(keep, now); !slices.Equal(again, keep) {
			t.Fatal("thinning again takes more away")
		}
	})
}

func TestWhatAKilledProgramLeftOfACopyIsSweptAway(t *testing.T) {
	s := open(t, newFile(t))
	review(t, s)
	folder := t.TempDir()
	mine := storage.BackupFolder(folder, s.Path())
	if err := os.MkdirAll(mine, 0o700); err != nil {
		t.Fatal(err)
	}
	old, fresh := filepath.Join(mine, ".gavel-1"), filepath.Join(mine, ".gavel-2")
	for path, at := range map[string]time.Time{old: begin.AddDate(0, 0, -2), fresh: begin} {
		mustWrite(t, path, []byte("half"))
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if made, err := s.BackUpIfDue(t.Context(), folder, true); err != nil || !made {
		t.Fatal(made, err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("what was left two days ago is still there")
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("what is in the making was taken away")
	}
}
