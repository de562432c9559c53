package ui

import (
	"testing"

	"gavel/model"
)

func TestWhatTheCycleIsForIsAskedInAForm(t *testing.T) {
	d := atWeek(t)
	d.press("F")
	d.sees("The cycle Checkout", "Objective", "Decision filter", "Customer promise", "Delivery date")
	d.write("Fewer calls after the purchase")
	d.press("enter")
	if c, _ := d.record().Cycle(); c.Objective != "Fewer calls after the purchase" || c.Risk != "" && c.Risk != model.LevelMedium {
		t.Errorf("the cycle is %+v\n%s", c, d.screen())
	}
}
