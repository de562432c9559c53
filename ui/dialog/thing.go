package dialog

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// Thing shows one thing in full: its fields, how it can be answered, what it is
// Linked to, and what happened to it. What is linked is gone to, and back again.
type Thing struct {
	way   []model.Ref // from the thing that was opened first to the one that is shown
	link  int         // the linked thing under the cursor
	first int         // the first line in sight
	room  int         // lines that were in sight

	ReadOnly bool // how it could be answered is left out

	sheet model.Sheet
	known *model.Record // of which the sheet is
	links []linkedThing
	key   thingKey
	lines []string
	at    []int // the line of each linked thing
	box   draw.KeptBox
}

// linkedThing is a thing that another one is bound to, and by what.
type linkedThing struct {
	label string
	about model.Ref
}

// thingKey holds everything that the lines of a detail depend on.
type thingKey struct {
	record *model.Record
	about  model.Ref
	today  model.Date
	read   int // histories
	link   int
	w      int
	theme  *theme.Theme
}

// IsOpen reports whether a thing is shown.
func (d *Thing) IsOpen() bool { return len(d.way) > 0 }

// Close closes it, with all that was gone through.
func (d *Thing) Close() { d.way = nil }

// About returns the thing that is shown.
func (d *Thing) About() model.Ref { return d.way[len(d.way)-1] }

// ShowOnly shows a thing that is not looked up.
func (d *Thing) ShowOnly(about model.Ref) { d.way = []model.Ref{about} }

// Open shows a thing over the one that is shown.
func (d *Thing) Open(c component.Context, about model.Ref) {
	d.way = append(d.way, about)
	d.show(c)
}

// Back shows the thing before; behind the first one the detail is closed.
func (d *Thing) Back(c component.Context) {
	d.way = d.way[:len(d.way)-1]
	d.show(c)
}

// show reads the thing that is shown now from its top.
func (d *Thing) show(c component.Context) {
	d.link, d.first, d.known, d.lines, d.at = 0, 0, nil, nil, nil
	d.Update(c)
}

// Update takes in what has changed, and has the file asked what happened to the thing. One
// that is gone is closed.
func (d *Thing) Update(c component.Context) {
	for d.IsOpen() && !c.Record.Exists(d.About()) {
		d.way, d.known = d.way[:len(d.way)-1], nil
	}
	if !d.IsOpen() {
		return
	}
	c.History.Request(d.About(), fmt.Sprint(c.Record.Head()))
	if d.known == c.Record {
		return
	}
	d.known = c.Record
	d.sheet, _ = c.Record.Sheet(d.About(), c.Meeting.ID, c.Today())
	d.links = linkedOf(d.sheet)
	d.link = min(d.link, max(len(d.links)-1, 0))
}

// Linked returns the linked thing under the cursor; zero where none is in sight.
func (d *Thing) Linked() model.Ref {
	if d.link >= len(d.at) || !d.inSight(d.at[d.link]) {
		return model.Ref{}
	}
	return d.links[d.link].about
}

func (d *Thing) inSight(line int) bool { return line >= d.first && line < d.first+d.room }

// linkedOf returns what a thing names and what names it, each once, with the word for what
// binds them where a line of its details says one. People are no lists.
func linkedOf(sheet model.Sheet) []linkedThing {
	var list []linkedThing
	add := func(label string, about model.Ref) {
		known := slices.ContainsFunc(list, func(l linkedThing) bool { return l.about == about })
		if !known && about.Kind != model.KindPerson && about != sheet.About {
			list = append(list, linkedThing{label, about})
		}
	}
	related := slices.Concat(sheet.RefersTo, sheet.ReferredBy)
	for _, line := range sheet.Details {
		for _, word := range strings.FieldsFunc(line.Text, func(r rune) bool { return r == ' ' || r == ',' }) {
			if about, ok := model.ParseRef(word); ok && slices.Contains(related, about) {
				add(line.Label, about)
			}
		}
	}
	for _, about := range sheet.RefersTo {
		add("names", about)
	}
	for _, about := range sheet.ReferredBy {
		add("named by", about)
	}
	return list
}

// Move goes to another linked thing, or scrolls; false for an intent that does neither.
func (d *Thing) Move(intent keymap.Intent) bool {
	most := max(len(d.lines)-d.room, 0)
	switch intent {
	case keymap.Down, keymap.Up:
		d.step(intent == keymap.Down, most)
	case keymap.PageDown:
		d.first = min(d.first+max(d.room-1, 1), most)
	case keymap.PageUp:
		d.first = max(d.first-max(d.room-1, 1), 0)
	case keymap.First:
		d.first, d.link = 0, 0
	case keymap.Last:
		d.first, d.link = most, max(len(d.links)-1, 0)
	default:
		return false
	}
	return true
}

// step goes to the next linked thing where that is in sight, and else scrolls by a line.
func (d *Thing) step(down bool, most int) {
	by := -1
	if down {
		by = 1
	}
	next := d.link + by
	if next >= 0 && next < len(d.at) && d.inSight(d.at[next]) {
		d.link = next
		return
	}
	d.first = min(max(d.first+by, 0), most)
}

// Draw draws the detail that is open.
func (d *Thing) Draw(c component.Context, w, h int) component.Drawing {
	inner, room := draw.Padded(w, h)
	shown := d.inView(c, inner, room)
	frame := draw.Frame{Title: d.About().String(), Note: d.sheet.Is, Padded: true, Focused: true, Hint: d.beyond(len(shown))}
	picture := component.Drawing{Rows: d.box.Draw(frame, shown, w, h, c.Theme), Cursor: true, CursorX: draw.PaddedFrom}
	picture.CursorY = 1 + d.cursorRow()
	picture.Zones = []component.Zone{{
		At: draw.Rect{W: w, H: h},
		Click: func(_, y int) component.Effect {
			if i := slices.Index(d.at, d.first+y-1); i >= 0 {
				d.link = i
			}
			return nil
		},
		Wheel: d.wheel,
	}}
	return picture
}

// inView returns the lines that there is room for.
func (d *Thing) inView(c component.Context, w, room int) []string {
	d.room = room
	key := thingKey{c.Record, d.About(), c.Today(), c.History.Read(), d.link, w, c.Theme}
	if d.lines == nil || d.key != key {
		d.key = key
		d.lines, d.at = d.linesOf(c, w)
	}
	d.first = min(d.first, max(len(d.lines)-room, 0))
	return d.lines[d.first:min(d.first+room, len(d.lines))]
}

// cursorRow returns the row in sight of the linked thing under the cursor; the first for none.
func (d *Thing) cursorRow() int {
	if d.link < len(d.at) && d.inSight(d.at[d.link]) {
		return d.at[d.link] - d.first
	}
	return 0
}

func (d *Thing) wheel(notches int) {
	d.first = min(max(d.first+notches*component.WheelRows, 0), max(len(d.lines)-d.room, 0))
}

// beyond says how many lines are above and below those in sight.
func (d *Thing) beyond(shown int) string {
	return component.Beyond(d.first, len(d.lines)-d.first-shown)
}

// linesOf returns all that is known of the thing, and the line of each linked thing.
func (d *Thing) linesOf(c component.Context, w int) (lines []string, at []int) {
	t := c.Theme
	for _, row := range draw.Wrap(inOneLine(wordsOf(c, d.About())), w) {
		lines = append(lines, t.Strong.Paint(row))
	}
	if d.sheet.State != "" {
		sign, word, style := t.Status(d.sheet.Stands)
		lines = append(lines, style.Paint(sign+" "+word))
	}
	lines = append(lines, FactRows(c, d.facts(), w)...)
	if drawing := c.Record.Drawing(d.About()); !drawing.IsEmpty() {
		lines = append(lines, "", headRule(c, component.TreeTitle(d.About()), fmt.Sprint(len(drawing.Nodes)), w))
		lines = append(lines, component.TreeRows(drawing, w, t.ASCII())...)
	}
	if answers := Answers(c, d.About(), w); !d.ReadOnly && len(answers) > 0 && !d.isAnswered() {
		how := c.Keys.Key(keymap.Rule, keymap.OnRegisters) + ", then the letter"
		lines = append(lines, "", headRule(c, "Answer", how, w))
		lines = append(lines, answers...)
	}
	if len(d.links) > 0 {
		lines = append(lines, "", headRule(c, "Linked", fmt.Sprint(len(d.links)), w))
		for i, l := range d.links {
			at = append(at, len(lines))
			lines = append(lines, linkedRow(c, l, w, i == d.link))
		}
	}
	if events, ok := c.History.Of(d.About()); ok && len(events) > 0 {
		lines = append(lines, "", headRule(c, "History", "newest first", w))
		for _, e := range slices.Backward(events) {
			lines = append(lines, draw.Wrap(e.Says, w)...)
			for _, change := range e.Changes {
				for _, row := range draw.Wrap(change, max(w-2, 1)) {
					lines = append(lines, "  "+t.Muted.Paint(row))
				}
			}
		}
	}
	return lines, at
}

// inOneLine returns a text without its line breaks.
func inOneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// isAnswered reports whether meetings rule on the thing, and have: how it could be answered
// otherwise is nobody's question then.
func (d *Thing) isAnswered() bool {
	return !d.About().Kind.Info().BySteps && d.About().Kind.IsFinal(d.sheet.State)
}

// facts returns the lines of the thing without those that say no more than what is linked.
func (d *Thing) facts() []model.Detail {
	return slices.DeleteFunc(d.sheet.Lines(), func(line model.Detail) bool {
		return slices.ContainsFunc(d.links, func(l linkedThing) bool {
			return l.label == line.Label && strings.HasPrefix(line.Text, l.about.String()) && (onlyIDs(line.Text) || strings.HasPrefix(line.Text, l.about.String()+" "))
		})
	})
}

// onlyIDs reports whether a text is ids and nothing else.
func onlyIDs(text string) bool {
	return !slices.ContainsFunc(strings.Split(text, ", "), func(word string) bool { _, ok := model.ParseRef(word); return !ok })
}

// headRule draws the head of a part, and a rule to what is said at its end.
func headRule(c component.Context, title, note string, w int) string {
	rule := strings.Repeat(c.Theme.Glyphs.Thin.Top, max(w-draw.Width(title)-draw.Width(note)-2, 1))
	return c.Theme.Strong.Paint(title) + " " + c.Theme.Frame.Mark(rule) + " " + c.Theme.Muted.Paint(note)
}

// linkedRow draws a linked thing: what binds it, how it stands, its words.
func linkedRow(c component.Context, l linkedThing, w int, selected bool) string {
	const label = 14
	sign, word := "", ""
	style := c.Theme.Text
	if len(l.about.Kind.States()) > 0 {
		sign, word, style = c.Theme.Status(c.Record.SayState(l.about, c.Today()))
	}
	lead := draw.FitTail(l.label, label-1, c.Theme.Glyphs.Ellipsis) + " " + draw.Pad(sign, draw.Width(c.Theme.Glyphs.Open)) + " " + draw.Pad(l.about.String(), 6)
	text := inOneLine(wordsOf(c, l.about))
	if word != "" {
		text += " (" + word + ")"
	}
	if selected {
		return c.Theme.Selected.Paint(draw.FitTail(lead+text, w, c.Theme.Glyphs.Ellipsis))
	}
	front := c.Theme.Muted.Paint(draw.FitTail(l.label, label-1, c.Theme.Glyphs.Ellipsis)) + " " + style.Mark(draw.Pad(sign, draw.Width(c.Theme.Glyphs.Open))) + " " + draw.Pad(l.about.String(), 6)
	return draw.FitTail(front+text, w, c.Theme.Glyphs.Ellipsis)
}
