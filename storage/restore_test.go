package storage

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A log that is parted from its file is lost: where one name cannot be changed, none is.
func TestWhatCannotBeSetAsideWholeStaysWhereItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	now := time.Unix(0, 0)
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(path+suffix, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	inTheWay := path + ".before-restore-" + now.UTC().Format(backupStamp) + "-shm"
	if err := os.MkdirAll(filepath.Join(inTheWay, "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	if kept, err := setAside(path, now); err == nil {
		t.Errorf("it was set aside as %s", kept)
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if _, err := os.Stat(path + suffix); err != nil {
			t.Errorf("%q is gone: %v", suffix, err)
		}
	}
}

// A file that stands where a folder of the copies should be is said.
func TestAFileInThePlaceOfTheCopiesIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Backups(filepath.Join(file, "backups"))
	mustTrouble(t, err, Unreachable)
}
