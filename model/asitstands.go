package model

import (
	"errors"
	"slices"
	"strings"
)

// This file rules on an item that has no decision of its own: its title is the decision.

// asItStands reports whether an outcome of a thing is one of a decision, given on an item
// that has none: its question, or its title, becomes the decision that is ruled on.
func (r *Record) asItStands(about Ref, outcome Outcome) bool {
	if about.Kind != KindItem || !r.bare(about) {
		return false
	}
	return slices.ContainsFunc(OutcomesAsItStands(), func(o OutcomeSpec) bool { return o.Outcome == outcome })
}

// bare reports whether an item asks for a decision and has none.
func (r *Record) bare(about Ref) bool {
	it, ok := r.Items.Get(about.ID)
	return ok && it.Ask == AskDecide && len(r.DecisionsOn(it.ID)) == 0
}

// OutcomesAsItStands returns how an item to decide can be ruled that has no decision. To
// withdraw it is its own outcome, and takes the item off; an approval to confirm, extend
// or let lapse is not there yet.
func OutcomesAsItStands() []OutcomeSpec {
	return slices.DeleteFunc(Outcomes(KindDecision), func(o OutcomeSpec) bool { return o.OfApproval || o.Outcome == Withdrawn })
}

// withDecision returns the record with the decision on an item that a ruling on the item
// as it stands is about. The record itself stays as it is.
func (r *Record) withDecision(about Ref, v Values, now Instant) (*Record, Ref, error) {
	next := r.clone()
	done, err := next.decideTitle(about, v, now)
	return next, done.About, err
}

// decideTitle puts the decision on an item that its title, or the wording that is given,
// says.
func (r *Record) decideTitle(about Ref, v Values, now Instant) (Done, error) {
	it, _ := r.Items.Get(about.ID)
	words := v[FieldWording]
	if words.Text == "" {
		words = Words(it.Title)
	}
	return Raise{Kind: KindDecision, On: about, With: Values{FieldWords: words}}.Apply(r, now)
}

// ruleAsItStands puts the decision on the item and rules on it, in one.
func (c GiveRuling) ruleAsItStands(r *Record, v Values, now Instant) (Done, error) {
	raised, err := r.decideTitle(c.About, v, now)
	if err != nil {
		return Done{}, err
	}
	done, err := GiveRuling{About: raised.About, Outcome: c.Outcome, With: v}.Apply(r, now)
	if refusal, refused := errors.AsType[*Refusal](err); refused { // there is no such decision
		refusal.About = c.About
		refusal.Says = strings.ReplaceAll(refusal.Says, raised.About.String(), c.About.String())
	}
	return done, err
}
