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

// earlierOnPage returns what the page of the cycle says of its playbook; "" for nothing.
func (r *fixture) earlierOnPage() string {
	rows := r.CyclePage(r.now)
	i := slices.IndexFunc(rows, func(row CycleRow) bool { return row.Label == "playbook" })
	if i < 0 {
		return ""
	}
	return rows[i].Text
}

func TestThePageOfACycleSaysHowToTakeTheNewestPlaybook(t *testing.T) {
	r := liveReview(t)
	r.keptNone()
	if says := r.earlierOnPage(); says != "that of an earlier gavel; to take the newest: gavel playbook use --ours" {
		t.Errorf("it says %q", says)
	}
	r.do(UsePlaybook{})
	if says := r.earlierOnPage(); says != "" {
		t.Errorf("with the newest it says %q", says)
	}
}

func TestThePageOfACycleSaysNothingOfATeamsOwnPlaybook(t *testing.T) {
	r := liveReview(t)
	r.do(UsePlaybook{smallBook})
	if says := r.earlierOnPage(); says != "" {
		t.Errorf("it says %q", says)
	}
}

func TestTakingOursKeepsItAsItIsNow(t *testing.T) {
	r := liveReview(t)
	r.keptNone()
	r.do(UsePlaybook{})
	c, _ := r.Cycle()
	if kept, _ := r.Playbooks.Get(c.Playbook); kept.Text != playbook.Text() {
		t.Errorf("it keeps %q", kept.Name)
	}
	r.undo()
	if r.PlaybookText() != playbook.FirstText() {
		t.Error("undone, it works by another than before")
	}
}

func TestThePlaybookInForceIsNotTakenAgain(t *testing.T) {
	r := liveReview(t)
	r.refuses(UsePlaybook{}, NotAllowed, "already")
	r.refuses(UsePlaybook{playbook.Text()}, NotAllowed, "already")
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
