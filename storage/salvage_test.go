package storage_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// wrecked returns a file with a closed meeting in it, with every page of one of its
// tables overwritten.
func wrecked(t *testing.T, table string) (path, before string) {
	t.Helper()
	path = newFile(t)
	s, err := storage.Open(t.Context(), path, storage.Create(), storage.Actor("Ana"), storage.Clock(ticking()))
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before = told(t, path)
	db := outsider(t, path)
	var page, size int64
	if err := db.QueryRowContext(t.Context(), "SELECT rootpage FROM sqlite_schema WHERE name = ?1", table).Scan(&page); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRowContext(t.Context(), "PRAGMA page_size").Scan(&size); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	content := mustRead(t, path)
	copy(content[(page-1)*size:page*size], bytes.Repeat([]byte{0xA5}, int(size)))
	mustWrite(t, path, content)
	return path, before
}

// What the journal tells of is made again, whatever else is gone.
func TestAJournalThatHoldsBringsEverythingBack(t *testing.T) {
	turns.Long(t)
	for i, table := range []string{"decision", "meeting", "ruling", "seal"} {
		if !turns.In(i, 1, 4) {
			continue
		}
		t.Run(table, func(t *testing.T) {
			path, before := wrecked(t, table)
			wreck := mustRead(t, path)
			saved := filepath.Join(t.TempDir(), "saved.gavel")
			got, err := storage.Salvage(t.Context(), path, saved)
			if err != nil {
				t.Fatal(err)
			}
			if left, err := filepath.Glob(filepath.Join(filepath.Dir(saved), ".gavel-*")); err != nil || len(left) > 0 {
				t.Errorf("passing files are left: %q (%v)", left, err)
			}
			if got.Stopped != "" || got.Entries == 0 || got.Entries != got.Of {
				t.Errorf("salvaged %+v", got)
			}
			if after := told(t, saved); after != before {
				t.Errorf("it said\n%s\nand says\n%s", before, after)
			}
			s := open(t, saved)
			mustVerify(t, s)
			var closedOnes int
			for m := range loaded(t, s).Meetings.All() {
				if m.Status == model.Closed {
					closedOnes++
				}
			}
			if closedOnes != 1 {
				t.Errorf("%d meetings are closed", closedOnes)
			}
			if !bytes.Equal(mustRead(t, path), wreck) {
				t.Error("the damaged file was changed")
			}
		})
	}
}

// A line that was changed vouches for nothing, nor does what comes after it; it
// can still be read.
func TestWhatNothingVouchesForIsLaidAside(t *testing.T) {
	path := reviewed(t)
	db := outsider(t, path)
	mustExec(t, db, `DROP TRIGGER journal_update; UPDATE journal SET says = 'something else' WHERE id = 2`)
	saved := filepath.Join(t.TempDir(), "saved.gavel")
	got, err := storage.Salvage(t.Context(), path, saved)
	if err != nil {
		t.Fatal(err)
	}
	if got.Entries != 1 || got.Of != 3 || !strings.Contains(got.Stopped, "entry 2") {
		t.Errorf("salvaged %+v", got)
	}
	all := strings.Join(got.Leftover, "\n")
	if !strings.Contains(all, `"says":"something else"`) || !strings.Contains(all, `"table":"item"`) {
		t.Errorf("laid aside:\n%s", all)
	}
	mustVerify(t, open(t, saved))
}

func TestSalvageLeavesAloneWhatIsThere(t *testing.T) {
	path, there := reviewed(t), reviewed(t)
	before := mustRead(t, there)
	_, err := storage.Salvage(t.Context(), path, there)
	mustFail(t, err, storage.Exists)
	if !bytes.Equal(before, mustRead(t, there)) {
		t.Error("it was changed")
	}
}

func TestWhereNothingCanBeReadNothingIsMade(t *testing.T) {
	path := newFile(t)
	mustWrite(t, path, bytes.Repeat([]byte("no database"), 1000))
	saved := filepath.Join(t.TempDir(), "saved.gavel")
	_, err := storage.Salvage(t.Context(), path, saved)
	mustFail(t, err, storage.Foreign)
	if entries, err := os.ReadDir(filepath.Dir(saved)); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
