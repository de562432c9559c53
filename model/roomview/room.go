// Package roomview holds what the people in a room see of their meeting: what is
// asked, who decides, the time left, what was decided, what still stands
// between now and the close.
//
// It is plain data that is picked from a record piece by piece. No type in it
// can hold a private note, nor anything by which one could be reached; a test
// lists every text of a record that comes into it. So whatever draws a View
// can show nothing private, however it is written.
//
// It is pure, as model is: it imports the standard library and gavel/model.
package roomview

import (
	"time"

	"gavel/model"
)

// View holds everything that the room sees.
type View struct {
	Ref     model.Ref // the meeting; zero where there is none
	Title   string
	Cycle   string
	Date    model.Date
	Today   model.Date
	Status  model.Status
	Time    Clock  // the meeting's
	Ends    string // when it ends if nothing takes longer, 15:04; "" while it is not held
	Left    []Gone // who was there and has left
	Item    Item   // what is being discussed; zero for nothing
	Decided []Line // newest first
	Stands  []Line // between now and the close, in the order of the table
	Reading Reading
}

// Gone is somebody who has left the room, and when.
type Gone struct {
	Name, At string
}

// Clock is a stretch of time that is being used up.
type Clock struct {
	Box, Spent time.Duration
	Paused     bool
}

// Item is the agenda item being discussed.
type Item struct {
	Ref       model.Ref
	Title     string
	Question  string
	Inform    bool
	Who       string // who decides; "" for nobody yet
	Time      Clock
	Decisions []Decision
	Last      string  // of what was there before: how it was answered then
	Content   []Shown // of a standing item: what it goes through
	Step      Step    // of the walkthrough of a journey
}

// Shown is one line of what a standing item goes through.
type Shown struct {
	State model.Outcome // how it stands; "" where that is not the point
	Says  string
}

// Step is the step of a journey that is discussed; zero for none.
type Step struct {
	Ref    model.Ref // the state
	Number string    // "3 of 7"
	Words  string
	State  model.Outcome
	Seen   string // how it stands, with what was seen
	Facts  []Fact // what is expected, how it is come to, where it leads
}

// Fact is a text under its label.
type Fact struct {
	Label, Text string
}

// Decision is one that is asked on the item.
type Decision struct {
	Ref         model.Ref
	Words       string
	State       model.Outcome
	Who         string // who decides; "" for nobody yet
	Options     []string
	Recommended string
	Criteria    []Criterion
	Concerns    []string // those that stand
	Filter      string   // the question that each decision of the cycle is held against; "" once it is decided
	To, Due     string   // of one that is escalated: who answers, and by when
}

// Criterion says what must be true, and what was seen of it.
type Criterion struct {
	Text    string
	Verdict string // model.VerdictMet, model.VerdictUnmet; "" where nothing was seen
	Seen    string
}

// Line is one thing in a word or a sentence.
type Line struct {
	Ref     model.Ref
	Outcome model.Outcome // how it was ruled; "" where it stands
	Says    string
	Who     string // who ruled, or who can; "" for the record itself, or nobody yet
	To, Due string // of an escalation: who answers, and by when
}

// Reading holds what is being read back, word for word, before it is ruled on.
type Reading struct {
	Decision        // of a thing that is no decision, its words and who answers
	On       string // the title of its item; "" for none
}

// Of picks what the room sees of a meeting. reading names what is being read back
// just now; what is not on the meeting's table is not. Its clocks are those of
// the next full second, so that they move together, and once a second.
func Of(r *model.Record, m model.Meeting, now model.Instant, reading model.Ref) View {
	const second = 1000
	now = (now + second - 1) / second * second
	p := picker{r, m, now}
	cycle, _ := r.Cycle()
	v := View{
		Ref: m.Ref(), Title: m.Title, Cycle: cycle.Name, Date: m.Date, Today: r.Today(now), Status: m.Status,
		Time:    Clock{Box: time.Duration(m.Minutes) * time.Minute, Spent: r.MeetingTime(m.ID, now)},
		Decided: p.decided(),
	}
	if m.ID == 0 {
		return View{Cycle: v.Cycle}
	}
	if m.Status == model.Live || m.Status == model.Adjourned {
		v.Stands = p.stands()
	}
	if m.Status == model.Live {
		v.Left = p.left()
		v.Ends = r.ProjectedEnd(m.ID, now).In(r.Zone()).Format("15:04")
		v.Item = p.item()
		v.Reading = p.reading(reading)
	}
	return v
}
