//go:build !windows

package terminal

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestFramesOfAProgram presses keys and resizes at random and wants to see every
// frame that the program means, and its cursor.
func TestFramesOfAProgram(t *testing.T) {
	for _, name := range []string{"xterm-256color", "foot", "tmux-256color", "screen", "linux"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(uint64(len(name)), 3))
			w, h := 80, 24
			x := Start(t, w, h, demo(t, "frames", name))
			x.stable = 0 // a whole screen that is as it should be is no half frame
			n := 0
			for step := range 40 {
				switch {
				case step == 0: // Bubble Tea does not hear of a new size before its first frame
				case r.IntN(6) == 0:
					w, h = 20+r.IntN(100), 5+r.IntN(36)
					x.Resize(w, h)
				default:
					burst := 1 + r.IntN(4)
					x.Type(strings.Repeat("n", burst))
					n += burst
				}
				want := shown(frame(n, w, h), w, h)
				x.WaitFor(fmt.Sprintf("frame %d at %dx%d\n%s\n", n, w, h, framed(want)), func(screen string) bool {
					return screen == want
				})
				x.WaitFor(fmt.Sprintf("the cursor of frame %d", n), func(string) bool {
					column, row, shown := x.Cursor()
					if n%3 == 0 {
						return !shown
					}
					return shown && column == n%7 && row == n%5
				})
			}
			x.Keys("q")
			if code := x.Exit(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			if err := x.Restored(); err != nil {
				t.Error(err)
			}
			if len(x.screen.unknown) > 0 {
				t.Errorf("unknown: %v", x.screen.unknown)
			}
		})
	}
}

func TestKeysArrive(t *testing.T) {
	t.Parallel()
	x := Start(t, 60, 20, demo(t, "echo", "xterm-256color"))
	x.See("size 60x20")
	for _, key := range []string{
		"a", "é", "決", "G", "enter", "esc", "tab", "space", "backspace", "shift+tab", "ctrl+a", "alt+x", "alt+enter",
		"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "delete", "insert", "shift+up", "ctrl+left", "f1", "f5", "f12",
	} {
		x.Keys(key, "Z")
		x.WaitFor(fmt.Sprintf("the key %q", key), func(screen string) bool {
			return strings.HasSuffix(strings.TrimRight(screen, "\n"), "key "+key+"\nkey Z")
		})
	}
	x.Keys("esc", "esc", "j")
	x.See("key esc\nkey esc\nkey j")
	x.Keys("esc")
	x.Type("k")
	x.See("key j\nkey esc\nkey k")
	x.Paste("two\nlines")
	x.See(`paste "two\nlines"`)
	x.Resize(50, 25)
	x.See("size 50x25")
	x.Keys("ctrl+c")
	if code := x.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if !bytes.Contains(x.Output(), []byte("\x1b[?1049l")) {
		t.Errorf("the output is not whole: %q", x.Output())
	}
}

func TestBackgroundIsAnsweredOnlyIfWanted(t *testing.T) {
	t.Parallel()
	for _, dark := range []bool{true, false} {
		x := Start(t, 40, 10, demo(t, "echo", "xterm-256color"), WithBackground(dark))
		x.See(fmt.Sprintf("dark %v", dark))
	}
	x := Start(t, 40, 10, demo(t, "echo", "xterm-256color"))
	x.Keys("a")
	x.See("key a")
	x.Gone("dark")
	x.rest(func() bool { return bytes.Contains(x.Output(), []byte("\x1b]11;?")) })
	if !bytes.Contains(x.Output(), []byte("\x1b]11;?")) {
		t.Error("the program did not ask")
	}
}

func TestEndOfTheProgram(t *testing.T) {
	t.Parallel()
	x := Start(t, 40, 10, demo(t, "echo", "xterm-256color"))
	x.See("size")
	if err := x.Restored(); err == nil {
		t.Error("restored while it runs")
	}
	x.Signal(syscall.SIGTERM)
	if code := x.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}

	x = Start(t, 40, 10, demo(t, "echo", "xterm-256color"))
	x.See("size")
	x.Signal(syscall.SIGKILL)
	if code := x.Exit(); code != 128+9 {
		t.Errorf("exit code %d", code)
	}
	err := x.Restored()
	for _, want := range []string{"raw mode", "alternate screen", "cursor shown", "bracketed paste", "keyboard modes", "modifyOtherKeys"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("killed, but not noticed: %s in %v", want, err)
		}
	}
	if err != nil && strings.Contains(err.Error(), "mouse") {
		t.Errorf("there was no mouse: %v", err)
	}

	x = Start(t, 40, 10, demo(t, "frames", "xterm-256color"))
	x.See("gate")
	x.Signal(syscall.SIGKILL)
	x.Exit()
	if err := x.Restored(); err == nil || !strings.Contains(err.Error(), "mouse drags") {
		t.Errorf("the mouse is left on, but not noticed: %v", err)
	}

	x = Start(t, 40, 10, demo(t, "echo", "xterm-256color"))
	x.See("size")
	x.Hangup()
	if code := x.Exit(); code != 128+1 {
		t.Errorf("exit code %d", code)
	}
	if err := x.Restored(); err == nil {
		t.Error("restored without a terminal")
	}
}

func TestSuspend(t *testing.T) {
	t.Parallel()
	x := Start(t, 40, 10, demo(t, "echo", "xterm-256color"))
	x.See("size 40x10")
	x.Keys("ctrl+z")
	x.Gone("size")
	x.WaitFor("the main screen", func(string) bool { return bytes.Contains(x.Output(), []byte("\x1b[?1049l")) })
	x.Signal(syscall.SIGCONT)
	x.See("resumed")
}

func TestExitCodeAndOutput(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("/bin/sh", "-c", `test -t 0 && stty size && i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done; pwd; exit 3`)
	cmd.Dir = "/"
	x := Start(t, 30, 5, cmd)
	if code := x.Exit(); code != 3 {
		t.Errorf("exit code %d", code)
	}
	if got := string(x.Output()); !strings.HasPrefix(got, "5 30\r\n") || !strings.HasSuffix(got, "line 1999\r\n/\r\n") {
		t.Errorf("not all of the output: %q", got)
	}
	if got, want := x.Screen(), "line 1997\nline 1998\nline 1999\n/\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", framed(got), framed(want))
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}
	if left := x.leader.process.Env; len(left) == 0 || strings.Contains(string(x.Output()), leaderVariable) {
		t.Error("the program knows of the leader")
	}
}

// stand is a test that may fail without failing the test it is in.
type stand struct {
	testing.TB
	failure string
}

func (s *stand) Helper() {}

func (s *stand) Fatalf(format string, args ...any) {
	s.failure = fmt.Sprintf(format, args...)
	panic(s)
}

// fails runs do on x and returns the message with which it failed.
func fails(t *testing.T, x *Terminal, do func()) (failure string) {
	t.Helper()
	s := &stand{TB: t}
	was := x.t
	x.t = s
	defer func() {
		x.t = was
		if r := recover(); r != nil && r != any(s) {
			panic(r)
		}
		failure = s.failure
		if failure == "" {
			t.Error("it did not fail")
		}
	}()
	do()
	return ""
}

func TestItCanFail(t *testing.T) {
	t.Parallel()
	x := Start(t, 40, 10, demo(t, "echo", "xterm-256color"))
	x.See("size")
	x.patience = 200 * time.Millisecond
	tests := []struct {
		name, want string
		do         func()
	}{
		{"see", "size 40x10", func() { x.See("nowhere") }},
		{"gone", "size 40x10", func() { x.Gone("size") }},
		{"exit", "size 40x10", func() { x.Exit() }},
		{"key", `"ctrl+é"`, func() { x.Keys("ctrl+é") }},
		{"nothing", "no key", func() { x.Keys("") }},
		{"start", "no such file", func() { Start(x.t, 9, 9, exec.Command("/nowhere/at/all")) }},
		{"files", "its files", func() {
			cmd := exec.Command("/bin/sh")
			cmd.Stdin = strings.NewReader("")
			Start(x.t, 9, 9, cmd)
		}},
	}
	for _, test := range tests {
		if got := fails(t, x, test.do); !strings.Contains(got, test.want) {
			t.Errorf("%s: %q does not say %q", test.name, got, test.want)
		}
	}

	// A condition that holds for one look only is half a frame.
	looks := 0
	fails(t, x, func() {
		x.WaitFor("a steady screen", func(string) bool { looks++; return looks%2 == 0 })
	})

	// Nothing comes any more when the program has ended, so there is no waiting.
	x.patience = patience
	x.Keys("ctrl+c")
	x.Exit()
	start := time.Now()
	if got := fails(t, x, func() { x.See("nowhere") }); !strings.Contains(got, "has ended with code 0") {
		t.Errorf("it says %q", got)
	}
	if took := time.Since(start); took > patience/2 {
		t.Errorf("it took %v", took)
	}
}

func TestProgramEndsWithItsTest(t *testing.T) {
	t.Parallel()
	SkipInShort(t)
	var program int
	t.Run("test", func(t *testing.T) {
		x := Start(t, 40, 10, exec.Command("/bin/sh", "-c", `trap "" HUP TERM; echo ready; while :; do sleep 1; done`))
		x.See("ready")
		program = x.leader.program
	})
	if err := syscall.Kill(program, 0); err == nil {
		t.Errorf("process %d still runs", program)
	}
}
