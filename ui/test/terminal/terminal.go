//go:build !windows

// Package terminal drives a program in a pseudo-terminal the way a person does:
// it presses keys, looks at the screen and waits until something is to be seen.
//
// It is for tests only and needs nothing but Go: the screen is kept here, not by
// tmux or another program. By default it is a terminal that answers no query,
// which is the poorest one a program has to cope with.
//
// github.com/charmbracelet/x/vt v0.1.0 does not serve as the screen: it ignores the
// insert mode, which Bubble Tea's renderer writes ("abc\x1b[G\x1b[4hX\x1b[4lY" shows
// XYc, not XYbc), drops a wide character that does not fit at the end of a row
// ("abcdefg決" on 8 columns), and takes a tab back from a full row for a line break
// ("\tX\x1b[ZY"). TestScreenObeysSequences has all three.
//
// The test binary is started a second time to be the leader of the session (see
// leader.go), so a package that imports this one must not do anything with side
// effects before main.
package terminal

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

const (
	// patience limits the wait for something that should happen at once. It
	// is generous because only a failing test ever waits that long.
	patience = 30 * time.Second

	// stable is the time for which a condition must hold before it is believed: a look can
	// fall between the two halves of one frame.
	stable = 20 * time.Millisecond
)

// sentinel is written to the terminal after the program has ended. When it comes
// out at our end, everything the program wrote has been read. Terminals ignore it.
var sentinel = []byte("\x1b]gavel;ended\x1b\\")

// Terminal is a terminal with one program in it. Its methods are for the
// goroutine of the test.
type Terminal struct {
	t        testing.TB
	patience time.Duration
	stable   time.Duration

	master  *os.File    // our end: what the program shows, what a person types
	line    *os.File    // the program's end, kept open because the settings are reset with the last close
	before  *term.State // the settings before the program was started
	leader  *leader
	escaped time.Time // when Escape was taken, if it was the last key

	reading sync.WaitGroup
	drained chan struct{} // closed when there is nothing more to read
	ended   chan struct{} // closed when the program has ended and all it wrote is read

	mu     sync.Mutex
	screen *screen
	output []byte
	after  *term.State // the settings when the program had ended, nil after a hang-up
	code   int
}

// An Option changes the terminal that Start makes.
type Option func(*Terminal)

// WithBackground lets the terminal answer when it is asked for its background
// colour, with black or with white.
func WithBackground(dark bool) Option {
	return func(x *Terminal) {
		answer := "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
		if dark {
			answer = "\x1b]11;rgb:0000/0000/0000\x1b\\"
		}
		x.screen.askedBackground = func() {
			// Not in this goroutine: it reads, and a program that only writes
			// would wait for it while it waits for the program.
			x.reading.Go(func() { _, _ = x.master.WriteString(answer) })
		}
	}
}

// SkipInShort leaves a test that drives a program in a terminal out of a short run.
func SkipInShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: drives a program in a terminal")
	}
}

// Start runs cmd in a terminal of w×h cells. What cmd has for Path, Args, Env and
// Dir is used; cmd itself is not started. A cmd without Env gets a fixed, plain
// terminal environment. The program is ended with the test at the latest. A short run
// leaves the test out.
func Start(t testing.TB, w, h int, cmd *exec.Cmd, options ...Option) *Terminal {
	t.Helper()
	SkipInShort(t)
	x := &Terminal{
		t: t, patience: patience, stable: stable,
		screen:  newScreen(w, h),
		drained: make(chan struct{}),
		ended:   make(chan struct{}),
	}
	for _, option := range options {
		option(x)
	}
	if err := x.open(w, h); err != nil {
		t.Fatalf("no pseudo-terminal: %v", err)
	}
	var err error
	if x.leader, err = startLeader(cmd, x.line); err != nil {
		x.close()
		t.Fatalf("cannot start %s: %v", cmd.Path, err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the last screen:\n%s", framed(x.Screen()))
		}
		if !x.over() {
			x.leader.kill()
		}
		select {
		case <-x.ended:
		case <-time.After(x.patience):
			t.Errorf("the program cannot be ended")
		}
		x.leader.release()
		x.close()
		x.reading.Wait()
	})
	x.reading.Go(x.read)
	x.reading.Go(x.await)
	return x
}

// open makes the pseudo-terminal and notes how it is set.
func (x *Terminal) open(w, h int) error {
	master, line, err := pty.Open()
	if err != nil {
		return err
	}
	x.line = line
	// pty leaves its file in blocking mode, in which a close would wait for the
	// read that is under way: there would be no hanging up.
	fd, err := unix.FcntlInt(master.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err == nil {
		err = unix.SetNonblock(fd, true)
		x.master = os.NewFile(uintptr(fd), master.Name())
	}
	if err = errors.Join(err, master.Close()); err != nil {
		return err
	}
	if err := setSize(line, w, h); err != nil {
		return err
	}
	x.before, err = term.GetState(line.Fd())
	return err
}

func (x *Terminal) close() {
	// Both may be closed already, by Hangup or by the other's end.
	_ = x.master.Close()
	_ = x.line.Close()
}

func setSize(f *os.File, w, h int) error {
	return pty.Setsize(f, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)})
}

// read keeps the screen until the terminal is closed.
func (x *Terminal) read() {
	var once sync.Once
	drained := func() { once.Do(func() { close(x.drained) }) }
	defer drained()
	buf := make([]byte, 32<<10)
	for {
		n, err := x.master.Read(buf)
		if n > 0 && x.take(buf[:n]) {
			drained()
		}
		if err != nil {
			return
		}
	}
}

// take adds what was read and reports whether the sentinel was complete with it.
func (x *Terminal) take(p []byte) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	from := max(0, len(x.output)-len(sentinel))
	x.output = append(x.output, p...)
	x.screen.Write(p)
	i := bytes.Index(x.output[from:], sentinel)
	if i < 0 {
		return false
	}
	x.output = append(x.output[:from+i], x.output[from+i+len(sentinel):]...)
	return true
}

// await waits for the end of the program and then for the rest of its output.
func (x *Terminal) await() {
	defer close(x.ended)
	code := <-x.leader.exited
	after, err := term.GetState(x.line.Fd())
	if err != nil {
		after = nil // hung up: there is no terminal any more
	}
	if _, err := x.line.Write(sentinel); err == nil {
		<-x.drained
	}
	x.mu.Lock()
	x.code, x.after = code, after
	x.mu.Unlock()
}

// Resize makes the terminal w×h cells large, which the program is told.
func (x *Terminal) Resize(w, h int) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.resize(w, h)
	x.mu.Unlock()
	if err := setSize(x.line, w, h); err != nil {
		x.t.Fatalf("cannot resize the terminal: %v", err)
	}
}

// Screen returns the rows as they are now, without blanks at their ends.
func (x *Terminal) Screen() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// Cursor returns where the cursor is, counted from 0, and whether it is shown.
func (x *Terminal) Cursor() (column, row int, shown bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.cur.x, x.screen.cur.y, x.screen.modes[modeCursor]
}

// Output returns everything the program has written.
func (x *Terminal) Output() []byte {
	x.mu.Lock()
	defer x.mu.Unlock()
	return bytes.Clone(x.output)
}
