package dialog

import (
	"strings"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// This file is a thing as it is read to the room before it is ruled on.

// factWidth is the least column of the labels of what is read back.
const factWidth = 14

// labelQuestion is the label of the question of an item.
const labelQuestion = "question"

// readBack returns the words of a thing, and what stands with it, for a heading that names
// it and says who decides it. That is not said again, nor is the question where the header
// of the window asks it.
func readBack(c component.Context, about model.Ref, w int) []string {
	rows := paintEach(c.Theme.Strong.Paint, draw.Wrap(wordsOf(c, about), w))
	all := c.Record.Details(about, c.Meeting.ID, c.Today())
	headed := c.Headed && IsDiscussed(c, about)
	facts := make([]model.Detail, 0, len(all))
	for _, d := range all {
		if !d.Head && !(headed && d.Label == labelQuestion) {
			facts = append(facts, d)
		}
	}
	if len(facts) > 0 {
		rows = append(rows, "")
	}
	return append(rows, FactRows(c, facts, w)...)
}

// IsDiscussed reports whether a thing is the item that is discussed, or a decision on it.
func IsDiscussed(c component.Context, about model.Ref) bool {
	item := c.Record.Clock(c.Meeting.ID).Item
	if c.Meeting.Status != model.Live || item == 0 {
		return false
	}
	d, ok := c.Record.Decisions.Get(about.ID)
	return about == model.Ref{Kind: model.KindItem, ID: item} || about.Kind == model.KindDecision && ok && d.Item == item
}

// wordsOf is the words of a thing; of a decision those that it would have.
func wordsOf(c component.Context, about model.Ref) string {
	if d, ok := c.Record.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		return d.FinalWording()
	}
	return c.Record.TextOf(about)
}

// Facts returns what stands with a thing, each line folded under its label.
func Facts(c component.Context, about model.Ref, w int) []string {
	return FactRows(c, c.Record.Details(about, c.Meeting.ID, c.Today()), w)
}

// FactRows draws facts in two columns. A label that several lines in a row have stands
// at the first of them; among options the recommended one has its own. Where it is
// narrow the labels give way first, and fold like the facts.
func FactRows(c component.Context, facts []model.Detail, w int) []string {
	column := factWidth
	for _, d := range facts {
		column = max(column, draw.Width(d.Label)+2)
	}
	column = min(column, max(w/3, 1))
	before := ""
	var rows []string
	for _, d := range facts {
		label, labelStyle, style := model.Capitalized(d.Label), c.Theme.Muted, c.Theme.Text
		switch d.Label {
		case model.LabelRecommended:
			label, labelStyle, style = d.Label, c.Theme.Good, c.Theme.Strong
		case before:
			label = ""
		default:
			before = d.Label
		}
		lead, leadStyle := sign(c, d)
		labels, texts := draw.Wrap(label, max(column-1, 1)), draw.Wrap(lead+d.Text, max(w-column, 1))
		for i := range max(len(labels), len(texts)) {
			front, row := strings.Repeat(" ", column), ""
			if i < len(labels) {
				front = labelStyle.Paint(fit(c, labels[i], column-1)) + " "
			}
			if i < len(texts) {
				row = texts[i]
			}
			if rest, ok := strings.CutPrefix(row, lead); ok && i == 0 && lead != "" {
				rows = append(rows, front+leadStyle.Paint(lead)+style.Paint(rest))
				continue
			}
			rows = append(rows, front+style.Paint(row))
		}
	}
	return rows
}

// sign returns the sign of how a fact stands, and the word for it; "" where that is not
// the point.
func sign(c component.Context, d model.Detail) (lead string, style theme.Style) {
	if d.State == "" {
		return "", c.Theme.Text
	}
	shape, _, style := c.Theme.Status(string(d.State))
	if theme.TierOf(string(d.State)) == theme.Settled {
		style = c.Theme.Good
	}
	lead = shape + " "
	if d.Word != "" {
		lead += d.Word + "  "
	}
	return lead, style
}

// Read returns a thing as it is read to the room, one fact a line and nothing folded.
func Read(c component.Context, about model.Ref) []string {
	lines := []string{about.String() + " " + wordsOf(c, about)}
	for _, d := range c.Record.Details(about, c.Meeting.ID, c.Today()) {
		lead, _ := sign(c, d)
		lines = append(lines, d.Label+": "+lead+d.Text)
	}
	return lines
}

// facts are lines of a label, a tab and a text.
type facts []string

// add appends a line; one without text is left out.
func (f *facts) add(label, text string) {
	if text != "" {
		*f = append(*f, label+"\t"+text)
	}
}
