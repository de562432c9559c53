package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"gavel/storage"
)

// verifiedMsg says whether the file is what was saved.
type verifiedMsg struct {
	store Store
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
	m.doubt = Doubt(msg.err)
	m.status = status{text: "the file is not what was saved: " + m.doubt + "; see gavel doctor", problem: true}
}

// Doubt is in a sentence why a file is not what was saved, of an error of
// Store.Verify.
func Doubt(err error) string {
	if e, ok := errors.AsType[*storage.ChainError](err); ok {
		return e.Says
	}
	if e, ok := errors.AsType[*storage.RowError](err); ok {
		return e.Says
	}
	if e, ok := errors.AsType[*storage.SealError](err); ok {
		return e.Says
	}
	if e, ok := errors.AsType[*storage.FileError](err); ok {
		return e.Says
	}
	return "it could not be read to its end"
}
