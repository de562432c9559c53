package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// PlanMeeting plans a meeting with all that has a default left out: this
// week's review, today, 45 minutes or what its items need, a small gate.
type PlanMeeting struct {
	Into        ID     // the planned meeting that takes it, see TakesAgenda; 0 for a new one
	Kinds       string // keys of the playbook, such as "weekly, midpoint"; "" takes its first
	Title       string
	Date        Date
	Minutes     int
	Facilitator string   // a name; added to the people and expected
	Expected    []string // names; added to the people. None: everyone known
	Agenda      []Values // the fields of each item, in order
}

// Name is "plan meeting".
func (PlanMeeting) Name() string { return "plan meeting" }

// maxAgenda is the largest number of items a meeting is planned with: a longer list
// is no agenda, whatever file it came from.
const maxAgenda = 500

// TakesAgenda reports whether an agenda can be planned into a meeting: it is
// planned, and nothing is on it yet but places of what comes back and standing items.
func (r *Record) TakesAgenda(m Meeting) bool {
	return m.Status == Planned && !slices.ContainsFunc(r.Agenda(m.ID), func(it Item) bool { return !it.IsPlace() && !it.IsStanding() && it.Brought == "" })
}

// Apply refuses a record without a cycle, a date that has passed, a meeting that is
// planned already or takes no agenda, more items than anybody could hold, and what raising
// an item refuses.
func (c PlanMeeting) Apply(r *Record, now Instant) (Done, error) {
	if _, ok := r.Cycle(); !ok {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "there is no cycle yet; begin one with: gavel new cycle NAME"}
	}
	if n := len(c.Agenda); n > maxAgenda {
		return Done{}, &Refusal{Reason: BadValue, Says: fmt.Sprintf("%d items are too many for one meeting; plan at most %d", n, maxAgenda)}
	}
	m, err := c.meeting(r, now)
	if err != nil {
		return Done{}, err
	}
	if err := c.expect(r, &m, now); err != nil {
		return Done{}, err
	}
	r.Meetings.put(m)
	if c.Into == 0 {
		r.bring(m)
	}
	for _, values := range c.Agenda {
		raise := Raise{Kind: KindItem, On: m.Ref(), With: values}
		if _, err := raise.Apply(r, now); err != nil {
			return Done{}, err
		}
	}
	if m, _ = r.Meetings.Get(m.ID); len(c.Agenda) > 0 {
		m.Minutes = max(m.Minutes, min(r.timeboxes(m.ID), longestMeeting))
		r.Meetings.put(m)
	}
	joined := ""
	if c.Into == 0 {
		if err := r.plannedAlready(m, now); err != nil {
			return Done{}, err
		}
		if r.IsReview(m) {
			joined = r.joinNext(m, now)
		}
	}
	return Done{Says: fmt.Sprintf("%s %s planned for %s%s%s", m.Ref(), Quoted(m.Title), m.Date.Near(r.Today(now)), joined, r.warning(c.Date)), About: m.Ref()}, nil
}

// longestMeeting is a day, in minutes.
const longestMeeting = 24 * 60

// timeboxes returns the sum of the timeboxes of a meeting's items, in minutes.
func (r *Record) timeboxes(meeting ID) int64 {
	var sum int64
	for _, it := range r.Agenda(meeting) {
		sum += it.Timebox
	}
	return sum
}

// PlannedMinutes returns how many minutes the agenda of a meeting takes, with what the start
// of a planned one adds to it.
func (r *Record) PlannedMinutes(m Meeting, now Instant) int64 {
	sum := r.timeboxes(m.ID)
	if m.Status == Planned {
		for _, about := range r.Unplaced(m, now) {
			sum += r.DefaultTimebox(about, m, now)
		}
	}
	return sum
}

func (c PlanMeeting) meeting(r *Record, now Instant) (Meeting, error) {
	if c.Into != 0 {
		m, ok := r.Meetings.Get(c.Into)
		switch {
		case !ok:
			return m, notFound(meetingRef(c.Into))
		case !r.TakesAgenda(m):
			return m, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s has its agenda already, or has begun; plan another meeting", m.Ref())}
		}
		return m, m.fill(r, c.Title, c.Date, c.Minutes, now)
	}
	keys, err := r.parseKinds(c.Kinds)
	if err != nil {
		return Meeting{}, err
	}
	m := Meeting{InCycle: start(r, &r.Meetings), Date: r.Today(now), Status: Planned}
	r.setKinds(&m, keys)
	m.Title, m.Minutes = r.titleAndLength(m)
	return m, m.fill(r, c.Title, c.Date, c.Minutes, now)
}

// plannedAlready refuses a meeting that is planned under the same title for the same day
// already, by the series or by another window: one of the two would never be held.
func (r *Record) plannedAlready(m Meeting, now Instant) error {
	for other := range r.Meetings.All() {
		if other.ID != m.ID && other.Status == Planned && other.Date == m.Date && other.Title == m.Title {
			return &Refusal{Reason: NotAllowed, About: other.Ref(), Says: fmt.Sprintf("%s is planned for %s already; change that one, or give this one another title or day",
				other.Ref().String()+" "+Quoted(other.Title), other.Date.Near(r.Today(now)))}
		}
	}
	return nil
}

// fill takes what was said of a meeting; zero values stay.
func (m *Meeting) fill(r *Record, title string, date Date, minutes int, now Instant) error {
	title, err := bounded("the title", title, false)
	if err != nil {
		return err
	}
	if err := date.check(); err != nil {
		return badValue(FieldDate, err.Error())
	}
	if date != "" && date != m.Date && date < r.Today(now) {
		return badValue(FieldDate, fmt.Sprintf("%s has passed; a meeting is planned for today or later", date.Near(r.Today(now))))
	}
	if minutes < 0 || minutes > longestMeeting {
		return badValue(FieldMinutes, "a meeting takes between 1 minute and 24 hours")
	}
	m.Title = cmp.Or(title, m.Title)
	m.Date = cmp.Or(date, m.Date)
	m.Minutes = cmp.Or(int64(minutes), m.Minutes)
	return nil
}

func (c PlanMeeting) expect(r *Record, m *Meeting, now Instant) error {
	everyone := len(c.Expected) == 0
	if c.Facilitator != "" {
		if err := r.lead(m, c.Facilitator, now); err != nil {
			return err
		}
	}
	for _, name := range c.Expected {
		if p, known := r.personCalled(name); known && p.LeftOn != "" {
			continue // an old list of names still has them
		}
		id, err := r.personNamed(name, 0)
		if err != nil {
			return err
		}
		r.setAttendance(m.ID, id, Expected, now)
	}
	if everyone {
		for _, p := range r.CurrentPeople(0) {
			r.setAttendance(m.ID, p.ID, Expected, now)
		}
	}
	return nil
}

// AmendMeeting changes what is planned of a meeting; zero fields stay.
type AmendMeeting struct {
	Meeting     ID
	Title       string
	Date        Date
	Minutes     int
	StartTime   string // such as "10:00"
	AnyTime     bool   // it has no start time any more
	Kinds       string // keys of the playbook, such as "weekly, midpoint"
	Facilitator string // a name; added to the people and expected
	Seen        int64
}

// MeetingFields returns what can be set of a meeting that is planned.
func MeetingFields() []Requirement {
	var list []Requirement
	for _, f := range []Field{FieldDate, FieldAt, FieldMinutes, FieldFacilitator} {
		list = append(list, Requirement{FieldSpec: specs[f], Optional: true})
	}
	return append(list, Requirement{FieldSpec: meetingKindSpec, Optional: true})
}

// meetingKindSpec is the field that says of which kinds a meeting is. Which there are is in
// the playbook of its cycle.
var meetingKindSpec = FieldSpec{Field: FieldKind, Sort: SortLine, Label: "kinds", Prompt: "Of which kinds is it, such as weekly, midpoint?"}

// AskKind returns the question of which kind a meeting is that is planned, with the kinds of the
// playbook to choose from.
func (r *Record) AskKind() Requirement {
	q := Requirement{FieldSpec: meetingKindSpec, Optional: true}
	q.Sort, q.Label, q.Prompt, q.Choices = SortChoice, "kind", "What kind of meeting is it?", r.Playbook().KindKeys()
	q.Default = Words(q.Choices[0])
	return q
}

// AskKinds returns the question of which kinds a meeting is that is planned already.
func (r *Record) AskKinds(m Meeting) Requirement {
	q := Requirement{FieldSpec: meetingKindSpec}
	q.Prompt = fmt.Sprintf("Of which kinds is it? %s; commas between several.", andList(r.Playbook().KindKeys()))
	q.Default = Words(strings.Join(r.KindsOf(m), ", "))
	return q
}

// Name is "amend meeting".
func (AmendMeeting) Name() string { return "amend meeting" }

// Apply refuses a meeting that is closed or cancelled, and a date that has
// passed.
func (c AmendMeeting) Apply(r *Record, now Instant) (Done, error) {
	m, err := r.changeable(c.Meeting)
	if err != nil {
		return Done{}, err
	}
	was := m
	if err := m.fill(r, c.Title, c.Date, c.Minutes, now); err != nil {
		return Done{}, err
	}
	at, err := parseTime(FieldAt, c.StartTime)
	if err != nil {
		return Done{}, err
	}
	if m.StartTime = cmp.Or(at, m.StartTime); c.AnyTime {
		m.StartTime = ""
	}
	if err := r.unmoved(m.Ref(), c.Seen, was.summary(r.Today(now)), m.summary(r.Today(now))); err != nil {
		return Done{}, err
	}
	if c.Facilitator != "" {
		if err := r.handOver(&m, c.Facilitator, now); err != nil {
			return Done{}, err
		}
	}
	r.Meetings.put(m)
	kinds := ""
	if keys, err := r.parseKinds(c.Kinds); err != nil {
		return Done{}, err
	} else if len(keys) > 0 && !slices.Equal(keys, r.KindsOf(m)) {
		stays := r.changeKinds(m, keys, now)
		m, _ = r.Meetings.Get(m.ID)
		kinds = ", of the kind " + r.SayKinds(m) + sayStays(stays)
	}
	return Done{Says: fmt.Sprintf("%s is %s%s%s", m.Ref(), m.summary(r.Today(now)), kinds, r.warning(c.Date)), About: m.Ref()}, nil
}

func (m Meeting) summary(today Date) string {
	at := ""
	if m.StartTime != "" {
		at = " at " + m.StartTime
	}
	return fmt.Sprintf("%s on %s%s, %s", Quoted(m.Title), m.Date.Near(today), at, count(int(m.Minutes), "minute"))
}

// handOver gives a meeting another facilitator, who also answers the checks of its gate
// that were the last one's, or are nobody else's, and have no verdict yet.
func (r *Record) handOver(m *Meeting, name string, now Instant) error {
	was := m.Facilitator
	if err := r.lead(m, name, now); err != nil {
		return err
	}
	for _, c := range r.ChecksOf(m.ID) {
		if state := r.State(c.Ref()); state != Open && state != Holds {
			continue
		}
		owner := c.Owner
		switch {
		case c.Role != "":
			owner = r.inRole(c.Role, *m)
		case c.Owner == was:
			owner = m.Facilitator
		}
		if owner != c.Owner {
			c.Owner = owner
			r.Checks.put(c)
		}
	}
	return nil
}

// lead makes a person the facilitator, and has them in the room.
func (r *Record) lead(m *Meeting, name string, now Instant) error {
	id, err := r.personNamed(name, 0)
	if err != nil {
		return err
	}
	m.Facilitator = id
	here := Expected
	if m.open() {
		here = Present
	}
	r.setAttendance(m.ID, id, here, now)
	return nil
}
