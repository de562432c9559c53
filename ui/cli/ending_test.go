//go:build !windows

package cli_test

import (
	"database/sql"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/test/terminal"
)

// TestHoweverItEndsWhatWasSaidAndTypedIsInTheFile ends the real program in every
// way but by its own key: with a blocker said, and a line half-typed.
func TestHoweverItEndsWhatWasSaidAndTypedIsInTheFile(t *testing.T) {
	t.Parallel()
	const killed = "SIGKILL, once it is written down"
	program := build(t)
	for name, end := range map[string]func(*terminal.Terminal){
		"SIGTERM":         func(x *terminal.Terminal) { x.Signal(syscall.SIGTERM) },
		"SIGINT":          func(x *terminal.Terminal) { x.Signal(syscall.SIGINT) },
		"SIGHUP":          func(x *terminal.Terminal) { x.Signal(syscall.SIGHUP) },
		"a closed window": func(x *terminal.Terminal) { x.Hangup() },
		killed:            func(x *terminal.Terminal) { x.Signal(syscall.SIGKILL) },
	} {
		t.Run(name, func(t *testing.T) {
			path := liveReview(t)
			x := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
			x.See("SHARED")
			x.Type(":")
			x.Type("b The lift is broken @ben")
			x.Keys("enter")
			x.See("raised")
			x.Type(":")
			x.Type("b The stairs are w")
			x.See("b The stairs are w")
			if name == killed {
				waitForDraft(t, path, "b The stairs are w")
			}
			end(x)
			if code := x.Exit(); strings.HasPrefix(name, "SIG") && name != killed {
				if err := x.Restored(); err != nil || code != 0 {
					t.Errorf("ended with %d; the terminal as it was found: %v", code, err)
				}
			}
			if left := typedIn(t, path); len(left) != 1 || left[0] != "b The stairs are w" {
				t.Errorf("what was typed: %q", left)
			}
			if !hasBlocker(t, path, "The lift is broken") {
				t.Error("what was said is not in the file")
			}

			again := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
			again.See("b The stairs are w  (left here")
			again.Keys("q", "y")
			if code := again.Exit(); code != 0 {
				t.Errorf("ended with %d", code)
			}
		})
	}
}

// typedIn is the drafts in a file.
func typedIn(t *testing.T, path string) (texts []string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	rows, err := db.QueryContext(t.Context(), "SELECT text FROM draft ORDER BY at")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return texts
}

// waitForDraft waits until the file has a text that is being typed.
func waitForDraft(t *testing.T, path, text string) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !slices.Contains(typedIn(t, path), text); {
		if time.Now().After(deadline) {
			t.Fatalf("%q is not written down", text)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func hasBlocker(t *testing.T, path, text string) bool {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(r.Blockers.Where(func(b model.Blocker) bool { return b.Text == text })) == 1
}
