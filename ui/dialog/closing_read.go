package dialog

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// This file draws what a meeting came to, as it is read back before the close.

// summary holds the result of a meeting: the counts, the decisions and blockers by what
// became of them, and a line each for the rest.
type summary struct {
	counts string
	groups []outcomes
	lines  []line
}

// outcomes is a heading with what stands under it.
type outcomes struct {
	title string
	rows  []outcome
}

// outcome is one thing that was ruled on.
type outcome struct {
	about           model.Ref
	state           string
	word, text      string
	by, who, expiry string // who ruled, who has it now, and until when
	stays           string // "stays at the entry gate: why"; "" for what it lets through
}

// line is a label and what is said of it.
type line struct{ label, text string }

// summaryOf returns what a meeting came to. Nothing on its table is left out.
func summaryOf(c component.Context, m model.Meeting) summary {
	s := summary{groups: []outcomes{{title: "Decided"}, {title: "Waiting"}, {title: "Blockers"}}}
	decided, waiting, blockers := &s.groups[0], &s.groups[1], &s.groups[2]
	var noted, withdrawn []string
	gate, feedback := &tally{}, &tally{}
	stays := staysAtGate(c, m)
	for _, e := range c.Record.TableOf(m.ID) {
		u, _ := c.Record.Rulings.Get(e.Ruling)
		x := outcomeOf(c, e, u)
		switch {
		case e.Kind == model.KindItem && len(c.Record.DecisionsOn(e.Subject)) > 0:
			continue // its decisions speak for it
		case e.Kind == model.KindCheck:
			gate.add(x.word, x.about, u.Outcome == model.Failed || u.Outcome == model.Waived, x.expiry)
		case e.Kind == model.KindFeedback:
			feedback.add(x.word, x.about, u.Outcome == model.Overridden, "")
		case u.Outcome == model.Noted:
			noted = append(noted, fmt.Sprintf("%s %s", x.about, x.text))
		case u.Outcome == model.Withdrawn:
			withdrawn = append(withdrawn, fmt.Sprintf("%s %s", x.about, x.text))
		case e.Kind == model.KindBlocker:
			blockers.rows = append(blockers.rows, x)
		case u.Outcome == model.Deferred || u.Outcome == model.Escalated:
			waiting.rows = append(waiting.rows, x)
		default:
			x.stays = stays[x.about]
			delete(stays, x.about)
			decided.rows = append(decided.rows, x)
		}
	}
	s.counts = cmp.Or(document.Result(c.Record, m), "nothing was put up for decision")
	s.say("Noted", strings.Join(noted, "; "))
	s.say("Withdrawn", strings.Join(withdrawn, "; "))
	s.say("Gate", gate.String())
	for _, about := range slices.SortedFunc(maps.Keys(stays), func(a, b model.Ref) int { return cmp.Compare(a.ID, b.ID) }) {
		s.say("Approved", fmt.Sprintf("%s before, %s", about, stays[about]))
	}
	s.say("Actions", actionsByPerson(c))
	s.say("Feedback", feedback.String())
	s.sayWhatFollows(c, m)
	return s
}

// staysAtGate says of each approved decision that the entry gate of a meeting keeps back what keeps
// it.
func staysAtGate(c component.Context, m model.Meeting) map[model.Ref]string {
	stays := map[model.Ref]string{}
	for _, kept := range c.Record.StaysAt(m.ID, c.Today()) {
		stays[kept.Decision.Ref()] = "stays at the entry gate: " + strings.Join(kept.Bars, "; ")
	}
	return stays
}

func (s *summary) say(label, text string) {
	if text != "" {
		s.lines = append(s.lines, line{label, text})
	}
}

func outcomeOf(c component.Context, e model.Entry, u model.Ruling) outcome {
	x := outcome{about: e.Ref(), state: string(u.Outcome), text: u.Wording, by: c.Record.NameOf(u.Owner)}
	if u.About() != e.Ref() || x.text == "" {
		x.text = c.Record.TextOf(e.Ref())
	}
	x.text = strings.Join(strings.Fields(x.text), " ")
	if u.Owner == 0 {
		x.by = "the record"
	}
	x.who = x.by
	if u.EscalatedTo != 0 {
		x.who = c.Record.NameOf(u.EscalatedTo)
	}
	for _, until := range []model.Date{u.Until, u.Due} {
		if until != "" {
			x.expiry = until.Near(c.Today())
		}
	}
	_, x.word, _ = c.Theme.Status(x.state)
	return x
}

// tally counts things by a word, and names those that somebody has to look after.
type tally struct {
	words []string
	of    map[string][]string
	n     map[string]int
}

func (t *tally) add(word string, about model.Ref, named bool, until string) {
	if t.n == nil {
		t.n, t.of = map[string]int{}, map[string][]string{}
	}
	if t.n[word] == 0 {
		t.words = append(t.words, word)
	}
	t.n[word]++
	if !named {
		return
	}
	name := about.String()
	if until != "" {
		name += " until " + until
	}
	t.of[word] = append(t.of[word], name)
}

func (t *tally) String() string {
	var list []string
	for _, word := range t.words {
		says := fmt.Sprintf("%d %s", t.n[word], word)
		if names := t.of[word]; len(names) > 0 {
			says += fmt.Sprintf(" (%s)", strings.Join(names, ", "))
		}
		list = append(list, says)
	}
	return strings.Join(list, ", ")
}

// actionsByPerson says how many actions are open, and how many of them each person has.
func actionsByPerson(c component.Context) string {
	by := map[string]int{}
	var names []string
	n := 0
	for a := range c.Record.Actions.All() {
		if c.Record.State(a.Ref()) != model.Open {
			continue
		}
		name := c.Record.NameOf(a.Owner)
		if by[name] == 0 {
			names = append(names, name)
		}
		by[name]++
		n++
	}
	if n == 0 {
		return ""
	}
	slices.SortStableFunc(names, func(a, b string) int { return by[b] - by[a] })
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, by[name])
	}
	return fmt.Sprintf("%d open: %s", n, strings.Join(names, ", "))
}

// sayWhatFollows says which meeting comes next and what comes back to it; of one that ends the
// cycle, what goes on in the next.
func (s *summary) sayWhatFollows(c component.Context, m model.Meeting) {
	after := c.Record.After(m, c.Today())
	s.say("Next", nextMeeting(c, m, after))
	for _, passed := range after.Passed {
		s.say("Not held", passed.SayPassed(c.Today()))
	}
	switch {
	case after.EndsCycle:
		s.say("Next cycle", goesOn(after))
	case after.Next.ID != 0:
		s.say("Carried over", carriedOver(c, after.Next))
	}
}

// goesOn names what goes on in the next cycle, and of what nobody has said yet whether it does.
func goesOn(after model.AfterMeeting) string {
	text := "nothing goes on in it"
	if n := len(after.GoesOn); n > 0 {
		text = fmt.Sprintf("%d in it: %s", n, refNames(after.GoesOn))
	}
	if len(after.Unanswered) > 0 {
		text += "; to be carried or dropped: " + refNames(after.Unanswered)
	}
	return text
}

// carriedOver names what comes back to the next meeting.
func carriedOver(c component.Context, next model.Meeting) string {
	back := c.Record.ComesBack(next, c.Now)
	if len(back) == 0 {
		return "nothing"
	}
	return fmt.Sprintf("%d to %s: %s", len(back), next.Ref(), refNames(back))
}

func refNames(list []model.Ref) string {
	words := make([]string, len(list))
	for i, about := range list {
		words[i] = about.String()
	}
	return strings.Join(words, ", ")
}

func nextMeeting(c component.Context, m model.Meeting, after model.AfterMeeting) string {
	if after.EndsCycle {
		return "no review: this meeting ends the cycle"
	}
	var parts []string
	if next := after.Next; next.ID != 0 {
		parts = append(parts, fmt.Sprintf("%s %s, %s", next.Ref(), next.Title, next.Date.Near(c.Today())))
	}
	switch day, why := c.Record.ReviewAfter(m, c.Now); {
	case day != "" && len(parts) > 0:
		parts = append(parts, "the close plans a review for "+day.Near(c.Today()))
	case day != "":
		parts = append(parts, "the close plans it for "+day.Near(c.Today()))
	case why != "":
		parts = append(parts, "the close plans no review: "+why)
	case len(parts) == 0:
		parts = append(parts, "no meeting is planned yet")
	}
	return strings.Join(parts, "; ")
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// held says how long a meeting has been held, of the time it has.
func held(c component.Context, m model.Meeting) string {
	return fmt.Sprintf("%d of %d minutes", model.WholeMinutes(c.Record.MeetingTime(m.ID, c.Now)), m.Minutes)
}

// draw draws the summary in rows of w cells.
func (s summary) draw(c component.Context, w int) []string {
	rows := []string{c.Theme.Good.Paint(c.Theme.Glyphs.Pass) + " everything is answered"}
	rows = append(rows, draw.Wrap(s.counts, w)...)
	for _, group := range s.groups {
		if len(group.rows) == 0 {
			continue
		}
		head := c.Theme.Strong.Paint(group.title) + fmt.Sprintf("  %d", len(group.rows))
		rows = append(rows, "", fit(c, head, w))
		for _, x := range group.rows {
			rows = append(rows, x.draw(c, w)...)
		}
	}
	rows = append(rows, "")
	for _, x := range s.lines {
		const column = 14
		for i, text := range draw.Wrap(x.text, max(w-column, 1)) {
			label := ""
			if i == 0 {
				label = x.label
			}
			rows = append(rows, c.Theme.Muted.Paint(draw.Fit(label, column))+text)
		}
	}
	rows = append(rows, "")
	return append(rows, draw.Wrap("After this the minutes are final; later corrections are printed below them.", w)...)
}

// draw draws what was ruled, in columns; its words are never cut.
func (x outcome) draw(c component.Context, w int) []string {
	sign, word, style := c.Theme.Status(x.state)
	lead := draw.Width(sign) + 2
	const id, who, day, verdict = 5, 8, 7, 12
	tail := who + day + verdict
	if w < 60 {
		tail = verdict
	}
	var rows []string
	for i, text := range draw.Wrap(x.text, max(w-lead-id-tail, 1)) {
		if i > 0 {
			rows = append(rows, strings.Repeat(" ", lead+id)+text)
			continue
		}
		end := " " + draw.Fit(word, verdict-1)
		if tail > verdict {
			first, _, _ := strings.Cut(x.who, " ")
			end = " " + fit(c, first, who-1) + draw.Fit(strings.TrimSpace(x.day()), day) + end
		}
		rows = append(rows, " "+style.Paint(sign)+" "+draw.Fit(x.about.String(), id)+draw.Fit(text, w-lead-id-tail)+style.Paint(end))
	}
	if x.stays == "" {
		return rows
	}
	for _, text := range draw.Wrap(x.stays, max(w-lead-id, 1)) {
		rows = append(rows, strings.Repeat(" ", lead+id)+c.Theme.Open.Paint(text))
	}
	return rows
}

// day is until when it waits, without the name of the day.
func (x outcome) day() string {
	if _, day, ok := strings.Cut(x.expiry, " "); ok {
		return day
	}
	return x.expiry
}
