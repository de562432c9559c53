package ui

import (
	"path/filepath"
	"testing"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/dialog"
)

// onRow brings the cursor of the page of the cycle onto the first row that is meant.
func (d *driver) onRow(is func(model.CycleRow) bool) {
	d.t.Helper()
	page := d.root.dialog().(*dialog.CyclePage)
	for range 90 {
		if is(page.Selected(d.root.session.Context())) {
			return
		}
		d.press("down")
	}
	d.t.Fatalf("no such row is on\n%s", d.screen())
}

// name returns the name of the cycle that is shown.
func (d *driver) cycleName() string {
	c, _ := d.root.session.Record.Cycle()
	return c.Name
}

func TestAMeetingOfTheScheduleIsTakenAndDroppedFromThePageOfTheCycle(t *testing.T) {
	d := driveSample(t, 120, 40)
	proposed := func(row model.CycleRow) bool { return row.Part == model.PartSchedule && row.Drop != "" }
	d.press("9")
	d.onRow(proposed)
	d.sees("- drop")
	d.press("-")
	d.sees("schedule drop ")
	d.press("enter")
	d.sees("is not held; take it again at any time")
	d.press("9")
	d.onRow(proposed)
	d.press("enter")
	d.sees("schedule take ")
	d.press("enter")
	d.sees("is part of M-4")
}

func TestAnotherCycleIsBegunAndGoneBackFromOnTheScreen(t *testing.T) {
	d := driveSample(t, 120, 40)
	first := d.cycleName()
	d.capture("cycle begin Returns start:2027-01-04")
	if d.cycleName() != "Returns" {
		t.Fatalf("it is on %q\n%s", d.cycleName(), d.screen())
	}
	d.press("p", "y")
	d.sees("cycle Returns")
	d.press("9")
	d.onRow(func(row model.CycleRow) bool { return row.About == model.Ref{Kind: model.KindCycle, ID: 1} })
	d.press("enter")
	if d.cycleName() != first || d.root.dialog() != nil {
		t.Fatalf("it is on %q\n%s", d.cycleName(), d.screen())
	}
	d.sees("you work in the cycle " + first)
	d.press("ctrl+p", "o", "t", "h", "e", "r", "space", "c", "y", "enter")
	d.sees("Work in another cycle", "Returns, Mon 4 Jan")
	d.press("enter", "ctrl+s")
	if d.cycleName() != "Returns" {
		t.Fatalf("it is on %q\n%s", d.cycleName(), d.screen())
	}
}

func TestTheCloseOfACycleIsAskedAbout(t *testing.T) {
	s, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), "gavel.db"), storage.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if _, _, err := s.Do(t.Context(), model.NewCycle{CycleName: "Returns", People: []string{"Ana Ruiz"}}); err != nil {
		t.Fatal(err)
	}
	d := drive(t, s, 120, 40)
	d.capture("cycle close a week, nothing new")
	d.sees(`Close the cycle "Returns"?`, "0 things carried into the next one", "This cannot be undone")
	if d.root.session.Record.IsClosed() {
		t.Fatal("it is closed before anybody said yes")
	}
	d.press("y")
	if !d.root.session.Record.IsClosed() || d.root.line.open {
		t.Fatalf("it is not closed\n%s", d.screen())
	}
}
