package model

import "slices"

// Outcome is how a thing was ruled, in one word.
type Outcome string

// The outcomes. Open is none of them: nothing was ruled.
const (
	Open        Outcome = "open"
	Approved    Outcome = "approved"
	Conditional Outcome = "conditional"
	Rejected    Outcome = "rejected"
	Deferred    Outcome = "deferred"
	Escalated   Outcome = "escalated"
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
)

// past is an outcome as a sentence says it was done: "passed by Ana".
func (o Outcome) past() string {
	switch o {
	case Passed:
		return "passed"
	case Failed:
		return "failed"
	}
	return string(o)
}

// putsOff reports whether an outcome leaves a decision open until a day.
func (o Outcome) putsOff() bool { return o == Deferred || o == Escalated }

// settles reports whether an outcome ends the matter for good.
func (o Outcome) settles() bool {
	switch o {
	case Approved, Conditional, Rejected, Withdrawn, Resolved:
		return true
	}
	return false
}

// OutcomeRule says how one outcome is reached: the verb that people use, and
// what the ruling asks for. It is the table of DESIGN section 4 as data.
type OutcomeRule struct {
	Kind    Kind
	Outcome Outcome
	Verb    string
	Concern bool // for remarks: whether it disposes of concerns, or of the others
	asks    []Question
}

// escalationDays is the 48 hours that an escalation has (PLAYBOOK B8), in days.
const escalationDays = 2

// asItIs is the fallback of a decision that is put off: nothing changes.
const asItIs = "as it is until then"

func offerAsItIs(r *Record, about Ref, _ Instant) Value {
	if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision && d.Fallback != "" {
		return Words(d.Fallback)
	}
	return Words(asItIs)
}

func offerEscalationDay(r *Record, _ Ref, now Instant) Value {
	return On(r.Today(now).AddDays(escalationDays))
}

func offerBlocker(part func(Blocker) Value) func(*Record, Ref, Instant) Value {
	return func(r *Record, about Ref, _ Instant) Value {
		b, _ := r.Blockers.Get(about.ID)
		return part(b)
	}
}

// offerDue is the due date that a blocker has, while it is not past.
func offerDue(r *Record, about Ref, now Instant) Value {
	b, _ := r.Blockers.Get(about.ID)
	if b.Due < r.Today(now) {
		return Value{}
	}
	return On(b.Due)
}

func offerWording(r *Record, about Ref, _ Instant) Value {
	d, _ := r.Decisions.Get(about.ID)
	return Words(d.FinalWording())
}

var (
	fallbackOfBlocker = Question{Field: FieldFallback, Default: offerBlocker(func(b Blocker) Value { return Words(b.Fallback) })}
	impactOfBlocker   = Question{Field: FieldImpact, Default: offerBlocker(func(b Blocker) Value { return Words(b.Impact) })}
	wording           = Question{Field: FieldWording, Default: offerWording}
	why               = Question{Field: FieldWhy}
	optionalWhy       = Question{Field: FieldWhy, Optional: true}
)

var outcomeRules = []OutcomeRule{
	{KindItem, Noted, "note", false, nil},
	{KindItem, Withdrawn, "withdraw", false, []Question{why}},

	{KindDecision, Approved, "approve", false, []Question{wording, optionalWhy}},
	{KindDecision, Conditional, "condition", false, []Question{wording, {Field: FieldCond}, optionalWhy}},
	{KindDecision, Rejected, "reject", false, []Question{why}},
	{KindDecision, Deferred, "defer", false, []Question{why, {Field: FieldDue, Default: nextReview}, {Field: FieldFallback, Default: offerAsItIs}}},
	{KindDecision, Escalated, "escalate", false, []Question{{Field: FieldTo}, {Field: FieldDue, Default: offerEscalationDay}, {Field: FieldFallback, Default: offerAsItIs}, optionalWhy}},
	{KindDecision, Withdrawn, "withdraw", false, []Question{why}},

	{KindBlocker, Resolved, "resolve", false, []Question{{Field: FieldHow}}},
	{KindBlocker, Carried, "carry", false, []Question{{Field: FieldDue, Default: offerDue}, fallbackOfBlocker, impactOfBlocker}},
	{KindBlocker, Escalated, "escalate", false, []Question{{Field: FieldTo}, {Field: FieldDue, Default: offerEscalationDay}, fallbackOfBlocker, impactOfBlocker}},

	{KindCheck, Passed, "pass", false, []Question{{Field: FieldEvidence}}},
	{KindCheck, Failed, "fail", false, []Question{{Field: FieldAction}}},
	{KindCheck, Waived, "waive", false, []Question{why, {Field: FieldSecond}, {Field: FieldUntil}}},

	{KindFeedback, Accepted, "accept", false, []Question{optionalWhy}},
	{KindFeedback, Declined, "decline", false, []Question{why}},
	{KindFeedback, Parked, "park", false, []Question{optionalWhy}},
	{KindFeedback, Duplicate, "duplicate", false, []Question{{Field: FieldOf}}},
	{KindFeedback, Answered, "answer", false, []Question{optionalWhy}},
	{KindFeedback, Cleared, "clear", true, []Question{optionalWhy}},
	{KindFeedback, Overridden, "override", true, []Question{why}},
}

// Outcomes lists how a kind of thing can be ruled.
func Outcomes(k Kind) []OutcomeRule {
	return slices.DeleteFunc(slices.Clone(outcomeRules), func(o OutcomeRule) bool { return o.Kind != k })
}

// OutcomesFor lists how one thing can be ruled: a concern is cleared or
// overridden, any other remark is disposed of; a computed check does not pass
// by hand; an item that informs is noted.
func (r *Record) OutcomesFor(about Ref) []OutcomeRule {
	return slices.DeleteFunc(Outcomes(about.Kind), func(o OutcomeRule) bool { return r.unfit(about, o) })
}

func (r *Record) unfit(about Ref, o OutcomeRule) bool {
	switch about.Kind {
	case KindFeedback:
		f, _ := r.Feedbacks.Get(about.ID)
		return f.Concern != o.Concern
	case KindCheck:
		c, _ := r.Checks.Get(about.ID)
		return c.Computed != "" && o.Outcome == Passed
	case KindItem:
		it, _ := r.Items.Get(about.ID)
		return o.Outcome == Noted && it.Ask != AskInform
	}
	return false
}

// VerbOf is the verb for an outcome of a kind of thing, as people say it: "reject"
// for rejected; the outcome itself where it has none.
func VerbOf(k Kind, outcome Outcome) string {
	if rule, ok := outcomeRule(k, outcome); ok {
		return rule.Verb
	}
	return string(outcome)
}

func outcomeRule(k Kind, outcome Outcome) (OutcomeRule, bool) {
	for _, o := range outcomeRules {
		if o.Kind == k && o.Outcome == outcome {
			return o, true
		}
	}
	return OutcomeRule{}, false
}
