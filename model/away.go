package model

import (
	"fmt"
	"strings"
	"time"
)

// Away is a time in a meeting for which somebody had left the room. They came back
// from it: whoever is still gone has the time in their attendance.
type Away struct {
	InCycle
	Meeting ID      `json:"meeting"`
	Person  ID      `json:"person"`
	Left    Instant `json:"left"`
	Back    Instant `json:"back"`
}

// Parent returns the meeting.
func (a Away) Parent() Ref { return meetingRef(a.Meeting) }

// References returns the person.
func (a Away) References() []Ref { return []Ref{personRef(a.Person)} }

// MeetingID returns the meeting.
func (a Away) MeetingID(*Record) ID { return a.Meeting }

// shortestAway is less than what the record keeps as a time away: a key that was
// pressed by mistake and at once again is none.
const shortestAway = time.Minute

// Movement is a person coming to a meeting, leaving it, or coming back.
type Movement struct {
	Says string // "came", "left" or "back"
	At   Instant
}

// Movements lists when somebody came to a meeting, where that was not with its start,
// left it, and came back, in order.
func (r *Record) Movements(a Attendance) []Movement {
	m, _ := r.Meetings.Get(a.Meeting)
	var list []Movement
	if a.Came.Sub(m.StartedAt) >= time.Minute {
		list = append(list, Movement{"came", a.Came})
	}
	for _, away := range r.timesAway(a.Meeting, a.Person) {
		list = append(list, Movement{"left", away.Left}, Movement{"back", away.Back})
	}
	if a.Left != 0 {
		list = append(list, Movement{"left", a.Left})
	}
	return list
}

func (r *Record) timesAway(meeting, person ID) []Away {
	var list []Away
	for _, away := range r.Aways.of(meetingRef(meeting)) {
		if away.Person == person {
			list = append(list, away)
		}
	}
	return list
}

// SayMovements returns when somebody came, left and came back: "left 10:20, back
// 10:40". It is "" for who was there from the start to the end, or never.
func (r *Record) SayMovements(a Attendance) string {
	var list []string
	for _, move := range r.Movements(a) {
		list = append(list, move.Says+" "+r.timeIn(a.Meeting, move.At))
	}
	return strings.Join(list, ", ")
}

// SayTime returns a time as it is said of a meeting: with its day where that is not
// the meeting's.
func (r *Record) SayTime(m Meeting, at Instant) string {
	t := at.In(r.ZoneOf(m))
	if day := DateOf(t); day != m.Date {
		return day.Near(m.Date) + " " + t.Format("15:04")
	}
	return t.Format("15:04")
}

// timeIn returns a time as it is said of a meeting, see SayTime.
func (r *Record) timeIn(meeting ID, at Instant) string {
	m, _ := r.Meetings.Get(meeting)
	return r.SayTime(m, at)
}

// Arrive says that people have come into the room, or are back in it.
type Arrive struct {
	People []ID
}

// Name is "came".
func (Arrive) Name() string { return "came" }

// Apply refuses while no meeting is held, people nobody knows, and who is in the
// room already.
func (c Arrive) Apply(r *Record, now Instant) (Done, error) {
	return r.move(c.People, Present, now)
}

// Leave says that people have left the room.
type Leave struct {
	People []ID
}

// Name is "away".
func (Leave) Name() string { return "away" }

// Apply refuses while no meeting is held, people nobody knows, and who is not in the
// room.
func (c Leave) Apply(r *Record, now Instant) (Done, error) {
	return r.move(c.People, Absent, now)
}

// move marks people who come into the room of the meeting that is held, or leave it.
func (r *Record) move(people []ID, p Presence, now Instant) (Done, error) {
	m, ok := r.Live()
	if !ok {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "no meeting is being held; before it starts the roll call says who is expected"}
	}
	if len(people) == 0 {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: "say who"}
	}
	var came, back []string
	for _, id := range people {
		if err := r.requireActive(id); err != nil {
			return Done{}, err
		}
		was := r.attendanceOf(m.ID, id)
		if (was.Presence == Present) == (p == Present) {
			return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: r.NameOf(id) + " " + r.whereIs(was)}
		}
		switch {
		case p == Absent:
			r.leave(was, now)
		case was.Left != 0:
			back = append(back, r.NameOf(id))
			r.setAttendance(m.ID, id, Present, now)
		default:
			came = append(came, r.NameOf(id))
			r.setAttendance(m.ID, id, Present, now)
		}
	}
	var says []string
	at := r.timeIn(m.ID, now)
	switch {
	case p == Absent:
		says = append(says, fmt.Sprintf("%s left at %s; an answer of theirs needs how it came", andList(r.namesOf(people)), at))
	case len(came) > 0:
		says = append(says, fmt.Sprintf("%s came at %s", andList(came), at))
	}
	if len(back) > 0 {
		says = append(says, fmt.Sprintf("%s came back at %s", andList(back), at))
	}
	return Done{Says: strings.Join(says, "; "), About: m.Ref()}, nil
}

// whereIs says why a person cannot come or leave: "is in the room", "left at 10:20",
// "is not in the room".
func (r *Record) whereIs(a Attendance) string {
	switch {
	case a.Presence == Present:
		return "is in the room already"
	case a.Left != 0:
		return "left at " + r.timeIn(a.Meeting, a.Left)
	}
	return "is not in the room"
}

// inBrackets returns " (text)"; "" for no text.
func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

func (r *Record) namesOf(people []ID) []string {
	names := make([]string, len(people))
	for i, id := range people {
		names[i] = r.NameOf(id)
	}
	return names
}
