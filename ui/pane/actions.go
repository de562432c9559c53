package pane

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/part"
)

// Closed says that a meeting is closed, and that nothing on it is changed any more.
func Closed(c part.Context, _ part.Intent) string {
	if c.Meeting.Status == model.Closed {
		return fmt.Sprintf("%s is closed; what it said stays as it is", c.Meeting.Ref())
	}
	return ""
}

// answered says that the criteria of a decision stay as they were, once it has its
// answer: evidence after it would rewrite what it rested on.
func answered(c part.Context, i part.Intent) string {
	switch state := c.Record.State(i.About); state {
	case model.Approved, model.Conditional, model.Rejected:
		return fmt.Sprintf("%s is %s; its criteria stay as they were", i.About, state)
	}
	return ""
}

func edit(help string) part.Action {
	return part.Action{Name: keymap.Edit, Keys: []string{"e"}, Label: "edit", Help: help, On: keymap.OnThing, Not: Closed,
		Do: func(_ part.Context, i part.Intent) part.Effect { return part.Edit{About: i.About, Field: i.Field} }}
}

func rule(label, help string) part.Action {
	return part.Action{Name: keymap.Rule, Keys: []string{"enter"}, Label: label, Help: help, On: keymap.OnThing, Not: Closed,
		Do: func(_ part.Context, i part.Intent) part.Effect { return part.Rule{About: i.About} }}
}

func move(name keymap.Intent, keys []string, label, help string, by int) part.Action {
	return part.Action{Name: name, Keys: keys, Label: label, Help: help, On: keymap.OnThing, Not: Closed,
		Do: func(_ part.Context, i part.Intent) part.Effect {
			return part.Do{Command: model.MoveItem{Item: i.About.ID, By: by}}
		}}
}
