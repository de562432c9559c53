package session_test

import (
	"context"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gavel/keymap"
	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/demo/demotest"
	"gavel/ui/dialog"
	"gavel/ui/session"
	"gavel/ui/theme"
)

// noon is the time of all these tests: a Monday.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// failing is a store on a disk that is full for some tries.
type failing struct {
	*storage.Store
	fails int
}

func (f *failing) Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error) {
	if f.fails > 0 {
		f.fails--
		return nil, model.Done{}, &storage.FileError{Reason: storage.Full, Says: "there is no space left for it; free some space"}
	}
	return f.Store.Do(ctx, c, how...)
}

// over opens a session over the sample.
func over(t testing.TB) (*session.Session, *failing) {
	t.Helper()
	file := &failing{Store: demotest.Open(t, noon)}
	record, seen, err := session.Read(t.Context(), session.Options{Store: file})
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(session.Options{Store: file, User: "Ana Ruiz", Zone: "UTC", Now: func() time.Time { return noon }}, record, seen)
	s.Theme, s.Keys = theme.New(theme.Mono, true), keymap.Default()
	s.Refresh()
	return s, file
}

// work does what there is to do, and has each report seen.
func work(s *session.Session, taken func([]session.Step)) {
	for works := s.Ready(); len(works) > 0; works = s.Ready() {
		for _, w := range works {
			taken(s.Take(w.Run(context.Background())))
		}
	}
}

// No dialog is opened by a report: it would take the next key as an answer. What comes
// after a change that had to wait is done only where it opens nothing.
func TestNoReportOpensADialog(t *testing.T) {
	asks := []component.Effect{
		component.OpenRuling{About: model.Ref{Kind: model.KindDecision, ID: 10}},
		component.Do{Command: model.GiveRuling{About: model.Ref{Kind: model.KindBlocker, ID: 5}, Outcome: model.Carried}},
		component.Do{Command: model.AddPerson{PersonName: "Lea Novak"}, Then: component.Open{Dialog: dialog.NewUnsaved(false)}},
		component.Do{Command: model.AddPerson{PersonName: "Ivo Maric"}, Then: component.Both{First: component.Show{Screen: component.Prepare}, Second: component.OpenRuling{}}},
		component.Both{First: component.Undo{}, Second: component.Open{Dialog: dialog.NewUnsaved(false)}},
		component.Close{}, component.Retry{},
	}
	rapid.Check(t, func(r *rapid.T) {
		s, file := over(t)
		seen := func(steps []session.Step) {
			for _, step := range steps {
				saved, ok := step.(session.Saved)
				if !ok || !saved.Job.Held || saved.Then == nil {
					continue
				}
				before := len(s.Dialogs)
				if s.Do(saved.Then); len(s.Dialogs) > before {
					r.Fatalf("what came after %q, which had to wait, opened a dialog", saved.Job.Name)
				}
			}
		}
		for range rapid.IntRange(1, 5).Draw(r, "asks") {
			file.fails = rapid.IntRange(0, 2).Draw(r, "fails")
			s.Do(rapid.SampledFrom(asks).Draw(r, "ask"))
			before := len(s.Dialogs)
			work(s, func(steps []session.Step) {
				if len(s.Dialogs) > before {
					r.Fatal("a report opened a dialog")
				}
				seen(steps)
				before = len(s.Dialogs)
			})
			s.Retry()
			work(s, seen)
		}
	})
}

// Of two things the second is not done where the first is refused.
func TestTheSecondOfTwoWaitsForTheFirst(t *testing.T) {
	s, _ := over(t)
	second := component.Show{Screen: component.Room}
	refused := component.Do{Command: model.GiveRuling{About: model.Ref{Kind: model.KindDecision, ID: 99}, Outcome: model.Approved}}
	follows := func(first component.Effect) (then component.Effect) {
		s.Do(component.Both{First: first, Second: second})
		work(s, func(steps []session.Step) {
			for _, step := range steps {
				if saved, ok := step.(session.Saved); ok {
					then = saved.Then
				}
			}
		})
		return then
	}
	if then := follows(refused); then != nil || s.Shown == component.Room {
		t.Errorf("after a refusal comes %v", then)
	}
	if then := follows(component.Do{Command: model.AddPerson{PersonName: "Lea Novak"}}); then != second {
		t.Errorf("after the change comes %v", then)
	}
}
