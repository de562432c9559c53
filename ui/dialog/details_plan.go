package dialog

import (
	"fmt"
	"strings"

	"gavel/model"
	"gavel/ui/part"
)

func (f *facts) ofMeeting(c part.Context, about model.Ref) {
	m, _ := c.Record.Meetings.Get(about.ID)
	f.add("status", string(m.Status))
	f.add("date", m.Date.Short())
	f.add("length", fmt.Sprintf("%d minutes", m.Minutes))
	f.add("led by", c.Record.NameOf(m.Facilitator))
	people := map[model.Presence][]string{}
	for _, a := range c.Record.Attendance(m.ID) {
		people[a.Presence] = append(people[a.Presence], c.Record.NameOf(a.Person))
	}
	for _, presence := range []model.Presence{model.Expected, model.Present, model.Absent} {
		f.add(string(presence), strings.Join(people[presence], ", "))
	}
	for _, it := range c.Record.Agenda(m.ID) {
		f.add(it.Ref().String(), it.Title)
	}
}

func (f *facts) ofPerson(c part.Context, about model.Ref) {
	for _, a := range c.Record.Attendance(c.Meeting.ID) {
		if a.Person == about.ID {
			f.add(c.Meeting.Ref().String(), string(a.Presence))
		}
	}
	for _, it := range c.Record.Agenda(c.Meeting.ID) {
		if it.Owner == about.ID {
			f.add("decides", fmt.Sprintf("%s %s", it.Ref(), it.Title))
		}
	}
}
