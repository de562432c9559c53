package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// output is standard output as the commands print on it. It remembers whether
// anything was printed, and what kept the rest from being printed.
type output struct {
	to      io.Writer
	printed bool
	err     error  // a *notShown; nil while everything was printed
	failed  func() // called when something could not be printed; nil for nothing
}

// Write prints, and fails with a *notShown.
func (o *output) Write(text []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.to.Write(text)
	o.printed = o.printed || n > 0
	if err != nil {
		o.err = &notShown{err}
		if o.failed != nil {
			o.failed()
		}
	}
	return n, o.err
}

// Fd returns the descriptor of what is written to, so that a terminal is known
// as one; no descriptor is that of no file.
func (o *output) Fd() uintptr {
	if f, ok := o.to.(interface{ Fd() uintptr }); ok {
		return f.Fd()
	}
	return ^uintptr(0)
}

// notShown is an answer that could not be printed.
type notShown struct{ err error }

// Error says why.
func (e *notShown) Error() string {
	why := e.err
	if errno, ok := errors.AsType[syscall.Errno](e.err); ok {
		why = errno
	}
	return fmt.Sprintf("standard output takes nothing more (%v)", why)
}

// Unwrap returns the system's error.
func (e *notShown) Unwrap() error { return e.err }

// closedPipe reports whether whoever read the output went away, as head does
// once it has enough.
func (e *notShown) closedPipe() bool { return errors.Is(e.err, syscall.EPIPE) }

// withoutClosedPipe returns an error without what a closed pipe had to do with it.
func withoutClosedPipe(err error) error {
	if e, ok := err.(*notShown); ok && e.closedPipe() {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || !isA[*notShown](err) {
		return err
	}
	var left []error
	for _, one := range joined.Unwrap() {
		left = append(left, withoutClosedPipe(one))
	}
	return errors.Join(left...)
}

// outliveClosedPipe has a write into a closed pipe answer with an error. Without
// it the signal ends the program between a save and its copy.
var outliveClosedPipe = sync.OnceFunc(func() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) })
