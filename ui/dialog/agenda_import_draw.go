package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/agenda"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Draw draws the step that the import is in.
func (d *Import) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, documentWidth)
	inner, _ := textIn(w, h)
	if d.previews() {
		return framed(c, "Import: what was understood", "", d.preview(c, inner), d.previewFoot(c, inner), w, h, &d.scroll)
	}
	var body sheet
	body.add(draw.Wrap("Write the path of a Markdown file, or paste the text of the agenda itself.", inner)...)
	body.add("")
	rows, x, y := d.path.Draw(inner-2, true, c.Theme)
	body.x, body.y, body.cursor = 2+x, len(body.rows)+y, true
	for i, row := range rows {
		lead := "  "
		if i == 0 {
			lead = c.Theme.Focus.Mark(draw.Fit(c.Theme.Glyphs.Prompt, 2))
		}
		body.add(lead + row)
	}
	f := foot{says: d.wrong(c, inner)}
	if len(d.topics) > 0 {
		f.says = append(f.says, paintEach(c.Theme.Muted.Paint, draw.Wrap("With nothing written here, enter goes back to the agenda that was read.", inner))...)
	}
	f.keys = []string{component.KeyLine(c, inner, d.Scopes(), keymap.Accept, keymap.Back)}
	return framed(c, "Import an agenda", "", body, f, w, h, &d.scroll)
}

func (d *Import) wrong(c component.Context, w int) []string {
	if d.problem == "" {
		return nil
	}
	return paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, w))
}

func (d *Import) previewFoot(c component.Context, w int) foot {
	command := d.command(c)
	minutes := 0
	for _, v := range command.Agenda {
		minutes += v[model.FieldTimebox].Number
	}
	line := fmt.Sprintf("%d of %d topics, %d minutes in timeboxes", len(command.Agenda), len(d.topics), minutes)
	if n := len(d.plan.Unread); n > 0 {
		line += fmt.Sprintf("; %d not understood", n)
	}
	if n := len(d.plan.Left); n > 0 {
		line += fmt.Sprintf("; %d left out", n)
	}
	return foot{
		says: append(draw.Wrap(line, w), d.wrong(c, w)...),
		keys: []string{component.KeyLine(c, w, d.Scopes(), keymap.Accept, keymap.Toggle, keymap.Remove, keymap.Down, keymap.Back)},
	}
}

// preview is the meeting as it would be planned, and under it what was not
// understood.
func (d *Import) preview(c component.Context, w int) sheet {
	body := sheet{pick: func(i int) { d.at = i }}
	body.add(d.head(c, w)...)
	section := ""
	for i, t := range d.topics {
		if t.Section != section {
			section = t.Section
			body.begin(nothing)
			body.add(paintEach(c.Theme.Strong.Paint, draw.Wrap(section, w))...)
		}
		d.put(c, &body, i, d.topicRows(c, t, w), w)
	}
	body.begin(nothing)
	d.list(c, &body, "Not understood, and left out", d.plan.Unread, len(d.topics), w)
	d.list(c, &body, "Left out, as it is no topic", d.plan.Left, len(d.topics)+len(d.plan.Unread), w)
	return body
}

// list adds lines under a heading, numbered on from first.
func (d *Import) list(c component.Context, body *sheet, heading string, lines []agenda.Unread, first, w int) {
	if len(lines) > 0 {
		body.begin(nothing)
		body.add("")
		body.add(paintEach(c.Theme.Strong.Paint, draw.Wrap(heading, w))...)
	}
	for i, u := range lines {
		d.put(c, body, first+i, unreadRows(u, w), w)
	}
}

// put adds the rows of one line of the preview, marked where the cursor is.
func (d *Import) put(c component.Context, body *sheet, i int, rows []string, w int) {
	body.begin(i)
	if i != d.at {
		body.add(rows...)
		return
	}
	body.x, body.y, body.cursor = 1, len(body.rows), true
	for _, row := range rows {
		body.add(c.Theme.Selected.Paint(fit(c, row, w)))
	}
}

// head is the facts of the meeting, each folded under its label.
func (d *Import) head(c component.Context, w int) []string {
	var rows []string
	for _, fact := range d.facts(c) {
		rows = append(rows, wrapFact(fact, w)...)
	}
	return append(rows, "")
}

// facts returns what the meeting is called, when it is, and who is expected.
func (d *Import) facts(c component.Context) []string {
	command := d.command(c)
	var list facts
	add := list.add
	if _, begun := c.Record.Cycle(); !begun {
		add("cycle", "a new one, under the same title")
	}
	title := command.Title
	if title == "" {
		title = "not said: it takes the usual one"
	}
	into := ""
	if command.Into != 0 {
		into = fmt.Sprintf("%s, which has none yet", c.Meeting.Ref())
		if command.Title == "" {
			title = c.Meeting.Title
		}
	}
	add("meeting", title)
	add("agenda of", into)
	otherwise := "today"
	if command.Into != 0 {
		otherwise = c.Meeting.Date.Near(c.Today())
	}
	switch date := command.Date; {
	case d.plan.Passed(c.Today()):
		add("date", fmt.Sprintf("%s (%s has passed)", otherwise, model.Date(d.plan.Date).Near(c.Today())))
	case date == "":
		add("date", "not said: "+otherwise)
	default:
		add("date", date.Near(c.Today()))
	}
	expected := "nobody is named: everyone known"
	if len(command.Expected) > 0 {
		expected = strings.Join(command.Expected, ", ")
	}
	add("expected", expected)
	_, others := d.plan.People(c.Record)
	for _, other := range others {
		add("not expected", other.Why)
	}
	for _, doubt := range d.plan.Doubts(c.Today()) {
		add("look at", doubt.String())
	}
	return list
}

// topicRows are decide or inform, the timebox, the title and who presents it.
func (d *Import) topicRows(c component.Context, t topic, w int) []string {
	word, minutes := t.ask(), ""
	if t.out {
		word = "left out"
	}
	if t.Timeboxed() {
		minutes = fmt.Sprintf("%dm", t.Minutes)
	}
	var also []string
	if t.Presenter != "" {
		also = append(also, t.Presenter)
	}
	if n := len(t.Notes); n > 0 {
		also = append(also, counted(n, "note"))
	}
	if n := len(t.Links); n > 0 {
		also = append(also, counted(n, "link"))
	}
	text := t.Title
	if len(also) > 0 {
		text += " (" + strings.Join(also, "; ") + ")"
	}
	return draw.WrapUnder(fmt.Sprintf(" %-8s %4s  ", word, minutes), text, w)
}

func unreadRows(u agenda.Unread, w int) []string {
	return draw.WrapUnder(fmt.Sprintf(" line %-4d      ", u.Line), fmt.Sprintf("%s (%s)", u.Text, u.Why), w)
}

func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
