package ui

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/test/turns"
)

func TestAClickBringsItsPaneIntoFocusAndSelectsItsRow(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {100, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := driveSample(t, size[0], size[1])
			d.press("2")
			d.clickOn("I-12")
			d.standsOn("I-12")
			row := d.root.screen().Selected()
			d.clickOn("Show express")
			if got := d.root.screen().Selected(); got.Kind != model.KindDecision || got == row {
				t.Errorf("%s is selected", got)
			}
			d.standsOn(d.root.screen().Selected().String())
		})
	}
}

func TestATabIsClickedWhereThereIsRoomForOnePaneOnly(t *testing.T) {
	d := driveSample(t, 60, 20)
	d.clickOn("3 Blockers")
	d.standsOn("B-")
	d.press("p", "y")
	d.clickOn("Meetings")
	d.standsOn("M-")
}

func TestAClickOnAMeetingShowsItsPlan(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("p", "y")
	d.clickOn("3 Meetings")
	d.clickOn("M-1 ")
	if got := d.root.context().Meeting.Ref().String(); got != "M-1" {
		t.Errorf("the plan of %s is shown", got)
	}
}

// The wheel scrolls what is under the pointer; the focus stays where it is.
func TestTheWheelScrollsThePaneUnderThePointer(t *testing.T) {
	d := driveSample(t, 100, 30)
	x, y := d.at("C-7")
	selected := d.root.screen().Selected()
	first := strings.Split(d.screen(), "\n")[y]
	d.wheel(x, y, 2)
	if strings.Split(d.screen(), "\n")[y] == first {
		t.Errorf("nothing was scrolled:\n%s", d.screen())
	}
	if d.root.screen().Selected() != selected {
		t.Errorf("%s has the focus now", d.root.screen().Selected())
	}
	d.wheel(x, y, -9)
	if got := strings.Split(d.screen(), "\n")[y]; got != first {
		t.Errorf("back at the top it shows %q, not %q", got, first)
	}
}

// In the focus, too, the cursor is never left behind, wherever the wheel goes.
func TestTheWheelTakesTheCursorAlong(t *testing.T) {
	d := driveSample(t, 60, 20)
	d.press("4")
	x, y := d.at("C-7")
	for _, notches := range []int{1, 1, 1, 9, -2, -9} {
		d.wheel(x, y, notches)
		d.standsOn(d.root.screen().Selected().String())
	}
}

func TestTheWheelScrollsDocumentsHelpAndTheRoomView(t *testing.T) {
	for name, keys := range map[string][]string{"minutes": {"m"}, "help": {"?"}, "room view": {"R"}} {
		t.Run(name, func(t *testing.T) {
			d := driveSample(t, 50, 12)
			d.press(keys...)
			before := d.screen()
			d.wheel(25, 6, 1)
			if d.screen() == before {
				t.Errorf("nothing was scrolled:\n%s", before)
			}
			d.wheel(25, 6, -1)
			if d.screen() != before {
				t.Errorf("it did not come back:\n%s\nwas\n%s", d.screen(), before)
			}
		})
	}
}

// What the wheel has scrolled away from, the next key comes back to.
func TestAKeyComesBackToTheFieldThatTheWheelLeft(t *testing.T) {
	d := driveSample(t, 50, 12)
	d.press("3", "e")
	before := d.screen()
	d.wheel(25, 6, 3)
	if d.screen() == before {
		t.Fatalf("nothing was scrolled:\n%s", before)
	}
	d.press("tab", "shift+tab")
	if d.screen() != before {
		t.Errorf("it is\n%s\nand was\n%s", d.screen(), before)
	}
}

func TestAClickGoesToAFieldOfAForm(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("3", "e")
	d.clickOn("Fallback   ")
	d.write("ZZZ")
	x, y := d.at("Fallback   ")
	if row := strings.Split(d.screen(), "\n")[y]; !strings.Contains(row[x:], "ZZZ") {
		t.Errorf("what was typed went elsewhere:\n%s", d.screen())
	}
}

func TestAClickChoosesAnOutcomeAndRecordsNothing(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("2", "enter")
	gaps := len(d.gaps())
	d.clickOn("reject")
	d.standsOn("reject")
	if len(d.gaps()) != gaps || len(d.root.session.Dialogs) != 1 {
		t.Errorf("a click did more than choose:\n%s", d.screen())
	}
}

func TestAClickOnTheCaptureLineOpensItAndOneOnACompletionChoosesIt(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.clickOn("press : to capture")
	d.write("b Broken @")
	d.clickOn("Ben Okafor")
	d.press("tab")
	d.sees("b Broken @Ben")
	d.clickOn("I-12") // what is typed stays, whatever is clicked
	d.sees("b Broken @Ben")
	d.press("esc")
	d.standsOn("I-12")
}

// A hand that slips must not decide anything: no click and no turn of the wheel
// changes the record, on no cell of no screen.
func TestNoClickChangesTheRecord(t *testing.T) {
	turns.Long(t)
	for i, name := range slices.Sorted(maps.Keys(states)) {
		get := states[name]
		t.Run(name, func(t *testing.T) {
			d := driveSample(t, 80, 24)
			get(d)
			_, before, err := d.root.session.Store.News(context.Background(), -1)
			if err != nil {
				t.Fatal(err)
			}
			typed := d.root.session.TypedNow()
			for y := range d.h {
				if !turns.In(y+i, 3, 24) {
					continue
				}
				for x := y % 6; x < d.w; x += 6 {
					d.update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
					d.click(x, y) // a double click is two, before anything is drawn between them
				}
				d.wheel(d.w/2, y, 1)
				d.wheel(d.w/2, y, -2)
				d.send(tea.MouseClickMsg{X: d.w / 2, Y: y, Button: tea.MouseRight})
			}
			if _, after, _ := d.root.session.Store.News(context.Background(), -1); after != before {
				t.Errorf("%d changes were made", after-before)
			}
			if got := d.root.session.TypedNow(); !maps.Equal(got, typed) {
				t.Errorf("typed was %q, and is %q", typed, got)
			}
			if d.root.View().Cursor == nil {
				t.Error("the cursor is gone")
			}
		})
	}
}

func TestWhatADialogCoversAnswersNoClick(t *testing.T) {
	d := driveSample(t, 120, 36)
	selected := d.root.screen().Selected()
	d.press("m")
	for y := range d.h {
		d.click(2, y)
		d.wheel(2, y, 1)
	}
	d.press("esc")
	if got := d.root.screen().Selected(); got != selected {
		t.Errorf("%s is selected now, through the dialog", got)
	}
}

func TestTheMouseCanBeGivenToTheTerminal(t *testing.T) {
	d := driveSample(t, 120, 36)
	if d.root.View().MouseMode != tea.MouseModeCellMotion {
		t.Fatal("the mouse does nothing")
	}
	for _, keys := range [][]string{{}, {":"}, {"esc", "b"}} { // from fields, too
		d.press(keys...)
		d.press("ctrl+o")
		if d.root.View().MouseMode != tea.MouseModeNone {
			t.Errorf("after %v the terminal does not get its mouse", keys)
		}
		d.press("ctrl+o")
		if d.root.View().MouseMode != tea.MouseModeCellMotion {
			t.Errorf("after %v the mouse does not come back", keys)
		}
	}
	d.press("esc", "esc", "ctrl+o")
	d.sees("the mouse is the terminal's")
	selected := d.root.screen().Selected()
	d.clickOn("D-")
	if d.root.screen().Selected() != selected {
		t.Error("a click that was still on its way did something")
	}
}
