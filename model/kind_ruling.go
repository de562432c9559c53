package model

import (
	"cmp"
	"slices"
)

// This file asks a kind what meetings ask of what they rule on.

func (k *KindOf[T]) acceptsOutcome(r *Record, id ID, o OutcomeSpec) bool {
	if k.BySteps && !slices.Contains(o.From, k.state(r, id)) {
		return false
	}
	if k.Takes == nil {
		return true
	}
	row, _ := k.rows(r).Get(id)
	return k.Takes(r, row, o)
}

func (k *KindOf[T]) mayRule(r *Record, id ID, outcome Outcome, now Instant) error {
	if k.MayRule == nil {
		return nil
	}
	row, _ := k.rows(r).Get(id)
	return k.MayRule(r, row, outcome, now)
}

func (k *KindOf[T]) ruled(r *Record, id ID, u *Ruling, v Values, now Instant) error {
	if k.Ruled == nil {
		return nil
	}
	row, _ := k.rows(r).Get(id)
	return k.Ruled(r, row, u, v, now)
}

func (k *KindOf[T]) stepped(r *Record, id ID, s *Step, v Values, now Instant) (string, error) {
	if k.Stepped == nil {
		return "", nil
	}
	row, _ := k.rows(r).Get(id)
	return k.Stepped(r, row, s, v, now)
}

func (k *KindOf[T]) requires(r *Record, id ID, outcome Outcome, v Values, asked []Requirement) []Requirement {
	if k.Requires == nil {
		return asked
	}
	row, _ := k.rows(r).Get(id)
	return k.Requires(r, row, outcome, v, asked)
}

// begins returns how a row stands before its first step.
func (k *KindOf[T]) begins(r *Record, row T) Outcome {
	if k.Begins == nil {
		return k.Kind.States()[0]
	}
	return k.Begins(r, row)
}

func (k *KindOf[T]) inForce(r *Record, id ID, m Meeting, today Date) (Ruling, bool) {
	if k.InForce == nil {
		return r.lastIn(k.ref(id), m)
	}
	row, _ := k.rows(r).Get(id)
	return k.InForce(r, row, m, today)
}

func (k *KindOf[T]) standing(r *Record, id ID) (Ruling, bool) {
	row, ok := k.rows(r).Get(id)
	if k.Standing == nil || !ok {
		return r.Ruling(k.ref(id))
	}
	return k.Standing(r, row)
}

// state returns how a row stands: the outcome of its ruling, where its last step took it,
// or Open.
func (k *KindOf[T]) state(r *Record, id ID) Outcome {
	row, ok := k.rows(r).Get(id)
	if ok && k.State != nil {
		return k.State(r, row)
	}
	if k.BySteps {
		if state, stepped := r.stepState(k.ref(id)); stepped || !ok {
			return state
		}
		return k.begins(r, row)
	}
	if u, ok := k.standing(r, id); ok {
		return u.Outcome
	}
	return Open
}

// shownState returns how lists and panes show that a row stands.
func (k *KindOf[T]) shownState(r *Record, id ID) Outcome {
	if row, ok := k.rows(r).Get(id); ok && k.ShownState != nil {
		return k.ShownState(r, row)
	}
	return k.state(r, id)
}

// stateOn returns how lists show and filter that a row stands on a day.
func (k *KindOf[T]) stateOn(r *Record, id ID, today Date) Outcome {
	state, _ := k.standsOn(r, id, today)
	return state
}

// sayState says on a day how a row stands.
func (k *KindOf[T]) sayState(r *Record, id ID, today Date) string {
	_, says := k.standsOn(r, id, today)
	return says
}

func (k *KindOf[T]) standsOn(r *Record, id ID, today Date) (state Outcome, says string) {
	if row, ok := k.rows(r).Get(id); ok && k.SayState != nil {
		state, says = k.SayState(r, row, today)
	}
	state = cmp.Or(state, k.shownState(r, id))
	return state, cmp.Or(says, string(state))
}

func (k *KindOf[T]) gap(r *Record, id ID, g *Gap, now Instant) {
	if k.Gap == nil {
		return
	}
	row, _ := k.rows(r).Get(id)
	k.Gap(r, row, g, now)
}
