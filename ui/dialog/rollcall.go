package dialog

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// RollCall says who is in the room; before the start, who is expected. Each
// person has a key of their own, and what is shown is recorded as a whole.
type RollCall struct {
	meeting model.ID
	people  []model.ID // a person keeps the key while the dialog is open
	here    map[model.ID]bool
	at      int
	problem string
	scroll  scroll
}

// NewRollCall makes the roll call of the meeting on screen: everyone expected,
// then everyone else who is known.
func NewRollCall(c component.Context) *RollCall {
	d := &RollCall{meeting: c.Meeting.ID, here: map[model.ID]bool{}}
	for _, a := range c.Record.Attendance(d.meeting) {
		d.people = append(d.people, a.Person)
		d.here[a.Person] = a.Presence != model.Absent
	}
	for _, p := range c.Record.CurrentPeople(0) {
		if !slices.Contains(d.people, p.ID) {
			d.people = append(d.people, p.ID)
		}
	}
	return d
}

// addKnown takes in who became known while the dialog is open: nobody is added
// here who is not meant to be here.
func (d *RollCall) addKnown(c component.Context) {
	for _, p := range c.Record.CurrentPeople(0) {
		if !slices.Contains(d.people, p.ID) {
			d.people = append(d.people, p.ID)
			d.here[p.ID] = true
		}
	}
}

var rollCallStack = keymap.NewStack(keymap.InRollCall, keymap.InList, keymap.InDialog)

// Scopes are the roll call's own, the list, and the dialog's.
func (d *RollCall) Scopes() []keymap.Scope { return rollCallStack }

// Handle answers an intent.
func (d *RollCall) Handle(c component.Context, intent component.Intent) component.Effect {
	d.addKnown(c)
	d.scroll.toCursor()
	if intent.Name == keymap.Back {
		return component.Close{}
	}
	if effect, found := run(c, d.actions(), intent, &d.problem); found {
		return effect
	}
	d.at = cursorIn(len(d.people), d.at, intent.Name)
	return nil
}

// actions are the roll call's own.
func (d *RollCall) actions() component.Actions {
	return component.Actions{
		{Name: keymap.Toggle, Keys: []string{"space"}, Label: "toggle", Help: "present or absent", Not: d.nobody,
			Do: func(component.Context, component.Intent) component.Effect { d.toggle(d.at); return nil }},
		{Name: keymap.Everybody, Keys: []string{"*"}, Label: "everybody", Help: "everybody is present; then mark who is absent", Not: d.nobody,
			Do: func(component.Context, component.Intent) component.Effect {
				for _, id := range d.people {
					d.here[id] = true
				}
				return nil
			}},
		{Name: keymap.NewPerson, Keys: []string{"+", "@"}, Label: "person", Help: "add somebody",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: personForm(c, nil)}
			}},
		{Name: keymap.Accept, Keys: []string{"enter"}, Label: "record", Help: "record it as it is shown",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Do{Command: d.command(c)}
			}},
	}
}

// nobody says that nobody is known yet, and what adds somebody.
func (d *RollCall) nobody(c component.Context, _ component.Intent) string {
	if len(d.people) > 0 {
		return ""
	}
	return nobodyKnown(c)
}

// nobodyKnown says what leads on where nobody is known.
func nobodyKnown(c component.Context) string {
	return "Nobody is known yet: " + c.Keys.Key(keymap.NewPerson, keymap.InRollCall) + " adds a person"
}

// Type takes the key that stands beside a name.
func (d *RollCall) Type(c component.Context, msg tea.Msg) (component.Effect, tea.Cmd) {
	d.addKnown(c)
	d.scroll.toCursor()
	press, ok := msg.(tea.KeyPressMsg)
	if i := slices.Index(d.keys(c), press.String()); ok && i >= 0 && i < len(d.people) {
		d.at = i
		d.toggle(i)
	}
	return nil, nil
}

func (d *RollCall) toggle(i int) {
	if i < len(d.people) {
		d.here[d.people[i]] = !d.here[d.people[i]]
	}
}

// rollCallKeys are the keys that can stand beside a name, best first.
const rollCallKeys = "1234567890abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// keys are the ones that mean nothing else in the dialog.
func (d *RollCall) keys(c component.Context) []string {
	var free []string
	for _, r := range rollCallKeys {
		if intent, more := c.Keys.Next(string(r), d.Scopes()...); intent == "" && !more {
			free = append(free, string(r))
		}
	}
	return free
}

// command is the roll call as it is shown. Who is not here and was not
// expected stays out of it.
func (d *RollCall) command(c component.Context) model.RollCall {
	call := model.RollCall{Meeting: d.meeting}
	for _, id := range d.people {
		switch {
		case d.here[id]:
			call.Present = append(call.Present, id)
		case d.expected(c, id):
			call.Absent = append(call.Absent, id)
		}
	}
	return call
}

func (d *RollCall) expected(c component.Context, id model.ID) bool {
	_, ok := d.attendance(c, id)
	return ok
}

// attendance returns how the record has a person at the meeting; ok is false for who is
// not on its list.
func (d *RollCall) attendance(c component.Context, id model.ID) (a model.Attendance, ok bool) {
	list := c.Record.Attendance(d.meeting)
	i := slices.IndexFunc(list, func(a model.Attendance) bool { return a.Person == id })
	if i < 0 {
		return model.Attendance{}, false
	}
	return list[i], true
}

// Refused shows why.
func (d *RollCall) Refused(_ component.Context, refusal *model.Refusal) { d.problem = refusal.Error() }

// Draw draws the people with their keys.
func (d *RollCall) Draw(c component.Context, w, h int) component.Drawing {
	d.addKnown(c)
	w = widthIn(w, formWidth)
	inner, _ := textIn(w, h)
	m, _ := c.Record.Meetings.Get(d.meeting)
	title, key := "who is in the room", "The key beside a name: present or absent"
	if m.Status == model.Planned {
		title, key = "who is expected", "The key beside a name: expected or not"
	}
	f := foot{says: append([]string{d.count(c, m)}, paintEach(c.Theme.Muted.Paint, draw.Wrap(key, inner))...)}
	if d.problem != "" {
		f.says = append(f.says, paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))...)
	}
	f.keys = []string{component.KeyLine(c, inner, d.Scopes(), keymap.Accept, keymap.Toggle, keymap.Everybody, keymap.NewPerson, keymap.Back)}
	return framed(c, fmt.Sprintf("%s: %s", m.Ref(), title), "", d.body(c, m, inner), f, w, h, &d.scroll)
}

func (d *RollCall) count(c component.Context, m model.Meeting) string {
	call := d.command(c)
	if m.Status == model.Planned {
		return fmt.Sprintf("%d expected, %d not expected", len(call.Present), len(d.people)-len(call.Present))
	}
	gone := 0
	for _, id := range call.Absent {
		if d.hasLeft(c, id) {
			gone++
		}
	}
	if gone == 0 {
		return fmt.Sprintf("%d present, %d absent", len(call.Present), len(call.Absent))
	}
	return fmt.Sprintf("%d present, %d left, %d absent", len(call.Present), gone, len(call.Absent)-gone)
}

func (d *RollCall) body(c component.Context, m model.Meeting, w int) sheet {
	const lead = 21 // key, shape and word
	body := sheet{pick: func(i int) { d.at = i }}
	keys := d.keys(c)
	for i, id := range d.people {
		body.begin(i)
		key := " "
		if i < len(keys) {
			key = keys[i]
		}
		shape, word, style := d.status(c, m, id)
		name := c.Record.NameOf(id)
		if moves := d.movements(c, id); moves != "" {
			name += "  " + moves
		}
		if i == d.at {
			body.x, body.y, body.cursor = 1, len(body.rows), true
		}
		for j, row := range draw.Wrap(name, max(w-lead, 1)) {
			front, mark := fmt.Sprintf(" %s  ", key), fit(c, shape+" "+word, lead-4)
			if j > 0 {
				front, mark = draw.Fit("", 4), draw.Fit("", lead-4)
			}
			if i == d.at {
				body.add(c.Theme.Selected.Paint(fit(c, front+mark+row, w)))
				continue
			}
			body.add(c.Theme.Strong.Paint(front) + style.Paint(mark) + row)
		}
	}
	if len(d.people) == 0 {
		body.add(c.Theme.Muted.Paint(nobodyKnown(c)))
		body.cursor = true
	}
	return body
}

// hasLeft reports whether a person was in the room and, as the record has it, has left it.
func (d *RollCall) hasLeft(c component.Context, id model.ID) bool {
	a, _ := d.attendance(c, id)
	return a.Left != 0
}

// movements returns when a person came, left and came back; "" for who did not.
func (d *RollCall) movements(c component.Context, id model.ID) string {
	a, ok := d.attendance(c, id)
	if !ok {
		return ""
	}
	return c.Record.SayMovements(a)
}

// status returns how a person stands, as a shape and a word.
func (d *RollCall) status(c component.Context, m model.Meeting, id model.ID) (shape, word string, style theme.Style) {
	switch {
	case d.here[id] && m.Status == model.Planned:
		return c.Theme.Status(string(model.Expected))
	case d.here[id]:
		return c.Theme.Status(string(model.Present))
	case d.hasLeft(c, id):
		shape, _, style = c.Theme.Status(string(model.Absent))
		return shape, "left", style
	case d.expected(c, id) && m.Status != model.Planned:
		return c.Theme.Status(string(model.Absent))
	}
	return c.Theme.Glyphs.Off, "not expected", c.Theme.Muted
}
