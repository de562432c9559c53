//go:build !windows

package cli_test

import (
	"bytes"
	"syscall"
	"testing"

	"gavel/ui/internal/terminal"
)

// Who goes to the shell with ctrl+z finds it as it was, and gavel afterwards as
// they left it: the words being typed, what others did meanwhile, the new size.
func TestSuspendedAndTakenUpAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: builds the program and drives it in a terminal")
	}
	program := build(t)
	path := liveReview(t, program)
	x := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
	x.See("SHARED")
	x.Type(":")
	x.Type("b Half a sentence")
	x.See("Half a sentence")
	n := len(x.Output())
	x.Keys("ctrl+z")
	x.WaitFor("the terminal as it was", func(string) bool {
		out := x.Output()[n:]
		for _, end := range []string{"\x1b[?1049l", "\x1b[?2004l", "\x1b[?1004l"} {
			if !bytes.Contains(out, []byte(end)) {
				return false
			}
		}
		_, _, cursor := x.Cursor()
		return cursor
	})
	if out, err := gavel(t, program, "--db", path, "do", "b The courier is on strike @ben").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	x.Resize(80, 24)
	x.Signal(syscall.SIGCONT)
	x.See("b Half a sentence")
	x.See("3 gaps before the close") // one more, of somebody else
	x.Keys("enter")
	x.See("Half a sentence") // raised now
	x.Keys("q", "y")
	if code := x.Exit(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}
	if !hasBlocker(t, path, "Half a sentence") || !hasBlocker(t, path, "The courier is on strike") {
		t.Error("one of both is not in the file")
	}
}
