package model

import (
	"cmp"
	"slices"
)

// DroppedThing is a thing that ended without being done, with why.
type DroppedThing struct {
	About Ref
	Why   string // with who said so, where its owner did not

	line      int64 // of the journal, that ended it
	isAtClose bool  // it was dropped because the cycle ends
}

// Dropped returns what ended without being done: decisions withdrawn or lapsed, what was dropped,
// retired or closed in the registers and among the actions, and blockers that ended with the cycle.
func (r *Record) Dropped() []DroppedThing {
	var list []DroppedThing
	for _, kind := range Kinds() {
		if !kind.Info().Register && !slices.Contains([]Kind{KindDecision, KindBlocker, KindAction}, kind) {
			continue
		}
		for _, about := range r.AllOf(kind) {
			if d, ok := r.dropped(about); ok {
				list = append(list, d)
			}
		}
	}
	return list
}

func (r *Record) dropped(about Ref) (DroppedThing, bool) {
	d := DroppedThing{About: about}
	u, ruled := r.Ruling(about)
	if ruled {
		d.line, d.isAtClose = r.givenAt(u), u.isAtClose()
		d.Why = cmp.Or(u.Why, u.How)
		if by := u.SaidAtClose(); by != "" {
			d.Why += "; " + by
		}
	} else if s, ok := r.StepsTaken.lastOf(about); ok {
		d.line, d.Why = s.Line, s.Why
		if s.By != r.OwnerOf(about) {
			d.Why = r.withSpeaker(s.Why, s.By)
		}
	}
	switch r.State(about) {
	case Withdrawn, Lapsed, Dropped, ClosedOut, Retired:
		return d, true
	case Resolved:
		return d, d.isAtClose
	}
	return d, false
}
