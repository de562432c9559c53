package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/component"
)

// Converse asks of each person, and then records the roll call as a whole.
func (d *RollCall) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	if d.problem != "" {
		l.Refuse(d.problem)
		return component.Close{}, nil
	}
	m, _ := c.Record.Meetings.Get(d.meeting)
	title, asks := "roll call", "in the room"
	if m.Status == model.Planned {
		title, asks = "who is expected", "expected"
	}
	l.Say(fmt.Sprintf("%s: %s. %s leaves it, and records nothing.", m.Ref(), title, component.Back))
	d.addKnown(c)
	for _, id := range d.people {
		name, keeps := c.Record.NameOf(id), component.No
		if d.here[id] {
			keeps = component.Yes
		}
		moved := ""
		if moves := d.movements(c, id); moves != "" {
			moved = moves + "; "
		}
		q := component.Query{Form: title, Label: name, Says: fmt.Sprintf("Is %s %s? (%syes or no; empty keeps %s)", name, asks, moved, keeps)}
		answer, left, err := component.YesOrNo(l, q, keeps)
		if err != nil || left {
			return component.Close{}, err
		}
		d.here[id] = answer == component.Yes
	}
	return component.Do{Command: d.command(c)}, nil
}
