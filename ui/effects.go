package ui

import (
	"context"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/part"
	"gavel/ui/session"
)

// result is what a job left behind.
type result struct {
	store  session.Store // set where the job opened another file
	seen   int64         // the newest change in that file, before the job
	sample bool          // that file is a sample
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
	return job{
		name: session.WordsOf(ask.Command), uid: storage.NewUID(),
		ask: ask, from: m.dialog(), key: m.key, rule: rules,
		run: func(ctx context.Context, s session.Store, how ...storage.Saving) (result, error) {
			var r result
			var err error
			if s == nil {
				if s, err = create(); err != nil {
					return r, err
				}
				r.store = s
				if _, r.seen, err = s.News(ctx, -1); err != nil { // before the change: nothing falls between
					return r, err
				}
			}
			r.record, r.done, err = s.Do(ctx, ask.Command, how...)
			return r, err
		},
	}
}

func (m *Root) undo() job {
	return job{name: "undo", uid: storage.NewUID(), from: m.dialog(), run: func(ctx context.Context, s session.Store, how ...storage.Saving) (r result, err error) {
		if s == nil {
			return r, session.ErrNoFile
		}
		r.record, r.done, err = s.Undo(ctx, how...)
		return r, err
	}}
}

func (m *Root) redo() job {
	return job{name: "redo", uid: storage.NewUID(), from: m.dialog(), run: func(ctx context.Context, s session.Store, how ...storage.Saving) (r result, err error) {
		if s == nil {
			return r, session.ErrNoFile
		}
		r.record, r.done, err = s.Redo(ctx, how...)
		return r, err
	}}
}

func (m *Root) openSample() job {
	open := m.options.OpenSample
	return job{
		ask: part.Do{Then: part.Both{First: part.Show{Screen: part.Review}, Second: part.Say{Text: m.options.SampleSays}}},
		run: func(ctx context.Context, _ session.Store, _ ...storage.Saving) (r result, err error) {
			if r.store, err = open(); err != nil {
				return r, err
			}
			r.sample = true
			if _, r.seen, err = r.store.News(ctx, -1); err != nil {
				return r, err
			}
			r.record, err = r.store.Record(ctx)
			return r, err
		},
	}
}
