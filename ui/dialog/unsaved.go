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

// Unsaved lists what could not be saved yet, why, and what can be done.
type Unsaved struct {
	leaving bool // it was opened by leaving
	scroll  scroll
}

// NewUnsaved makes the list; leaving says that its person wants to go.
func NewUnsaved(leaving bool) *Unsaved { return &Unsaved{leaving: leaving} }

var unsavedStack = keymap.NewStack(keymap.InUnsaved, keymap.InList, keymap.InDialog)

// Scopes are its own, the list's, and the dialog's.
func (d *Unsaved) Scopes() []keymap.Scope { return unsavedStack }

// Handle answers an intent.
func (d *Unsaved) Handle(c component.Context, intent component.Intent) component.Effect {
	if intent.Name == keymap.Back {
		return component.Close{}
	}
	if action, ok := unsavedActions.Find(intent.Name); ok {
		return action.Run(c, intent)
	}
	d.scroll.page(intent.Name)
	return nil
}

// unsavedActions are what can be done about what is not saved. In lines each is asked for
// by the word that it is named with.
var unsavedActions = component.Actions{
	{Name: keymap.Retry, Keys: []string{"r", "enter"}, Label: "try again", Help: "try to save now; gavel tries each second by itself", InLines: "tries again",
		Not: allSaved, Do: component.Always(component.Retry{})},
	{Name: keymap.Elsewhere, Keys: []string{"w"}, Label: "write elsewhere", Help: "write the actions to another file, to be read", InLines: "writes them to another file, to be read",
		Not: allSaved, Do: component.Always(component.WriteUnsaved{})},
	{Name: keymap.NewFile, Keys: []string{"n"}, Label: "new file", Help: "copy all that was saved to a new file, and go on there", InLines: "goes on in a new file, with all that was saved",
		Not: allSaved, Do: component.Always(component.MoveToNewFile{})},
	{Name: keymap.Leave, Keys: []string{"x"}, Label: "leave", Help: "leave without them; they are written elsewhere first", InLines: "writes them to another file and leaves",
		Do: component.Always(component.LeaveUnsaved{})},
}

// allSaved says that nothing is left to save.
func allSaved(c component.Context, _ component.Intent) string {
	if c.Unsaved.Trouble != "" {
		return ""
	}
	return "everything is saved"
}

// word returns the word that asks for one of them in lines.
func word(name keymap.Intent) string { return strings.ReplaceAll(string(name), "-", " ") }

// Type takes nothing.
func (d *Unsaved) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused has nothing to show: what it asks for is no change of the record.
func (d *Unsaved) Refused(component.Context, *model.Refusal) {}

// IsDone reports whether there is nothing left to list.
func (d *Unsaved) IsDone(c component.Context) bool { return c.Unsaved.Trouble == "" }

// Draw draws the trouble and the list.
func (d *Unsaved) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, cannotWidth)
	inner, _ := textIn(w, h)
	body := sheet{cursor: true}
	if c.Unsaved.Trouble == "" {
		body.add(draw.Wrap("Everything is saved.", inner)...)
	} else {
		body.add(paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+c.Unsaved.Trouble, inner))...)
		body.add("")
		body.add(draw.Wrap("gavel keeps these and tries again each second:", inner)...)
	}
	for i, action := range c.Unsaved.Actions {
		body.add(draw.Wrap(fmt.Sprintf("%d. %s", i+1, action), inner)...)
	}
	if d.leaving && c.Unsaved.Trouble != "" {
		body.add("")
		body.add(draw.Wrap("Leaving now would leave them out of the record.", inner)...)
	}
	f := foot{keys: []string{
		component.KeyLine(c, inner, d.Scopes(), keymap.Retry, keymap.Elsewhere, keymap.NewFile),
		component.KeyLine(c, inner, d.Scopes(), keymap.Leave, keymap.Back),
	}}
	return scrolled(c, "Not saved", fmt.Sprint(len(c.Unsaved.Actions)), body, f, w, h, &d.scroll)
}

// Converse lists what is not saved, and asks what is to be done.
func (d *Unsaved) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	if c.Unsaved.Trouble == "" {
		l.Say("Everything is saved.")
		return component.Close{}, nil
	}
	l.Number("Not saved: "+c.Unsaved.Trouble, c.Unsaved.Actions)
	if l.Piped() {
		return component.Close{}, nil
	}
	q := component.Query{Form: "Not saved", Label: "what to do", Says: "What is to be done?"}
	for _, a := range unsavedActions {
		q.Offers = append(q.Offers, word(a.Name))
		q.Says += fmt.Sprintf(" %s %s;", word(a.Name), a.InLines)
	}
	q.Offers = append(q.Offers, component.Back)
	q.Says += fmt.Sprintf(" %s lets them wait.", component.Back)
	for {
		text, left, err := l.Ask(q)
		if err != nil || left {
			return component.Close{}, err
		}
		for _, a := range unsavedActions {
			if strings.EqualFold(text, word(a.Name)) {
				return component.Both{First: component.Close{}, Second: a.Do(c, component.Named(a.Name))}, nil
			}
		}
		l.Unclear(text, q.Offers...)
	}
}
