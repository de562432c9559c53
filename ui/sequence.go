package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"gavel/keymap"
)

// This file keeps pieces of what terminals send for keys, and answer, from being
// taken for letters: sequences that the library reads as ended before they are.
// The forms are those of ECMA-48, and of the Linux console for F1 to F5
// (console_codes(4): ESC [ [ A to ESC [ [ E).

// sequence holds the bytes that the terminal has begun to send.
type sequence int

const (
	noSequence    sequence = iota
	bracket                // ESC [, and then nothing for a while
	consoleKey             // ESC [ [: one letter follows
	controlSeq             // ESC [ and parameters: a final byte is to come
	controlString          // an answer, such as to a question for colours: it ends with BEL or ST
)

// sequenceOf returns what a message leaves open.
func sequenceOf(msg tea.Msg) sequence {
	switch msg := msg.(type) {
	case uv.UnknownCsiEvent:
		if string(msg) == "\x1b[[" {
			return consoleKey
		}
	case uv.UnknownEvent:
		switch text := string(msg); {
		case len(text) < 2 || text[0] != '\x1b':
		case text[1] == '[':
			return controlSeq
		case strings.IndexByte("]P_^X", text[1]) >= 0:
			return controlString
		}
	}
	return noSequence
}

// addPiece takes what belongs to a sequence that was begun: next is the key that it
// came to be, nil for none.
func (m *Root) addPiece(msg tea.Msg) (next tea.Msg, taken bool) {
	begun := m.sequence
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if began := sequenceOf(msg); began != noSequence {
			m.sequence = began
			return nil, true
		}
		if _, ok := msg.(tickMsg); ok {
			m.sequence = noSequence // it was never ended
		}
		return nil, false
	}
	m.sequence = noSequence
	if begun == noSequence {
		if press.Code == '[' && press.Mod == tea.ModAlt && m.intentOf(press) == "" {
			m.sequence = bracket
		}
		return nil, false
	}
	if begun == controlString {
		if name := press.String(); name == "ctrl+g" || name == `alt+\` {
			return nil, true
		}
		m.sequence = controlString
		return nil, true
	}
	if len(press.Text) != 1 {
		return nil, false
	}
	char := press.Text[0]
	switch {
	case begun == consoleKey && char >= 'A' && char <= 'E':
		return tea.KeyPressMsg{Code: tea.KeyF1 + rune(char-'A')}, true
	case begun == consoleKey:
		return nil, true
	case begun == bracket && char == '[':
		m.sequence = consoleKey
		return nil, true
	case begun == controlSeq && char >= ' ' && char < '@', begun == bracket && char >= '0' && char < '@':
		m.sequence = controlSeq
		return nil, true
	case begun == controlSeq, char >= 'A' && char <= 'Z':
		return nil, true
	}
	return nil, false
}

// intentOf returns what a key means where the cursor is; "" for nothing.
func (m *Root) intentOf(press tea.KeyPressMsg) keymap.Intent {
	intent, _ := m.session.Keys.Intent(keymap.Normal(press.String()), m.activeScopes()...)
	return intent
}
