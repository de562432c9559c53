package model

import (
	"fmt"
	"slices"
)

// Command is one change that a person asks for: a plain value. Every way into
// a record, from a key to an importer, makes the same commands.
type Command interface {
	// Name is the command's word in the journal.
	Name() string
	// Apply makes the change in r, which is the command's own copy, or
	// refuses with a *Refusal. Only Do calls it.
	Apply(r *Record, now Instant) (Done, error)
}

// Done says what a command did.
type Done struct {
	Says    string   // one sentence, such as "D-3 approved by Ana Ruiz"
	About   Ref      // the thing it was done to, or that it made
	Changes []Change // what changed, in the order of Record.Tables; set by Do
}

// Do applies a command to a record and answers with the next record; the given
// record stays as it was. A *Refusal says what is missing.
func Do(r *Record, c Command, now Instant) (*Record, Done, error) {
	before := r.changedBy(c)
	next := before.clone()
	next.head++
	if err := r.refuseClosedCycle(c); err != nil {
		return r, Done{}, err
	}
	done, err := c.Apply(next, now)
	if err != nil {
		return r, Done{}, err
	}
	next.place(before)
	next.layTables(now)
	if _, reverts := c.(Revert); !reverts { // it brings the time back with the rest
		next.noteChanged(before, now)
	}
	done.Changes = next.finish(before)
	if _, amends := c.(Amend); amends && len(done.Changes) == 0 {
		done.Says = fmt.Sprintf("%s says that already; nothing was changed", done.About)
	}
	return next, done, nil
}

// Try returns the error with which Do would refuse a command now; nil where Do
// would make the change. The record stays as it is.
func (r *Record) Try(c Command, now Instant) error {
	next := r.changedBy(c).clone()
	next.head++
	if err := r.refuseClosedCycle(c); err != nil {
		return err
	}
	_, err := c.Apply(next, now)
	return err
}

// changedBy returns the record that a command changes: where it begins a cycle, what that
// begins with.
func (r *Record) changedBy(c Command) *Record {
	if _, begins := c.(NewCycle); begins {
		return r.Following()
	}
	return r
}

// OwnerOfNew returns who would own a thing that is raised; 0 for nobody, and where it cannot
// be raised so.
func (r *Record) OwnerOfNew(c Raise, now Instant) ID {
	next := r.clone()
	next.head++
	done, err := c.Apply(next, now)
	if err != nil {
		return 0
	}
	return next.OwnerOf(done.About)
}

// Undoable reports whether a command that was done can be taken back. What the room has
// lived through cannot: an adjournment, a close, the clock. A start can, until the first
// ruling; to go on after an adjournment is none.
func Undoable(c Command, done Done) bool {
	switch c.(type) {
	case StartMeeting:
		return slices.ContainsFunc(done.Changes, func(change Change) bool {
			was, is := change.Before, change.After
			m, ok := was.(Meeting)
			return ok && is != nil && m.Status == Planned
		})
	case AdjournMeeting, CloseMeeting, OpenItem, PauseClock, ResumeClock, NewCycle, CloseCycle, ReapplyRules:
		return false
	}
	return true
}
