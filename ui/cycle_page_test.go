package ui

import (
	"strings"
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

// Enter on a row of the page of the cycle does something on every row, or says why it does not:
// it begins a line, or goes to what the row is about.
func TestEnterOnEveryRowOfThePageOfTheCycleGoesSomewhere(t *testing.T) {
	d := driveSample(t, 120, 40)
	d.press("9")
	rows := len(d.root.session.Record.CyclePage(d.root.session.Now))
	for i := range rows {
		d := driveSample(t, 120, 40)
		before := d.root.session.Shown
		d.press("9")
		page := d.root.dialog().(*dialog.CyclePage)
		for range i {
			d.press("down")
		}
		row := page.Selected(d.root.session.Context())
		d.press("enter")
		opened := d.root.dialog() != nil && d.root.dialog() != component.Dialog(page)
		review := d.root.session.Shown == component.Review && row.About == d.root.session.Context().Meeting.Ref()
		switch {
		case row.Why != "":
			d.sees(row.Why[:30])
		case row.Line != "":
			d.sees(row.Line)
		case !opened && !review && d.root.session.Shown == before:
			t.Errorf("enter on %+v goes nowhere:\n%s", row, d.screen())
		}
	}
}

func TestEnterOnAPlannedMeetingOfThePageOfTheCycleGoesToItsPlan(t *testing.T) {
	d := driveSample(t, 120, 40)
	d.press("p", "y")
	d.press("9")
	d.onRow(func(row model.CycleRow) bool {
		return row.Drop != "" && !strings.Contains(row.Text, "part of the review")
	})
	d.press("enter", "enter", "9")
	d.onRow(func(row model.CycleRow) bool {
		m, _ := d.root.session.Record.Meetings.Get(row.About.ID)
		return row.Part == model.PartSchedule && row.Line == "" && m.Status == model.Planned
	})
	row := d.root.dialog().(*dialog.CyclePage).Selected(d.root.session.Context())
	d.press("enter")
	if d.root.dialog() != nil || d.root.session.Context().Meeting.Ref() != row.About {
		t.Fatalf("on %v with %T, want the plan of %s\n%s", d.root.session.Context().Meeting.Ref(), d.root.dialog(), row.About, d.screen())
	}
	d.sees("2 Plan")
}
