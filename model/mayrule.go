package model

import (
	"fmt"
	"slices"
)

// mayRule refuses an outcome that no answer could make possible now. The error
// is a *Refusal; nil where the ruling would only ask for answers.
func (r *Record) mayRule(about Ref, outcome Outcome, now Instant) error {
	if !r.Exists(about) {
		return notFound(about)
	}
	refuse := refuser(about)
	rules := r.OutcomesFor(about)
	if len(Outcomes(about.Kind)) == 0 {
		return refuse("%s cannot be ruled on", about)
	}
	bySteps := about.Kind.Info().BySteps
	if state := r.State(about); bySteps && state == outcome && !hasOutcome(rules, outcome) {
		return refuse("%s is %s already", about, state)
	} else if _, known := outcomeSpec(about.Kind, outcome); bySteps && known && !hasOutcome(rules, outcome) {
		return refuse("%s is %s; %s", about, state, describeVerbs(rules))
	}
	if !hasOutcome(rules, outcome) && about.Kind == KindDecision {
		if err := definition(about.Kind).mayRule(r, about.ID, outcome, now); err != nil {
			return err
		}
	}
	if !hasOutcome(rules, outcome) {
		return refuse("%s cannot be %s; it takes: %s", about, outcome.past(), verbs(rules))
	}
	if err := definition(about.Kind).mayRule(r, about.ID, outcome, now); err != nil {
		return err
	}
	return r.mayGiveRuling(about, outcome)
}

// MayRule returns the refusal of an outcome that no answer could make possible now; nil
// where it would only ask for answers.
func (r *Record) MayRule(about Ref, outcome Outcome, now Instant) error {
	return r.mayRule(about, outcome, now)
}

type refusing func(format string, args ...any) error

// refuser returns what refuses a thing with a sentence.
func refuser(about Ref) refusing {
	return func(format string, args ...any) error {
		return &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf(format, args...)}
	}
}

// mayChange reports whether the meeting in which a ruling was made is still
// being held, so that an owner can answer anew.
func (r *Record) mayChange(u Ruling) bool {
	m, live := r.Live()
	return live && r.madeIn(u, m) && r.meetingOf(u) == u.Meeting
}

// madeIn reports whether a ruling was made in a meeting, or between meetings
// while that one was adjourned.
func (r *Record) madeIn(u Ruling, m Meeting) bool {
	return u.Meeting == m.ID || (u.Meeting == 0 && m.StartedLine != 0 && r.givenAt(u) > m.StartedLine)
}

func verbs(rules []OutcomeSpec) string {
	words := make([]string, len(rules))
	for i, o := range rules {
		words[i] = o.Verb
	}
	return andList(words)
}

func hasOutcome(rules []OutcomeSpec, outcome Outcome) bool {
	return slices.ContainsFunc(rules, func(o OutcomeSpec) bool { return o.Outcome == outcome })
}

// describeVerbs says what can be done to a thing as it stands.
func describeVerbs(rules []OutcomeSpec) string {
	if len(rules) == 0 {
		return "nothing more is done to it"
	}
	return "it takes: " + verbs(rules)
}
