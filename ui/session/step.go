package session

import (
	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
)

// Step is one thing that has come about, or that the presenter has to do: the answer to
// an effect and to a report.
type Step interface{ step() }

type (
	// Said is a sentence for the person.
	Said struct {
		Text string
		Tone Tone
	}

	// Opened says that a dialog was put over what is shown.
	Opened struct{ Dialog component.Dialog }

	// Shown says that another screen is shown.
	Shown struct{ From, To component.Screen }

	// Saved says that a job is in the record. Its Then is for the presenter to ask for.
	Saved struct {
		Job  Job
		Done model.Done
		Then component.Effect
	}

	// Refused says that a job was not done, and why. Refusal is nil where the rules are not
	// the reason. Told says that the dialog that asked is open and has been told, Form that
	// what was typed into it is offered when it is opened again.
	Refused struct {
		Job        Job
		Says       string
		Refusal    *model.Refusal
		DialogTold bool
		Form       bool
	}

	// Held says that a job could not be saved and waits for the file to take it.
	Held struct{ Job Job }

	// Trouble says why the file takes no changes; Again that this was known.
	Trouble struct {
		Err   error
		Again bool
	}

	// Relieved says that the file takes changes again.
	Relieved struct{}

	// News tells what other windows have changed since the last look.
	News struct{ Entries []storage.JournalEntry }

	// Doubted says that the file is not what was saved; Session.Doubt says why.
	Doubted struct{}

	// Recovered tells what was being typed in windows that have ended: texts of lines by
	// place, and whether there were forms, which offer it when they are opened again.
	Recovered struct {
		Lines []storage.Draft
		Forms bool
		left  []storage.Draft
	}

	// DraftsKept says that what is typed is in the file.
	DraftsKept struct{}

	// Written says where the actions that are not saved were written, or why nowhere.
	// Leave says that their person wants to go.
	Written struct {
		Path  string
		Err   error
		Count int
		Leave bool
	}

	// Outside is an effect that reaches beyond the session: only the presenter can do it.
	Outside struct{ Effect component.Effect }
)

// Tone says how a sentence is meant.
type Tone int

// The tones.
const (
	Plain   Tone = iota
	Muted        // said quietly
	Problem      // something is wrong
	NotDone      // what was asked for was not done
)

func (Said) step()       {}
func (Opened) step()     {}
func (Shown) step()      {}
func (Saved) step()      {}
func (Refused) step()    {}
func (Held) step()       {}
func (Trouble) step()    {}
func (Relieved) step()   {}
func (News) step()       {}
func (Doubted) step()    {}
func (Recovered) step()  {}
func (DraftsKept) step() {}
func (Written) step()    {}
func (Outside) step()    {}
