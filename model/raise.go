package model

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// accepted returns the fields accepted for a thing of a kind that is raised on another.
func (r *Record) accepted(d AnyKind, on Ref, now Instant) []Requirement {
	return d.adjustRequirements(r, on, r.requirements(d.requestedFields(), on, now))
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
	return r.accepted(d, r.RaisedOn(k, r.orNowDiscussing(on)), now)
}

// orNowDiscussing returns the thing on which another is raised: where none is named, the
// item being discussed, if there is one.
func (r *Record) orNowDiscussing(on Ref) Ref {
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
	On      Ref  // what it belongs to; zero for the item being discussed
	Concern bool // feedback that blocks
	From    Ref  // what it takes the place of, and its words and owner; zero for nothing
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
	if err := c.checkReplacement(r, now); err != nil {
		return Done{}, err
	}
	on := r.RaisedOn(c.Kind, r.orNowDiscussing(c.placeOfFrom(r)))
	if !on.IsZero() && !r.Exists(on) {
		return Done{}, notFound(on)
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	v = c.withFrom(r, v.given()) // of a new thing there is nothing to clear
	if known := d.Info().Known; known != nil {
		v = known(r, v)
	}
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
		refusal.Says = fmt.Sprintf("a new %s %s", noun(d), strings.TrimPrefix(refusal.Says, "this "))
		return Done{}, refusal
	}
	v = withDefaults(asked, v)
	if c.Concern {
		v[fieldConcern] = Words("yes")
	}
	done, err := d.raise(r, on, v, now)
	if err != nil {
		return Done{}, r.withoutNewRef(err, d, on)
	}
	if !c.From.IsZero() {
		s := r.newStep(c.From, StepState, string(r.State(c.From)), string(Dropped), now)
		s.Why = fmt.Sprintf("raised as %s", done.About)
		r.StepsTaken.put(s)
		r.touch(c.From)
		done.Says += fmt.Sprintf("; %s is dropped for it", c.From)
	}
	if d.Info().Series.IsZero() { // what is raised in a series says its day itself
		done.Says += r.describeDays(v, now)
	}
	return done, nil
}

// withoutNewRef returns the refusal of a new thing without the id that it would have had:
// nobody can look that up.
func (r *Record) withoutNewRef(err error, d AnyKind, on Ref) error {
	refusal, ok := errors.AsType[*Refusal](err)
	if !ok || refusal.About.Kind != d.Info().Kind || r.Exists(refusal.About) {
		return err
	}
	told, id := *refusal, refusal.About.String()
	told.About = on
	if rest, found := strings.CutPrefix(told.Says, id+": "); found {
		told.Says = rest
	} else if rest, found := strings.CutPrefix(told.Says, id+" "); found {
		told.Says = fmt.Sprintf("the new %s %s", noun(d), rest)
	}
	return &told
}

// checkReplacement refuses to raise a thing in the place of one that cannot be dropped.
func (c Raise) checkReplacement(r *Record, now Instant) error {
	if c.From.IsZero() {
		return nil
	}
	if !r.Exists(c.From) {
		return notFound(c.From)
	}
	return r.mayRule(c.From, Dropped, now)
}

// placeOfFrom returns what the new thing is raised on: where nothing is said, what the one
// that it takes the place of was on, as far as that can have it.
func (c Raise) placeOfFrom(r *Record) Ref {
	if !c.On.IsZero() || c.From.IsZero() {
		return c.On
	}
	for _, kind := range c.Kind.Info().Parents {
		if on := r.above(c.From, kind); !on.IsZero() {
			return on
		}
	}
	return Ref{}
}

// withFrom returns the values with the words and the owner of what the new thing takes
// the place of, where nothing else is said.
func (c Raise) withFrom(r *Record, v Values) Values {
	if c.From.IsZero() {
		return v
	}
	if !v.Has(FieldWords) {
		v[FieldWords] = Words(r.TextOf(c.From))
	}
	if owner := r.OwnerOf(c.From); owner != 0 && !v.Has(FieldOwner) {
		v[FieldOwner] = Who(owner)
	}
	return v
}

// fieldConcern carries Raise.Concern to the kind; nobody is asked for it.
const fieldConcern Field = "concern"

// noun returns what a thing of a kind is called, without its article.
func noun(d AnyKind) string {
	_, word, ok := strings.Cut(d.Info().Article, " ")
	if !ok {
		return d.Info().Article
	}
	return word
}
