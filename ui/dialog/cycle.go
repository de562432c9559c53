package dialog

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// CyclePage shows everything that the cycle is about: what it is for, its dates, its success
// criteria, the meetings that are proposed, and its gates. The row under the cursor is changed
// or opened.
type CyclePage struct {
	at     int
	scroll scroll

	problem string

	rows []model.CycleRow
	of   cycleKey
}

// cycleKey is all that the rows of the page depend on.
type cycleKey struct {
	record *model.Record
	today  model.Date
}

// NewCyclePage makes the page of the cycle.
func NewCyclePage() *CyclePage { return &CyclePage{} }

var cycleStack = keymap.NewStack(keymap.InCyclePage, keymap.InList, keymap.InDialog)

// Scopes are the page's own, the list's, and the dialog's.
func (d *CyclePage) Scopes() []keymap.Scope { return cycleStack }

// Handle answers an intent.
func (d *CyclePage) Handle(c component.Context, intent component.Intent) component.Effect {
	d.scroll.toCursor()
	if intent.Name == keymap.Back {
		return component.Close{}
	}
	if effect, found := run(c, d.actions(), intent, &d.problem); found {
		return effect
	}
	d.problem = ""
	d.at = cursorIn(len(d.page(c)), d.at, intent.Name)
	return nil
}

// actions are the page's own.
func (d *CyclePage) actions() component.Actions {
	return component.Actions{{Name: keymap.Accept, Keys: []string{"enter"}, Label: "change", Help: "begin the line that says what is under the cursor, or open the thing: of a meeting its plan, the meeting itself or its minutes",
		Not: func(c component.Context, _ component.Intent) string { return d.Selected(c).Why },
		Do:  func(c component.Context, _ component.Intent) component.Effect { return changeOfCycle(d.Selected(c)) }},
		{Name: keymap.FrameCycle, Keys: []string{"F"}, Label: "frame", Help: "say in a form what the cycle is for, what customers are promised, its dates, and who answers for what",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: CycleForm(c)}
			}},
		{Name: keymap.DropRow, Keys: []string{"-"}, Label: "drop", Help: "begin the line that says that the meeting is not held, or that the thing ends with the cycle",
			Not: func(c component.Context, _ component.Intent) string {
				if d.Selected(c).Drop == "" {
					return "a proposed meeting is dropped, or what is open at the end of the cycle"
				}
				return ""
			},
			Do: func(c component.Context, _ component.Intent) component.Effect { return beginLine(d.Selected(c).Drop) }}}
}

// beginLine closes the page and begins a line.
func beginLine(text string) component.Effect {
	return component.Both{First: component.Close{}, Second: component.Capture{Text: text}}
}

// changeOfCycle begins the line that changes a row, or opens the thing that it shows.
func changeOfCycle(row model.CycleRow) component.Effect {
	switch {
	case row.Line != "":
		return beginLine(row.Line)
	case row.About.Kind == model.KindCycle:
		return component.Both{First: component.Close{}, Second: component.SwitchCycle{Cycle: row.About.ID}}
	}
	return component.Both{First: component.Close{}, Second: component.Look{About: row.About}}
}

// page returns the rows, made anew where what they depend on has changed.
func (d *CyclePage) page(c component.Context) []model.CycleRow {
	if key := (cycleKey{c.Record, c.Today()}); d.of != key {
		first := d.of.record == nil
		d.of, d.rows = key, c.Record.CyclePage(c.Now)
		if live, ok := c.Record.Live(); first && ok && c.Record.Disposes(live) {
			d.at = max(slices.IndexFunc(d.rows, unanswered), 0)
		}
	}
	return d.rows
}

// unanswered reports whether a row is of something that is neither carried nor dropped.
func unanswered(row model.CycleRow) bool {
	return row.Part == model.PartEnd && row.State == model.Open && row.Drop != ""
}

// Selected returns the row under the cursor; the zero row for none.
func (d *CyclePage) Selected(c component.Context) model.CycleRow {
	rows := d.page(c)
	if len(rows) == 0 {
		return model.CycleRow{}
	}
	return rows[min(d.at, len(rows)-1)]
}

// Type takes nothing.
func (d *CyclePage) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused has nothing to show: the page asks for no change.
func (d *CyclePage) Refused(component.Context, *model.Refusal) {}

// title returns what the page is called.
func (d *CyclePage) title(c component.Context) string {
	cycle, ok := c.Record.Cycle()
	if !ok {
		return "The cycle"
	}
	return "Cycle: " + model.Clean(cycle.Name, false)
}

// Draw draws the rows that fit, over the whole window.
func (d *CyclePage) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, documentWidth)
	inner, _ := textIn(w, h)
	keys := []keymap.Intent{keymap.Accept, keymap.DropRow, keymap.FrameCycle, keymap.Down, keymap.PageDown, keymap.Back}
	if d.Selected(c).Drop == "" {
		keys = slices.Delete(keys, 1, 2)
	}
	f := foot{keys: []string{component.KeyLine(c, inner, d.Scopes(), keys...)}}
	if d.problem != "" {
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))
	}
	return framed(c, d.title(c), "", d.body(c, inner), f, w, h, &d.scroll)
}

// body returns the rows under their headings.
func (d *CyclePage) body(c component.Context, w int) sheet {
	body := sheet{pick: func(i int) { d.at = i }}
	rows := d.page(c)
	column := labelColumn(rows, w)
	part := ""
	for i, row := range rows {
		if row.Part != part {
			part = row.Part
			body.begin(nothing)
			if i > 0 {
				body.add("")
			}
			body.add(c.Theme.Strong.Paint(fit(c, part, w)))
		}
		body.begin(i)
		if i == d.at {
			body.x, body.y, body.cursor = 1, len(body.rows), true
		}
		for _, line := range d.row(c, row, column, w) {
			if i == d.at {
				line = c.Theme.Selected.Paint(fit(c, plainRow(c, row, column, w, len(body.rows)-body.y), w))
			}
			body.add(line)
		}
	}
	if len(rows) == 0 {
		body.add(c.Theme.Muted.Paint(fit(c, noCycle, w)))
		body.cursor = true
	}
	return body
}

// noCycle says that there is none, and what begins one.
const noCycle = "There is no cycle yet. M plans its first review, and asks what it is called."

// labelColumn returns the width of the column of the labels.
func labelColumn(rows []model.CycleRow, w int) int {
	column := 0
	for _, row := range rows {
		column = max(column, draw.Width(row.Label)+2)
	}
	return min(column, max(w/3, 1))
}

// row draws one row: its label, its sign, and how it stands.
func (d *CyclePage) row(c component.Context, row model.CycleRow, column, w int) []string {
	lines := cycleLines(c, row, column, w)
	for i, line := range lines {
		switch {
		case row.Text == "" && row.Later:
			lines[i] = c.Theme.Muted.Paint(line)
		case row.Text == "":
			lines[i] = c.Theme.Open.Paint(line)
		case row.State != "" && i == 0:
			_, _, style := c.Theme.Status(string(row.State))
			lines[i] = style.Paint(line)
		}
	}
	return lines
}

// plainRow returns a line of a row without its styles.
func plainRow(c component.Context, row model.CycleRow, column, w, i int) string {
	lines := cycleLines(c, row, column, w)
	return lines[max(0, min(i, len(lines)-1))]
}

// cycleLines returns the lines of a row: the label in its column, the text beside it.
func cycleLines(c component.Context, row model.CycleRow, column, w int) []string {
	text := row.Text
	switch {
	case text == "" && row.Later:
		text = c.Theme.Glyphs.Off
	case text == "":
		text = c.Theme.Glyphs.Open + " not said yet"
	case row.State != "":
		shape, word, _ := c.Theme.Status(string(row.State))
		text = shape + " " + word + "  " + text
	}
	labels, texts := draw.WrapUnder(" ", model.Capitalized(row.Label), max(column-1, 1)), draw.Wrap(text, max(w-column, 1))
	var lines []string
	for i := range max(len(labels), len(texts)) {
		label, said := "", ""
		if i < len(labels) {
			label = labels[i]
		}
		if i < len(texts) {
			said = texts[i]
		}
		lines = append(lines, strings.TrimRight(draw.Fit(label, column)+said, " "))
	}
	return lines
}

// Converse says the whole page.
func (d *CyclePage) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	rows := d.page(c)
	l.Say(d.title(c) + ":")
	if len(rows) == 0 {
		l.Say(noCycle)
	}
	part := ""
	for _, row := range rows {
		if row.Part != part {
			part = row.Part
			l.Say(part + ":")
		}
		says := row.Text
		if says == "" {
			says = fmt.Sprintf("not said yet; %s", strings.TrimSpace(row.Line))
		}
		if row.State != "" {
			_, word, _ := c.Theme.Status(string(row.State))
			says = word + ", " + says
		}
		if row.Drop != "" {
			says += "; " + strings.TrimSpace(row.Line)
		}
		l.Say("  " + model.Capitalized(row.Label) + ": " + says)
	}
	return component.Close{}, nil
}
