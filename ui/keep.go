package ui

import (
	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/ui/session"
)

// keptMsg says that a copy was looked after.
type keptMsg struct{ err error }

// keep has a copy of the file made where one is due; at once after a close.
// Only one is under way at a time.
func (m *Root) keep(msg savedMsg) tea.Cmd {
	if m.options.Keep == nil || m.keeping || m.sample || m.store == nil || msg.err != nil || msg.name == "" {
		return nil
	}
	_, closes := msg.ask.Command.(model.CloseMeeting)
	m.keeping = true
	s, keep := m.store, m.options.Keep
	return func() tea.Msg { return keptMsg{keep(s, closes)} }
}

// kept says what went wrong with a copy: nothing is lost, but it should be known.
func (m *Root) kept(msg keptMsg) {
	m.keeping = false
	if msg.err != nil {
		m.status = status{text: session.Says(msg.err), problem: true}
	}
}
