package ui

import (
	tea "charm.land/bubbletea/v2"

	"gavel/ui/part"
	"gavel/ui/session"
)

// This file reads and writes the files that a person names: an agenda, the
// minutes.

func saveFile(ask part.Save) tea.Cmd {
	return func() tea.Msg {
		says, err := session.SaveFile(ask)
		if err != nil {
			return sayMsg{text: err.Error(), problem: true}
		}
		return sayMsg{text: says}
	}
}

func readFile(ask part.Read) tea.Cmd {
	return func() tea.Msg {
		text, err := session.ReadFile(ask.Path)
		return readMsg{text: text, err: err, got: ask.Got}
	}
}
