package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/component"
)

const fieldOtherCycle model.Field = "other cycle"

// NewSwitchCycle asks in which other cycle of the file to work.
func NewSwitchCycle(c component.Context) *Form {
	const key = "switch-cycle"
	others := c.Record.OtherCycles()
	q := asks(fieldOtherCycle, model.SortChoice, "cycle", "Which cycle?")
	byName := map[string]model.ID{}
	for _, o := range others {
		name := fmt.Sprintf("%s (%s)", c.Record.SayCycle(o, c.Today()), o.Ref())
		q.Choices, byName[name] = append(q.Choices, name), o.ID
	}
	return NewForm(c, FormOf{
		Key: key, Title: "Work in another cycle", Fields: []model.Requirement{q},
		Make: func(v model.Values) component.Effect {
			c.Typed.Forget(key)
			return component.Both{First: component.Close{}, Second: component.SwitchCycle{Cycle: byName[v[fieldOtherCycle].Text]}}
		},
	})
}
