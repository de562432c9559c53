package ui

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/session"
)

// This file ends gavel when somebody else asks for it: by a signal, or with
// its window. What was asked for is saved first, and what is typed is written
// down.

// endWithin is the time that may take; a disk that hangs must not keep a window
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
	return m.quitWhenDone()
}

// quitWhenDone leaves once nothing is left to do.
func (m *Root) quitWhenDone() tea.Cmd {
	switch {
	case !m.ending, m.left:
		return nil
	case m.session.Saving(), m.session.KeepingDrafts():
		return nil // its end comes back here
	case m.session.Trouble() != nil && len(m.session.Waiting()) > 0 && !m.ended: // its person is there to be asked
		m.ending = false
		return m.do(component.Open{Dialog: dialog.NewUnsaved(true)})
	case m.session.Trouble() != nil && len(m.session.Waiting()) > 0:
		return m.do(component.LeaveUnsaved{})
	case len(m.session.Waiting()) > 0:
		return m.ready()
	}
	if !m.options.Follow {
		m.leave = session.Farewell(m.session.Record, m.session.Sample)
	}
	return m.beforeLeaving()
}

// beforeLeaving writes down what is typed, and then leaves.
func (m *Root) beforeLeaving() tea.Cmd {
	last, ok := m.session.LastDrafts()
	m.left, m.going = true, ok
	return func() tea.Msg {
		if ok {
			last.Run(context.Background())
		}
		return tea.QuitMsg{}
	}
}
