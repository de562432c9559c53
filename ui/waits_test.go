package ui

import (
	"testing"

	"gavel/ui/component"
	"gavel/ui/dialog"
)

// The dependency map opens from the registers and from the palette; what is under the cursor is
// opened, and from there one gets back to the lists.
func TestTheDependencyMapOpensWhatIsUnderTheCursor(t *testing.T) {
	for name, keys := range map[string][]string{"registers": {"0", "w"}, "palette": {"ctrl+p", "w", "h", "a", "t", "space", "w", "a", "i", "t", "s", "enter"}} {
		t.Run(name, func(t *testing.T) {
			d := driveSample(t, 100, 30)
			d.press(keys...)
			d.sees("What waits on what", "enter open")
			if _, ok := d.root.dialog().(*dialog.Waits); !ok {
				t.Fatalf("open is %T", d.root.dialog())
			}
			first := d.record().WaitsDrawing().Nodes[0].About
			d.press("down", "up", "enter")
			if d.root.dialog() != nil || d.root.session.Shown != component.Registers {
				t.Fatalf("on %v with %T", d.root.session.Shown, d.root.dialog())
			}
			d.sees(first.String())
			if at := d.root.session.Screen().Selected(); at != first {
				t.Errorf("opened is %s, want %s", at, first)
			}
		})
	}
}

// However long the map is, the cursor goes through each of its things and stays in sight.
func TestTheCursorOfTheDependencyMapStaysInSight(t *testing.T) {
	d := driveSample(t, 60, 20)
	d.press("0", "w")
	for range 40 {
		d.press("down")
		d.sees(d.root.session.Theme.Glyphs.Prompt)
	}
}
