package plain

import (
	"strings"
	"testing"

	"gavel/model"
)

func TestTheWalkInLinesGoesCardByCardAndResumes(t *testing.T) {
	r, store := sample(t)
	if err := r.writes("prepare", "yes", "walk", "leave", "next", "back"); err != nil {
		t.Fatalf("%v:\n%s", err, r.said.String())
	}
	r.says("Card 1 of ", "do: ", "What happened last:", "Card 2 of ", "Card 3 of ", "left for the meeting")
	marks, err := store.Walk(t.Context(), recordOf(t, store).AtHand().ID)
	if err != nil || len(marks) != 1 || marks[0].State != model.WalkLeft {
		t.Fatalf("kept is %+v, %v", marks, err)
	}
	if err := r.writes("prepare", "yes", "walk", "back"); err != nil {
		t.Fatal(err)
	}
	r.says("Card 2 of ", "1 left for the meeting")
	if strings.Contains(r.said.String(), "Card 1 of ") {
		t.Error("it begins again at the first card")
	}
}

func TestInTheWalkALineIsAboutTheCardAndHandlesIt(t *testing.T) {
	r, store := sample(t)
	if err := r.writes("prepare", "yes", "walk", "f Support has no script for this", "back"); err != nil {
		t.Fatalf("%v:\n%s", err, r.said.String())
	}
	r.says("Card 1 of ", "Card 2 of ", "1 of ")
	marks, _ := store.Walk(t.Context(), recordOf(t, store).AtHand().ID)
	if len(marks) != 1 || marks[0].State != model.WalkHandled {
		t.Errorf("kept is %+v", marks)
	}
}

func TestARefusedActLeavesTheCardAndSaysWhy(t *testing.T) {
	r, store := sample(t)
	r.tells("prepare", "yes", "walk", "not this week", "assign A-99 @ana", "back")
	if marks, _ := store.Walk(t.Context(), recordOf(t, store).AtHand().ID); marks != nil {
		t.Errorf("kept is %+v", marks)
	}
}

func TestTheWalkIsOnPrepareAlone(t *testing.T) {
	r, _ := sample(t)
	r.tells("walk")
	r.says("the walk is private, and belongs to prepare; write prepare to go there")
}

func TestTheRehearsalInLinesSaysWhatFixesEach(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("rehearse"); err != nil {
		t.Fatal(err)
	}
	r.says("to be ruled in the room")
}

func TestWithNothingLiveTheLinesBeginWithWhatNeedsAttention(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("prepare", "yes"); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(r.said.String(), "digest lists it") {
		t.Error("it says it while a meeting is live, which comes first")
	}
	if err := r.writes("adjourn", "yes", "prepare", "yes"); err != nil {
		t.Fatalf("%v:\n%s", err, r.said.String())
	}
	r.says("digest lists it, walk goes through it")
}
