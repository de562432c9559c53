//go:build unix

package ui

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/ui/host"
)

// This file takes gavel to the shell and back: by its own key, by a
// signal that asks for it (SIGTSTP), and by one that asks nobody (SIGSTOP). The
// terminal is the shell's meanwhile, and gavel's again afterwards.

// noShell is said where going away would be for ever: nobody could type fg.
const noShell = "there is no shell to go to: gavel was started without one"

// stopWithin is the time that the old clock of the renderer has to stop: Bubble Tea
// does not wait for it, and where it stops late, the new one stops with it.
const stopWithin = 50 * time.Millisecond

// suspender sees each message before root does, and does what concerns stops.
// Bubble Tea's own way stops the process by SIGTSTP, which does nothing in a Go
// program that has ever listened for it.
type suspender struct {
	program *tea.Program
	signals chan os.Signal
	done    chan struct{}
	shell   func() bool // one waits for this process
}

func newSuspender() *suspender {
	return &suspender{signals: make(chan os.Signal, 2), done: make(chan struct{}), shell: host.Shell}
}

// continuedMsg says that the program goes on after a stop that it did not see
// coming.
type continuedMsg struct{}

// listen makes signals into messages to the program, until it is told to stop.
func (s *suspender) listen(p *tea.Program) (stop func()) {
	s.program = p
	s.notify()
	go func() {
		for {
			var msg tea.Msg
			select {
			case <-s.done:
				return
			case got := <-s.signals:
				msg = continuedMsg{}
				if got == syscall.SIGTSTP {
					msg = tea.SuspendMsg{}
				}
			}
			go p.Send(msg) // it waits while the program is busy
		}
	}()
	return func() {
		signal.Stop(s.signals)
		close(s.done)
	}
}

func (s *suspender) notify() { signal.Notify(s.signals, syscall.SIGTSTP, syscall.SIGCONT) }

// filter is the program's.
func (s *suspender) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.SuspendMsg:
		if !s.shell() {
			return sayMsg{text: noShell}
		}
		return s.awayFor(stopped)
	case continuedMsg:
		return s.awayFor(func() {}) // the shell has set the terminal as it likes it
	}
	return msg
}

// awayFor gives the terminal back for what is to be done, and takes it again.
func (s *suspender) awayFor(do func()) tea.Msg {
	signal.Stop(s.signals) // what comes now is part of it
	defer s.notify()
	if s.program.ReleaseTerminal() == nil {
		do()
	}
	time.Sleep(stopWithin)
	_ = s.program.RestoreTerminal() // a terminal that is gone ends the program by itself
	return tea.ResumeMsg{}
}

// stopped stops the process, with all that the shell counts to the same job, and
// comes back when it is told to go on.
func stopped() {
	goOn := make(chan os.Signal, 1)
	signal.Notify(goOn, syscall.SIGCONT)
	defer signal.Stop(goOn)
	if syscall.Kill(0, syscall.SIGSTOP) == nil {
		<-goOn
	}
}
