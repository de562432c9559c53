package model

import (
	"cmp"
	"slices"
)

// Outcome is the answer that a ruling gives, in one word.
type Outcome string

// The outcomes. Open is none of them: nothing was ruled.
const (
	Open        Outcome = "open"
	Approved    Outcome = "approved"
	Conditional Outcome = "conditional"
	Rejected    Outcome = "rejected"
	Deferred    Outcome = "deferred"
	Escalated   Outcome = "escalated"
	Confirmed   Outcome = "confirmed" // an approval still stands, its conditions met
	Extended    Outcome = "extended"  // its conditions got a later day
	Lapsed      Outcome = "lapsed"    // it ended, its conditions not met
	Noted       Outcome = "noted"
	Withdrawn   Outcome = "withdrawn"
	Resolved    Outcome = "resolved"
	Carried     Outcome = "carried"
	Passed      Outcome = "pass"
	Failed      Outcome = "fail"
	Waived      Outcome = "waived"
	Holds       Outcome = "holds" // a computed check, ruled by the record itself
	Accepted    Outcome = "accepted"
	Declined    Outcome = "declined"
	Parked      Outcome = "parked"
	Duplicate   Outcome = "duplicate"
	Answered    Outcome = "answered"
	Cleared     Outcome = "cleared"
	Overridden  Outcome = "overridden"
	Finished    Outcome = "done"    // an action
	Dropped     Outcome = "dropped" // an action
	Decided     Outcome = "decided" // an item whose decisions were answered differently
)

// past is an outcome as a sentence says it was done: "passed by Ana".
func (o Outcome) past() string {
	switch o {
	case Passed:
		return "passed"
	case Failed:
		return "failed"
	case Holds:
		return "held"
	case Open:
		return "reopened"
	case Conditional:
		return "approved on conditions"
	}
	return string(o)
}

// isAct reports whether an outcome is what somebody does to a thing, and not how the thing is:
// "dropped by Ana", but "at risk".
func (o Outcome) isAct() bool {
	switch o {
	case Likely, AtRisk, Broken, Happened, Missed, NotReached, NotMeasured, StateFailed, Noted, Pattern, Standard:
		return false
	}
	return true
}

// putsOff reports whether an outcome leaves a decision open until a day.
func (o Outcome) putsOff() bool { return o == Deferred || o == Escalated }

// IsFinal reports whether an outcome ends the matter for good.
func (o Outcome) IsFinal() bool {
	switch o {
	case Approved, Conditional, Rejected, Confirmed, Extended, Lapsed, Withdrawn, Resolved, Superseded:
		return true
	}
	return false
}

// OutcomeSpec says how one outcome of a kind is reached: the verb that people use,
// and what the ruling asks for.
type OutcomeSpec struct {
	Kind       Kind // set when the kind is registered
	Outcome    Outcome
	Verb       string
	Phrase     string    // the verb in full, for who has not learned it; "" for the same
	Help       string    // what it says of the thing, for help
	OfApproval bool      // of decisions: whether it answers an approval on conditions
	Final      bool      // whether it answers a thing for good, in every meeting
	From       []Outcome // of a kind that goes by steps: the states in which it can be taken
	Concern    bool      // for feedback: whether it disposes of concerns, or of the others
	Requires   []RequestedField
	Bare       Field // which of these bare words of a line say; "" for the only text that it needs
}

// The questions that several outcomes ask.
var (
	askWhy         = RequestedField{Field: FieldWhy}
	askOptionalWhy = RequestedField{Field: FieldWhy, Optional: true}
)

// askEscalationDay asks by when an escalation is answered, and offers the two
// working days that it has.
var askEscalationDay = RequestedField{Field: FieldDue, Default: func(r *Record, _ Ref, now Instant) Value {
	return On(DateOf(r.answerBy(now).In(r.Zone())))
}}

// Outcomes returns how a kind of thing can be ruled.
func Outcomes(k Kind) []OutcomeSpec { return slices.Clone(k.Info().Outcomes) }

// OutcomesFor returns how one thing can be ruled: a concern is cleared or
// overridden, any other feedback is disposed of; a computed check does not pass
// by hand; an item that informs is noted, one to decide that has no decision is ruled as one.
func (r *Record) OutcomesFor(about Ref) []OutcomeSpec {
	d := definition(about.Kind)
	own := slices.DeleteFunc(Outcomes(about.Kind), func(o OutcomeSpec) bool { return !d.acceptsOutcome(r, about.ID, o) })
	if about.Kind == KindItem && r.bare(about) {
		return append(OutcomesAsItStands(), own...)
	}
	return own
}

// VerbOf is the verb for an outcome of a kind of thing, as people say it: "reject"
// for rejected; the outcome itself where it has none.
func VerbOf(k Kind, outcome Outcome) string {
	if rule, ok := outcomeSpecOfVerb(k, outcome); ok {
		return rule.Verb
	}
	return string(outcome)
}

// PhraseOf is the verb in full, for who has not learned it: "approve on conditions".
func PhraseOf(k Kind, outcome Outcome) string {
	rule, _ := outcomeSpecOfVerb(k, outcome)
	return cmp.Or(rule.Phrase, VerbOf(k, outcome))
}

// outcomeSpecOfVerb returns the rule that has the verb of an outcome: of an item also that of a
// decision, as which it can be ruled.
func outcomeSpecOfVerb(k Kind, outcome Outcome) (OutcomeSpec, bool) {
	rule, ok := outcomeSpec(k, outcome)
	if !ok && k == KindItem {
		return outcomeSpec(KindDecision, outcome)
	}
	return rule, ok
}

func outcomeSpec(k Kind, outcome Outcome) (OutcomeSpec, bool) {
	for _, o := range k.Info().Outcomes {
		if o.Outcome == outcome {
			return o, true
		}
	}
	return OutcomeSpec{}, false
}
