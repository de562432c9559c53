package storage_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"gavel/model"
	"gavel/storage"
)

// asNobody runs f as somebody who owns nothing: root may write everywhere. The
// files are in folder, which is in a temporary folder of the test's own.
func asNobody(t *testing.T, folder string, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	permit(t, filepath.Dir(folder), 0o755)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := syscall.Setfsuid(65534); err != nil {
		t.Skip("SKIPPED: root cannot try this:", err)
	}
	defer func() { _ = syscall.Setfsuid(0) }()
	f()
}

func TestAFileThatMayNotBeWrittenToIsRead(t *testing.T) {
	for name, c := range map[string]struct{ file, folder os.FileMode }{
		"the file":    {0o444, 0o777},
		"the folder":  {0o666, 0o555},
		"neither may": {0o444, 0o555},
	} {
		t.Run(name, func(t *testing.T) {
			path := reviewed(t)
			permit(t, path, c.file)
			permit(t, filepath.Dir(path), c.folder)
			asNobody(t, filepath.Dir(path), func() {
				s, err := storage.Open(t.Context(), path, storage.Create())
				if err != nil {
					t.Fatal(err)
				}
				defer func() { _ = s.Close() }()
				mustFail(t, s.Writable(), storage.NotWritable)
				if loaded(t, s).Items.Len() != 2 {
					t.Error("not all is read")
				}
				_, _, err = s.Do(t.Context(), model.AddPerson{PersonName: "Eli New"})
				mustFail(t, err, storage.NotWritable)
			})
		})
	}
}

func permit(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
}

func TestWhatIsSavedButNotYetBroughtHomeIsRead(t *testing.T) {
	path := newFile(t)
	review(t, open(t, path)) // is still open: all is in the log
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		permit(t, name, 0o444)
	}
	permit(t, filepath.Dir(path), 0o555)
	asNobody(t, filepath.Dir(path), func() {
		s, err := storage.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		if loaded(t, s).Items.Len() != 2 {
			t.Error("not all is read")
		}
	})
}

func TestAFileThatMayNotBeReadIsSaidToBeSo(t *testing.T) {
	path := reviewed(t)
	permit(t, path, 0)
	asNobody(t, filepath.Dir(path), func() {
		_, err := storage.Open(t.Context(), path)
		mustFail(t, err, storage.Unreachable)
	})
}

func TestAFolderThatTakesNoFileIsSaidToBeSo(t *testing.T) {
	folder := t.TempDir()
	permit(t, folder, 0o555)
	asNobody(t, folder, func() {
		for _, path := range []string{"review.gavel", "new/review.gavel"} {
			_, err := storage.Open(t.Context(), filepath.Join(folder, path), storage.Create())
			mustFail(t, err, storage.Unreachable)
		}
	})
}

// What waits in a log can be read where nothing may be written.
func TestALogInAFolderForReadingIsReadFromACopy(t *testing.T) {
	s := open(t, newFile(t))
	do(t, s, model.AddPerson{PersonName: "Eli New"})
	folder := t.TempDir()
	path := filepath.Join(folder, "x.gavel")
	if err := storage.CopyRaw(s.Path(), path); err != nil {
		t.Fatal(err)
	}
	permit(t, folder, 0o555)
	permit(t, path, 0o444)
	permit(t, path+"-wal", 0o444)
	asNobody(t, folder, func() {
		readOnly, err := storage.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		mustFail(t, readOnly.Writable(), storage.NotWritable)
		if loaded(t, readOnly).People.Len() != 1 {
			t.Error("not all is read")
		}
		if err := readOnly.Close(); err != nil {
			t.Error(err)
		}
	})
}
