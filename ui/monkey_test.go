package ui

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
)

// monkeySteps is how many random inputs the monkey makes; a fixed seed makes
// them the same ones each time.
const monkeySteps = 4_000

// hostile text is what nobody types and somebody pastes.
var hostile = []string{
	"\x1b[2J", "\x1b]0;owned\x07", "\x1bP$qm\x1b\\", "\u009b31m", "\u202eabc\u202c", "e\u0301\u0301\u0301\u0301\u0301\u0301",
	"👩‍👩‍👧 family", "全角の文字", "שלום", "a\tb\nc", "'); drop table ruling; --", "\x00\x7f", "d x @ana due:fri crit:\"y\"",
}

// TestAMonkeyBreaksNothing presses random keys, pastes and resizes: no panic,
// never larger than the window, and never a closed meeting with a gap.
func TestAMonkeyBreaksNothing(t *testing.T) {
	t.Chdir(t.TempDir()) // it saves minutes, too
	d := sitAtSample(t, 100, 30)
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	keys := []string{
		"enter", "enter", "esc", "esc", "tab", "up", "down", "left", "right", "backspace", "pgup", "pgdown", "home", "end", "space",
		"1", "2", "3", "4", "a", "b", "c", "d", "e", "f", "g", "i", "j", "k", "m", "n", "o", "p", "r", "s", "t", "u", "U", "v", "w", "x",
		"D", "R", "S", "J", "K", ":", "!", "?", "@", "y", "z", "ctrl+p", "é", "会",
	}
	for range monkeySteps {
		switch r.IntN(12) {
		case 0:
			d.w, d.h = 1+r.IntN(180), 1+r.IntN(60)
			d.send(resized(d.w, d.h))
		case 1:
			d.send(tea.PasteMsg{Content: pick(hostile)})
		default:
			d.press(pick(keys))
		}
		for m := range d.record().Meetings.All() {
			if m.Status == model.Closed && len(d.record().Gaps(m.ID, model.At(d.now))) > 0 {
				t.Fatalf("%s is closed with a gap", m.Ref())
			}
		}
		if cursor := d.root.View().Cursor; cursor != nil && (cursor.X >= d.w || cursor.Y >= d.h) {
			t.Fatalf("the cursor is at %d,%d in a window of %d×%d", cursor.X, cursor.Y, d.w, d.h)
		}
	}
}
