package ui

import "testing"

// The footer names what can be done with an action, and only what can be done now.
func TestTheFooterOfTheActionsNamesWhatCanBeDone(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("5")
	d.sees("space done", "n new date", "@ new owner", "- drop", "B blocker from it", "enter open")
	d.press("n")
	d.sees("set A-5 due:")
	d.press("esc", "space")
	d.sees("A-5 done")
	d.choose("A-5")
	d.sees("space reopen")
	d.seesNot("- drop")
	d.press("space")
	d.write("the numbers were of another week")
	d.press("enter")
	d.sees("A-5", "space done")
}

func TestAnActionWithAKeyOfItsOwnIsFoundByItsVerb(t *testing.T) {
	d := driveSample(t, 120, 36)
	for _, verb := range []string{"action done", "drop", "new date", "new owner"} {
		d.press("5", "ctrl+p")
		d.write(verb)
		d.sees("action")
		d.seesNot("no command has these words")
		d.press("esc", "esc")
	}
}
