package plain

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// promptPlace is the screen and its meeting in a word or two, for the prompt.
func (d *console) promptPlace() string {
	name := map[component.Screen]string{component.Welcome: "welcome", component.Prepare: "prepare", component.Review: "review"}[d.session.Shown]
	if m := d.context().Meeting; m.ID != 0 && d.session.Shown != component.Welcome {
		name += fmt.Sprintf(" %s", m.Ref())
	}
	return name
}

// printNext says in one line what comes next.
func (d *console) printNext() {
	if next := d.nextStep(); next != "" {
		d.printf("Next: %s", next)
	}
}

// nextStep returns what comes next, by the words that do it; "" where nothing is begun.
func (d *console) nextStep() string {
	switch d.session.Shown {
	case component.Prepare:
		return d.nextOfPlan()
	case component.Review:
		return d.nextOfReview()
	}
	return ""
}

// wordFor returns how an intent is asked for.
func (d *console) wordFor(intent keymap.Intent) string {
	return d.session.Keys.Key(intent, d.scopes()...)
}

func (d *console) nextOfPlan() string {
	m := d.context().Meeting
	switch _, live := d.session.Record.Live(); {
	case m.Status == model.Planned && len(d.session.Record.Agenda(m.ID)) == 0:
		return fmt.Sprintf("%s puts something on the agenda of %s", d.wordFor(keymap.NewItem), m.Ref())
	case m.Status == model.Planned && live:
		return fmt.Sprintf("%s goes back to the live meeting, %s adds to %s", d.wordFor(keymap.Review), d.wordFor(keymap.NewItem), m.Ref())
	case m.Status == model.Planned:
		return fmt.Sprintf("%s adds to %s, %s begins it", d.wordFor(keymap.NewItem), m.Ref(), d.wordFor(keymap.Start))
	case m.Status == model.Adjourned:
		return fmt.Sprintf("%s goes on with %s", d.wordFor(keymap.Start), m.Ref())
	case live:
		return fmt.Sprintf("%s goes back to the live meeting", d.wordFor(keymap.Review))
	}
	return fmt.Sprintf("%s plans a meeting", d.wordFor(keymap.NewMeeting))
}

func (d *console) nextOfReview() string {
	m := d.context().Meeting
	switch m.Status {
	case model.Live:
		return d.nextOfMeeting(m)
	case model.Adjourned:
		return fmt.Sprintf("%s goes on with %s", d.wordFor(keymap.Start), m.Ref())
	case model.Closed:
		return fmt.Sprintf("%s reads what %s said, save writes it to a file, %s plans the next", d.wordFor(keymap.Minutes), m.Ref(), d.wordFor(keymap.Prepare))
	}
	return fmt.Sprintf("%s plans a meeting", d.wordFor(keymap.Prepare))
}

// nextOfMeeting returns what the item being discussed still needs, else the next item, else
// the first gap, else the close.
func (d *console) nextOfMeeting(m model.Meeting) string {
	gaps := d.session.Record.Gaps(m.ID, d.context().Now)
	if len(gaps) == 0 {
		return fmt.Sprintf("%s closes %s; nothing is open", d.wordFor(keymap.CloseMeeting), m.Ref())
	}
	left := model.OpenBeforeClose(len(gaps))
	before := d.session.Record.Clock(m.ID).Item
	if it, ok := d.session.Record.Items.Get(before); ok && !d.session.Record.Ruled(m.ID, it.Ref()) {
		about := d.session.Record.Subject(it.Ref())
		for _, x := range d.session.Record.DecisionsOn(it.ID) {
			if !d.session.Record.Ruled(m.ID, x.Ref()) {
				about = x.Ref()
				break
			}
		}
		return fmt.Sprintf("decide %s; %s", about, left)
	}
	if it, ok := d.session.Record.NextItem(m.ID); ok {
		return fmt.Sprintf("next opens %s; %s", d.session.Record.Subject(it.Ref()), left)
	}
	return fmt.Sprintf("fix %s; %s", gaps[0].About, left)
}
