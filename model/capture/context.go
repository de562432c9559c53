package capture

import (
	"cmp"
	"slices"

	"gavel/model"
)

// Context is the state that a line is read against.
type Context struct {
	Record     *model.Record
	Now        model.Instant
	Focus      model.Ref // what is selected: a verb without an id means it; zero: the item being discussed
	Discussing model.Ref // the item being discussed, where the line is written there; zero: elsewhere
	Me         model.ID  // the person at the keyboard, "@me"; 0 if not known
	User       string    // what the person at the keyboard is called, known or not; "" if that cannot be found out
	Last       model.Ref // the thing captured last, for s/old/new/

	// CycleOf returns the cycle that a thing which the record has not belongs to, and 0 for none;
	// known is false where nobody knows yet. nil: nobody ever does. GoThere is what goes to that
	// cycle, where it is written.
	CycleOf func(about model.Ref) (cycle model.ID, known bool)
	GoThere func(cycle model.ID) string

	Numbered bool        // lists are numbered where the line is written: a number is a row of the last
	Listed   []model.Ref // the rows of that list
}

// withDefaults returns the context with its blanks filled: never a nil record, and the
// item being discussed in focus when nothing else is.
func (ctx Context) withDefaults() Context {
	if ctx.Record == nil {
		ctx.Record = new(model.Record)
	}
	if !ctx.Record.Exists(ctx.Focus) {
		ctx.Focus = ctx.itemBeingDiscussed()
	}
	if !ctx.Record.Exists(ctx.Discussing) {
		ctx.Discussing = model.Ref{}
	}
	return ctx
}

func (ctx Context) today() model.Date { return ctx.Record.Today(ctx.Now) }

// itemBeingDiscussed is the item that a live meeting is at; zero for none.
func (ctx Context) itemBeingDiscussed() model.Ref {
	if m, live := ctx.Record.Live(); live {
		if it, ok := ctx.Record.Items.Get(ctx.Record.Clock(m.ID).Item); ok {
			return it.Ref()
		}
	}
	return model.Ref{}
}

// maxDepth is more than the levels from an action on feedback to its meeting.
const maxDepth = 10

// nearest returns the thing itself, or the first of what it belongs to, of one of
// the kinds; zero for none.
func (ctx Context) nearest(of model.Ref, kinds ...model.Kind) model.Ref {
	for range maxDepth {
		if slices.Contains(kinds, of.Kind) && ctx.Record.Exists(of) {
			return of
		}
		of = ctx.Record.ParentOf(of)
	}
	return model.Ref{}
}

// defaultTarget returns what a new thing of a kind means without an id. Some
// kinds are raised on the item at hand, whatever is selected; feedback is raised on what
// its person points at.
func (ctx Context) defaultTarget(k model.Kind) model.Ref {
	if k.Info().DefaultsToItem {
		return cmp.Or(ctx.Discussing, ctx.Focus)
	}
	return ctx.Focus
}

// parentFor returns what a new thing of a kind is raised on, when a thing is in
// focus: the nearest of what its kind is raised on, else the item before the
// room, else the meeting. Zero leaves it to the model. A meeting that is over
// takes nothing new: there the meeting that is held, or comes next, does.
func (ctx Context) parentFor(k model.Kind, focus model.Ref) model.Ref {
	info := k.Info()
	parents := slices.DeleteFunc(slices.Clone(info.Parents), func(p model.Kind) bool { return p == k || p == model.KindMeeting })
	nearest, meeting := ctx.nearest(focus, parents...), ctx.nearest(focus, model.KindMeeting)
	if info.InMeeting && ctx.over(meeting) {
		nearest, meeting = model.Ref{}, model.Ref{}
	}
	if nearest.IsZero() && slices.Contains(parents, model.KindItem) {
		nearest = ctx.itemBeingDiscussed()
	}
	if nearest.IsZero() && slices.Contains(info.Parents, model.KindMeeting) {
		nearest = meeting
	}
	return nearest
}

// over reports whether a meeting is closed or cancelled.
func (ctx Context) over(meeting model.Ref) bool {
	m, _ := ctx.Record.Meetings.Get(meeting.ID)
	return m.Status == model.Closed || m.Status == model.Cancelled
}
