package ui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// Store is what root needs of storage.
type Store interface {
	Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error)
	Undo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error)
	Redo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error)
	Record(ctx context.Context) (*model.Record, error)
	News(ctx context.Context, since int64) ([]storage.JournalEntry, int64, error)
	Writable() error
	StillThere() error
	ReadBack(ctx context.Context) (model.Ref, error)
	KeepDrafts(ctx context.Context, keep []storage.Draft, drop []string) error
	RecoverDrafts(ctx context.Context) ([]storage.Draft, error)
	CopyTo(ctx context.Context, path string) error
	Verify(ctx context.Context) error
}

// job is one thing to save. Jobs run one after the other, so that two quick
// keys are saved in the order in which they were pressed.
type job struct {
	run   func(ctx context.Context, s Store, how ...storage.Saving) (result, error)
	name  string        // of the action, for a person; "" for what is none
	uid   storage.UID   // by which the journal knows the action
	draft storage.Draft // goes with the save; without a UID for none
	held  bool          // it could not be saved at once: its person has gone on since
	ask   part.Do
	from  part.Dialog  // the dialog that asked; nil for a pane
	line  *captureLine // that asked; nil where none did
	rule  bool         // it ruled on something: the cursor moves on
	quiet bool         // it goes with something else: nothing is said, no cursor moves
}

// result is what a job left behind.
type result struct {
	store  Store // set where the job opened another file
	sample bool  // that file is a sample
	record *model.Record
	done   model.Done
}

// savedMsg tells root that a job is through.
type savedMsg struct {
	job
	result
	err error
}

// sayMsg puts a sentence on the status line.
type sayMsg status

// readMsg is a file that was read.
type readMsg struct {
	text string
	err  error
	got  func(string, error) part.Ask
}

// command is the job of a command. The first one makes the file.
func (m *Root) command(ask part.Do) job {
	create := m.options.Create
	_, rules := ask.Command.(model.Rule)
	var line *captureLine
	if m.line.open && len(m.dialogs) == 0 {
		line = m.line
	}
	return job{
		name: WordsOf(ask.Command), uid: storage.NewUID(),
		ask: ask, from: m.dialog(), line: line, rule: rules,
		run: func(ctx context.Context, s Store, how ...storage.Saving) (result, error) {
			var r result
			var err error
			if s == nil {
				if s, err = create(); err != nil {
					return r, err
				}
				r.store = s
			}
			r.record, r.done, err = s.Do(ctx, ask.Command, how...)
			return r, err
		},
	}
}

var errNoFile = errors.New("nothing has been recorded yet")

func (m *Root) undo() job {
	return job{name: "undo", uid: storage.NewUID(), run: func(ctx context.Context, s Store, how ...storage.Saving) (r result, err error) {
		if s == nil {
			return r, errNoFile
		}
		r.record, r.done, err = s.Undo(ctx, how...)
		return r, err
	}}
}

func (m *Root) redo() job {
	return job{name: "redo", uid: storage.NewUID(), run: func(ctx context.Context, s Store, how ...storage.Saving) (r result, err error) {
		if s == nil {
			return r, errNoFile
		}
		r.record, r.done, err = s.Redo(ctx, how...)
		return r, err
	}}
}

func (m *Root) openSample() job {
	open := m.options.OpenSample
	return job{
		ask: part.Do{Then: part.Both{First: part.Show{Screen: part.Review}, Second: part.Say{Text: m.options.SampleSays}}},
		run: func(ctx context.Context, _ Store, _ ...storage.Saving) (r result, err error) {
			if r.store, err = open(); err != nil {
				return r, err
			}
			r.sample = true
			r.record, err = r.store.Record(ctx)
			return r, err
		},
	}
}

// enqueue puts a job at the end of the queue and starts it if none runs.
func (m *Root) enqueue(j job) tea.Cmd {
	if m.trouble != nil {
		j = m.release(j)
	}
	m.queue = append(m.queue, j)
	return m.next()
}

// next starts the job at the head of the queue, unless one is under way, or the
// head waits for the file to take changes again.
func (m *Root) next() tea.Cmd {
	if m.saving || m.trouble != nil {
		return nil
	}
	return m.start()
}

func (m *Root) start() tea.Cmd {
	if len(m.queue) == 0 {
		return nil
	}
	j, s := m.queue[0], m.store
	j.draft = m.settles(j)
	m.queue, m.saving, m.current = m.queue[1:], true, j
	how := []storage.Saving{storage.Once(j.uid)}
	if j.draft.UID != "" {
		how = append(how, storage.Settles(j.draft.UID))
	}
	return func() tea.Msg {
		r, err := j.run(context.Background(), s, how...)
		return savedMsg{job: j, result: r, err: err}
	}
}

// WordsOf says in a few words what a command does, for the list of what is not
// saved yet.
func WordsOf(c model.Command) string {
	switch c := c.(type) {
	case nil:
		return ""
	case model.Rule:
		return fmt.Sprintf("%s: %s", c.About, c.Outcome)
	case model.Raise:
		return fmt.Sprintf("%s: %s", c.Name(), c.With[model.FieldWords].Text)
	case model.Amend:
		return fmt.Sprintf("%s: amended", c.About)
	}
	return c.Name()
}

// saved takes the new record in, or tells whoever asked why not.
func (m *Root) saved(msg savedMsg) tea.Cmd {
	m.saving = false
	m.saves++
	if msg.store != nil {
		m.store, m.seen, m.sample = msg.store, -1, msg.sample
	}
	if msg.err != nil && m.holds(msg) {
		return m.hold(msg)
	}
	m.relieved()
	if msg.err != nil {
		return tea.Sequence(m.refused(msg), m.next())
	}
	m.settled(msg.job)
	m.record = msg.record
	if msg.quiet {
		m.refresh()
		return m.next()
	}
	m.status = status{text: msg.done.Says}
	if msg.line != nil {
		msg.line.done(msg.done.About)
	} else if capture.Captures(msg.ask.Command) {
		m.line.last = msg.done.About // captured too, on another way
	}
	m.closeAsker(msg)
	m.refresh()
	if msg.held { // the cursor stays where its person has taken it since
	} else if msg.rule {
		m.screen().Advance()
	} else if m.follows(msg) {
		m.screen().Choose(msg.done.About)
	}
	m.closeSettled()
	return tea.Sequence(m.do(msg.ask.Then), m.next())
}

// follows reports whether the cursor goes to what was changed: where a form was
// filled, an item opened, or something captured that will be ruled on.
func (m *Root) follows(msg savedMsg) bool {
	_, opened := msg.ask.Command.(model.OpenItem)
	kind := msg.done.About.Kind
	captured := msg.line != nil && (kind == model.KindDecision || kind == model.KindItem)
	return opened || msg.from != nil || captured
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
	if msg.from == nil {
		return
	}
	if f, ok := msg.from.(interface{ Done(part.Context) }); ok {
		f.Done(m.context())
	}
	if !msg.ask.Stay && m.dialog() == msg.from {
		m.closeDialog()
	}
}

// refused tells whoever asked. A ruling that lacks something leads to the form
// that asks for it, with what was said already.
func (m *Root) refused(msg savedMsg) tea.Cmd {
	var refusal *model.Refusal
	if !errors.As(msg.err, &refusal) {
		m.status = status{text: Says(msg.err), problem: true}
		return nil
	}
	if msg.from != nil && msg.from == m.dialog() {
		msg.from.Refused(m.context(), refusal)
		return nil
	}
	m.status = status{text: refusal.Error(), problem: true}
	if msg.line != nil {
		msg.line.problem = refusal.Error()
	}
	if rule, ok := msg.ask.Command.(model.Rule); ok && len(refusal.Missing) > 0 {
		if msg.line != nil {
			msg.line.done(rule.About) // the form has what the line said
		}
		return m.do(part.Open{Dialog: dialog.OutcomeForm(m.context(), rule.About, rule.Outcome, rule.With)})
	}
	return nil
}
