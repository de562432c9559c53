package ui

import (
	"context"

	"gavel/ui/session"

	tea "charm.land/bubbletea/v2"
)

// verifiedMsg says whether the file is what was saved.
type verifiedMsg struct {
	store session.Store
	err   error
}

// verify reads the whole file once, beside everything else: what the disk has
// turned must be known before somebody relies on it.
func (m *Root) verify() tea.Cmd {
	if m.store == nil || m.sample {
		return nil
	}
	s := m.store
	return func() tea.Msg { return verifiedMsg{s, s.Verify(context.Background())} }
}

// verified keeps in sight that the file is not what was saved. Documents made
// of it say so, too.
func (m *Root) verified(msg verifiedMsg) {
	if msg.store != m.store || msg.err == nil {
		return
	}
	m.doubt = session.Doubt(msg.err)
	m.status = status{text: "the file is not what was saved: " + m.doubt + "; see gavel doctor", problem: true}
}
