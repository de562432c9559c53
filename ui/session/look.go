package session

import (
	"context"
	"errors"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// look shows a thing. One of another cycle is read from the file, beside what is shown.
func (s *Session) look(about model.Ref) []Step {
	c := s.Context()
	meeting, _ := s.Record.Meetings.Get(about.ID)
	switch {
	case !s.Record.Exists(about):
		return s.Do(component.Open{Dialog: dialog.NewElsewhere(c, about)})
	case about.Kind != model.KindMeeting:
		return s.Do(component.Show{Screen: component.Registers, Kind: about.Kind, About: about})
	case meeting.IsOver():
		return s.Do(dialog.OpenMinutes(c, meeting))
	case meeting.Status == model.Planned:
		s.Prepare.ShowPlan(s.Record, about)
		return s.Do(component.Show{Screen: component.Prepare})
	}
	return s.Do(component.Show{Screen: component.Review})
}

// elsewhereWork returns the work that reads things of other cycles.
func (s *Session) elsewhereWork() (works []Work) {
	file, record, today := s.Store, s.Record, s.Record.Today(s.Now)
	if file == nil {
		return nil
	}
	for _, about := range s.Elsewhere.NextThings() {
		works = append(works, work(func(ctx context.Context) Report {
			cycle, err := file.CycleOf(ctx, about)
			if _, refused := errors.AsType[*model.Refusal](err); err != nil && !refused {
				return nothingRead{}
			}
			return cycleRead{record.Head(), about, cycle}
		}))
	}
	if looked, ok := s.Elsewhere.NextRequest(); ok {
		works = append(works, work(func(ctx context.Context) Report {
			return thingRead{record.Head(), looked, find(ctx, file, record, looked, today)}
		}))
	}
	return works
}

// find reads a thing as it stands in its cycle, or says why it cannot be shown.
func find(ctx context.Context, file Store, here *model.Record, l component.Looked, today model.Date) component.Found {
	there, err := recordWith(ctx, file, l)
	if refusal, refused := errors.AsType[*model.Refusal](err); refused {
		if refusal.Reason == model.NotFound {
			return component.Found{Says: here.SayNowhere(l.About)}
		}
		return component.Found{Says: refusal.Error()}
	}
	if err != nil {
		return component.Found{Says: ErrorText(err)}
	}
	return component.Found{Record: there, Events: EventsOf(ctx, file, there, l.About, today)}
}

// recordWith returns the record of the cycle that is asked for where that has the thing, else of
// the thing's own.
func recordWith(ctx context.Context, file Store, l component.Looked) (*model.Record, error) {
	if l.In != 0 {
		if there, err := file.RecordOf(ctx, l.In); err != nil || there.Exists(l.About) {
			return there, err
		}
	}
	cycle, err := file.CycleOf(ctx, l.About)
	if err != nil {
		return nil, err
	}
	return file.RecordOf(ctx, cycle)
}

// nothingRead is a look into the file that failed: it is asked again when its person goes on.
type nothingRead struct{}

func (nothingRead) apply(*Session) []Step { return nil }

// cycleRead says which cycle a thing is of.
type cycleRead struct {
	head  int64
	about model.Ref
	cycle model.ID
}

func (r cycleRead) apply(s *Session) []Step {
	s.Elsewhere.SetCycle(r.head, r.about, r.cycle)
	return nil
}

// thingRead is a thing of another cycle.
type thingRead struct {
	head   int64
	looked component.Looked
	found  component.Found
}

func (r thingRead) apply(s *Session) []Step {
	s.Elsewhere.Set(r.head, r.looked, r.found)
	return nil
}
