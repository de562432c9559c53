package ui

import (
	tea "charm.land/bubbletea/v2"

	"gavel/ui/part"
)

// A copy goes two ways: to the terminal, which puts it into the clipboard of the
// machine that it is shown on, also over SSH, and never says whether it did (OSC 52,
// xterm control sequences); and to this machine's clipboard, where there is one,
// which does.
const copiedByTerminal = " copied, if the terminal lets programs copy (OSC 52)"

// toClipboard puts a copy into this machine's clipboard, and says which way worked.
func (m *Root) toClipboard(ask part.Copy) tea.Cmd {
	put := m.options.Clipboard
	if put == nil {
		return nil
	}
	return func() tea.Msg {
		if err := put(ask.Text); err != nil {
			return sayMsg{text: ask.What + copiedByTerminal + "; the system's clipboard did not take it"}
		}
		return sayMsg{text: ask.What + " copied to the system's clipboard"}
	}
}
