package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// NewStart asks before a planned meeting begins: it says who is expected, what is on the
// agenda, and that the clock runs then. Where there is no screen the word that led to it
// is the answer, unless the meeting is planned for another day.
func NewStart(c component.Context, m model.Meeting, yes component.Effect) *Confirm {
	agenda, record := c.Record.Agenda(m.ID), c.Record
	if started, _, err := model.Do(c.Record, model.StartMeeting{Meeting: m.ID}, c.Now); err == nil {
		agenda, record = started.Agenda(m.ID), started // with what comes back
	}
	text := []string{expected(c, m), agendaSays(agenda, m), clockSays(c, record, agenda)}
	later := m.Date > c.Today()
	if later {
		text = append([]string{fmt.Sprintf("It is planned for %s. Starting it now holds it today.", m.Date.Near(c.Today()))}, text...)
	}
	d := NewConfirm(fmt.Sprintf("Start %s %s?", m.Ref(), m.Title), strings.Join(text, "\n"), yes)
	d.spoken = !later
	return d
}

// expected says who is expected at a meeting.
func expected(c component.Context, m model.Meeting) string {
	var names []string
	for _, a := range c.Record.Attendance(m.ID) {
		if a.Presence == model.Expected {
			names = append(names, c.Record.NameOf(a.Person))
		}
	}
	if len(names) == 0 {
		return "Expected: no one so far; the roll call says who is in the room."
	}
	return fmt.Sprintf("Expected: %d, all taken as present: %s.", len(names), strings.Join(names, ", "))
}

// agendaSays says how much is on the agenda with which a meeting begins, and how much of
// that comes back from earlier ones.
func agendaSays(agenda []model.Item, m model.Meeting) string {
	minutes, back := int64(0), 0
	for _, it := range agenda {
		minutes += it.Timebox
		if it.IsPlace() {
			back++
		}
	}
	if len(agenda) == 0 {
		return "Agenda: nothing yet."
	}
	says := fmt.Sprintf("Agenda: %d %s, %d of %d minutes", len(agenda), plural(len(agenda), "item"), minutes, m.Minutes)
	if back > 0 {
		says += fmt.Sprintf("; %d of them open from before", back)
	}
	return says + "."
}

// clockSays says what the start does, and until when it is taken back.
func clockSays(c component.Context, r *model.Record, agenda []model.Item) string {
	runs := "The clock of the meeting runs then"
	if len(agenda) > 0 {
		first := r.Subject(agenda[0].Ref())
		runs = fmt.Sprintf("The clock runs then, with %s %s", first, model.Quoted(r.TextOf(first)))
	}
	undo := c.Keys.Key(keymap.Undo, keymap.Global)
	if undo == "" {
		return runs + "."
	}
	return fmt.Sprintf("%s; %s takes the start back, until an owner rules.", runs, undo)
}

// NewUnstart asks before the start of a meeting is taken back: a room looks at it.
func NewUnstart(m model.Meeting) *Confirm {
	return NewConfirm(fmt.Sprintf("Take the start of %s back?", m.Ref()),
		"Its clocks stop, and it waits until it is started again. Nothing that was done since is left to undo.",
		component.Both{First: component.Close{}, Second: component.Undo{Asked: true}})
}
