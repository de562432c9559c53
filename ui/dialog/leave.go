package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/part"
)

// NewLeave asks before the screen goes that a room looks at.
func NewLeave(live model.Meeting) *Confirm {
	return NewConfirm(fmt.Sprintf("Leave while %s is live?", live.Ref()),
		"Everything is saved, and the meeting stays live: gavel goes on with it. The room sees what is behind this screen.",
		part.Both{First: part.Close{}, Second: part.Quit{Asked: true}})
}
