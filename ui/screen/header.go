package screen

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/pane"
	"gavel/ui/theme"
)

// The least widths that have the clocks with their gauges, a row for the decider, and
// gauges of more than eight cells.
const (
	wideFrom      = 96
	oneColumnFrom = 72
	longGaugeFrom = 110
)

// reviewHeader says which meeting this is, what is asked, who decides, and the time left
// of the item and of the meeting, in a window of h rows. before is what is open before
// the close, where no other row says it.
func reviewHeader(c component.Context, before said, w, h int) []string {
	switch c.Meeting.Status {
	case "":
		cycle, _ := c.Record.Cycle()
		return append([]string{sharedLine(c.Theme, " "+c.Theme.Strong.Paint(cycle.Name), w)}, indented(noReview(c), w, h)...)
	case model.Planned, model.Adjourned, model.Closed, model.Cancelled:
		return append([]string{meetingLine(c, w)}, indented(overLine(c)+" "+heldLine(c), w, h)...)
	}
	switch {
	case w >= wideFrom:
		return append(append([]string{meetingLine(c, w)}, askedRows(c, w, h)...), gaugesRow(c, before, w))
	case w >= oneColumnFrom:
		return append(append([]string{meetingLine(c, w)}, askedRows(c, w, h)...), clocksRow(c, before, w))
	}
	return append([]string{narrowLine(c, before, w)}, askedRows(c, w, h)...)
}

// indented wraps a text that stands one cell from the edge, in a third of h rows.
func indented(text string, w, h int) []string {
	rows := upTo(draw.Wrap(text, max(w-2, 1)), maxQuestionRows(h))
	for i, row := range rows {
		rows[i] = draw.Fit(" "+row, w)
	}
	return rows
}

// maxQuestionRows returns how many rows a question may take in a window of h rows.
func maxQuestionRows(h int) int { return max((h-6)/2, 1) }

// upTo joins what is more than n rows to the last of them.
func upTo(rows []string, n int) []string {
	if len(rows) > n {
		rows = append(rows[:n-1:n-1], strings.Join(rows[n-1:], " "))
	}
	return rows
}

// noReview says that no meeting is on screen, and what leads to one.
func noReview(c component.Context) string {
	says := pane.NoReview(c, component.Intent{})
	return model.Capitalized(says) + "."
}

// overLine says that the meeting is not being held, and what can be done.
func overLine(c component.Context) string {
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

func heldLine(c component.Context) string {
	held := c.Record.MeetingTime(c.Meeting.ID, c.Now)
	return fmt.Sprintf("Held for %d of %d minutes.", model.WholeMinutes(held), c.Meeting.Minutes)
}

func meetingLine(c component.Context, w int) string {
	cycle, _ := c.Record.Cycle()
	return headline(c.Theme, fmt.Sprintf("%s %s", c.Meeting.Ref(), c.Meeting.Title), cycle.Name, string(c.Meeting.Status), w)
}

// Standing is the header of a meeting in words, one fact a line: how it stands,
// what is asked and who decides, the time left, the gaps. Its time is that of
// the moment it is asked for.
func Standing(c component.Context) []string {
	m := c.Meeting
	if m.ID == 0 {
		return []string{noReview(c)}
	}
	lines := []string{fmt.Sprintf("%s %s, %s, %s", m.Ref(), m.Title, m.Date.Near(c.Today()), m.Status)}
	switch m.Status {
	case model.Live:
		words, who, ok := nowDiscussing(c)
		if ok {
			words += ";" + who
		} else {
			words = nothingBefore(c)
		}
		lines = append(append(lines, words), earlierRows(c)...)
		return append(lines, strings.Join(clockWords(c), between(c)), model.OpenBeforeClose(len(c.Record.Gaps(m.ID, c.Now))))
	case model.Planned:
		return lines
	}
	return append(lines, overLine(c), heldLine(c))
}

// nothingBefore says in words how an item is opened, where none is.
func nothingBefore(c component.Context) string {
	const nothing = "Nothing is being discussed: "
	if it, ok := c.Record.NextItem(c.Meeting.ID); ok {
		return fmt.Sprintf("%s%s %s opens the next item", nothing, c.Keys.Key(keymap.OpenItem, keymap.InAgenda), it.Ref())
	}
	if len(c.Record.Agenda(c.Meeting.ID)) == 0 {
		return fmt.Sprintf("%s%s puts one on the agenda", nothing, c.Keys.Key(keymap.NewItem, keymap.OnReview))
	}
	return nothing + "every item has its answer"
}

// nowDiscussing returns what is asked and who decides it; ok is false, and the words
// say what to do, where nothing is being discussed.
func nowDiscussing(c component.Context) (words, who string, ok bool) {
	it, ok := c.Record.Items.Get(c.Record.Clock(c.Meeting.ID).Item)
	about := c.Record.Subject(it.Ref())
	if readsAnother(c) {
		return readBack(c)
	}
	if !ok {
		return "Nothing is being discussed: choose an item on the agenda and open it", "", false
	}
	words = c.Record.QuestionOf(it.Ref())
	if w, walks := c.Record.Walkthrough(it.ID); walks {
		words += ", " + stepOf(w)
	}
	return fmt.Sprintf("%s %s", about, words), " " + stillDecide(c, it), true
}

// stillDecide says who has yet to decide what is put up under an item; nobody once all of it is
// answered.
func stillDecide(c component.Context, it model.Item) string {
	about := c.Record.Subject(it.Ref())
	who, open := c.Record.StillToDecide(c.Meeting.ID, it)
	switch {
	case it.Ask == model.AskInform, len(c.Record.DecisionsOn(it.ID)) == 0 && open:
		return decides(c, about)
	case !open:
		return "everything is answered"
	}
	names := make([]string, len(who))
	for i, person := range who {
		names[i] = "nobody yet"
		if person != 0 {
			names[i] = c.Record.NameOf(person) + dialog.NotHere(c, person)
		}
	}
	verb := " decide"
	if len(who) == 1 {
		verb = " decides"
	}
	if len(who) == 1 && who[0] != 0 { // the absence stands behind what they are to do
		return c.Record.NameOf(who[0]) + verb + dialog.NotHere(c, who[0])
	}
	return strings.Join(names, " and ") + verb
}

// readsAnother reports whether something is read back that is not being discussed.
func readsAnother(c component.Context) bool {
	under, on := c.Record.DiscussedUnder(c.Meeting.ID, c.Reading)
	return !c.Reading.IsZero() && (!on || under.ID != c.Record.Clock(c.Meeting.ID).Item)
}

// readBack returns the words of what is read back and who decides it, where that is not
// what is being discussed.
func readBack(c component.Context) (words, who string, ok bool) {
	return fmt.Sprintf("%s %s", c.Reading, c.Record.QuestionOf(c.Reading)), " " + decides(c, c.Reading), true
}

// decides says who decides a thing.
func decides(c component.Context, about model.Ref) string {
	if c.Record.OwnerOf(about) == 0 {
		return "nobody owns it yet"
	}
	return dialog.Decides(c, about)
}

// earlierFrom is the least height of a window whose header says what was asked and
// answered earlier.
const earlierFrom = 24

// askedRows returns what is discussed, with what was asked and answered earlier where a
// window of h rows has room for it.
func askedRows(c component.Context, w, h int) []string {
	rows := questionRows(c, w, h)
	if h < earlierFrom {
		return rows
	}
	lead := 1 + draw.Width(c.Theme.Glyphs.Now) + 1
	for _, line := range earlierRows(c) {
		rows = append(rows, draw.Fit("", lead)+c.Theme.Muted.Paint(draw.FitTail(line, max(w-lead-1, 0), c.Theme.Glyphs.Ellipsis)))
	}
	return rows
}

// earlierRows returns what is said of what is discussed or, in as many rows so that nothing
// jumps, of another thing while that is read back.
func earlierRows(c component.Context) []string {
	discussed, ok := c.Record.Items.Get(c.Record.Clock(c.Meeting.ID).Item)
	if !ok {
		return nil
	}
	lines := earlier(c, discussed)
	if !readsAnother(c) {
		return lines
	}
	another := make([]string, len(lines))
	if it, ok := c.Record.DiscussedUnder(c.Meeting.ID, c.Reading); ok {
		copy(another, earlier(c, it))
	}
	return another
}

// earlier says of an item that it is not as the pre-read says, which question its decisions
// are held against and, where it was there before, with what it is asked and how it was
// answered last: its options with the recommendation, and that answer.
func earlier(c component.Context, it model.Item) []string {
	var lines, asked []string
	if since := c.Record.SincePreRead(c.Meeting.ID)(it.Ref()); since != "" {
		lines = append(lines, since)
	}
	if filter := c.Record.DecisionFilter(); filter != "" && it.Ask == model.AskDecide && (!it.IsPlace() || it.AboutKind == model.KindDecision) {
		lines = append(lines, "filter: "+filter)
	}
	if w, walks := c.Record.Walkthrough(it.ID); walks {
		return append(lines, sayStep(c, w)...)
	}
	if !it.IsPlace() {
		return lines
	}
	if it.AboutKind == model.KindDecision {
		d, _ := c.Record.Decisions.Get(it.AboutID)
		for _, o := range c.Record.OptionsOf(d.ID) {
			asked = append(asked, o.Text)
		}
		if len(asked) > 0 {
			asked = []string{"options: " + strings.Join(asked, " / ")}
		}
		if d.Recommendation != "" {
			asked = append(asked, "recommended: "+d.Recommendation)
		}
	}
	for _, line := range []string{strings.Join(asked, between(c)), c.Record.LastAnswer(it.About(), c.Meeting.ID, c.Today())} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// questionRows returns what is discussed, folded but never cut while there are rows for
// it, and who decides it: at its right in a wide window, in the row of the clocks in a
// narrower one, and behind it in the narrowest.
func questionRows(c component.Context, w, h int) []string {
	text, who, ok := nowDiscussing(c)
	if !ok {
		rows := indented(text, w, h)
		for i, row := range rows {
			rows[i] = c.Theme.Muted.Paint(row)
		}
		return rows
	}
	who = strings.TrimSpace(who)
	lead := 1 + draw.Width(c.Theme.Glyphs.Now) + 1
	room := max(w-lead-1, 1)
	if w < oneColumnFrom {
		if whole := draw.Wrap(text+" "+who, room); len(whole) <= maxQuestionRows(h) {
			return question(c, whole, w)
		}
	}
	rows := upTo(draw.Wrap(text, room), maxQuestionRows(h))
	last := rows[len(rows)-1]
	switch {
	case w >= wideFrom && draw.Width(last)+2+draw.Width(who) <= room:
		rows[len(rows)-1] = draw.Fit(last, room-draw.Width(who)) + who
	case w >= wideFrom:
		rows = append(rows, draw.Fit("", max(room-draw.Width(who), 0))+who)
	case w < oneColumnFrom:
		rows = append(rows, who)
	}
	return question(c, rows, w)
}

// question paints the rows of a question, with the sign of what is discussed before the
// first, or that of how a thing stands which is only read back.
func question(c component.Context, rows []string, w int) []string {
	sign, style := c.Theme.Glyphs.Now, c.Theme.Strong
	if readsAnother(c) {
		sign, _, style = c.Theme.Status(string(c.Record.State(c.Reading)))
	}
	lead := 1 + draw.Width(sign) + 1
	painted := make([]string, len(rows))
	for i, row := range rows {
		front := draw.Fit("", lead)
		if i == 0 {
			front = " " + style.Mark(sign) + " "
		}
		painted[i] = front + c.Theme.Strong.Paint(draw.FitTail(row, max(w-lead, 0), c.Theme.Glyphs.Ellipsis))
	}
	return painted
}

// openBefore says how much is open before the meeting can be closed.
func openBefore(c component.Context) said {
	if c.Meeting.Status != model.Live && c.Meeting.Status != model.Adjourned {
		return said{}
	}
	return beforeClose(c.Theme, len(c.Record.Gaps(c.Meeting.ID, c.Now)))
}

func beforeClose(t *theme.Theme, n int) said {
	if n == 0 {
		return said{t.Glyphs.Pass + " " + model.OpenBeforeClose(n), t.Good}
	}
	return said{t.Glyphs.Open + " " + model.OpenBeforeClose(n), t.Open}
}

// between parts two facts on one line.
func between(c component.Context) string { return " " + c.Theme.Glyphs.Separator + " " }
