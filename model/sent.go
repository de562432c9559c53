package model

import (
	"fmt"
	"strings"
)

// Sent says that the minutes of a meeting were sent, when and where to.
type Sent struct {
	InCycle
	Meeting ID      `json:"meeting"`
	SentTo  string  `json:"sent_to"` // such as "#checkout"
	At      Instant `json:"at"`
	By      ID      `json:"by"` // who leads the meeting; 0 where nobody does
}

// Parent returns the meeting.
func (s Sent) Parent() Ref { return meetingRef(s.Meeting) }

// References returns who sent them.
func (s Sent) References() []Ref { return []Ref{personRef(s.By)} }

// SentOf returns where the minutes of a meeting were sent, first to last.
func (r *Record) SentOf(meeting ID) []Sent { return r.SentMinutes.of(meetingRef(meeting)) }

// SaySent returns when and where the minutes of a meeting were sent: "#checkout, Fri 27
// Nov"; "" where they were not.
func (r *Record) SaySent(meeting ID, today Date) string {
	var list []string
	for _, s := range r.SentOf(meeting) {
		list = append(list, fmt.Sprintf("%s, %s", s.SentTo, DateOf(s.At.In(r.Zone())).Near(today)))
	}
	return strings.Join(list, "; ")
}

// LastSentTo returns where minutes were sent last; "" where none were.
func (r *Record) LastSentTo() (to string) {
	for s := range r.SentMinutes.All() {
		to = s.SentTo
	}
	return to
}

// MarkSent says where the minutes of a meeting were sent.
type MarkSent struct {
	Meeting ID
	To      string // such as "#checkout"
}

// Name is "sent".
func (MarkSent) Name() string { return "sent" }

// Apply refuses a meeting without minutes, and a place that says nothing.
func (c MarkSent) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Meetings.Get(c.Meeting)
	if !ok {
		return Done{}, notFound(meetingRef(c.Meeting))
	}
	if m.Status != Closed {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s %s; there are minutes to send once it is closed", m.Ref(), m.Status.phrase())}
	}
	to, err := bounded("where to", c.To, false)
	if err != nil {
		return Done{}, err
	}
	if to == "" {
		return Done{}, &Refusal{Reason: BadValue, About: m.Ref(), Says: fmt.Sprintf("say where the minutes were sent: sent %s \"#checkout\"", m.Ref())}
	}
	r.SentMinutes.put(Sent{InCycle: start(r, &r.SentMinutes), Meeting: m.ID, SentTo: to, At: now, By: m.Facilitator})
	return Done{Says: fmt.Sprintf("the minutes of %s were sent to %s", m.Ref(), to), About: m.Ref()}, nil
}

// digestMeeting says of the last closed meeting that its minutes were not sent, one working
// day after its close, and of the next planned one that it was not announced, one working
// day before, or that its day has passed.
func digestMeeting(r *Record, m Meeting, at *Moment) []Finding {
	about := m.Ref()
	switch {
	case m.ID == at.Last.ID && len(r.SentOf(m.ID)) == 0 && at.Today >= at.work.Add(DateOf(m.ClosedAt.In(r.Zone())), 1):
		return []Finding{{Section: ToSend, Says: "not sent", Acts: actsOf(about, "mark sent", "sent %s ")}}
	case m.ID == at.Next.ID && m.Status == Planned && m.Date < at.Today:
		return []Finding{{Section: ToSend, Order: [2]int64{1}, Late: true, Says: "day passed", Acts: actsOf(about, "another day", "set %s date:")}}
	case m.ID == at.Next.ID && m.Status == Planned && m.Date <= at.work.Add(at.Today, 1):
		if len(r.Agenda(m.ID)) == 0 && len(r.Unplaced(m, at.Now)) == 0 { // there is nothing to announce yet
			return nil
		}
		if _, times := r.Announced(m.ID); times == 0 {
			return []Finding{{Section: ToSend, Order: [2]int64{1}, Says: "to announce", Acts: actsOf(about, "announce", "announce %s")}}
		}
	}
	return nil
}
