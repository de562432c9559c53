package ui

import (
	"testing"
)

func TestTheDecisionFilterStandsUnderWhatIsDiscussedAndWithWhatIsReadBack(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(":")
	d.write(`set cycle filter:"Does it lower calls?"`)
	d.press("enter")
	d.sees("filter: Does it lower calls?") // under the question of the header
	d.seesNot("Decision filter")           // which says it once
	d.press("R")
	d.sees("Does it lower calls?")
	d.press("enter")
	d.sees("filter: Does it lower calls?")
	d.press("esc", "R", "g", "enter")
	d.sees("Decision filter", "Does it lower calls?")
}
