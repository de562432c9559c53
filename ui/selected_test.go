package ui

import (
	"testing"

	"gavel/model"
)

// What is captured is selected where the list under the cursor has it.
func TestWhatIsCapturedIsSelectedInItsList(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("3", "b")
	d.write("The printer is not there @ana")
	d.press("enter")
	if got := d.root.screen().Selected(); got.Kind != model.KindBlocker || got.String() != "B-6" {
		t.Errorf("selected is %s:\n%s", got, d.screen())
	}
}
