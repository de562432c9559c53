package model

// This file asks a kind what meetings ask of what they rule on.

func (k *KindOf[T]) takes(r *Record, id ID, o OutcomeRule) bool {
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

func (k *KindOf[T]) inForce(r *Record, id ID, m Meeting) (Ruling, bool) {
	if k.InForce == nil {
		return r.lastIn(k.ref(id), m)
	}
	row, _ := k.rows(r).Get(id)
	return k.InForce(r, row, m)
}

func (k *KindOf[T]) standing(r *Record, id ID) (Ruling, bool) {
	row, ok := k.rows(r).Get(id)
	if k.Standing == nil || !ok {
		return r.Ruling(k.ref(id))
	}
	return k.Standing(r, row)
}

// state returns how a row stands: the outcome of its ruling, or Open. A conditional
// approval whose conditions are all met is approved.
func (k *KindOf[T]) state(r *Record, id ID) Outcome {
	if row, ok := k.rows(r).Get(id); ok && k.State != nil {
		return k.State(r, row)
	}
	u, ok := k.standing(r, id)
	switch {
	case !ok:
		return Open
	case u.Outcome == Conditional && r.conditionsMet(u.ID):
		return Approved
	}
	return u.Outcome
}

// shownState returns how lists and panes show that a row stands.
func (k *KindOf[T]) shownState(r *Record, id ID) Outcome {
	if row, ok := k.rows(r).Get(id); ok && k.ShownState != nil {
		return k.ShownState(r, row)
	}
	return k.state(r, id)
}

func (k *KindOf[T]) gap(r *Record, id ID, g *Gap, now Instant) {
	if k.Gap == nil {
		return
	}
	row, _ := k.rows(r).Get(id)
	k.Gap(r, row, g, now)
}
