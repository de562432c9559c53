package screen

import (
	"fmt"
	"strconv"
	"strings"

	"gavel/model"
	"gavel/ui/draw"
)

// This file draws what is read back: the question stays above it, and under it stands what
// it is decided by.

// reading returns the rows of what is read back, with as much air as still leaves all of
// it in sight in h rows; ok is false where even without any it is too long.
func (p roomPage) readingRows(h int) (rows []string, words int, ok bool) {
	for air := mostAir; air >= 0; air-- {
		if rows, words = p.readingWith(air); len(rows) <= h {
			return rows, words, true
		}
	}
	return rows, words, false
}

// readingWith returns the rows of what is read back, and the one on which its words begin.
func (p roomPage) readingWith(air int) (rows []string, words int) {
	blank := func() {
		if air > 0 {
			rows = append(rows, "")
		}
	}
	blank()
	rows = append(rows, p.asked()...)
	blank()
	from := len(rows)
	box, at := p.readingBox(air)
	rows = append(rows, box...)
	blank()
	return append(rows, p.decidedBy(air)...), from + at
}

// asked returns the item being discussed, where what is read back belongs to it; else
// the one that it belongs to.
func (p roomPage) asked() []string {
	it := p.v.Item
	if it.Ref.IsZero() || it.Title != p.v.Reading.On {
		if p.v.Reading.On == "" {
			return nil
		}
		return paintAll(p.t.Strong.Paint, draw.Wrap(" "+p.v.Reading.On, p.w))
	}
	lead := fmt.Sprintf(" %s %s  ", p.t.Glyphs.Now, it.Ref)
	indent := strings.Repeat(" ", draw.Width(lead))
	rows := draw.WrapUnder(lead, it.Title, p.w)
	rows = paintAll(p.t.Strong.Paint, rows)
	if it.Question != "" {
		rows = append(rows, draw.WrapUnder(indent, it.Question, p.w)...)
	}
	return rows
}

func paintAll(paint func(string) string, rows []string) []string {
	for i, row := range rows {
		rows[i] = paint(row)
	}
	return rows
}

// readingBox draws the words in a thick frame, with who answers under them, and says on
// which of its rows they begin.
func (p roomPage) readingBox(air int) (rows []string, words int) {
	side := p.readingSide()
	w := max(p.w-2*side, 1)
	inner, _ := draw.Inner(w, 3)
	text := roomText{t: p.t, w: max(inner-2-side, 1), side: strings.Repeat(" ", 1+side/2), air: air}
	text.blank()
	words = len(text.rows) + 1
	for _, row := range draw.Wrap(p.v.Reading.Words, text.w) {
		text.add(p.t.Strong.Paint(row))
	}
	if air > 1 {
		text.rows = append(text.rows, "")
	}
	text.line(said{p.decides(p.v.Reading.Who, false), p.t.Text})
	if p.v.Reading.Filter != "" {
		text.line(said{"filter: " + p.v.Reading.Filter, p.t.Text})
	}
	text.blank()
	title := fmt.Sprintf("The %s, %s", p.v.Reading.Ref.Kind, p.v.Reading.Ref)
	box := draw.Box(draw.Frame{Title: title, Focused: true}, text.rows, w, len(text.rows)+2, p.t)
	for i, row := range box {
		box[i] = strings.Repeat(" ", side) + row
	}
	return box, words
}

// readingSide returns the columns on either side of the frame.
func (p roomPage) readingSide() int {
	switch {
	case p.w >= roomBeside:
		return 4
	case p.w >= 72:
		return 2
	}
	return 0
}

// decidedBy returns the options and what must be true: beside each other where it is
// wide, else one under the other.
func (p roomPage) decidedBy(air int) []string {
	side := p.readingSide() + 1
	options, must := p.optionsOf, p.mustBeTrue
	if p.w < roomBeside {
		text := roomText{t: p.t, w: max(p.w-2*side, 1), side: strings.Repeat(" ", side)}
		options(&text)
		must(&text)
		return text.rows
	}
	half := (p.w - 2*side) / 2
	left := roomText{t: p.t, w: half - 2, air: air / 2}
	right := roomText{t: p.t, w: half - 2, air: air / 2}
	options(&left)
	must(&right)
	h := max(len(left.rows), len(right.rows))
	rows := draw.Beside(draw.Clamp(left.rows, half, h), draw.Clamp(right.rows, half, h))
	for i, row := range rows {
		rows[i] = strings.Repeat(" ", side) + row
	}
	return rows
}

// optionsOf lists the ways to answer, the recommended one marked.
func (p roomPage) optionsOf(text *roomText) {
	d := p.v.Reading.Decision
	name, known := "Options", false
	for i, o := range d.Options {
		style := p.t.Text
		label := said{name, p.t.Muted}
		if o == d.Recommended {
			style, label, known = p.t.Strong, said{"recommended", p.t.Good}, true
		} else {
			name = ""
		}
		text.fact(label, said{strconv.Itoa(i+1) + "  " + o, style})
	}
	if !known && d.Recommended != "" {
		text.fact(said{"recommended", p.t.Good}, said{d.Recommended, p.t.Strong})
	}
}

// mustBeTrue lists what a decision is held against, what was seen, and what stands in its
// way.
func (p roomPage) mustBeTrue(text *roomText) {
	d := p.v.Reading.Decision
	name := "Must be true"
	for _, c := range d.Criteria {
		shape, word, style := p.evidence(c)
		text.fact(said{name, p.t.Muted}, said{c.Text, p.t.Text}, said{shape + " " + word + "  ", style})
		if c.Seen != "" {
			text.fact(said{"", p.t.Muted}, said{c.Seen, p.t.Text})
		}
		name = ""
	}
	if d.Ref.Kind != model.KindDecision {
		return
	}
	if len(d.Concerns) == 0 {
		text.fact(said{"Concerns", p.t.Muted}, said{"none open", p.t.Text}, said{p.t.Glyphs.Pass + " ", p.t.Good})
	}
	name = "Concerns"
	for _, words := range d.Concerns {
		text.fact(said{name, p.t.Muted}, said{words, p.t.Text}, said{p.t.Glyphs.Concern + " ", p.t.Open})
		name = ""
	}
}

// fact puts a text beside its name, behind a sign where it has one.
func (x *roomText) fact(name, words said, signs ...said) {
	const least, widest = 13, 14 // the longest name, and a blank
	column := min(widest, max(x.w/3, min(least, x.w/2), 1))
	lead, leadStyle := "", x.t.Text
	for _, s := range signs {
		lead, leadStyle = s.text, s.style
	}
	for i, row := range draw.Wrap(lead+words.text, max(x.w-column, 1)) {
		front := strings.Repeat(" ", column)
		if i == 0 {
			front = name.style.Paint(draw.FitTail(name.text, column-1, x.t.Glyphs.Ellipsis)) + " "
		}
		if rest, ok := strings.CutPrefix(row, lead); ok && i == 0 && lead != "" {
			x.add(front + leadStyle.Paint(lead) + words.style.Paint(rest))
			continue
		}
		x.add(front + words.style.Paint(row))
	}
}
