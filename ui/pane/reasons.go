package pane

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// NotOpen says why nothing is changed on the meeting on screen: there is none, or it is
// closed or cancelled.
func NotOpen(c component.Context, i component.Intent) string {
	if c.Meeting.Status == model.Closed || c.Meeting.Status == model.Cancelled {
		return fmt.Sprintf("%s is %s; what it said stays as it is", c.Meeting.Ref(), c.Meeting.Status)
	}
	return NoReview(c, i)
}

// NoReview says that there is no meeting on the review, as where no cycle has begun or
// another window has begun a new one, and what leads to one.
func NoReview(c component.Context, _ component.Intent) string {
	if c.Meeting.ID != 0 {
		return ""
	}
	if _, begun := c.Record.Cycle(); !begun {
		return fmt.Sprintf("no cycle has begun; %s begins one", key(c, keymap.NewCycle, keymap.OnWelcome))
	}
	prepare := key(c, keymap.Prepare, keymap.OnReview)
	if c.Record.Meetings.Len() > 0 {
		return fmt.Sprintf("no review is being held; %s shows what is planned", prepare)
	}
	return fmt.Sprintf("no review is planned in this cycle; %s prepares one", prepare)
}

// unlessOver returns what an empty pane says, and how to fill it where that is possible.
func unlessOver(c component.Context, says, how string) []string {
	if NotOpen(c, component.Intent{}) != "" {
		return []string{says}
	}
	return []string{says + " " + how}
}

// answered says that the criteria of a decision stay as they were, once it has its
// answer: evidence after it would rewrite what it rested on.
func answered(c component.Context, i component.Intent) string {
	switch state := c.Record.State(i.About); state {
	case model.Approved, model.Conditional, model.Rejected:
		return fmt.Sprintf("%s is %s; its criteria stay as they were", i.About, state)
	}
	return ""
}

// Discuss opens the selected item, or the item that the selected thing is on.
func Discuss() component.Action {
	return component.Action{Name: keymap.OpenItem, Keys: []string{"O"}, Label: "open", Help: "discuss the item now, and start its clock", On: keymap.OnThing, Not: component.Not(NotOpen, notOnAgenda),
		Do: func(c component.Context, i component.Intent) component.Effect {
			if it, ok := c.Record.DiscussedUnder(c.Meeting.ID, i.About); ok {
				return component.Do{Command: model.OpenItem{Item: it.ID}}
			}
			return component.Do{Command: model.PutUp{About: i.About}}
		}}
}

// notOnAgenda says why a thing cannot get a place on the agenda of the meeting on screen.
func notOnAgenda(c component.Context, i component.Intent) string {
	if i.About.IsZero() {
		return ""
	}
	if err := c.Record.MayPutUp(i.About, c.Meeting); err != nil {
		return err.Error()
	}
	return ""
}

// agendaItem returns the item of the meeting on screen under which a thing is discussed;
// 0 for none.
func agendaItem(c component.Context, about model.Ref) model.ID {
	it, _ := c.Record.DiscussedUnder(c.Meeting.ID, about)
	return it.ID
}

func edit(help string) component.Action {
	return component.Action{Name: keymap.Edit, Keys: []string{"e"}, Label: "edit", Help: help, On: keymap.OnThing, Not: NotOpen,
		Do: func(_ component.Context, i component.Intent) component.Effect {
			return component.Edit{About: i.About, Field: i.Field}
		}}
}

func rule(label, help string) component.Action {
	return component.Action{Name: keymap.Rule, Keys: []string{"enter"}, Label: label, Help: help, On: keymap.OnThing, Not: NotOpen,
		Do: func(_ component.Context, i component.Intent) component.Effect {
			return component.OpenRuling{About: i.About}
		}}
}

func move(name keymap.Intent, keys []string, label, help string, by int) component.Action {
	return component.Action{Name: name, Keys: keys, Label: label, Help: help, On: keymap.OnThing, Not: NotOpen,
		Do: func(c component.Context, i component.Intent) component.Effect {
			return component.Do{Command: model.MoveItem{Item: agendaItem(c, i.About), By: by}}
		}}
}
