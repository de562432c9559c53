//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package edit

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// rawMode keeps how the terminal was set before its lines were edited.
type rawMode struct {
	before  unix.Termios
	signals chan os.Signal
	done    chan struct{}
}

func (w *rawMode) open(e *Editor, shell func() bool) error {
	before, err := unix.IoctlGetTermios(int(e.in.Fd()), getTermios)
	if err != nil {
		return ErrNotHere
	}
	w.before = *before
	if err := w.set(e); err != nil {
		return ErrNotHere
	}
	w.signals, w.done = make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(w.signals, syscall.SIGTSTP, syscall.SIGCONT)
	go w.listen(e, shell)
	return nil
}

// set has keys come one by one and shown by nobody else (POSIX.1-2024, 11.1.7). Signals
// and what is printed stay as they are; but for ctrl+\, which would end the program with
// the terminal as it is now.
func (w *rawMode) set(e *Editor) error {
	now := w.before
	now.Lflag &^= unix.ICANON | unix.ECHO | unix.IEXTEN
	now.Iflag &^= unix.ICRNL | unix.INLCR | unix.IGNCR
	now.Cc[unix.VMIN], now.Cc[unix.VTIME] = 1, 0
	now.Cc[unix.VQUIT] = disabled
	return unix.IoctlSetTermios(int(e.in.Fd()), setTermios, &now)
}

func (w *rawMode) restore(e *Editor) {
	_ = unix.IoctlSetTermios(int(e.in.Fd()), setTermios, &w.before) // a terminal that is gone needs nothing
}

func (w *rawMode) close(e *Editor) {
	signal.Stop(w.signals)
	close(w.done)
	w.restore(e)
}

// listen gives the terminal to the shell while the program is suspended, and takes it
// back afterwards; also where the stop was one that nobody sees coming.
func (w *rawMode) listen(e *Editor, shell func() bool) {
	for {
		select {
		case <-w.done:
			return
		case got := <-w.signals:
			w.suspend(e, got == syscall.SIGTSTP, shell)
		}
	}
}

func (w *rawMode) suspend(e *Editor, stops bool, shell func() bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed || (stops && !shell()) { // nobody could type fg
		return
	}
	if stops {
		e.marksPastes(false)
		w.restore(e)
		goOn := make(chan os.Signal, 1)
		signal.Notify(goOn, syscall.SIGCONT)
		if syscall.Kill(0, syscall.SIGSTOP) == nil { // SIGTSTP does nothing in a program that listens for it
			<-goOn
		}
		signal.Stop(goOn)
	}
	_ = w.set(e)
	e.marksPastes(true)
	e.redraw()
}
