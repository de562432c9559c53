package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Draw draws what is read back and the outcomes under it. It begins with the
// words: nobody approves what they could not read.
func (d *Ruling) Draw(c component.Context, w, h int) component.Drawing {
	d.begin(c)
	w = widthIn(w, readBackWidth)
	inner, _ := textIn(w, h)
	body := sheet{cursor: true}
	body.add(readBack(c, d.about, inner)...)
	body.add("")
	return d.drawWith(c, body, w, h, &d.scroll)
}

// drawWith draws the outcomes after what is in the body already.
func (d *Ruling) drawWith(c component.Context, body sheet, w, h int, at *scroll) component.Drawing {
	inner, room := textIn(w, h)
	body.pick = func(i int) { d.chosen = i }
	d.drawOutcomes(c, &body, inner)
	var f foot
	switch {
	case d.problem != "":
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))
	case d.hint != "":
		f.says = paintEach(c.Theme.Muted.Paint, draw.Wrap(d.hint, inner))
	}
	f.keys = []string{d.keyLine(c, inner, len(body.rows)+len(f.says)+2 > room)}
	title, note := rulingHead(c, d.about)
	return scrolled(c, title, note, body, f, w, h, at)
}

// keyLine names the keys: of enter what it would do now, of the answers only that they
// choose, for each stands beside its own.
func (d *Ruling) keyLine(c component.Context, w int, long bool) string {
	own := []keymap.Scope{keymap.InList, keymap.InDialog}
	var letters []string
	for _, o := range d.outcomes(c) {
		letters = append(letters, c.Keys.KeyOf(o.intent.Outcome, keymap.RulingOn(d.about.Kind)))
	}
	for _, x := range d.otherActions(c) {
		letters = append(letters, c.Keys.Key(x.intent.Name, keymap.RulingOn(d.about.Kind)))
	}
	line := c.Theme.Strong.Paint(strings.Join(letters, " ")) + " choose  "
	if outcomes := d.outcomes(c); d.chosen >= 0 && d.chosen < len(outcomes) {
		line = c.Theme.Strong.Paint(c.Keys.Key(keymap.Accept, own...)) + " " + outcomes[d.chosen].phrase + "  " + line
	}
	keys := []keymap.Intent{keymap.Down, keymap.Back}
	if long {
		keys = append(keys, keymap.PageDown)
	}
	rest := w - draw.Width(line)
	if rest < 10 {
		return component.KeyLine(c, w, own, append([]keymap.Intent{keymap.Accept}, keys...)...)
	}
	return line + component.KeyLine(c, rest, own, keys...)
}

// rulingHead says what is decided, and who decides it.
func rulingHead(c component.Context, about model.Ref) (title, note string) {
	verb, owner := "decide", c.Record.OwnerOf(about)
	if about.Kind.Info().BySteps || informs(c, about) { // no meeting rules on it
		verb = "answer"
	}
	if f, ok := c.Record.Feedbacks.Get(about.ID); ok && about.Kind == model.KindFeedback {
		verb = "answer"
		if f.Concern && f.By != 0 {
			note = c.Record.NameOf(f.By) + " clears"
			if owner != 0 {
				note += fmt.Sprintf(", %s may override", c.Record.NameOf(owner))
			}
			return fmt.Sprintf("Answer %s", about), note
		}
	}
	title = fmt.Sprintf("%s %s", model.Capitalized(verb), about)
	if owner == 0 {
		return title, fmt.Sprintf("who %ss?", verb)
	}
	if informs(c, about) {
		return title, Decides(c, about)
	}
	return title, fmt.Sprintf("%s %ss%s", c.Record.NameOf(owner), verb, NotHere(c, owner))
}

// Decides says who decides a thing that has an owner, or informs of an item that asks for
// no decision.
func Decides(c component.Context, about model.Ref) string {
	verb, owner := "decides", c.Record.OwnerOf(about)
	if informs(c, about) {
		verb = "informs"
	}
	return fmt.Sprintf("%s %s%s", c.Record.NameOf(owner), verb, NotHere(c, owner))
}

// informs reports whether a thing is an item that asks for no decision.
func informs(c component.Context, about model.Ref) bool {
	it, ok := c.Record.Items.Get(about.ID)
	return ok && about.Kind == model.KindItem && it.Ask == model.AskInform
}

// NotHere says of a person, behind what they are to do in a live meeting, that they are not
// in its room; "" for who is.
func NotHere(c component.Context, person model.ID) string {
	if c.Meeting.Status != model.Live || c.Record.IsPresent(c.Meeting.ID, person) {
		return ""
	}
	return ", absent"
}

// rulingTitle says in one line what is decided, and who decides it.
func rulingTitle(c component.Context, about model.Ref) string {
	_, note := rulingHead(c, about)
	return fmt.Sprintf("%s: %s", about, note)
}

// The columns of an answer: its letter, and what it is called.
const phraseWidth = 23

func (d *Ruling) drawOutcomes(c component.Context, s *sheet, w int) {
	d.begin(c)
	for i, o := range d.outcomes(c) {
		key := c.Keys.KeyOf(o.intent.Outcome, keymap.RulingOn(d.about.Kind))
		s.begin(i)
		style := c.Theme.Muted
		if o.ready {
			style = c.Theme.Good
		}
		rows := outcomeRows(key, o.phrase, o.says, w)
		switch {
		case i == d.chosen:
			s.x, s.y = 1, len(s.rows)
			for _, row := range rows {
				s.add(c.Theme.Selected.Paint(fit(c, row.lead+row.says, w)))
			}
			continue
		case o.notNow:
			s.add(paintRows(rows, c.Theme.Muted.Paint, c.Theme.Muted.Paint, "")...)
			continue
		}
		s.add(paintRows(rows, func(text string) string { return text }, style.Paint, c.Theme.Strong.Paint(key))...)
	}
	s.begin(nothing)
	for _, x := range d.otherActions(c) {
		key := c.Keys.Key(x.intent.Name, keymap.RulingOn(d.about.Kind))
		s.add(paintRows(outcomeRows(key, x.word, x.says, w), func(text string) string { return text }, c.Theme.Muted.Paint, c.Theme.Strong.Paint(key))...)
	}
}

// outcomeRow is a row of an answer: its letter and what it is called, and what is said of it.
type outcomeRow struct{ lead, says string }

// leastSays is the least width in which what is said of an answer stands beside it.
const leastSays = 18

// outcomeRows puts what an answer is called in a column of its own, where there is room for
// one, and folds what is said of it: it says what to do, so none of it is cut.
func outcomeRows(key, phrase, says string, w int) []outcomeRow {
	if w > 2*phraseWidth {
		phrase = draw.Pad(phrase, phraseWidth)
	}
	lead := fmt.Sprintf(" %s  %s  ", key, phrase)
	indent, rows := draw.Width(lead), []outcomeRow(nil)
	if w-indent < leastSays {
		rows, indent = []outcomeRow{{lead: lead}}, 2+draw.Width(key)+1
		lead = draw.Fit("", indent)
	}
	for _, text := range draw.Wrap(says, max(w-indent, 1)) {
		rows = append(rows, outcomeRow{lead, text})
		lead = draw.Fit("", indent)
	}
	return rows
}

// paintRows paints the rows of an answer; key stands in the place of its letter, "" for the
// letter as it is.
func paintRows(rows []outcomeRow, lead, says func(string) string, key string) []string {
	painted := make([]string, len(rows))
	for i, row := range rows {
		front := row.lead
		if i == 0 && key != "" {
			_, rest, _ := strings.Cut(strings.TrimLeft(row.lead, " "), " ")
			front = " " + key + " " + rest
		} else {
			front = lead(front)
		}
		painted[i] = front + says(row.says)
	}
	return painted
}

// wrapFact wraps a line of a label, a tab and a text; what is folded stands under its text. Where it is narrow
// the labels give way first.
func wrapFact(line string, w int) []string {
	label, text, ok := strings.Cut(line, "\t")
	if !ok {
		return draw.Wrap(line, w)
	}
	column := min(labelWidth, max(w/3, 1))
	return draw.WrapUnder(draw.Fit(label, column-1)+" ", text, w)
}

// Answers returns the ways in which a thing can be answered, in rows of w cells: what each
// is called, and ready or what it needs. Nil for a thing that is no matter of rulings.
func Answers(c component.Context, about model.Ref, w int) []string {
	var rows []string
	for _, o := range NewRuling(about).outcomes(c) {
		style := c.Theme.Muted
		if o.ready {
			style = c.Theme.Good
		}
		key := c.Keys.KeyOf(o.intent.Outcome, keymap.RulingOn(about.Kind))
		rows = append(rows, paintRows(outcomeRows(key, o.phrase, o.says, w), func(text string) string { return text }, style.Paint, c.Theme.Strong.Paint(key))...)
	}
	return rows
}
