package dialog

import "gavel/keymap"

// cursorIn returns where the cursor of a short list of so many rows is after an intent: a
// page goes to its end. What does not move it leaves it in the list.
func cursorIn(rows, at int, intent keymap.Intent) int {
	switch intent {
	case keymap.Up:
		at--
	case keymap.Down:
		at++
	case keymap.First, keymap.PageUp:
		at = 0
	case keymap.Last, keymap.PageDown:
		at = rows - 1
	}
	return max(0, min(at, rows-1))
}
