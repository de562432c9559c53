package ui

import (
	"strings"
	"testing"

	"gavel/model"
)

// While completions are offered there is no room for a box over the line: what is too
// long for one row is folded under it.
func TestHowALineIsUnderstoodIsReadWhileCompletionsAreShown(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 20}} {
		d := driveSample(t, size[0], size[1])
		d.press("b")
		d.write("The warehouse books both parcels under one number fallback:\"we book by hand until then\" impact:\"refunds are late\" @b")
		d.sees("tab takes", "still missing:")
		rows := strings.Split(d.screen(), "\n")
		if last := rows[len(rows)-2]; strings.Contains(last, "│") || strings.Contains(last, "╰") {
			t.Errorf("at %d×%d what lies behind shows under the line: %q", size[0], size[1], last)
		}
	}
}

// A name that nobody has yet is added where it is typed, and what was typed goes on.
func TestSomebodyNewIsAddedWhereTheyAreNamed(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("b")
	d.write("The lift is slow @zoe due:fri")
	d.press("enter")
	d.sees("Add zoe?", `"zoe" is nobody known here.`)
	d.press("esc")
	d.sees("b The lift is slow @zoe due:fri")
	d.press("enter", "y")
	d.sees("raised: The lift is slow")
	d.seesNot("Add zoe?")

	d.press("b", "tab")
	d.write("The door is stuck")
	d.press("tab")
	d.write("Yusuf")
	d.press("enter")
	d.sees("Add Yusuf?")
	d.press("y")
	d.sees("raised: The door is stuck")
	for _, name := range []string{"zoe", "Yusuf"} {
		p, ok := d.record().PersonNamed(name)
		if owned := d.record().Blockers.Where(func(b model.Blocker) bool { return b.Owner == p.ID }); !ok || len(owned) != 1 {
			t.Errorf("%s owns %v", name, owned)
		}
	}
}
