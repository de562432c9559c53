package ui

import (
	"testing"

	"gavel/model"
)

// inAnotherCycle begins a cycle beside that of the sample.
func inAnotherCycle(t *testing.T) *driver {
	t.Helper()
	d := driveSample(t, 120, 40)
	d.capture("cycle begin Returns start:2027-01-04")
	d.press("p", "y")
	return d
}

func TestAThingOfAnotherCycleIsShownAsItStandsThere(t *testing.T) {
	d := inAnotherCycle(t)
	d.press(":")
	d.write("show D-10")
	d.press("enter")
	d.sees("D-10, of the cycle SAMPLE Checkout and returns", "only read", "Refund each parcel", "History", "w work there")
	d.press("esc")
	d.press("ctrl+p")
	d.write("d-10")
	d.sees("show D-10 of another cycle")
	d.press("enter")
	d.sees("D-10, of the cycle SAMPLE Checkout and returns", "I-13")
	d.press("enter")
	d.sees(", of the cycle SAMPLE Checkout and returns")
	if shown := d.root.session.Record; shown.Exists(model.Ref{Kind: model.KindDecision, ID: 10}) {
		t.Error("the window went to that cycle by itself")
	}
	d.press("esc", "w")
	if d.cycleName() == "Returns" {
		t.Fatalf("w did not go there\n%s", d.screen())
	}
	d.sees("D-10", "Refund each parcel")
}

func TestALineThatChangesAThingOfAnotherCycleSaysWhichItIs(t *testing.T) {
	d := inAnotherCycle(t)
	d.press(":")
	d.write("assign D-10 @ana")
	d.sees("D-10 belongs to the cycle SAMPLE Checkout and returns (CY-1), and you work in", "ctrl+p other cycle goes there")
	d.press("enter")
	d.sees("D-10 belongs to the cycle")
}

func TestAnIDOfNoCycleIsRefused(t *testing.T) {
	d := inAnotherCycle(t)
	d.press(":")
	d.write("show D-99")
	d.press("enter")
	d.sees("there is no decision D-99 in any cycle of this file")
}
