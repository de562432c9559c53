package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// followEvery is the time between two looks of a window of the room into the file: what it
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
	return tea.Tick(m.intervals.follow, func(time.Time) tea.Msg { return followMsg{} })
}
