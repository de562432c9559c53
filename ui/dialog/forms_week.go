package dialog

import (
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
)

// This file makes the forms of the week between two reviews: who leaves, when reviews are
// held, where minutes went, and which meeting an item moves to.

const (
	fieldWho     model.Field = "who"
	fieldSentTo  model.Field = "sent to"
	fieldMeeting model.Field = "meeting"
)

// LeftForm asks who left for good, and who takes over what is theirs.
func LeftForm(c component.Context, person model.ID) *Form {
	who := asks(fieldWho, model.SortPerson, "who", "Who left for good?")
	if person != 0 {
		who.Default = model.Who(person)
	}
	to := model.LeftFields()[0]
	to.Because = "without anybody it shows as without an owner"
	form := FormOf{
		Key:    "left",
		Title:  "Somebody left for good",
		Lead:   []string{"What they decided stays as it is. What is open of theirs is handed over in the same act."},
		Fields: []model.Requirement{who, to},
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.MarkLeft{Person: said(v, who).Person, To: v[to.Field].Person}}
		},
	}
	if person != 0 {
		form.Key, form.Focus = fmt.Sprintf("left P-%d", person), to.Field
	}
	return NewForm(c, form)
}

// RejoinForm asks who of those who left is here again.
func RejoinForm(c component.Context) *Form {
	var names []string
	left := c.Record.PeopleWhoLeft()
	for _, p := range left {
		names = append(names, p.Name)
	}
	who := asks(fieldWho, model.SortChoice, "who", "Who is here again?")
	who.Choices, who.Default = names, model.Words(names[0])
	return NewForm(c, FormOf{
		Key:    "rejoin",
		Title:  "Somebody who left is here again",
		Fields: []model.Requirement{who},
		Make: func(v model.Values) component.Effect {
			i := slices.Index(names, said(v, who).Text)
			return component.Do{Command: model.Rejoin{Person: left[max(i, 0)].ID}}
		},
	})
}

// SeriesForm asks when reviews are held, who leads them, whether the close of one plans the
// next, and which days are working days.
func SeriesForm(c component.Context) *Form {
	return cycleFormOf(c, "edit series", "Reviews and working days of the cycle", model.SeriesFields())
}

// CycleForm asks what the cycle is for, what is promised, its dates, and who answers for what.
func CycleForm(c component.Context) *Form {
	cycle, _ := c.Record.Cycle()
	return cycleFormOf(c, "edit cycle", "The cycle "+cycle.Name, append(model.FrameFields(), model.WindowFields()...))
}

func cycleFormOf(c component.Context, key, title string, fields []model.Requirement) *Form {
	now := c.Record.CycleValues()
	for i := range fields {
		fields[i].Default = now[fields[i].Field]
	}
	return NewForm(c, FormOf{
		Key:    key,
		Title:  title,
		Edits:  true,
		Fields: fields,
		Focus:  fields[0].Field,
		Whole:  true,
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.SetCycle{With: v}}
		},
	})
}

// SentForm asks where the minutes of a meeting were sent; the place of the last ones is
// offered.
func SentForm(c component.Context, m model.Meeting) *Form {
	to := asks(fieldSentTo, model.SortLine, "sent to", "Where were the minutes sent, such as #checkout?")
	to.Default = model.Words(c.Record.LastSentTo())
	return NewForm(c, FormOf{
		Key:    fmt.Sprintf("sent %s", m.Ref()),
		Title:  fmt.Sprintf("The minutes of %s were sent", m.Ref()),
		Lead:   []string{fmt.Sprintf("%s of %s", m.Title, m.Date.Near(c.Today()))},
		About:  m.Ref(),
		Fields: []model.Requirement{to},
		Make: func(v model.Values) component.Effect {
			return component.Do{Command: model.MarkSent{Meeting: m.ID, To: said(v, to).Text}}
		},
	})
}

// MoveForm asks to which other meeting an item is moved.
func MoveForm(c component.Context, it model.Item) *Form {
	others := c.Record.MovesTo(it)
	names := make([]string, len(others))
	for i, m := range others {
		names[i] = fmt.Sprintf("%s %s, %s", m.Ref(), m.Date.Near(c.Today()), m.Title)
	}
	to := asks(fieldMeeting, model.SortChoice, "meeting", "To which meeting?")
	to.Choices, to.Default = names, model.Words(names[0])
	subject := c.Record.Subject(it.Ref())
	return NewForm(c, FormOf{
		Key:    fmt.Sprintf("move %s", it.Ref()),
		Title:  fmt.Sprintf("Move %s to another meeting", subject),
		Lead:   []string{c.Record.TextOf(subject)},
		About:  it.Ref(),
		Fields: []model.Requirement{to},
		Make: func(v model.Values) component.Effect {
			i := slices.Index(names, said(v, to).Text)
			return component.Do{Command: model.MoveToMeeting{Item: it.ID, Meeting: others[max(i, 0)].ID}}
		},
	})
}

// SendMinutes opens the minutes of a closed meeting to be copied or saved; then it asks
// where they were sent.
func SendMinutes(c component.Context, m model.Meeting) component.Effect {
	return sending(c, string(keymap.Minutes), m, func(c component.Context) component.Effect {
		return component.Open{Dialog: SentForm(c, m)}
	})
}

// Announce opens the pre-read of a planned meeting to be copied or saved; then it asks
// whether the meeting is announced with it.
func Announce(c component.Context, m model.Meeting) component.Effect {
	return sending(c, document.PreRead, m, func(component.Context) component.Effect {
		return component.Open{Dialog: NewConfirm(
			fmt.Sprintf("Is %s announced?", m.Ref()),
			"Its pre-read was copied or saved. Say yes once it is on its way: what changes from then on is shown as changed since the pre-read.",
			component.Do{Command: model.Announce{Meeting: m.ID}})}
	})
}

// sending opens a document of a meeting, and asks for something once it was copied or saved.
func sending(c component.Context, name string, m model.Meeting, then func(component.Context) component.Effect) component.Effect {
	d, _ := document.Named(name)
	opened := OpenDocument(c, d, m.ID, document.Markdown)
	if open, ok := opened.(component.Open); ok {
		open.Dialog.(*Document).then = then
	}
	return opened
}

// Offer returns what an act that the digest offers asks for: of what is to send, the
// document; of anything else, its line, begun.
func Offer(c component.Context, l model.DigestLine, act model.Act) component.Effect {
	m, ok := c.Record.Meetings.Get(l.About.ID)
	switch {
	case l.Section != model.ToSend || l.About.Kind != model.KindMeeting || !ok:
		return component.Capture{Text: act.Line}
	case m.Status == model.Closed:
		return SendMinutes(c, m)
	}
	return Announce(c, m)
}
