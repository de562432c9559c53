package cli

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gavel/storage"
)

// home is a folder of its own for a person who runs gavel in the test's process.
type home struct {
	t   *testing.T
	dir string
	now func() time.Time
	in  string // what is written to it
}

func newHome(t *testing.T) home {
	t.Helper()
	return home{t: t, dir: t.TempDir(), now: tenOnMonday}
}

// newHomeLike returns a copy of the home of a name, which is made the first time.
func newHomeLike(t *testing.T, name string, begin func(*testing.T) home, fill func(home)) home {
	t.Helper()
	kept, _ := homes.LoadOrStore(name, &homeFiles{})
	like := kept.(*homeFiles)
	like.Do(func() {
		first := begin(t)
		fill(first)
		like.byPath = first.content()
	})
	h := newHome(t)
	for path, text := range like.byPath {
		path = filepath.Join(h.dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		h.write(path, text)
	}
	return h
}

// homes holds the homeFiles of each name.
var homes sync.Map

// homeFiles are the files of a home that is made once, by their paths.
type homeFiles struct {
	sync.Once
	byPath map[string]string
}

// content returns all files of a home by their paths in it.
func (h home) content() map[string]string {
	h.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(h.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(h.dir, path)
		files[name] = string(text)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return files
}

// file is the file that the data is in.
func (h home) file() string { return filepath.Join(h.dir, "review.db") }

// run runs one command and answers with its exit code and what it said.
func (h home) run(ctx context.Context, args ...string) (code int, out, err string) {
	h.t.Helper()
	variables := map[string]string{
		"GAVEL_DB": h.file(), "GAVEL_USER": "Ana Ruiz", "TZ": "UTC", "XDG_STATE_HOME": filepath.Join(h.dir, "state"), "HOME": h.dir,
	}
	var stdout, stderr bytes.Buffer
	p := &program{in: strings.NewReader(h.in), out: &stdout, err: &stderr, env: func(name string) string { return variables[name] }, now: h.now}
	code = p.run(ctx, args)
	return code, stdout.String(), stderr.String()
}

// must runs a command that has to be done.
func (h home) must(args ...string) (out string) {
	h.t.Helper()
	code, out, err := h.run(h.t.Context(), args...)
	if code != exitDone {
		h.t.Fatalf("gavel %q ended with %d: %s", args, code, err)
	}
	return out
}

func (h home) write(path, text string) {
	h.t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		h.t.Fatal(err)
	}
}

// bytes returns what is in the file.
func (h home) bytes() []byte {
	h.t.Helper()
	content, err := os.ReadFile(h.file())
	if err != nil {
		h.t.Fatal(err)
	}
	return content
}

// stoppedWhenItReads is a context of work that is stopped as soon as it reads a copy;
// begun says whether it came so far.
func stoppedWhenItReads(t *testing.T) (ctx context.Context, begun func() bool) {
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	return storage.WithProgress(ctx, func(storage.Progress) { stop() }), func() bool { return ctx.Err() != nil }
}
