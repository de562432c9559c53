package model

import (
	"fmt"
	"strings"
)

// This file holds what kinds say of their things for the digest.

// digest returns the findings on a thing; nil for a kind that says nothing.
func (k *KindOf[T]) digest(r *Record, id ID, at *Moment) []Finding {
	row, ok := k.rows(r).Get(id)
	if !ok || k.Digest == nil {
		return nil
	}
	return k.Digest(r, row, at)
}

// waitsOn returns the open things that a thing waits on.
func (k *KindOf[T]) waitsOn(r *Record, id ID) []Ref {
	row, ok := k.rows(r).Get(id)
	if !ok || k.WaitsOn == nil {
		return nil
	}
	return k.WaitsOn(r, row)
}

// actsOf offers to write lines about a thing: each is what it is called and a line in
// which %s stands for the id.
func actsOf(about Ref, labelled ...string) []Act {
	var acts []Act
	for i := 0; i+1 < len(labelled); i += 2 {
		acts = append(acts, Act{labelled[i], strings.ReplaceAll(labelled[i+1], "%s", about.String())})
	}
	return acts
}

// putOn returns the act that puts a thing on the agenda of the next meeting; none where
// there is no such meeting, or the thing is on an agenda to come already.
func (at *Moment) putOn(r *Record, about Ref) []Act {
	if at.Next.ID == 0 || r.MayPutOnAgenda(about, at.Next) != nil {
		return nil
	}
	return actsOf(about, "put on agenda", "i %s")
}

// overdue finds a day that is before today.
func (at *Moment) overdue(due Date, acts ...Act) []Finding {
	if due == "" || due >= at.Today {
		return nil
	}
	return []Finding{{Section: Overdue, Late: true, Acts: acts}}
}

// comingUp finds a day from today to the review after the next.
func (at *Moment) comingUp(due Date, acts ...Act) []Finding {
	if due == "" || due < at.Today || due >= at.After {
		return nil
	}
	return []Finding{{Section: ComingUp, Acts: acts}}
}

// unowned finds that nobody owns a thing, or somebody who left.
func (at *Moment) unowned(r *Record, about Ref, owner ID) []Finding {
	f := Finding{Section: Unowned, Says: "no owner", Order: [2]int64{-int64(at.graph.count(about))}, Acts: []Act{{"assign", AssignLine(about)}}}
	switch {
	case owner == 0:
	case r.HasLeft(owner):
		f.Says, f.Acts = r.NameOf(owner)+" left", []Act{{"assign", r.handOverLine(about)}}
	default:
		return nil
	}
	return []Finding{f}
}

// incomplete finds what a thing lacks.
func (at *Moment) incomplete(about Ref, lacks []string, line string) []Finding {
	if len(lacks) == 0 {
		return nil
	}
	order := int64(1)
	if at.OnTable(about) {
		order = 0
	}
	return []Finding{{Section: Incomplete, Says: "no " + orList(lacks), Order: [2]int64{order}, Acts: actsOf(about, "fill in", line)}}
}

// stale finds a thing that has not changed for long, or was put off often.
func (at *Moment) stale(r *Record, about Ref, changed Instant) []Finding {
	times, since := r.TimesPutOff(about), DateOf(changed.In(r.Zone()))
	old := changed != 0 && since <= at.Today.AddDays(-at.limits.StaleDays)
	if times < at.limits.CarriedOften && !old {
		return nil
	}
	f := Finding{Section: Stale, Order: [2]int64{-int64(times), int64(changed)}}
	if old {
		f.Says = fmt.Sprintf("unchanged for %d days", int(at.Today.time().Sub(since.time()).Hours()/24))
	}
	return []Finding{f}
}

// pastClock finds an escalation whose answer is late, or is wanted by the next review.
func (at *Moment) pastClock(r *Record, u Ruling) []Finding {
	end := r.ClockEnd(u)
	day := DateOf(end.In(r.Zone()))
	switch {
	case end == 0:
		return nil
	case end < at.Now:
		return []Finding{{Section: PastClock, Late: true, Says: r.describeOver(end, at.Now), Order: [2]int64{int64(end)},
			Acts: append(actsOf(u.About(), "get the answer", VerbOf(u.AboutKind, r.likeliestAnswer(u.About()))+" %s via:"), at.putOn(r, u.About())...)}}
	case day <= at.By:
		return []Finding{{Section: Returning, Order: [2]int64{1}, Acts: at.putOn(r, u.About())}}
	}
	return at.comingUp(day)
}

// likeliestAnswer returns the outcome that is offered first for a thing on the table: of an approval
// on conditions what can be said of it as its conditions stand.
func (r *Record) likeliestAnswer(about Ref) Outcome {
	if about.Kind == KindBlocker {
		return Resolved
	}
	p, pending := r.PendingApproval(about.ID)
	switch {
	case !pending || about.Kind != KindDecision:
		return Approved
	case len(r.OpenConditions(p)) == 0:
		return Confirmed
	case r.extendedBefore(p):
		return Lapsed
	}
	return Extended
}

// describeOver says for how long a clock has been over, in working time: "4 h over".
func (r *Record) describeOver(end, now Instant) string {
	over := r.WorkingTime(end, now)
	if days := int(over.Hours() / 24); days > 0 {
		return fmt.Sprintf("%d d over", days)
	}
	if over.Hours() < 1 {
		return "just over"
	}
	return fmt.Sprintf("%d h over", int(over.Hours()))
}

// dueOf returns the day by which something is to happen to a thing: the end of its clock
// where it was escalated, the day to which it was deferred, else its own.
func (r *Record) dueOf(about Ref) Date {
	u, ok := r.Ruling(about)
	switch state := r.State(about); {
	case ok && state == Escalated && u.Outcome == Escalated:
		return DateOf(r.ClockEnd(u).In(r.Zone()))
	case ok && state == Deferred && u.Outcome == Deferred:
		return u.Due
	case ok && state == Waived:
		return u.Until
	case state == Conditional:
		p, _ := r.PendingApproval(about.ID)
		return r.RunsTo(p)
	}
	return r.ShownValue(about, FieldDue).Date
}

// TimesPutOff returns how often a thing was carried, deferred or escalated, or its day
// moved.
func (r *Record) TimesPutOff(about Ref) int {
	times, meeting := r.Moves(about), ID(-1)
	for _, u := range r.Rulings.of(about) {
		if !r.valid(u) || !u.Outcome.putsOff() && u.Outcome != Carried {
			continue
		}
		if u.Meeting == 0 || u.Meeting != meeting { // said anew in one meeting, it is put off once
			times++
		}
		meeting = u.Meeting
	}
	return times
}

// changedAt returns when something was last said of a thing, after it was raised.
func (r *Record) changedAt(about Ref, raised Instant) Instant {
	if u, ok := r.Ruling(about); ok {
		raised = max(raised, u.At)
	}
	for _, f := range r.FeedbackOn(about) {
		raised = max(raised, f.At)
	}
	for _, s := range r.StepsOf(about) {
		raised = max(raised, s.At)
	}
	if about.Kind != KindDecision {
		return raised
	}
	for _, c := range r.CriteriaOf(about.ID) {
		for _, e := range r.Evidences.of(c.Ref()) {
			raised = max(raised, e.At)
		}
	}
	return raised
}
