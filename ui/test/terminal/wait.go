//go:build !windows

package terminal

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
)

// WaitFor looks at the screen until ok holds, and holds long enough not to be
// half a frame. It fails the test with the last screen if that does not happen,
// at once if the program has ended. what says what is waited for.
func (x *Terminal) WaitFor(what string, ok func(screen string) bool) {
	x.t.Helper()
	deadline := time.Now().Add(x.patience)
	var since time.Time // when ok began to hold
	for {
		ended := x.over() // asked before looking, so that the look sees the rest
		screen := x.Screen()
		now := time.Now()
		switch {
		case !ok(screen):
			since = time.Time{}
			if ended {
				x.t.Fatalf("waiting for %s: the program has ended with code %d, the screen is\n%s", what, x.code, framed(screen))
			}
			if now.After(deadline) {
				x.t.Fatalf("waiting for %s: not in %v, the screen is\n%s", what, x.patience, framed(screen))
			}
		case since.IsZero():
			since = now
		}
		if !since.IsZero() && (ended || now.Sub(since) >= x.stable) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// See waits until text is on the screen.
func (x *Terminal) See(text string) {
	x.t.Helper()
	x.WaitFor(fmt.Sprintf("%q to be seen", text), func(screen string) bool { return strings.Contains(screen, text) })
}

// Gone waits until text is not on the screen.
func (x *Terminal) Gone(text string) {
	x.t.Helper()
	x.WaitFor(fmt.Sprintf("%q to be gone", text), func(screen string) bool { return !strings.Contains(screen, text) })
}

// Exit waits for the end of the program and returns its exit code, which is
// 128+n if the signal n ended it.
func (x *Terminal) Exit() int {
	x.t.Helper()
	select {
	case <-x.ended:
		return x.code
	case <-time.After(x.patience):
		x.t.Fatalf("the program has not ended in %v, the screen is\n%s", x.patience, framed(x.Screen()))
		return -1
	}
}

// Signal sends the program a signal.
func (x *Terminal) Signal(signal os.Signal) {
	x.t.Helper()
	s, ok := signal.(syscall.Signal)
	if !ok {
		x.t.Fatalf("%v is not a signal of this system", signal)
	}
	if err := syscall.Kill(x.leader.program, s); err != nil {
		x.t.Fatalf("cannot send %v: %v", signal, err)
	}
}

// Stopped waits until the program is stopped by a signal, and sets the line as a
// shell does that takes its terminal back.
func (x *Terminal) Stopped() {
	x.t.Helper()
	x.WaitFor("the program to be stopped", func(string) bool { return stopped(x.leader.program) })
	if err := term.SetState(x.line.Fd(), x.before); err != nil {
		x.t.Fatalf("cannot set the line: %v", err)
	}
}

// Hangup takes the terminal away, as closing its window does.
func (x *Terminal) Hangup() {
	x.t.Helper()
	if err := x.master.Close(); err != nil {
		x.t.Fatalf("cannot hang up: %v", err)
	}
}

// over reports whether the program has ended.
func (x *Terminal) over() bool {
	select {
	case <-x.ended:
		return true
	default:
		return false
	}
}

// framed puts a frame around a screen, so that its blanks can be seen.
func framed(screen string) string {
	return "┌──\n│" + strings.ReplaceAll(screen, "\n", "\n│") + "\n└──"
}
