//go:build !windows

package cli_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/ui/test/terminal"
)

// A file that goes away under the program is noticed before anything
// is said to be saved, and what was done meanwhile is saved once it is back.
func TestAFileThatGoesAwayUnderTheScreen(t *testing.T) {
	t.Parallel()
	program := build(t)
	away := func(path string) string { return path + ".away" }
	for name, way := range map[string]struct {
		take, back func(path string) error
	}{
		"moved away": {
			func(path string) error { return os.Rename(path, away(path)) },
			func(path string) error { return os.Rename(away(path), path) },
		},
		"replaced": {
			func(path string) error {
				if err := os.Rename(path, away(path)); err != nil {
					return err
				}
				return os.WriteFile(path, []byte("something else"), 0o600)
			},
			func(path string) error { return os.Rename(away(path), path) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := liveReview(t)
			x := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
			x.See("SHARED")
			if err := way.take(path); err != nil {
				t.Fatal(err)
			}
			x.See("NOT SAVING") // by itself, before anybody does anything
			capture(x, "b The lift is broken @ben")
			x.See("NOT SAVED: 1")
			if strings.Contains(x.Screen(), "raised") {
				t.Errorf("it says to be saved:\n%s", x.Screen())
			}
			if err := way.back(path); err != nil {
				t.Fatal(err)
			}
			x.Gone("NOT SAVED")
			x.Keys("q", "y")
			x.Exit()
			if !hasBlocker(t, path, "The lift is broken") {
				t.Error("what was done meanwhile is not in the file")
			}
		})
	}
}

// Who only looks writes nothing.
func TestLookingWritesNothing(t *testing.T) {
	program := build(t)
	path := liveReview(t)
	before := asItIs(t, path)
	x := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
	x.See("SHARED")
	for _, key := range []string{"tab", "tab", "j", "tab", "m", "esc", "?", "esc", "x", "esc", "ctrl+p", "esc"} {
		x.Keys(key)
	}
	x.See("SHARED")
	x.Keys("q", "y")
	x.Exit()
	for _, args := range [][]string{{"doctor"}, {"export", "minutes"}, {"gaps"}, {"meetings"}} {
		cmd := gavel(t, program, append([]string{"--db", path}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil && args[0] != "gaps" {
			t.Errorf("%s: %v\n%s", args, err, out)
		}
	}
	if after := asItIs(t, path); after != before {
		t.Errorf("the file was %s and is %s", before, after)
	}
}

// asItIs returns what a file holds and when it was written, and the same of its log.
func asItIs(t *testing.T, path string) string {
	t.Helper()
	var b strings.Builder
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + suffix)
		if err != nil || len(content) == 0 {
			continue // a log with nothing in it is none
		}
		info, err := os.Stat(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %x %s\n", filepath.Base(path+suffix), sha256.Sum256(content), info.ModTime())
	}
	return b.String()
}
