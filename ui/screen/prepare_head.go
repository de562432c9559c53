package screen

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// prepareHeader says that this screen is private, which meeting is prepared,
// and how far its plan is.
func prepareHeader(c component.Context, w int) []string {
	rows := []string{privateLine(c, w)}
	facts := whichMeeting(c)
	if cycle, ok := c.Record.Cycle(); ok && len(c.Record.OtherCycles()) > 0 {
		facts = append(facts, said{c.Record.SayCycleName(cycle), c.Theme.Muted})
	}
	rows = append(rows, factRows(c.Theme, facts, w)...)
	if flag, ok := c.Record.DateToConfirm(); ok {
		rows = append(rows, factRows(c.Theme, []said{{c.Theme.Glyphs.Open + " " + c.Record.SayDateFlag(flag, c.Today()), c.Theme.Open}}, w)...)
	}
	if c.Meeting.ID != 0 {
		rows = append(rows, factRows(c.Theme, howFar(c), w)...)
	}
	return rows
}

// said is one fact of a header with the style it is written in.
type said struct {
	text  string
	style theme.Style
}

// factRows sets facts one after the other, in as many rows as they need, one cell in as every
// row of a header: of a header nothing is left out.
func factRows(t *theme.Theme, facts []said, w int) []string {
	w--
	separator := " " + t.Glyphs.Separator + " "
	var rows []string
	var row strings.Builder
	used := 0
	for _, f := range facts {
		text := draw.Fit(f.text, min(w, draw.Width(f.text)))
		if used > 0 && used+draw.Width(separator)+draw.Width(text) > w {
			rows = append(rows, " "+row.String())
			row.Reset()
			used = 0
		}
		if used > 0 {
			row.WriteString(separator)
			used += draw.Width(separator)
		}
		row.WriteString(f.style.Paint(text))
		used += draw.Width(text)
	}
	return append(rows, " "+row.String())
}

// whichMeeting is the meeting shown, and the one that matters more, if there is
// one.
func whichMeeting(c component.Context) []said {
	m := c.Meeting
	if m.ID == 0 {
		return []said{{"No meeting is planned: " + c.Keys.Key(keymap.NewMeeting, keymap.OnPrepare) + " plans one", c.Theme.Open}}
	}
	shape, word, style := c.Theme.Status(string(m.Status))
	facts := []said{
		{fmt.Sprintf("%s %s", m.Ref(), m.Title), c.Theme.Strong},
		{m.Date.Near(c.Today()), c.Theme.Text},
		{shape + " " + word, style},
	}
	if m.Status == model.Planned && m.Date < c.Today() { // nobody held it
		facts[1] = said{fmt.Sprintf("%s %s has passed", c.Theme.Glyphs.Late, facts[1].text), c.Theme.Late}
		facts = append(facts, said{fmt.Sprintf("set %s date: moves it", m.Ref()), c.Theme.Text})
	}
	live, held := c.Record.Live()
	next, planned := c.Record.ToCome(c.Today())
	switch {
	case held:
		facts = append(facts, said{fmt.Sprintf("%s is live: %s goes back to it", live.Ref(), c.Keys.Key(keymap.Review, keymap.OnPrepare)), c.Theme.Strong})
	case planned && next.ID == m.ID:
		facts = append(facts, said{"the next meeting", c.Theme.Text})
	case planned:
		facts = append(facts, said{fmt.Sprintf("next is %s, %s", next.Ref(), next.Date.Near(c.Today())), c.Theme.Text})
	}
	return facts
}

// howFar returns what the plan amounts to.
func howFar(c component.Context) []said {
	agenda := c.Record.Agenda(c.Meeting.ID)
	minutes, unowned := c.Record.PlannedMinutes(c.Meeting, c.Now), 0
	for _, it := range agenda {
		for _, d := range c.Record.DecisionsOn(it.ID) {
			if c.Record.Decider(d) == 0 {
				unowned++
			}
		}
	}
	facts := []said{{counted(len(agenda), "item", "no item yet"), c.Theme.Text}}
	if over := minutes - c.Meeting.Minutes; over > 0 && !isOver(c) {
		facts = append(facts, said{fmt.Sprintf("%s %d of %d minutes, %d too many", c.Theme.Glyphs.Late, minutes, c.Meeting.Minutes, over), c.Theme.Late})
	} else {
		facts = append(facts, said{fmt.Sprintf("%d of %d minutes", minutes, c.Meeting.Minutes), c.Theme.Text})
	}
	if unowned > 0 {
		facts = append(facts, said{c.Theme.Glyphs.Open + " " + counted(unowned, "decision", "") + " without an owner", c.Theme.Open})
	}
	if c.Meeting.Status == model.Planned {
		facts = append(facts, said{comesBack(len(c.Record.ComesBack(c.Meeting, c.Now))), c.Theme.Text})
	}
	return facts
}

// isOver reports whether the meeting on screen is over, so that its plan is no more than
// what it was.
func isOver(c component.Context) bool {
	return c.Meeting.Status == model.Closed || c.Meeting.Status == model.Cancelled
}

func comesBack(n int) string {
	switch n {
	case 0:
		return "nothing carried over"
	case 1:
		return "1 carried over"
	}
	return fmt.Sprintf("%d carried over", n)
}

func counted(n int, word, none string) string {
	switch n {
	case 0:
		return none
	case 1:
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
