package dialog

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

var privateStack = keymap.NewStack(keymap.BeforePrivate, keymap.InList, keymap.InDialog)

// yesPrivate is the answer of the question before what is private.
var yesPrivate = component.Action{Name: keymap.Prepare, Keys: []string{"y"}, Label: "yes, nobody else looks", Help: "show what is private"}

// NewPrivate asks before prepare opens where a room looks on. It says what would
// be seen, by its number: the words themselves are what it guards. It has a yes
// of its own, so that neither the key that asked nor enter opens it.
func NewPrivate(c component.Context) *Confirm {
	text := "Whoever sees this window would see prepare: " + privateNotes(c.Record) + ", and what you write there. Make sure that nobody else does."
	if live, ok := c.Record.Live(); ok {
		text = fmt.Sprintf("%s is live. %s", live.Ref(), text)
	}
	return confirm("Leave the shared screen?", text, privateStack, yesPrivate.Name,
		component.Both{First: component.Close{}, Second: component.Show{Screen: component.Prepare, Asked: true}})
}

func privateNotes(r *model.Record) string {
	switch n := r.Private.Len(); n {
	case 0:
		return "no note yet"
	case 1:
		return "your private note"
	default:
		return fmt.Sprintf("your %d private notes", n)
	}
}
