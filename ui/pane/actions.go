package pane

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/part"
)

// NewActions returns the pane with the actions of the cycle that are open, and those that
// were settled in the meeting on screen.
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
		case c.Record.IsLate(a, today):
			row.State, row.Word = late, howLate(c.Record, a.Due, today)
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

// howLate says how late a thing is, in as many cells as a verdict has.
func howLate(r *model.Record, due, today model.Date) string {
	says := r.SayLate(due, today)
	if days, more := strings.CutSuffix(says, " days late"); more && len(days) > 1 {
		return days + "d late"
	}
	return says
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
