package model

// inForce finds the ruling that disposes of a thing at a meeting, as things stand today.
func (r *Record) inForce(about Ref, m Meeting, today Date) (Ruling, bool) {
	d := definition(about.Kind)
	if d == nil {
		return Ruling{}, false
	}
	return d.inForce(r, about.ID, m, today)
}

// lastIn returns the last ruling on a thing that disposes of it in a meeting: an
// answer for good, or one that counts in that meeting.
func (r *Record) lastIn(about Ref, m Meeting) (Ruling, bool) {
	return r.Rulings.lastWhere(about, func(u Ruling) bool {
		return u.Outcome != Holds && r.valid(u) && (u.final() || r.countsIn(u, m))
	})
}
