package agenda

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// longestMeeting is a day in minutes: the timeboxes of an agenda for several
// days sum up to more than one meeting takes.
const longestMeeting = 24 * 60

// Command returns the planned meeting that a plan asks for. Timeboxed topics ask for
// a decision, the others inform; what is struck out was done already and is
// left out. Sub-points and links go into an item's public notes. What the
// agenda does not say, or says of a day that has passed, is left to the
// defaults of the model. Whom the record cannot take up is not expected.
func (p Plan) Command(r *model.Record, today model.Date) model.PlanMeeting {
	c := model.PlanMeeting{Title: p.Title}
	if !p.Passed(today) {
		c.Date = model.Date(p.Date)
	}
	c.Expected, _ = p.People(r)
	for _, t := range p.Topics {
		if t.Struck {
			continue
		}
		c.Minutes = min(c.Minutes+t.Minutes, longestMeeting)
		c.Agenda = append(c.Agenda, t.values())
	}
	return c
}

// Cycle returns the cycle to begin for a plan where there is none yet.
func (p Plan) Cycle(r *model.Record, zone string) model.NewCycle {
	people, _ := p.People(r)
	return model.NewCycle{CycleName: cmp.Or(p.Title, "First cycle"), Zone: zone, People: people}
}

// Passed reports whether the day that the agenda gives is over.
func (p Plan) Passed(today model.Date) bool { return p.Date != "" && model.Date(p.Date) < today }

// Doubts returns what a person should look at before the meeting is planned: the
// whole text, where it may be no agenda, a day that has passed, and single lines.
// Line is 0 for the whole text.
func (p Plan) Doubts(today model.Date) []Unread {
	var list []Unread
	if p.Doubt != "" {
		list = append(list, Unread{Text: p.Title, Why: p.Doubt})
	}
	if p.Passed(today) {
		list = append(list, Unread{Line: p.dateLine, Text: p.Date, Why: "this day has passed, so the meeting takes no date from it"})
	}
	return append(list, p.Unsure...)
}

// People returns the attendees that can be expected, and those whose name a record
// cannot take up, with why: it is not one person's, or cannot be told apart from
// somebody else's.
func (p Plan) People(r *model.Record) (expected []string, unread []Unread) {
	for i, refusal := range r.MayAllBeAdded(p.Attendees) {
		if refusal != nil {
			unread = append(unread, Unread{Text: p.Attendees[i], Why: refusal.Error()})
			continue
		}
		expected = append(expected, p.Attendees[i])
	}
	return expected, unread
}

// Ask returns what the topic asks of the room: model.AskDecide or model.AskInform.
func (t Topic) Ask() string {
	if t.Timeboxed() {
		return model.AskDecide
	}
	return model.AskInform
}

func (t Topic) values() model.Values {
	v := model.Values{
		model.FieldWords:     model.Words(t.Title),
		model.FieldPresenter: model.Words(t.Presenter),
		model.FieldAsk:       model.Words(t.Ask()),
		model.FieldNotes:     model.Words(t.notes()),
	}
	if t.Timeboxed() {
		v[model.FieldTimebox] = model.Value{Number: min(t.Minutes, longestMeeting)}
	}
	return v
}

// notes returns what the agenda says of a topic beyond its title, in Markdown.
func (t Topic) notes() string {
	lines := make([]string, 0, len(t.Notes)+len(t.Links))
	for _, note := range t.Notes {
		if !slices.ContainsFunc(t.Links, func(l Link) bool { return l.Text == note }) {
			lines = append(lines, "- "+note)
		}
	}
	for _, link := range t.Links {
		lines = append(lines, "- "+link.markdown())
	}
	return strings.Join(lines, "\n")
}

// markdown returns the link as Markdown writes it, whatever signs it holds.
func (l Link) markdown() string {
	text := strings.NewReplacer("[", "(", "]", ")").Replace(cmp.Or(l.Text, l.URL))
	url := strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E").Replace(l.URL)
	return fmt.Sprintf("[%s](%s)", text, url)
}
