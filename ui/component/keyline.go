package component

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gavel/keymap"
	"gavel/ui/draw"
)

// hintGap is the blanks between two keys of a key line.
const hintGap = 2

// always are the intents that a key line names however narrow it is: who does not
// find a key finds those.
var always = []keymap.Intent{keymap.Help, keymap.Back}

// KeyLine names the keys of the intents where the scopes are asked, as many as
// there is room for in w cells, the first ones first. It is not filled up.
func KeyLine(c Context, w int, scopes []keymap.Scope, intents ...keymap.Intent) string {
	bindings := c.Keys.In(scopes...)
	line, used, full := "", 0, false
	for i, intent := range intents {
		hint, width := keyHint(c, bindings, intent)
		if slices.Contains(always, intent) {
			full = false
		}
		if full = full || used+width+reservedWidth(c, bindings, intents[i+1:]) > w+hintGap; full {
			continue
		}
		line += hint
		used += width
	}
	return strings.TrimRight(line, " ")
}

// reservedWidth is the room that has to be left for the rest.
func reservedWidth(c Context, bindings []keymap.Binding, rest []keymap.Intent) int {
	room := 0
	for _, intent := range rest {
		if slices.Contains(always, intent) {
			_, width := keyHint(c, bindings, intent)
			room += width
		}
	}
	return room
}

// keyHint is a key with its label, and how wide that is; "" where no key means
// the intent.
func keyHint(c Context, bindings []keymap.Binding, intent keymap.Intent) (hint string, width int) {
	i := slices.IndexFunc(bindings, func(b keymap.Binding) bool { return b.Intent == intent })
	if i < 0 {
		return "", 0
	}
	key, label := keymap.Readable(bindings[i].Keys[0]), cmp.Or(c.Called[intent], bindings[i].Label)
	return c.Theme.Strong.Paint(key) + " " + c.Theme.Muted.Paint(label) + strings.Repeat(" ", hintGap), draw.Width(key) + 1 + draw.Width(label) + hintGap
}

// Beyond says how many rows there are above and below what is shown; "" where all
// is shown.
func Beyond(above, below int) string {
	var says []string
	if above > 0 {
		says = append(says, strconv.Itoa(above)+" above")
	}
	if below > 0 {
		says = append(says, strconv.Itoa(below)+" below")
	}
	return strings.Join(says, ", ")
}
