package model

// inForce finds the ruling that disposes of a thing at a meeting.
func (r *Record) inForce(about Ref, m Meeting) (Ruling, bool) {
	d := definition(about.Kind)
	if d == nil {
		return Ruling{}, false
	}
	return d.inForce(r, about.ID, m)
}

// lastIn returns the last ruling on a thing that disposes of it in a meeting: an
// answer for good, or one that counts in that meeting.
func (r *Record) lastIn(about Ref, m Meeting) (Ruling, bool) {
	return r.Rulings.lastWhere(about, func(u Ruling) bool {
		return u.Outcome != Holds && r.valid(u) && (u.final() || r.countsIn(u, m))
	})
}

// inForceOnBlocker disposes of a blocker as long as it is still what was ruled
// on: once its owner, date, fallback or impact is another, its owner says so.
func inForceOnBlocker(r *Record, b Blocker, m Meeting) (Ruling, bool) {
	u, ok := r.lastIn(b.Ref(), m)
	same := u.Owner == b.Owner && u.Fallback == b.Fallback && u.Impact == b.Impact && (u.Due == b.Due || u.Outcome == Escalated)
	if !ok || (u.Outcome != Resolved && !same) {
		return Ruling{}, false
	}
	return u, true
}

// inForceOnItem disposes of an item that has an owner: withdrawn, noted where it
// informs, or by the last of its decisions where all are answered and there is at
// least one.
func inForceOnItem(r *Record, it Item, m Meeting) (Ruling, bool) {
	if it.Owner == 0 {
		return Ruling{}, false
	}
	u, _ := r.lastIn(it.Ref(), m)
	if u.Outcome == Withdrawn || (u.Outcome == Noted && it.Ask == AskInform) {
		return u, true
	}
	if it.Ask == AskInform {
		return Ruling{}, false
	}
	var latest Ruling
	for _, d := range r.DecisionsOn(it.ID) {
		u, ok := r.InForce(m.ID, d.Ref())
		if !ok {
			return Ruling{}, false
		}
		if u.ID > latest.ID {
			latest = u
		}
	}
	return latest, latest.ID != 0
}

// inForceOnDecision disposes of a decision: withdrawn with its item, or by its
// last ruling. One that puts it off is an answer of the meeting that it counts in,
// and of no later one.
func inForceOnDecision(r *Record, d Decision, m Meeting) (Ruling, bool) {
	if u, ok := r.withdrawal(d); ok {
		return u, true
	}
	u, ok := r.Ruling(d.Ref())
	if !ok || !(u.final() || r.countsIn(u, m)) {
		return Ruling{}, false
	}
	return u, true
}

// withdrawal returns the ruling that withdrew an item and, with it, the decisions on
// it that were still open. Only meetings that closed under the first version of the
// rules took decisions along; since then each is its own owner's.
func (r *Record) withdrawal(d Decision) (Ruling, bool) {
	it, _ := r.Items.Get(d.Item)
	if m, _ := r.Meetings.Get(it.Meeting); m.Status != Closed || m.RulesVersion > 1 {
		return Ruling{}, false
	}
	if u, ok := r.Ruling(d.Ref()); ok && !u.Outcome.putsOff() {
		return Ruling{}, false
	}
	u, ok := r.Ruling(itemRef(d.Item))
	return u, ok && u.Outcome == Withdrawn
}

// inForceOnCheck has a computed check that holds be ruled by the record itself.
func inForceOnCheck(r *Record, c Check, m Meeting) (Ruling, bool) {
	if c.Computed != "" && len(r.Lacks(c)) == 0 {
		return r.heldBefore(c, m)
	}
	return r.lastIn(c.Ref(), m)
}

// heldBefore is the record's own ruling on a computed check at a meeting.
func (r *Record) heldBefore(c Check, m Meeting) (Ruling, bool) {
	return r.Rulings.lastWhere(c.Ref(), func(u Ruling) bool { return u.Outcome == Holds && u.Meeting == m.ID })
}
