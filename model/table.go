package model

import (
	"fmt"
	"slices"
)

// belongs returns what a meeting has to dispose of (README.md, on the table): its
// items and their decisions, decisions that fall due again, blockers, the
// checks of its gates, what was ruled in it, and the feedback on all of these.
//
// It asks how things stood when the meeting came to them, so that what is
// answered belongs to it as much as what is not.
func (r *Record) belongs(m Meeting) []Ref {
	var list []Ref
	seen := make(map[Ref]bool, r.Entries.Len())
	add := func(about Ref) {
		if !seen[about] {
			seen[about] = true
			list = append(list, about)
		}
	}
	for _, it := range r.Agenda(m.ID) {
		add(r.Subject(it.Ref())) // a place is not on the table itself, what it is for is
		for _, d := range r.DecisionsOn(it.ID) {
			add(d.Ref())
		}
	}
	for _, about := range r.Returning(m) {
		add(about)
	}
	for _, c := range r.ChecksOf(m.ID) {
		add(c.Ref())
	}
	for u := range r.Rulings.All() {
		if u.Meeting == m.ID && (u.AboutKind == KindDecision || u.AboutKind == KindBlocker) {
			add(u.About())
		}
	}
	for _, e := range r.TableOf(m.ID) {
		add(e.Ref())
	}
	for f := range r.Feedbacks.All() {
		if seen[f.About()] && r.openBefore(f, m) {
			add(f.Ref())
		}
	}
	return list
}

// tableToBe returns what is on a meeting's table, or will be once it is started, today at
// the earliest.
func (r *Record) tableToBe(meeting ID, today Date) []Ref {
	if m, _ := r.Meetings.Get(meeting); m.Status == Planned {
		return r.belongs(m.heldBy(today))
	}
	table := r.TableOf(meeting)
	list := make([]Ref, len(table))
	for i, e := range table {
		list[i] = e.Ref()
	}
	return list
}

// Returning returns what comes back to a meeting by its state: decisions that fall
// due by its date, and blockers. Nothing does to a meeting that asks what becomes of all
// that is open.
func (r *Record) Returning(m Meeting) []Ref {
	var list []Ref
	if r.AsksOfAllOpen(m) {
		return nil
	}
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

// AsksOfAllOpen reports whether a meeting has the check that everything open is carried into the
// next cycle or dropped: it is that meeting's answer to all of it.
func (r *Record) AsksOfAllOpen(m Meeting) bool {
	return slices.ContainsFunc(r.ChecksOf(m.ID), func(c Check) bool { return c.Computed == EverythingAnswered })
}

// SayAsked says how many things of a kind a meeting asks for that do not come back to it one by
// one; "" for none.
func (r *Record) SayAsked(m Meeting, k Kind) string {
	if !r.AsksOfAllOpen(m) {
		return ""
	}
	asked := slices.DeleteFunc(r.Unanswered(), func(about Ref) bool { return about.Kind != k })
	switch n := len(asked); n {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("%s is open, and to be carried or dropped.", asked[0])
	default:
		return fmt.Sprintf("%d %s are open, each to be carried or dropped.", n, k.Info().Plural)
	}
}

// returns reports whether a decision of another meeting falls due again: it
// was deferred or escalated to a day that has come, it was approved on conditions
// that call for an answer, or its meeting was cancelled before anybody ruled.
func (r *Record) returns(d Decision, m Meeting) bool {
	it, _ := r.Items.Get(d.Item)
	if it.Meeting == m.ID || r.State(d.Ref()) == Withdrawn {
		return false
	}
	u, ruled := r.rulingBefore(d.Ref(), m)
	if !ruled {
		held, _ := r.Meetings.Get(it.Meeting)
		return held.Status == Cancelled || r.isCarriedOver(d)
	}
	if r.returnsInDoubt(d) {
		return true
	}
	if u.Outcome.resultingState() == Conditional {
		p, pending := r.approvalBefore(d, m)
		return pending && r.CallsForAnswer(p, m.Date)
	}
	return u.Outcome.putsOff() && u.Due <= m.Date
}

// approvalBefore returns the approval on conditions with which a decision came to a
// meeting.
func (r *Record) approvalBefore(d Decision, m Meeting) (p Approval, ok bool) {
	u, _ := r.rulingBefore(d.Ref(), m)
	root, ok := r.Rulings.lastWhere(d.Ref(), func(w Ruling) bool { return w.ID <= u.ID && w.Outcome == Conditional && r.valid(w) })
	return Approval{Ruling: root, Last: u}, ok && !r.finalWithoutConfirmation(root)
}

// concerns reports whether a blocker belongs on a meeting's table: raised or
// changed since the last review, due before the next (overdue with them),
// escalated, or with feedback that nobody answered.
func (r *Record) concerns(b Blocker, m Meeting) bool {
	u, _ := r.rulingBefore(b.Ref(), m)
	if u.Outcome == Resolved {
		return false
	}
	last, held := r.reviewBefore(m)
	return !held || b.ChangedLine > last.ClosedLine ||
		b.Due == "" || b.Due < r.NextReview(m.Date) ||
		u.Outcome == Escalated ||
		slices.ContainsFunc(r.FeedbackOn(b.Ref()), func(f Feedback) bool { return r.openBefore(f, m) })
}

// openBefore reports whether feedback is for this meeting to dispose of: no
// earlier one did.
func (r *Record) openBefore(f Feedback, m Meeting) bool {
	_, ruled := r.rulingBefore(f.Ref(), m)
	return !ruled
}

// rulingBefore returns the last ruling on a thing from before a meeting began: how
// the thing stood when the meeting came to it. Where no line of the journal tells
// that it began, every ruling is from before.
func (r *Record) rulingBefore(about Ref, m Meeting) (Ruling, bool) {
	return r.Rulings.lastWhere(about, func(u Ruling) bool {
		return r.valid(u) && (!m.open() || m.StartedLine == 0 || r.givenAt(u) < m.StartedLine)
	})
}

// reviewBefore returns the meeting that was closed last before a meeting began.
func (r *Record) reviewBefore(m Meeting) (last Meeting, held bool) {
	for other := range r.Meetings.All() {
		earlier := !m.open() || other.ClosedLine < m.StartedLine
		if other.Status == Closed && earlier && other.ClosedLine >= last.ClosedLine {
			last, held = other, true
		}
	}
	return last, held
}

// countsIn reports whether a ruling is an answer of a meeting that is open: it
// was given since that began, in it, or elsewhere with how the answer came.
func (r *Record) countsIn(u Ruling, m Meeting) bool {
	since := m.open() && m.StartedLine != 0 && r.givenAt(u) >= m.StartedLine
	return since && (u.Meeting == m.ID || u.Via != "")
}
