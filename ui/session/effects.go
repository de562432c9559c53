package session

import (
	"context"
	"fmt"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// Do carries out what a component asks for, as far as the session can, and answers with what
// came about and what is left to do. What is to be saved is queued, and handed out by
// Ready.
func (s *Session) Do(effect component.Effect) []Step {
	switch effect := effect.(type) {
	case nil:
		return nil
	case component.Do:
		return s.enqueueOnce(s.command(effect))
	case component.Both:
		return s.both(effect.First, effect.Second)
	case component.Open:
		s.Dialogs = append(s.Dialogs, effect.Dialog)
		return []Step{Opened{effect.Dialog}}
	case component.Close:
		s.closeDialog()
	case component.OpenRuling:
		return s.Do(component.Open{Dialog: dialog.NewRuling(effect.About)})
	case component.Edit:
		return s.Do(component.Open{Dialog: dialog.EditForm(s.Context(), effect.About, effect.Field)})
	case component.Add:
		return s.Do(component.Open{Dialog: dialog.AddForm(s.Context(), effect.Kind, effect.On)})
	case component.Show:
		if s.needsConfirmation(effect) {
			return s.Do(component.Open{Dialog: dialog.NewPrivate(s.Context())})
		}
		return s.show(effect)
	case component.SwitchCycle:
		return s.enqueueOnce(s.switchCycle(effect))
	case component.Look:
		return s.look(effect.About)
	case component.Undo:
		if m, starts := s.undoesStart(); starts && !effect.Asked {
			return s.Do(component.Open{Dialog: dialog.NewUnstart(m)})
		}
		return s.enqueueOnce(s.undo())
	case component.Redo:
		return s.enqueueOnce(s.redo())
	default:
		return s.doFiles(effect)
	}
	return nil
}

// doFiles carries out what is about files; the rest is the presenter's.
func (s *Session) doFiles(effect component.Effect) []Step {
	switch effect := effect.(type) {
	case component.Save:
		s.works = append(s.works, work(func(context.Context) Report {
			says, err := SaveFile(effect)
			return fileSaved{says, err}
		}))
	case component.Read:
		s.works = append(s.works, work(func(context.Context) Report {
			text, err := ReadFile(effect.Path)
			return fileRead{text, err, effect.Got}
		}))
	case component.Sample:
		return s.openSample()
	case component.Retry:
		s.Retry()
	case component.WriteUnsaved:
		return s.writeUnsaved(false)
	case component.LeaveUnsaved:
		return s.writeUnsaved(true)
	case component.MoveToNewFile:
		s.moveToNewFile()
	default:
		return []Step{Outside{effect}}
	}
	return nil
}

// needsConfirmation reports whether a screen would bring what is private upon a shared one.
func (s *Session) needsConfirmation(effect component.Show) bool {
	return effect.Screen.Private() && !effect.Asked && s.Shown != component.Welcome && !s.Shown.Private()
}

// both does one thing and then another, which is not done where the first is
// refused: of a change that is known once it is saved.
func (s *Session) both(first, second component.Effect) []Step {
	switch first := first.(type) {
	case component.Do:
		first.Then = after(first.Then, second)
		return s.Do(first)
	case component.Undo:
		return s.enqueueOnce(then(s.undo(), second))
	case component.Redo:
		return s.enqueueOnce(then(s.redo(), second))
	case component.Both:
		return s.both(first.First, after(first.Second, second))
	}
	steps := s.Do(first)
	return append(steps, s.Do(second)...)
}

func after(first, second component.Effect) component.Effect {
	if first == nil {
		return second
	}
	return component.Both{First: first, Second: second}
}

func then(j Job, second component.Effect) Job {
	j.Save.Then = second
	return j
}

// command returns the job of a command. The first one makes the file.
func (s *Session) command(effect component.Do) Job {
	create := s.Options.Create
	return Job{
		Name: DescribeCommand(effect.Command), Save: effect, From: s.Dialog(), uid: storage.NewUID(),
		run: func(ctx context.Context, file Store, how ...storage.Saving) (r result, err error) {
			if file == nil {
				if file, err = create(); err != nil {
					return r, err
				}
				r.store = file
				if _, r.seen, err = file.News(ctx, -1); err != nil { // before the change: nothing falls between
					return r, err
				}
			}
			r.record, r.done, err = file.Do(ctx, effect.Command, how...)
			return r, err
		},
	}
}

// The names of the jobs that take a change back, and make it again.
const (
	undoName = "undo"
	redoName = "redo"
)

func (s *Session) undo() Job { return s.undoOrRedo(undoName, Store.Undo) }
func (s *Session) redo() Job { return s.undoOrRedo(redoName, Store.Redo) }

func (s *Session) undoOrRedo(name string, do func(Store, context.Context, ...storage.Saving) (*model.Record, model.Done, error)) Job {
	return Job{Name: name, From: s.Dialog(), uid: storage.NewUID(), run: func(ctx context.Context, file Store, how ...storage.Saving) (r result, err error) {
		if file == nil {
			return r, ErrNoFile
		}
		r.record, r.done, err = do(file, ctx, how...)
		return r, err
	}}
}

// openSample opens the sample in the place of what is shown, unless something waits to be
// saved: that is meant for its own file, and would be thrown away with the sample.
func (s *Session) openSample() []Step {
	if waiting := s.Waiting(); len(waiting) > 0 {
		return []Step{Said{fmt.Sprintf("the sample is not opened while something is not saved: %s", waiting[0].Name), NotDone}}
	}
	open, says := s.Options.OpenSample, s.Options.SampleSays
	return s.enqueue(Job{
		Save: component.Do{Then: component.Show{Screen: component.Review}},
		run: func(ctx context.Context, _ Store, _ ...storage.Saving) (r result, err error) {
			if r.store, err = open(); err != nil {
				return r, err
			}
			r.sample, r.done = true, model.Done{Says: says}
			r.record, r.seen, err = Read(ctx, Options{Store: r.store})
			return r, err
		},
	})
}
