package model

import (
	"fmt"
	"slices"
)

// This file holds what becomes of actions that something else rests on: the conditions
// of an approval, and what follows from a failed check or an unmet criterion.

// mayStepAction refuses to drop a condition, and to reopen one on which an approval was
// confirmed.
func mayStepAction(r *Record, a Action, outcome Outcome, _ Instant) error {
	about, refuse := a.Ref(), refuser(a.Ref())
	d, waits := r.conditionOf(a)
	switch {
	case outcome == Dropped && waits:
		return refuse("%s is a condition of %s; confirm %s without it, extend it, or let it lapse", about, d.Ref(), d.Ref())
	case outcome == Open && r.State(about) == Finished && r.completed(a):
		return refuse("%s was a condition of %s, which is approved on it; raise a new decision that says what is new", about, a.About())
	}
	return nil
}

// followUp is an action that something which is still amiss asked for.
type followUp struct {
	because string // "it follows from C-3, which failed"
	owner   ID     // whose that is
}

// followUpOf returns what an action follows up: a check that failed or a criterion that
// is unmet, on which nothing else is being done.
func (r *Record) followUpOf(a Action) (followUp, bool) {
	about := a.About()
	criterion := r.criterionOf(a)
	same := func(other Action) bool {
		return other.ID != a.ID && r.State(other.Ref()) == Open && (a.Evidence == 0 || r.criterionOf(other) == criterion)
	}
	if slices.ContainsFunc(r.ActionsAbout(about), same) {
		return followUp{}, false
	}
	switch c, _ := r.Criteria.Get(criterion); {
	case about.Kind == KindCheck && r.State(about) == Failed:
		return followUp{fmt.Sprintf("it follows from %s, which failed", about), r.OwnerOf(about)}, true
	case criterion != 0 && stateOfCriterion(r, c) == Failed:
		return followUp{fmt.Sprintf("it follows from %s, which is unmet", c.Ref()), r.OwnerOf(about)}, true
	}
	return followUp{}, false
}

// criterionOf returns the criterion whose unmet evidence an action follows from; 0 for
// none.
func (r *Record) criterionOf(a Action) ID {
	e, _ := r.Evidences.Get(a.Evidence)
	return e.Criterion
}

// requirementsOfFollowUp asks, when a follow-up is dropped, for what is done instead, or for the
// agreement of whom the matter belongs to. Of any other action it asks only why.
func requirementsOfFollowUp(r *Record, a Action, outcome Outcome, v Values, asked []Requirement) []Requirement {
	if outcome != Dropped || a.ID == 0 {
		return asked
	}
	f, is := r.followUpOf(a)
	if !is {
		return slices.DeleteFunc(asked, func(q Requirement) bool { return q.Field != FieldWhy })
	}
	for i, q := range asked {
		switch q.Field {
		case FieldAction:
			asked[i].Optional = v.Has(FieldSecond)
			asked[i].Because = f.because + ": say what is done instead"
			if f.owner != 0 {
				asked[i].Because += fmt.Sprintf(", or that %s agrees (second: and via:)", r.NameOf(f.owner))
			}
		case FieldSecond:
			asked[i].Prompt = "Who agrees that nothing is done instead?"
		case FieldVia:
			m, live := r.Live()
			asked[i].Optional = !v.Has(FieldSecond) || live && r.IsPresent(m.ID, v[FieldSecond].Person)
			asked[i].Because = r.NameOf(v[FieldSecond].Person) + " is not marked present"
		}
	}
	return asked
}

// withoutFollowUp returns what is asked of an action that ends with the cycle: nothing is done
// instead of it, and nobody else agrees to that.
func withoutFollowUp(asked []Requirement) []Requirement {
	return slices.DeleteFunc(asked, func(q Requirement) bool { return q.Field == FieldAction || q.Field == FieldSecond })
}

// actionStepped gives what is done instead of a follow-up that is dropped, and says who
// confirms an approval whose last condition is done.
func actionStepped(r *Record, a Action, s *Step, v Values, now Instant) (string, error) {
	if f, is := r.followUpOf(a); is && s.To == string(Dropped) {
		if second := v[FieldSecond].Person; second != 0 && second != f.owner {
			return "", &Refusal{Reason: BadOwner, About: a.Ref(), Says: fmt.Sprintf("%s: %s, and %s agrees to drop it, not %s", a.Ref(), f.because, r.NameOf(f.owner), r.NameOf(second))}
		} else if second != 0 {
			s.By = second
		}
		pattern := Action{AboutKind: a.AboutKind, AboutID: a.AboutID, Owner: a.Owner, Evidence: a.Evidence}
		return "", r.addActions(v[FieldAction].Tasks, pattern, now)
	}
	d, waits := r.conditionOf(a)
	if !waits || s.To != string(Finished) {
		return "", nil
	}
	p, _ := r.PendingApproval(d.ID)
	if open := slices.DeleteFunc(r.OpenConditions(p), func(c Action) bool { return c.ID == a.ID }); len(open) > 0 {
		return fmt.Sprintf("%s waits for %s", d.Ref(), refsOf(open)), nil
	}
	return fmt.Sprintf("all conditions of %s are done: %s confirms it (confirm %s)", d.Ref(), r.NameOf(r.Decider(d)), d.Ref()), nil
}

// refsOf names actions by their ids: "A-2 and A-3".
func refsOf(list []Action) string {
	named := make([]Ref, len(list))
	for i, a := range list {
		named[i] = a.Ref()
	}
	return refs(named)
}
