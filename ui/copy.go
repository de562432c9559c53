package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/component"
)

// A copy goes several ways: to the terminal, which puts it into the clipboard of the
// machine that it is shown on, also over SSH, and never says whether it did (OSC 52,
// xterm control sequences); and to the places here that take copies, which do.
const (
	copiedByTerminal = " copied; if it does not paste, this terminal lets no program copy"
	handedOn         = "; it pastes elsewhere, too, if this terminal lets programs copy"
)

// inTerminal is the longest text in bytes that terminals commonly take: one of
// 100,000 characters as it is written then.
const inTerminal = 74_994

// copied puts a copy into all places, and says which took it.
func (m *Root) copied(ask component.Copy) tea.Cmd {
	m.status = status{text: ask.What + copiedByTerminal + m.tooLong(ask)}
	return tea.Batch(tea.SetClipboard(ask.Text), m.toClipboards(ask))
}

func (m *Root) toClipboards(ask component.Copy) tea.Cmd {
	places, tooLong := m.options.Clipboards, m.tooLong(ask)
	if len(places) == 0 {
		return nil
	}
	return func() tea.Msg {
		var took, refused []string
		pasted := false // what the person pastes from has it for certain
		for _, place := range places {
			if place.Put(ask.Text) != nil {
				refused = append(refused, place.Name)
				continue
			}
			took = append(took, place.Name)
			pasted = pasted || !place.Within
		}
		says := ask.What + copiedByTerminal + tooLong
		switch {
		case pasted:
			says = ask.What + " copied to " + strings.Join(took, " and ")
		case len(took) > 0:
			says = ask.What + " copied to " + strings.Join(took, " and ") + handedOn + tooLong
		}
		if len(refused) > 0 {
			says += "; " + strings.Join(refused, " and ") + " did not take it"
		}
		return sayMsg{text: says}
	}
}

// tooLong warns of a text that the terminal may pass over, and says what does not;
// "" for every other.
func (m *Root) tooLong(ask component.Copy) string {
	if len(ask.Text) <= inTerminal {
		return ""
	}
	says := fmt.Sprintf("; it is %d KB long, which many refuse", (len(ask.Text)+1023)/1024)
	if key := m.session.Keys.Key(keymap.Save, keymap.InDocument); key != "" && m.dialog() != nil {
		says += ": " + key + " saves it as a file"
	}
	return says
}
