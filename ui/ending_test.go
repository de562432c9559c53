package ui

import "testing"

// A key that comes after the signal which ends the program begins nothing, as a line
// does not in the conversation in lines.
func TestAKeyAfterASignalBeginsNothing(t *testing.T) {
	d := sitAtSample(t, 100, 30)
	before := d.record().Blockers.Len()
	d.press(":")
	d.write("b The lift is broken @ben")
	_, _ = d.root.Update(endMsg{})
	d.press("enter")
	if got := d.record().Blockers.Len(); got != before {
		t.Errorf("%d blockers, want %d", got, before)
	}
}
