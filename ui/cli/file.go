package cli

import (
	"context"
	"errors"
	"fmt"

	"gavel/model"
	"gavel/model/document"
	"gavel/storage"
	"gavel/ui/host"
)

// shell begins the name under which commands of the command line are kept, so
// that gavel undo finds what an earlier gavel did for the same person.
const shell = "shell:"

// path is the file that the data is in.
func (p *program) path() (string, error) {
	path := p.pathOf(p.file)
	if path == "" {
		path = host.File(p.env)
	}
	if path == "" {
		return "", failed("there is no home folder to keep the data in; name a file with --db")
	}
	return path, nil
}

// pathOf returns a path that a person wrote, with the home folder in the place of ~.
func (p *program) pathOf(path string) string { return host.Path(p.env, path) }

// open opens the file of the data.
func (p *program) open(ctx context.Context, options ...storage.Option) (*storage.Store, error) {
	path, err := p.path()
	if err != nil {
		return nil, err
	}
	return storage.Open(ctx, path, append(p.options(), options...)...)
}

// options returns how this run opens every file.
func (p *program) options() []storage.Option {
	list := []storage.Option{storage.Actor(p.user()), storage.Clock(p.now), storage.Minutes(document.AtClose)}
	if p.network {
		list = append(list, storage.AllowNetwork())
	}
	return list
}

// read hands over the record of a file that is there already, and leaves the
// file as it is.
func (p *program) read(ctx context.Context, use func(*model.Record) error) error {
	return p.readStore(ctx, func(_ *storage.Store, r *model.Record) error { return use(r) })
}

// readStore is read, for whoever wants the journal, too.
func (p *program) readStore(ctx context.Context, use func(*storage.Store, *model.Record) error) error {
	store, err := p.open(ctx, storage.ReadOnly())
	if err != nil {
		return err
	}
	record, err := p.recordToRead(ctx, store)
	if err == nil {
		p.cycleOf = cycleIn(ctx, store)
		err = use(store, record)
	}
	return errors.Join(err, store.Close())
}

// readVerified is read, for what leaves the room: doubt is why the file is not
// what was saved, which is said at once; "" where it is.
func (p *program) readVerified(ctx context.Context, use func(r *model.Record, doubt string) error) error {
	store, err := p.open(ctx, storage.ReadOnly())
	if err != nil {
		return err
	}
	record, err := p.recordToRead(ctx, store)
	if err == nil {
		doubt := ""
		reading, done := p.long(ctx)
		wrong := store.Verify(reading)
		stopped := reading.Err() != nil
		done()
		if stopped {
			return errors.Join(refused("stopped; nothing was written"), store.Close())
		}
		if wrong != nil {
			doubt = p.sentences(wrong)[0]
			_, _ = fmt.Fprintf(p.err, "gavel: this is not verified: %s; see what to do with gavel doctor\n", doubt)
		}
		err = use(record, doubt)
	}
	return errors.Join(err, store.Close())
}

// change hands over the file to write to, with its record.
func (p *program) change(ctx context.Context, use func(*storage.Store, *model.Record) error, options ...storage.Option) error {
	store, err := p.open(ctx, append(options, storage.Instance(shell+p.user()))...)
	if err != nil {
		return err
	}
	var record *model.Record
	if err = p.workIn(ctx, store); err == nil {
		record, err = store.Record(ctx)
	}
	if err == nil {
		err = store.Writable()
	}
	if err == nil {
		err = use(store, record)
	}
	if err == nil || p.written != "" { // what could not be shown is saved all the same
		err = errors.Join(err, p.keep(ctx, store, p.closedSince(ctx, store, record)))
	}
	return errors.Join(err, store.Close())
}

// save has a command done, and notes that something was written.
func (p *program) save(ctx context.Context, store *storage.Store, c model.Command) (*model.Record, model.Done, error) {
	record, done, err := store.Do(ctx, c)
	if err == nil {
		p.saved(store)
	}
	return record, done, err
}

// saveAll has several commands done, all of them or none, and notes that something
// was written.
func (p *program) saveAll(ctx context.Context, store *storage.Store, commands ...model.Command) (*model.Record, []model.Done, error) {
	record, done, err := store.DoAll(ctx, func(*model.Record, model.Done) (c model.Command, err error) {
		if len(commands) > 0 {
			c, commands = commands[0], commands[1:]
		}
		return c, nil
	})
	if err == nil {
		p.saved(store)
	}
	return record, done, err
}

// saved notes that something was saved: from now on nothing may ask for it to be
// done again.
func (p *program) saved(store *storage.Store) { p.written = "it is saved in " + store.Path() }

// do has one command done and says what it did.
func (p *program) do(ctx context.Context, choose func(*model.Record) (model.Command, error)) error {
	return p.change(ctx, func(store *storage.Store, r *model.Record) error {
		command, err := choose(r)
		if err != nil {
			return err
		}
		_, done, err := p.save(ctx, store, command)
		if err != nil {
			return err
		}
		return p.answer(done, "")
	})
}

// closedSince reports whether a meeting was closed since a record was read.
func (p *program) closedSince(ctx context.Context, store *storage.Store, before *model.Record) bool {
	now, err := store.Record(ctx)
	isClosed := func(m model.Meeting) bool { return m.Status == model.Closed }
	return err == nil && len(now.Meetings.Where(isClosed)) > len(before.Meetings.Where(isClosed))
}
