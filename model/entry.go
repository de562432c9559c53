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

// TableOf is what a meeting has to dispose of. Before the start it is empty.
func (r *Record) TableOf(meeting ID) []Entry {
	return r.Entries.Where(func(e Entry) bool { return e.Meeting == meeting })
}

// Ruled reports whether a thing on a meeting's table has a ruling in force
// there.
func (r *Record) Ruled(meeting ID, about Ref) bool {
	e, ok := r.entry(meeting, about)
	return ok && e.Ruling != 0
}

// InForce is the ruling in force on a thing at a meeting.
func (r *Record) InForce(meeting ID, about Ref) (Ruling, bool) {
	e, _ := r.entry(meeting, about)
	return r.Rulings.Get(e.Ruling)
}

func (r *Record) entry(meeting ID, about Ref) (Entry, bool) {
	for e := range r.Entries.All() {
		if e.Meeting == meeting && e.Ref() == about {
			return e, true
		}
	}
	return Entry{}, false
}

// layTables brings the table of every meeting that is open up to date: what is
// on it, and which ruling is in force on each row.
func (r *Record) layTables(now Instant) {
	for _, m := range r.byDate() {
		if m.open() {
			r.lay(m)
			r.ruleComputed(m, now)
			r.putInForce(m)
		}
	}
}

// lay adds what has come to the table and takes away what is no more.
func (r *Record) lay(m Meeting) {
	for _, e := range r.TableOf(m.ID) {
		if !r.exists(e.Ref()) {
			r.Entries.remove(e.ID)
		}
	}
	for _, about := range r.belongs(m) {
		if _, ok := r.entry(m.ID, about); !ok {
			r.Entries.put(Entry{InCycle: start(r, &r.Entries), Meeting: m.ID, Kind: about.Kind, Subject: about.ID})
		}
	}
}

// belongs is what a meeting has to dispose of, as DESIGN section 1 says: its
// items and their decisions, decisions that fall due again, blockers, the
// checks of its gates, what was ruled in it, and the remarks on all of these.
func (r *Record) belongs(m Meeting) []Ref {
	var list []Ref
	for _, it := range r.Agenda(m.ID) {
		list = append(list, it.Ref())
		for _, d := range r.DecisionsOn(it.ID) {
			list = append(list, d.Ref())
		}
	}
	list = append(list, r.Returning(m)...)
	for _, c := range r.ChecksOf(m.ID) {
		list = append(list, c.Ref())
	}
	for u := range r.Rulings.All() {
		if u.Meeting == m.ID && u.AboutKind != KindFeedback {
			list = append(list, u.About())
		}
	}
	for _, e := range r.TableOf(m.ID) {
		list = append(list, e.Ref())
	}
	return r.withFeedback(unique(list), m)
}

// Returning is what comes back to a planned meeting by its state, before it is
// laid on the table: decisions that fall due, and blockers.
func (r *Record) Returning(m Meeting) []Ref {
	var list []Ref
	for d := range r.Decisions.All() {
		if r.returns(d, m) {
			list = append(list, d.Ref())
		}
	}
	for b := range r.Blockers.All() {
		if r.concerns(b, m) {
			list = append(list, b.Ref())
		}
	}
	return list
}

// withFeedback adds the remarks that this meeting has to dispose of: those on
// what is on its table, but for the ones that an earlier meeting disposed of.
func (r *Record) withFeedback(list []Ref, m Meeting) []Ref {
	for _, about := range list {
		for _, f := range r.FeedbackOn(about) {
			if u, ruled := r.Ruling(f.Ref()); !ruled || r.countsIn(u, m) {
				list = append(list, f.Ref())
			}
		}
	}
	return unique(list)
}

// returns reports whether a decision of another meeting falls due again: it
// was deferred or escalated to a day that has come, or its meeting was
// cancelled before anybody ruled.
func (r *Record) returns(d Decision, m Meeting) bool {
	it, _ := r.Items.Get(d.Item)
	if it.Meeting == m.ID {
		return false
	}
	u, ruled := r.Ruling(d.Ref())
	if !ruled {
		held, _ := r.Meetings.Get(it.Meeting)
		return held.Status == Cancelled
	}
	putOff := u.Outcome == Deferred || u.Outcome == Escalated
	return putOff && u.Due <= m.Date && !r.countsIn(u, m)
}

// concerns reports whether a blocker belongs on a meeting's table: raised or
// changed since the last review, overdue, escalated, or due before the next.
func (r *Record) concerns(b Blocker, m Meeting) bool {
	if !r.Open(b) {
		return false
	}
	last, held := r.Last()
	return !held || b.ChangedAt > last.ClosedAt ||
		b.Due == "" || b.Due < r.NextReview(m.Date) ||
		r.State(b.Ref()) == Escalated
}

// countsIn reports whether a ruling was made in a meeting, or outside of any
// while it was open.
func (r *Record) countsIn(u Ruling, m Meeting) bool {
	return u.Meeting == m.ID || (u.Meeting == 0 && m.open() && u.At >= m.StartedAt)
}

// ruleComputed has the record rule on the computed checks that hold. One row a
// check and meeting is enough: when a check holds again it is in force again.
func (r *Record) ruleComputed(m Meeting, now Instant) {
	for _, c := range r.ChecksOf(m.ID) {
		if c.Computed == "" || len(r.Lacks(c)) > 0 {
			continue
		}
		if _, ok := r.heldBefore(c, m); !ok {
			r.Rulings.put(Ruling{InCycle: start(r, &r.Rulings), AboutKind: KindCheck, AboutID: c.ID,
				Outcome: Holds, At: now, Meeting: m.ID, Wording: c.Text})
		}
	}
}

func (r *Record) heldBefore(c Check, m Meeting) (Ruling, bool) {
	return r.lastWhere(func(u Ruling) bool {
		return u.About() == c.Ref() && u.Outcome == Holds && u.Meeting == m.ID
	})
}

// putInForce sets the ruling in force on each row. What hangs on others comes
// after them: an item on its decisions.
func (r *Record) putInForce(m Meeting) {
	table := r.TableOf(m.ID)
	slices.SortStableFunc(table, func(a, b Entry) int { return cmp.Compare(after(a.Kind), after(b.Kind)) })
	for _, e := range table {
		u, _ := r.inForce(e.Ref(), m)
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

// inForce finds the ruling that disposes of a thing at a meeting.
func (r *Record) inForce(about Ref, m Meeting) (Ruling, bool) {
	last, ok := r.lastWhere(func(u Ruling) bool {
		return u.About() == about && u.Outcome != Holds && r.countsIn(u, m)
	})
	switch about.Kind {
	case KindItem:
		return r.inForceOnItem(about, m, last)
	case KindDecision:
		if d, _ := r.Decisions.Get(about.ID); !ok {
			return r.withdrawal(d.Item, m)
		}
	case KindCheck:
		if c, _ := r.Checks.Get(about.ID); c.Computed != "" && len(r.Lacks(c)) == 0 {
			return r.heldBefore(c, m)
		}
	}
	return last, ok
}

// inForceOnItem disposes of an item: withdrawn, noted where it informs, or by
// the last of its decisions where all are answered and there is at least one.
func (r *Record) inForceOnItem(about Ref, m Meeting, last Ruling) (Ruling, bool) {
	it, _ := r.Items.Get(about.ID)
	if last.Outcome == Withdrawn || (last.Outcome == Noted && it.Ask == AskInform) {
		return last, true
	}
	decisions := r.DecisionsOn(it.ID)
	if len(decisions) == 0 || it.Ask == AskInform {
		return Ruling{}, false
	}
	var latest Ruling
	for _, d := range decisions {
		u, ok := r.InForce(m.ID, d.Ref())
		if !ok {
			return Ruling{}, false
		}
		if u.ID > latest.ID {
			latest = u
		}
	}
	return latest, true
}

// withdrawal is the ruling that withdrew an item, and with it the decisions on
// it that nobody had answered.
func (r *Record) withdrawal(item ID, m Meeting) (Ruling, bool) {
	u, ok := r.lastWhere(func(u Ruling) bool { return u.About() == itemRef(item) && r.countsIn(u, m) })
	if !ok || u.Outcome != Withdrawn {
		return Ruling{}, false
	}
	return u, true
}

func (r *Record) lastWhere(ok func(Ruling) bool) (last Ruling, found bool) {
	for u := range r.Rulings.All() {
		if ok(u) {
			last, found = u, true
		}
	}
	return last, found
}

func unique(list []Ref) []Ref {
	seen := make(map[Ref]bool, len(list))
	return slices.DeleteFunc(list, func(about Ref) bool {
		was := seen[about]
		seen[about] = true
		return was
	})
}
