package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Transition is one way from a state of a journey to another. Its Text is the condition on
// which it is taken.
type Transition struct {
	Entered
	Role string `json:"role"`
}

// KindTransition is the kind of transitions.
const KindTransition Kind = "transition"

// The fields that a transition brings.
const (
	FieldFrom Field = "from"
	FieldInto Field = "into"
)

// Ref names the transition.
func (t Transition) Ref() Ref { return Ref{KindTransition, t.ID} }

// Arrow is a transition between two states that are there.
type Arrow struct {
	Ref       Ref
	From, To  Ref
	Condition string // "" for none
	Role      string
}

// other returns the end of an arrow that is not the given one; the same for a loop.
func (a Arrow) other(end Ref) Ref {
	if a.From == end {
		return a.To
	}
	return a.From
}

func transitionKind() *KindOf[Transition] {
	states, active := []Kind{KindState}, []Outcome{Active}
	return register(&KindOf[Transition]{
		KindSpec: KindSpec{
			Kind: KindTransition, Plural: "transitions", Article: "a transition", Prefix: "JT", Head: "jt", Sample: `JS-1 JS-2 when:"the bank refuses"`,
			Purpose: "A way from one state of a journey to another, and on which condition it is taken.",
			Parents: states, Unwatched: true, Ends: []Field{FieldFrom, FieldInto}, Bare: FieldWhen,
			Specs: []FieldSpec{
				{Field: FieldFrom, Sort: SortThings, Label: "from", Prompt: "From which state does it lead, such as JS-1?"},
				{Field: FieldInto, Sort: SortThings, Label: "to", Prompt: "To which state does it lead, such as JS-2?"},
			},
			Outcomes: []OutcomeSpec{dropped(active...), reopened(Active, Dropped)},
			States:   []Outcome{Active, Dropped},
		},
		Fields: []KindField[Transition]{
			{Field: FieldWords, Access: Access[Transition]{Get: wordsOfTransition}},
			{Field: FieldFrom, Of: states, Default: stateDiscussed, Access: LinksAt[Transition](KindTransition, LinkFrom, false, states...)},
			{Field: FieldInto, Of: states, Access: LinksAt[Transition](KindTransition, LinkInto, false, states...)},
			{Field: FieldWhen, Optional: true, Column: true, Label: "condition", Prompt: "On which condition is it taken, such as: the bank refuses?",
				Access: TextAt(func(t *Transition) *string { return &t.Text })},
			{Field: FieldRole, Optional: true, Column: true, Access: TextAt(func(t *Transition) *string { return &t.Role }),
				Default: func(*Record, Ref, Instant) Value { return Words(defaultRole) }},
		},
		Validate: func(r *Record, before, t *Transition, v Values, now Instant) error {
			if before == nil && t.Owner == 0 {
				for _, from := range r.LinksFrom(t.Ref(), LinkFrom) {
					t.Owner = r.activeOrNone(r.OwnerOf(from))
				}
			}
			return validateTransition(r, before, t, v, now)
		},
		Lacks: func(r *Record, t Transition) []string {
			if r.lacksCondition(t) {
				return []string{"condition"}
			}
			return nil
		},
	})
}

// stateDiscussed offers the state that a person points at: of a walkthrough the one that it came
// to.
func stateDiscussed(r *Record, on Ref, now Instant) Value {
	if w, ok := r.Walkthrough(on.ID); ok && on.Kind == KindItem {
		on = w.Step().State.Ref()
	}
	return selected(KindState)(r, on, now)
}

// wordsOfTransition names a transition by the states that it binds: "Pay → Card declined".
func wordsOfTransition(r *Record, t *Transition) Value {
	a, ok := r.arrow(*t)
	if !ok {
		return Value{}
	}
	return Words(fmt.Sprintf("%s → %s", r.TextOf(a.From), r.TextOf(a.To)))
}

// arrow returns a transition with the states that it binds; ok is false where one of them
// is not there.
func (r *Record) arrow(t Transition) (a Arrow, ok bool) {
	from, into := r.LinksFrom(t.Ref(), LinkFrom), r.LinksFrom(t.Ref(), LinkInto)
	if len(from) != 1 || len(into) != 1 {
		return a, false
	}
	return Arrow{Ref: t.Ref(), From: from[0], To: into[0], Condition: t.Text, Role: t.Role}, true
}

// transitionsAt returns the transitions that begin or end at a state, and are not dropped.
func (r *Record) transitionsAt(state Ref) []Arrow {
	return r.arrows(slices.Concat(r.LinksTo(state, LinkFrom), r.LinksTo(state, LinkInto)))
}

// WaysOut returns the transitions from a state to others that are there, by their ids.
func (r *Record) WaysOut(state Ref) []Arrow {
	return slices.DeleteFunc(r.arrows(r.LinksTo(state, LinkFrom)), func(a Arrow) bool { return r.State(a.To) == Dropped })
}

func (r *Record) arrows(list []Ref) []Arrow {
	var arrows []Arrow
	seen := make(map[ID]bool, len(list))
	for _, about := range list {
		t, ok := rowsOf[Transition](r, KindTransition).Get(about.ID)
		if a, whole := r.arrow(t); ok && whole && !seen[about.ID] && r.State(about) != Dropped {
			arrows = append(arrows, a)
			seen[about.ID] = true
		}
	}
	slices.SortFunc(arrows, func(a, b Arrow) int { return cmp.Compare(a.Ref.ID, b.Ref.ID) })
	return arrows
}

// lacksCondition reports whether a transition says no condition although its state has other
// ways out, which all say theirs.
func (r *Record) lacksCondition(t Transition) bool {
	a, ok := r.arrow(t)
	if !ok || t.Text != "" {
		return false
	}
	out := r.WaysOut(a.From)
	silent := slices.DeleteFunc(slices.Clone(out), func(a Arrow) bool { return a.Condition != "" })
	return len(out) > 1 && len(silent) == 1
}

// validateTransition refuses a transition that does not bind two states of one journey, and
// one that says what another one says.
func validateTransition(r *Record, _, t *Transition, _ Values, _ Instant) error {
	a, ok := r.arrow(*t)
	switch {
	case !ok && len(r.LinksFrom(t.Ref(), LinkFrom)) != 1:
		return badValue(FieldFrom, "a transition leads from one state; name it: jt JS-1 JS-2")
	case !ok:
		return badValue(FieldInto, "a transition leads to one state; name it: jt JS-1 JS-2")
	case r.JourneyOf(a.From) != r.JourneyOf(a.To):
		return badValue(FieldInto, fmt.Sprintf("%s is in %s, and %s in %s; a transition leads to a state of the same journey", a.From, r.JourneyOf(a.From), a.To, r.JourneyOf(a.To)))
	}
	for _, other := range r.WaysOut(a.From) {
		if other.Ref != a.Ref && other.To == a.To && sameWords(other.Condition, a.Condition) {
			return badValue(FieldInto, fmt.Sprintf("%s says that already: it leads from %s to %s", other.Ref, a.From, a.To))
		}
	}
	return nil
}
