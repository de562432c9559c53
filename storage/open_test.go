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

func TestANewFileIsForItsOwnerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder", "and another", "review.gavel")
	s, err := storage.Open(t.Context(), path, storage.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	review(t, s)
	for name, want := range map[string]os.FileMode{path: 0o600, path + "-wal": 0o600, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s is %o, want %o", name, got, want)
		}
	}
}

func TestAnyNameWillDo(t *testing.T) {
	turns.Long(t)
	for _, name := range []string{"ümlaut 会議.gavel", "a?b#c%20d.gavel", "mode=ro&x.gavel", ":memory:", "-v"} {
		path := filepath.Join(t.TempDir(), name)
		s, err := storage.Open(t.Context(), path, storage.Create())
		if err != nil {
			t.Fatal(err)
		}
		do(t, s, model.NewCycle{CycleName: "Checkout redesign"})
		if _, err := os.Stat(path); err != nil || s.Path() != path {
			t.Errorf("%q went to %q: %v", path, s.Path(), err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestClosingLeavesOneFile(t *testing.T) {
	path := reviewed(t)
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("beside the file lie %v", entries)
	}
}

func TestAMissingFileIsMadeOnlyWhenAsked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "review.gavel")
	for _, options := range [][]storage.Option{nil, {storage.ReadOnly()}, {storage.Create(), storage.ReadOnly()}} {
		_, err := storage.Open(t.Context(), path, options...)
		says := mustFail(t, err, storage.NotFound)
		if want := "there is no gavel file at " + path + " yet; `gavel` or `gavel new cycle NAME` makes one"; says != want {
			t.Errorf("says %q", says)
		}
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("asking made the folder")
	}
}

// The odd files are none of ours: they are told apart, and left as they were.
func TestAFileThatIsNotOursIsLeftAlone(t *testing.T) {
	half := mustRead(t, reviewed(t))[:5000]
	for name, c := range map[string]struct {
		data   []byte
		reason storage.Reason
	}{
		"nothing in it":         {nil, storage.Empty},
		"text":                  {[]byte("# Agenda\n"), storage.Foreign},
		"more text":             {bytes.Repeat([]byte("# Agenda\n"), 1000), storage.Foreign},
		"another's database":    {foreignDatabase(t, "CREATE TABLE meeting (id)"), storage.Foreign},
		"our name and no more":  {foreignDatabase(t, "PRAGMA application_id = 0x4741564C; CREATE TABLE meeting (id)"), storage.Foreign},
		"the header and no end": {half[:100], storage.Damaged},
		"half a file":           {half, storage.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t)
			mustWrite(t, path, c.data)
			for _, options := range [][]storage.Option{{storage.Create()}, nil, {storage.ReadOnly()}} {
				_, err := storage.Open(t.Context(), path, options...)
				if says := mustFail(t, err, c.reason); !strings.Contains(says, path) {
					t.Errorf("says %q", says)
				}
			}
			if !bytes.Equal(mustRead(t, path), c.data) {
				t.Error("the file was changed")
			}
		})
	}
}

func foreignDatabase(t *testing.T, statements string) []byte {
	t.Helper()
	path := newFile(t)
	db := outsider(t, path)
	mustExec(t, db, statements)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return mustRead(t, path)
}

func TestAFolderOrALinkToNothingIsNoFile(t *testing.T) {
	folder := t.TempDir()
	_, err := storage.Open(t.Context(), folder, storage.Create())
	mustFail(t, err, storage.Foreign)
	link := filepath.Join(folder, "link")
	if err := os.Symlink("nowhere", link); err != nil {
		t.Skip("SKIPPED: no symbolic links here:", err)
	}
	_, err = storage.Open(t.Context(), link, storage.Create())
	mustFail(t, err, storage.NotFound)
}

func TestALinkLeadsToTheSameFile(t *testing.T) {
	path := newFile(t)
	first := open(t, path)
	review(t, first)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("SKIPPED: no symbolic links here:", err)
	}
	second := open(t, link)
	if second.Path() != first.Path() {
		t.Errorf("the link leads to %s", second.Path())
	}
	do(t, second, model.AddPerson{PersonName: "Eli New"})
	if loaded(t, first).People.Len() != 4 {
		t.Error("the two do not see each other")
	}
}

// fromTheFuture returns a file that a newer gavel has upgraded.
func fromTheFuture(t *testing.T, minReader string) string {
	t.Helper()
	path := reviewed(t)
	upgrade(t, path, minReader)
	return path
}

// future is a schema that no gavel has yet.
const future = "99"

func upgrade(t *testing.T, path, minReader string) {
	t.Helper()
	mustExec(t, outsider(t, path), "ALTER TABLE item ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'; PRAGMA user_version = "+future+"; UPDATE meta SET value = "+minReader)
}

func TestANewerFileIsReadWhereItCanBe(t *testing.T) {
	s := open(t, fromTheFuture(t, "1"))
	says := mustFail(t, s.Writable(), storage.Newer)
	if loaded(t, s).Items.Len() != 2 {
		t.Error("not all is read")
	}
	_, _, err := s.Do(t.Context(), model.AddPerson{PersonName: "Eli New"})
	if again := mustFail(t, err, storage.Newer); again != says {
		t.Errorf("refused with %q", again)
	}

	path := fromTheFuture(t, future)
	_, err = storage.Open(t.Context(), path)
	if says := mustFail(t, err, storage.Newer); !strings.HasSuffix(says, "was written by a newer gavel (format "+future+") that this one cannot read; update gavel") {
		t.Errorf("says %q", says)
	}
}

func TestAnUpgradeMeanwhileStopsSaving(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	review(t, s)
	upgrade(t, path, "1")
	_, _, err := s.Do(t.Context(), model.AddPerson{PersonName: "Eli New"})
	mustFail(t, err, storage.Newer)
	if loaded(t, s).People.Len() != 3 {
		t.Error("it was saved all the same")
	}
}

func TestAFileOpenedForReadingIsNotChanged(t *testing.T) {
	path := reviewed(t)
	s := open(t, path, storage.ReadOnly())
	before := mustRead(t, path)
	for name, way := range map[string]func() error{
		"Do":   func() error { _, _, err := s.Do(t.Context(), model.AddPerson{PersonName: "Eli New"}); return err },
		"Undo": func() error { _, _, err := s.Undo(t.Context()); return err },
		"Redo": func() error { _, _, err := s.Redo(t.Context()); return err },
	} {
		if err := way(); err == nil {
			t.Errorf("%s went through", name)
		} else {
			mustFail(t, err, storage.NotWritable)
		}
	}
	if loaded(t, s).Items.Len() != 2 || !bytes.Equal(mustRead(t, path), before) {
		t.Error("the file was changed")
	}
	mustVerify(t, s)
}

func TestAFileThatGoesAwayTakesNoMoreSaves(t *testing.T) {
	for name, away := range map[string]func(path string) error{
		"removed": os.Remove,
		"moved":   func(path string) error { return os.Rename(path, path+".away") },
		"replaced": func(path string) error {
			if err := os.Rename(path, path+".away"); err != nil {
				return err
			}
			return os.WriteFile(path, []byte("another"), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t)
			s := open(t, path)
			review(t, s)
			if err := away(path); err != nil {
				t.Fatal(err)
			}
			_, _, err := s.Do(t.Context(), model.AddPerson{PersonName: "Eli New"})
			mustFail(t, err, storage.Replaced)
		})
	}
}
