package ui

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/ui/dialog"
	"gavel/ui/part"
	"gavel/ui/session"
)

// This file is how gavel ends when somebody else ends it: by a signal, or with
// its window. What was asked for is saved first, and what is typed is written
// down.

// endWithin is how long that may take; a disk that hangs must not keep a window
// open for ever.
const endWithin = 10 * time.Second

// endMsg asks the program to end, by nobody's key.
type endMsg struct{}

// endBySignal makes signals into endMsg. A signal that comes again once the time
// is up ends the program at once, with the terminal restored.
func endBySignal(p *tea.Program) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case <-done:
			return
		case <-signals:
		}
		go p.Send(endMsg{}) // it waits while the program is busy
		select {
		case <-done:
		case <-time.After(endWithin):
			p.Kill()
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// end begins to leave: what waits to be saved goes first.
func (m *Root) end() tea.Cmd {
	m.ending = true
	return m.goOnEnding()
}

// goOnEnding leaves once nothing is left to do.
func (m *Root) goOnEnding() tea.Cmd {
	switch {
	case !m.ending:
		return nil
	case m.saving:
		return nil // its end comes back here
	case m.trouble != nil && len(m.waiting()) > 0 && !m.ended: // its person is there to be asked
		m.ending = false
		return m.do(part.Open{Dialog: dialog.NewUnsaved(true)})
	case m.trouble != nil && len(m.waiting()) > 0:
		return m.writeElsewhere(true)
	case len(m.queue) > 0:
		return m.start()
	}
	if !m.options.Follow {
		m.leave = session.Farewell(m.record, m.sample)
	}
	return m.beforeLeaving()
}

// beforeLeaving writes down what is typed, and then leaves.
func (m *Root) beforeLeaving() tea.Cmd {
	keep, drop, _ := m.draftsToKeep()
	m.going = len(keep)+len(drop) > 0
	s := m.store
	return func() tea.Msg {
		if s != nil && s.Writable() == nil && len(keep)+len(drop) > 0 {
			_ = s.KeepDrafts(context.Background(), keep, drop) // nobody is left to tell
		}
		return tea.QuitMsg{}
	}
}
