package dialog

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Elsewhere shows a thing of another cycle of the file in full, as it stands there. It is only
// read, and what it is linked to can be gone to.
type Elsewhere struct {
	way     []component.Looked                   // from the thing that was opened first to the one that is shown
	read    map[component.Looked]component.Found // what the file has said of them
	found   component.Found
	shown   component.Looked // of which found is
	thing   Thing
	history component.History
	problem string
}

// NewElsewhere makes the detail of a thing that the record has not. The file is asked for it.
func NewElsewhere(c component.Context, about model.Ref) *Elsewhere {
	d := &Elsewhere{way: []component.Looked{{About: about}}, read: map[component.Looked]component.Found{}}
	d.take(c)
	return d
}

var elsewhereStack = keymap.NewStack(keymap.InElsewhere, keymap.InList, keymap.InDialog)

// Scopes are the dialog's own, the list's, and those of every dialog.
func (d *Elsewhere) Scopes() []keymap.Scope { return elsewhereStack }

// at returns what is looked at.
func (d *Elsewhere) at() component.Looked { return d.way[len(d.way)-1] }

// take takes in what the file has said of the thing; false while it has not.
func (d *Elsewhere) take(c component.Context) bool {
	if d.shown == d.at() && d.found.Record != nil {
		return true
	}
	found, ok := d.read[d.at()]
	if !ok {
		if found, ok = c.Elsewhere.Find(c.Record, d.at()); !ok {
			return false
		}
		d.read[d.at()] = found
	}
	d.found, d.shown = found, d.at()
	d.thing = Thing{ReadOnly: true}
	if found.Record != nil {
		there := d.there(c)
		d.history.Set(d.at().About, fmt.Sprint(there.Record.Head()), found.Events)
		d.thing.Open(there, d.at().About)
	}
	return true
}

// there returns the context of the cycle that the thing is of.
func (d *Elsewhere) there(c component.Context) component.Context {
	c.Record, c.Meeting, c.History, c.Walk, c.Me = d.found.Record, model.Meeting{}, &d.history, nil, 0
	return c
}

// Handle answers an intent.
func (d *Elsewhere) Handle(c component.Context, intent component.Intent) component.Effect {
	if intent.Name == keymap.Back {
		if len(d.way) == 1 {
			return component.Close{}
		}
		d.goTo(c, d.way[:len(d.way)-1])
		return nil
	}
	if effect, found := run(c, d.actions(), intent, &d.problem); found {
		return effect
	}
	if d.take(c) && d.found.Record != nil {
		d.thing.Move(intent.Name)
	}
	return nil
}

// goTo shows the last thing of a way.
func (d *Elsewhere) goTo(c component.Context, way []component.Looked) {
	d.way, d.found, d.problem = way, component.Found{}, ""
	d.take(c)
}

// actions are the dialog's own.
func (d *Elsewhere) actions() component.Actions {
	return component.Actions{
		{Name: keymap.Accept, Keys: []string{"enter"}, Label: "go to", Help: "go to the linked thing under the cursor, of whatever cycle", Not: d.notLinked,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				cycle, _ := d.found.Record.Cycle()
				d.goTo(c, append(d.way, component.Looked{About: d.thing.Linked(), In: cycle.ID}))
				return nil
			}},
		{Name: keymap.OtherCycle, Keys: []string{"w"}, Label: "work there", Help: "work in the cycle of the thing from now on", Not: d.notRead,
			Do: func(component.Context, component.Intent) component.Effect {
				cycle, _ := d.found.Record.Cycle()
				return component.SwitchCycle{Cycle: cycle.ID, Then: d.at().About}
			}},
	}
}

func (d *Elsewhere) notLinked(component.Context, component.Intent) string {
	if d.found.Record == nil || d.thing.Linked().IsZero() {
		return "no linked thing is in sight"
	}
	return ""
}

// notRead says why nobody can go to the cycle of the thing.
func (d *Elsewhere) notRead(c component.Context, _ component.Intent) string {
	here, _ := c.Record.Cycle()
	switch {
	case d.found.Record == nil:
		return "its cycle is not known"
	case d.found.Record.SameCycle(here):
		return "you work in its cycle"
	}
	return ""
}

// Type takes nothing.
func (d *Elsewhere) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused has nothing to show: the dialog asks for no change.
func (d *Elsewhere) Refused(component.Context, *model.Refusal) {}

// says returns what stands in the place of a thing that is not shown: why, or that it is read.
func (d *Elsewhere) says(c component.Context) string {
	if !d.take(c) {
		return fmt.Sprintf("%s is being read from the file.", d.at().About)
	}
	return model.Capitalized(d.found.Says) + "."
}

// Draw draws as much of the thing as there is room for, over the whole window.
func (d *Elsewhere) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, documentWidth)
	inner, room := textIn(w, h)
	f := foot{keys: []string{component.KeyLine(c, inner, d.Scopes(), possible(c, d.actions(), keymap.Accept, keymap.OtherCycle, keymap.Down, keymap.PageDown, keymap.Back)...)}}
	if d.problem != "" {
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))
	}
	title, note, hint, rows, row := d.at().About.String(), "", "", []string(nil), 0
	if d.take(c) && d.found.Record != nil {
		there := d.there(c)
		title, note = there.Record.SayOfCycle(d.at().About), "only read"
		rows = d.thing.inView(there, inner, max(1, room-f.least()))
		hint = d.thing.beyond(len(rows))
		row = max(0, d.thing.cursorRow())
	} else {
		rows = paintEach(c.Theme.Muted.Paint, draw.Wrap(d.says(c), inner))
	}
	all := append(append([]string{}, rows...), f.rows(c, inner, false)...)
	return component.Drawing{
		Rows:   boxed(c, title, note, hint, all, w, min(h, len(all)+h-room)),
		Cursor: true, CursorX: textFrom(w, h), CursorY: 1 + row,
		Long:  hint != "",
		Zones: []component.Zone{{At: draw.Rect{W: w, H: h}, Wheel: d.thing.wheel}},
	}
}

// Converse says all of the thing, and what goes to its cycle.
func (d *Elsewhere) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	if !d.take(c) || d.found.Record == nil {
		return component.Both{First: component.Close{}, Second: component.Say{Text: strings.TrimSuffix(d.says(c), ".")}}, nil
	}
	there := d.there(c)
	cycle, _ := there.Record.Cycle()
	l.Say(there.Record.SayOfCycle(d.at().About) + "; it is only read here:")
	l.Say(Read(there, d.at().About)...)
	l.Say(ReadMore(there, d.at().About, d.found.Events)...)
	if why := d.notRead(c, component.Intent{}); why == "" {
		l.Say(fmt.Sprintf("%s goes to %s.", c.GoToOtherCycle(), cycle.Ref()))
	}
	return component.Close{}, nil
}

// ReadMore returns what is read aloud behind a thing: its drawing, what names it, and what
// happened to it.
func ReadMore(c component.Context, about model.Ref, events []component.Event) (lines []string) {
	sheet, ok := c.Record.Sheet(about, c.Meeting.ID, c.Today())
	if !ok {
		return nil
	}
	if drawing := c.Record.Drawing(about); !drawing.IsEmpty() {
		lines = append(append(lines, component.TreeTitle(about)+":"), component.TreeText(drawing)...)
	}
	var named []string
	for _, ref := range sheet.ReferredBy {
		named = append(named, fmt.Sprintf("%s %s", ref, c.Record.TextOf(ref)))
	}
	if len(named) > 0 {
		lines = append(lines, "named by: "+strings.Join(named, "; "))
	}
	if len(events) > 0 {
		lines = append(lines, "What happened to it:")
	}
	for _, e := range events {
		lines = append(lines, strings.Join(append([]string{e.Says}, e.Changes...), "; "))
	}
	return lines
}
