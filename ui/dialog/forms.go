package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/component"
)

// This file makes the forms: which fields, under which title, for which
// command. What each asks for comes from the model.

// OutcomeForm asks for all that a refused ruling asks for, with what was said of
// it already. The wording stands above it.
func OutcomeForm(c component.Context, refused model.GiveRuling, asks []model.Requirement) *Form {
	return NewForm(c, outcomeFormOf(c, refused, asks))
}

func outcomeFormOf(c component.Context, refused model.GiveRuling, asks []model.Requirement) FormOf {
	about, outcome := refused.About, refused.Outcome
	return FormOf{
		Key:    fmt.Sprintf("rule %s %s", about, outcome),
		Title:  fmt.Sprintf("%s: %s", about, model.PhraseOf(about.Kind, outcome)), // nothing is ruled yet
		Reads:  about,
		About:  about,
		Fields: asks,
		Whole:  true,
		Said:   refused.With,
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.GiveRuling{About: about, Outcome: outcome, With: v, Seen: c.Record.Version(about)}}
		},
	}
}

// AddForm asks for a new thing on another.
func AddForm(c component.Context, kind model.Kind, on model.Ref) *Form {
	return NewForm(c, addFormOf(c, model.Raise{Kind: kind, On: on}))
}

// addFormOf describes the form of a new thing, with what was said of it already.
func addFormOf(c component.Context, said model.Raise) FormOf {
	kind, on, name := said.Kind, said.On, string(said.Kind)
	if said.Concern {
		name = "concern"
	}
	title := "New " + name
	if !on.IsZero() {
		title += fmt.Sprintf(" on %s", on)
	}
	return FormOf{
		Key:    fmt.Sprintf("add %s %s", name, on),
		Title:  title,
		About:  on,
		Fields: c.Record.Fields(kind, on, c.Now),
		Whole:  true,
		Said:   said.With,
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.Raise{Kind: kind, On: on, Concern: said.Concern, With: v}}
		},
	}
}

// EditForm asks for changes to a thing, at one of its fields.
func EditForm(c component.Context, about model.Ref, at model.Field) *Form {
	switch about.Kind {
	case model.KindMeeting:
		m, _ := c.Record.Meetings.Get(about.ID)
		return EditMeetingForm(c, m)
	case model.KindPerson:
		return RenameForm(c, about.ID)
	case model.KindCycle:
		return CycleForm(c)
	}
	fields := c.Record.Editable(about, c.Now)
	seen := c.Record.Version(about)
	return NewForm(c, FormOf{
		Key:    fmt.Sprintf("edit %s", about),
		Title:  fmt.Sprintf("Edit %s", about),
		Edits:  true,
		About:  about,
		Fields: fields,
		Focus:  firstField(fields, at),
		At:     at,
		Whole:  true,
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.Amend{About: about, With: v, Seen: seen}}
		},
	})
}

func firstField(fields []model.Requirement, at model.Field) model.Field {
	if at == "" && len(fields) > 0 {
		return fields[0].Field
	}
	return at
}

// AddendumForm asks for the words that are printed under a closed meeting's
// minutes.
func AddendumForm(c component.Context, m model.Meeting) *Form {
	return NewForm(c, FormOf{
		Key:    fmt.Sprintf("addendum %s", m.Ref()),
		Title:  fmt.Sprintf("Addendum to %s", m.Ref()),
		Lead:   []string{"What the meeting said stays as it is; this is printed under its minutes."},
		About:  m.Ref(),
		Fields: []model.Requirement{{FieldSpec: model.FieldSpec{Field: "addendum", Sort: model.SortText, Label: "addendum", Prompt: "What was meant?"}}},
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.AddAddendum{Meeting: m.ID, Text: v["addendum"].Text}}
		},
	})
}

// DeferRestForm asks for the one reason with which everything that was not
// reached is put off.
func DeferRestForm(c component.Context, meeting model.ID) *Form {
	rest := c.Record.NotReached(meeting, c.Now)
	lead := []string{fmt.Sprintf("Deferred, each to its own owner: %d", len(rest))}
	for _, about := range rest {
		lead = append(lead, fmt.Sprintf("%s %s (%s)", about, c.Record.TextOf(about), c.Record.NameOf(c.Record.OwnerOf(about))))
	}
	if open := c.Record.LeftOpen(meeting, c.Now); len(open) > 0 {
		lead = append(lead, fmt.Sprintf("Still open after it: %d", len(open)))
		for _, x := range open {
			lead = append(lead, fmt.Sprintf("%s %s", x.About, x.Why))
		}
	}
	why, _ := model.SpecOf(model.FieldWhy)
	due, _ := model.SpecOf(model.FieldDue)
	return NewForm(c, FormOf{
		Key:   fmt.Sprintf("defer rest M-%d", meeting),
		Title: "Defer what is left",
		Lead:  lead,
		Fields: []model.Requirement{
			{FieldSpec: why},
			{FieldSpec: due, Default: model.On(c.Record.NextReview(c.Today()))},
		},
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.DeferRest{Meeting: meeting, Why: v[model.FieldWhy].Text, Due: v[model.FieldDue].Date}}
		},
	})
}
