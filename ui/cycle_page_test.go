package ui

import (
	"testing"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// The page of the cycle opens from every screen with a key, and from the palette.
func TestThePageOfTheCycleOpensFromEverywhere(t *testing.T) {
	for name, keys := range map[string][]string{"review": {"9"}, "prepare": {"p", "y", "9"}, "registers": {"0", "9"}, "palette": {"ctrl+p", "a", "l", "l", "space", "o", "f", "space", "t", "h", "e", "space", "c", "y", "enter"}} {
		t.Run(name, func(t *testing.T) {
			d := driveSample(t, 100, 30)
			d.press(keys...)
			if _, ok := d.root.dialog().(*dialog.CyclePage); !ok {
				t.Fatalf("open is %T", d.root.dialog())
			}
			d.sees("Checkout and returns ━", "Frame", "Objective", "Delivery date")
		})
	}
}

func TestEnterOnThePageOfTheCycleBeginsTheLineThatSaysTheField(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("9", "down", "enter")
	if d.root.dialog() != nil {
		t.Fatalf("open is %T", d.root.dialog())
	}
	d.sees("set cycle mandate:")
}

func TestEnterOnACriterionOfThePageOfTheCycleOpensIt(t *testing.T) {
	d := driveSample(t, 120, 60)
	d.capture("sg Fewer calls @ana")
	d.press("9")
	page := d.root.dialog().(*dialog.CyclePage)
	for range 60 {
		if row := page.Selected(d.root.session.Context()); row.About.Kind == "success" {
			d.press("enter")
			if d.root.session.Shown != component.Registers {
				t.Fatalf("on %v", d.root.session.Shown)
			}
			return
		}
		d.press("down")
	}
	t.Fatalf("no criterion is on\n%s", d.screen())
}

func TestTheCursorOfThePageOfTheCycleStaysInSight(t *testing.T) {
	d := driveSample(t, 60, 20)
	d.press("9")
	for range 40 {
		d.press("down")
		if c := d.drawn().Cursor; c == nil || c.Y < 1 || c.Y > 18 {
			t.Fatalf("the cursor is at %+v of\n%s", c, d.screen())
		}
	}
}

func TestALineThatThePageOfTheCycleBeganHasItsForm(t *testing.T) {
	d := driveSample(t, 120, 40)
	d.press("9")
	d.onRow(func(row model.CycleRow) bool { return row.Line == "set cycle objective:" })
	d.press("enter", "ctrl+e")
	d.sees("Objective", "Decision filter", "Customer promise")
}

// What a key put into the line is nothing that was left there: what was typed is in the form.
func TestAFormThatWasLeftIsGoneOnWithWhereItIsOpened(t *testing.T) {
	d := driveSample(t, 120, 40)
	opens := func() {
		d.press("9")
		d.onRow(func(row model.CycleRow) bool { return row.Line == "sg " })
		d.press("enter", "ctrl+e")
	}
	opens()
	d.write("Fewer calls")
	d.press("esc")
	d.seesNot("left here")
	opens()
	d.sees("Fewer calls")
}
