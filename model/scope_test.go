package model

import (
	"slices"
	"testing"
)

func TestOnlyPlaybooksAndPeopleBelongToNoCycle(t *testing.T) {
	var none []string
	for _, table := range new(Record).Tables() {
		switch table.Scope() {
		case InNoCycle:
			none = append(none, table.Name)
		case TheCycleRow:
			if table.Name != "cycle" {
				t.Errorf("%s is taken for the cycle itself", table.Name)
			}
		}
	}
	if !slices.Equal(none, []string{"playbook", "person"}) {
		t.Errorf("of no cycle are %q", none)
	}
}

func TestTheRegistrySaysWhichKindsBelongToNoCycle(t *testing.T) {
	for _, kind := range Kinds() {
		want := InOneCycle
		switch kind {
		case KindPerson:
			want = InNoCycle
		case KindCycle:
			want = TheCycleRow
		}
		if got := kind.Info().Scope; got != want {
			t.Errorf("%s has the scope %d, want %d", kind, got, want)
		}
	}
}

func TestANewCycleBeginsWithThePeopleAndGoesOnCounting(t *testing.T) {
	r := liveReview(t)
	r.raise(KindItem, r.meeting.Ref(), "Dark mode")
	earlier := r.Record
	r.Record = r.WithoutCycle()
	r.do(NewCycle{CycleName: "The next one"})
	if _, ok := r.PersonNamed("Ana Ruiz"); !ok {
		t.Error("the people are gone")
	}
	if r.Meetings.Len() != 0 || r.Items.Len() != 0 {
		t.Error("something of the earlier cycle is left")
	}
	if next := r.plan(monday); next.ID <= r.meeting.ID {
		t.Errorf("the next meeting is %s, and %s was given out", next.Ref(), r.meeting.Ref())
	}
	if earlier.Items.Len() == 0 {
		t.Error("the record of the earlier cycle was emptied")
	}
}
