package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
)

// Several pasted lines are several things, and nothing of them is joined or lost.
func TestPastedLinesAreAddedOneByOne(t *testing.T) {
	d := sitAtSample(t, 100, 30)
	n := d.record().Actions.Len()
	d.press("a")
	d.send(tea.PasteMsg{Content: "- Check the label stock @ana\n- Call the vendor @ben\n\n- Write the answers @farah\n"})
	d.sees("3 lines: add each?", "a Check the label stock @ana", "a Call the vendor @ben", "a Write the answers @farah")
	d.press("y")
	if got := d.record().Actions.Len() - n; got != 3 {
		t.Errorf("of three lines %d actions were made:\n%s", got, d.screen())
	}
	if left := d.root.line.input.Value(); left != "" {
		t.Errorf("all are added, and the line says %q", left)
	}
}

// Who does not want them apart has them in the line, as they were pasted.
func TestPastedLinesStayInTheLine(t *testing.T) {
	d := sitAtSample(t, 100, 30)
	n := d.record().Actions.Len()
	d.press("a")
	d.send(tea.PasteMsg{Content: "Check the label stock\nand call the vendor @ben"})
	d.press("esc")
	if got := d.root.line.input.Value(); !d.root.line.open || got != "a Check the label stock and call the vendor @ben" {
		t.Errorf("the line says %q", got)
	}
	if d.record().Actions.Len() != n {
		t.Error("something was added that nobody asked for")
	}
}

// A line that is not understood stays, with why.
func TestAPastedLineThatIsRefusedStaysWithItsReason(t *testing.T) {
	d := sitAtSample(t, 100, 30)
	n := d.record().Actions.Len()
	d.press("a")
	d.send(tea.PasteMsg{Content: "Check the label stock @ana\nCall the vendor @xaver\nWrite the answers @farah"})
	d.press("y")
	if got := d.record().Actions.Len() - n; got != 2 {
		t.Errorf("two of three lines can be added, and %d were:\n%s", got, d.screen())
	}
	d.sees("a Call the vendor @xaver", "nobody known here")
}

// What is captured is selected where the list under the cursor has it.
func TestWhatIsCapturedIsSelectedInItsList(t *testing.T) {
	d := sitAtSample(t, 120, 36)
	d.press("3", "b")
	d.write("The printer is not there @ana")
	d.press("enter")
	if got := d.root.screen().Selected(); got.Kind != model.KindBlocker || got.String() != "B-6" {
		t.Errorf("selected is %s:\n%s", got, d.screen())
	}
}
