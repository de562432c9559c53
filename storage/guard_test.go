package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// A document takes the place of no database, nor of what belongs to one, by
// whatever name or link it is written to.
func TestADocumentTakesNoDatabasesPlace(t *testing.T) {
	turns.Long(t)
	folder := t.TempDir()
	make := func(name string) string {
		s, err := storage.Open(t.Context(), filepath.Join(folder, name), storage.Create())
		if err != nil {
			t.Fatal(err)
		}
		do(t, s, model.AddPerson{PersonName: "Eli New"}) // a log is beside it now
		t.Cleanup(func() { _ = s.Close() })
		return s.Path()
	}
	data, other := make("data.gavel"), make("other.gavel")
	in := func(name string) string { return filepath.Join(folder, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var protected []string
	for i, file := range []string{data, data + "-wal", data + "-shm", other, other + "-wal", other + "-shm"} {
		name := "link" + string(rune('a'+i))
		must(os.Symlink(file, in(name)))
		must(os.Symlink(name, in(name+"-again")))
		must(os.Link(file, in("hard-"+name)))
		protected = append(protected, file, in(name), in(name+"-again"), in("hard-"+name))
	}
	must(os.Symlink(data+"-journal", in("to-nothing")))
	must(os.WriteFile(in("journal"), []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 and more"), 0o600))
	damaged := mustRead(t, data)
	copy(damaged, "XXXXXXXXXXXXXXXX")
	mustWrite(t, in("damaged.gavel"), damaged)
	protected = append(protected, in("damaged.gavel"))
	for _, path := range append(protected, data+"-journal", other+"-journal", data+".lock", in("to-nothing"), in("journal"), filepath.Join(folder, ".", "..", filepath.Base(folder), "data.gavel-wal")) {
		mustFail(t, storage.Guard(path, data), storage.Protected)
	}
	must(os.WriteFile(in("notes.md"), []byte("# Notes"), 0o600))
	must(os.WriteFile(in("empty"), nil, 0o600))
	for _, path := range []string{in("notes.md"), in("empty"), in("new.md"), in("notes.md-wal"), in("none-journal")} {
		if err := storage.Guard(path, data); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	for name, err := range map[string]error{
		"a copy": func() error {
			s, err := storage.Open(t.Context(), data, storage.ReadOnly())
			must(err)
			defer func() { _ = s.Close() }()
			return s.BackUp(t.Context(), other+"-journal")
		}(),
		"a new file": func() error {
			_, err := storage.Open(t.Context(), other+"-journal", storage.Create())
			return err
		}(),
		"a salvage": func() error {
			_, err := storage.Salvage(t.Context(), data, other+"-journal")
			return err
		}(),
	} {
		t.Run(name, func(t *testing.T) { mustFail(t, err, storage.Protected) })
	}
}
