//go:build !windows

package cli_test

import (
	"bytes"
	"syscall"
	"testing"

	"gavel/ui/test/terminal"
)

// Who goes to the shell, or is sent there, finds it as it was, and gavel afterwards
// as they left it: the words being typed, what others did meanwhile, the new size.
func TestSuspendedAndTakenUpAgain(t *testing.T) {
	t.Parallel()
	program := build(t)
	for by, suspend := range map[string]func(*terminal.Terminal){
		"ctrl+z":  func(x *terminal.Terminal) { x.Keys("ctrl+z") },
		"SIGTSTP": func(x *terminal.Terminal) { x.Signal(syscall.SIGTSTP) },
	} {
		t.Run(by, func(t *testing.T) { goAndComeBack(t, program, suspend) })
	}
}

func goAndComeBack(t *testing.T, program string, suspend func(*terminal.Terminal)) {
	t.Helper()
	path := liveReview(t)
	x := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
	x.See("SHARED")
	x.Type(":")
	x.Type("b Half a sentence")
	x.See("Half a sentence")
	n := len(x.Output())
	suspend(x)
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
	x.Stopped()
	if out, err := gavel(t, program, "--db", path, "do", "b The courier is on strike @ben").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	x.Resize(80, 24)
	x.Signal(syscall.SIGCONT)
	x.See("b Half a sentence")
	x.See("3 open before close") // one more, of somebody else
	x.Keys("enter")
	x.See("raised: Half a sentence")
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

// A stop that nobody can see coming leaves the screen in the shell's hands; what
// the shell did to the terminal is made good once the program goes on.
func TestStoppedUnseenAndTakenUpAgain(t *testing.T) {
	t.Parallel()
	x := terminal.Start(t, 100, 30, gavel(t, build(t), "demo"))
	x.See("SHARED")
	for range 2 {
		x.Signal(syscall.SIGSTOP)
		x.Stopped()
		n := len(x.Output())
		x.Signal(syscall.SIGCONT)
		x.WaitFor("the screen again", func(string) bool { return bytes.Contains(x.Output()[n:], []byte("SHARED")) })
		x.Keys("?") // a line that is the shell's would keep it until enter
		x.See("Keys: agenda pane")
		x.Keys("esc")
		x.Gone("Keys: agenda pane")
	}
	x.Keys("q")
	if code := x.Exit(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}
}
