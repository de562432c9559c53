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

// Help lists the keys in force, innermost scope first, and what the capture
// line understands where there is one. What is typed narrows it.
type Help struct {
	search
	sections []section
}

// section is a heading with what stands under it.
type section struct {
	title string
	lines []helpLine
}

// helpLine is one thing that can be pressed or written, what it does, and an
// example of it.
type helpLine struct {
	press, says, example string
}

// NewHelp makes the help for some scopes, innermost first.
func NewHelp(c component.Context, scopes []keymap.Scope) *Help {
	d := &Help{search: newSearch("type a word or a key to find it here"), sections: keySections(c, scopes)}
	if slices.ContainsFunc(c.Keys.Bindings(), func(b keymap.Binding) bool { return b.Intent == keymap.Capture && slices.Contains(scopes, b.Scope) }) {
		d.sections = append(d.sections, captureSections()...)
	}
	d.sections = append(d.sections, concepts())
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

// keySections are the bindings in force by their scopes.
func keySections(c component.Context, scopes []keymap.Scope) []section {
	var list []section
	for _, b := range c.Keys.In(scopes...) {
		title := "Keys: " + string(b.Scope)
		if len(list) == 0 || list[len(list)-1].title != title {
			list = append(list, section{title: title})
		}
		at := &list[len(list)-1]
		at.lines = append(at.lines, helpLine{press: readable(b.Keys), says: b.Label + ": " + b.Help})
	}
	return list
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
	capture.HelpKinds:  "Capture line: a letter adds something",
	capture.HelpVerbs:  "Capture line: a verb does something with what has an id; without one, with what is selected",
	capture.HelpTokens: "Capture line: what can be said, in any order",
}

func captureSections() []section {
	var list []section
	for _, row := range capture.Help() {
		title := captureTitles[row.Group]
		if len(list) == 0 || list[len(list)-1].title != title {
			list = append(list, section{title: title})
		}
		at := &list[len(list)-1]
		at.lines = append(at.lines, helpLine{press: row.Write, says: row.Says, example: row.Example})
	}
	return list
}

// Scopes are help's own: all letters are text.
func (d *Help) Scopes() []keymap.Scope { return helpStack }

var helpStack = keymap.NewStack(keymap.InHelp)

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
