package dialog

import (
	"cmp"
	"fmt"
	"strings"

	"gavel/model"
	"gavel/ui/component"
)

// This file makes the forms of planning. What they ask for are no fields of
// things, so their requirements are written here.

const (
	fieldCycle  model.Field = "cycle name"
	fieldPeople model.Field = "people"
	fieldName   model.Field = "name"
	fieldTitle  model.Field = "title"
	fieldNote   model.Field = "note"
	fieldZone   model.Field = "time zone"
)

func asks(f model.Field, sort model.Sort, label, prompt string) model.Requirement {
	return model.Requirement{FieldSpec: model.FieldSpec{Field: f, Sort: sort, Label: label, Prompt: prompt}}
}

// NewCycleForm asks for the least that a first meeting needs: what is under
// review, and who is in the room. Everything else has a default.
func NewCycleForm(c component.Context) *Form {
	people := asks(fieldPeople, model.SortLines, "people", "Who is in the room? One name a line, or commas between them.")
	if user := c.Record.Leaders(c.User); len(user) == 1 {
		people.Because = fmt.Sprintf("%s leads the meeting and is in already", user[0])
	}
	fields := []model.Requirement{asks(fieldCycle, model.SortLine, "cycle name", "What is under review? Such as: Checkout redesign"), people}
	if c.Zone == "" {
		fields = append(fields, askZone(c))
	}
	return NewForm(c, FormOf{
		Key:    "new cycle",
		Title:  "Start: a cycle and its first review",
		Fields: fields,
		Make: func(v model.Values) component.Effect {
			names := namesIn(v[fieldPeople].Lines)
			return component.Do{
				Command: model.NewCycle{CycleName: v[fieldCycle].Text, Zone: cmp.Or(c.Zone, v[fieldZone].Text), People: names},
				Then: withLeader(c, c.Record.Leaders(c.User, names...), func(name string) component.Effect {
					return component.Do{Command: model.PlanMeeting{Facilitator: name}, Then: component.Show{Screen: component.Prepare}}
				}),
			}
		},
	})
}

// askZone returns the question for the time zone of a cycle, for where the machine
// does not say which it is in.
func askZone(c component.Context) model.Requirement {
	q := asks(fieldZone, model.SortLine, "time zone", "In which time zone are the dates? Such as: Europe/Berlin")
	q.Because = c.ZoneDoubt
	return q
}

// namesIn takes the names apart that stand on one line.
func namesIn(lines []string) []string {
	return model.SplitNames(strings.Join(lines, "\n"))
}

func askTitle() model.Requirement {
	return asks(fieldTitle, model.SortLine, "title", "What is the meeting called?")
}

func askDate() model.Requirement {
	return asks(model.FieldDate, model.SortDate, "date", "On which day is it?")
}

func askLength() model.Requirement {
	return asks(model.FieldMinutes, model.SortMinutes, "length", "How many minutes does it take?")
}

// NewMeetingForm asks for a meeting to be planned, with what its kind is planned with.
func NewMeetingForm(c component.Context) *Form {
	kind, title, date, length := c.Record.AskKind(), askTitle(), askDate(), askLength()
	title.Optional, length.Optional = true, true // the command has a default
	fields := []model.Requirement{kind, title, date, length}
	leaders := c.Record.Leaders(c.User)
	if len(leaders) > 1 {
		fields = append(fields, askLeader(c, leaders))
	}
	return NewForm(c, FormOf{
		Key:    "new meeting",
		Title:  "Plan a meeting",
		Fields: fields,
		Focus:  model.FieldDate,
		Leads:  kind.Field,
		Offer: func(c component.Context, kind string) (model.Values, string) {
			offer := c.Record.OfferPlan(kind, c.Now)
			return model.Values{title.Field: model.Words(offer.Title), date.Field: model.On(offer.Date), length.Field: model.Value{Number: offer.Minutes}}, offer.For
		},
		Make: func(v model.Values) component.Effect {
			plan := model.PlanMeeting{Title: v[title.Field].Text, Date: v[date.Field].Date, Minutes: v[length.Field].Number, Kinds: said(v, kind).Text}
			switch len(leaders) {
			case 0:
			case 1:
				plan.Facilitator = leaders[0]
			default:
				plan.Facilitator = v[fieldLeader].Text
			}
			return component.Do{Command: plan}
		},
	})
}

// said returns what a form answers for a field that may stay as it was offered.
func said(v model.Values, q model.Requirement) model.Value {
	if value, changed := v[q.Field]; changed {
		return value
	}
	return q.Default
}

// EditMeetingForm asks for changes to what is planned of a meeting.
func EditMeetingForm(c component.Context, m model.Meeting) *Form {
	title, date, length := askTitle(), askDate(), askLength()
	title.Default, date.Default, length.Default = model.Words(m.Title), model.On(m.Date), model.Value{Number: int(m.Minutes)}
	kinds := c.Record.AskKinds(m)
	begins, leads := optional(model.FieldAt), optional(model.FieldFacilitator)
	begins.Default, leads.Default = model.Words(m.StartTime), model.Who(m.Facilitator)
	leads.Optional = m.Facilitator == 0 // what is said is changed, and not taken away
	return NewForm(c, FormOf{
		Key:    fmt.Sprintf("edit %s", m.Ref()),
		Title:  fmt.Sprintf("Edit %s", m.Ref()),
		Edits:  true,
		About:  m.Ref(),
		Fields: []model.Requirement{title, date, begins, length, leads, kinds},
		Focus:  fieldTitle,
		Make: func(v model.Values) component.Effect {
			amend := model.AmendMeeting{Meeting: m.ID, Title: v[fieldTitle].Text, Minutes: v[model.FieldMinutes].Number, StartTime: v[model.FieldAt].Text, Kinds: v[model.FieldKind].Text, Seen: m.Version}
			at, changed := v[model.FieldAt]
			amend.AnyTime = changed && at.IsZero() && m.StartTime != ""
			if leads := v[model.FieldFacilitator].Person; leads != 0 && leads != m.Facilitator {
				amend.Facilitator = c.Record.NameOf(leads)
			}
			if day := v[model.FieldDate].Date; day != m.Date { // a day that has passed may stay
				amend.Date = day
			}
			return component.Do{Command: amend}
		},
	})
}

// optional returns the question for a field that may stay empty.
func optional(f model.Field) model.Requirement {
	spec, _ := model.SpecOf(f)
	return model.Requirement{FieldSpec: spec, Optional: true}
}

// PrivateNoteForm asks for the note that a person writes for themselves on an
// item, or on the meeting as a whole for item 0.
func PrivateNoteForm(c component.Context, meeting, item model.ID) *Form {
	about := model.Ref{Kind: model.KindItem, ID: item}
	if item == 0 {
		about = model.Ref{Kind: model.KindMeeting, ID: meeting}
	}
	note := asks(fieldNote, model.SortText, "note", "For you alone: it is on no other screen and in no document.")
	note.Optional = true
	note.Default = model.Words(c.Record.PrivateNote(meeting, item).Text)
	return NewForm(c, FormOf{
		Key:     fmt.Sprintf("private M-%d %s", meeting, about),
		Title:   fmt.Sprintf("%s: a note for yourself", about),
		Lead:    []string{c.Record.TextOf(about)},
		Private: true,
		About:   about,
		Fields:  []model.Requirement{note},
		Make: func(v model.Values) component.Effect {
			if _, changed := v[fieldNote]; !changed {
				return component.Close{}
			}
			return component.Do{Command: model.WritePrivateNote{Meeting: meeting, Item: item, Text: v[fieldNote].Text}}
		},
	})
}

// RenameForm asks how somebody is called.
func RenameForm(c component.Context, person model.ID) *Form {
	p, _ := c.Record.People.Get(person)
	name := asks(fieldName, model.SortLine, "name", "How is the name written? It shows wherever the person is named.")
	name.Default = model.Words(p.Name)
	return NewForm(c, FormOf{
		Key:    fmt.Sprintf("edit %s", p.Ref()),
		Title:  fmt.Sprintf("Edit %s", p.Ref()),
		Edits:  true,
		About:  p.Ref(),
		Fields: []model.Requirement{name},
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.RenamePerson{Person: p.ID, PersonName: said(v, name).Text, Seen: p.Version}}
		},
	})
}

// PersonForm asks for somebody to be added. For a planned meeting the question
// whether they are expected follows.
func PersonForm(c component.Context) *Form {
	if c.Meeting.Status == model.Planned {
		// Made before the person is known, the roll call takes them as expected.
		return personForm(c, component.Open{Dialog: NewRollCall(c)})
	}
	return personForm(c, nil)
}

func personForm(c component.Context, then component.Effect) *Form {
	return NewForm(c, personFormOf(then))
}

func personFormOf(then component.Effect) FormOf {
	return FormOf{
		Key:    "person",
		Title:  "Add a person",
		Fields: []model.Requirement{asks(fieldName, model.SortLine, "name", "Who? First and last name.")},
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.AddPerson{PersonName: v[fieldName].Text}, Then: then}
		},
	}
}
