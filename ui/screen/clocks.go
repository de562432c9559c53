package screen

import (
	"fmt"
	"strings"
	"time"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// clock is a stretch of time that is being used up.
type clock struct {
	word       string
	box, spent time.Duration
	paused     bool
}

// clocks returns those of the item that is discussed, if there is one, and of the meeting.
func clocks(c component.Context) []clock {
	var list []clock
	running := c.Record.Clock(c.Meeting.ID)
	if it, ok := c.Record.Items.Get(running.Item); ok {
		list = append(list, clock{"item", time.Duration(it.Timebox) * time.Minute, c.Record.ItemTime(it.ID, c.Now), !running.Running()})
	}
	return append(list, clock{"meeting", time.Duration(c.Meeting.Minutes) * time.Minute, c.Record.MeetingTime(c.Meeting.ID, c.Now), false})
}

// name returns what the clock measures, and that it does not run.
func (k clock) name() string {
	if k.paused {
		return k.word + ", paused"
	}
	return k.word
}

// left returns what is left, or how far it is over, and which of them.
func (k clock) left() (face, word string) {
	if left := k.box - k.spent; left >= 0 {
		return clockFace(left), "left"
	}
	return clockFace(k.spent - k.box), "over"
}

// style says how it stands: open in the last fifth, late when it is over.
func (k clock) style(t *theme.Theme) theme.Style {
	const fifth = 5
	switch left := k.box - k.spent; {
	case left < 0:
		return t.Late
	case left*fifth < k.box:
		return t.Open
	}
	return t.Strong
}

// gauge draws how much is used, in n cells.
func (k clock) gauge(t *theme.Theme, n int) string {
	used := n
	if k.box > 0 && k.spent < k.box {
		used = int(int64(n) * int64(k.spent) / int64(k.box))
	}
	return k.style(t).Mark(strings.Repeat(t.Glyphs.Thick.Top, used)) + t.Frame.Mark(strings.Repeat(t.Glyphs.Thin.Top, n-used))
}

// painted returns the time left in the clock's style.
func (k clock) painted(t *theme.Theme) string {
	face, word := k.left()
	if word == "over" {
		return t.Late.Paint(face + " " + word)
	}
	return t.Strong.Paint(face)
}

// gaugesRow draws the clocks with gauges, and when the meeting ends at the right end.
func gaugesRow(c component.Context, before said, w int) string {
	n := 8
	switch {
	case w >= 160:
		n = 30
	case w >= longGaugeFrom:
		n = 16
	}
	t := c.Theme
	row := strings.Repeat(" ", 1+draw.Width(t.Glyphs.Now))
	for _, k := range clocks(c) {
		of := fmt.Sprintf(" of %d", int(k.box.Minutes()))
		if _, word := k.left(); word == "left" {
			of = " left" + of
		}
		row += " " + t.Muted.Paint(k.name()) + " " + k.gauge(t, n) + " " + k.painted(t) + t.Muted.Paint(of) + "  "
	}
	ends := t.Muted.Paint(endsAbout(c))
	if before.text != "" {
		ends = before.style.Paint(before.text)
	}
	return atEnds(row, ends, w)
}

// clocksRow says who decides, what is left of each clock, and what is open at the right end.
func clocksRow(c component.Context, before said, w int) string {
	t := c.Theme
	row := strings.Repeat(" ", 1+draw.Width(t.Glyphs.Now))
	if _, who, ok := nowDiscussing(c); ok {
		row += t.Strong.Paint(who) + " "
	}
	return facts(row, clockFacts(c), " ", before, 0, w)
}

// narrowLine is the first row where there is no other for the clocks: which meeting this
// is, what is left, what is open, and that all may see it.
func narrowLine(c component.Context, before said, w int) string {
	t := c.Theme
	before.text = strings.TrimSuffix(before.text, " before close")
	mark, width := sharedMark(t)
	row := facts(" "+t.Strong.Paint(c.Meeting.Ref().String()), clockFacts(c), "", before, 1, max(w-width, 0))
	return row + mark
}

// facts sets facts after what a row begins with, as many as leave room for the one at
// its end.
func facts(row string, list []string, gap string, end said, right, w int) string {
	for _, fact := range list {
		if draw.Width(row)+1+draw.Width(gap)+draw.Width(fact)+2+draw.Width(end.text)+right > w {
			break
		}
		row += " " + gap + fact
	}
	return atEnds(row, end.style.Paint(end.text), w)
}

// clockFacts returns what is left of each clock, the shortest way.
func clockFacts(c component.Context) []string {
	var list []string
	for _, k := range clocks(c) {
		list = append(list, c.Theme.Muted.Paint(k.name())+" "+k.painted(c.Theme))
	}
	return list
}

// clockWords returns the clocks in words, and when the meeting ends.
func clockWords(c component.Context) []string {
	var list []string
	for _, k := range clocks(c) {
		face, word := k.left()
		list = append(list, fmt.Sprintf("%s %s %s", k.name(), face, word))
	}
	if ends := endsAbout(c); ends != "" {
		list = append(list, ends)
	}
	return list
}

// endsAbout says when the meeting ends if nothing takes longer; "" while it is not held.
func endsAbout(c component.Context) string {
	if c.Meeting.Status != model.Live {
		return ""
	}
	return "ends about " + c.Record.ProjectedEnd(c.Meeting.ID, c.Now).In(c.Record.Zone()).Format("15:04")
}

// atEnds puts one text at the left end of a row of w cells and another at its right end,
// a cell from the edge.
func atEnds(left, right string, w int) string {
	room := w - draw.Width(right) - 1
	if right == "" || room < 1 {
		return draw.Fit(left, w)
	}
	return draw.Fit(left, room) + right + " "
}
