package cli

import (
	"context"
	"fmt"
	"io"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"

	"gavel/storage"
)

// Long work says how far it has come once it is worth saying, and not more often
// than somebody can read.
const (
	worthSaying = time.Second
	meterEvery  = 250 * time.Millisecond
)

// long is the context of work that may take its time: ctrl+c stops it, so that
// what is half done is taken away, and on a terminal it says how far it has come.
// The function that comes with it ends both.
func (p *program) long(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := stoppable(ctx)
	ctx, clear := p.metered(ctx)
	return ctx, func() {
		clear()
		stop()
	}
}

// stoppable is a context that ctrl+c, and whoever else asks the program to end,
// ends.
func stoppable(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
}

// metered is a context in which work says on a terminal how far it has come, until
// the function that comes with it is called.
func (p *program) metered(ctx context.Context) (context.Context, context.CancelFunc) {
	if !isTerminal(p.err) || p.env("TERM") == "dumb" {
		return ctx, func() {}
	}
	m := &meter{out: p.err, now: p.now, begun: p.now()}
	return storage.WithProgress(ctx, m.report), m.clear
}

// meter is one row of a terminal, written over and over.
type meter struct {
	out   io.Writer
	now   func() time.Time
	begun time.Time
	said  time.Time // zero before the first time
}

func (m *meter) report(p storage.Progress) {
	now := m.now()
	if now.Sub(m.begun) < worthSaying || now.Sub(m.said) < meterEvery {
		return
	}
	m.said = now
	_, _ = fmt.Fprintf(m.out, "\r%s%d %% of %d entries read; ctrl+c stops it", ansi.EraseEntireLine, 100*p.Done/max(p.Of, 1), p.Of)
}

func (m *meter) clear() {
	if !m.said.IsZero() {
		_, _ = fmt.Fprint(m.out, "\r"+ansi.EraseEntireLine)
	}
}
