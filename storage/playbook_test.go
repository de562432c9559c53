package storage_test

import (
	"fmt"
	"testing"

	"gavel/model"
	"gavel/model/playbook"
)

func TestACycleKeepsThePlaybookThatItBeganWithInItsFile(t *testing.T) {
	path := newFile(t)
	do(t, open(t, path), model.NewCycle{CycleName: "Checkout", People: people})
	r := loaded(t, open(t, path))
	c, _ := r.Cycle()
	kept, ok := r.Playbooks.Get(c.Playbook)
	if !ok || kept.Text != playbook.Text() || kept.Name != playbook.Ours().Name {
		t.Errorf("the cycle keeps %t %q", ok, kept.Name)
	}
}

func TestCyclesThatWorkByOnePlaybookShareItsText(t *testing.T) {
	s := open(t, newFile(t))
	for n := range 65 {
		do(t, s, model.NewCycle{CycleName: fmt.Sprintf("Cycle %d", n+1)})
	}
	r := loaded(t, s)
	if c, _ := r.Cycle(); r.Playbooks.Len() != 1 || c.Playbook != 1 {
		t.Errorf("there are %d texts, and the last cycle works by %d", r.Playbooks.Len(), c.Playbook)
	}
}

// Another cycle may work by a text that the one keeps no longer.
func TestATextThatAnotherCycleWorksByStaysWhereTakingItIsUndone(t *testing.T) {
	s := open(t, newFile(t))
	team := model.UsePlaybook{Text: "# team\n" + playbook.Text()}
	do(t, s, model.NewCycle{CycleName: "Checkout", People: people})
	do(t, s, team)
	do(t, s, model.NewCycle{CycleName: "Returns"})
	do(t, s, team)
	if err := s.WorkIn(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := loaded(t, s).PlaybookText(); got != playbook.Text() {
		t.Error("the cycle works by the text that was undone")
	}
	if got := recordOf(t, s, 2).PlaybookText(); got != team.Text {
		t.Error("the other cycle lost its playbook")
	}
	if _, _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := loaded(t, s).PlaybookText(); got != team.Text {
		t.Error("done again, the cycle works by another")
	}
	mustVerify(t, s)
}
