//go:build unix

package storage_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/storage"
)

// A path that cannot be used is told with what to do about it, and never in the words
// of the system.
func TestAPathThatCannotBeUsedIsToldWithWhatToDo(t *testing.T) {
	folder := t.TempDir()
	mustWrite(t, filepath.Join(folder, "notes.txt"), []byte("notes"))
	for from, to := range map[string]string{"a": "b", "b": "a"} {
		if err := os.Symlink(to, filepath.Join(folder, from)); err != nil {
			t.Fatal(err)
		}
	}
	for name, says := range map[string]string{
		"notes.txt/x.gavel":      "a file stands where one of its folders should be; name another place",
		strings.Repeat("x", 300): "its name is too long; write a shorter one",
		"a/x.gavel":              "the links on its way lead in a circle; name the file itself",
	} {
		path := filepath.Join(folder, name)
		_, plain := os.ReadFile(path)
		if got := storage.WhyPath(plain); got != says {
			t.Errorf("%.20s: it says %q", name, got)
		}
		_, err := storage.Open(t.Context(), path, storage.Create())
		if e, ok := errors.AsType[*storage.FileError](err); !ok || !strings.HasSuffix(e.Says, " cannot be read: "+says) {
			t.Errorf("%.20s: opening it says %v", name, err)
		}
	}
	if got := storage.WhyPath(fmt.Errorf("something else")); got != "" {
		t.Errorf("of what is not known it says %q", got)
	}
}
