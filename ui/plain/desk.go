package plain

import (
	"context"
	"io"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/edit"
	"gavel/ui/part"
	"gavel/ui/screen"
	"gavel/ui/session"
	"gavel/ui/theme"
)

// Options is what the conversation is opened with.
type Options struct {
	session.Options
	In     io.Reader
	Out    io.Writer
	Prompt bool // somebody sits in front of it: a mark says that it waits

	Editor Editor // reads the lines in place of In; nil where they cannot be edited

	// Long is the context of work that may take its time, in which it says how far
	// it has come until the function is called; nil for one that says nothing.
	Long func(context.Context) (context.Context, context.CancelFunc)
}

// Editor reads lines that can be edited before enter, remembers those that may be
// wanted again, and completes them.
type Editor interface {
	// ReadLine returns a line with the number of the paste that ended it; 0 for enter.
	ReadLine(prompt string, remember bool) (line string, paste int, err error)
	Completes(complete func(before string) []edit.Completion)
}

// desk is the conversation: the one record, where it is in it, and what waits
// to be saved.
type desk struct {
	options Options
	ctx     context.Context
	input   source
	store   session.Store
	record  *model.Record
	theme   *theme.Theme
	keys    keymap.Map
	typed   part.Typed

	shown   part.Screen
	screens map[part.Screen]screen.Screen
	prepare *screen.Prepare
	meeting model.ID // the meeting of the review; 0 for none

	heard    model.Ref   // what was read back just now
	focus    model.Ref   // what the line before was about
	last     model.Ref   // what was captured last: s/old/new/ mends it
	listed   []model.Ref // what was listed last: its numbers mean it
	document *dialog.Document

	number  int      // of the line that is being read, in the input
	current string   // that line
	offers  []string // the answers that are offered to the question that waits; nil where none does
	asking  bool     // a question waits
	paste   int      // the paste that ended the line; 0 for enter
	spent   int      // the paste of which a line was an answer, or left out
	missed  []Missed // lines of a pipe that were not taken
	said    []string // what was said since the last line
	acted   bool     // something was changed since the last line

	waiting []*action // what could not be saved yet, in its order
	trouble error     // why
	sample  bool
	doubt   string // why the file is not what was saved; "" where it is
	seen    int64  // the newest change in the file that is known here
}

// newDesk reads the record.
func newDesk(ctx context.Context, o Options) (*desk, error) {
	d := &desk{
		options: o, ctx: ctx, store: o.Store, record: &model.Record{}, sample: o.Sample, seen: -1,
		theme: unpainted(), keys: keymap.Words(), prepare: screen.NewPrepare(),
	}
	d.screens = map[part.Screen]screen.Screen{
		part.Welcome: screen.NewWelcome(), part.Prepare: d.prepare, part.Review: screen.NewReview(),
	}
	if err := d.load(); err != nil {
		return nil, err
	}
	d.shown = session.FirstScreen(d.record)
	d.refresh()
	return d, nil
}

// unpainted is the words and shapes of a theme without its styles.
func unpainted() *theme.Theme {
	t := theme.New(theme.Mono, true)
	t.Styles = theme.Styles{}
	return t
}

// load reads the record of the store, if there is one.
func (d *desk) load() error {
	if d.store == nil {
		return nil
	}
	_, seen, err := d.store.News(d.saving(), -1) // before the record: nothing falls between
	if err != nil {
		return err
	}
	record, err := d.store.Record(d.saving())
	if err != nil {
		return err
	}
	d.record, d.seen = record, seen
	return nil
}

// saving is the context of what is not interrupted half-way.
func (d *desk) saving() context.Context { return context.WithoutCancel(d.ctx) }

func (d *desk) screen() screen.Screen { return d.screens[d.shown] }

// context is what the parts look at.
func (d *desk) context() part.Context {
	c := part.Context{
		Record: d.record, Now: model.At(d.options.Now()), Theme: d.theme, Keys: d.keys,
		User: d.options.User, Zone: d.options.Zone, ZoneDoubt: d.options.ZoneDoubt, Typed: &d.typed, Doubt: d.doubt,
	}
	if p, ok := d.record.PersonNamed(d.options.User); ok {
		c.Me = p.ID
	}
	if d.shown == part.Prepare {
		c.Meeting = d.prepare.Meeting(c)
	} else if c.Meeting, _ = d.record.Meetings.Get(d.meeting); c.Meeting.ID == 0 {
		c.Meeting, _ = d.record.Live()
	}
	return c
}

// refresh hands the record to the screen.
func (d *desk) refresh() {
	if live, ok := d.record.Live(); ok {
		d.meeting = live.ID
	}
	d.screen().Update(d.context())
}

// hear says what other windows have changed, one line each.
func (d *desk) hear() {
	if d.store == nil || d.trouble != nil {
		return
	}
	if err := d.store.StillThere(); err != nil {
		d.inTrouble(err)
		return
	}
	entries, newest, err := d.store.News(d.saving(), d.seen)
	if err != nil {
		return // the next line, or the next save, will say what is wrong
	}
	if len(entries) > 0 {
		record, err := d.store.Record(d.saving())
		if err != nil {
			return
		}
		d.record = record
		d.refresh()
	}
	d.seen = newest
	for _, e := range entries {
		d.say("%s: %s", session.ActorOf(e), e.Says)
	}
}
