package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Status is the state of a meeting, from planned to closed.
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
// it closed under. Under version 1 an item that was withdrawn took the open
// decisions on it along; under version 2 an approval on conditions was final once they
// were done.
const RulesVersion = 3

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
	StartedLine  int64   `json:"-" column:"started_line"`
	ClosedLine   int64   `json:"-" column:"closed_line"`
	Zone         string  `json:"zone,omitzero"`          // of its dates, once it is closed; "" for one that closed before it was kept
	StartTime    string  `json:"start_time,omitzero"`    // such as "10:00"; "" where nobody said
	ChangedSince string  `json:"changed_since,omitzero"` // what had changed since its announcement when it began, see announcement.go
	Kinds        string  `json:"kinds,omitzero"`         // keys of the playbook, such as "weekly midpoint"; "" for its first
	Apart        bool    `json:"apart,omitzero"`         // it is of other kinds than the first, and so none of the reviews
}

// Ref names the meeting.
func (m Meeting) Ref() Ref { return Ref{KindMeeting, m.ID} }

// Parent returns nothing.
func (Meeting) Parent() Ref { return Ref{} }

// References returns who leads the meeting.
func (m Meeting) References() []Ref { return []Ref{personRef(m.Facilitator)} }

// MeetingID returns the meeting itself.
func (m Meeting) MeetingID(*Record) ID { return m.ID }

func meetingKind() *KindOf[Meeting] {
	return &KindOf[Meeting]{
		KindSpec: KindSpec{Kind: KindMeeting, Plural: "meetings", Article: "a meeting", Prefix: "M",
			States: []Outcome{Outcome(Planned), Outcome(Live), Outcome(Adjourned), Outcome(Closed), Outcome(Cancelled)}},
		Rows: func(r *Record) *Rows[Meeting] { return &r.Meetings },
		Fields: []KindField[Meeting]{
			{Field: FieldWords, Access: Access[Meeting]{Get: func(_ *Record, m *Meeting) Value { return Words(m.Title) }}},
			{Field: FieldDate, Label: "date", Sort: SortDate, Column: true, Access: Access[Meeting]{
				Get: func(_ *Record, m *Meeting) Value { return On(m.Date) }}},
			{Field: "minutes", Label: "length", Sort: SortMinutes, Column: true, Access: Access[Meeting]{
				Get: func(_ *Record, m *Meeting) Value { return Value{Number: int(m.Minutes)} }}},
			{Field: FieldFacilitator, Label: "led by", Sort: SortPerson, Column: true, Access: Access[Meeting]{
				Get: func(_ *Record, m *Meeting) Value { return Who(m.Facilitator) }}},
			{Field: FieldAt, Label: "begins at", Access: Access[Meeting]{
				Get: func(_ *Record, m *Meeting) Value { return Words(m.StartTime) }}},
			{Field: FieldKind, Label: "kinds", Sort: SortLine, Access: Access[Meeting]{
				Get: func(r *Record, m *Meeting) Value { return Words(strings.Join(r.KindsOf(*m), ", ")) }}},
			{Field: "announced", Label: "announced", Access: Access[Meeting]{
				Get: func(r *Record, m *Meeting) Value { return Words(r.SayAnnounced(m.ID, m.Date)) }}},
			{Field: "sent", Label: "minutes sent to", Access: Access[Meeting]{
				Get: func(r *Record, m *Meeting) Value { return Words(r.SaySent(m.ID, m.Date)) }}},
		},
		State:   func(_ *Record, m Meeting) Outcome { return Outcome(m.Status) },
		Details: detailsOfMeeting,
		Digest:  digestMeeting,
	}
}

func detailsOfMeeting(r *Record, m Meeting, _ ID, today Date) []Detail {
	var list details
	list.add("status", string(m.Status))
	if m.Kinds != "" {
		list.add("kinds", r.SayKinds(m))
	}
	list.add("date", m.Date.Near(today))
	list.add("begins at", m.StartTime)
	list.add("length", count(int(m.Minutes), "minute"))
	list.add("led by", r.NameOf(m.Facilitator))
	list.add("announced", r.SayAnnounced(m.ID, today))
	list.add("changed since the pre-read", r.SayChanged(m.ID))
	list.add("minutes sent to", r.SaySent(m.ID, today))
	people := map[Presence][]string{}
	for _, a := range r.Attendance(m.ID) {
		people[a.Presence] = append(people[a.Presence], r.NameOf(a.Person)+inBrackets(r.SayMovements(a)))
	}
	for _, presence := range []Presence{Expected, Present, Absent} {
		list.add(string(presence), strings.Join(people[presence], ", "))
	}
	for _, it := range r.Agenda(m.ID) {
		subject := r.Subject(it.Ref())
		list.add(subject.String(), r.TextOf(subject))
	}
	return list
}

// open reports whether the meeting has been started and not closed.
func (m Meeting) open() bool { return m.Status == Live || m.Status == Adjourned }

// IsOver reports whether nothing can be added to the meeting any more: it was closed or cancelled.
func (m Meeting) IsOver() bool { return m.Status == Closed || m.Status == Cancelled }

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
		if m.Status == Closed && m.ClosedLine >= last.ClosedLine {
			last, ok = m, true
		}
	}
	return last, ok
}

// AtHand is the meeting that a screen is about where nobody has chosen one: the
// one that is held, else the one that comes next, else the one that was held
// last. It is zero where there is none.
func (r *Record) AtHand() Meeting {
	for _, find := range []func() (Meeting, bool){r.Live, r.Next, r.Last} {
		if m, ok := find(); ok {
			return m
		}
	}
	return Meeting{}
}

// byDate is every meeting, earliest first.
func (r *Record) byDate() []Meeting {
	list := r.Meetings.Where(func(Meeting) bool { return true })
	slices.SortStableFunc(list, func(a, b Meeting) int { return cmp.Compare(a.Date, b.Date) })
	return list
}

// NextReview is the day of the review after a day: the next planned meeting's, or
// the working day that is one rhythm of the cycle on.
func (r *Record) NextReview(after Date) Date {
	for _, m := range r.byDate() {
		if m.Status == Planned && m.Date > after && r.IsReview(m) {
			return m.Date
		}
	}
	return r.rhythmAfter(after)
}

// changeable is a meeting whose agenda may still change.
func (r *Record) changeable(id ID) (Meeting, error) {
	m, ok := r.Meetings.Get(id)
	if !ok {
		return m, notFound(meetingRef(id))
	}
	if m.IsOver() {
		return m, &Refusal{Reason: ReadOnly, About: m.Ref(), Says: fmt.Sprintf("%s is %s; what it said stays as it is", m.Ref(), m.Status)}
	}
	return m, nil
}

// unmoved refuses a change whose person saw another version than stands now.
// A seen of 0 did not look.
func (r *Record) unmoved(about Ref, seen int64, theirs, yours string) error {
	if seen == 0 || seen == r.Version(about) {
		return nil
	}
	return &Refusal{Reason: Moved, About: about, Theirs: theirs, Yours: yours,
		Says: fmt.Sprintf("%s was changed while you were writing; both texts are below, nothing is lost", about)}
}
