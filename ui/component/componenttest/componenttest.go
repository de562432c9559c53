// Package componenttest gives the tests of components something to look at: a record
// that was built by commands, as a person would have built it, and a context
// around it.
//
// Only tests import it. It may import gavel/model, gavel/keymap, and of ui:
// component, theme, draw/drawtest.
package componenttest

import (
	"strings"
	"testing"
	"time"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw/drawtest"
	_ "gavel/ui/screen" // its keys
	"gavel/ui/theme"
)

// Today is the Monday on which every test happens; Now is ten o'clock.
const Today model.Date = "2026-11-23"

var now = model.At(time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC))

// Secret is the text of the private notes in Planned and Live. It must be in
// nothing that a room can see.
const Secret = "Ben will not like this one"

// Sizes are the windows that every screen and dialog is drawn in, w×h.
var Sizes = [][2]int{{120, 36}, {100, 30}, {80, 24}, {60, 20}, {40, 60}}

// Desk is a context that commands change.
type Desk struct {
	testing.TB
	component.Context
}

// Empty is a context over a record with nothing in it.
func Empty(t testing.TB) *Desk {
	return &Desk{t, component.Context{
		Record: &model.Record{}, Now: now, Theme: theme.New(theme.Mono, false), Keys: keymap.Default(),
		User: "Ana Ruiz", Zone: "UTC", Typed: &component.Typed{},
	}}
}

// Planned is a cycle with a planned meeting: three items, two decisions, one of
// them without an owner, and private notes.
func Planned(t testing.TB) *Desk {
	t.Helper()
	d := Empty(t)
	d.Do(model.NewCycle{CycleName: "Checkout redesign", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Okafor", "Mara Ilves", "Tom Weiss"}})
	m := d.Do(model.PlanMeeting{Facilitator: "Ana Ruiz"})
	d.Meeting, _ = d.Record.Meetings.Get(m.ID)
	ana, _ := d.Record.PersonNamed("Ana Ruiz")
	ben, _ := d.Record.PersonNamed("Ben Okafor")
	returns := d.Raise(model.KindItem, m, "Free returns until 60 days", model.FieldOwner, model.Who(ben.ID))
	d.Raise(model.KindItem, m, "Launch mails in four languages")
	d.Raise(model.KindItem, m, "Numbers of last week", model.FieldOwner, model.Who(ana.ID), model.FieldAsk, model.Words(model.AskInform))
	d.Raise(model.KindDecision, returns, "Ship free returns to everybody at once")
	d.Raise(model.KindDecision, model.Ref{Kind: model.KindItem, ID: returns.ID + 1}, "Send the mails before the switch")
	d.Do(model.WritePrivateNote{Meeting: m.ID, Item: returns.ID, Text: Secret})
	d.Do(model.WritePrivateNote{Meeting: m.ID, Text: Secret + ", all of it"})
	return d
}

// Live is the same meeting after its start.
func Live(t testing.TB) *Desk {
	t.Helper()
	d := Planned(t)
	d.Do(model.StartMeeting{Meeting: d.Meeting.ID})
	return d
}

// Do lets a command through and answers with what it was about.
func (d *Desk) Do(c model.Command) model.Ref {
	d.Helper()
	next, done, err := model.Do(d.Record, c, d.Now)
	if err != nil {
		d.Fatalf("%s %+v was refused: %v", c.Name(), c, err)
	}
	d.Record = next
	d.Meeting, _ = next.Meetings.Get(d.Meeting.ID)
	return done.About
}

// Raise raises a thing with pairs of a field and its value.
func (d *Desk) Raise(kind model.Kind, on model.Ref, words string, pairs ...any) model.Ref {
	d.Helper()
	v := model.Values{model.FieldWords: model.Words(words)}
	for i := 0; i < len(pairs); i += 2 {
		v[pairs[i].(model.Field)] = pairs[i+1].(model.Value)
	}
	return d.Do(model.Raise{Kind: kind, On: on, With: v})
}

// Done asserts that an ask is for a change and makes it, with the changes that
// come after it. What remains to be done then is the answer.
func (d *Desk) Done(ask component.Effect) component.Effect {
	d.Helper()
	do, ok := ask.(component.Do)
	if !ok {
		d.Fatalf("asks for %#v, not for a change", ask)
	}
	d.Do(do.Command)
	if next, more := do.Then.(component.Do); more {
		return d.Done(next)
	}
	return do.Then
}

// Text returns what a person reads in a picture that was drawn for w×h cells. It
// asserts that the picture fits, and that its cursor is in it.
func Text(t testing.TB, p component.Drawing, w, h int) string {
	t.Helper()
	content := strings.Join(p.Rows, "\n")
	drawtest.Check(t, content, w, h)
	if p.Cursor && (p.CursorX < 0 || p.CursorX >= w || p.CursorY < 0 || p.CursorY >= len(p.Rows)) {
		t.Errorf("the cursor is at %d,%d, outside of %d rows of %d cells", p.CursorX, p.CursorY, len(p.Rows), w)
	}
	return strings.Join(drawtest.Rows(content, w, len(p.Rows)), "\n")
}

// Row is the row of a picture that the cursor is on, as a person reads it.
func Row(t testing.TB, p component.Drawing, w, h int) string {
	t.Helper()
	return strings.Split(Text(t, p, w, h), "\n")[p.CursorY]
}
