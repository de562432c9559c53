package ui

import "testing"

// What keeps a check from holding is mended from the gate, also where another pane lists it.
func TestEnterOnWhatFailsACheckOpensItsField(t *testing.T) {
	d := sitAtSample(t, 120, 36)
	d.press(":")
	d.write("i Labels")
	d.press("enter")
	d.write("d I-18 Print the label at home")
	d.press("enter", "esc", "4", "home")
	d.sees("to fix")
	d.press("down", "enter")
	d.sees("Edit D-11", "Who owns it?")
}
