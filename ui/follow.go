package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// This file is how what is read back reaches the room: the room view of the
// same window knows it from the dialog that is open, a window of the room from
// a line that the facilitator's window leaves in the file while it reads.

// followEvery is how often a window of the room looks into the file: what it
// follows is to be seen within a second, and the other window takes a quarter of
// one before it writes down what it reads back. The clocks still move once a
// second.
const followEvery = 400 * time.Millisecond

// followMsg asks a window of the room to look into the file.
type followMsg struct{}

func (m *Root) follow() tea.Cmd {
	if !m.options.Follow {
		return nil
	}
	return tea.Tick(followEvery, func(time.Time) tea.Msg { return followMsg{} })
}

// readBack is what is being read back to the room; zero for nothing.
func (m *Root) readBack() model.Ref {
	if m.options.Follow {
		return m.heardOf
	}
	if m.shown != part.Review && m.shown != part.Room {
		return model.Ref{}
	}
	for _, d := range m.dialogs {
		if r, ok := d.(*dialog.Ruling); ok {
			return r.About()
		}
	}
	return model.Ref{}
}
