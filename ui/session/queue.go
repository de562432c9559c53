package session

import (
	"context"
	"errors"
	"reflect"
	"strings"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
	"gavel/ui/component"
)

// This file is the queue of what is to be saved. Jobs run one after the other, so
// that what two quick keys ask for is saved in the order in which they were pressed,
// each once. What the file would not take stays at the head of the queue and is tried
// again under the same name, so that it is done once whatever became of the first try.

// enqueue puts a job at the end of the queue.
func (s *Session) enqueue(j Job) (steps []Step) {
	if s.trouble != nil {
		j, steps = s.postpone(j)
	}
	s.queue = append(s.queue, j)
	return steps
}

// enqueueOnce enqueues an action. Where one act is made of two, the same one, asked for at the
// same place, is left out while it is not saved.
func (s *Session) enqueueOnce(j Job) []Step {
	for _, w := range s.Waiting() {
		if !s.MergeRepeats || w.Place != "" || w.From != j.From || w.Name != j.Name || !reflect.DeepEqual(w.Save.Command, j.Save.Command) {
			continue
		}
		if j.Quiet {
			return nil
		}
		return []Step{Said{j.Name + " is being saved already", Muted}}
	}
	return s.enqueue(j)
}

// nextSave returns the work of the job at the head of the queue, unless one is under way,
// or the head waits for the file to take changes again. A line is read now that all
// before it is saved.
func (s *Session) nextSave() (Work, bool) {
	if s.saving || (s.trouble != nil && !s.retry) {
		return Work{}, false
	}
	s.retry = false
	if len(s.queue) == 0 {
		return Work{}, false
	}
	j, file := s.queue[0], s.Store
	s.queue = s.queue[1:]
	if j.line.unread {
		var err error
		if j, err = s.read(j); err != nil {
			s.saving, s.current = true, j
			return work(func(context.Context) Report { return jobDone{job: j, err: err} }), true
		}
	}
	j.draft = s.draftOf(j)
	s.saving, s.current = true, j
	how := []storage.Saving{storage.Once(j.uid)}
	if j.draft.UID != "" {
		how = append(how, storage.DropDrafts(j.draft.UID))
	}
	return work(func(ctx context.Context) Report {
		r, err := j.run(ctx, file, how...)
		return jobDone{job: j, result: r, err: err}
	}), true
}

// jobDone reports what became of a job.
type jobDone struct {
	job Job
	result
	err error
}

// apply takes the new record in, or tells whoever asked why not.
func (r jobDone) apply(s *Session) []Step {
	s.saving = false
	s.saves++
	s.Changed = s.Changed || r.err == nil && r.store == nil
	if r.store != nil {
		s.Store, s.seen, s.Sample = r.store, r.seen, r.sample
	}
	if r.err != nil && s.isRetryable(r) {
		return s.postponeAll(r)
	}
	steps := s.clearTrouble()
	if r.err != nil {
		return append(steps, s.refused(r))
	}
	s.forgetDraft(r.job)
	s.adoptOwnVersion(r)
	was, _ := s.Record.Cycle()
	s.Record = r.record
	steps = append(steps, s.adoptCycle(was)...)
	s.undone.saved(r.job, r.done)
	s.keepCopy(r.job)
	if !r.job.Quiet {
		if capture.Captures(r.job.Save.Command) {
			s.Last = r.done.About
		}
		s.closeAsker(r.job)
	}
	s.Refresh()
	if !r.job.Quiet {
		s.closeDone()
	}
	return append(steps, Saved{Job: r.job, Done: r.done, Then: s.after(r.job)})
}

// after returns what comes after a job that is saved. Of one that had to wait only what
// opens nothing: its person has gone on since, and the next key would go into it.
func (s *Session) after(j Job) component.Effect {
	if !j.Held {
		return j.Save.Then
	}
	return s.silent(j.Save.Then)
}

func (s *Session) silent(ask component.Effect) component.Effect {
	switch ask := ask.(type) {
	case component.Do, component.Say:
		return ask
	case component.Show:
		if !s.needsConfirmation(ask) {
			return ask
		}
	case component.Both:
		return component.Both{First: s.silent(ask.First), Second: s.silent(ask.Second)}
	}
	return nil
}

// closeAsker closes the dialog whose change was made.
func (s *Session) closeAsker(j Job) {
	if j.From == nil || j.form.key != "" { // what was held has let go of its form
		return
	}
	if f, ok := j.From.(interface{ Done(component.Context) }); ok {
		f.Done(s.Context())
	}
	if !j.Save.Stay && s.Dialog() == j.From {
		s.closeDialog()
	}
}

// adoptOwnVersion brings the version that a person saw up to date in what waits behind their
// own change of the same thing: nobody else has changed it, or it would be older by
// more than one.
func (s *Session) adoptOwnVersion(r jobDone) {
	about := r.done.About
	was, is := s.Record.Version(about), r.record.Version(about)
	if is != was+1 {
		return
	}
	for i := range s.queue {
		ask := s.queue[i].Save
		switch c := ask.Command.(type) {
		case model.GiveRuling:
			if c.About == about && c.Seen == was {
				c.Seen = is
				ask.Command = c
				s.queue[i] = s.withCommand(s.queue[i], ask)
			}
		case model.Amend:
			if c.About == about && c.Seen == was {
				c.Seen = is
				ask.Command = c
				s.queue[i] = s.withCommand(s.queue[i], ask)
			}
		}
	}
}

// withCommand returns a job with another command in place of its own.
func (s *Session) withCommand(j Job, ask component.Do) Job {
	made := s.command(ask)
	j.Name, j.Save, j.run = made.Name, made.Save, made.run
	return j
}

// refused tells whoever asked. Where the dialog that asked is still on top, it shows why;
// else what was typed for it is offered when it is opened again.
func (s *Session) refused(r jobDone) Step {
	refusal, _ := errors.AsType[*model.Refusal](r.err)
	step := Refused{Job: r.job, Says: ErrorText(r.err), Refusal: refusal}
	if line, ok := errors.AsType[notRead](r.err); ok {
		step.Says = line.Error()
	} else if refusal != nil {
		step.Says = refusal.Error()
	}
	if refusal != nil && r.job.From != nil && r.job.From == s.Dialog() && !r.job.Held {
		r.job.From.Refused(s.Context(), refusal)
		step.DialogTold = true
		return step
	}
	if r.job.form.key != "" {
		s.Typed.Recover(r.job.form.key, r.job.form.texts)
		step.Form = true
	}
	for i, behind := range s.queue {
		if r.job.Place != "" && behind.Place == r.job.Place {
			s.queue[i].line.refused = true
		}
	}
	return step
}

// isRetryable reports whether an action that failed waits for better times. What the
// rules refuse does not, nor what a file that was opened for reading refuses:
// trying again would change nothing.
func (s *Session) isRetryable(r jobDone) bool {
	_, unread := errors.AsType[notRead](r.err)
	return r.job.Name != "" && !unread && !errors.Is(r.err, ErrNoFile) && IsRetryable(s.Store, r.err)
}

// postponeAll keeps an action that the file did not take, and all behind it, and lets their
// person go on.
func (s *Session) postponeAll(r jobDone) []Step {
	steps := []Step{s.noteTrouble(r.err)}
	s.queue = append([]Job{r.job}, s.queue...)
	for i, j := range s.queue {
		held, says := s.postpone(j)
		s.queue[i] = held
		steps = append(steps, says...)
	}
	return steps
}

// postpone lets go of the dialog that asked for an action which has to wait: its person goes
// on, and sees it in the list. What was typed for it goes with it.
func (s *Session) postpone(j Job) (Job, []Step) {
	if j.Held {
		return j, nil
	}
	j.Held = true
	if form, ok := j.From.(interface{ Key() string }); ok {
		j.form = formText{key: form.Key(), texts: s.Typed.Of(form.Key())}
		s.Typed.Forget(form.Key())
		s.Drafts.move(placeForm+form.Key(), j.place())
	}
	if j.From != nil && s.Dialog() == j.From {
		s.closeDialog()
	}
	return j, []Step{Held{j}}
}

// noteTrouble notes why the file takes no changes.
func (s *Session) noteTrouble(err error) Step {
	again := s.trouble != nil
	s.trouble = err
	return Trouble{Err: err, Again: again}
}

// clearTrouble notes that the file takes changes again.
func (s *Session) clearTrouble() []Step {
	if s.trouble == nil {
		return nil
	}
	s.trouble = nil
	s.closeDone()
	return []Step{Relieved{}}
}

// GiveUp forgets what is not saved: it was written elsewhere.
func (s *Session) GiveUp() { s.queue, s.trouble = nil, nil }

// notRead is why a line asks for nothing.
type notRead string

// Error is the sentence.
func (e notRead) Error() string { return string(e) }

// Capture saves what a line has said, which was read already. The line is the presenter's
// own, at a place under which the file keeps its text.
func (s *Session) Capture(place, text, note string, command model.Command) []Step {
	j := s.command(component.Do{Command: command})
	j.Place, j.Text, j.Note = place, text, note
	return s.enqueue(j)
}

// Send saves what a line says. While something is being saved it waits, and is read once
// that is there: it may be about it. The error says why the line asks for nothing.
func (s *Session) Send(place, text string, selected model.Ref) ([]Step, error) {
	j := Job{Name: strings.TrimSpace(text), uid: storage.NewUID()}
	j.line = lineAbout{selected: selected, unread: s.saving && s.trouble == nil}
	if !j.line.unread {
		command, err := s.readLine(text, s.captureContext(selected))
		if err != nil {
			return nil, err
		}
		about := j.line
		j = s.command(component.Do{Command: command})
		j.line = about
	}
	j.From, j.Place, j.Text = nil, place, text
	s.Drafts.move(place, j.place())
	return s.enqueue(j), nil
}

// SelectFor says what is selected now, for what a line has sent and was not read yet, as
// if it had been typed after what was saved just now.
func (s *Session) SelectFor(place string, selected model.Ref) {
	for i, j := range s.queue {
		if j.line.unread && j.Place == place {
			s.queue[i].line.selected = selected
		}
	}
}

// captureContext returns what a captured line is read against.
func (s *Session) captureContext(selected model.Ref) capture.Context {
	lineContext := s.Context().LineContext(selected)
	lineContext.Last = s.Last
	return lineContext
}

// readLine returns the command that a line asks for.
func (s *Session) readLine(text string, lineContext capture.Context) (model.Command, error) {
	reading := capture.Read(text, lineContext)
	switch {
	case reading.Err() != nil:
		return nil, notRead(reading.Err().Error())
	case reading.Command == nil:
		return nil, notRead(reading.Says)
	}
	return reading.Command, nil
}

// read reads a line whose turn has come. One that meant what the line before it
// would have made asks its person, where that was not done.
func (s *Session) read(j Job) (Job, error) {
	command, err := s.readLine(j.Text, s.captureContext(j.line.selected))
	if err != nil {
		return j, err
	}
	if j.line.refused && !capture.Captures(command) {
		lineContext := s.Context().LineContext(model.Ref{})
		if alone, _ := s.readLine(j.Text, lineContext); !reflect.DeepEqual(alone, command) {
			return j, notRead("the line before it was not done; say which one it is about")
		}
	}
	from := j.From
	j = s.withCommand(j, component.Do{Command: command})
	j.From, j.line.unread = from, false
	return j, nil
}
