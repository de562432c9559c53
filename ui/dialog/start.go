package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/part"
)

// NewStart asks before a planned meeting begins: it says who is expected, what is on the
// agenda, and that the clock runs then. Where there is no screen the word that led to it
// is the answer, unless the meeting is planned for another day.
func NewStart(c part.Context, m model.Meeting, yes part.Effect) *Confirm {
	text := []string{expected(c, m), agendaSays(c, m), clockSays(c, m)}
	later := m.Date > c.Today()
	if later {
		text = append([]string{fmt.Sprintf("It is planned for %s. Starting it now holds it today.", m.Date.Near(c.Today()))}, text...)
	}
	d := NewConfirm(fmt.Sprintf("Start %s %s?", m.Ref(), m.Title), strings.Join(text, "\n"), yes)
	d.spoken = !later
	return d
}

// expected says who is expected at a meeting.
func expected(c part.Context, m model.Meeting) string {
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

// agendaSays says how much is on the agenda of a meeting.
func agendaSays(c part.Context, m model.Meeting) string {
	agenda := c.Record.Agenda(m.ID)
	minutes := int64(0)
	for _, it := range agenda {
		minutes += it.Timebox
	}
	items := fmt.Sprintf("%d items", len(agenda))
	switch len(agenda) {
	case 0:
		return "Agenda: nothing yet."
	case 1:
		items = "1 item"
	}
	return fmt.Sprintf("Agenda: %s, %d of %d minutes.", items, minutes, m.Minutes)
}

// clockSays says what the start does, and until when it is taken back.
func clockSays(c part.Context, m model.Meeting) string {
	runs := "The clock of the meeting runs then"
	if agenda := c.Record.Agenda(m.ID); len(agenda) > 0 {
		runs = fmt.Sprintf("The clock runs then, with %s %s", agenda[0].Ref(), model.Quoted(agenda[0].Title))
	}
	undo := c.Keys.Key(keymap.Undo, keymap.Global)
	if undo == "" {
		return runs + "."
	}
	return fmt.Sprintf("%s; %s takes the start back, until an owner rules.", runs, undo)
}
