package ui

import (
	"testing"

	"gavel/model"
)

// discussedStep returns the state of a journey that is discussed.
func (d *driver) discussedStep() model.Ref {
	w, ok := d.record().WalkthroughDiscussed()
	if !ok {
		d.t.Fatal("no journey is discussed")
	}
	return w.Step().State.Ref()
}

// A journey is gone through by its keys: each step is on screen in full, is verified where it is
// discussed, and leaves the cursor on the journey.
func TestAJourneyIsGoneThroughStepByStep(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(shown["walkthrough"]...)
	third := d.discussedStep()
	d.sees("step 3 of 6: "+third.String(), "V verify", "F fail", "] next step")
	d.press("V")
	d.write("the amount was right")
	d.press("enter")
	if got := d.record().State(third); got != model.Verified {
		t.Fatalf("%s is %s", third, got)
	}
	d.sees("verified: the amount was right")
	if at := d.root.session.Screen().Selected(); at.Kind != model.KindItem {
		t.Errorf("the cursor is on %s", at)
	}
	d.press("]")
	if d.discussedStep() == third {
		t.Error("the next step is the same")
	}
	d.press("[")
	if d.discussedStep() != third {
		t.Errorf("the step before is %s", d.discussedStep())
	}
}

func TestBeforeTheFirstStepAndBehindTheLastThereIsNone(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(shown["walkthrough"]...)
	d.press("[", "[", "[")
	d.sees("this is the first step")
	d.press("]", "]", "]", "]", "]", "]")
	d.sees("this is the last step; enter notes that JN-1 was gone through")
}

func TestWithoutAJourneyUnderDiscussionItsKeysSayHowOneGetsThere(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("]")
	d.sees("no journey is being discussed; i JN-1 puts one on the agenda")
}

func TestTheRoomSeesTheStepThatIsDiscussedAndWhatIsExpectedThere(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press(shown["room-step"]...)
	s, _ := d.record().JourneyState(d.discussedStep())
	d.sees("Guest checkout, step 3 of 6", s.Text, "expected", "comes from")
	d.press("]")
	s, _ = d.record().JourneyState(d.discussedStep())
	d.sees("step 4 of 6", s.Text)
}

func TestAJourneyIsPutOnTheAgendaFromItsRegister(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("ctrl+p")
	d.write("list journeys")
	d.press("enter")
	d.press("o")
	if _, ok := d.record().DiscussedUnder(3, model.Ref{Kind: model.KindJourney, ID: 1}); !ok {
		t.Errorf("it is not on the agenda:\n%s", d.screen())
	}
}
