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
	if first := (component.Show{Screen: FirstScreen(s.Record)}); !s.needsConfirmation(first) {
		return s.show(first)
	}
	return nil
}
