package document

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"gavel/model"
)

// This file tells what was recorded after a close. It stands below the fingerprint,
// which does not cover it.

// sinceClose holds what there is to say of a closed meeting beside its minutes.
type sinceClose struct {
	Today   model.Date // the day of the meeting
	Addenda []addendum
	Names   []renamed
	Next    *nextReview // nil where none is planned
}

// addendum is a correction of wording; one that was taken back is struck.
type addendum struct {
	At       time.Time
	Text     string
	Struck   time.Time // zero where it stands
	StruckBy string
}

// renamed is somebody who is called otherwise than in the minutes.
type renamed struct {
	Ref     model.Ref
	Was, Is string
}

type nextReview struct {
	Ref    model.Ref
	Title  string
	Date   model.Date
	Time   string // when it begins; "" where nobody said
	Status model.Status
}

func gatherSinceClose(r *model.Record, m model.Meeting) sinceClose {
	said := sinceClose{Today: m.Date, Next: reviewAfter(r, m)}
	g := newGatherer(r, m)
	for a := range r.Addenda.All() {
		if a.Meeting == m.ID {
			said.Addenda = append(said.Addenda, addendum{At: g.time(a.At), Text: a.Text, Struck: g.time(a.StruckAt), StruckBy: a.StruckBy})
		}
	}
	for _, n := range r.NamesIn(m.ID) {
		if is := g.name(n.Person); is != n.Name {
			said.Names = append(said.Names, renamed{model.Ref{Kind: model.KindPerson, ID: n.Person}, n.Name, is})
		}
	}
	return said
}

// leaveOutTold leaves out the next review where the minutes themselves name it as it is
// planned now: the close planned it.
func (s *sinceClose) leaveOutTold(kept string) {
	w := &writer{calendar: calendar{today: s.Today}}
	if n := s.Next; n != nil && n.Status == model.Planned && strings.Contains(kept+"\n", "\n- "+w.reviewPlanned(*n)+"\n") {
		s.Next = nil
	}
}

// reviewAfter returns the first meeting of the cycle that was not closed before another
// one: the one that is held, the next that was closed, or the next that is planned, as of the day
// on which the meeting was held.
func reviewAfter(r *model.Record, m model.Meeting) *nextReview {
	var later []model.Meeting
	day := newGatherer(r, m).day
	planned := r.After(m, day).Next
	for other := range r.Meetings.All() {
		if other.Status == model.Planned && other.ID != planned.ID {
			continue
		}
		closedAfter := m.Status == model.Closed && other.ClosedLine > m.ClosedLine
		if other.ID != m.ID && other.Status != model.Cancelled && (other.Status != model.Closed || closedAfter) {
			later = append(later, other)
		}
	}
	if len(later) == 0 {
		return nil
	}
	next := slices.MinFunc(later, func(a, b model.Meeting) int {
		return cmp.Or(cmp.Compare(closeOrder(a), closeOrder(b)), cmp.Compare(a.ClosedLine, b.ClosedLine), cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	return &nextReview{next.Ref(), next.Title, next.Date, next.StartTime, next.Status}
}

// closeOrder puts what was closed before what was started, and that before the rest.
func closeOrder(m model.Meeting) int {
	return slices.Index([]model.Status{model.Closed, model.Live, model.Adjourned, model.Planned}, m.Status)
}

func writeSinceClose(said sinceClose) string {
	w := &writer{calendar: calendar{today: said.Today}}
	var entries []string
	for _, a := range said.Addenda {
		entries = append(entries, w.addendum(a))
	}
	for _, n := range said.Names {
		entries = append(entries, inline(n.Was)+" ("+n.Ref.String()+") is called "+person(n.Is)+" now")
	}
	if n := said.Next; n != nil {
		entries = append(entries, "Next review: "+n.Ref.String()+" "+inline(n.Title)+", "+n.Date.Long()+inBrackets(whereItStands(n.Status)))
	}
	if len(entries) == 0 {
		return ""
	}
	w.part(SinceClose)
	w.block(list(entries...))
	return w.b.String()
}

// SinceClose is the heading of what was recorded after a close.
const SinceClose = "Since the close"

func whereItStands(s model.Status) string {
	switch s {
	case model.Closed:
		return "closed"
	case model.Live, model.Adjourned:
		return "not closed yet"
	}
	return "planned"
}

// addendum returns a correction on one line; a struck one says who struck it and when.
func (w *writer) addendum(a addendum) string {
	said := w.moment(a.At) + ": "
	if a.Struck.IsZero() {
		return said + block(a.Text, "  ")
	}
	return said + "~~" + inline(a.Text) + "~~ — struck on " + w.moment(a.Struck) + by(a.StruckBy)
}

// moment returns a day and a time of it.
func (w *writer) moment(at time.Time) string {
	return w.day(model.DateOf(at)) + ", " + at.Format("15:04")
}
