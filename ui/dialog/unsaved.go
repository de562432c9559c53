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
func (d *Unsaved) Handle(_ component.Context, intent component.Intent) component.Effect {
	switch intent.Name {
	case keymap.Back:
		return component.Close{}
	case keymap.Retry:
		return component.Retry{}
	case keymap.Elsewhere:
		return component.WriteUnsaved{}
	case keymap.NewFile:
		return component.MoveToNewFile{}
	case keymap.Leave:
		return component.LeaveUnsaved{}
	}
	d.scroll.page(intent.Name)
	return nil
}

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

// unsavedWords are the words for what can be done, with what they ask for.
var unsavedWords = []struct {
	word, says string
	ask        component.Effect
}{
	{"retry", "tries again", component.Retry{}},
	{"elsewhere", "writes them to another file, to be read", component.WriteUnsaved{}},
	{"new file", "goes on in a new file, with all that was saved", component.MoveToNewFile{}},
	{"leave", "writes them to another file and leaves", component.LeaveUnsaved{}},
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
	for _, x := range unsavedWords {
		q.Offers = append(q.Offers, x.word)
		q.Says += fmt.Sprintf(" %s %s;", x.word, x.says)
	}
	q.Offers = append(q.Offers, component.Back)
	q.Says += fmt.Sprintf(" %s lets them wait.", component.Back)
	for {
		text, left, err := l.Ask(q)
		if err != nil || left {
			return component.Close{}, err
		}
		for _, x := range unsavedWords {
			if strings.EqualFold(text, x.word) {
				return component.Both{First: component.Close{}, Second: x.ask}, nil
			}
		}
		l.Unclear(text, q.Offers...)
	}
}
