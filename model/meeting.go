package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Status is where a meeting stands.
type Status string

// The statuses: planned → live ⇄ adjourned → closed, or planned → cancelled.
const (
	Planned   Status = "planned"
	Live      Status = "live"
	Adjourned Status = "adjourned"
	Closed    Status = "closed"
	Cancelled Status = "cancelled"
)

// RulesVersion is the version of the close rule; each meeting remembers the one
// it closed under.
const RulesVersion = 1

// defaultMinutes is how long a review takes when nobody says.
const defaultMinutes = 45

// Meeting is one review in a cycle.
type Meeting struct {
	InCycle
	Title        string  `json:"title"`
	Date         Date    `json:"date"`
	Minutes      int64   `json:"minutes"` // planned length
	Status       Status  `json:"status"`
	Facilitator  ID      `json:"facilitator"`
	StartedAt    Instant `json:"started_at"`
	ClosedAt     Instant `json:"closed_at"`
	RulesVersion int64   `json:"rules_version"` // set by the close
}

// Ref names the meeting.
func (m Meeting) Ref() Ref { return Ref{KindMeeting, m.ID} }

// open reports whether the meeting has been started and not closed.
func (m Meeting) open() bool { return m.Status == Live || m.Status == Adjourned }

// Addendum is a correction of wording after the close (PLAYBOOK B10): it is
// printed under the minutes and changes nothing above it.
type Addendum struct {
	InCycle
	Meeting ID      `json:"meeting"`
	Text    string  `json:"text"`
	At      Instant `json:"at"`
}

// Live is the meeting that is being held. ok is false while none is.
func (r *Record) Live() (m Meeting, ok bool) {
	return r.meetingWith(Live)
}

func (r *Record) meetingWith(s Status) (Meeting, bool) {
	for _, m := range r.byDate() {
		if m.Status == s {
			return m, true
		}
	}
	return Meeting{}, false
}

// Next is the meeting to be held next: an adjourned one before a planned one.
func (r *Record) Next() (m Meeting, ok bool) {
	if m, ok := r.meetingWith(Adjourned); ok {
		return m, true
	}
	return r.meetingWith(Planned)
}

// Last is the meeting that was closed last.
func (r *Record) Last() (last Meeting, ok bool) {
	for m := range r.Meetings.All() {
		if m.Status == Closed && m.ClosedAt >= last.ClosedAt {
			last, ok = m, true
		}
	}
	return last, ok
}

// byDate is every meeting, earliest first.
func (r *Record) byDate() []Meeting {
	list := r.Meetings.Where(func(Meeting) bool { return true })
	slices.SortStableFunc(list, func(a, b Meeting) int { return cmp.Compare(a.Date, b.Date) })
	return list
}

// NextReview is the day of the review after a day: the next planned meeting's,
// or one rhythm of the cycle on.
func (r *Record) NextReview(after Date) Date {
	for _, m := range r.byDate() {
		if m.Status == Planned && m.Date > after {
			return m.Date
		}
	}
	c, _ := r.Cycle()
	return after.AddDays(int(max(c.ReviewEvery, 1)))
}

// PlanMeeting plans a meeting with all that has a default left out: this
// week's review, today, 45 minutes, a small gate.
type PlanMeeting struct {
	Title       string
	Date        Date
	Minutes     int
	Facilitator string   // a name; added to the people and expected
	Expected    []string // names; added to the people. None: everyone known
	Agenda      []Values // the fields of each item, in order
}

// Name is "plan meeting".
func (PlanMeeting) Name() string { return "plan meeting" }

// Apply refuses a record without a cycle, a date that has passed and what
// raising an item refuses.
func (c PlanMeeting) Apply(r *Record, now Instant) (Done, error) {
	if _, ok := r.Cycle(); !ok {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "there is no cycle yet; begin one with: gavel new cycle NAME"}
	}
	m, err := c.meeting(r, now)
	if err != nil {
		return Done{}, err
	}
	if err := c.expect(r, &m); err != nil {
		return Done{}, err
	}
	r.Meetings.put(m)
	r.putUpGate(m)
	for _, values := range c.Agenda {
		raise := Raise{Kind: KindItem, On: m.Ref(), With: values}
		if _, err := raise.Apply(r, now); err != nil {
			return Done{}, err
		}
	}
	return Done{Says: fmt.Sprintf("%s %q planned for %s", m.Ref(), m.Title, m.Date), About: m.Ref()}, nil
}

func (c PlanMeeting) meeting(r *Record, now Instant) (Meeting, error) {
	today := r.Today(now)
	title := Clean(c.Title, false)
	date := cmp.Or(c.Date, today)
	if date < today {
		return Meeting{}, &Refusal{Reason: BadValue, Says: fmt.Sprintf("%s has passed; a meeting is planned for today or later", date)}
	}
	if c.Minutes < 0 || c.Minutes > 24*60 {
		return Meeting{}, &Refusal{Reason: BadValue, Says: "a meeting takes between 1 minute and 24 hours"}
	}
	return Meeting{
		InCycle: start(r, &r.Meetings),
		Title:   cmp.Or(title, "Weekly review"),
		Date:    date,
		Minutes: int64(cmp.Or(c.Minutes, defaultMinutes)),
		Status:  Planned,
	}, nil
}

func (c PlanMeeting) expect(r *Record, m *Meeting) error {
	everyone := len(c.Expected) == 0
	if c.Facilitator != "" {
		id, err := r.personNamed(c.Facilitator)
		if err != nil {
			return err
		}
		m.Facilitator = id
		r.setAttendance(m.ID, id, Expected)
	}
	for _, name := range c.Expected {
		id, err := r.personNamed(name)
		if err != nil {
			return err
		}
		r.setAttendance(m.ID, id, Expected)
	}
	if everyone {
		for p := range r.People.All() {
			r.setAttendance(m.ID, p.ID, Expected)
		}
	}
	return nil
}

// AmendMeeting changes what is planned of a meeting; zero fields stay.
type AmendMeeting struct {
	Meeting ID
	Title   string
	Date    Date
	Minutes int
	Seen    int64
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
	if err := r.unmoved(m.Ref(), c.Seen, m.Title, c.Title); err != nil {
		return Done{}, err
	}
	if c.Date != "" && c.Date < r.Today(now) {
		return Done{}, &Refusal{Reason: BadValue, About: m.Ref(), Says: fmt.Sprintf("%s has passed; a meeting is planned for today or later", c.Date)}
	}
	m.Title = cmp.Or(Clean(c.Title, false), m.Title)
	m.Date = cmp.Or(c.Date, m.Date)
	m.Minutes = cmp.Or(int64(c.Minutes), m.Minutes)
	r.Meetings.put(m)
	return Done{Says: fmt.Sprintf("%s is %q on %s, %d minutes", m.Ref(), m.Title, m.Date, m.Minutes), About: m.Ref()}, nil
}

// changeable is a meeting whose agenda may still change.
func (r *Record) changeable(id ID) (Meeting, error) {
	m, ok := r.Meetings.Get(id)
	if !ok {
		return m, &Refusal{Reason: NotFound, Says: fmt.Sprintf("there is no meeting M-%d", id)}
	}
	if m.Status == Closed || m.Status == Cancelled {
		return m, &Refusal{Reason: ReadOnly, About: m.Ref(), Says: fmt.Sprintf("%s is %s; what it said stays as it is", m.Ref(), m.Status)}
	}
	return m, nil
}

// unmoved refuses a change whose person saw another version than stands now.
// A seen of 0 did not look.
func (r *Record) unmoved(about Ref, seen int64, theirs, yours string) error {
	if seen == 0 || seen == r.versionOf(about) {
		return nil
	}
	return &Refusal{Reason: Moved, About: about, Theirs: theirs, Yours: yours,
		Says: fmt.Sprintf("%s was changed while you were writing; both texts are below, nothing is lost", about)}
}

// AddAddendum corrects the wording of a closed meeting's minutes.
type AddAddendum struct {
	Meeting ID
	Text    string
}

// Name is "addendum".
func (AddAddendum) Name() string { return "addendum" }

// Apply refuses a meeting that is not closed: its text can still be mended.
func (c AddAddendum) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Meetings.Get(c.Meeting)
	if !ok || m.Status != Closed {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: "only a closed meeting takes an addendum"}
	}
	text := Clean(c.Text, true)
	if text == "" {
		return Done{}, &Refusal{Reason: MissingAnswer, About: m.Ref(), Says: "an addendum needs its words"}
	}
	r.Addenda.put(Addendum{InCycle: start(r, &r.Addenda), Meeting: m.ID, Text: text, At: now})
	return Done{Says: fmt.Sprintf("addendum to %s recorded", m.Ref()), About: m.Ref()}, nil
}
