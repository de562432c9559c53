package ui

import "testing"

// What keeps a check from holding is mended from the gate, also where another pane lists it.
func TestEnterOnWhatFailsACheckOpensItsField(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(":")
	d.write("i Labels")
	d.press("enter")
	d.write("d I-18 Print the label at home")
	d.press("enter", "esc", "4", "home")
	d.sees("to fix")
	d.press("down", "enter")
	d.sees("Edit D-11", "Who owns it?")
}

// A check that only a blocker keeps from holding is answered with the blocker, and counted with it
// in the tab as in the header.
func TestACheckThatABlockerSpeaksForIsCountedOnce(t *testing.T) {
	d := atWeek(t)
	d.press("S", "y", ":")
	d.write("b No contract @ben")
	d.press("enter", "esc", "4")
	d.sees("1 Agenda ○1", "2 Decisions ✔", "3 Blockers ○1", "4 Gate ○1", "3 open before close")
}
