package session

import (
	"cmp"
	"errors"
	"fmt"

	"gavel/model"
	"gavel/storage"
)

// This file is the sentences about the file and its actions that are the same wherever
// they are shown.

// ErrNoFile is why nothing can be undone before there is a file.
var ErrNoFile = errors.New("nothing has been recorded yet")

// NotCopied is a copy that is missing of what was saved: Says which and why.
type NotCopied struct{ Says string }

// Error says first that it is saved.
func (e *NotCopied) Error() string { return "it is saved, but not copied: " + e.Says }

// ErrorText is trouble in a sentence. What the driver says is not for a person.
func ErrorText(err error) string {
	if errors.Is(err, ErrNoFile) {
		return ErrNoFile.Error()
	}
	if e, ok := errors.AsType[*storage.FileError](err); ok {
		return e.Says
	}
	if e, ok := errors.AsType[*NotCopied](err); ok {
		return e.Error()
	}
	return "something failed that should not have; write the actions elsewhere before you leave"
}

// IsRetryable reports whether what a store did not take is worth trying again; a nil
// store is a file that could not be made yet.
func IsRetryable(s Store, err error) bool {
	if _, ok := errors.AsType[*model.Refusal](err); ok {
		return false
	}
	return s == nil || s.Writable() == nil
}

// DoubtText says in a sentence why a file is not what was saved, of an error of
// Store.Verify.
func DoubtText(err error) string {
	if e, ok := errors.AsType[*storage.ChainError](err); ok {
		return e.Says
	}
	if e, ok := errors.AsType[*storage.RowError](err); ok {
		return e.Says
	}
	if e, ok := errors.AsType[*storage.SealError](err); ok {
		return e.Says
	}
	if e, ok := errors.AsType[*storage.FileError](err); ok {
		return e.Says
	}
	return "it could not be read to its end"
}

// ActorOf returns who made a change.
func ActorOf(e storage.JournalEntry) string { return cmp.Or(e.Actor, "somebody") }

// DescribeCommand says in a few words what a command does, for the list of what is not
// saved yet.
func DescribeCommand(c model.Command) string {
	switch c := c.(type) {
	case nil:
		return ""
	case model.GiveRuling:
		return fmt.Sprintf("%s: %s", c.About, c.Outcome)
	case model.Raise:
		return fmt.Sprintf("%s: %s", c.Name(), c.With[model.FieldWords].Text)
	case model.Amend:
		return fmt.Sprintf("%s: updated", c.About)
	}
	return c.Name()
}

// Farewell returns the one line that says how to go on; "" where there is nothing
// to go on with.
func Farewell(r *model.Record, sample bool) string {
	if sample {
		return "The sample is gone; nothing of it was kept. gavel begins a cycle of your own."
	}
	if live, ok := r.Live(); ok {
		return fmt.Sprintf("%s %s is still live; everything is saved. gavel goes on with it.", live.Ref(), model.Quoted(live.Title))
	}
	return ""
}
