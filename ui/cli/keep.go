package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"gavel/model"
	"gavel/model/document"
	"gavel/storage"
	"gavel/ui/session"
)

// This file makes the copies that nobody asks for, after something was saved.

// notCopied is a copy that is missing of what was saved.
type notCopied struct{ whys []string } // a clause each, with the folder

// Error says why.
func (e *notCopied) Error() string { return "no backup could be made" + strings.Join(e.whys, ";") }

// keep makes a copy of the data where one is due, for whoever waits for it. It
// fails with a *notCopied: what was asked for is done all the same. That it was
// stopped is said, and no trouble.
func (p *program) keep(ctx context.Context, store *storage.Store, now bool) error {
	ctx, done := p.long(ctx)
	err := p.keepCopies(ctx, store, now)
	stopped := err != nil && ctx.Err() != nil
	done()
	if stopped {
		_, _ = fmt.Fprintln(p.err, "gavel: stopped before the backup was made; what you asked for is saved")
		return nil
	}
	return err
}

// keepCopies makes a copy in every folder where one is due, and lays the minutes
// of closed meetings beside it: they are read without gavel.
func (p *program) keepCopies(ctx context.Context, store *storage.Store, now bool) error {
	folders := p.backupFolders()
	if len(folders) == 0 {
		return &notCopied{[]string{": there is no home folder to keep it in; set HOME or XDG_STATE_HOME, or name a folder in " + secondBackups}}
	}
	var whys []string
	for _, folder := range folders {
		_, err := store.BackUpIfDue(ctx, folder, now)
		if now && err == nil {
			err = layMinutes(ctx, store, storage.BackupFolder(folder, store.Path()))
		}
		if err != nil {
			whys = append(whys, fmt.Sprintf(" in %s: %s", folder, p.whyNotCopied(err)))
		}
	}
	if len(whys) == 0 {
		return nil
	}
	return &notCopied{whys}
}

// whyNotCopied is trouble with a copy in words.
func (p *program) whyNotCopied(err error) string {
	if says := p.known(err); says != "" {
		return says
	}
	if p.env("GAVEL_DEBUG") != "" {
		return model.Clean(err.Error(), true)
	}
	return "something failed that should not have; set GAVEL_DEBUG=1 to see what"
}

// copies is the copies that are made while the screen is shown, or the conversation
// held.
type copies struct {
	*program
	ctx     context.Context
	stop    context.CancelFunc
	busy    chan struct{} // holds one while a copy is made
	inFront bool          // somebody waits for it
	missing error         // a *notCopied of the last one that was due; nil where it was made
	of      *storage.Store
}

func (p *program) newCopies(ctx context.Context) *copies {
	ctx, stop := context.WithCancel(ctx)
	return &copies{program: p, ctx: ctx, stop: stop, busy: make(chan struct{}, 1), inFront: p.inLines()}
}

// keep is keepCopies: beside the screen, and in front of a conversation.
func (c *copies) keep(s session.Store, now bool) error {
	store, ok := s.(*storage.Store)
	if !ok {
		return nil
	}
	c.busy <- struct{}{}
	defer func() { <-c.busy }()
	keep := c.keepCopies
	if c.inFront {
		keep = c.program.keep
	}
	err := keep(c.ctx, store, now)
	if e, ok := errors.AsType[*notCopied](err); ok && c.ctx.Err() == nil {
		c.missing, c.of = e, store
		return &session.NotCopied{Says: e.Error()}
	}
	c.missing = nil
	return err
}

// leavesWithin limits the time that a copy that is stopped may take to go away.
const leavesWithin = time.Second

// end stops the copy that is being made, so that nobody waits for it to leave, and
// nothing of it is left.
func (c *copies) end() {
	c.stop()
	select {
	case c.busy <- struct{}{}:
	case <-time.After(leavesWithin):
	}
}

// trouble returns a *notCopied where the last copy that was due is missing, once
// the copies have ended.
func (c *copies) trouble() error {
	if c.missing != nil {
		c.saved(c.of)
	}
	return c.missing
}

// layMinutes writes the minutes of each closed meeting that has none there yet,
// for the owner's eyes alone.
func layMinutes(ctx context.Context, store *storage.Store, folder string) error {
	r, err := store.Record(ctx)
	if err != nil {
		return err
	}
	for m := range r.Meetings.All() {
		if m.Status != model.Closed {
			continue
		}
		text, err := document.Minutes(r, m.ID)
		if err != nil {
			return err
		}
		path := filepath.Join(folder, document.FileName(r, m.ID))
		if err := writeSecret(path, text); err != nil && !errors.Is(err, fs.ErrExist) {
			return pathTrouble("write", path, err)
		}
	}
	return nil
}
