package model

import (
	"cmp"
	"slices"
)

// Entry is one row of a meeting's table: one thing that the meeting has to
// dispose of, and the ruling in force on it. Entries are derived: layTables
// writes them afresh after every command. They are kept as rows so that the
// schema can hold the close rule by itself, as a second lock.
type Entry struct {
	InCycle
	Meeting ID   `json:"meeting"`
	Kind    Kind `json:"kind"`
	Subject ID   `json:"subject"`
	Ruling  ID   `json:"ruling"` // the ruling in force; 0 while there is none
}

const entryTable = "entry"

// Ref names the thing on the table.
func (e Entry) Ref() Ref { return Ref{e.Kind, e.Subject} }

// Parent returns the thing on the table.
func (e Entry) Parent() Ref { return e.Ref() }

// References returns the meeting and the ruling in force.
func (e Entry) References() []Ref { return []Ref{meetingRef(e.Meeting), {kindRuling, e.Ruling}} }

// MeetingID returns the meeting.
func (e Entry) MeetingID(*Record) ID { return e.Meeting }

// TableOf returns the things a meeting has to dispose of. Before the start there are none.
func (r *Record) TableOf(meeting ID) []Entry {
	list := make([]Entry, 0, r.Entries.Len())
	for e := range r.Entries.All() {
		if e.Meeting == meeting {
			list = append(list, e)
		}
	}
	return list
}

// Ruled reports whether a thing on a meeting's table has a ruling in force
// there. A place is ruled with its subject.
func (r *Record) Ruled(meeting ID, about Ref) bool {
	_, ok := r.InForce(meeting, about)
	return ok
}

// InForce is the ruling in force on a thing at a meeting; of a place, that on its
// subject. An approval on conditions from before the meeting does not count there: it
// comes back to be talked about.
func (r *Record) InForce(meeting ID, about Ref) (Ruling, bool) {
	subject := r.Subject(about)
	e, _ := r.entry(meeting, subject)
	u, ok := r.Rulings.Get(e.Ruling)
	if m, _ := r.Meetings.Get(meeting); ok && subject != about && u.Outcome.resultingState() == Conditional && !r.countsIn(u, m) {
		return Ruling{}, false
	}
	return u, ok
}

func (r *Record) entry(meeting ID, about Ref) (Entry, bool) {
	return r.Entries.lastWhere(about, func(e Entry) bool { return e.Meeting == meeting })
}

// onOpenTable is the meeting, started and not closed, that has a thing on its
// table.
func (r *Record) onOpenTable(about Ref) (m Meeting, ok bool) {
	_, ok = r.Entries.lastWhere(about, func(e Entry) bool {
		m, _ = r.Meetings.Get(e.Meeting)
		return m.open()
	})
	return m, ok
}

// layTables brings the table of every meeting that is open up to date: what is
// on it, and which ruling is in force on each row.
func (r *Record) layTables(now Instant) {
	for _, m := range r.byDate() {
		if m.open() {
			r.fillOwners(m)
			r.lay(m)
			r.ruleComputed(m, now)
			r.putInForce(m, r.Today(now))
		}
	}
}

// ReapplyRules lays the tables of open meetings anew, and changes nothing else. An
// upgrade does it: where the rules have changed, what was an answer may be a gap.
type ReapplyRules struct{}

// Name is "hold to rules".
func (ReapplyRules) Name() string { return "hold to rules" }

// Apply refuses nothing.
func (ReapplyRules) Apply(*Record, Instant) (Done, error) {
	return Done{Says: "open meetings are held to the rules of this gavel"}, nil
}

// lay adds what has come to the table and takes away what is no more. What
// once came under discussion stays until it is answered, even where an undo
// takes back what brought it there; the schema holds to that too.
func (r *Record) lay(m Meeting) {
	for _, e := range r.TableOf(m.ID) {
		if !r.Exists(e.Ref()) {
			r.Entries.remove(e.ID)
		}
	}
	for _, about := range r.belongs(m) {
		if _, ok := r.entry(m.ID, about); !ok {
			r.Entries.put(Entry{InCycle: start(r, &r.Entries), Meeting: m.ID, Kind: about.Kind, Subject: about.ID})
		}
	}
}

// ruleComputed has the record rule on the computed checks that hold. One row a
// check and meeting is enough: when a check holds again it is in force again.
func (r *Record) ruleComputed(m Meeting, now Instant) {
	for _, c := range r.ChecksOf(m.ID) {
		if c.Computed == "" || len(r.Lacks(c, r.Today(now))) > 0 {
			continue
		}
		if _, ok := r.heldBefore(c, m); !ok {
			r.Rulings.put(Ruling{InCycle: start(r, &r.Rulings), AboutKind: KindCheck, AboutID: c.ID,
				Outcome: Holds, At: now, Meeting: m.ID, Wording: c.Text, Line: r.head})
		}
	}
}

// putInForce sets the ruling in force on each row. What hangs on others comes
// after them: an item on its decisions.
func (r *Record) putInForce(m Meeting, today Date) {
	table := r.TableOf(m.ID)
	slices.SortStableFunc(table, func(a, b Entry) int { return cmp.Compare(after(a.Kind), after(b.Kind)) })
	for _, e := range table {
		u, _ := r.inForce(e.Ref(), m, today)
		if e.Ruling != u.ID {
			e.Ruling = u.ID
			r.Entries.put(e)
		}
	}
}

func after(k Kind) int {
	if k == KindItem {
		return 1
	}
	return 0
}
