package document

import (
	"math"
	"slices"
	"time"

	"gavel/model"
)

// viaNotReached marks what model.DeferRest put off because nobody got to it.
const viaNotReached = "not reached"

// gatherer picks from a record what the minutes of one meeting say.
type gatherer struct {
	r     *model.Record
	m     model.Meeting
	zone  *time.Location
	until int64             // the journal's line after which nothing is part of it: the close, or none for a draft
	day   model.Date        // what is late is judged against it
	named map[model.ID]bool // whom the minutes name
	// isCurrent reports whether the record is as the meeting leaves it: what it says of today, such as
	// the review after it and what fails a check, is told.
	isCurrent bool
}

func gatherMinutes(g gatherer) minutes {
	said := minutes{
		Head:     g.head(),
		Blockers: g.blockers(),
		Feedback: g.feedback(),
		Promise:  g.promise(), Dates: g.movedDates(), Measures: g.measuresRead(),
		Scope:   g.scope(),
		Gates:   g.gates(),
		Pending: g.pending(),
		Actions: g.actions(),
		Before:  g.actionChanges(),
		Since:   g.since(),
		Agenda:  g.agenda(),
	}
	said.Registers = g.registerChanges(said.Scope)
	if said.Head.draft() {
		said.Gaps = g.gaps()
	}
	if g.m.StartedAt != 0 {
		said.Changed = changedSince(g.r, g.m)
	}
	g.decisions(&said)
	g.stays(&said)
	for i, d := range said.Decisions {
		for _, f := range said.Feedback {
			if f.Concern && f.Outcome == model.Overridden && f.On == d.Ref {
				said.Decisions[i].Overridden = append(said.Decisions[i].Overridden, f)
			}
		}
	}
	if g.isCurrent && g.m.Status != model.Cancelled {
		said.Next = g.following(said)
	}
	for _, it := range said.Agenda {
		if it.Outcome == model.Noted {
			said.Noted = append(said.Noted, it)
		}
	}
	return said
}

func newGatherer(r *model.Record, m model.Meeting) gatherer {
	g := gatherer{r: r, m: m, zone: r.ZoneOf(m), until: math.MaxInt64, day: m.Date, named: map[model.ID]bool{}}
	if m.StartedAt != 0 {
		g.day = max(g.day, model.DateOf(m.StartedAt.In(g.zone)))
	}
	if m.Status == model.Closed {
		g.until, g.day = m.ClosedLine, model.DateOf(m.ClosedAt.In(g.zone))
	}
	return g
}

func (g gatherer) head() head {
	cycle, _ := g.r.Cycle()
	h := head{
		Ref:         g.m.Ref(),
		Title:       g.m.Title,
		Date:        g.m.Date,
		Status:      g.m.Status,
		Cycle:       cycle.Name,
		Before:      g.closedBefore(),
		Zone:        g.zone.String(),
		Started:     g.time(g.m.StartedAt),
		Closed:      g.time(g.m.ClosedAt),
		Minutes:     model.WholeMinutes(g.held()),
		Planned:     int(g.m.Minutes),
		Facilitator: g.name(g.m.Facilitator),
	}
	for _, a := range g.r.Attendance(g.m.ID) {
		switch a.Presence {
		case model.Expected:
			h.Expected = append(h.Expected, g.name(a.Person))
		case model.Present:
			h.Present = append(h.Present, g.attendee(a))
		case model.Absent:
			if a.Left != 0 {
				h.Present = append(h.Present, g.attendee(a))
				continue
			}
			h.Absent = append(h.Absent, attendee{Name: g.name(a.Person), Vias: g.viasOf(a.Person)})
		}
	}
	return h
}

// attendee returns somebody who was there, with when they came where that was after the
// start, when they left, and when they were back.
func (g gatherer) attendee(a model.Attendance) attendee {
	there := attendee{Name: g.name(a.Person)}
	for _, move := range g.r.Movements(a) {
		there.Moves = append(there.Moves, movement{move.Says, g.time(move.At)})
		if move.Says == "left" {
			there.Vias = g.viasOf(a.Person)
		}
	}
	return there
}

// viasOf returns how the answers came that a person gave from outside the room.
func (g gatherer) viasOf(person model.ID) []string {
	var vias []string
	for u := range g.r.Rulings.All() {
		if u.Owner == person && g.counts(u) && u.Via != "" && u.Via != viaNotReached && !slices.Contains(vias, u.Via) {
			vias = append(vias, u.Via)
		}
	}
	return vias
}

// gaps asks as of noon on the meeting's day: a draft depends on the record
// alone.
func (g gatherer) gaps() []gap {
	day, _ := time.ParseInLocation(time.DateOnly, string(g.day), g.zone)
	var list []gap
	for _, open := range g.r.Gaps(g.m.ID, model.At(day.Add(12*time.Hour))) {
		list = append(list, gap{open.Says, open.Who})
	}
	return list
}

// counts reports whether a ruling is this meeting's: made in it, or between
// two of its sittings.
func (g gatherer) counts(u model.Ruling) bool {
	return g.inside(u.Meeting, u.Line)
}

// inside reports whether something is of this meeting: done in it, or between two
// of its sittings. The journal's lines say what came when, not the clocks.
func (g gatherer) inside(meeting model.ID, line int64) bool {
	between := meeting == 0 && g.m.StartedLine != 0 && line > g.m.StartedLine && line <= g.until
	return meeting == g.m.ID || between
}

// inForce returns the ruling that disposed of a thing at this meeting, with what it
// replaced there. Where there is none its Outcome is Open.
func (g gatherer) inForce(about model.Ref) (ruling, model.Ruling) {
	u, ok := g.r.InForce(g.m.ID, about)
	if !ok || u.About() != about { // an item's ruling may be that of its decision, and the other way round
		return ruling{Ref: about, Outcome: model.Open}, model.Ruling{}
	}
	said := g.ruling(u)
	for _, w := range g.about(about, u.ID) {
		changed := w.Outcome != u.Outcome || w.Wording != u.Wording
		if changed && w.Outcome != model.Holds && g.counts(w) {
			said.Earlier = append(said.Earlier, g.ruling(w))
		}
	}
	return said, u
}

// about returns every ruling on a thing up to one of them, oldest first. One that
// was stated anew is there once, in its mended words.
func (g gatherer) about(about model.Ref, last model.ID) []model.Ruling {
	var list []model.Ruling
	for u := range g.r.Rulings.All() {
		n := len(list)
		switch {
		case u.About() != about || u.ID > last:
		case n > 0 && u.Restates(list[n-1]):
			list[n-1] = u
		default:
			list = append(list, u)
		}
	}
	return list
}

func (g gatherer) ruling(u model.Ruling) ruling {
	return ruling{
		Ref:         u.About(),
		Outcome:     u.Outcome,
		Owner:       g.name(u.Owner),
		At:          g.time(u.At),
		Via:         u.Via,
		Wording:     u.Wording,
		Why:         u.Why,
		How:         u.How,
		Evidence:    u.Evidence,
		Fallback:    u.Fallback,
		Impact:      u.Impact,
		Due:         u.Due,
		DueSays:     g.r.SayDueAt(u, g.m.Date),
		To:          g.name(u.EscalatedTo),
		Second:      g.name(u.Second),
		Until:       u.Until,
		DuplicateOf: u.DuplicateOf,
		Conditions:  g.conditions(u),
	}
}

// reviewsPast counts the reviews, and the rulings between them, that left a
// thing as one of some outcomes, up to a ruling. What was changed again within
// a review counts once.
func (g gatherer) reviewsPast(about model.Ref, last model.ID, outcomes ...model.Outcome) int {
	list := g.about(about, last)
	n := 0
	for i, u := range list {
		replaced := i+1 < len(list) && g.r.SameMeeting(u, list[i+1])
		if !replaced && slices.Contains(outcomes, u.Outcome) {
			n++
		}
	}
	return n
}

// name returns what a person is called, and notes that the minutes name them.
func (g gatherer) name(person model.ID) string {
	p, ok := g.r.People.Get(person)
	if ok {
		g.named[person] = true
	}
	return p.Name
}

func (g gatherer) time(at model.Instant) time.Time {
	if at == 0 {
		return time.Time{}
	}
	return at.In(g.zone)
}

// held returns how long the meeting was held; of a live one, what was counted when
// an item was last opened: how long it has been sitting is for a clock to say. It is
// never longer than from the start to the close, whatever the machine's clock was
// set to meanwhile.
func (g gatherer) held() time.Duration {
	held := g.r.MeetingTime(g.m.ID, g.r.Clock(g.m.ID).Sitting)
	if whole := g.m.ClosedAt.Sub(g.m.StartedAt); whole > 0 {
		return min(held, whole)
	}
	return held
}
