package model_test

import (
	"slices"
	"testing"
	"time"

	"gavel/model"
)

// A list says of each thing what the digest says: what is past its day is late, and what
// came to its end asks for nothing more.
func TestAListSaysWhatIsLateAndWhatIsOver(t *testing.T) {
	at := func(day int) model.Instant { return model.At(time.Date(2026, 11, day, 10, 0, 0, 0, time.UTC)) }
	record := &model.Record{}
	do := func(c model.Command, now model.Instant) model.Ref {
		next, done, err := model.Do(record, c, now)
		if err != nil {
			t.Fatal(err)
		}
		record = next
		return done.About
	}
	do(model.NewCycle{CycleName: "Checkout", Zone: "UTC", People: []string{"Ana Ruiz"}}, at(23))
	needs := func(words string) model.Ref {
		return do(model.Raise{Kind: model.KindDependency, With: model.Values{model.FieldWords: model.Words(words), model.FieldDue: model.On("2026-11-24")}}, at(23))
	}
	late, met := needs("Refund events"), needs("Scans")
	do(model.GiveRuling{About: met, Outcome: model.Met, With: model.Values{model.FieldHow: model.Words("they arrive")}}, at(23))
	moment := record.MomentOf(at(26))
	got := record.StandingAt([]model.Ref{late, met}, &moment)
	want := []model.ListedThing{
		{About: late, State: model.Open, Late: true, Says: "2 days late"},
		{About: met, State: model.Met, Ended: true},
	}
	if !slices.Equal(got, want) {
		t.Errorf("they stand as %+v, want %+v", got, want)
	}
}

// The screen lists the registers first, and every other kind whose things stand somehow.
func TestEveryKindThatStandsSomehowHasAList(t *testing.T) {
	list := model.ListedKinds()
	if list[0] != model.KindRisk || !slices.Contains(list, model.KindDecision) || slices.Contains(list, model.KindPerson) {
		t.Errorf("listed are %v", list)
	}
}
