package model

import (
	"slices"
	"testing"
)

func TestOnlyPeopleBelongToNoCycle(t *testing.T) {
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
	if !slices.Equal(none, []string{"person"}) {
		t.Errorf("of no cycle are %q", none)
	}
}

func TestTheRegistrySaysWhichKindsBelongToNoCycle(t *testing.T) {
	for _, kind := range Kinds() {
		want := InOneCycle
		if kind == KindPerson {
			want = InNoCycle
		}
		if got := kind.Info().Scope; got != want {
			t.Errorf("%s has the scope %d, want %d", kind, got, want)
		}
	}
}
