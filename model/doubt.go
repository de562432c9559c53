package model

import (
	"fmt"
	"slices"
	"strings"
)

// Doubt is one reason for which an approval may not be right any more: its owner confirms
// it, or it is reopened.
type Doubt struct {
	Says    string  // "K-1 is unmet", "rests on AS-2, which is broken"
	From    Date    // the day from which it is one; "" for at once
	DueAt   Instant // by when it is to be answered; 0 where nothing says
	Returns bool    // whether the next meeting has to answer it

	broken, moved bool // whether an assumption broke, or an artefact moved
}

// Doubts returns the doubts about an approved decision: evidence that came since the
// approval and is unmet, assumptions that broke since, another version of what was looked
// at, and the day on which it is to be looked at again. There are none about a decision
// that was superseded, or while a reopening of it is open.
func (r *Record) Doubts(d Decision) []Doubt {
	u, ok := r.Ruling(d.Ref())
	if state := r.State(d.Ref()); !ok || state != Approved && state != Conditional {
		return nil
	}
	return r.doubtsSince(d, u)
}

// standingDoubts returns the doubts about a decision, also about one that was escalated for
// them.
func (r *Record) standingDoubts(d Decision) []Doubt {
	if u, escalated := r.escalatedApproval(d); escalated {
		return r.doubtsSince(d, u)
	}
	return r.Doubts(d)
}

// doubtsSince returns the doubts about a decision that a ruling approved.
func (r *Record) doubtsSince(d Decision, u Ruling) []Doubt {
	if r.isBeingReopened(d) {
		return nil
	}
	var list []Doubt
	for _, c := range r.unmetSince(d, u) {
		list = append(list, Doubt{Says: c.Ref().String() + " is unmet"})
	}
	list = append(list, r.brokenSince(d, u)...)
	list = append(list, r.moved(d)...)
	if d.ReviewOn != "" {
		list = append(list, Doubt{Says: "to be looked at again", From: d.ReviewOn})
	}
	return list
}

// escalatedApproval returns the ruling that approved a decision which was escalated since,
// because it may not be right any more: it stays approved until that is answered. An approval
// and an escalation in one meeting are two answers, of which the last one counts.
func (r *Record) escalatedApproval(d Decision) (approval Ruling, ok bool) {
	escalated := false
	for _, u := range r.Rulings.of(d.Ref()) {
		switch {
		case !r.valid(u):
		case u.Outcome.resultingState() == Approved:
			approval, ok, escalated = u, true, false
		case u.Outcome == Escalated && ok && !r.SameMeeting(approval, u):
			escalated = true
		default:
			ok = false
		}
	}
	return approval, ok && escalated
}

// IsInForce reports whether a decision is approved, also one that was escalated since for a
// doubt about it, and no other took its place.
func (r *Record) IsInForce(about Ref) bool {
	d, ok := r.Decisions.Get(about.ID)
	if !ok || about.Kind != KindDecision {
		return false
	}
	_, escalated := r.escalatedApproval(d)
	state := r.State(about)
	return state == Approved || escalated && state == Escalated
}

// DoubtsBy returns the doubts about a decision that there are on a day.
func (r *Record) DoubtsBy(d Decision, day Date) []Doubt {
	return slices.DeleteFunc(r.Doubts(d), func(doubt Doubt) bool { return doubt.From > day })
}

// unmetSince returns the criteria of a decision that evidence since a ruling says are
// unmet.
func (r *Record) unmetSince(d Decision, u Ruling) []Criterion {
	return slices.DeleteFunc(r.withVerdict(d.ID, VerdictUnmet), func(c Criterion) bool {
		e, _ := r.LatestEvidence(c.ID)
		return e.Line <= r.givenAt(u)
	})
}

// brokenSince returns a doubt for each assumption under a decision that broke since a
// ruling.
func (r *Record) brokenSince(d Decision, u Ruling) []Doubt {
	var list []Doubt
	for _, about := range r.brokenUnder(d.Ref()) {
		last, _ := r.StepsTaken.lastWhere(about, func(s Step) bool { return s.What == StepState })
		if last.Line <= r.givenAt(u) {
			continue
		}
		a, _ := rowsOf[Assumption](r, KindAssumption).Get(about.ID)
		list = append(list, Doubt{Says: fmt.Sprintf("rests on %s, which is broken", about), DueAt: a.DueAt, Returns: true, broken: true})
	}
	return list
}

// isBeingReopened reports whether a reopening of a decision is open: its answer will say
// whether the decision still stands.
func (r *Record) isBeingReopened(d Decision) bool {
	return slices.ContainsFunc(r.LinksTo(d.Ref(), LinkReopens), func(next Ref) bool {
		u, ok := r.Ruling(next)
		return !ok || u.Outcome.putsOff()
	})
}

// callsForDoubt reports whether an approval from before a meeting is to be answered there: a
// doubt brings it back, or it has a place on the agenda and there is one.
func (r *Record) callsForDoubt(d Decision, m Meeting) bool {
	if _, placed := r.placeFor(m.ID, d.Ref()); placed && len(r.DoubtsBy(d, m.Date)) > 0 {
		return true
	}
	return r.returnsInDoubt(d)
}

// returnsInDoubt reports whether the next meeting has to answer a doubt about a decision.
func (r *Record) returnsInDoubt(d Decision) bool {
	return slices.ContainsFunc(r.Doubts(d), func(doubt Doubt) bool { return doubt.Returns })
}

// placeFor returns the place of a thing on the agenda of a meeting.
func (r *Record) placeFor(meeting ID, about Ref) (Item, bool) {
	agenda := r.Agenda(meeting)
	i := slices.IndexFunc(agenda, func(it Item) bool { return it.IsPlace() && it.About() == about })
	if i < 0 {
		return Item{}, false
	}
	return agenda[i], true
}

// describeDoubts says why an approval is to be confirmed.
func describeDoubts(doubts []Doubt) string {
	says := make([]string, len(doubts))
	for i, doubt := range doubts {
		says[i] = doubt.Says
	}
	return strings.Join(says, "; ")
}

// askReview offers the day on which an approval is looked at again, askNextReview takes the
// next one.
var (
	askReview     = RequestedField{Field: FieldReview, Optional: true, Default: reviewOfApproval}
	askNextReview = RequestedField{Field: FieldReview, Optional: true, LineOnly: true}
)

// reviewAfter is how many working days after customers are told an approval is looked at
// again that no checkpoint looks at.
const reviewAfter = 10

// reviewOfApproval offers the day of the first checkpoint that looks at what came of a
// decision, else two weeks of work after customers are told.
func reviewOfApproval(r *Record, about Ref, now Instant) Value {
	today := r.Today(now)
	d, _ := r.Decisions.Get(about.ID)
	if d.ReviewOn > today {
		return On(d.ReviewOn)
	}
	var first Date
	for _, c := range r.LinksTo(about, LinkOn) {
		due := r.ShownValue(c, FieldDue).Date
		if c.Kind == KindCheckpoint && r.State(c) == PlannedAhead && due > today && (first == "" || due < first) {
			first = due
		}
	}
	if c, _ := r.Cycle(); first == "" && c.Customer != "" {
		first = r.Calendar().Add(c.Customer, reviewAfter)
	}
	if first <= today {
		return Value{}
	}
	return On(first)
}

// explainDoubts asks why an approval still stands whose assumption is broken.
func (r *Record) explainDoubts(d Decision, asked []Requirement) {
	broken := slices.DeleteFunc(r.standingDoubts(d), func(doubt Doubt) bool { return !doubt.broken })
	for i, q := range asked {
		if q.Field == FieldWhy && len(broken) > 0 {
			asked[i].Optional, asked[i].Because = false, "it "+describeDoubts(broken)
			asked[i].Prompt = "Why does it still stand?"
		}
	}
}

// reviewOnRuling keeps when an approval is looked at again. One that is confirmed is right
// at the present version of its artefact, and is not looked at again unless it is said.
func (r *Record) reviewOnRuling(d *Decision, outcome Outcome, v Values, now Instant) error {
	before := *d
	if v.Has(FieldReview) {
		if err := setReviewOfDecision(r, d, v[FieldReview], now); err != nil {
			return err
		}
	}
	if outcome == Confirmed {
		r.stillRightAt(d)
		if !v.Has(FieldReview) && d.ReviewOn <= r.Today(now) {
			d.ReviewOn = ""
		}
	}
	if *d != before {
		r.Decisions.put(*d)
	}
	return nil
}
