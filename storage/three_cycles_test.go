package storage_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// Whatever is open at the end of a cycle goes on in the next one or ends, each with a reason,
// once; and what a closed cycle said stays as it was, whatever becomes of it later.
func TestNothingIsLostOrDoubledOverThreeCycles(t *testing.T) {
	turns.Long(t)
	keepShort(t, turns.Of(25, 100, 250))
	rapid.Check(t, func(rt *rapid.T) {
		s := open(t, newFile(t))
		do(t, s, model.NewCycle{CycleName: "Cycle 1", People: people, Series: model.SeriesOff})
		kept := map[model.ID]*model.Record{}
		for n := range model.ID(3) {
			r := workThrough(t, rt, s)
			carried := endCycle(t, rt, s, r)
			kept[n+1] = recordOf(t, s, n+1)
			_, _, err := s.Do(t.Context(), model.AddPerson{PersonName: "Late Comer"})
			mustRefuse(t, err, model.ReadOnly)
			r, _ = do(t, s, model.NewCycle{CycleName: fmt.Sprintf("Cycle %d", n+2), Series: model.SeriesOff})
			sameRecord(t, loaded(t, s), r)
			for _, about := range carried {
				if !r.Exists(about) || !slices.Contains(r.Unfinished(), about) {
					rt.Errorf("%s was carried, and is not open in cycle %d", about, n+2)
				}
				if got, want := r.StepsOf(about), kept[n+1].StepsOf(about); !slices.Equal(got, want) {
					rt.Errorf("%s took the steps %v with it, want %v", about, got, want)
				}
				if cycle, err := s.CycleOf(t.Context(), about); err != nil || cycle != n+2 {
					rt.Errorf("%s is of cycle %d (%v), want %d", about, cycle, err, n+2)
				}
			}
			if got := r.Unfinished(); len(got) != len(carried) {
				rt.Errorf("cycle %d begins with %v, and %v were carried", n+2, got, carried)
			}
			for cycle, was := range kept {
				saysTheSame(t, recordOf(t, s, cycle), was)
			}
		}
		mustVerify(t, s)
	})
}

// saysTheSame compares two records by what the journal keeps of their rows.
func saysTheSame(t *testing.T, now, was *model.Record) {
	t.Helper()
	for _, change := range now.Changes(was) {
		if before, after := marshal(t, change.Before), marshal(t, change.After); !bytes.Equal(before, after) {
			t.Errorf("%s %d is %s, and was %s when its cycle was closed", change.Table, change.ID, after, before)
		}
	}
}

// workThrough raises some things in a cycle, and has some of what is open go on.
func workThrough(t *testing.T, rt *rapid.T, s *storage.Store) *model.Record {
	t.Helper()
	r, done := do(t, s, model.PlanMeeting{Facilitator: people[0], Agenda: []model.Values{owned("First", ana)}})
	item := r.Agenda(done.About.ID)[0].Ref()
	kinds := []model.Kind{model.KindDecision, model.KindBlocker, model.KindAction, model.KindRisk, model.KindAssumption, model.KindDependency, model.KindMetric,
		model.KindRequest, model.KindRelease, model.KindJourney}
	for i := range rapid.IntRange(1, 5).Draw(rt, "things") {
		kind := rapid.SampledFrom(kinds).Draw(rt, "kind")
		about := raise(t, s, kind, item, owned(fmt.Sprintf("%s of %s no. %d", kind, done.About, i), ana))
		if rapid.Bool().Draw(rt, "moved") && kind.Takes(model.FieldDue) && kind != model.KindDecision {
			_, _, _ = s.Do(t.Context(), model.Amend{About: about, With: model.Values{model.FieldDue: model.On("2026-05-04")}})
		}
	}
	for _, about := range loaded(t, s).Unfinished() { // also of what was carried over
		if rapid.IntRange(0, 2).Draw(rt, "goes on") == 0 {
			_, _, _ = s.Do(t.Context(), model.Amend{About: about, With: model.Values{model.FieldOwner: model.Who(bo)}})
		}
	}
	return loaded(t, s)
}

// endCycle carries or drops what is open, closes the cycle, and returns what was carried.
func endCycle(t *testing.T, rt *rapid.T, s *storage.Store, r *model.Record) (carried []model.Ref) {
	t.Helper()
	end := model.CloseCycle{CancelPlanned: true, NoLesson: "it was all known before"}
	for _, about := range r.Unfinished() {
		_, _, err := s.Do(t.Context(), end)
		mustRefuse(t, err, model.NotAllowed)
		_, _, err = s.Do(t.Context(), model.CarryOn{About: []model.Ref{about}})
		mustRefuse(t, err, model.MissingAnswer)
		if rapid.Bool().Draw(rt, "dropped") {
			if _, _, err := s.Do(t.Context(), model.DropAtClose{About: []model.Ref{about}, Why: "nobody asks for it any more"}); err == nil {
				continue
			}
		}
		do(t, s, model.CarryOn{About: []model.Ref{about}, Why: "it is still wanted"})
		carried = append(carried, about)
	}
	do(t, s, end)
	return carried
}
