package model

import "fmt"

// The limits of putting something off that no playbook changes; the others are those of the
// playbook. Refusals say them; nothing else holds them. Days are calendar days.
const (
	reviewMost    = 366 // days ahead to the next review that a deferral may wait for
	blockerMost   = 92  // days ahead to a blocker's due date: a quarter
	yearShownFrom = 183
)

// lastDeferral returns the last day to which a decision can be deferred: the next
// review, or the one after where that is within the limit. A review that is planned
// for another age is none to wait for.
func (r *Record) lastDeferral(now Instant) Date {
	from := r.reviewDay(now)
	next, most := r.NextReview(from), r.limits().DeferralMaxDays
	if next > from.AddDays(reviewMost) {
		return from.AddDays(most)
	}
	return max(next, min(r.NextReview(next), from.AddDays(most)))
}

// lastDeferralOf returns the last day to which a decision can be deferred: not after the
// delivery, where something that is approved waits on it.
func (r *Record) lastDeferralOf(about Ref, now Instant) Date {
	last := r.lastDeferral(now)
	if c, _ := r.Cycle(); c.Delivery != "" && c.Delivery < last && len(r.approvedWaitingOn(about)) > 0 {
		return c.Delivery
	}
	return last
}

// approvedWaitingOn returns the approved decisions that wait on a thing, directly or through
// others.
func (r *Record) approvedWaitingOn(about Ref) []Ref {
	var list []Ref
	seen := map[Ref]bool{about: true}
	for next := []Ref{about}; len(next) > 0; next = next[1:] {
		for _, waits := range r.LinksTo(next[0], LinkWaitsOn) {
			if seen[waits] {
				continue
			}
			seen[waits] = true
			next = append(next, waits)
			if state := r.State(waits); waits.Kind == KindDecision && (state == Conditional || r.IsInForce(waits)) {
				list = append(list, waits)
			}
		}
	}
	return list
}

// refuseLateDeferral refuses to put off what something approved waits on, where the delivery
// is not ahead.
func (r *Record) refuseLateDeferral(about Ref, now Instant) error {
	if r.lastDeferralOf(about, now) > r.Today(now) {
		return nil
	}
	c, _ := r.Cycle()
	return refuser(about)("%s is approved and waits on %s, and the delivery date is %s; decide it, or escalate it",
		r.approvedWaitingOn(about)[0], about, c.Delivery.Near(r.Today(now)))
}

// deferralDay offers the next review, or the day of the delivery where that is the last day
// to which a decision can be deferred.
func deferralDay(r *Record, about Ref, now Instant) Value {
	next := nextReview(r, about, now)
	if last := r.lastDeferralOf(about, now); last < next.Date && last < r.lastDeferral(now) {
		return On(last)
	}
	return next
}

// checkLimit refuses a day on which a ruling would put something off for too
// long.
func (c GiveRuling) checkLimit(r *Record, v Values, now Instant) error {
	today, most := r.Today(now), r.limits()
	field, last, limit := FieldDue, Date(""), ""
	switch c.Outcome {
	case Deferred:
		last = r.lastDeferralOf(c.About, now)
		limit = fmt.Sprintf("a decision is deferred to the next review (%s) or the one after, and at most %d days ahead", r.NextReview(r.reviewDay(now)).Near(today), most.DeferralMaxDays)
		if last < r.lastDeferral(now) {
			limit = fmt.Sprintf("%s is approved and waits on it, and is delivered then", r.approvedWaitingOn(c.About)[0])
		}
	case Escalated:
		last = r.Calendar().Add(today, most.EscalationMaxDays)
		limit = fmt.Sprintf("an escalation is answered within %d working days", most.EscalationMaxDays)
		if due := r.dueFrom(c.About, v[FieldTo].Person); due != "" && due < last { // said anew, its clock goes on
			last = due
		}
	case Carried:
		return r.checkBlockerDue(c.About, v[field].Date, now)
	case Waived:
		field, last = FieldUntil, today.AddDays(most.WaiverMaxDays)
		limit = fmt.Sprintf("a waiver holds for %d days at most", most.WaiverMaxDays)
	}
	if last == "" || v[field].Date <= last {
		return nil
	}
	return &Refusal{Reason: BadValue, About: c.About, Outcome: c.Outcome, Missing: []Requirement{{FieldSpec: specs[field]}},
		Says: fmt.Sprintf("%s: %s is too far ahead; %s: %s is the last day", c.About, v[field].Date.Near(today), limit, last.Near(today))}
}

// checkBlockerDue refuses a due date of a blocker that is too far ahead: until
// shortly before it, no review has the blocker on its table.
func (r *Record) checkBlockerDue(about Ref, due Date, now Instant) error {
	today := r.Today(now)
	last := today.AddDays(blockerMost)
	if due <= last {
		return nil
	}
	return &Refusal{Reason: BadValue, About: about, Missing: []Requirement{{FieldSpec: specs[FieldDue]}},
		Says: fmt.Sprintf("%s: %s is too far ahead; a blocker is due within %d days: %s is the last day", about, due.Near(today), blockerMost, last.Near(today))}
}

// dueFrom returns the day on which the answer of a person to whom a thing was
// escalated is due; "" where it was not escalated to them.
func (r *Record) dueFrom(about Ref, to ID) Date {
	u, _ := r.Rulings.lastWhere(about, func(u Ruling) bool { return u.Outcome == Escalated && u.EscalatedTo == to })
	return u.Due
}
