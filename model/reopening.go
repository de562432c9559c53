package model

import (
	"fmt"
	"slices"
)

// This file reopens what was decided: a scope change asks for it, and a new decision
// answers it. The old one stands until the new one is approved.

// Superseded is the state of an approved decision in whose place another was approved.
const Superseded Outcome = "superseded"

// Successor returns the decision that was approved in the place of another; ok is false
// where none was.
func (r *Record) Successor(d Decision) (next Decision, ok bool) {
	for _, about := range r.LinksTo(d.Ref(), LinkReopens) {
		if r.rulingStands(about) == Approved {
			return r.Decisions.Get(about.ID)
		}
	}
	return next, false
}

// rulingStands returns how the last ruling on a decision leaves it.
func (r *Record) rulingStands(about Ref) Outcome {
	u, ok := r.Ruling(about)
	if !ok {
		return Open
	}
	return u.Outcome.resultingState()
}

// Predecessor returns the decision that another was raised to take the place of; ok is
// false where there is none.
func (r *Record) Predecessor(d Decision) (before Decision, ok bool) {
	for _, about := range r.LinksFrom(d.Ref(), LinkReopens) {
		return r.Decisions.Get(about.ID)
	}
	return before, false
}

// mayReopen refuses to reopen a decision that is not settled, that was superseded, of which
// a reopening is open, that can still be answered anew, or for a reason that is not new.
func (r *Record) mayReopen(s ScopeChange, about Ref) error {
	d, _ := r.Decisions.Get(about.ID)
	refuse := refuser(about)
	u, _ := r.Ruling(about)
	if approval, escalated := r.escalatedApproval(d); escalated {
		u = approval
	}
	switch state := r.State(about); {
	case state == Superseded:
		next, _ := r.Successor(d)
		return refuse("%s was superseded by %s; reopen that: reopen %s", about, next.Ref(), next.Ref())
	case state == Conditional:
		return refuse("%s is approved on conditions; confirm it, extend it, or let it lapse before it is reopened", about)
	case state == Rejected, state == Lapsed, state == Withdrawn:
		return refuse("%s is %s and nothing of it is in force; raise a new decision that says what is new", about, state)
	case !r.IsInForce(about):
		return refuse("%s is %s; change it instead: set %s", about, state, about)
	case r.mayChange(u):
		return refuse("%s was decided in the meeting that is being held; answer it anew there", about)
	}
	for _, earlier := range r.reopeningsOf(d) {
		if earlier.ID != s.ID && stateOfScope(r, earlier) == Asked {
			return refuse("%s asks for that already, and is not answered", earlier.Ref())
		}
	}
	if bareWords(s.Why) == "" || bareWords(s.Why) == bareWords(u.Why) {
		return &Refusal{Reason: BadValue, About: about, Missing: []Requirement{{FieldSpec: specs[FieldNew]}},
			Says: fmt.Sprintf("%s: say what is new since it was decided: reopen %s new:…", about, about)}
	}
	return nil
}

// reopeningsOf returns the scope changes that asked to reopen a decision, or one before it
// in the same line, oldest first.
func (r *Record) reopeningsOf(d Decision) []ScopeChange {
	var list []ScopeChange
	seen := map[ID]bool{}
	for ok := true; ok && !seen[d.ID]; d, ok = r.Predecessor(d) {
		seen[d.ID] = true
		for _, about := range r.LinksTo(d.Ref(), LinkOn) {
			if s, found := r.ScopeChange(about); found && s.Change == ScopeReopen {
				list = append(list, s)
			}
		}
	}
	slices.SortFunc(list, func(a, b ScopeChange) int { return int(a.ID - b.ID) })
	return list
}

// SayAskedBefore says that a decision was to be reopened for the same reason before: "asked
// on Thu 19 Nov in much the same words and declined (SC-2, Hana Sato)". It is "" where that
// is not so. Six in ten of the long words of a reason make it the same.
func (r *Record) SayAskedBefore(d Decision, reason string, but ID, today Date) string {
	words := longWords(reason)
	list := r.reopeningsOf(d)
	for _, s := range slices.Backward(list) {
		if s.ID == but || len(words) == 0 || 10*sharedWords(words, longWords(s.Why)) < 6*len(words) {
			continue
		}
		return fmt.Sprintf("asked on %s in much the same words and %s (%s, %s)",
			DateOf(s.RaisedAt.In(r.Zone())).Near(today), stateOfScope(r, s), s.Ref(), r.NameOf(s.By))
	}
	return ""
}

// raiseAnswerTo raises the decision that answers a scope change, on an item of its own. A
// decision that is reopened is raised again with its options and criteria, for its owner.
func raiseAnswerTo(r *Record, s ScopeChange, v Values, now Instant) (Done, error) {
	done := Done{Says: fmt.Sprintf("%s asked: %s", s.Ref(), r.describeScopeChange(s)), About: s.Ref()}
	m, _ := r.meetingForAnswer(s)
	with := Values{FieldWords: Words(r.describeScopeChange(s)), FieldOwner: Who(r.activeOrNone(s.Owner)), FieldType: Words(TypeScope)}
	old, reopens := r.reopened(s)
	if reopens {
		with = r.anew(old)
	}
	if v.Has(FieldRequest) {
		with[FieldRequest] = v[FieldRequest]
	}
	raised, err := (Raise{Kind: KindDecision, On: m.Ref(), With: with}).Apply(r, now)
	if err != nil {
		return Done{}, err
	}
	r.bind(raised.About, LinkAnswers, s.Ref())
	done.Says += fmt.Sprintf("; %s on the agenda of %s answers it", raised.About, m.Ref())
	if reopens {
		r.bind(raised.About, LinkReopens, old.Ref())
		done.Says += fmt.Sprintf("; %s stands until then", old.Ref())
		if before := r.SayAskedBefore(old, s.Why, s.ID, r.Today(now)); before != "" {
			done.Says += "; " + before
		}
	}
	return done, nil
}

// reopened returns the decision that a scope change asks to reopen.
func (r *Record) reopened(s ScopeChange) (d Decision, ok bool) {
	on := r.LinksFrom(s.Ref(), LinkOn)
	if s.Change != ScopeReopen || len(on) == 0 {
		return d, false
	}
	return r.Decisions.Get(on[0].ID)
}

// describeChange words what a scope change asks for.
func (r *Record) describeScopeChange(s ScopeChange) string {
	switch s.Change {
	case ScopeDrop:
		return "Drop from the scope: " + s.Text
	case ScopeReopen:
		if d, ok := r.reopened(s); ok {
			return fmt.Sprintf("Reopen %s: %s", d.Ref(), r.TextOf(d.Ref()))
		}
	}
	return "Add to the scope: " + s.Text
}

// meetingForAnswer returns the meeting that decides on a scope change: for a reopening the
// next one that is planned, else the one that is held, else the next.
func (r *Record) meetingForAnswer(s ScopeChange) (Meeting, bool) {
	next, planned := r.Next()
	live, held := r.Live()
	if held && (s.Change != ScopeReopen || !planned) {
		return live, true
	}
	return next, planned
}

// anew returns what a decision is raised with again: its words, options and criteria, for
// its owner.
func (r *Record) anew(d Decision) Values {
	v := Values{FieldWords: Words(d.Statement), FieldOwner: Who(r.activeOrNone(d.Owner)), FieldType: Words(d.Type), FieldFallback: Words(d.Fallback)}
	for _, o := range r.OptionsOf(d.ID) {
		v[FieldOptions] = Value{Lines: append(v[FieldOptions].Lines, o.Text)}
	}
	if d.Recommendation != "" {
		v[FieldRecommend] = Words(d.Recommendation)
	}
	for _, c := range r.CriteriaOf(d.ID) {
		v[FieldCriteria] = Value{Criteria: append(v[FieldCriteria].Criteria, NewCriterion{Text: c.Text, Check: c.Check, Constraint: c.Constraint})}
	}
	return v
}
