package dialog

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Help lists the keys that do something now, innermost scope first; then what the words
// mean, what the capture line understands where there is one, and the keys that do nothing
// now, folded. What is typed searches all of it.
type Help struct {
	search
	sections []section
}

// section is a heading with what stands under it.
type section struct {
	title string
	lines []helpLine
	folds bool // only what can be pressed or written is listed, until it is searched
}

// helpLine is one thing that can be pressed or written, what it does, and an
// example of it.
type helpLine struct {
	press, says, example string
	label                string // the word for it, where it is folded
}

// NewHelp makes the help for some scopes, innermost first. disabled says why an intent would
// do nothing now; "" where it would.
func NewHelp(c component.Context, scopes []keymap.Scope, disabled func(keymap.Intent) string) *Help {
	now, later := keySections(c, scopes, disabled)
	d := &Help{search: newSearch("type a word or a key to find it here"), sections: append(now, concepts())}
	if slices.ContainsFunc(c.Keys.Bindings(), func(b keymap.Binding) bool { return b.Intent == keymap.Capture && slices.Contains(scopes, b.Scope) }) {
		d.sections = append(d.sections, captureSections()...)
	}
	d.sections = append(d.sections, later...)
	return d
}

// concepts explains the words that the screens are written in.
func concepts() section {
	s := section{title: "Concepts: what the words mean"}
	for _, c := range model.Concepts() {
		s.lines = append(s.lines, helpLine{press: c.Word, says: c.Says})
	}
	return s
}

// keySections returns the bindings that do something now by their scopes, and in one
// section those that do not, with why.
func keySections(c component.Context, scopes []keymap.Scope, disabled func(keymap.Intent) string) (now, later []section) {
	rest := section{title: "Keys that do nothing now: type a word to see why", folds: true}
	for _, b := range c.Keys.In(scopes...) {
		line := helpLine{press: readable(b.Keys), label: b.Label, says: b.Label + ": " + b.Help}
		if why := disabled(b.Intent); why != "" {
			line.example = "not available: " + why
			rest.lines = append(rest.lines, line)
			continue
		}
		title := "Keys: " + string(b.Scope)
		if len(now) == 0 || now[len(now)-1].title != title {
			now = append(now, section{title: title})
		}
		at := &now[len(now)-1]
		at.lines = append(at.lines, line)
	}
	if len(rest.lines) > 0 {
		later = []section{rest}
	}
	return now, later
}

func readable(keys []string) string {
	words := make([]string, len(keys))
	for i, key := range keys {
		words[i] = keymap.Readable(key)
	}
	return strings.Join(words, " ")
}

// captureTitles are the headings of the grammar of the capture line.
var captureTitles = map[string]string{
	capture.HelpKinds:  "Capture line: a letter adds something; type a word for more",
	capture.HelpVerbs:  "Capture line: a verb does something with what has an id, or with what is selected",
	capture.HelpTokens: "Capture line: what can be said, in any order",
}

func captureSections() []section {
	var list []section
	for _, row := range capture.Help() {
		title := captureTitles[row.Group]
		if len(list) == 0 || list[len(list)-1].title != title {
			list = append(list, section{title: title, folds: true})
		}
		at := &list[len(list)-1]
		at.lines = append(at.lines, helpLine{press: row.Write, says: row.Says, example: row.Example})
	}
	return list
}

// Scopes are help's own: all letters are text.
func (d *Help) Scopes() []keymap.Scope { return []keymap.Scope{keymap.InHelp} }

// Handle answers an intent.
func (d *Help) Handle(_ component.Context, intent component.Intent) component.Effect {
	if intent.Name == keymap.Back {
		return component.Close{}
	}
	d.scroll.read(intent.Name)
	return nil
}

// Refused has nothing to show: help asks for no change.
func (d *Help) Refused(component.Context, *model.Refusal) {}

// Draw draws the sections that have something with the words typed.
func (d *Help) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, documentWidth)
	inner, _ := textIn(w, h)
	var rows []string
	for _, s := range d.sections {
		rows = append(rows, d.drawSection(c, s, inner)...)
	}
	if len(rows) == 0 {
		rows = []string{c.Theme.Muted.Paint(fit(c, "  nothing here has these words", inner))}
	}
	f := foot{keys: []string{component.KeyLine(c, inner, d.Scopes(), keymap.Down, keymap.PageDown, keymap.Back)}}
	return d.draw(c, "Help", rows, -1, f, w, h, func(int) {}, d.scroll.wheel)
}

func (d *Help) drawSection(c component.Context, s section, w int) []string {
	if s.folds && len(d.words()) == 0 {
		return s.folded(c, w)
	}
	var rows []string
	for _, line := range s.lines {
		if has(strings.Join([]string{s.title, line.press, line.says, line.example}, " "), d.words()) {
			rows = append(rows, line.draw(c, w)...)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	head := paintEach(c.Theme.Strong.Paint, draw.Wrap(s.title, w))
	return append(append(head, rows...), "")
}

// folded names what can be pressed or written, and nothing more of it.
func (s section) folded(c component.Context, w int) []string {
	const between = "   "
	var rows []string
	row := ""
	for _, line := range s.lines {
		says := line.press
		if line.label != "" {
			says += " " + line.label
		}
		if row != "" && draw.Width(row)+draw.Width(between)+draw.Width(says) > w-1 {
			rows = append(rows, draw.Wrap(row, max(w-1, 1))...)
			row = ""
		}
		if row != "" {
			row += between
		}
		row += says
	}
	rows = append(rows, draw.Wrap(row, max(w-1, 1))...)
	for i, text := range rows {
		rows[i] = " " + c.Theme.Muted.Paint(text)
	}
	head := paintEach(c.Theme.Strong.Paint, draw.Wrap(s.title, w))
	return append(append(head, rows...), "")
}

// draw puts what is pressed beside what it does, and the example under that.
func (x helpLine) draw(c component.Context, w int) []string {
	const column = 16
	press := draw.Wrap(x.press, column-2)
	says := draw.Wrap(x.says, max(w-column, 1))
	written := len(says)
	if x.example != "" {
		says = append(says, draw.Wrap(x.example, max(w-column, 1))...)
	}
	rows := make([]string, max(len(press), len(says)))
	for i := range rows {
		left, right := draw.Fit("", column), ""
		if i < len(press) {
			left = c.Theme.Strong.Paint(fit(c, " "+press[i], column))
		}
		if i < len(says) {
			right = says[i]
		}
		if i >= written {
			right = c.Theme.Muted.Paint(right)
		}
		rows[i] = left + right
	}
	return rows
}

// Converse says what can be pressed or written, a line each.
func (d *Help) Converse(_ component.Context, l component.Lines) (component.Effect, error) {
	for _, s := range d.sections {
		l.Say(s.title)
		for _, line := range s.lines {
			l.Say(fmt.Sprintf("%s: %s", line.press, line.says))
		}
	}
	return component.Close{}, nil
}
