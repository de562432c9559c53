package dialog

import (
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/part"
)

// labelWidth is the column of the labels; below narrowForm they stand above
// their fields.
const (
	labelWidth = 17
	narrowForm = 56
)

// Draw draws the form in a frame, scrolled to the field that has the cursor.
func (f *Form) Draw(c part.Context, w, h int) part.Picture {
	w = widthIn(w, formWidth)
	inner, _ := textIn(w, h)
	return framed(c, f.title, f.note(), f.body(c, inner), f.foot(c, inner), w, h, &f.scroll)
}

func (f *Form) note() string {
	if f.private {
		return "PRIVATE"
	}
	return ""
}

func (f *Form) body(c part.Context, w int) sheet {
	s := sheet{pick: f.goTo}
	for _, line := range f.lead {
		s.add(draw.Wrap(line, w)...)
	}
	if !f.reads.IsZero() {
		s.add(ReadBack(c, f.reads, w)...)
	}
	if len(s.rows) > 0 {
		s.add("")
	}
	indent := f.indent(c, w)
	for i, x := range f.fields {
		s.begin(i)
		f.drawField(c, &s, x, i == f.focus, w, indent)
	}
	return s
}

// indent returns where the fields begin: one blank after the longest label.
func (f *Form) indent(c part.Context, w int) int {
	if w < narrowForm {
		return 2
	}
	indent := labelWidth
	for _, x := range f.fields {
		indent = max(indent, draw.Width(f.label(c, x, false))+1)
	}
	return min(indent, w/2)
}

func (f *Form) drawField(c part.Context, s *sheet, x formField, focused bool, w, indent int) {
	rows, cx, cy := x.input.Draw(w-indent, focused, c.Theme)
	label := f.label(c, x, focused)
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
		s.add(lead + row)
	}
}

// label is the field's word with a mark: where the cursor is, and what is
// still missing.
func (f *Form) label(c part.Context, x formField, focused bool) string {
	mark, style := "", c.Theme.Muted
	switch {
	case focused:
		mark, style = c.Theme.Glyphs.Prompt, c.Theme.Focus
	case x.lacking():
		mark = c.Theme.Glyphs.Open
	}
	return style.Paint(draw.Pad(mark, draw.Width(c.Theme.Glyphs.Open)) + " " + x.Label)
}

// foot returns what helps with the field: its question, why it is asked, what was
// wrong, and the keys.
func (f *Form) foot(c part.Context, w int) foot {
	var rows []string
	if len(f.fields) > 0 {
		x := f.fields[f.focus]
		rows = append(rows, paintEach(c.Theme.Muted.Paint, draw.Wrap(prompt(c, x.Requirement), w))...)
	}
	if f.problem != "" {
		rows = append(rows, paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+f.problem, w))...)
	}
	keys := part.KeyLine(c, w, f.Scopes(), keymap.Accept, keymap.NextField, keymap.NextChoice, keymap.NewLine, keymap.Back)
	return foot{says: rows, keys: []string{keys}}
}

// prompt is the question that a requirement puts.
func prompt(c part.Context, q model.Requirement) string {
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
	case q.Sort == model.SortDate:
		text += " fri, +3d, eow, 2026-12-04"
	}
	return strings.Join(strings.Fields(text), " ")
}

func everyone(r *model.Record) []model.Person {
	return r.People.Where(func(model.Person) bool { return true })
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
