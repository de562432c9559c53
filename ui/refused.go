package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
	"gavel/ui/session"
)

// This file is what becomes of what was not done: whoever asked is told why, and
// what they typed is theirs again.

// refused tells whoever asked. A ruling that lacks something leads to the form
// that asks for it, with what was said already; but only where its person still
// waits for it: a form that opens by itself would take the next key.
func (m *Root) refused(msg savedMsg) tea.Cmd {
	refusal, refused := errors.AsType[*model.Refusal](msg.err)
	if !refused {
		m.notDone(msg.job, session.Says(msg.err))
		return nil
	}
	if msg.from != nil && msg.from == m.dialog() && !msg.held {
		m.forgetAhead()
		msg.from.Refused(m.context(), refusal)
		return nil
	}
	rule, isRule := msg.ask.Command.(model.Rule)
	if !isRule || len(refusal.Missing) == 0 || !m.waitsFor(msg.job) {
		m.notDone(msg.job, refusal.Error())
		return nil
	}
	m.status = status{text: refusal.Error(), problem: true}
	if msg.line != nil {
		m.lineSaved(msg.line) // the form has what the line said
	}
	return m.do(part.Open{Dialog: dialog.OutcomeForm(m.context(), rule, refusal.Asks)})
}

// waitsFor reports whether nothing has been opened, typed or asked for since a job
// was: then its answer is what its person waits for.
func (m *Root) waitsFor(j job) bool {
	switch {
	case j.held, len(m.dialogs) > 0:
		return false
	case j.line == nil:
		return !m.line.open && j.from == nil
	}
	return m.line == j.line && j.line.open && j.line.empty() && !m.savesLine(j.line)
}

// notDone says why something was not done, and gives back what was typed for it.
func (m *Root) notDone(j job, why string) {
	if m.waitsFor(j) {
		m.status = status{text: why, problem: true}
		if j.line != nil {
			j.line.again(j.text, why)
		}
		return
	}
	says := why
	if j.name != "" {
		says = fmt.Sprintf("%s was not done: %s", j.name, why)
	}
	if j.form.key != "" {
		m.typed.Recover(j.form.key, j.form.texts)
		says += "; what was typed is in its form, when you open that again"
	}
	if j.line != nil {
		j.line.leaveFor(j.text)
		says += "; it is left in the line"
	}
	if m.status.stays {
		says = m.status.text + "; " + says
	}
	m.status = status{text: says, problem: true, stays: true}
	for i, behind := range m.queue {
		if j.line != nil && behind.line == j.line {
			m.queue[i].about.refused = true
		}
	}
}
