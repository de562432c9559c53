package dialog

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Attendees shows who must be in the room of a meeting, who should be and who can be
// excused; of who is missed, what can be done about it.
type Attendees struct {
	meeting model.ID
	at      int // of what can be done
	problem string
	scroll  scroll
}

// NewAttendees makes the list for a meeting.
func NewAttendees(meeting model.ID) *Attendees { return &Attendees{meeting: meeting} }

// offer is something that can be done about a person who is missed.
type offer struct {
	label  string
	effect component.Effect
}

// offers returns what can be done about a person: to expect them, or to record an answer
// of theirs that came before.
func (d *Attendees) offers(c component.Context, a model.Attendee) []offer {
	m, _ := c.Record.Meetings.Get(d.meeting)
	if a.Missed(m) == "" {
		return nil
	}
	first, _, _ := strings.Cut(c.Record.NameOf(a.Person), " ")
	call := model.RollCall{Meeting: d.meeting, Present: []model.ID{a.Person}}
	var list []offer
	switch {
	case m.Status != model.Planned:
		list = append(list, offer{fmt.Sprintf("%s is in the room", first), component.Do{Command: call, Stay: true}})
	case c.Record.Try(call, c.Now) == nil:
		list = append(list, offer{fmt.Sprintf("expect %s", first), component.Do{Command: call, Stay: true}})
	}
	for _, act := range a.Acts {
		list = append(list, offer{act.Label, component.Both{First: component.Close{}, Second: component.Capture{Text: act.Line}}})
	}
	return list
}

// all returns everything that can be done.
func (d *Attendees) all(c component.Context) []offer {
	var list []offer
	for _, a := range c.Record.MustBeThere(d.meeting, c.Now) {
		list = append(list, d.offers(c, a)...)
	}
	return list
}

var attendeesStack = keymap.NewStack(keymap.InAttendees, keymap.InList, keymap.InDialog)

// Scopes are the list of people's own, the list, and the dialog's.
func (d *Attendees) Scopes() []keymap.Scope { return attendeesStack }

// Handle answers an intent.
func (d *Attendees) Handle(c component.Context, intent component.Intent) component.Effect {
	d.scroll.toCursor()
	d.problem = ""
	all := d.all(c)
	if intent.Name == keymap.Back {
		return component.Close{}
	}
	if effect, found := run(c, d.actions(), intent, &d.problem); found {
		return effect
	}
	d.at = cursorIn(len(all), d.at, intent.Name)
	return nil
}

// actions are the list's own.
func (d *Attendees) actions() component.Actions {
	return component.Actions{{Name: keymap.Accept, Keys: []string{"enter"}, Label: "do it", Help: "expect the person, or write down the answer that came before",
		Do: func(c component.Context, _ component.Intent) component.Effect {
			all := d.all(c)
			if len(all) == 0 {
				return component.Close{}
			}
			return all[min(d.at, len(all)-1)].effect
		}}}
}

// Type takes nothing.
func (d *Attendees) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused shows why.
func (d *Attendees) Refused(_ component.Context, refusal *model.Refusal) { d.problem = refusal.Error() }

// title names the list and its meeting.
func (d *Attendees) title() string {
	return fmt.Sprintf("%s: who must be in the room", model.Ref{Kind: model.KindMeeting, ID: d.meeting})
}

// amounts says how many of those who must be there are missed.
func (d *Attendees) amounts(c component.Context) string {
	m, _ := c.Record.Meetings.Get(d.meeting)
	must, missed := 0, 0
	for _, a := range c.Record.MustBeThere(d.meeting, c.Now) {
		if a.Need == model.Must {
			must++
			if a.Missed(m) != "" {
				missed++
			}
		}
	}
	switch {
	case must == 0:
		return "Nobody must be there: nothing on the table waits for an answer."
	case missed == 0 && m.Status != model.Planned:
		return fmt.Sprintf("%d must be there, and all of them are.", must)
	case missed == 0:
		return fmt.Sprintf("%d must be there, and all of them are expected.", must)
	case m.Status != model.Planned:
		return fmt.Sprintf("%d must be there; %d of them not in the room.", must, missed)
	}
	return fmt.Sprintf("%d must be there; %d of them not expected.", must, missed)
}

// Draw draws the people, and under who is missed what can be done.
func (d *Attendees) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, formWidth)
	inner, _ := textIn(w, h)
	f := foot{says: draw.Wrap(d.amounts(c), inner)}
	if d.problem != "" {
		f.says = append(f.says, paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))...)
	}
	keys := []keymap.Intent{keymap.Accept, keymap.Down, keymap.Back}
	if len(d.all(c)) == 0 {
		keys = []keymap.Intent{keymap.Back}
	}
	f.keys = []string{component.KeyLine(c, inner, d.Scopes(), keys...)}
	return framed(c, d.title(), "", d.body(c, inner), f, w, h, &d.scroll)
}

func (d *Attendees) body(c component.Context, w int) sheet {
	body := sheet{pick: func(i int) { d.at = i }}
	m, _ := c.Record.Meetings.Get(d.meeting)
	n := 0
	for _, a := range c.Record.MustBeThere(d.meeting, c.Now) {
		body.begin(nothing)
		d.person(c, &body, a, m, w)
		for _, o := range d.offers(c, a) {
			body.begin(n)
			if n == d.at {
				body.x, body.y, body.cursor = 4, len(body.rows), true
			}
			for _, row := range draw.Wrap(o.label, max(w-4, 1)) {
				if row = fit(c, "    "+row, w); n == d.at {
					row = c.Theme.Selected.Paint(row)
				}
				body.add(row)
			}
			n++
		}
	}
	if len(body.rows) == 0 {
		body.add(c.Theme.Muted.Paint("Nobody is expected yet."))
	}
	for _, says := range c.Record.SayFunctionsMissing(d.meeting) {
		for _, row := range draw.Wrap(model.Capitalized(says), w) {
			body.add(c.Theme.Open.Paint(row))
		}
	}
	if n == 0 { // nothing is chosen from
		body.cursor = true
	}
	return body
}

// person adds a person with for what they are needed.
func (d *Attendees) person(c component.Context, body *sheet, a model.Attendee, m model.Meeting, w int) {
	style, need := c.Theme.Text, a.SayNeed()
	if a.Need == model.Excused {
		style = c.Theme.Muted
	}
	missed := a.Missed(m)
	if missed != "" {
		style, need = c.Theme.Open, missed+" "+c.Theme.Glyphs.Separator+" "+need
	}
	name := c.Record.NameOf(a.Person)
	lead := min(22, max(w/3, 1))
	if draw.Width(name) >= lead {
		for _, row := range draw.Wrap(name+"  "+need, w) {
			body.add(style.Paint(row))
		}
		return
	}
	for i, row := range draw.Wrap(need, max(w-lead, 1)) {
		front := draw.Fit("", lead)
		if i == 0 {
			front = c.Theme.Strong.Paint(draw.Fit(name, lead))
		}
		body.add(front + style.Paint(row))
	}
}

// Converse lists the people, and asks what is to be done about who is missed.
func (d *Attendees) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	if d.problem != "" {
		l.Refuse(d.problem)
		d.problem = ""
		return component.Close{}, nil
	}
	m, _ := c.Record.Meetings.Get(d.meeting)
	l.Say(d.title() + ":")
	for _, a := range c.Record.MustBeThere(d.meeting, c.Now) {
		says := []string{c.Record.NameOf(a.Person), a.SayNeed()}
		if missed := a.Missed(m); missed != "" {
			says = append(says, missed)
		}
		l.Say(strings.Join(says, ", "))
	}
	for _, says := range c.Record.SayFunctionsMissing(d.meeting) {
		l.Say(model.Capitalized(says))
	}
	l.Say(d.amounts(c))
	all := d.all(c)
	if len(all) == 0 || l.Piped() {
		return component.Close{}, nil
	}
	labels := make([]string, len(all))
	for i, o := range all {
		labels[i] = o.label
	}
	l.Number("What can be done:", labels)
	for {
		text, left, err := l.Ask(component.Query{Form: "who must be in the room", Label: "a number", Says: "Write the number of what is to be done; " + component.Back + " leaves it.", Numbers: true})
		if err != nil || left {
			return component.Close{}, err
		}
		if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(all) {
			return all[n-1].effect, nil
		}
		l.Unclear(text, "a number of the list", component.Back)
	}
}
