package ui

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
	"gavel/ui/part"
	"gavel/ui/session"
)

// This file is the queue of what is to be saved. Jobs run one after the other, so
// that what two quick keys ask for is saved in the order in which they were pressed,
// each once.

// job is one thing to save.
type job struct {
	run   func(ctx context.Context, s session.Store, how ...storage.Saving) (result, error)
	name  string        // of the action, for a person; "" for what is none
	uid   storage.UID   // by which the journal knows the action
	draft storage.Draft // goes with the save; without a UID for none
	held  bool          // it could not be saved at once: its person has gone on since
	ask   part.Do
	from  part.Dialog // the dialog that asked; nil for a pane and for a line
	form  formText    // what was typed into it, once it is held
	key   string      // the key that asked
	line  *captureLine
	text  string // what the line said
	about lineAbout
	rule  bool // it ruled on something: the cursor moves on
	quiet bool // it goes with something else: nothing is said, no cursor moves
}

// lineAbout is how a captured line is to be read.
type lineAbout struct {
	unread   bool      // it waits for what is before it, and is read then
	selected model.Ref // what was selected when it was sent, or after the line before it
	refused  bool      // a line before it was not done
}

// formText is what was typed into a form, with the form's key.
type formText struct {
	key   string
	texts map[model.Field]string
}

// waiting is the actions that are not saved yet, the one under way first.
func (m *Root) waiting() []job {
	if m.saving {
		return append([]job{m.current}, m.queue...)
	}
	return m.queue
}

// enqueue puts a job at the end of the queue and starts it if none runs.
func (m *Root) enqueue(j job) tea.Cmd {
	if m.trouble != nil {
		j = m.release(j)
	}
	m.queue = append(m.queue, j)
	if j.held && j.line != nil {
		m.lineSaved(j.line)
	}
	return m.next()
}

// once enqueues an action unless the same one, asked for at the same place, is not
// saved yet: a key that is pressed again while nothing has changed in sight is not
// a second action.
func (m *Root) once(j job) tea.Cmd {
	for _, w := range m.waiting() {
		if w.line == nil && w.from == j.from && w.name == j.name && reflect.DeepEqual(w.ask.Command, j.ask.Command) {
			if !j.quiet {
				m.status = status{text: j.name + " is being saved already", muted: true}
			}
			return nil
		}
	}
	return m.enqueue(j)
}

// next starts the job at the head of the queue, unless one is under way, or the
// head waits for the file to take changes again.
func (m *Root) next() tea.Cmd {
	if m.saving || m.trouble != nil {
		return nil
	}
	return m.start()
}

// start starts the first job that can be done: a line is read now that all before
// it is saved, and comes back if it is not understood.
func (m *Root) start() tea.Cmd {
	for len(m.queue) > 0 {
		j, s := m.queue[0], m.store
		m.queue = m.queue[1:]
		if j.about.unread {
			read, problem := m.read(j)
			if problem != "" {
				m.notDone(j, problem)
				continue
			}
			j = read
		}
		j.draft = m.settles(j)
		m.saving, m.current = true, j
		how := []storage.Saving{storage.Once(j.uid)}
		if j.draft.UID != "" {
			how = append(how, storage.Settles(j.draft.UID))
		}
		return func() tea.Msg {
			r, err := j.run(context.Background(), s, how...)
			return savedMsg{job: j, result: r, err: err}
		}
	}
	return nil
}

// saved takes the new record in, or tells whoever asked why not.
func (m *Root) saved(msg savedMsg) tea.Cmd {
	m.saving = false
	m.saves++
	if msg.store != nil {
		m.store, m.seen, m.sample = msg.store, msg.seen, msg.sample
	}
	if msg.err != nil && m.holds(msg) {
		return m.hold(msg)
	}
	m.relieved()
	if msg.err != nil {
		return tea.Sequence(m.refused(msg), m.next())
	}
	m.settled(msg.job)
	m.sawOwn(msg)
	m.record = msg.record
	if msg.quiet {
		m.refresh()
		return m.next()
	}
	m.say(msg.done.Says)
	if capture.Captures(msg.ask.Command) {
		m.last = msg.done.About
	}
	if msg.line != nil {
		m.lineSaved(msg.line)
	}
	m.closeAsker(msg)
	m.refresh()
	m.moveCursor(msg)
	m.closeSettled()
	return tea.Sequence(m.do(msg.ask.Then), m.next())
}

// moveCursor takes the cursor to what was changed, or on from it. Of what had to
// wait it stays where its person has taken it since.
func (m *Root) moveCursor(msg savedMsg) {
	switch {
	case msg.held:
		return
	case msg.rule:
		m.screen().Advance()
	case m.follows(msg):
		m.screen().Choose(msg.done.About)
	}
	for i, j := range m.queue { // as if it had been typed after this was saved
		if j.about.unread && j.line == msg.line {
			m.queue[i].about.selected = m.screen().Selected()
		}
	}
}

// follows reports whether the cursor goes to what was changed: where a form was
// filled, an item opened, or something captured that will be ruled on.
func (m *Root) follows(msg savedMsg) bool {
	_, opened := msg.ask.Command.(model.OpenItem)
	kind := msg.done.About.Kind
	captured := msg.line != nil && (kind == model.KindDecision || kind == model.KindItem)
	return opened || msg.from != nil || captured
}

// sawOwn brings the version that a person saw up to date in what waits behind their
// own change of the same thing: nobody else has changed it, or it would be older by
// more than one.
func (m *Root) sawOwn(msg savedMsg) {
	about := msg.done.About
	was, is := m.record.Version(about), msg.record.Version(about)
	if is != was+1 {
		return
	}
	for i := range m.queue {
		ask := m.queue[i].ask
		switch c := ask.Command.(type) {
		case model.Rule:
			if c.About == about && c.Seen == was {
				c.Seen = is
				ask.Command = c
				m.queue[i] = m.asking(m.queue[i], ask)
			}
		case model.Amend:
			if c.About == about && c.Seen == was {
				c.Seen = is
				ask.Command = c
				m.queue[i] = m.asking(m.queue[i], ask)
			}
		}
	}
}

// asking is a job with another command in place of its own.
func (m *Root) asking(j job, ask part.Do) job {
	made := m.command(ask)
	j.name, j.ask, j.rule, j.run = made.name, made.ask, made.rule, made.run
	return j
}

// closeSettled closes a read-back whose thing has been ruled on meanwhile, as
// by the form that it led to.
func (m *Root) closeSettled() {
	if d, ok := m.dialog().(interface{ Settled(part.Context) bool }); ok && d.Settled(m.context()) {
		m.closeDialog()
	}
}

// closeAsker closes the dialog whose change was made.
func (m *Root) closeAsker(msg savedMsg) {
	if msg.from == nil || msg.form.key != "" { // what was held has let go of its form
		return
	}
	if f, ok := msg.from.(interface{ Done(part.Context) }); ok {
		f.Done(m.context())
	}
	if !msg.ask.Stay && m.dialog() == msg.from {
		m.closeDialog()
	}
}

// beingSaved says what is being saved; "" where nothing is that a person has asked
// for by itself.
func (m *Root) beingSaved() string {
	if !m.saving || m.trouble != nil || m.current.quiet || m.current.name == "" {
		return ""
	}
	says := "being saved: " + m.current.name
	if m.current.text != "" {
		says = "being saved: " + strings.TrimSpace(m.current.text)
	}
	if n := len(m.queue); n > 0 {
		says += fmt.Sprintf(" (and %d behind it)", n)
	}
	if m.ending {
		says += "; gavel ends after it"
	}
	return says
}
