package ui

import (
	"strings"
	"testing"
)

// While completions are offered there is no room for a box over the line: what is too
// long for one row is folded under it.
func TestHowALineIsUnderstoodIsReadWhileCompletionsAreShown(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 20}} {
		d := sitAtSample(t, size[0], size[1])
		d.press("b")
		d.write("The warehouse books both parcels under one number fallback:\"we book by hand until then\" impact:\"refunds are late\" @b")
		d.sees("tab takes", "still missing:")
		rows := strings.Split(d.screen(), "\n")
		if last := rows[len(rows)-2]; strings.Contains(last, "│") || strings.Contains(last, "╰") {
			t.Errorf("at %d×%d what lies behind shows under the line: %q", size[0], size[1], last)
		}
	}
}
