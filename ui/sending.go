package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// This file is about keys that are pressed while something is being saved. One key
// is one act, and the same keys come to the same record however slow the disk is: a
// line that is sent leaves room for the next one, which waits its turn; what is
// pressed after a dialog was answered goes to what is there once that is saved.

// sendLine asks for what the capture line says. While something is being saved it
// waits, and is read once that is there: it may be about it.
func (m *Root) sendLine() tea.Cmd {
	line := m.line
	if line.empty() {
		if !m.session.SavesLine(line.place) { // the key that sent it, pressed again
			line.close()
		}
		return nil
	}
	if name, ok := m.stranger(line); ok {
		return m.do(component.Open{Dialog: dialog.NewStranger(name.Name, name.Near)})
	}
	if about := line.read(m.lineContext()).Look; !about.IsZero() {
		line.send()
		line.close()
		return m.do(component.Look{About: about})
	}
	if closes, ok := m.closesCycle(line); ok {
		return m.do(component.Open{Dialog: dialog.NewCloseCycle(m.context(), closes, line.input.Value())})
	}
	steps, err := m.session.Send(line.place, line.input.Value(), m.screen().Selected())
	if err != nil {
		line.problem = err.Error()
		return nil
	}
	line.send()
	return tea.Batch(m.carryOut(steps), m.ready())
}

// stranger returns the name for which alone a line cannot be done: nobody has it yet.
func (m *Root) stranger(line *captureLine) (name capture.UnknownName, ok bool) {
	c := m.lineContext()
	if c.saving != "" { // who is known then is not known now
		return name, false
	}
	reading := line.read(c)
	if len(reading.Problems) > 0 || len(reading.Names) == 0 {
		return name, false
	}
	return reading.Names[0], true
}

// closesCycle returns the close of the cycle that a line asks for and the rules allow: it is asked
// about first, as nothing takes it back.
func (m *Root) closesCycle(line *captureLine) (closes model.CloseCycle, ok bool) {
	c := m.lineContext()
	if c.saving != "" {
		return closes, false
	}
	closes, ok = line.read(c).Command.(model.CloseCycle)
	return closes, ok && c.Record.Try(closes, c.Now) == nil
}

// sendAgain sends what was typed once more: the form on top, else the open line.
func (m *Root) sendAgain() tea.Cmd {
	if d := m.dialog(); d != nil {
		return m.do(d.Handle(m.context(), component.Named(keymap.Accept)))
	}
	if m.line.open {
		return m.sendLine()
	}
	return nil
}

// lineSaved closes a line whose text is done, unless the next one is begun in it.
func (m *Root) lineSaved(line *captureLine) {
	if line.open && line.empty() && !m.session.SavesLine(line.place) {
		line.close()
	}
}

// isReopening reports whether a key would open the line that is open, and empty
// while the one before it is being saved: the key is no part of the next one.
func (m *Root) isReopening(key string) bool {
	if m.dialog() != nil || !m.line.open || !m.line.empty() || !m.session.SavesLine(m.line.place) {
		return false
	}
	intent, ok := m.session.Keys.Intent(key, m.scopes()...)
	return ok && intent == keymap.Capture
}

// queueInput keeps a key or a paste that comes while the dialog on top waits for its
// answer to be saved. The key that gave the answer, pressed again, is no second one;
// and whoever leaves the dialog gives up what they pressed.
func (m *Root) queueInput(msg tea.Msg) bool {
	d := m.dialog()
	if d == nil {
		return false
	}
	if _, waits := m.session.Answering(d); !waits {
		return false
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		name := keymap.Normal(press.String())
		if intent, ok := m.session.Keys.Intent(name, d.Scopes()...); name == "ctrl+c" || ok && intent == keymap.Back {
			m.ahead = nil
			return false
		}
		if _, ok := m.intentAnywhere(name); ok {
			return false
		}
		if len(m.ahead) == 0 && name == m.answerKey {
			return true
		}
	}
	m.ahead = append(m.ahead, msg)
	return true
}

// replayInput hands on what was pressed meanwhile.
func (m *Root) replayInput() tea.Cmd {
	if d := m.dialog(); d != nil {
		if _, waits := m.session.Answering(d); waits {
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

// dropQueuedInput drops what was pressed after a dialog was answered, where the answer
// was refused: it was meant for what would have come.
func (m *Root) dropQueuedInput() {
	if n := len(m.ahead); n > 0 {
		m.status = status{text: fmt.Sprintf("keys pressed since then that did nothing: %d", n), muted: true}
	}
	m.ahead = nil
}
