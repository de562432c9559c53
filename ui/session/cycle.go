package session

import (
	"context"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
)

// switchCycle returns the job that has this window show another cycle of its file, and change
// that one from then on. It waits its turn: what was said before is saved where it was said.
func (s *Session) switchCycle(to component.SwitchCycle) Job {
	at := s.Now // the job runs beside the session
	save := component.Do{Stay: true}
	if !to.Then.IsZero() {
		save.Then = component.Look{About: to.Then}
	}
	return Job{Name: "go to another cycle", Save: save, uid: storage.NewUID(), run: func(ctx context.Context, file Store, _ ...storage.Saving) (r result, err error) {
		if file == nil {
			return r, ErrNoFile
		}
		if err := file.WorkIn(ctx, to.Cycle); err != nil {
			return r, err
		}
		if r.record, err = file.Record(ctx); err != nil {
			return r, err
		}
		now, _ := r.record.Cycle()
		r.done = model.Done{About: now.Ref(), Says: "you work in the cycle " + r.record.SayCycle(now, r.record.Today(at))}
		return r, nil
	}}
}

// adoptCycle takes in that the record is of another cycle than before: what is open is about
// things that are not there, and the screen opens where gavel would.
func (s *Session) adoptCycle(was model.Cycle) []Step {
	is, ok := s.Record.Cycle()
	if !ok || was.ID == 0 || is.ID == was.ID {
		return nil
	}
	s.CloseAll()
	s.meeting = 0
	s.rememberCycle(is.ID)
	if first := (component.Show{Screen: FirstScreen(s.Record)}); !s.needsConfirmation(first) {
		return s.show(first)
	}
	return nil
}

// Window returns the name under which a file keeps in which cycle a person's windows work. That
// of their shell is another one.
func Window(user string) string { return "window " + user }

// rememberCycle has the file keep in which cycle the window works, for when it is opened again.
// Where that cannot be kept the window opens where the shell works.
func (s *Session) rememberCycle(cycle model.ID) {
	file, user := s.Store, s.Options.User
	if file == nil || s.Options.Follow {
		return
	}
	s.works = append(s.works, work(func(ctx context.Context) Report {
		_ = file.ChooseCycle(ctx, Window(user), cycle)
		return nothingRead{}
	}))
}

// Chosen is the part of storage that says in which cycle somebody works.
type Chosen interface {
	ChosenCycle(ctx context.Context, instance string) (model.ID, error)
	Cycles(ctx context.Context) ([]storage.CycleSummary, error)
}

// CycleOfWindow returns the cycle in which a person's windows worked last; 0 where they chose
// none, or where it is closed by now.
func CycleOfWindow(ctx context.Context, file Chosen, user string) (model.ID, error) {
	chosen, err := file.ChosenCycle(ctx, Window(user))
	if err != nil || chosen == 0 {
		return 0, err
	}
	list, err := file.Cycles(ctx)
	for _, c := range list {
		if c.ID == chosen && c.State != model.Open {
			return 0, err
		}
	}
	return chosen, err
}
