package ui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
	"gavel/ui/part"
)

// This file is about keys that are pressed while something is being saved. One key
// is one act, and the same keys come to the same record however slow the disk is: a
// line that is sent leaves room for the next one, which waits its turn; what is
// pressed after a dialog was answered goes to what is there once that is saved.

// sendLine asks for what the capture line says. While something is being saved it
// waits, and is read once that is there: it may be about it.
func (m *Root) sendLine() tea.Cmd {
	line, c := m.line, m.lineContext()
	if line.empty() {
		if !m.savesLine(line) { // the key that sent it, pressed again
			line.leave()
		}
		return nil
	}
	text := line.input.Value()
	about := lineAbout{selected: c.selected, unread: m.saving && m.trouble == nil}
	j := job{name: strings.TrimSpace(text), uid: storage.NewUID()}
	if !about.unread {
		command, problem := readLine(line, text, c)
		if problem != "" {
			line.problem = problem
			return nil
		}
		j = m.command(part.Do{Command: command})
	}
	j.line, j.text, j.about = line, text, about
	m.drafts.moves(line.place, j.place())
	line.send()
	return m.enqueue(j)
}

// readLine returns the command that a line asks for, or why it asks for none.
func readLine(line *captureLine, text string, c lineContext) (command model.Command, problem string) {
	reading := capture.Read(text, line.scene(c))
	switch {
	case reading.Err() != nil:
		return nil, reading.Err().Error()
	case reading.Command == nil:
		return nil, reading.Says
	}
	return reading.Command, ""
}

// read reads a line whose turn has come. One that meant what the line before it
// would have made asks its person, where that was not done.
func (m *Root) read(j job) (read job, problem string) {
	c := m.lineContext()
	c.selected = j.about.selected
	command, problem := readLine(j.line, j.text, c)
	if problem != "" {
		return j, problem
	}
	if j.about.refused && !capture.Captures(command) {
		c.selected, c.last = model.Ref{}, model.Ref{}
		if alone, _ := readLine(j.line, j.text, c); !reflect.DeepEqual(alone, command) {
			return j, "the line before it was not done; say which one it is about"
		}
	}
	read = m.asking(j, part.Do{Command: command})
	read.about.unread = false
	return read, ""
}

// savesLine reports whether something that a line said is being saved, or is next.
func (m *Root) savesLine(line *captureLine) bool {
	return slices.ContainsFunc(m.waiting(), func(j job) bool { return j.line == line && !j.held })
}

// lineSaved closes a line whose text is done, unless the next one is begun in it.
func (m *Root) lineSaved(line *captureLine) {
	if line.open && line.empty() && !m.savesLine(line) {
		line.leave()
	}
}

// openAlready reports whether a key would open the line that is open, and empty
// while the one before it is being saved: the key is no part of the next one.
func (m *Root) openAlready(key string) bool {
	if m.dialog() != nil || !m.line.open || !m.line.empty() || !m.savesLine(m.line) {
		return false
	}
	intent, ok := m.keys.Intent(key, m.scopes()...)
	return ok && intent == keymap.Capture
}

// answered is the action that a dialog waits for; ok is false where it waits for
// none.
func (m *Root) answered(d part.Dialog) (j job, ok bool) {
	for _, w := range m.waiting() {
		closes := !w.ask.Stay || w.ask.Then != nil
		if !w.held && (w.from == d && closes || w.quiet) {
			return w, true
		}
	}
	return job{}, false
}

// waitsItsTurn keeps a key or a paste that comes while the dialog on top waits for its
// answer to be saved. The key that gave the answer, pressed again, is no second one;
// and whoever leaves the dialog gives up what they pressed.
func (m *Root) waitsItsTurn(msg tea.Msg) bool {
	d := m.dialog()
	if d == nil {
		return false
	}
	j, waits := m.answered(d)
	if !waits {
		return false
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		name := keymap.Normal(press.String())
		if intent, ok := m.keys.Intent(name, d.Scopes()...); name == "ctrl+c" || ok && intent == keymap.Back {
			m.ahead = nil
			return false
		}
		if _, ok := m.anywhere(name); ok {
			return false
		}
		if len(m.ahead) == 0 && name == j.key {
			return true
		}
	}
	m.ahead = append(m.ahead, msg)
	return true
}

// goOnTyping hands on what was pressed meanwhile.
func (m *Root) goOnTyping() tea.Cmd {
	if d := m.dialog(); d != nil {
		if _, waits := m.answered(d); waits {
			return nil
		}
	}
	ahead := m.ahead
	m.ahead = nil
	var cmds []tea.Cmd
	for _, msg := range ahead {
		cmds = append(cmds, m.input(msg))
	}
	return tea.Batch(cmds...)
}

// forgetAhead drops what was pressed after a dialog was answered, where the answer
// was refused: it was meant for what would have come.
func (m *Root) forgetAhead() {
	if n := len(m.ahead); n > 0 {
		m.status = status{text: fmt.Sprintf("keys pressed since then that did nothing: %d", n), muted: true}
	}
	m.ahead = nil
}
