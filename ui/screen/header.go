package screen

import (
	"fmt"
	"strings"
	"time"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/pane"
	"gavel/ui/part"
)

// reviewHeader says what is asked, who decides, the time left of the item and
// of the meeting, and how many gaps stand between now and the close.
func reviewHeader(c part.Context, w, h int) []string {
	switch c.Meeting.Status {
	case "":
		cycle, _ := c.Record.Cycle()
		return []string{sharedLine(c.Theme, c.Theme.Strong.Paint(cycle.Name), w), draw.Fit(noReview(c), w)}
	case model.Planned, model.Adjourned, model.Closed, model.Cancelled:
		return []string{meetingLine(c, w), draw.Fit(overLine(c), w), draw.Fit(heldLine(c), w)}
	}
	header := append([]string{meetingLine(c, w)}, askLines(c, w, h)...)
	return append(header, timeLine(c, w))
}

// noReview says that no meeting is on screen, and what leads to one.
func noReview(c part.Context) string {
	says := pane.NoReview(c, part.Intent{})
	return strings.ToUpper(says[:1]) + says[1:] + "."
}

// overLine says that the meeting is not being held, and what can be done.
func overLine(c part.Context) string {
	minutes := c.Keys.Key(keymap.Minutes, keymap.OnReview)
	prepare := c.Keys.Key(keymap.Prepare, keymap.OnReview)
	switch c.Meeting.Status {
	case model.Planned:
		return fmt.Sprintf("This review is planned. %s starts it, %s prepares.", c.Keys.Key(keymap.Start, keymap.OnReview), prepare)
	case model.Adjourned:
		return fmt.Sprintf("This review is adjourned. %s goes on with it, %s prepares.", c.Keys.Key(keymap.Start, keymap.OnReview), prepare)
	}
	return fmt.Sprintf("This review is %s. %s shows its minutes, %s prepares the next.", c.Meeting.Status, minutes, prepare)
}

func heldLine(c part.Context) string {
	held := c.Record.MeetingTime(c.Meeting.ID, c.Now)
	return fmt.Sprintf("held for %d of %d minutes", int(held.Minutes()), c.Meeting.Minutes)
}

func meetingLine(c part.Context, w int) string {
	cycle, _ := c.Record.Cycle()
	return headline(c.Theme, fmt.Sprintf("%s %s", c.Meeting.Ref(), c.Meeting.Title), cycle.Name, string(c.Meeting.Status), w)
}

// Standing is the header of a meeting in words, one fact a line: how it stands,
// what is asked and who decides, the time left, the gaps. Its time is that of
// the moment it is asked for.
func Standing(c part.Context) []string {
	m := c.Meeting
	if m.ID == 0 {
		return []string{noReview(c)}
	}
	lines := []string{fmt.Sprintf("%s %s, %s, %s", m.Ref(), m.Title, m.Date.Near(c.Today()), m.Status)}
	switch m.Status {
	case model.Live:
		words, who, ok := beforeTheRoom(c)
		if ok {
			words += ";" + who
		} else {
			words = nothingBefore(c)
		}
		return append(lines, words, strings.Join(clocks(c), between(c)), gapsWord(len(c.Record.Gaps(m.ID, c.Now))))
	case model.Planned:
		return lines
	}
	return append(lines, overLine(c), heldLine(c))
}

// nothingBefore says in words how an item comes before the room, where none is.
func nothingBefore(c part.Context) string {
	const nothing = "Nothing is before the room: "
	if it, ok := c.Record.NextItem(c.Meeting.ID); ok {
		return fmt.Sprintf("%s%s %s puts the next item there", nothing, c.Keys.Key(keymap.OpenItem, keymap.InAgenda), it.Ref())
	}
	if len(c.Record.Agenda(c.Meeting.ID)) == 0 {
		return fmt.Sprintf("%s%s puts one on the agenda", nothing, c.Keys.Key(keymap.NewItem, keymap.OnReview))
	}
	return nothing + "every item has its answer"
}

// beforeTheRoom returns what is asked and who decides it; ok is false, and the words
// say what to do, where nothing is before the room.
func beforeTheRoom(c part.Context) (words, who string, ok bool) {
	it, ok := c.Record.Items.Get(c.Record.Clock(c.Meeting.ID).Item)
	if !ok {
		return "Nothing is before the room: choose an item on the agenda and open it", "", false
	}
	words = it.Question
	if words == "" {
		words = it.Title
	}
	who = " " + c.Record.NameOf(it.Owner) + " decides"
	if it.Ask == model.AskInform {
		who = " for information, " + c.Record.NameOf(it.Owner)
	}
	return fmt.Sprintf("%s %s", it.Ref(), words), who, true
}

// foldsFrom is the least height that has a row for the rest of a long question.
const foldsFrom = 20

// askLines returns what is before the room, and who decides it: in one row where that
// is all, or where there is no other.
func askLines(c part.Context, w, h int) []string {
	text, who, ok := beforeTheRoom(c)
	if !ok {
		return []string{draw.Fit(c.Theme.Muted.Paint(text), w)}
	}
	if h < foldsFrom || draw.Width(text)+draw.Width(who) < w {
		return []string{askLine(c, text, who, w)}
	}
	const most = 3
	folded := draw.Wrap(text, w)
	if len(folded) > most {
		folded = append(folded[:most-1], strings.Join(folded[most-1:], " "))
	}
	last := len(folded) - 1
	var rows []string
	for _, row := range folded[:last] {
		rows = append(rows, c.Theme.Strong.Paint(row))
	}
	if draw.Width(folded[last])+draw.Width(who) < w {
		return append(rows, askLine(c, folded[last], who, w))
	}
	return append(rows, c.Theme.Strong.Paint(draw.FitTail(folded[last], w, c.Theme.Glyphs.Ellipsis)), askLine(c, "", who, w))
}

// askLine is a question on the left and who decides it on the right.
func askLine(c part.Context, text, who string, w int) string {
	room := min(max(0, w-draw.Width(who)-1), draw.Width(text))
	gap := strings.Repeat(" ", max(1, w-room-draw.Width(who)))
	return c.Theme.Strong.Paint(draw.FitTail(text, room, c.Theme.Glyphs.Ellipsis)) + gap + c.Theme.Strong.Paint(who)
}

// timeLine is the clocks on the left and the gaps on the right. Where it is
// tight, what can be done without goes first.
func timeLine(c part.Context, w int) string {
	gaps := gapsWord(len(c.Record.Gaps(c.Meeting.ID, c.Now)))
	style := c.Theme.Open
	if gaps == noGaps {
		style = c.Theme.Good
	}
	room := max(0, w-draw.Width(gaps)-2)
	line := ""
	for _, piece := range clocks(c) {
		next := piece
		if line != "" {
			next = line + between(c) + piece
		}
		if draw.Width(next) > room {
			break
		}
		line = next
	}
	return draw.Fit(line, room) + "  " + style.Paint(gaps)
}

// between parts two facts on one line.
func between(c part.Context) string { return " " + c.Theme.Glyphs.Separator + " " }

const noGaps = "no gaps: ready to close"

func gapsWord(n int) string {
	switch n {
	case 0:
		return noGaps
	case 1:
		return "1 gap before the close"
	}
	return fmt.Sprintf("%d gaps before the close", n)
}

// clocks is the item's time, the meeting's, and the projected end.
func clocks(c part.Context) []string {
	var list []string
	clock := c.Record.Clock(c.Meeting.ID)
	if it, ok := c.Record.Items.Get(clock.Item); ok {
		spent := c.Record.ItemTime(it.ID, c.Now)
		word := "item"
		if !clock.Running() {
			word = "item, paused"
		}
		list = append(list, leftOf(word, time.Duration(it.Timebox)*time.Minute, spent))
	}
	held := c.Record.MeetingTime(c.Meeting.ID, c.Now)
	list = append(list, leftOf("meeting", time.Duration(c.Meeting.Minutes)*time.Minute, held))
	if c.Meeting.Status == model.Live {
		end := c.Record.ProjectedEnd(c.Meeting.ID, c.Now)
		list = append(list, "ends about "+end.In(c.Record.Zone()).Format("15:04"))
	}
	return list
}

// leftOf is the time left of a box, or how far it is over.
func leftOf(word string, box, spent time.Duration) string {
	left := box - spent
	if left < 0 {
		return fmt.Sprintf("%s %s over", word, clockFace(-left))
	}
	return fmt.Sprintf("%s %s left", word, clockFace(left))
}
