package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// labelWidth is the column of the labels; below narrowForm they stand above
// their fields.
const (
	labelWidth = 18
	narrowForm = 56
)

// noteWidth is the column of the notes at the right, where a form has room for it.
const (
	noteWidth = 14
	notedForm = 72
)

// Draw draws the form in a frame, scrolled to the field that has the cursor.
func (f *Form) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, formWidth)
	inner, _ := textIn(w, h)
	return framed(c, f.title, f.note(c), f.body(c, inner), f.foot(c, inner), w, h, &f.scroll)
}

// note says on the frame of the form who reads what is typed into it, else who decides what
// is read back.
func (f *Form) note(c component.Context) string {
	switch {
	case f.private:
		return "PRIVATE: on no other screen"
	case len(f.fields) > 0 && f.fields[f.focus].Field == model.FieldNotes:
		return "PUBLIC: the minutes print it"
	case !f.reads.IsZero():
		_, note := rulingHead(c, f.reads)
		return note
	}
	return ""
}

func (f *Form) body(c component.Context, w int) sheet {
	s := sheet{pick: f.goTo}
	for _, line := range f.lead {
		s.add(draw.Wrap(line, w)...)
	}
	if !f.reads.IsZero() {
		s.add(readBack(c, f.reads, w)...)
	}
	if len(s.rows) > 0 {
		s.add("")
	}
	indent := f.indent(c, w)
	for i, x := range f.fields {
		s.begin(i)
		f.drawField(c, &s, x, i == f.focus, w, indent)
		if x.Field == f.leads && f.aside != "" {
			for _, row := range draw.Wrap(f.aside, max(w-indent, 1)) {
				s.add(strings.Repeat(" ", indent) + c.Theme.Muted.Paint(row))
			}
		}
	}
	return s
}

// indent returns where the fields begin: one blank after the longest label.
func (f *Form) indent(c component.Context, w int) int {
	if w < narrowForm {
		return 2
	}
	indent := labelWidth
	for _, x := range f.fields {
		indent = max(indent, draw.Width(f.label(c, x, false, w < notedForm))+1)
	}
	return min(indent, w/2)
}

func (f *Form) drawField(c component.Context, s *sheet, x formField, focused bool, w, indent int) {
	note, noteStyle := f.noteOn(c, x)
	room := w - indent
	switch {
	case w < notedForm:
		note = ""
	case note != "":
		room -= noteWidth + 2
	}
	rows, cx, cy := x.input.Draw(room, focused, c.Theme)
	label := f.label(c, x, focused, w < notedForm)
	if w < narrowForm {
		s.add(label)
	}
	if focused {
		s.x, s.y, s.cursor = indent+cx, len(s.rows)+cy, true
	}
	for i, row := range rows {
		lead := strings.Repeat(" ", indent)
		if i == 0 && w >= narrowForm {
			lead = fit(c, label, indent-1) + " "
		}
		if focused && !strings.Contains(row, "\x1b") {
			row = c.Theme.Input.Paint(draw.Fit(row, room))
		}
		if i == 0 && note != "" {
			row = draw.Fit(row, room) + "  " + noteStyle.Paint(fit(c, note, noteWidth))
		}
		s.add(lead + row)
	}
}

// noteOn returns what is said of a field beside it: that it is required, or what its text
// means.
func (f *Form) noteOn(c component.Context, x formField) (note string, style theme.Style) {
	if x.lacking() {
		return c.Theme.Glyphs.Open + " required", c.Theme.Open
	}
	if x.input.Value() == "" {
		return "", c.Theme.Muted
	}
	value, err := capture.Parse(x.FieldSpec, x.input.Value(), c.CaptureContext(f.about))
	switch {
	case err != nil:
		return "", c.Theme.Muted
	case x.Sort == model.SortDate && value.Date != "":
		return inDays(c, c.Today().DaysTo(value.Date))
	case x.Sort == model.SortPerson && c.Record.IsPresent(c.Meeting.ID, value.Person):
		return c.Theme.Glyphs.Pass + " present", c.Theme.Good
	}
	return "", c.Theme.Muted
}

// inDays says how far a day is from today.
func inDays(c component.Context, n int) (note string, style theme.Style) {
	switch {
	case n < 0:
		return fmt.Sprintf("%s %d %s ago", c.Theme.Glyphs.Late, -n, plural(-n, "day")), c.Theme.Late
	case n == 0:
		return c.Theme.Glyphs.Pass + " today", c.Theme.Good
	case n == 1:
		return c.Theme.Glyphs.Pass + " tomorrow", c.Theme.Good
	}
	return fmt.Sprintf("%s in %d days", c.Theme.Glyphs.Pass, n), c.Theme.Good
}

// label is the field's word; where there is no room for notes a mark says what is still
// missing.
func (f *Form) label(c component.Context, x formField, focused, marked bool) string {
	style := c.Theme.Muted
	if focused {
		style = c.Theme.Focus
	}
	if marked && x.lacking() {
		return c.Theme.Open.Mark(c.Theme.Glyphs.Open) + " " + style.Paint(model.Capitalized(x.Label))
	}
	return style.Paint(model.Capitalized(x.Label))
}

// foot returns what helps with the field: its question, why it is asked, what was
// wrong, and the keys.
func (f *Form) foot(c component.Context, w int) foot {
	var rows []string
	if len(f.fields) > 0 {
		x := f.fields[f.focus]
		rows = append(rows, draw.Wrap(question(c, x.Requirement), w)...)
		if x.Because != "" {
			rows = append(rows, paintEach(c.Theme.Muted.Paint, draw.Wrap(sentence(x.Because), w))...)
		}
	}
	switch {
	case f.problem != "":
		rows = append(rows, paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+f.problem, w))...)
	case f.needs != "":
		rows = append(rows, paintEach(c.Theme.Muted.Paint, draw.Wrap(f.needs, w))...)
	}
	keys := component.KeyLine(c, w, f.Scopes(), keymap.Accept, keymap.NextField, keymap.NextChoice, keymap.NewLine, keymap.Back)
	return foot{says: rows, keys: []string{keys}}
}

// sentence returns a text as a sentence.
func sentence(s string) string {
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!)") {
		s += "."
	}
	return model.Capitalized(s)
}

// question returns the question of a requirement, without its reason.
func question(c component.Context, q model.Requirement) string {
	q.Because = ""
	return prompt(c, q)
}

// prompt is the question that a requirement puts, with why it is put.
func prompt(c component.Context, q model.Requirement) string {
	text := q.Prompt
	if text != "" && !strings.ContainsAny(text[len(text)-1:], ".?!)") {
		text += "."
	}
	if q.Because != "" {
		text += " (" + q.Because + ")"
	}
	if q.Optional {
		text += " May stay empty."
	}
	switch {
	case q.Field == model.FieldTo:
		text += " " + names(c.Record.EscalationPath())
	case q.Sort == model.SortPerson:
		text += " " + names(everyone(c.Record))
	case q.Sort.Info().Example != "":
		text += " " + q.Sort.Info().Example
	}
	return strings.Join(strings.Fields(text), " ")
}

func everyone(r *model.Record) []model.Person {
	return r.CurrentPeople(0)
}

func names(people []model.Person) string {
	words := make([]string, len(people))
	for i, p := range people {
		words[i] = p.Name
	}
	return strings.Join(words, ", ")
}

func paintEach(paint func(string) string, rows []string) []string {
	for i, row := range rows {
		rows[i] = paint(row)
	}
	return rows
}
