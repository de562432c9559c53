package model

import (
	"fmt"
	"slices"
)

// digestBlocker says what is to be done about a blocker.
func digestBlocker(r *Record, b Blocker, at *Moment) []Finding {
	if !r.Open(b) {
		return nil
	}
	about := b.Ref()
	later := actsOf(about, "new date", "carry %s due:")
	if !b.DueMoves() {
		later = actsOf(about, "escalate", "escalate %s to:")
	}
	list := at.overdue(b.Due, slices.Concat(later, actsOf(about, "done", "resolve %s "), at.putOn(r, about))...)
	if u, ok := r.Ruling(about); ok && u.Outcome == Escalated {
		list = append(list, at.pastClock(r, u)...)
	}
	list = append(list, at.unowned(r, about, b.Owner)...)
	list = append(list, at.incomplete(about, b.lacks(), "set %s ")...)
	list = append(list, at.withoutMessageOwner(r, about)...)
	list = append(list, at.stale(r, about, r.changedAt(about, max(b.RaisedAt, b.ChangedAt)))...)
	return append(list, at.comingUp(b.Due)...)
}

// digestAction says what is to be done about an action. A condition stands with the
// approval that it is one of.
func digestAction(r *Record, a Action, at *Moment) []Finding {
	if r.State(a.Ref()) != Open || r.IsCondition(a) {
		return nil
	}
	about := a.Ref()
	acts := actsOf(about, "done", "done %s", "new date", "set %s due:")
	list := at.overdue(a.Due, acts...)
	list = append(list, at.unowned(r, about, a.Owner)...)
	list = append(list, at.stale(r, about, r.changedAt(about, max(a.RaisedAt, a.ChangedAt)))...)
	return append(list, at.comingUp(a.Due, acts...)...)
}

// digestDecision says what is to be done about a decision.
func digestDecision(r *Record, d Decision, at *Moment) []Finding {
	about := d.Ref()
	u, _ := r.Ruling(about)
	var list []Finding
	switch state := r.State(about); state {
	case Conditional:
		return slices.Concat(at.onConditions(r, d), at.toReconfirm(r, d), at.unowned(r, about, r.Decider(d)), at.unfilled(r, about))
	case Approved:
		return append(at.toReconfirm(r, d), at.unfilled(r, about)...)
	case Escalated:
		list = at.pastClock(r, u)
		if doubts := r.standingDoubts(d); isEscalatedApproval(r, d) && len(list) > 0 && len(doubts) > 0 {
			list = append(list, Finding{Section: ComingUp, Says: describeDoubts(doubts)})
		}
		if _, pending := r.PendingApproval(d.ID); pending {
			for i, f := range list {
				if f.Section != PastClock {
					list[i].Says = "answer by " + r.dueOf(about).DayMonth(at.Today)
				}
			}
			return slices.Concat(list, at.onConditions(r, d), at.unowned(r, about, r.Decider(d)), at.unfilled(r, about))
		}
	case Deferred:
		list = at.returning(r, u)
	case Open:
		list = at.undecided(r, d)
	default:
		return nil
	}
	list = append(list, at.unowned(r, about, r.Decider(d))...)
	list = append(list, at.incomplete(about, r.lacksOf(d, at), "set %s crit:")...)
	list = append(list, at.uncheckedIn(r, d)...)
	list = append(list, at.unfilled(r, about)...)
	list = append(list, at.stale(r, about, r.changedAt(about, max(d.RaisedAt, d.ChangedAt)))...)
	if u.ID == 0 {
		list = append(list, at.comingUp(d.Due)...)
	}
	return list
}

// unfilled finds what a decision lacks however it stands: who writes what customers are told, and
// what is asked before its launch.
func (at *Moment) unfilled(r *Record, about Ref) []Finding {
	return append(at.withoutMessageOwner(r, about), r.withoutLaunchCriterion(about)...)
}

// undecided finds a decision that nobody has ruled on. One whose day has passed is
// overdue.
func (at *Moment) undecided(r *Record, d Decision) []Finding {
	about := d.Ref()
	list := at.overdue(d.Due, append(actsOf(about, "new date", "set %s due:"), at.putOn(r, about)...)...)
	f := Finding{Section: Undecided, Order: [2]int64{-int64(at.graph.count(about)), boolOrder(d.Revenue)}, Acts: at.prepares(r, d)}
	if !at.OnTable(about) {
		f.Acts = append(at.putOn(r, about), f.Acts...)
	}
	if at.Last.ID != 0 && d.RaisedAt < at.Last.StartedAt && !r.wasOnTable(about) {
		f.Says = "2nd week without an answer"
		f.Acts = actsOf(about, "escalate", "escalate %s to:")
	}
	return append(list, f)
}

// prepares returns what is offered for an undecided decision: what it still lacks to be
// answered where no meeting has had it yet, else to ask its owner.
func (at *Moment) prepares(r *Record, d Decision) []Act {
	about := d.Ref()
	switch {
	case r.wasOnTable(about):
		return actsOf(about, "ask the owner", "escalate %s to:")
	case r.Decider(d) == 0:
		return []Act{{"assign", AssignLine(about)}}
	case len(r.CriteriaOf(d.ID)) == 0:
		return actsOf(about, "add a criterion", "set %s crit:")
	case d.Recommendation == "":
		return actsOf(about, "recommend", "set %s rec:")
	}
	return nil
}

// wasOnTable reports whether a thing was on the table of a meeting that has begun.
func (r *Record) wasOnTable(about Ref) bool {
	_, ok := r.Entries.lastWhere(about, func(Entry) bool { return true })
	return ok
}

// returning finds a decision that was deferred.
func (at *Moment) returning(r *Record, u Ruling) []Finding {
	if u.Due > at.By {
		return at.comingUp(u.Due)
	}
	f := Finding{Section: Returning, Order: [2]int64{1}, Acts: at.putOn(r, u.About())}
	if u.Due < at.Today {
		f.Late, f.Order[0], f.Says = true, 0, "until then: "+u.Fallback
	}
	return []Finding{f}
}

// laterOrLapse returns what is offered for an approval whose conditions are open: a later day for
// them, which is given once, and that it lapses.
func (at *Moment) laterOrLapse(r *Record, p Approval) []Act {
	lapse := actsOf(p.Ruling.About(), "let it lapse", "lapse %s ")
	if r.extendedBefore(p) {
		return append(lapse, actsOf(p.Ruling.About(), "escalate", "escalate %s to:")...)
	}
	return append(actsOf(p.Ruling.About(), "extend", "extend %s due:"), lapse...)
}

// onConditions finds an approval that waits for its conditions.
func (at *Moment) onConditions(r *Record, d Decision) []Finding {
	about := d.Ref()
	p, _ := r.PendingApproval(d.ID)
	late, open := 0, 0
	for _, a := range r.OpenConditions(p) {
		open++
		if a.Due < at.Today {
			late++
		}
	}
	f := Finding{Section: OnConditions}
	switch {
	case late > 0:
		f.Late, f.Says = true, "conditions late, approval in doubt"
		f.Acts = at.laterOrLapse(r, p)
	case open == 0:
		f.Order[0], f.Confirm, f.Says = 1, true, "all conditions done, to confirm"
		f.Acts = actsOf(about, "confirm", "confirm %s")
	default:
		f.Order[0], f.Says = 2, fmt.Sprintf("%d not met", open)
		f.Acts = at.laterOrLapse(r, p)
	}
	return []Finding{f}
}

// toReconfirm finds an approval that may not be right any more. One whose clock is over is
// past it.
func (at *Moment) toReconfirm(r *Record, d Decision) []Finding {
	var list []Finding
	acts := append(actsOf(d.Ref(), "confirm", "confirm %s ", "reopen", "reopen %s "), at.putOn(r, d.Ref())...)
	for _, doubt := range r.Doubts(d) {
		f := Finding{Section: ToReconfirm, Confirm: true, Says: doubt.Says, Acts: acts}
		switch {
		case doubt.From > at.By:
			list = append(list, saying("to be looked at again", at.comingUp(doubt.From), doubt.From, at)...)
			continue
		case doubt.From != "":
			f.Says, f.Order[0] = "to be looked at again "+doubt.From.DayMonth(at.Today), 1
		case doubt.DueAt != 0 && doubt.DueAt < at.Now:
			f.Section, f.Confirm, f.Late, f.Order[0] = PastClock, false, true, int64(doubt.DueAt)
			f.Says += ", " + r.describeOver(doubt.DueAt, at.Now)
		case doubt.DueAt != 0:
			f.Says += ", answer by " + r.describeInstant(doubt.DueAt, at.Now)
		}
		list = append(list, f)
	}
	if len(list) == 0 {
		return nil
	}
	return append(list, at.uncheckedIn(r, d)...)
}

// lacksOf returns what a decision of the next meeting lacks for an approval.
func (r *Record) lacksOf(d Decision, at *Moment) []string {
	if !at.OnTable(d.Ref()) {
		return nil
	}
	switch {
	case len(r.CriteriaOf(d.ID)) == 0:
		return []string{"criterion"}
	case d.NeedsEvidence && len(r.withVerdict(d.ID, "")) > 0:
		return []string{"evidence"}
	}
	return nil
}

// uncheckedIn finds a criterion that is unmet and that nobody works on.
func (at *Moment) uncheckedIn(r *Record, d Decision) []Finding {
	unmet := r.withVerdict(d.ID, VerdictUnmet)
	if len(unmet) == 0 || slices.ContainsFunc(r.ActionsAbout(d.Ref()), func(a Action) bool { return r.State(a.Ref()) == Open }) {
		return nil
	}
	return []Finding{{Section: Incomplete, Says: unmet[0].Ref().String() + " is unmet, without an action", Order: [2]int64{boolOrder(at.OnTable(d.Ref()))},
		Acts: actsOf(d.Ref(), "add an action", "action %s ")}}
}

func boolOrder(first bool) int64 {
	if first {
		return 0
	}
	return 1
}

// digestItem says of an item of the next meeting that nobody owns it. One to decide is
// its only decision's owner's, one that informs the facilitator's.
func digestItem(r *Record, it Item, at *Moment) []Finding {
	owner := r.OwnerOf(it.Ref())
	if it.Meeting != at.Next.ID || at.Next.ID == 0 || it.IsPlace() || r.State(it.Ref()) == Withdrawn {
		return nil // what a place is for stands in the digest itself
	}
	decisions := r.DecisionsOn(it.ID)
	switch {
	case owner != 0 && !r.HasLeft(owner), len(decisions) == 1: // the decision says it
		return nil
	case it.Ask == AskInform && owner == 0:
		owner = at.Next.Facilitator
	}
	return at.unowned(r, it.Ref(), owner)
}

// digestCheck says what is to be done about a check: one of the next meeting that nobody
// owns; of an earlier one, where none with the same words came after it, a waiver that
// ended and a failure whose follow-up is done.
func digestCheck(r *Record, c Check, at *Moment) []Finding {
	about := c.Ref()
	m, _ := r.Meetings.Get(r.above(about, KindMeeting).ID)
	if m.ID == at.Next.ID && m.ID != 0 {
		if c.Computed != "" || r.State(about) != Open {
			return nil
		}
		return at.unowned(r, about, c.Owner)
	}
	if m.Status != Closed || r.checkedSince(c, m) {
		return nil
	}
	u, _ := r.Ruling(about)
	switch r.State(about) {
	case Waived:
		return append(at.overdue(u.Until), at.comingUp(u.Until)...)
	case Failed:
		follow := r.ActionsAbout(about)
		if len(follow) == 0 || slices.ContainsFunc(follow, func(a Action) bool { return r.State(a.Ref()) == Open }) {
			return nil
		}
		return []Finding{{Section: Returning, Order: [2]int64{1}, Says: "failed, and what followed is done"}}
	}
	return nil
}

// checkedSince reports whether a later meeting has the same check.
func (r *Record) checkedSince(c Check, m Meeting) bool {
	for other := range r.Checks.All() {
		if other.ID > c.ID && other.isSame(c) && r.above(other.Ref(), KindMeeting).ID != m.ID {
			return true
		}
	}
	return false
}

// digestFeedback says of feedback that was parked, or waits for an answer, for long.
func digestFeedback(r *Record, f Feedback, at *Moment) []Finding {
	state := r.State(f.Ref())
	u, _ := r.Ruling(f.Ref())
	since := max(f.At, u.At)
	if state != Open && state != Parked || since == 0 {
		return nil
	}
	day := DateOf(since.In(r.Zone()))
	if day > at.Today.AddDays(-at.limits.StaleDays) {
		return nil
	}
	return []Finding{{Section: Stale, Order: [2]int64{0, int64(since)}, Says: fmt.Sprintf("%s for %d days", state, int(at.Today.time().Sub(day.time()).Hours()/24))}}
}

// blockerWaitsOn returns the open actions that follow from a blocker.
func blockerWaitsOn(r *Record, b Blocker) []Ref {
	if !r.Open(b) {
		return nil
	}
	return r.openActions(b.Ref())
}

// decisionWaitsOn returns what an undecided decision waits on, the open blockers on its
// item, and what an approval waits on, its open conditions.
func decisionWaitsOn(r *Record, d Decision) []Ref {
	var list []Ref
	_, pending := r.PendingApproval(d.ID)
	switch {
	case pending:
		return r.openActions(d.Ref())
	case r.State(d.Ref()).IsFinal():
		return nil
	}
	for _, b := range r.Blockers.of(itemRef(d.Item)) {
		if r.Open(b) {
			list = append(list, b.Ref())
		}
	}
	return list
}

// openActions returns the actions that follow from a thing and are open.
func (r *Record) openActions(about Ref) []Ref {
	var list []Ref
	for _, a := range r.ActionsAbout(about) {
		if r.State(a.Ref()) == Open {
			list = append(list, a.Ref())
		}
	}
	return list
}
