package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/storage"
)

// home is a folder of its own for a person who runs gavel in the test's process.
type home struct {
	t   *testing.T
	dir string
}

func newHome(t *testing.T) home {
	t.Helper()
	t.Setenv(clockVariable, environment[clockVariable])
	return home{t, t.TempDir()}
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
	p := &program{in: strings.NewReader(""), out: &stdout, err: &stderr, env: func(name string) string { return variables[name] }, now: fixedClock}
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

// A restore that is stopped is no word on the copy that was being read: an older
// one, which lacks what the newest has, takes nobody's place.
func TestARestoreThatIsStoppedTriesNoOtherCopy(t *testing.T) {
	h := newHome(t)
	h.must("new", "cycle", "Checkout redesign", "--people", "Ana Ruiz")
	folder := filepath.Dir(strings.Fields(h.must("backup"))[2])
	h.must("backup", filepath.Join(folder, "20261123-100000.000.gavel"))
	before := h.bytes()

	ctx, stop := context.WithCancel(t.Context())
	first := true
	ctx = storage.WithProgress(ctx, func(storage.Progress) { // in the middle of the newest copy
		if first {
			stop()
		}
		first = false
	})
	code, out, says := h.run(ctx, "restore", "--newest")
	if code != exitRefused || !strings.Contains(says, "stopped; nothing was changed") || out != "" {
		t.Errorf("it ended with %d and said %q, %q", code, out, says)
	}
	if strings.Contains(says, "passed over") || strings.Count(says, "copying") != 1 {
		t.Errorf("another copy was tried: %q", says)
	}
	if first || !bytes.Equal(before, h.bytes()) {
		t.Errorf("nothing was stopped, or the file was changed")
	}
}

// bytes is what is in the file.
func (h home) bytes() []byte {
	h.t.Helper()
	content, err := os.ReadFile(h.file())
	if err != nil {
		h.t.Fatal(err)
	}
	return content
}
