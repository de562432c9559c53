package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Need says how much a meeting needs a person.
type Need string

// The needs, the strongest first.
const (
	Must    Need = "must"           // it cannot close without an answer of theirs
	Should  Need = "should"         // they present something
	Excused Need = "can be excused" // they are expected, and nothing is theirs
)

// Attendee is a person whom a meeting needs, or who is expected there, and for what.
type Attendee struct {
	Person   ID
	Need     Need
	For      []Ref    // what they answer; of who should be there, what they present or write about
	SpeakFor []string // the functions of which nobody else is there, or which they lead
	Leads    bool     // they lead the meeting
	Expected bool     // or in the room, once the meeting was started
	Acts     []Act    // lines that get an answer of theirs without them
}

// MustBeThere returns who must be in the room of a meeting, who should be, and who of the
// people expected can be excused, in this order, and of each who is not expected first.
//
// Who decides something on its table that has no answer yet must be there, to whom it was
// escalated, who raised a concern that stands, who answers a check that the record does not,
// where the cycle closes who says what becomes of something open, and one person of each
// function that the kinds of the meeting need. Who leads it should be there, who presents
// something, who writes what customers are told of it, and where the cycle closes the final approver.
// Who left for good is needed nowhere: what is theirs has no owner until it is handed over.
func (r *Record) MustBeThere(meeting ID, now Instant) []Attendee {
	m, ok := r.Meetings.Get(meeting)
	if !ok || m.IsOver() {
		return nil
	}
	m = m.heldBy(r.Today(now))
	list := &attendees{r: r, m: m}
	for _, about := range r.tableToBe(meeting, r.Today(now)) {
		if _, answered := r.inForce(about, m, r.Today(now)); !answered {
			list.add(r.answers(about, m), Must, about)
			list.add(r.EscalationTarget(about), Must, about)
			list.add(r.messagingOf(about).MessageOwner, Should, about)
		}
	}
	if r.AsksOfAllOpen(m) {
		for _, about := range r.Unanswered() {
			if says, err := r.saidBy(about, 0); err == nil {
				list.add(says, Must, about)
			}
			list.add(r.Approver(), Should, about)
		}
	}
	for _, f := range r.FunctionsThere(meeting) {
		list.speak(f)
	}
	for _, it := range r.Agenda(meeting) {
		presenter, known := r.personCalled(it.Presenter)
		if _, answered := r.inForce(r.Subject(it.Ref()), m, r.Today(now)); known && !answered {
			list.add(presenter.ID, Should, r.Subject(it.Ref()))
		}
	}
	list.add(m.Facilitator, Should, Ref{})
	for _, a := range r.Attendance(meeting) {
		if a.Presence != Absent {
			list.add(a.Person, Excused, Ref{})
		}
	}
	for i, a := range list.people {
		here := r.attendanceOf(meeting, a.Person).Presence
		list.people[i].Leads = a.Person == m.Facilitator
		list.people[i].Expected = here == Present || here == Expected
		list.people[i].Acts = r.answerBefore(a, now)
	}
	slices.SortStableFunc(list.people, func(a, b Attendee) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(boolInt(a.Expected), boolInt(b.Expected)))
	})
	return list.people
}

// attendees gathers who is needed at a meeting.
type attendees struct {
	r      *Record
	m      Meeting
	people []Attendee
}

// add notes for what a person is needed; the stronger need counts.
func (l *attendees) add(person ID, need Need, about Ref) {
	if person == 0 || l.r.HasLeft(person) {
		return
	}
	at := slices.IndexFunc(l.people, func(a Attendee) bool { return a.Person == person })
	if at < 0 {
		l.people, at = append(l.people, Attendee{Person: person, Need: need}), len(l.people)
	}
	if a := &l.people[at]; a.Need == need && !about.IsZero() && !slices.Contains(a.For, about) {
		a.For = append(a.For, about)
	}
}

// speak notes who is needed of a function: who is there for it, else who could come first.
func (l *attendees) speak(f FunctionThere) {
	person := f.Person
	if person == 0 && len(f.Could) > 0 {
		person = f.Could[0]
	}
	l.add(person, Must, Ref{})
	for i, a := range l.people {
		if a.Person == person {
			l.people[i].Need, l.people[i].SpeakFor = Must, append(a.SpeakFor, f.Name)
		}
	}
}

// answers returns who answers a thing on the table of a meeting; 0 for what the record
// answers, for an item whose decisions are answered, and where nobody does.
func (r *Record) answers(about Ref, m Meeting) ID {
	switch about.Kind {
	case KindCheck:
		if c, _ := r.Checks.Get(about.ID); c.Computed != "" {
			return 0
		}
	case KindFeedback:
		if f, _ := r.Feedbacks.Get(about.ID); f.Concern {
			return f.By
		}
	case KindItem:
		it, _ := r.Items.Get(about.ID)
		switch {
		case r.standsFor(Entry{Kind: KindItem, Subject: about.ID}):
			return 0
		case it.Ask == AskInform:
			return cmp.Or(it.Owner, m.Facilitator)
		}
	}
	return r.OwnerOf(about)
}

// EscalationTarget returns the person to whom a thing is escalated that nobody has answered since;
// 0 for none.
func (r *Record) EscalationTarget(about Ref) ID {
	u, ok := r.Ruling(about)
	if !ok || r.State(about) != Escalated {
		return 0
	}
	return r.successorOf(u.EscalatedTo)
}

// answerBefore returns the lines that record an answer of a person to each thing for
// which they must be there, with how it came.
func (r *Record) answerBefore(a Attendee, now Instant) []Act {
	var acts []Act
	for _, about := range a.For {
		outcome := r.likeliestAnswer(about)
		if a.Need != Must || about.Kind != KindDecision && about.Kind != KindBlocker || r.mayRule(about, outcome, now) != nil {
			continue
		}
		acts = append(acts, Act{fmt.Sprintf("get the answer to %s before", about), fmt.Sprintf("%s %s via:", VerbOf(about.Kind, outcome), about)})
	}
	return acts
}

func (a Attendee) rank() int { return slices.Index([]Need{Must, Should, Excused}, a.Need) }

// SayNeed says for what a person is needed at a meeting: "must: D-2, B-1", "should: I-3".
func (a Attendee) SayNeed() string {
	var named []string
	for _, about := range a.For {
		named = append(named, about.String())
	}
	if len(a.SpeakFor) > 0 {
		named = append(named, "speaks for "+andList(a.SpeakFor))
	}
	switch {
	case len(named) == 0 && a.Leads:
		named = append(named, "leads it")
	case len(named) == 0:
		return string(a.Need)
	}
	return string(a.Need) + ": " + strings.Join(named, ", ")
}

// Missed says that a person whom a meeting needs is not expected there, or not in the
// room once it was started; "" for who is, and for who is not needed.
func (a Attendee) Missed(m Meeting) string {
	switch {
	case a.Expected || a.Need == Excused:
		return ""
	case m.open():
		return "not in the room"
	}
	return "not expected"
}
