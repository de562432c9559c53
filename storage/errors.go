package storage

import (
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"gavel/model"
)

// Reason says what sort of trouble there is with a file.
type Reason string

// The reasons of a FileError.
const (
	NotFound    Reason = "not-found"    // there is no such file
	Empty       Reason = "empty"        // nothing is in it
	Foreign     Reason = "foreign"      // something else is in it
	Newer       Reason = "newer"        // a newer gavel wrote it
	Older       Reason = "older"        // it needs an upgrade, and may not be written to
	NotWritable Reason = "not-writable" // it can be read, but not written to
	Unreachable Reason = "unreachable"  // it cannot be read, or not be made
	Damaged     Reason = "damaged"      // SQLite finds it broken
	Replaced    Reason = "replaced"     // another file stands in its place, or none
	Busy        Reason = "busy"         // somebody else has been writing for long
	Full        Reason = "full"         // no space is left for it
	Faulty      Reason = "faulty"       // the disk failed
	Exists      Reason = "exists"       // a file is there already, which is not replaced
	Network     Reason = "network"      // another machine may have it at the same time
	Shared      Reason = "shared"       // it has several names, under which programs do not see each other
	Protected   Reason = "protected"    // a database, or part of one, is there
)

// FileError is trouble with the file itself, for a person: Says is one sentence
// that tells what to do.
type FileError struct {
	Reason Reason
	Path   string
	Says   string
	Err    error // what lies beneath it; nil for nothing
}

// Error returns the sentence.
func (e *FileError) Error() string { return e.Says }

// Unwrap returns the error beneath.
func (e *FileError) Unwrap() error { return e.Err }

// LockError is the second lock at work: a trigger or a constraint of the schema
// has refused what the rules let through. Says is one sentence; errors.As finds
// in it a *model.Refusal of the same words, and the driver's error.
type LockError struct {
	Code    string // the trigger's word, such as "closed"
	Refusal *model.Refusal
	Err     error
}

// Error returns the sentence.
func (e *LockError) Error() string { return e.Refusal.Says }

// Unwrap returns the refusal and the driver's error.
func (e *LockError) Unwrap() []error { return []error{e.Refusal, e.Err} }

// lockCodes are the codes of the schema's triggers.
var lockCodes = map[string]model.Refusal{
	"closed":   {Reason: model.ReadOnly, Says: "a closed meeting said this, and what it said stays as it is; write an addendum instead"},
	"gaps":     {Reason: model.HasGaps, Says: "the meeting cannot close: something on its table has no owner's decision"},
	"not-open": {Reason: model.NotAllowed, Says: "a meeting is planned, then started, then closed; it does not go another way"},
	"ruled":    {Reason: model.NotAllowed, Says: "owners have decided in this meeting, so it is not cancelled; adjourn it, or close it"},
	"begun":    {Reason: model.NotAllowed, Says: "owners have ruled since this meeting began; it can be adjourned or closed, but its start stays"},
	"one-live": {Reason: model.NotAllowed, Says: "another meeting of the cycle is being held; close or adjourn it first"},
	"ruling":   {Reason: model.ReadOnly, Says: "a decision that was given is not changed; decide again, or undo it"},
	"step":     {Reason: model.ReadOnly, Says: "a step is not changed; take another, or undo it"},
	"entry":    {Reason: model.NotAllowed, Says: "what is on a meeting's table stays there until it is ruled or withdrawn"},
	"id":       {Reason: model.NotAllowed, Says: "a thing keeps its number"},
	"journal":  {Reason: model.ReadOnly, Says: "the journal is appended to and never changed"},
	"seal":     {Reason: model.ReadOnly, Says: "a seal is set when a meeting closes, and never changed"},
	"ruler":    {Reason: model.BadOwner, Says: "only who owns a thing, or whom it was escalated to, rules on it"},
	"line":     {Reason: model.NotAllowed, Says: "what happens stands in the journal first, and carries the number of its line"},
	"addendum": {Reason: model.ReadOnly, Says: "the words of an addendum stay; undo it, and it is struck"},
	"word":     {Reason: model.ReadOnly, Says: "kinds and outcomes are the program's; only an upgrade adds to them"},
	"hangs":    {Reason: model.Moved, Says: "something else depends on it by now; undo that first"},
	"over":     {Reason: model.ReadOnly, Says: "a closed cycle stays as it is; begin the next one, or work in another: gavel cycle switch"},
	"value":    {Reason: model.BadValue, Says: "an answer is not of the kind that its field takes; nothing was changed"},
}

// codeOf returns the driver's extended result code in an error; 0 for none.
func codeOf(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code()
	}
	return 0
}

// primary returns the result code without its extension.
func primary(code int) int { return code & 0xff }

// locked makes a *LockError of a constraint that the schema held; nil where the
// error is something else.
func locked(err error) error {
	var code string
	switch codeOf(err) {
	case lib.SQLITE_CONSTRAINT_TRIGGER:
		_, after, _ := strings.Cut(err.Error(), "gavel:")
		code = strings.TrimRight(after, " ()0123456789")
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		code = "hangs"
	case lib.SQLITE_CONSTRAINT_CHECK, lib.SQLITE_CONSTRAINT_DATATYPE, lib.SQLITE_CONSTRAINT_NOTNULL:
		code = "value"
	}
	refusal, known := lockCodes[code]
	if !known {
		return nil
	}
	return &LockError{Code: code, Refusal: &refusal, Err: err}
}

// explain turns a driver's error into one that says what to do, where there is
// something to do. Refusals and FileErrors pass.
func (s *fileEngine) explain(doing string, err error) error {
	if err == nil {
		return nil
	}
	if e := locked(err); e != nil {
		return e
	}
	if e := fileErrorOf(s.path, err); e != nil {
		return e
	}
	if _, ok := errors.AsType[*model.Refusal](err); ok {
		return err
	}
	if _, ok := errors.AsType[*FileError](err); ok {
		return err
	}
	if notAsSaved(err) {
		return err
	}
	return fmt.Errorf("%s %s: %w", doing, s.path, err)
}

// notAsSaved reports whether an error says that something in the file is not
// what was saved.
func notAsSaved(err error) bool {
	_, chain := errors.AsType[*ChainError](err)
	_, row := errors.AsType[*RowError](err)
	_, seal := errors.AsType[*SealError](err)
	return chain || row || seal
}

// fileErrorOf makes a *FileError of the driver's errors that are about the
// file; nil of any other.
func fileErrorOf(path string, err error) error {
	fileError := func(reason Reason, format string) error {
		return &FileError{Reason: reason, Path: path, Says: fmt.Sprintf(format, path), Err: err}
	}
	busy := "another program keeps writing to %s; nothing was saved, try again in a moment"
	if errors.Is(err, errTimedOut) {
		return fileError(Busy, busy)
	}
	switch primary(codeOf(err)) {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fileError(Busy, busy)
	case lib.SQLITE_FULL:
		return fileError(Full, "there is no space left for %s; nothing was saved: free some space and do it again")
	case lib.SQLITE_IOERR:
		return fileError(Faulty, "the disk failed under %s; see what was saved before you enter it again, and copy the file to another disk")
	case lib.SQLITE_READONLY:
		return fileError(NotWritable, "%s may not be written to; nothing was saved: ask its owner, or work on a copy")
	case lib.SQLITE_CORRUPT:
		return fileError(Damaged, "%s is damaged; leave it as it is, and go back to its last copy with gavel restore --newest, or read out what can be read with gavel salvage NEW")
	case lib.SQLITE_NOTADB:
		return fileError(Foreign, "%s is not a gavel file; name another one")
	case lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fileError(Unreachable, "%s cannot be opened; see that its folder is there and that you may write to it")
	}
	return nil
}
