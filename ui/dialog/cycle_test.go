package dialog_test

import (
	"testing"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

// A list that scrolls shows what follows the cursor, and not only what has gone by.
func TestWhatFollowsTheCursorIsInSight(t *testing.T) {
	d := componenttest.Live(t)
	page := dialog.NewCyclePage()
	rows := d.Record.CyclePage(d.Now)
	for i := range rows[:len(rows)-3] {
		if i > 0 {
			page.Handle(d.Context, component.Named(keymap.Down))
		}
		if got := page.Draw(d.Context, 120, 24); got.CursorY > 14 && i < len(rows)-12 {
			t.Fatalf("with row %d of %d under the cursor, it stands in line %d of %d", i+1, len(rows), got.CursorY+1, len(got.Rows))
		}
	}
	fits(t, d.Context, page)
}
