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

// Confirm asks before something that cannot be taken back, or that somebody
// else could see.
type Confirm struct {
	title, text string
	scopes      []keymap.Scope
	on          keymap.Intent // the intent that says yes
	yes         component.Effect
	problem     string
	spoken      bool // in words: the word that led to it says yes
	leaves      bool // it asks whether gavel is to be left
	scroll      scroll
}

// NewConfirm makes the question. It has a yes of its own, so that neither the key
// that led to it nor enter is one. An effect that makes no change must close the
// dialog by itself.
func NewConfirm(title, text string, effect component.Effect) *Confirm {
	return confirm(title, text, confirmStack, yes.Name, effect)
}

// yes is the answer of a question. What it does is the question's.
var yes = component.Action{Name: keymap.Yes, Keys: []string{"y"}, Label: "yes", Help: "do what is asked about"}

var confirmStack = keymap.NewStack(keymap.InConfirm, keymap.InList, keymap.InDialog)

func confirm(title, text string, scopes []keymap.Scope, on keymap.Intent, yes component.Effect) *Confirm {
	return &Confirm{title: title, text: text, scopes: scopes, on: on, yes: yes}
}

// Scopes are the dialog's own.
func (d *Confirm) Scopes() []keymap.Scope { return d.scopes }

// Handle answers an intent.
func (d *Confirm) Handle(c component.Context, intent component.Intent) component.Effect {
	switch intent.Name {
	case d.on:
		return d.yes
	case keymap.Back:
		return component.Close{}
	case keymap.Accept: // it is no yes: what led here may be held down
		d.problem = fmt.Sprintf("%s says yes, %s goes back", c.Keys.Key(d.on, d.scopes...), c.Keys.Key(keymap.Back, d.scopes...))
		return nil
	}
	d.problem = ""
	d.scroll.read(intent.Name)
	return nil
}

// Type takes nothing.
func (d *Confirm) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused shows why.
func (d *Confirm) Refused(_ component.Context, refusal *model.Refusal) { d.problem = refusal.Error() }

// Draw draws the question.
func (d *Confirm) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, askWidth)
	inner, _ := textIn(w, h)
	var body sheet
	body.add(draw.Wrap(d.text, inner)...)
	var f foot
	if d.problem != "" {
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))
	}
	f.keys = []string{component.KeyLine(c, inner, d.Scopes(), d.on, keymap.Back)}
	if bodyHeight(body, f, w, h) < len(body.rows) {
		f.keys = []string{component.KeyLine(c, inner, d.Scopes(), keymap.Down, d.on, keymap.Back)}
	}
	body.cursor = true // on what is read first
	return scrolled(c, d.title, "", body, f, w, h, &d.scroll)
}

// Converse asks, and takes only yes for a yes.
func (d *Confirm) Converse(_ component.Context, l component.Lines) (component.Effect, error) {
	if d.problem != "" {
		l.Refuse(d.problem)
		return component.Close{}, nil
	}
	if d.spoken {
		l.Say(strings.Split(d.text, "\n")...)
		return d.yes, nil
	}
	l.Say(d.title + " " + d.text)
	answer, left, err := component.YesOrNo(l, component.Query{Form: d.title, Label: "yes or no", Says: "Write yes to do it, no to leave it."}, "")
	if err != nil || left || answer != component.Yes {
		return component.Close{}, err
	}
	return d.yes, nil
}
