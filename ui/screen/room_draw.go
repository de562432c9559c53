package screen

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"gavel/model"
	"gavel/model/roomview"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// roomPage draws a roomview.View, and knows of nothing else: what is not in it
// cannot come upon the screen of a room.
type roomPage struct {
	v    roomview.View
	t    *theme.Theme
	w, h int
	at   *roomScroll
	kept *draw.KeptBeside // the two lists
}

// The least at which there is a list beside the other one, and a place for lists
// at all.
const (
	roomBeside = 100
	roomLists  = 14
	leastList  = 3 // a frame and a line
	leastLists = 2 // a line each
)

// draw draws the head, the item, and what was and is to be decided.
func (p roomPage) draw() []string {
	p.at.begin()
	rows := p.head()
	rest := max(p.h-len(rows), 0)
	if !p.v.Reading.Ref.IsZero() {
		if all, _, ok := p.readingRows(rest); ok {
			return draw.Clamp(append(rows, all...), p.w, p.h)
		}
		return draw.Clamp(append(rows, p.box(p.readingTitle(), p.set(p.reading, rest, rest), p.w, rest)...), p.w, p.h)
	}
	body := p.set(p.item, p.fair(rest), p.most(rest))
	item := p.itemHeight(len(body), rest)
	rows = append(rows, p.box(p.itemTitle(), body, p.w, item)...)
	return draw.Clamp(append(rows, p.lists(rest-item)...), p.w, p.h)
}

// set is words for the large box of at most h rows, with as much air around them
// as still leaves all of them their place; with the most of it in fair rows only,
// which take nothing from the lists.
func (p roomPage) set(say func(*roomText), fair, h int) []string {
	for air := mostAir; ; air-- {
		_, room := draw.Inner(p.w, h)
		if air == mostAir {
			_, room = draw.Inner(p.w, fair)
		}
		text := p.text(air)
		if say(&text); air == 0 || len(text.rows) <= room {
			return text.rows
		}
	}
}

// fair is a little more than half of the rest: the item's where it needs no more,
// so that nothing moves when a list grows.
func (p roomPage) fair(rest int) int {
	const half = 55 // of a hundred
	return min(rest*half/100, p.most(rest))
}

// head says which meeting this is and how it stands; once it has begun, how
// much time is left, and how much stands between now and the close.
func (p roomPage) head() []string {
	if p.v.Ref.IsZero() {
		return []string{sharedLine(p.t, p.t.Strong.Paint("gavel"), p.w)}
	}
	rows := []string{headline(p.t, fmt.Sprintf("%s %s", p.v.Ref, p.v.Title), p.v.Cycle, string(p.v.Status), p.w)}
	if p.v.Status != model.Live {
		return rows
	}
	facts := []said{
		{"ends about " + p.v.Ends, p.t.Text},
		{timeOf("meeting", p.v.Time), p.t.Text},
		beforeClose(p.t, len(p.v.Stands)),
	}
	if left := p.leftWord(); left != "" {
		facts = append(facts, said{left, p.t.Muted})
	}
	return append(rows, factRows(p.t, facts, p.w)...)
}

// leftWord says who has left the room; "" for nobody.
func (p roomPage) leftWord() string {
	if len(p.v.Left) > 2 { // the header stays a header
		return fmt.Sprintf("%d people have left", len(p.v.Left))
	}
	var list []string
	for _, gone := range p.v.Left {
		list = append(list, fmt.Sprintf("%s left %s", gone.Name, gone.At))
	}
	return strings.Join(list, ", ")
}

// timeOf returns what is left of a stretch of time, or how far it is over. Its
// figures keep their place, so that only they move.
func timeOf(what string, c roomview.Clock) string {
	word, left := "left", c.Box-c.Spent
	if left < 0 {
		word, left = "over", -left
	}
	if c.Paused {
		word += ", paused"
	}
	return strings.TrimSpace(fmt.Sprintf("%s %5s %s", what, clockFace(left), word))
}

// itemHeight returns how many rows the item gets of the rest: its fair ones, or what it
// needs, but the lists have their place. An item that is longer leaves them a line
// each, until the reader goes on to them.
func (p roomPage) itemHeight(need, rest int) int {
	if rest < roomLists || !p.hasLists() {
		return rest
	}
	most := p.most(rest)
	if need+2 > most && p.w < roomBeside {
		if p.at.top > 0 {
			return rest / 2
		}
		most = rest - leastLists
	}
	return min(max(need+2, p.fair(rest)), most)
}

// most is the rows of the rest that the item can have while the lists have their
// frames.
func (p roomPage) most(rest int) int {
	switch {
	case rest < roomLists || !p.hasLists():
		return rest
	case p.w < roomBeside:
		return rest - 2*leastList
	}
	return rest - leastList
}

func (p roomPage) hasLists() bool {
	begun := p.v.Status == model.Live || p.v.Status == model.Adjourned || p.v.Status == model.Closed
	return begun && len(p.v.Stands)+len(p.v.Decided) > 0
}

// box is the thick frame around what the room is about. What does not fit is
// said, and there when the reader goes on.
func (p roomPage) box(title string, body []string, w, h int) []string {
	_, inner := draw.Inner(w, h)
	from := p.at.from(len(body), inner)
	frame := draw.Frame{Title: title, Focused: true, Hint: component.Beyond(from, len(body)-from-min(inner, len(body)-from))}
	return draw.Box(frame, body[from:], w, h, p.t)
}

// words is the row on which the words begin that the view is about.
func (p roomPage) words() int {
	head := len(p.head())
	rest := max(p.h-head, 0)
	rows := p.set(p.item, p.fair(rest), p.most(rest))
	if !p.v.Reading.Ref.IsZero() {
		if _, at, ok := p.readingRows(rest); ok {
			return head + at
		}
		rows = p.set(p.reading, rest, rest)
	}
	air := 0
	for p.at.top == 0 && air < len(rows)-1 && rows[air] == "" {
		air++
	}
	return min(head+1+air, max(p.h-1, 0))
}

func (p roomPage) itemTitle() string {
	switch {
	case p.v.Item.Ref.IsZero():
		return p.v.Cycle
	case p.v.Item.Step.Number != "":
		return fmt.Sprintf("%s %s, step %s", p.v.Item.Ref, p.v.Item.Title, p.v.Item.Step.Number)
	case p.v.Item.Question == "":
		return p.v.Item.Ref.String()
	}
	return fmt.Sprintf("%s %s", p.v.Item.Ref, p.v.Item.Title)
}

// item returns what is being discussed: what is asked, who decides, the time left,
// and the decisions that are put.
func (p roomPage) item(text *roomText) {
	it := p.v.Item
	if it.Ref.IsZero() {
		text.large(p.nothing())
		return
	}
	text.large(cmp.Or(it.Step.Words, it.Question, it.Title))
	text.pair(said{p.decides(it.Who, it.Inform), p.t.Strong}, said{timeOf("", it.Time), p.timeStyle(it.Time)})
	for _, d := range it.Decisions {
		text.blank()
		p.decision(text, d)
	}
	p.step(text, it.Step)
	p.content(text, it.Content)
	if it.Last != "" {
		text.blank()
		text.label("last answer", it.Last)
	}
}

// mostContent is how many lines of a standing item the room sees; the detail has them all.
const mostContent = 10

// content writes what a standing item goes through.
func (p roomPage) content(text *roomText, lines []roomview.Shown) {
	if len(lines) > 0 {
		text.blank()
	}
	for i, line := range lines {
		if i == mostContent {
			text.line(said{fmt.Sprintf("and %d more", len(lines)-i), p.t.Muted})
			return
		}
		if line.State == "" {
			text.line(said{line.Says, p.t.Text})
			continue
		}
		shape, _, style := p.t.Status(string(line.State))
		text.marked(said{shape, style}, line.Says, p.t.Text)
	}
}

// step returns what is known of the step of a journey that is discussed.
func (p roomPage) step(text *roomText, s roomview.Step) {
	if s.Number == "" {
		return
	}
	text.blank()
	shape, _, style := p.t.Status(string(s.State))
	text.marked(said{shape, style}, s.Seen, p.t.Strong)
	for _, fact := range s.Facts {
		text.label(fact.Label, fact.Text)
	}
}

// nothing says why nothing is being discussed.
func (p roomPage) nothing() string {
	switch p.v.Status {
	case "":
		return "No meeting is being held. This view fills when one is."
	case model.Live:
		return "Nothing is being discussed yet."
	case model.Planned:
		return fmt.Sprintf("%s is planned for %s. This view fills when it is held.", p.v.Title, p.v.Date.Near(p.v.Today))
	case model.Adjourned:
		return "This review is adjourned."
	}
	return fmt.Sprintf("This review is %s.", p.v.Status)
}

func (p roomPage) decides(who string, inform bool) string {
	switch {
	case inform && who == "":
		return "for information"
	case inform:
		return "for information, " + who
	case who == "":
		return "nobody decides yet: name an owner"
	}
	for _, gone := range p.v.Left {
		if gone.Name == who {
			return fmt.Sprintf("%s decides, and left %s", who, gone.At)
		}
	}
	return who + " decides"
}

// answers says who answers an escalation, and by when; "" for what is none.
func (p roomPage) answers(to, due string) string {
	if to == "" {
		return ""
	}
	return fmt.Sprintf(" to %s, due %s", to, due)
}

func (p roomPage) timeStyle(c roomview.Clock) theme.Style {
	if c.Spent > c.Box {
		return p.t.Late
	}
	return p.t.Text
}

// decision is one that is asked, with what the room needs to answer it.
func (p roomPage) decision(text *roomText, d roomview.Decision) {
	shape, word, style := p.t.Status(string(d.State))
	text.marked(said{shape, style}, fmt.Sprintf("%s %s", d.Ref, d.Words), p.t.Strong)
	if d.State != model.Open {
		text.label("decided", word+p.answers(d.To, d.Due))
		return
	}
	if d.Who != p.v.Item.Who {
		text.label("decides", p.decides(d.Who, false))
	}
	if d.Filter != "" {
		text.label("filter", d.Filter)
	}
	text.options(d.Options, d.Recommended)
	p.standsOn(text, d)
}

// evidence returns how a criterion stands, as a sign and a word.
func (p roomPage) evidence(c roomview.Criterion) (shape, word string, style theme.Style) {
	switch c.Verdict {
	case model.VerdictMet:
		return p.t.Glyphs.Pass, c.Verdict, p.t.Good
	case model.VerdictUnmet:
		return p.t.Glyphs.Fail, c.Verdict, p.t.Open
	}
	return p.t.Glyphs.Open, "no evidence", p.t.Open
}

// standsOn returns what a decision is held against, and what stands in its way.
func (p roomPage) standsOn(text *roomText, d roomview.Decision) {
	for _, c := range d.Criteria {
		shape, _, _ := p.evidence(c)
		line := shape + " " + c.Text
		if c.Seen != "" {
			line += ": " + c.Seen
		}
		text.label("must be true", line)
	}
	for _, words := range d.Concerns {
		text.label("concern", p.t.Glyphs.Concern+" "+words)
	}
}

func (p roomPage) readingTitle() string {
	title := fmt.Sprintf("The %s, %s", p.v.Reading.Ref.Kind, p.v.Reading.Ref)
	if p.v.Reading.On != "" {
		title += ": " + p.v.Reading.On
	}
	return title
}

// reading fills the view with the final wording.
func (p roomPage) reading(text *roomText) {
	text.large(p.v.Reading.Words)
	text.line(said{p.decides(p.v.Reading.Who, false), p.t.Strong})
	if len(p.v.Reading.Criteria)+len(p.v.Reading.Concerns) > 0 {
		text.blank()
	}
	p.standsOn(text, p.v.Reading.Decision)
}

// readsWhole reports whether something is read back, and all of it has its place.
func (p roomPage) readsWhole() bool {
	if p.v.Reading.Ref.IsZero() {
		return false
	}
	_, _, whole := p.readingRows(p.h - len(p.head()))
	return whole
}

// lists returns what stands between now and the close, and what was decided: beside
// each other where it is wide, else one over the other, a line each where the item
// leaves no more.
func (p roomPage) lists(h int) []string {
	stands, decided := p.stands(), p.decided()
	switch {
	case h < leastLists:
		return nil
	case p.v.Status == model.Closed && h >= leastList:
		return decided.draw(p, p.w, h)
	case h < 2*leastList && p.w < roomBeside:
		return append(stands.lines(p, h-1), decided.line(p))
	case h < leastList:
		return nil
	case p.w >= roomBeside:
		at := draw.SplitColumns(draw.Rect{W: p.w, H: h}, draw.Fill(1), draw.Fill(1))
		return p.kept.Draw(stands.draw(p, at[0].W, h), decided.draw(p, at[1].W, h))
	}
	first := min(len(folded(p, stands.entries, p.w-2))+2, h-h/2)
	first = min(max(first, leastList), h)
	return append(stands.draw(p, p.w, first), decided.draw(p, p.w, h-first)...)
}

// stands returns what stands between now and the close.
func (p roomPage) stands() roomList {
	list := roomList{title: "Open before close", empty: model.OpenBeforeClose(0)}
	for _, line := range p.v.Stands {
		list.add(said{p.t.Glyphs.Open, p.t.Open}, line.Says)
	}
	return list
}

// decided returns what owners decided so far.
func (p roomPage) decided() roomList {
	list := roomList{title: "Answered so far", empty: "nothing yet"}
	if p.v.Status == model.Closed {
		list.title = "Answered"
	}
	for _, line := range p.v.Decided {
		shape, word, style := p.t.Status(string(line.Outcome))
		by := ""
		if line.Who != "" {
			by = " by " + line.Who
		}
		if to := p.answers(line.To, line.Due); to != "" {
			by = to // who answers is asked for, not who asked
		}
		list.add(said{shape, style}, fmt.Sprintf("%s %s%s: %s", line.Ref, word, by, strings.Join(strings.Fields(line.Says), " ")))
	}
	return list
}

// clockFace is a stretch of time as people read it.
func clockFace(d time.Duration) string {
	d = d.Round(time.Second)
	return fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}
