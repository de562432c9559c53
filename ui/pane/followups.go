package pane

import (
	"cmp"
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/part"
)

// NewActions is the actions of the cycle that are not done, and those that were done
// since the meeting on screen began.
func NewActions() *Pane {
	return &Pane{Scope: keymap.InActions, title: "Actions", note: actionsNote, list: list{whenFrom: 90}, rows: actionRows, Actions: actionActions(),
		empty: func(c part.Context) []string {
			k := key(c, keymap.NewAction, keymap.OnReview)
			return unlessOver(c, "No action is open.", fmt.Sprintf("%s captures one: %s Rerun the load test @Ben due:fri", k, k))
		}}
}

func actionActions() part.Actions {
	return part.Actions{
		{Name: keymap.Rule, Keys: []string{"enter"}, Label: "open", Help: "see the action's fields, and change them", On: keymap.OnThing, Not: NotOpen,
			Do: func(_ part.Context, i part.Intent) part.Effect { return part.Edit{About: i.About} }},
		edit("change the action's words, owner or due date"),
		{Name: keymap.Toggle, Keys: []string{"space"}, Label: "done", Help: "say that the action is done", Screen: true, On: keymap.OnThing, Not: NotOpen,
			Do: func(_ part.Context, i part.Intent) part.Effect {
				return part.Do{Command: model.Rule{About: i.About, Outcome: model.Finished}}
			}},
	}
}

// actionRows lists the actions by their dates, the ones that are done last.
func actionRows(c part.Context) []Row {
	today := c.Today()
	var rows []Row
	for _, about := range c.Record.List(model.Query{Kind: model.KindAction, Sort: string(model.FieldDue)}, today) {
		a, _ := c.Record.Actions.Get(about.ID)
		row := Row{About: about, State: string(c.Record.State(about)), Text: oneLine(a.Text), Who: shortName(c.Record, a.Owner), When: a.Due.DayMonth(today)}
		switch {
		case row.State != string(model.Open):
			if !c.Record.SettledIn(a, c.Meeting) {
				continue
			}
		case a.Due < today:
			row.State, row.Word = late, distance(a.Due, today)
			row.Short = row.Word
		default:
			row.State, row.Word, row.Short = due, string(model.Open), "due "+row.When
			if a.Due <= today.AddDays(1) {
				row.Word = distance(a.Due, today)
				row.Short = row.Word
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.tier(), a.tier()) })
	return rows
}

// distance says how far a day is from today, where that is what matters.
func distance(due, today model.Date) string {
	days := today.DaysTo(due)
	switch {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "1 day late"
	case days > -10:
		return fmt.Sprintf("%d days late", -days)
	}
	return fmt.Sprintf("%dd late", -days)
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
