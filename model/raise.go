package model

import (
	"fmt"
	"maps"
	"slices"
)

// accepted returns the fields accepted for a thing of a kind that is raised on another.
func (r *Record) accepted(d AnyKind, on Ref, now Instant) []Requirement {
	return d.asked(r, on, r.requirements(d.questions(), on, now))
}

// accepts refuses what a kind of thing has no place for, so that nothing that
// was said is dropped in silence.
func accepts(d AnyKind, v Values) error {
	for _, field := range slices.Sorted(maps.Keys(v.given())) {
		if !d.accepts(field) {
			return badValue(field, fmt.Sprintf("%s takes no %s", d.Info().Article, specs[field].Label))
		}
	}
	return nil
}

// raisable returns the kind with a name, provided that things of it are raised
// and amended by their fields.
func raisable(k Kind) (AnyKind, bool) {
	d := definition(k)
	return d, d != nil && d.raisable()
}

// Raisable reports whether things of a kind are raised and amended by their
// fields.
func (k Kind) Raisable() bool {
	_, ok := raisable(k)
	return ok
}

// Fields returns the fields that are accepted when a thing of a kind is raised on another, in
// the order in which a form asks.
func (r *Record) Fields(k Kind, on Ref, now Instant) []Requirement {
	d, ok := raisable(k)
	if !ok {
		return nil
	}
	return r.accepted(d, r.orBeforeTheRoom(on), now)
}

// orBeforeTheRoom returns the thing on which another is raised: where none is named, the
// item before the room, if there is one.
func (r *Record) orBeforeTheRoom(on Ref) Ref {
	if !on.IsZero() {
		return on
	}
	m, _ := r.Live()
	if item := r.Clock(m.ID).Item; item != 0 {
		return itemRef(item)
	}
	return Ref{}
}

// Raise adds a thing: an item, a decision, a blocker, feedback, a check, an
// action, a criterion, evidence. Only its words are needed at once; what else
// it lacks is a gap until somebody says it.
type Raise struct {
	Kind    Kind
	On      Ref  // what it belongs to; zero for the item before the room
	Concern bool // feedback that blocks
	With    Values
}

// Name is "raise" and the kind.
func (c Raise) Name() string { return "raise " + string(c.Kind) }

// Apply refuses a thing without words, and what its kind refuses.
func (c Raise) Apply(r *Record, now Instant) (Done, error) {
	d, ok := raisable(c.Kind)
	if !ok {
		return Done{}, &Refusal{Reason: NotFound, Says: fmt.Sprintf("a %s cannot be raised", Quoted(string(c.Kind)))}
	}
	on := r.orBeforeTheRoom(c.On)
	if !on.IsZero() && !r.Exists(on) {
		return Done{}, notFound(on)
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	v = v.given() // of a new thing there is nothing to clear
	if err := CheckWords(c.Kind, v[FieldWords].Text); err != nil {
		return Done{}, err
	}
	if err := accepts(d, v); err != nil {
		return Done{}, err
	}
	asked := r.accepted(d, on, now)
	if missing := Missing(asked, v); len(missing) > 0 {
		refusal := refuseMissing(Ref{}, missing, "")
		refusal.About, refusal.Asks = on, asked
		refusal.Says = fmt.Sprintf("a new %s: %s", c.Kind, refusal.Says)
		return Done{}, refusal
	}
	v = withDefaults(asked, v)
	if c.Concern {
		v[fieldConcern] = Words("yes")
	}
	done, err := d.raise(r, on, v, now)
	if err != nil {
		return Done{}, err
	}
	done.Says += r.sayDays(v, now)
	return done, nil
}

// fieldConcern carries Raise.Concern to the kind; nobody is asked for it.
const fieldConcern Field = "concern"
