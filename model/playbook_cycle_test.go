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

// keptNone makes the cycle one that began before cycles kept their playbook.
func (r *fixture) keptNone() {
	c, _ := r.Cycle()
	c.Playbook = 0
	r.Cycles.put(c)
}

func TestACycleKeepsThePlaybookThatItBeganWith(t *testing.T) {
	r := liveReview(t)
	c, _ := r.Cycle()
	if kept, ok := r.Playbooks.Get(c.Playbook); !ok || kept.Text != playbook.Text() {
		t.Errorf("it keeps %t %q", ok, kept.Name)
	}
}

func TestACycleThatKeptNoPlaybookWorksByTheFirst(t *testing.T) {
	r := liveReview(t)
	r.keptNone()
	if r.PlaybookText() != playbook.FirstText() {
		t.Error("it works by another")
	}
}

func TestTheNextCycleWorksByThePlaybookOfTheOneBefore(t *testing.T) {
	for name, before := range map[string]func(r *fixture) string{
		"that a person took": func(r *fixture) string { r.do(UsePlaybook{smallBook}); return Clean(smallBook, true) },
		"that it kept none":  func(r *fixture) string { r.keptNone(); return playbook.FirstText() },
	} {
		r, first, second := atItsEnd(t)
		want := before(r)
		r.do(DropAtClose{About: []Ref{first, second}, Why: "nobody asks for it"})
		r.do(CloseCycle{CancelPlanned: true, NoLesson: "it was short"})
		r.do(NewCycle{CycleName: "Returns"})
		c, _ := r.Cycle()
		if kept, _ := r.Playbooks.Get(c.Playbook); kept.Text != want {
			t.Errorf("%s: the next keeps %q", name, kept.Name)
		}
	}
}

func TestACycleBesideAnotherWorksByOurs(t *testing.T) {
	r := liveReview(t)
	r.do(UsePlaybook{smallBook})
	r.Record = r.Following()
	r.do(NewCycle{CycleName: "Returns"})
	if r.PlaybookText() != playbook.Text() {
		t.Error("it works by another")
	}
}

func TestOurPlaybookIsKeptAsItIs(t *testing.T) {
	for _, text := range []string{playbook.Text(), playbook.FirstText()} {
		if Clean(text, true) != text {
			t.Error("a text of ours is changed where it is kept")
		}
	}
}

func BenchmarkThePlaybookOfACycle(b *testing.B) {
	r := liveReview(b)
	c, _ := r.Cycle()
	kept, _ := r.Playbooks.Get(c.Playbook)
	kept.Text = strings.Clone(kept.Text) // as it comes from a file
	r.Playbooks.put(kept)
	for b.Loop() {
		_ = r.Playbook()
	}
}
