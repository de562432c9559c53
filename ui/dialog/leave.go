package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/component"
)

// NewLeave asks before the screen goes that a room looks at.
func NewLeave(live model.Meeting) *Confirm {
	return leave(fmt.Sprintf("Leave while %s is live?", live.Ref()),
		"Everything is saved, and the meeting stays live: gavel goes on with it. The room sees what is behind this screen.")
}

// NewLeaveSample asks before a sample is thrown away in which something was done.
func NewLeaveSample() *Confirm {
	return leave("Leave the sample?", "Nothing of it is kept: what you did in it goes with it. gavel demo opens it anew.")
}

func leave(title, text string) *Confirm {
	d := NewConfirm(title, text, component.Both{First: component.Close{}, Second: component.Quit{Asked: true}})
	d.leaves = true
	return d
}

// AsksToLeave reports whether a dialog asks whether gavel is to be left.
func AsksToLeave(d component.Dialog) bool {
	ask, ok := d.(*Confirm)
	return ok && ask.leaves
}
