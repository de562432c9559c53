package plain

import (
	"testing"

	"gavel/model"
)

// TestAnAgendaIsProposedAndAppliedInLines leaves one entry out, applies the rest, and finds
// nothing more to do.
func TestAnAgendaIsProposedAndAppliedInLines(t *testing.T) {
	r, store := sample(t)
	if err := r.writes("prepare", "yes", "meetings", "M-4", "propose", "out 1", "apply", "undo"); err != nil {
		t.Fatal(err)
	}
	r.says("Proposed for M-4:", "1. take: Actions due", "1. leave: Actions due", "Left out, 4 min over: ", "on the agenda of M-4: ", "Undone: on the agenda of M-4: ")
	if agenda := recordOf(t, store).Agenda(4); len(agenda) != 1 {
		t.Errorf("undo left %v on the agenda, want the one item that was planned", agenda)
	}
}

// TestWhoMustBeThereIsToldInLines tells of who is not expected what can be done.
func TestWhoMustBeThereIsToldInLines(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("prepare", "yes", "meetings", "M-4", "who must come"); err != nil {
		t.Fatal(err)
	}
	r.says("M-4: who must be in the room:", string(model.Must)+": ")
}
