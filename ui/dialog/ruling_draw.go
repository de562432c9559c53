package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/part"
)

// Draw draws what is read back and the outcomes under it. It begins with the
// words: nobody approves what they could not read.
func (d *Ruling) Draw(c part.Context, w, h int) part.Picture {
	d.begin(c)
	w = widthIn(w, formWidth)
	inner, _ := textIn(w, h)
	body := sheet{cursor: true}
	body.add(ReadBack(c, d.about, inner)...)
	body.add("")
	return d.drawWith(c, body, w, h, &d.scroll)
}

// DrawUnder draws the outcomes alone, for where what is read back stands over
// them as a whole.
func (d *Ruling) DrawUnder(c part.Context, w, h int) part.Picture {
	d.begin(c)
	return d.drawWith(c, sheet{cursor: true}, w, h, &scroll{follow: true})
}

// drawWith draws the outcomes after what is in the body already.
func (d *Ruling) drawWith(c part.Context, body sheet, w, h int, at *scroll) part.Picture {
	inner, _ := textIn(w, h)
	body.pick = func(i int) { d.chosen = i }
	d.drawOutcomes(c, &body, inner)
	var f foot
	if d.problem != "" {
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))
	}
	own := []keymap.Scope{keymap.InList, keymap.InDialog} // the verbs have their letters above
	keys := []keymap.Intent{keymap.Down, keymap.Accept, keymap.Back}
	if _, room := textIn(w, h); len(body.rows)+f.least()+1 > room {
		keys = append(keys, keymap.PageDown)
	}
	f.keys = []string{part.KeyLine(c, inner, own, keys...)}
	return scrolled(c, rulingTitle(c, d.about), "", body, f, w, h, at)
}

// rulingTitle says who has the word.
func rulingTitle(c part.Context, about model.Ref) string {
	verb, owner := "decide", c.Record.OwnerOf(about)
	if f, ok := c.Record.Feedbacks.Get(about.ID); ok && about.Kind == model.KindFeedback {
		verb = "answer"
		if f.Concern && f.By != 0 {
			title := fmt.Sprintf("%s: %s clears", about, c.Record.NameOf(f.By))
			if owner != 0 {
				title += fmt.Sprintf(", %s may override", c.Record.NameOf(owner))
			}
			return title
		}
	}
	if owner == 0 {
		return fmt.Sprintf("%s: who %ss?", about, verb)
	}
	return fmt.Sprintf("%s: %s %ss", about, c.Record.NameOf(owner), verb)
}

func (d *Ruling) drawOutcomes(c part.Context, s *sheet, w int) {
	d.begin(c)
	for i, o := range d.outcomes(c) {
		key := c.Keys.KeyOf(o.intent.Outcome, keymap.RulingOn(d.about.Kind))
		line := outcomeLine(key, o.word, o.says)
		s.begin(i)
		switch {
		case i == d.chosen:
			s.x, s.y = 1, len(s.rows)
			s.add(c.Theme.Selected.Paint(fit(c, line, w)))
		case o.notNow:
			s.add(c.Theme.Muted.Paint(fit(c, line, w)))
		default:
			s.add(fit(c, outcomeLine(c.Theme.Strong.Paint(key), o.word, c.Theme.Muted.Paint(o.says)), w))
		}
	}
	s.begin(nothing)
	if d.about.Kind == model.KindItem {
		key := c.Theme.Strong.Paint(c.Keys.Key(keymap.NewDecision, keymap.RulingOn(model.KindItem)))
		s.add(fit(c, outcomeLine(key, "decision", c.Theme.Muted.Paint("put one on it")), w))
	}
}

func outcomeLine(key, verb, says string) string { return fmt.Sprintf(" %s  %-10s %s", key, verb, says) }

// ReadBack is a thing as it is read to the room before it is ruled on.
func ReadBack(c part.Context, about model.Ref, w int) []string {
	var rows []string
	rows = append(rows, paintEach(c.Theme.Strong.Paint, draw.Wrap(wordsOf(c, about), w))...)
	return append(rows, Facts(c, about, w)...)
}

// wordsOf is the words of a thing; of a decision those that it would have.
func wordsOf(c part.Context, about model.Ref) string {
	if d, ok := c.Record.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		return d.FinalWording()
	}
	return c.Record.TextOf(about)
}

// Facts returns what stands with a thing, each line folded under its label.
func Facts(c part.Context, about model.Ref, w int) []string {
	var rows []string
	for _, line := range details(c, about) {
		rows = append(rows, hang(line, w)...)
	}
	return rows
}

// hang wraps a line; what is folded stands under its text. Where it is narrow
// the labels give way first.
func hang(line string, w int) []string {
	label, text, ok := strings.Cut(line, "\t")
	if !ok {
		return draw.Wrap(line, w)
	}
	column := min(labelWidth, max(w/3, 1))
	label = draw.Fit(label, column-1) + " "
	var rows []string
	for i, row := range draw.Wrap(text, max(w-column, 1)) {
		if i > 0 {
			label = strings.Repeat(" ", column)
		}
		rows = append(rows, label+row)
	}
	return rows
}
