package pane

import (
	"cmp"
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// NewActions returns the pane with the actions of the cycle that are open, and those that
// were settled in the meeting on screen.
func NewActions() *Pane {
	return &Pane{Scope: keymap.InActions, title: "Actions", note: actionsNote, list: list{whenFrom: 90}, rows: actionRows, Actions: actionActions(),
		empty: func(c component.Context) []string {
			k := key(c, keymap.NewAction, keymap.OnReview)
			return unlessOver(c, "No action is open.", fmt.Sprintf("%s captures one: %s Rerun the load test @Ben due:fri", k, k))
		}}
}

func actionActions() component.Actions {
	return component.Actions{
		{Name: keymap.Rule, Keys: []string{"enter"}, Label: "open", Help: "see the action's fields, and change them", On: keymap.OnThing, Not: NotOpen,
			Do: func(_ component.Context, i component.Intent) component.Effect { return component.Edit{About: i.About} }},
		edit("change the action's words, owner or due date"),
		{Name: keymap.Toggle, Keys: []string{"space"}, Label: "done", Called: doneOrReopen, Help: "say that the action is done; of one that is done or dropped, why it is to be done after all",
			Screen: true, On: keymap.OnThing, Not: NotOpen, Do: doneOrAgain},
		begin(keymap.NewDate, "n", "new date", "move the action to another day", "set %s due:"),
		begin(keymap.Assign, "@", "new owner", "hand the action over to somebody else", "assign %s @"),
		begin(keymap.DropAction, "-", "drop", "drop the action, with a reason", "drop %s "),
		begin(keymap.BlockerFrom, "B", "blocker from it", "make a blocker of what the action has run into", "blocker from %s "),
	}
}

// begin begins the line of an act on an open action.
func begin(name keymap.Intent, key, label, help, line string) component.Action {
	return component.Action{Name: name, Keys: []string{key}, Label: label, Help: help, Screen: true, On: keymap.OnThing, Not: component.Not(NotOpen, settledAlready),
		Do: func(_ component.Context, i component.Intent) component.Effect {
			return component.Capture{Text: fmt.Sprintf(line, i.About)}
		}}
}

// doneOrAgain says that an action is done. Of one that is settled it begins the line
// that asks why it is opened again.
func doneOrAgain(c component.Context, i component.Intent) component.Effect {
	if c.Record.State(i.About) != model.Open {
		return component.Capture{Text: fmt.Sprintf("reopen %s ", i.About)}
	}
	return component.Do{Command: model.GiveRuling{About: i.About, Outcome: model.Finished}}
}

func doneOrReopen(c component.Context, i component.Intent) string {
	if !i.About.IsZero() && c.Record.State(i.About) != model.Open {
		return "reopen"
	}
	return "done"
}

// settledAlready says that an action is done or dropped, and how it is opened again.
func settledAlready(c component.Context, i component.Intent) string {
	if i.About.IsZero() || c.Record.State(i.About) == model.Open {
		return ""
	}
	return fmt.Sprintf("%s is %s; %s reopens it, with a reason", i.About, c.Record.State(i.About), key(c, keymap.Toggle, keymap.InActions))
}

// actionRows lists the actions by their dates, the ones that are done last.
func actionRows(c component.Context) []Row {
	today := c.Today()
	var rows []Row
	for _, about := range c.Record.List(model.Query{Kind: model.KindAction, Sort: string(model.FieldDue)}, today) {
		a, _ := c.Record.Actions.Get(about.ID)
		row := Row{About: about, State: string(c.Record.State(about)), Text: oneLine(a.Text), Who: shortName(c.Record, a.Owner), When: a.Due.DayMonth(today)}
		switch {
		case row.State != string(model.Open):
			if !c.Record.EndedDuring(a, c.Meeting) {
				continue
			}
		case c.Record.IsLate(a, today):
			row.State, row.Word = late, c.Record.SayLateShort(a.Due, today)
			row.Short = row.Word
		case a.Due == today, a.Due == today.AddDays(1):
			row.State, row.Word = due, "tomorrow"
			if a.Due == today {
				row.Word = "today"
			}
			row.Short = row.Word
		default:
			row.State, row.Word = due, string(model.Open)
			if a.Due != "" {
				row.Short = "due " + row.When
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.tier(), a.tier()) })
	return rows
}

// actionsNote says how many actions are open, and how many of them are late.
func actionsNote(rows []Row) string {
	open, late := counts(rows)
	switch {
	case late > 0:
		return fmt.Sprintf("%d open, %d late", open+late, late)
	case open > 0:
		return fmt.Sprintf("%d open", open)
	}
	return ""
}
