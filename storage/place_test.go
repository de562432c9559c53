package storage_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

func TestOnANetworkNothingIsMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "x.gavel")
	_, err := storage.Open(t.Context(), path, storage.Create(), storage.OnNetwork)
	mustFail(t, err, storage.Network)
	if entries, err := os.ReadDir(filepath.Dir(filepath.Dir(path))); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestOnANetworkTheFileIsReadFromACopy(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	writer := open(t, newFile(t)) // its log is still beside the file: it stays open
	do(t, writer, model.AddPerson{PersonName: "Eli New"})
	before := folderAsItIs(t, filepath.Dir(writer.Path()))

	s, err := storage.Open(t.Context(), writer.Path(), storage.OnNetwork)
	if err != nil {
		t.Fatal(err)
	}
	mustFail(t, s.Writable(), storage.Network)
	record, err := s.Record(t.Context())
	if err != nil || record.People.Len() != 1 {
		t.Errorf("read: %v, %v", record, err)
	}
	_, _, err = s.Do(t.Context(), model.AddPerson{PersonName: "Ana Ruiz"})
	mustFail(t, err, storage.Network)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if after := folderAsItIs(t, filepath.Dir(writer.Path())); after != before {
		t.Errorf("the folder was\n%s\nand is\n%s", before, after)
	}
	if left, err := filepath.Glob(filepath.Join(temp, "gavel-*")); err != nil || len(left) > 0 {
		t.Errorf("the copy is still there: %v, %v", left, err)
	}
}

func TestOnANetworkOneProgramMayWriteWhereItIsAllowed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.gavel")
	start := func() (*storage.Store, error) {
		return storage.Open(t.Context(), path, storage.Create(), storage.AllowNetwork(), storage.OnNetwork)
	}
	s, err := start()
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, model.AddPerson{PersonName: "Eli New"})
	if err := s.KeepDrafts(t.Context(), []storage.Draft{{UID: "a", Place: "line", Text: "half"}}, nil); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("there is a log that machines cannot share")
	}

	_, err = start() // this process holds it, and is running
	mustFail(t, err, storage.Network)
	if !strings.Contains(err.Error(), "held by") {
		t.Errorf("it says %q", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(storage.LockFilePath(path)); err == nil {
		t.Error("the file that keeps others out is left behind")
	}

	again, err := start()
	if err != nil {
		t.Fatal(err)
	}
	if record, err := again.Record(t.Context()); err != nil || record.People.Len() != 1 {
		t.Errorf("what was saved: %v, %v", record, err)
	}
	if err := errors.Join(again.Verify(t.Context()), again.Close()); err != nil {
		t.Error(err)
	}
	local, err := storage.Open(t.Context(), path) // and back on a disk it has its log again
	if err != nil || local.Writable() != nil {
		t.Fatal(err, local.Writable())
	}
	if err := local.Close(); err != nil {
		t.Error(err)
	}
}

func TestWhoWasKilledKeepsNobodyOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.gavel")
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for text, held := range map[string]bool{
		`{"host":"` + host + `","pid":1073741823}`: false, // no system gives such a number
		`{"host":"far away","pid":1073741823}`:     true,
		``:                                         true,
	} {
		if err := os.WriteFile(storage.LockFilePath(path), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := storage.Open(t.Context(), path, storage.Create(), storage.AllowNetwork(), storage.OnNetwork)
		if held {
			mustFail(t, err, storage.Network)
			if got, err := os.ReadFile(storage.LockFilePath(path)); err != nil || string(got) != text {
				t.Errorf("%s became %s, %v", text, got, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestASyncedFolderIsSaid(t *testing.T) {
	turns.Long(t)
	marked := t.TempDir()
	if err := os.Mkdir(filepath.Join(marked, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for folder, warns := range map[string]string{
		filepath.Join(t.TempDir(), "Dropbox", "reviews"):          "Dropbox",
		filepath.Join(t.TempDir(), "OneDrive - Shop", "a"):        "OneDrive",
		filepath.Join(t.TempDir(), "Library", "Mobile Documents"): "iCloud",
		filepath.Join(marked, "reviews"):                          "Syncthing",
		filepath.Join(t.TempDir(), "plain"):                       "",
	} {
		s, err := storage.Open(t.Context(), filepath.Join(folder, "x.gavel"), storage.Create())
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(s.Warnings(), "\n")
		if (warns == "") != (got == "") || !strings.Contains(got, warns) {
			t.Errorf("%s: %q", folder, got)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// folderAsItIs returns what a folder holds, but for the index of the log, which
// belongs to who reads at the moment.
func folderAsItIs(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), "-shm") {
			fmt.Fprintf(&b, "%s %x\n", e.Name(), sha256.Sum256(mustRead(t, filepath.Join(folder, e.Name()))))
		}
	}
	return b.String()
}
