package dialog

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Palette finds any command by its words. A command that would do nothing now
// stays in the list and says why.
type Palette struct {
	search
	commands []command
	found    []command
	at       int
	problem  string
}

// command is one line of the palette.
type command struct {
	intent keymap.Intent
	label  string
	help   string
	keys   []string  // as a person reads them
	why    string    // why it would do nothing now; "" where it would
	look   model.Ref // the thing that it shows; zero for a command
}

// NewPalette makes the palette of the intents of some scopes, innermost first.
// disabled says why an intent would do nothing now; "" where it would.
func NewPalette(c component.Context, scopes []keymap.Scope, disabled func(keymap.Intent) string) *Palette {
	d := &Palette{search: newSearch("type what you want to do")}
	for _, scope := range scopes {
		for _, b := range c.Keys.Bindings() {
			if b.Scope == scope && b.Intent != keymap.Palette {
				d.add(b, keysInForce(c, b, scopes), disabled)
			}
		}
	}
	// To move the cursor is a command too, but hardly one to look for.
	slices.SortStableFunc(d.commands, func(a, b command) int { return movement(a) - movement(b) })
	d.find()
	return d
}

func movement(x command) int {
	switch x.intent {
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown, keymap.First, keymap.Last:
		return 1
	}
	return 0
}

// keysInForce are the keys of a binding that mean its intent where the scopes
// are asked in their order.
func keysInForce(c component.Context, b keymap.Binding, scopes []keymap.Scope) []string {
	var keys []string
	for _, key := range b.Keys {
		if intent, _ := c.Keys.Intent(key, scopes...); intent == b.Intent {
			keys = append(keys, keymap.Readable(key))
		}
	}
	return keys
}

// add takes a binding in. An intent that an inner scope has is one command,
// under the words of the inner scope.
func (d *Palette) add(b keymap.Binding, keys []string, disabled func(keymap.Intent) string) {
	i := slices.IndexFunc(d.commands, func(x command) bool { return x.intent == b.Intent })
	if i < 0 {
		d.commands = append(d.commands, command{intent: b.Intent, label: b.Label, help: b.Help, why: disabled(b.Intent)})
		i = len(d.commands) - 1
	}
	for _, key := range keys {
		if !slices.Contains(d.commands[i].keys, key) {
			d.commands[i].keys = append(d.commands[i].keys, key)
		}
	}
}

// find lists the commands whose label is like what was typed, best first, then
// those whose help has its words.
func (d *Palette) find() {
	d.at, d.problem = 0, ""
	typed := strings.TrimSpace(d.line.Value())
	if typed == "" {
		d.found = d.commands
		return
	}
	d.found = nil
	if about, ok := model.ParseRef(typed); ok && strings.Contains(typed, "-") {
		d.found = []command{{label: about.String(), look: about}}
	}
	labels := make([]string, len(d.commands))
	for i, x := range d.commands {
		labels[i] = x.label
	}
	taken := map[int]bool{}
	for _, match := range fuzzy.Find(typed, labels) {
		d.found = append(d.found, d.commands[match.Index])
		taken[match.Index] = true
	}
	for i, x := range d.commands {
		if !taken[i] && has(x.help, d.words()) {
			d.found = append(d.found, x)
		}
	}
}

// sayThing says what the thing is whose id was typed, or why none is shown.
func (d *Palette) sayThing(c component.Context) {
	if len(d.found) == 0 || d.found[0].look.IsZero() {
		return
	}
	x := &d.found[0]
	reading := capture.Read("show "+x.look.String(), c.CaptureContext(model.Ref{}))
	x.help, x.why = reading.Says, ""
	if reading.Look.IsZero() {
		x.why = reading.Err().Error()
	}
}

// Scopes are the palette's own: all letters are text.
func (d *Palette) Scopes() []keymap.Scope { return paletteStack }

var paletteStack = keymap.NewStack(keymap.InPalette)

// Handle answers an intent.
func (d *Palette) Handle(c component.Context, intent component.Intent) component.Effect {
	switch intent.Name {
	case keymap.Back:
		return component.Close{}
	case keymap.Up:
		d.at--
	case keymap.Down:
		d.at++
	case keymap.PageUp:
		d.at -= d.scroll.view.Height()
	case keymap.PageDown:
		d.at += d.scroll.view.Height()
	case keymap.Accept:
		return d.accept(c)
	}
	d.goTo(d.at)
	return nil
}

func (d *Palette) accept(c component.Context) component.Effect {
	d.sayThing(c)
	if d.at >= len(d.found) {
		return nil
	}
	x := d.found[d.at]
	if x.why != "" {
		d.problem = "not available: " + x.why
		return nil
	}
	if !x.look.IsZero() {
		return component.Both{First: component.Close{}, Second: component.Look{About: x.look}}
	}
	return component.Both{First: component.Close{}, Second: component.Perform{Intent: component.Named(x.intent)}}
}

// Type searches for what is typed.
func (d *Palette) Type(c component.Context, msg tea.Msg) (component.Effect, tea.Cmd) {
	was := d.line.Value()
	ask, cmd := d.search.Type(c, msg)
	if d.line.Value() != was {
		d.find()
		d.sayThing(c)
	}
	return ask, cmd
}

// Refused has nothing to show: the palette asks for no change.
func (d *Palette) Refused(component.Context, *model.Refusal) {}

// Draw draws the commands that were found; the selected one's help in full is
// under them.
func (d *Palette) Draw(c component.Context, w, h int) component.Drawing {
	d.sayThing(c)
	w = widthIn(w, documentWidth)
	inner, _ := textIn(w, h)
	rows := make([]string, len(d.found))
	for i, x := range d.found {
		rows[i] = x.row(c, inner, i == d.at)
	}
	var f foot
	switch {
	case len(d.found) == 0:
		rows = []string{c.Theme.Muted.Paint(fit(c, "  no command has these words", inner))}
	case d.problem != "":
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))
	default:
		f.says = d.found[d.at].says(c, inner)
	}
	f.keys = []string{component.KeyLine(c, inner, d.Scopes(), keymap.Accept, keymap.Down, keymap.Back)}
	return d.draw(c, "All commands", rows, d.at, f, w, h, d.goTo, func(notches int) { d.goTo(d.at + notches) })
}

// goTo puts the cursor on a command that was found.
func (d *Palette) goTo(i int) {
	d.at, d.problem = min(max(i, 0), max(len(d.found)-1, 0)), ""
}

// says is the help of a command in full, and why it would do nothing now.
func (x command) says(c component.Context, w int) []string {
	text := x.help
	if len(x.keys) > 0 {
		text += " (" + strings.Join(x.keys, ", ") + ")"
	}
	rows := draw.Wrap(text, w)
	if x.why != "" {
		rows = append(rows, paintEach(c.Theme.Muted.Paint, draw.Wrap("not available: "+x.why, w))...)
	}
	return rows
}

func (x command) row(c component.Context, w int, selected bool) string {
	const label, keys, leastHelp = 19, 14, 20
	mark, help := " ", x.help
	if x.why != "" {
		mark, help = c.Theme.Glyphs.Off, "not available: "+x.why
	}
	lead := draw.Fit(mark, draw.Width(c.Theme.Glyphs.Off)) + " "
	name, key := fit(c, x.label, label), fit(c, strings.Join(x.keys, " "), keys)
	rest := max(0, w-draw.Width(lead)-label-keys)
	if rest < leastHelp { // the foot says it of the one that is chosen
		help = ""
	}
	switch {
	case selected:
		return c.Theme.Selected.Paint(fit(c, lead+name+key+fit(c, help, rest), w))
	case x.why != "":
		return c.Theme.Muted.Paint(lead + name + key + fit(c, help, rest))
	}
	return lead + name + c.Theme.Strong.Paint(key) + c.Theme.Muted.Paint(fit(c, help, rest))
}

// Converse says every command, and why one would do nothing now.
func (d *Palette) Converse(_ component.Context, l component.Lines) (component.Effect, error) {
	for _, x := range d.commands {
		line := fmt.Sprintf("%s: %s", x.label, x.help)
		if x.why != "" {
			line += "; not available: " + x.why
		}
		l.Say(line)
	}
	return component.Close{}, nil
}
