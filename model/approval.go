package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// This file holds approvals on conditions. The conditions are actions; nothing becomes of
// the approval by itself: its owner confirms it, gives the conditions a later day once,
// or lets it lapse.

// Approval is an approval on conditions that is neither confirmed nor lapsed.
type Approval struct {
	Ruling Ruling // the one that named the conditions
	Last   Ruling // the last one on the approval
	grants []Ruling
}

// PendingApproval returns the approval on conditions of a decision that still waits for
// them, or for its owner to confirm it; ok is false where there is none.
func (r *Record) PendingApproval(decision ID) (p Approval, ok bool) {
	for _, u := range r.Rulings.of(decisionRef(decision)) {
		if !r.valid(u) {
			continue
		}
		switch {
		case u.Outcome == Conditional:
			p, ok = Approval{Ruling: u, Last: u}, true
		case ok && u.Outcome == Extended:
			p.Last, p.grants = u, append(p.grants, u)
		case ok && u.Outcome == Escalated && !r.SameMeeting(p.Last, u):
			p.Last = u
		default:
			p, ok = Approval{}, false
		}
	}
	if ok && r.finalWithoutConfirmation(p.Ruling) {
		return Approval{}, false
	}
	return p, ok
}

// finalWithoutConfirmation reports whether an approval became final when its last condition was
// done, and a meeting closed over that, under the second version of the rules: it stays.
func (r *Record) finalWithoutConfirmation(u Ruling) bool {
	var last int64
	for m := range r.Meetings.All() {
		if m.Status == Closed && m.RulesVersion < 3 {
			last = max(last, m.ClosedLine)
		}
	}
	conditions := r.Conditions(u.ID)
	return len(conditions) > 0 && !slices.ContainsFunc(conditions, func(a Action) bool { return a.DoneAt == 0 || a.DoneLine > last })
}

// Conditions returns the actions that a ruling made an approval wait for.
func (r *Record) Conditions(ruling ID) []Action {
	if ruling == 0 {
		return nil
	}
	return r.Actions.Where(func(a Action) bool { return a.Condition == ruling })
}

// ConditionsOf returns the conditions that a ruling names, or that the approval has which it
// answers.
func (r *Record) ConditionsOf(u Ruling) []Action {
	if rule, _ := outcomeSpec(u.AboutKind, u.Outcome); !rule.OfApproval {
		return r.Conditions(u.ID)
	}
	root, _ := r.Rulings.lastWhere(u.About(), func(w Ruling) bool { return w.ID < u.ID && w.Outcome == Conditional })
	return r.Conditions(root.ID)
}

// OpenConditions returns the conditions of an approval that are not done.
func (r *Record) OpenConditions(p Approval) []Action {
	return slices.DeleteFunc(r.Conditions(p.Ruling.ID), func(a Action) bool { return r.State(a.Ref()) != Open })
}

// RunsTo returns the day to which an approval runs: the latest of its conditions'.
func (r *Record) RunsTo(p Approval) Date {
	var last Date
	for _, a := range r.Conditions(p.Ruling.ID) {
		last = max(last, a.Due)
	}
	return last
}

// conditionOf returns the decision whose approval waits for an action.
func (r *Record) conditionOf(a Action) (Decision, bool) {
	if a.Condition == 0 {
		return Decision{}, false
	}
	p, ok := r.PendingApproval(a.AboutID)
	d, _ := r.Decisions.Get(a.AboutID)
	return d, ok && p.Ruling.ID == a.Condition
}

// IsCondition reports whether an approval waits for an action, or for its owner to
// confirm that it was done.
func (r *Record) IsCondition(a Action) bool {
	_, is := r.conditionOf(a)
	return is
}

// completed reports whether an approval rests on an action that was its condition.
func (r *Record) completed(a Action) bool {
	u, ok := r.Ruling(a.About())
	return a.Condition != 0 && ok && (u.Outcome == Confirmed || u.ID == a.Condition && !r.IsCondition(a))
}

// CallsForAnswer reports whether an approval needs its owner on a day: a condition is due
// by then and not done, or all are done.
func (r *Record) CallsForAnswer(p Approval, day Date) bool {
	open := r.OpenConditions(p)
	return len(open) == 0 || slices.ContainsFunc(open, func(a Action) bool { return a.Due <= day })
}

// stateOfDecision returns how a decision stands: as its last ruling has it, but that
// an approval which was confirmed is approved, and one whose conditions got a later day
// still waits for them.
func stateOfDecision(r *Record, d Decision) Outcome {
	u, ok := r.withdrawal(d)
	if !ok {
		u, ok = r.Ruling(d.Ref())
	}
	switch {
	case !ok:
		return Open
	case u.Outcome == Conditional && r.finalWithoutConfirmation(u):
		return Approved
	case u.Outcome.resultingState() == Approved, u.Outcome == Escalated && isEscalatedApproval(r, d):
		if _, superseded := r.Successor(d); superseded {
			return Superseded
		}
	}
	return u.Outcome.resultingState()
}

func isEscalatedApproval(r *Record, d Decision) bool {
	_, is := r.escalatedApproval(d)
	return is
}

// IsConditional reports whether an outcome leaves an approval waiting for its conditions.
func IsConditional(o Outcome) bool { return o.resultingState() == Conditional }

// resultingState returns the state in which an outcome leaves a thing.
func (o Outcome) resultingState() Outcome {
	switch o {
	case Confirmed:
		return Approved
	case Extended:
		return Conditional
	}
	return o
}

// decisionAcceptsOutcome reports whether a decision can get an outcome as it stands: an approval on
// conditions is confirmed, extended, escalated or lapses, and while its meeting is held
// it can be answered anew.
func decisionAcceptsOutcome(r *Record, d Decision, o OutcomeSpec) bool {
	p, pending := r.PendingApproval(d.ID)
	switch o.Outcome {
	case Confirmed:
		return pending || isEscalatedApproval(r, d) || len(r.Doubts(d)) > 0
	case Extended:
		return pending && !r.extendedBefore(p)
	case Lapsed:
		return pending
	case Escalated:
		return true
	}
	return !isEscalatedApproval(r, d) && (!pending || r.mayChange(p.Ruling))
}

// extendedBefore reports whether an approval was extended, and not in the meeting that is
// still held.
func (r *Record) extendedBefore(p Approval) bool {
	return slices.ContainsFunc(p.grants, func(u Ruling) bool { return !r.mayChange(u) })
}

// mayAnswerApproval refuses what cannot be said of an approval on conditions, and what
// can be said of nothing else.
func (r *Record) mayAnswerApproval(d Decision, outcome Outcome, refuse refusing) error {
	about := d.Ref()
	p, pending := r.PendingApproval(d.ID)
	switch outcome {
	case Confirmed:
		if !pending && len(r.Doubts(d)) == 0 && !isEscalatedApproval(r, d) {
			return refuse("%s is %s; what is confirmed is an approval on conditions, or one that may not be right any more", about, r.State(about))
		}
		for _, f := range r.standingConcerns(d) {
			return refuse("%s: the concern %s stands; %s clears it, or %s overrides it with a reason", about, f.Ref(), r.NameOf(f.By), r.NameOf(r.Disposer(f)))
		}
	case Extended, Lapsed:
		if !pending {
			return refuse("%s is %s; only an approval on conditions %s", about, r.State(about), map[Outcome]string{Extended: "is extended", Lapsed: "lapses"}[outcome])
		}
		if outcome == Extended && r.extendedBefore(p) {
			return refuse("%s was extended before; it is confirmed, it lapses, or it is escalated", about)
		}
		if outcome == Extended && len(r.OpenConditions(p)) == 0 {
			return refuse("%s: its conditions are done; confirm it", about)
		}
	case Escalated:
	default:
		if isEscalatedApproval(r, d) {
			return refuse("%s is approved, and was escalated for a doubt about it; confirm it, escalate it further, or reopen it", about)
		}
		if pending && !r.mayChange(p.Ruling) {
			return refuse("%s is approved on conditions; confirm it, extend it, or let it lapse", about)
		}
	}
	return nil
}

// The questions that are asked of an approval on conditions.
var (
	askWithout = RequestedField{Field: FieldWithout, Optional: true}
	askExtends = RequestedField{Field: FieldExtends, Default: func(r *Record, about Ref, _ Instant) Value {
		p, ok := r.PendingApproval(about.ID)
		if !ok {
			return Value{}
		}
		return Value{Lines: idsOf(r.OpenConditions(p))}
	}}
	askLaterDay = RequestedField{Field: FieldDue, Default: func(r *Record, about Ref, now Instant) Value {
		next := nextReview(r, about, now)
		if p, ok := r.PendingApproval(about.ID); ok && next.Date <= r.RunsTo(p) {
			return On(r.Calendar().Next(r.RunsTo(p).AddDays(1)))
		}
		return next
	}}
	askStandingFallback = RequestedField{Field: FieldFallback, Optional: true, Default: func(r *Record, about Ref, _ Instant) Value {
		d, _ := r.Decisions.Get(about.ID)
		return Words(d.Fallback)
	}}
)

func idsOf(list []Action) []string {
	ids := make([]string, len(list))
	for i, a := range list {
		ids[i] = a.Ref().String()
	}
	return ids
}

// requirementsOfApproval asks, when an approval is confirmed, what is to be left out where a
// condition is not done, and why; when it lapses, what holds instead where nothing was
// said.
func requirementsOfApproval(r *Record, d Decision, outcome Outcome, v Values, asked []Requirement) []Requirement {
	if outcome == Lapsed && d.ID != 0 && d.Fallback == "" {
		i := slices.IndexFunc(asked, func(q Requirement) bool { return q.Field == FieldFallback })
		asked[i].Optional, asked[i].Because = false, "it has none yet, and it is what holds now"
		asked[i].Prompt = "What holds now instead?"
	}
	if outcome == Approved || outcome == Conditional {
		r.explainOptionChoice(d, asked)
		for i, q := range asked {
			asked[i].LineOnly = q.LineOnly || q.Field == FieldReview && q.Default.IsZero() // none is usual
		}
	}
	if outcome != Confirmed || d.ID == 0 {
		return asked
	}
	r.explainDoubts(d, asked)
	p, _ := r.PendingApproval(d.ID)
	open := r.OpenConditions(p)
	if len(open) == 0 {
		return slices.DeleteFunc(asked, func(q Requirement) bool { return q.Field == FieldWithout && !v.Has(FieldWithout) })
	}
	for i, q := range asked {
		switch q.Field {
		case FieldWithout:
			asked[i].Optional = false
			asked[i].Because = describeNotDone(r, open)
			asked[i].Says = fmt.Sprintf("%s: %s; leave it out with a reason (confirm %s without:%s …), extend the approval, or let it lapse",
				d.Ref(), asked[i].Because, d.Ref(), strings.Join(idsOf(open), ","))
		case FieldWhy:
			asked[i].Optional, asked[i].Because = false, "the minutes say why a condition is left out"
		}
	}
	return asked
}

// describeNotDone names conditions that are open: "A-3 is not done (Ben Okafor, Tue 1 Dec)".
func describeNotDone(r *Record, open []Action) string {
	names := make([]string, len(open))
	for i, a := range open {
		names[i] = fmt.Sprintf("%s (%s, %s)", a.Ref(), r.NameOf(a.Owner), a.Due.Near(a.Due))
	}
	if len(open) == 1 {
		return names[0] + " is not done"
	}
	return andList(names) + " are not done"
}

// named returns the conditions of an approval that an answer names, each of which must be
// open.
func (r *Record) named(p Approval, f Field, v Value) ([]Action, error) {
	var list []Action
	open := r.OpenConditions(p)
	for _, id := range splitIDs(v.Lines) {
		ref, _ := ParseRef(id)
		i := slices.IndexFunc(open, func(a Action) bool { return a.Ref() == ref })
		switch {
		case i >= 0:
			list = append(list, open[i])
		case ref.Kind == KindAction && slices.ContainsFunc(r.Conditions(p.Ruling.ID), func(a Action) bool { return a.Ref() == ref }):
			return nil, badValue(f, fmt.Sprintf("%s is %s; it waits for nothing", ref, r.State(ref)))
		default:
			return nil, badValue(f, fmt.Sprintf("%s is no condition of %s; write %s", Quoted(id), p.Ruling.About(), cmp.Or(orList(idsOf(open)), "none: all are done")))
		}
	}
	return list, nil
}

func splitIDs(lines []string) []string {
	return strings.FieldsFunc(strings.Join(lines, " "), func(c rune) bool { return c == ',' || c == ' ' || c == ';' })
}

// approvalRuled does what an answer to an approval on conditions brings with it.
func (r *Record) approvalRuled(d Decision, u *Ruling, v Values, now Instant) error {
	p, _ := r.PendingApproval(d.ID)
	switch u.Outcome {
	case Confirmed:
		return r.leaveOut(p, v, now)
	case Extended:
		return r.extend(p, u, v, now)
	case Lapsed:
		if d.Fallback != u.Fallback {
			d.Fallback = u.Fallback
			r.Decisions.put(d)
		}
	}
	return nil
}

// leaveOut drops the conditions that are not wanted any more. No other may be open.
func (r *Record) leaveOut(p Approval, v Values, now Instant) error {
	left, err := r.named(p, FieldWithout, v[FieldWithout])
	if err != nil {
		return err
	}
	for _, a := range left {
		s := r.newStep(a.Ref(), StepState, string(Open), string(Dropped), now)
		s.Why = v[FieldWhy].Text
		r.StepsTaken.put(s)
		r.touch(a.Ref())
	}
	if open := r.OpenConditions(p); len(open) > 0 {
		return &Refusal{Reason: BadValue, About: p.Ruling.About(), Missing: []Requirement{{FieldSpec: specs[FieldWithout]}},
			Says: fmt.Sprintf("%s: %s; leave it out, too, extend the approval, or let it lapse", p.Ruling.About(), describeNotDone(r, open))}
	}
	return nil
}

// extend gives conditions a later day.
func (r *Record) extend(p Approval, u *Ruling, v Values, now Instant) error {
	list, err := r.named(p, FieldExtends, v[FieldExtends])
	if err != nil {
		return err
	}
	for _, a := range list {
		if u.Due <= a.Due {
			return badValue(FieldDue, fmt.Sprintf("%s is due %s; it is extended to a later day", a.Ref(), a.Due.Near(r.Today(now))))
		}
		s := r.newStep(a.Ref(), FieldDue, string(a.Due), string(u.Due), now)
		s.Why = u.Why
		r.StepsTaken.put(s)
		a.Due = u.Due
		r.Actions.put(a)
	}
	return nil
}

// describePending says why a meeting needs an answer to an approval on conditions.
func (r *Record) describePending(p Approval, today Date) string {
	open := r.OpenConditions(p)
	if len(open) == 0 {
		return "its conditions are done, and it is confirmed or lapses"
	}
	stand := "conditions due, to be answered"
	if slices.ContainsFunc(open, func(a Action) bool { return a.Due < today }) {
		stand = "conditions late, approval in doubt"
	}
	return fmt.Sprintf("%s: %s; confirm it without, extend it, or let it lapse", stand, describeNotDone(r, open))
}

// ifItLapses says what holds if an approval with open conditions lapses; "" where nothing
// is known of it.
func (r *Record) ifItLapses(d Decision, p Approval) string {
	if d.Fallback == "" || len(r.OpenConditions(p)) == 0 {
		return ""
	}
	return fmt.Sprintf(" (if it lapses: %s)", d.Fallback)
}
