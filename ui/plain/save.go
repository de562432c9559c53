package plain

import (
	"context"
	"errors"
	"fmt"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
	"gavel/ui/dialog"
	"gavel/ui/part"
	"gavel/ui/session"
)

// action is one thing to save, under a name by which it is done once however
// often it is tried.
type action struct {
	uid   storage.UID
	name  string // in a few words
	note  string // said after what it did
	ask   part.Do
	run   func(s session.Store, ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error)
	quiet bool // nothing is about it afterwards

	asker asker // the form that asked; nil for none
}

// asker is a form: it keeps what was answered until what it asked for is saved.
type asker interface{ Done(c part.Context) }

// outcome is what became of what a part asked for.
type outcome struct {
	refused *model.Refusal
	done    bool    // it is saved, or waits to be
	waits   *action // what waits to be saved, where it does
}

// command is the action of a command.
func command(ask part.Do) action {
	return action{
		uid: storage.NewUID(), name: session.WordsOf(ask.Command), ask: ask,
		run: func(s session.Store, ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error) {
			return s.Do(ctx, ask.Command, how...)
		},
	}
}

func undo() action { return action{uid: storage.NewUID(), name: "undo", run: session.Store.Undo} }
func redo() action { return action{uid: storage.NewUID(), name: "redo", run: session.Store.Redo} }

// save does an action, or keeps it for later where the file does not take it.
// Behind one that waits, all wait: their order stays.
func (d *desk) save(a action) (outcome, error) {
	if d.trouble != nil {
		return d.keep(a), nil
	}
	err := d.try(&a)
	if refusal, ok := errors.AsType[*model.Refusal](err); ok {
		return outcome{refused: refusal}, nil
	}
	switch {
	case err == nil:
		return outcome{done: true}, d.then(&a)
	case !session.Waits(d.store, err):
		d.refuse("%s", session.Says(err))
		return outcome{}, nil
	}
	d.inTrouble(err)
	return d.keep(a), nil
}

// keep keeps an action for later.
func (d *desk) keep(a action) outcome {
	d.waiting = append(d.waiting, &a)
	d.say("not saved: %s; it waits, and is tried again at the next line", a.name)
	return outcome{done: true, waits: &a}
}

// inTrouble says once what is wrong.
func (d *desk) inTrouble(err error) {
	if d.trouble == nil {
		d.say("not saved: %s", session.Says(err))
	}
	d.trouble = err
}

// answered lets a form forget its answers once what it asked for is saved.
func (d *desk) answered(by asker, o outcome) {
	switch {
	case o.waits != nil:
		o.waits.asker = by
	case o.done:
		by.Done(d.context())
	}
}

// try does an action and says what it did. The first one makes the file.
func (d *desk) try(a *action) error {
	if d.store == nil {
		store, err := d.options.Create()
		if err != nil {
			return err
		}
		d.store = store
		if err := d.load(); err != nil {
			return err
		}
	}
	record, done, err := a.run(d.store, d.saving(), storage.Once(a.uid))
	if err != nil {
		return err
	}
	d.record = record
	if a.asker != nil {
		a.asker.Done(d.context())
	}
	if capture.Captures(a.ask.Command) {
		d.last = done.About
	}
	d.acted = d.acted || !a.quiet
	if !a.quiet && !done.About.IsZero() {
		d.focus = done.About
		d.screen().Choose(done.About)
	}
	d.refresh()
	d.say("%s%s", done.Says, a.note)
	d.backUp(a)
	return nil
}

// backUp has a copy of the file made where one is due; at once after a close.
func (d *desk) backUp(a *action) {
	if d.options.Keep == nil || d.sample {
		return
	}
	_, closes := a.ask.Command.(model.CloseMeeting)
	if err := d.options.Keep(d.store, closes); err != nil {
		d.say("%s", session.Says(err))
	}
}

// then does what comes after an action. After a close that is nothing: the minutes are
// read out by their word alone, and are there to be saved.
func (d *desk) then(a *action) error {
	if _, closes := a.ask.Command.(model.CloseMeeting); closes {
		c := d.context()
		if shown, ok := dialog.OpenMinutes(c, c.Meeting).(part.Open); ok {
			d.document, _ = shown.Dialog.(*dialog.Document)
		}
		return nil
	}
	o, err := d.do(a.ask.Then)
	if o.refused != nil {
		d.refuse("%s", o.refused)
	}
	return err
}

// retry tries what waits, in its order, under the same names.
func (d *desk) retry() error {
	if d.trouble == nil {
		return nil
	}
	if d.store != nil {
		if err := d.store.StillThere(); err != nil {
			d.stillInTrouble(err)
			return nil
		}
	}
	for len(d.waiting) > 0 {
		a := d.waiting[0]
		err := d.try(a)
		refusal, refused := errors.AsType[*model.Refusal](err)
		if err != nil && !refused {
			d.stillInTrouble(err)
			return nil
		}
		d.waiting = d.waiting[1:]
		if refused {
			d.say("%s was not done: %s", a.name, refusal)
			if a.asker != nil {
				d.say("what was answered is offered the next time")
			}
		} else if err := d.then(a); err != nil {
			return err
		}
	}
	d.trouble = nil
	d.say("the file takes changes again; everything is saved")
	return nil
}

func (d *desk) stillInTrouble(err error) {
	d.trouble = err
	if n := len(d.waiting); n > 0 {
		d.say("still not saved: %d; %s", n, session.Says(err))
	}
}

// unsaved is what waits, in words.
func (d *desk) unsaved() []string {
	var names []string
	for _, a := range d.waiting {
		names = append(names, a.name)
	}
	return names
}

// sayUnsaved lists what waits.
func (d *desk) sayUnsaved() {
	if len(d.waiting) == 0 {
		d.say("Everything is saved.")
		return
	}
	d.listed = nil // the numbers below are of actions
	d.count(fmt.Sprintf("Not saved: %s", session.Says(d.trouble)), d.unsaved())
}
