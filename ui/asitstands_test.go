package ui

import (
	"testing"

	"gavel/model"
)

// sitAtBareItem opens the sample with an item being discussed that asks for a decision and
// has none.
func sitAtBareItem(t *testing.T, w, h int) *driver {
	d := driveSample(t, w, h)
	d.press(":")
	d.write("i Gift cards from January @ana")
	d.press("enter", "esc", "o")
	d.sees("Gift cards from January")
	return d
}

// The title is offered as the wording, so that one key and what is missing rule on it.
func TestAnItemIsRuledAsItStandsOnTheScreen(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		d := sitAtBareItem(t, size[0], size[1])
		d.press("enter")
		d.sees("approve", "reject", "defer", "withdraw", "put one on it")
		d.seesNot("not now") // nothing that can only follow an answer
		d.press("a")
		d.sees("Gift cards from January")
		d.write("a card is redeemed in the test shop")
		d.press("enter")
		if got := d.record().State(model.Ref{Kind: model.KindItem, ID: 15}); len(d.gaps()) != 2 {
			t.Fatalf("I-18 is %s:\n%s", got, d.screen())
		}
		d.sees("D-11 approved by Ana Ruiz")
		d.press("u")
		if len(d.record().DecisionsOn(15)) != 0 {
			t.Errorf("one undo left the decision:\n%s", d.screen())
		}
	}
}

func TestAnItemIsRuledAsItStandsInTheLine(t *testing.T) {
	d := sitAtBareItem(t, 120, 36)
	d.press(":")
	d.write("reject too early")
	d.press("enter")
	d.sees("D-11 rejected by Ana Ruiz")
}

func TestAnotherDecisionIsPutOnAnItemFromItsReadBack(t *testing.T) {
	d := sitAtBareItem(t, 120, 36)
	d.press("enter", "p")
	d.sees("New decision on I-18")
}

// The wording of an approval is offered and in sight, and what is typed goes where
// something is missing: it is never glued to the wording.
func TestAFormBeginsAtWhatIsMissingAndNotAtTheWordingThatIsOffered(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(":")
	d.write(`d I-13 Where do the slips go? @chloé opt:"in the parcel" opt:"in the mail" rec:2`)
	d.press("enter")
	d.choose("D-11")
	d.press("enter", "a")
	d.sees("Final wording", "Where do the slips go? in the mail")
	d.write("support reads one in the mail")
	d.press("enter")
	d.sees("D-11 approved by Chloé Martin")
	got, _ := d.record().Decisions.Get(11)
	if want := "Where do the slips go? in the mail"; got.FinalWording() != want {
		t.Errorf("it is worded %q", got.FinalWording())
	}
}

// Who informs is not said to decide, whatever is open over the header.
func TestWhoInformsIsNotSaidToDecide(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(":")
	d.write("i Numbers of the month @ana ask:inform")
	d.press("enter", "esc")
	d.choose("I-15")
	d.press("enter")
	d.sees("Answer I-18", "Ana Ruiz informs", "n w p choose")
	d.seesNot("Ana Ruiz decides")
}
