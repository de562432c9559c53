package model

import (
	"fmt"
	"time"
)

// Presence says whether a person is in the room.
type Presence string

// The presences. Expected is before the start; at the start everyone expected
// is taken as present, and the roll call toggles the exceptions.
const (
	Expected Presence = "expected"
	Present  Presence = "present"
	Absent   Presence = "absent"
)

const attendanceTable = "attendance"

// Attendance is one person at one meeting.
type Attendance struct {
	InCycle
	Meeting  ID       `json:"meeting"`
	Person   ID       `json:"person"`
	Presence Presence `json:"presence"`
	Came     Instant  `json:"came,omitzero"` // 0 for who was never there
	Left     Instant  `json:"left,omitzero"` // 0 for who did not leave
}

// Parent returns the meeting.
func (a Attendance) Parent() Ref { return meetingRef(a.Meeting) }

// References returns the person.
func (a Attendance) References() []Ref { return []Ref{personRef(a.Person)} }

// Unique returns the person, who is marked once in a meeting.
func (a Attendance) Unique() Ref { return personRef(a.Person) }

// MeetingID returns the meeting.
func (a Attendance) MeetingID(*Record) ID { return a.Meeting }

// Attendance lists who is expected at, present at or absent from a meeting.
func (r *Record) Attendance(meeting ID) []Attendance {
	return r.Attendances.of(meetingRef(meeting))
}

// attendanceOf returns how a person stands to a meeting; of who is not on its list,
// a row without an id.
func (r *Record) attendanceOf(meeting, person ID) Attendance {
	for _, a := range r.Attendance(meeting) {
		if a.Person == person {
			return a
		}
	}
	return Attendance{Meeting: meeting, Person: person}
}

// IsPresent reports whether a person is marked present at a meeting.
func (r *Record) IsPresent(meeting, person ID) bool {
	return r.attendanceOf(meeting, person).Presence == Present
}

// settling limits how long after a person was taken as present a roll call says that they
// never came. After that it says that they left.
const settling = 10 * time.Minute

// setAttendance marks a person, with the time at which they came or left. Whoever
// ruled in the room was there, whenever the roll is called.
func (r *Record) setAttendance(meeting, person ID, p Presence, now Instant) {
	marked := r.attendanceOf(meeting, person)
	if marked.ID == 0 {
		marked.InCycle = start(r, &r.Attendances)
	}
	switch was := marked.Presence; {
	case p == Present && was != Present && marked.Left != 0: // they are back
		if now.Sub(marked.Left) >= shortestAway {
			r.Aways.put(Away{InCycle: start(r, &r.Aways), Meeting: meeting, Person: person, Left: marked.Left, Back: now})
		}
		marked.Left = 0
	case p == Present && was != Present:
		marked.Came = now
	case p == Absent && was == Present && r.wasInRoom(marked, now):
		r.leave(marked, now)
		return
	case p == Absent && was == Present:
		marked.Came = 0
	}
	marked.Presence = p
	r.Attendances.put(marked)
}

// leave marks a person who was in the room as having left it.
func (r *Record) leave(a Attendance, now Instant) {
	a.Presence, a.Left = Absent, now
	r.Attendances.put(a)
}

// wasInRoom reports whether somebody who was marked present, and is not there, has
// been: for longer than it takes to call the roll, or because they left and came back,
// or ruled.
func (r *Record) wasInRoom(a Attendance, now Instant) bool {
	return now.Sub(a.Came) > settling || len(r.timesAway(a.Meeting, a.Person)) > 0 || r.ruledInRoom(a.Meeting, a.Person)
}

// ruledInRoom reports whether a person gave a ruling at a meeting, or agreed to one,
// and was there.
func (r *Record) ruledInRoom(meeting, person ID) bool {
	for u := range r.Rulings.All() {
		if u.Meeting == meeting && u.Via == "" && (u.Owner == person || u.Second == person) {
			return true
		}
	}
	return false
}

// RollCall says who is in the room. People named in neither list stay as they
// are.
type RollCall struct {
	Meeting ID
	Present []ID
	Absent  []ID
}

// Name is "roll call".
func (RollCall) Name() string { return "roll call" }

// Apply refuses people nobody knows, and a meeting that is over.
func (c RollCall) Apply(r *Record, now Instant) (Done, error) {
	m, err := r.changeable(c.Meeting)
	if err != nil {
		return Done{}, err
	}
	here := Present
	if m.Status == Planned {
		here = Expected
	}
	mark := func(people []ID, p Presence) error {
		for _, id := range people {
			if err := r.requirePerson(id); err != nil {
				return err
			}
			if left, _ := r.People.Get(id); p != Absent && left.LeftOn != "" {
				return r.refuseLeft(left)
			}
			r.setAttendance(m.ID, id, p, now)
		}
		return nil
	}
	if err := mark(c.Present, here); err != nil {
		return Done{}, err
	}
	if err := mark(c.Absent, Absent); err != nil {
		return Done{}, err
	}
	present, gone, absent := 0, 0, 0
	for _, a := range r.Attendance(m.ID) {
		switch {
		case a.Presence != Absent:
			present++
		case a.Left != 0:
			gone++
		default:
			absent++
		}
	}
	left := ""
	if gone > 0 {
		left = fmt.Sprintf("%d left, ", gone)
	}
	return Done{Says: fmt.Sprintf("roll call: %d %s, %s%d absent", present, here, left, absent), About: m.Ref()}, nil
}

// TakeOff takes a person off the list of those expected at a meeting. Who is
// not on it is not absent either: the minutes do not speak of them.
type TakeOff struct {
	Meeting ID
	Person  ID
}

// Name is "take off".
func (TakeOff) Name() string { return "take off" }

// Apply refuses a meeting that was started, where who is not there is absent,
// and a person who is not on the list.
func (c TakeOff) Apply(r *Record, _ Instant) (Done, error) {
	m, err := r.changeable(c.Meeting)
	if err != nil {
		return Done{}, err
	}
	if err := r.requirePerson(c.Person); err != nil {
		return Done{}, err
	}
	if m.Status != Planned {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s was started; say in the roll call who is absent", m.Ref())}
	}
	for _, a := range r.Attendance(m.ID) {
		if a.Person == c.Person {
			r.Attendances.remove(a.ID)
			return Done{Says: fmt.Sprintf("%s is no longer expected at %s", r.NameOf(c.Person), m.Ref()), About: m.Ref()}, nil
		}
	}
	return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s is not expected at %s", r.NameOf(c.Person), m.Ref())}
}
