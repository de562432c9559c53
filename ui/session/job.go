package session

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
)

// Job is one thing to save.
type Job struct {
	Name  string           // of the action, for a person; "" for what is none
	Save  component.Do     // what is to be saved, and what comes after it
	From  component.Dialog // the dialog that asked; nil for a pane and for a line
	Held  bool             // it could not be saved at once: its person has gone on since
	Quiet bool             // it goes with something else: no cursor moves
	Place string           // of the line that said it; "" for none
	Text  string           // what that line said
	Note  string           // said after what it did

	run   func(ctx context.Context, file Store, how ...storage.Saving) (result, error)
	uid   storage.UID   // by which the journal knows the action
	draft storage.Draft // goes with the save; without a UID for none
	form  formText      // what was typed into the form that asked, once the job is held
	line  lineAbout
}

// lineAbout says how a captured line is to be read.
type lineAbout struct {
	unread   bool      // it waits for what is before it, and is read then
	selected model.Ref // what was selected when it was sent, or after the line before it
	refused  bool      // a line before it was not done
}

// formText holds what was typed into a form, with the form's key.
type formText struct {
	key   string
	texts map[model.Field]string
}

// result is the outcome of a job.
type result struct {
	store  Store // set where the job opened another file
	seen   int64 // the newest change in that file, before the job
	sample bool  // that file is a sample
	record *model.Record
	done   model.Done
}

// Closes reports whether the dialog that asked waits for the job: it closes, or something
// comes after it.
func (j Job) Closes() bool { return !j.Save.Stay || j.Save.Then != nil }

// place returns where what was typed for a job is kept while it is not saved.
func (j Job) place() string {
	from := j.Place
	if from == "" {
		from = placeForm + j.form.key
	}
	return fmt.Sprintf("%s%x %s", placeWaits, j.uid, from)
}

// Waiting returns the actions that are not saved yet, the one under way first.
func (s *Session) Waiting() []Job {
	if s.saving {
		return append([]Job{s.current}, s.queue...)
	}
	return s.queue
}

// Saving reports whether something is being saved.
func (s *Session) Saving() bool { return s.saving }

// Trouble returns why the file takes no changes; nil where it does.
func (s *Session) Trouble() error { return s.trouble }

// SavesLine reports whether something that the line at a place said is being saved, or
// is next.
func (s *Session) SavesLine(place string) bool {
	for _, j := range s.Waiting() {
		if place != "" && j.Place == place && !j.Held {
			return true
		}
	}
	return false
}

// Answering returns the action that a dialog waits for; ok is false where it waits for
// none.
func (s *Session) Answering(d component.Dialog) (j Job, ok bool) {
	for _, w := range s.Waiting() {
		if !w.Held && (w.From == d && w.Closes() || w.Quiet) {
			return w, true
		}
	}
	return Job{}, false
}

// BeingSaved says what is being saved; "" where nothing is that a person has asked for by
// itself.
func (s *Session) BeingSaved() string {
	if !s.saving || s.trouble != nil || s.current.Quiet || s.current.Name == "" {
		return ""
	}
	says := "being saved: " + beginning(cmp.Or(strings.TrimSpace(s.current.Text), s.current.Name))
	if n := len(s.queue); n > 0 {
		says += fmt.Sprintf(" (and %d behind it)", n)
	}
	return says
}

// beginning returns as much of a text as tells it from another: a pasted page would lie
// over the screen.
func beginning(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most-3]) + "..."
	}
	return text
}

// unsaved returns what could not be saved yet, for those who draw it.
func (s *Session) unsaved() component.Unsaved {
	if s.trouble == nil {
		return component.Unsaved{}
	}
	u := component.Unsaved{Trouble: ErrorText(s.trouble)}
	for _, j := range s.Waiting() {
		u.Actions = append(u.Actions, j.Name)
	}
	return u
}

// SaveCount returns how many changes this session has saved, or tried to.
func (s *Session) SaveCount() int { return s.saves }
