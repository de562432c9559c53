package model

import (
	"cmp"
	"slices"
)

// ListedKinds returns the kinds that have a list of their own on the screen: the
// registers first, then every other kind whose things stand somehow.
func ListedKinds() []Kind {
	var registers, others []Kind
	for _, d := range registry() {
		switch info := d.Info(); {
		case info.Part:
		case info.Register:
			registers = append(registers, info.Kind)
		case len(info.Kind.States()) > 0:
			others = append(others, info.Kind)
		}
	}
	return append(registers, others...)
}

// ListedThing says how a thing of a list stands.
type ListedThing struct {
	About Ref
	State Outcome // "" for a kind whose things are only there
	Ended bool    // nothing more is due of it
	Late  bool
	Says  string // how late it is
}

// StandingAt returns how things stand at a moment, in their order.
func (r *Record) StandingAt(list []Ref, at *Moment) []ListedThing {
	standing := make([]ListedThing, len(list))
	for i, about := range list {
		standing[i] = r.standingAt(about, at)
	}
	return standing
}

func (r *Record) standingAt(about Ref, at *Moment) ListedThing {
	thing := ListedThing{About: about}
	d := definition(about.Kind)
	if d == nil {
		return thing
	}
	if len(about.Kind.States()) > 0 {
		thing.State = d.stateOn(r, about.ID, at.Today)
		thing.Ended = about.Kind.IsFinal(thing.State)
	}
	findings := d.digest(r, about.ID, at)
	if i := slices.IndexFunc(findings, func(f Finding) bool { return f.Late }); i >= 0 {
		thing.Late, thing.Says = true, cmp.Or(findings[i].Says, r.SayLate(r.dueOf(about), at.Today), "late")
	}
	return thing
}
