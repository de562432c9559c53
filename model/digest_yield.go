package model

import (
	"cmp"
	"slices"
)

// Share is a part of a number: 5 of 7.
type Share struct{ Part, Of int }

// Percent returns the share in whole percent; 0 of nothing.
func (s Share) Percent() int {
	if s.Of == 0 {
		return 0
	}
	return (200*s.Part + s.Of) / (2 * s.Of)
}

// lastFew is the number of meetings over which the decision yield is summed up.
const lastFew = 5

// yields returns the decision yield of the meeting closed last and of the last five:
// how many of the items that asked for a decision, and of the places of decisions, got
// all their answers in it.
func (r *Record) yields() (last, few Share) {
	closed := r.Meetings.Where(func(m Meeting) bool { return m.Status == Closed })
	slices.SortFunc(closed, func(a, b Meeting) int { return cmp.Compare(b.ClosedLine, a.ClosedLine) })
	for i, m := range closed[:min(len(closed), lastFew)] {
		y := r.yieldOf(m)
		if i == 0 {
			last = y
		}
		few.Part, few.Of = few.Part+y.Part, few.Of+y.Of
	}
	return last, few
}

// Yield returns the decision yield of all reviews of the cycle: how many of the items that asked
// for a decision got all their answers in the review that they were on.
func (r *Record) Yield() Share {
	var all Share
	for m := range r.Meetings.All() {
		if m.Status == Closed {
			y := r.yieldOf(m)
			all.Part, all.Of = all.Part+y.Part, all.Of+y.Of
		}
	}
	return all
}

func (r *Record) yieldOf(m Meeting) Share {
	var y Share
	for _, it := range r.Agenda(m.ID) {
		decisions := r.decisionsUnder(it)
		if it.Ask != AskDecide || it.IsPlace() && len(decisions) == 0 {
			continue
		}
		y.Of++
		open := slices.ContainsFunc(decisions, func(d Ref) bool { return !r.answeredAt(m, d) })
		if len(decisions) > 0 && !open {
			y.Part++
		}
	}
	return y
}

// decisionsUnder returns the decisions that an item asks for: those on it, or the one
// that it is a place for.
func (r *Record) decisionsUnder(it Item) []Ref {
	if it.IsPlace() && it.AboutKind == KindDecision {
		return []Ref{it.About()}
	}
	var list []Ref
	for _, d := range r.DecisionsOn(it.ID) {
		list = append(list, d.Ref())
	}
	return list
}

// answeredAt reports whether a decision was answered in a meeting: put off and withdrawn
// are no answers.
func (r *Record) answeredAt(m Meeting, decision Ref) bool {
	u, ok := r.InForce(m.ID, decision)
	return ok && (u.Meeting == m.ID || u.Via != "") && u.Outcome.answers()
}

// answers reports whether an outcome answers a decision.
func (o Outcome) answers() bool {
	switch o {
	case Approved, Conditional, Rejected, Confirmed, Lapsed:
		return true
	}
	return false
}
