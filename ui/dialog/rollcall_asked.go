package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/part"
)

// Converse asks of each person, and then records the roll call as a whole.
func (d *RollCall) Converse(c part.Context, l part.Lines) (part.Effect, error) {
	if d.problem != "" {
		l.Refuse(d.problem)
		return part.Close{}, nil
	}
	m, _ := c.Record.Meetings.Get(d.meeting)
	title, asks := "roll call", "in the room"
	if m.Status == model.Planned {
		title, asks = "who is expected", "expected"
	}
	l.Say(fmt.Sprintf("%s: %s. %s leaves it, and records nothing.", m.Ref(), title, part.Back))
	d.meet(c)
	for _, id := range d.people {
		name, keeps := c.Record.NameOf(id), part.No
		if d.here[id] {
			keeps = part.Yes
		}
		moved := ""
		if moves := d.movements(c, id); moves != "" {
			moved = moves + "; "
		}
		q := part.Query{Form: title, Label: name, Says: fmt.Sprintf("Is %s %s? (%syes or no; empty keeps %s)", name, asks, moved, keeps)}
		answer, left, err := part.YesOrNo(l, q, keeps)
		if err != nil || left {
			return part.Close{}, err
		}
		d.here[id] = answer == part.Yes
	}
	return part.Do{Command: d.command(c)}, nil
}
