package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/dialog"
	"gavel/ui/part"
	"gavel/ui/session"
	"gavel/ui/theme"
)

// This file is about what the file would not take: the action stays at the head
// of the queue, in sight, and is tried again each second under the same name, so
// that it is done once whatever became of the first try.

// holds reports whether an action that failed waits for better times. What the
// rules refuse does not, nor what a file that was opened for reading refuses:
// trying again would change nothing.
func (m *Root) holds(msg savedMsg) bool {
	return msg.name != "" && !errors.Is(msg.err, session.ErrNoFile) && session.Waits(m.store, msg.err)
}

// hold keeps the action, and lets its person go on.
func (m *Root) hold(msg savedMsg) tea.Cmd {
	m.queue = append([]job{msg.job}, m.queue...)
	for i, j := range m.queue {
		m.queue[i] = m.release(j)
	}
	m.lineSaved(m.line)
	m.lineSaved(m.apart)
	m.inTrouble(msg.err)
	return nil
}

// inTrouble says once what is wrong; the mark on the last row stays. No dialog
// opens by itself: it would take the next key as an answer.
func (m *Root) inTrouble(err error) {
	if m.trouble == nil {
		m.status = status{text: "not saved: " + session.Says(err), problem: true}
	}
	m.trouble = err
}

// release lets go of the dialog that asked for an action which has to wait: its
// person goes on, and sees it in the list. What was typed for it goes with it.
func (m *Root) release(j job) job {
	if j.held {
		return j
	}
	j.held = true
	if j.from == nil {
		return j
	}
	if form, ok := j.from.(interface{ Key() string }); ok {
		j.form = formText{key: form.Key(), texts: m.typed.Of(form.Key())}
		m.typed.Forget(form.Key())
		m.drafts.moves(placeForm+form.Key(), j.place())
	}
	if m.dialog() == j.from {
		m.closeDialog()
	}
	return j
}

// retry tries the head of the queue again, once nothing else is under way.
func (m *Root) retry() tea.Cmd {
	if m.trouble == nil || m.saving {
		return nil
	}
	return m.start()
}

// relieved says that the file takes changes again.
func (m *Root) relieved() {
	if m.trouble == nil {
		return
	}
	m.trouble = nil
	m.say("the file takes changes again")
	m.closeSettled()
}

// unsaved is what could not be saved yet, for those who draw it.
func (m *Root) unsaved() part.Unsaved {
	if m.trouble == nil {
		return part.Unsaved{}
	}
	u := part.Unsaved{Trouble: session.Says(m.trouble)}
	for _, j := range m.waiting() {
		u.Actions = append(u.Actions, j.name)
	}
	return u
}

// unsavedMark is the sign on the last row of every window while something is
// not saved; "" while all is.
func (m *Root) unsavedMark(t *theme.Theme) string {
	if m.trouble == nil {
		return ""
	}
	key := m.way(keymap.Unsaved)
	if len(m.waiting()) == 0 {
		return fmt.Sprintf("%s NOT SAVING (%s)", t.Glyphs.Fail, key)
	}
	return fmt.Sprintf("%s NOT SAVED: %d (%s)", t.Glyphs.Fail, len(m.waiting()), key)
}

// anywhere is what a key means above every dialog and field: to the shell, whose
// the mouse is, and to what is not saved, whose sign is in sight there, too.
func (m *Root) anywhere(key string) (keymap.Intent, bool) {
	intent, ok := m.keys.Intent(key, keymap.Global)
	switch {
	case !ok:
		return "", false
	case intent == keymap.Suspend, intent == keymap.Mouse:
		return intent, true
	case intent == keymap.Unsaved:
		_, shown := m.dialog().(*dialog.Unsaved)
		return intent, !shown && m.trouble != nil
	}
	return "", false
}

// doUnsaved carries out what the list of what is not saved asks for.
func (m *Root) doUnsaved(ask part.Ask) tea.Cmd {
	switch ask.(type) {
	case part.Retry:
		return m.retry()
	case part.WriteUnsaved:
		return m.writeElsewhere(false)
	case part.SaveAnew:
		return m.saveAnew()
	case part.LeaveUnsaved:
		return m.writeElsewhere(true)
	}
	return nil
}
