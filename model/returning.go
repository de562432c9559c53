package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// This file says of what comes back to a meeting in which order it does, what was
// answered last, and how often it has been there.

// ComesBack returns what comes back to a meeting, in the order in which it is
// discussed: what is past its escalation clock, decisions before blockers; decisions;
// blockers that are late or escalated, that lack something, and the others; checks
// that failed in an earlier meeting and whose follow-up is done, or due by now.
func (r *Record) ComesBack(m Meeting, now Instant) []Ref {
	m = m.heldBy(r.Today(now))
	list := slices.Concat(r.Returning(m), r.failedBefore(m, r.Today(now)))
	slices.SortStableFunc(list, func(a, b Ref) int {
		return cmp.Or(
			cmp.Compare(r.block(a, m, now), r.block(b, m, now)),
			r.compareValues(On(r.dueAgain(a, m)), On(r.dueAgain(b, m))),
			cmp.Compare(a.ID, b.ID))
	})
	return list
}

// heldBy returns a planned meeting as it would be held: today, where its day has passed.
func (m Meeting) heldBy(today Date) Meeting {
	if m.Status == Planned {
		m.Date = max(m.Date, today)
	}
	return m
}

// block returns the part of an agenda in which a thing comes back.
func (r *Record) block(about Ref, m Meeting, now Instant) int {
	u, _ := r.rulingBefore(about, m)
	escalated := u.Outcome == Escalated
	b, _ := r.Blockers.Get(about.ID)
	switch is := about.Kind; {
	case is == KindDecision && escalated && r.overFor(u, now) > 0:
		return 0
	case is == KindBlocker && escalated && r.overFor(u, now) > 0:
		return 1
	case is == KindDecision:
		return 2
	case is == KindBlocker && (escalated || r.Late(b, r.Today(now))):
		return 3
	case is == KindBlocker && !b.whole():
		return 4
	case is == KindBlocker:
		return 5
	}
	return 6
}

// dueAgain returns the day for which a thing was put off to a meeting.
func (r *Record) dueAgain(about Ref, m Meeting) Date {
	if b, ok := r.Blockers.Get(about.ID); ok && about.Kind == KindBlocker {
		return b.Due
	}
	u, _ := r.rulingBefore(about, m)
	return u.Due
}

// overFor returns for how long the clock of an escalation has ended; 0 while it runs.
func (r *Record) overFor(u Ruling, now Instant) time.Duration {
	ends := r.ClockEnd(u)
	if ends == 0 {
		return 0
	}
	return max(0, now.Sub(ends))
}

// Unplaced returns what comes back to a meeting, has no place on its agenda and is on none
// of its items: the start gives each a place.
func (r *Record) Unplaced(m Meeting, now Instant) []Ref {
	return slices.DeleteFunc(r.ComesBack(m, now), func(about Ref) bool {
		_, ok := r.DiscussedUnder(m.ID, about)
		return ok || r.isOnItemOf(about, m)
	})
}

// placeReturning gives everything that comes back to a meeting without a place one, where a
// proposed agenda would have it. It returns to how much it gave one.
func (r *Record) placeReturning(m Meeting, now Instant) (given int) {
	var added []Item
	for _, about := range r.Unplaced(m, now) {
		added = append(added, r.addPlace(about, m, 0, now))
	}
	r.arrange(m, added, now)
	return len(added)
}

// AgendaToBe returns the agenda with which a meeting begins: that of a planned one with the
// places that its start gives to what comes back. These have no id yet.
func (r *Record) AgendaToBe(m Meeting, now Instant) []Item {
	m = m.heldBy(r.Today(now))
	if m.Status != Planned || len(r.Unplaced(m, now)) == 0 {
		return r.Agenda(m.ID)
	}
	begun := r.clone()
	begun.placeReturning(m, now)
	list := begun.Agenda(m.ID)
	for i, it := range list {
		if _, known := r.Items.Get(it.ID); !known {
			list[i].ID = 0
		}
	}
	return list
}

// isOnItemOf reports whether a thing was raised on an item of a meeting.
func (r *Record) isOnItemOf(about Ref, m Meeting) bool {
	it, ok := r.Items.Get(r.above(about, KindItem).ID)
	return ok && it.Meeting == m.ID
}

// describePlaced says that things got a place on the agenda; "" for none.
func describePlaced(given int) string {
	switch given {
	case 0:
		return ""
	case 1:
		return "; 1 more thing to answer has a place on its agenda"
	}
	return fmt.Sprintf("; %d more things to answer have a place on its agenda", given)
}

// failedBefore returns the checks of a meeting that failed in the meeting before it
// that had them, where what followed is done, or due by the day of this one. One that
// the record answers by itself is there only while it does not hold.
func (r *Record) failedBefore(m Meeting, today Date) []Ref {
	var list []Ref
	for _, c := range r.ChecksOf(m.ID) {
		u, failed := r.failure(c)
		if failed && (c.Computed == "" || len(r.Lacks(c, today)) > 0) && r.followedUp(u, m) {
			list = append(list, c.Ref())
		}
	}
	return list
}

// failure returns the ruling by which a check failed when it was asked last; ok is false where
// it did not fail.
func (r *Record) failure(c Check) (u Ruling, ok bool) {
	u, _, ok = r.lastVerdict(c)
	return u, ok && u.Outcome == Failed
}

func (r *Record) followedUp(u Ruling, m Meeting) bool {
	for _, a := range r.Actions.of(u.About()) {
		if r.State(a.Ref()) == Open && a.Due > m.Date {
			return false
		}
	}
	return true
}

// lastAnswer returns the ruling on a thing from before a meeting; of a check, that on
// the check of the same words which failed last.
func (r *Record) lastAnswer(about Ref, m Meeting) (Ruling, bool) {
	if c, ok := r.Checks.Get(about.ID); ok && about.Kind == KindCheck {
		return r.failure(c)
	}
	return r.rulingBefore(r.Subject(about), m)
}

// LastAnswer says how a thing was answered before a meeting: "deferred 26 Nov by Farah
// Aziz: no load test yet; until then guests type their address". It is "" for what
// nobody answered.
func (r *Record) LastAnswer(about Ref, meeting ID, today Date) string {
	about = r.Subject(about)
	m, _ := r.Meetings.Get(meeting)
	u, ok := r.lastAnswer(about, m)
	if !ok || u.Owner == 0 {
		return ""
	}
	says := fmt.Sprintf("%s %s by %s", u.Outcome.past(), DateOf(u.At.In(r.Zone())).DayMonth(today), r.NameOf(u.Owner))
	if u.EscalatedTo != 0 {
		says += fmt.Sprintf(", to %s by %s", r.NameOf(u.EscalatedTo), r.SayDueAt(u, today))
	}
	if why := cmp.Or(u.Why, u.How); why != "" {
		says += ": " + why
	}
	if u.Fallback != "" {
		says += "; until then " + strings.TrimSuffix(u.Fallback, " until then")
	}
	for _, a := range r.Actions.of(u.About()) {
		if u.Outcome == Failed || a.Condition == u.ID {
			says += fmt.Sprintf("; %s %s (%s, %s, due %s)", a.Ref(), a.Text, r.NameOf(a.Owner), r.State(a.Ref()), a.Due.DayMonth(today))
		}
	}
	return says
}

// CameAs returns how a thing stood when a meeting came to it; Open for what nobody had
// answered.
func (r *Record) CameAs(about Ref, meeting ID) Outcome {
	m, _ := r.Meetings.Get(meeting)
	if u, ok := r.lastAnswer(about, m); ok {
		return u.Outcome
	}
	return Open
}

// QuestionOf returns what is asked under an item: its question, else its title; of a
// place, that of the item on which its subject was raised, else the subject's words.
func (r *Record) QuestionOf(about Ref) string {
	subject := r.Subject(about)
	it, _ := r.Items.Get(subject.ID)
	if subject.Kind == KindDecision {
		d, _ := r.Decisions.Get(subject.ID)
		it, _ = r.Items.Get(d.Item)
	}
	if subject.Kind != KindItem && subject.Kind != KindDecision {
		return r.TextOf(subject)
	}
	return cmp.Or(it.Question, r.TitleOf(it))
}

// Times returns how many meetings have had a thing on their table, a meeting and those
// before it counted.
func (r *Record) Times(about Ref, m Meeting) int {
	times := 1
	for e := range r.Entries.All() {
		held, _ := r.Meetings.Get(e.Meeting)
		if e.Ref() == about && held.ID != m.ID && held.Status != Cancelled && (!m.IsOver() || held.ClosedLine < m.ClosedLine) {
			times++
		}
	}
	return times
}

// CameBack reports whether a thing was on the table of an earlier meeting, or was answered
// before this one: what was only raised before it begins is there for the first time.
func (r *Record) CameBack(about Ref, meeting ID) bool {
	about = r.Subject(about)
	m, _ := r.Meetings.Get(meeting)
	_, answered := r.lastAnswer(about, m)
	return answered || r.Times(about, m) > 1
}

// SayReturned says how a thing stands that comes back to a meeting, and how often it
// was there: "escalated, 4 h over", "2nd time". Nil for what is there for the first
// time.
func (r *Record) SayReturned(about Ref, meeting ID, now Instant) []string {
	about = r.Subject(about)
	m, _ := r.Meetings.Get(meeting)
	u, ok := r.lastAnswer(about, m)
	var says []string
	if ok {
		says = append(says, strings.Join(append([]string{u.Outcome.past()}, r.describeLate(about, u, now)...), ", "))
	}
	if times := r.Times(about, m); times > 1 {
		says = append(says, Ordinal(times)+" time")
	}
	return says
}

// describeLate says for how long a thing is over its clock, or that it is late.
func (r *Record) describeLate(about Ref, u Ruling, now Instant) []string {
	b, _ := r.Blockers.Get(about.ID)
	switch {
	case u.Outcome == Escalated && r.overFor(u, now) > 0:
		return []string{r.describeOver(r.ClockEnd(u), now)}
	case about.Kind == KindBlocker && r.Late(b, r.Today(now)):
		return []string{"late"}
	}
	return nil
}

// returned appends the last answer to a thing that came back, its first and its
// present day, and how often it was there.
func (d *details) returned(r *Record, about Ref, meeting ID, today Date) {
	m, ok := r.Meetings.Get(meeting)
	if !ok || !isPlaceable(about) {
		return
	}
	times := r.Times(about, m)
	if times < 2 {
		return
	}
	first := r.firstDay(about)
	text := Ordinal(times) + " time"
	if now := r.dueAgain(about, m); first != "" && now != "" && first != now {
		text += fmt.Sprintf("; first due %s, now %s", first.Near(today), now.Near(today))
	}
	d.add("on the table", text)
	d.add("last answer", r.LastAnswer(about, meeting, today))
}

// firstDay returns the first day that was given for a thing.
func (r *Record) firstDay(about Ref) Date {
	for _, u := range r.Rulings.of(about) {
		if u.Due != "" && r.valid(u) {
			return u.Due
		}
	}
	return ""
}
