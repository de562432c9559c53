package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/component"
)

const fieldLeader model.Field = "facilitator"

// askLeader returns the question who leads a meeting, for where the name of
// whoever plans it is the first name of several people.
func askLeader(c component.Context, among []string) model.Requirement {
	q := asks(fieldLeader, model.SortChoice, "facilitator", "Who leads it?")
	q.Choices = among
	q.Because = fmt.Sprintf("several people are called %s", c.User)
	return q
}

// withLeader returns what is to be done once it is clear who leads a meeting: at
// once where that is one person, or nobody; else after asking which of them.
func withLeader(c component.Context, among []string, then func(name string) component.Effect) component.Effect {
	switch len(among) {
	case 0:
		return then("")
	case 1:
		return then(among[0])
	}
	const key = "facilitator"
	return component.Open{Dialog: NewForm(c, FormOf{
		Key:    key,
		Title:  "Who leads the meeting?",
		Fields: []model.Requirement{askLeader(c, among)},
		Make: func(v model.Values) component.Effect {
			c.Typed.Forget(key)
			return then(v[fieldLeader].Text)
		},
	})}
}
