package dialog

import (
	"fmt"
	"strings"

	"gavel/model"
	"gavel/ui/component"
)

// NewCloseCycle asks before a cycle is closed: it says what comes with that, and that nothing
// takes it back. Line is what was typed to ask for it.
func NewCloseCycle(c component.Context, closes model.CloseCycle, line string) *Confirm {
	cycle, _ := c.Record.Cycle()
	text := []string{
		model.Capitalized(strings.Join(c.Record.FollowsFromClose(), "; ")) + ".",
		"Nothing of it can be changed any more.", "This cannot be undone.",
	}
	if start := c.Record.WindowStart(); start > c.Today() {
		text = append(text, fmt.Sprintf("It begins on %s.", start.Near(c.Today())))
	}
	return NewConfirm(fmt.Sprintf("Close the cycle %s?", model.Quoted(cycle.Name)), strings.Join(text, "\n"),
		component.Do{Command: closes, Then: component.Captured{Text: line}})
}
