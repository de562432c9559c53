package model

import (
	"slices"
	"strings"
	"testing"

	"gavel/model/playbook"
)

func TestTheWorkingDaysOfAPlaybookHoldUntilTheCycleSaysOtherwise(t *testing.T) {
	r := liveReview(t)
	r.do(UsePlaybook{Text: strings.Replace(playbook.Text(), `workdays = ["mon", "tue", "wed", "thu", "fri"]`, `workdays = ["mon", "tue", "wed", "thu"]`, 1)})
	friday := Date("2026-11-27")
	if r.Calendar().IsWorkday(friday) {
		t.Error("Friday is a working day")
	}
	r.do(SetCycle{with(FieldWorkdays, "mon-fri")})
	if !r.Calendar().IsWorkday(friday) {
		t.Error("Friday is no working day")
	}
}

func TestTheKickoffOffersTheFilterAndThePromiseOfThePlaybook(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldObjective, "Guests pay in four steps")})
	at := gateMoment{Record: r.Record, today: r.Today(r.now)}
	faults := at.cycleFramed().Faults
	want := `set cycle filter:"` + playbook.Ours().Cycle.Filter + `"`
	if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Act.Line == want }) {
		t.Errorf("none of %+v offers %s", faults, want)
	}
}
