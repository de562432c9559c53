package plain

import (
	"errors"
	"fmt"
	"strings"

	"gavel/model"
)

// Unfinished is a conversation that ended in the middle of a question, with its
// input or by a signal: nothing of what it belongs to was saved.
type Unfinished struct {
	Form   string
	signal bool
}

// Error says what was not done.
func (e *Unfinished) Error() string {
	if e.signal {
		return fmt.Sprintf("a signal ended it in the middle of %s: nothing of it was saved", model.Quoted(e.Form))
	}
	return fmt.Sprintf("the input ended in the middle of %s: nothing of it was saved", model.Quoted(e.Form))
}

// Unsaved lists what could not be saved until the end.
type Unsaved struct {
	Trouble string
	Actions []string
	Written string // says which file has them, to be read; "" for none
}

// Error lists it, one action a line.
func (e *Unsaved) Error() string {
	lines := []string{fmt.Sprintf("not in the record: %s", e.Trouble)}
	for i, action := range e.Actions {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, action))
	}
	if e.Written != "" {
		lines = append(lines, e.Written)
	}
	return strings.Join(lines, "\n")
}

// Unreadable is input that could not be read on.
type Unreadable struct{ Err error }

// Error says what to do.
func (e *Unreadable) Error() string {
	return "the input could not be read on; what was done before is saved"
}

// Unwrap is the cause.
func (e *Unreadable) Unwrap() error { return e.Err }

// How a conversation ends by its own people: by a word, or by a signal.
var (
	errQuit  = errors.New("quit")
	errEnded = errors.New("ended by a signal")
)
