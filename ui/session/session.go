package session

import (
	"context"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/screen"
	"gavel/ui/theme"
)

// Session is one person's work on one file, whoever shows it: the record, the screens and
// the dialogs over them, what is to be saved, and what is being typed. It does no I/O by
// itself: what takes time is handed out as Work.
type Session struct {
	Options   Options
	Record    *model.Record
	Now       model.Instant
	Keys      keymap.Map
	Theme     *theme.Theme
	Typed     component.Typed
	Walk      component.Walk // what was done in the walk of prepare
	History   component.History
	Elsewhere component.Elsewhere // what is known of things of other cycles
	Shown     component.Screen
	Screens   map[component.Screen]screen.Screen
	Prepare   *screen.Prepare
	Dialogs   []component.Dialog
	Store     Store     // the file; nil while there is none
	Sample    bool      // the file is thrown away in the end
	Changed   bool      // something was changed here since the file was opened
	Last      model.Ref // the last thing captured: s/old/new/ mends it
	Doubt     string    // why the file is not what was saved; "" where it is, or nobody knows yet
	Drafts    Drafts

	// MergeRepeats makes one act of one that is asked for again at the same place before it is
	// saved: a key that is pressed twice while nothing changes in sight.
	MergeRepeats bool
	// Texts returns what is typed into the presenter's own lines, by place; nil for none.
	Texts func() map[string]string

	meeting          model.ID // the meeting on the review screen; 0 for none
	followedReadBack model.Ref

	queue   []Job // what is to be saved, in the order it was asked for
	saving  bool
	current Job   // what is being saved
	trouble error // why the head of the queue could not be saved; nil where it was not tried
	retry   bool  // the head of the queue is to be tried again

	newsWanted  bool  // the file is to be asked for what others have changed
	newsPending bool  // it is being asked
	seen        int64 // the newest change in the file that is known here
	undone      undone
	saves       int    // how many changes this session has saved
	keeping     bool   // a copy of the file is being made
	works       []Work // what else is to be done, in its order

	drawnAt model.Instant // when the screen was handed the record last
}

// New returns a session over a record that was read from the store, as it was at the
// newest change that it holds; -1 where there is no file.
func New(o Options, record *model.Record, seen int64) *Session {
	s := &Session{
		Options: o, Store: o.Store, Record: record, Sample: o.Sample, seen: seen,
		Now: model.At(o.Now()), Prepare: screen.NewPrepare(), Shown: FirstScreen(record),
	}
	s.Screens = map[component.Screen]screen.Screen{
		component.Welcome: screen.NewWelcome(), component.Prepare: s.Prepare, component.Review: screen.NewReview(),
		component.Registers: screen.NewRegisters(false), component.OwnRegisters: screen.NewRegisters(true),
	}
	return s
}

// Read reads the record of the store that the options name, and the newest change in it. A
// window stays in the cycle that it shows, whatever others begin; one that follows a
// facilitator's goes to the newest.
func Read(ctx context.Context, o Options) (record *model.Record, seen int64, err error) {
	s := o.Store
	if s == nil {
		return &model.Record{}, -1, nil
	}
	if _, seen, err = s.News(ctx, -1); err != nil { // before the record: nothing falls between
		return nil, seen, err
	}
	if record, err = s.Record(ctx); err != nil {
		return record, seen, err
	}
	if cycle, ok := record.Cycle(); ok && !o.Follow {
		err = s.WorkIn(ctx, cycle.ID)
	}
	return record, seen, err
}

// FirstScreen returns where gavel opens: the welcome of an empty file, the review
// of a live meeting, else prepare.
func FirstScreen(r *model.Record) component.Screen {
	if _, ok := r.Cycle(); !ok {
		return component.Welcome
	}
	if _, ok := r.Live(); ok {
		return component.Review
	}
	return component.Prepare
}

// Screen returns the screen that is shown.
func (s *Session) Screen() screen.Screen { return s.Screens[s.Shown] }

// Dialog returns the topmost dialog; nil where none is open.
func (s *Session) Dialog() component.Dialog {
	if len(s.Dialogs) == 0 {
		return nil
	}
	return s.Dialogs[len(s.Dialogs)-1]
}

// Context returns what the components look at.
func (s *Session) Context() component.Context {
	o := s.Options
	c := component.Context{
		Record: s.Record, Now: s.Now, Theme: s.Theme, Keys: s.Keys,
		User: o.User, Zone: o.Zone, ZoneDoubt: o.ZoneDoubt, Typed: &s.Typed, Walk: &s.Walk, History: &s.History, Elsewhere: &s.Elsewhere, Unsaved: s.unsaved(), Doubt: s.Doubt,
	}
	if p, ok := s.Record.PersonNamed(o.User); ok {
		c.Me = p.ID
	}
	if s.Shown.Private() {
		c.Meeting = s.Prepare.Meeting(c)
	} else if c.Meeting, _ = s.Record.Meetings.Get(s.meeting); c.Meeting.ID == 0 {
		c.Meeting, _ = s.Record.Live()
	}
	if o.Follow && c.Meeting.ID == 0 {
		c.Meeting = s.Record.AtHand()
	}
	c.Reading = s.ReadBack()
	return c
}

// ReadBack returns what is being read back to the room; zero for nothing. The room view
// of the same window knows it from the dialog that is open, a window of the room from a
// line that the facilitator's window leaves in the file while it reads.
func (s *Session) ReadBack() model.Ref {
	if s.Options.Follow {
		return s.followedReadBack
	}
	if s.Shown != component.Review && s.Shown != component.Room {
		return model.Ref{}
	}
	for _, d := range s.Dialogs {
		if r, ok := d.(*dialog.Ruling); ok {
			return r.About()
		}
	}
	return model.Ref{}
}

// Refresh hands the record to the screen that is shown.
func (s *Session) Refresh() {
	if live, ok := s.Record.Live(); ok {
		s.meeting = live.ID
	}
	s.drawnAt = s.Now
	s.Screen().Update(s.Context())
}

// show goes to a screen. From the screen that one person sees to one that all see, or
// back, what is private and still open is kept and closed.
func (s *Session) show(effect component.Show) []Step {
	from, to := s.Shown, effect.Screen
	if to == component.Registers && from.Private() {
		to = component.OwnRegisters
	}
	if to.Private() != from.Private() {
		s.Dialogs = slices.DeleteFunc(s.Dialogs, func(d component.Dialog) bool {
			form, ok := d.(*dialog.Form)
			if ok && form.Private() {
				form.Keep(s.Context())
				return true
			}
			return false
		})
	}
	if !to.Private() {
		s.Prepare.Walking().Close()
	}
	s.Shown = to
	if live, ok := s.Record.Live(); ok && !to.Private() {
		s.meeting = live.ID
	}
	if lists, ok := s.Screen().(*screen.Registers); ok && effect.Kind != "" {
		lists.List(effect.Kind)
	}
	s.Screen().Update(s.Context())
	if lists, ok := s.Screen().(*screen.Registers); ok && !effect.About.IsZero() {
		lists.Open(s.Context(), effect.About)
	}
	return []Step{Shown{From: from, To: to}}
}

// closeDialog closes the topmost dialog.
func (s *Session) closeDialog() {
	if n := len(s.Dialogs); n > 0 {
		s.Dialogs = s.Dialogs[:n-1]
	}
}

// closeDone closes a dialog whose purpose is met meanwhile, such as a read-back whose
// thing has been ruled on by the form that it led to.
func (s *Session) closeDone() {
	if d, ok := s.Dialog().(interface{ IsDone(component.Context) bool }); ok && d.IsDone(s.Context()) {
		s.closeDialog()
	}
}

// CloseAll closes every dialog, and keeps what was typed into them.
func (s *Session) CloseAll() {
	s.keepOpenDialogs()
	s.Dialogs = nil
}
