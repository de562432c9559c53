package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gavel/model"
	"gavel/storage"
)

// On a full disk nothing is half saved, no empty copy is left, and
// the same save goes through once there is space.
func TestAFullDiskTakesNothingAndThenEverythingOnce(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mount("gavel", folder, "tmpfs", 0, "size=2m"); err != nil {
		t.Skip("SKIPPED: a small file system needs root:", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	path := filepath.Join(folder, "x.gavel")
	s, err := storage.Open(t.Context(), path, storage.Create(), storage.Clock(ticking()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	review(t, s)
	ballast := filepath.Join(folder, "ballast")
	fill(t, ballast)

	uid := storage.NewUID()
	long := model.Amend{About: model.Ref{Kind: model.KindItem, ID: 1}, With: notes(strings.Repeat("All that was said. ", 500))}
	before := loaded(t, s)
	_, _, err = s.Do(t.Context(), long, storage.Once(uid))
	mustFail(t, err, storage.Full)
	sameRecord(t, loaded(t, s), before)
	if err := s.BackUp(t.Context(), filepath.Join(folder, "copy.gavel")); err == nil {
		t.Error("a copy was made on a full disk")
	}
	mustHaveAlone(t, folder, "ballast", "x.gavel")

	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second does nothing: it has the same name
		if _, _, err := s.Do(t.Context(), long, storage.Once(uid)); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := s.Journal(t.Context(), 0)
	if err != nil || len(entries) != 4 {
		t.Errorf("%d changes are in the journal, %v; want 4", len(entries), err)
	}
	mustVerify(t, s)
}

// fill writes until the disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{64 << 10, 4 << 10, 1} {
		for err = nil; err == nil; {
			_, err = file.Write(make([]byte, size))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// mustHaveAlone asks that a folder has these files alone, but for those of SQLite.
func mustHaveAlone(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), "-wal") && !strings.HasSuffix(e.Name(), "-shm") {
			found = append(found, e.Name())
		}
	}
	if strings.Join(found, " ") != strings.Join(names, " ") {
		t.Errorf("the folder has %q, want %q", found, names)
	}
}
