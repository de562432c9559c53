package model

import (
	"cmp"
	"fmt"
)

// KindSpec is everything there is to know about a kind without knowing its rows.
type KindSpec struct {
	Kind    Kind     // its name, and the name of its table
	Plural  string   // "actions"
	Article string   // "an action"
	Called  string   // what its list is called in a sentence, where Plural is short for it; "" for Plural
	Former  []string // what it was called before; lists go on taking these
	Prefix  string   // of its ids: "A", or two letters
	Head    string   // begins a capture line, beside the full name; "" where no line raises it
	Concern string   // begins a line that raises it as a concern; "" where there is no such thing
	Sample  string   // the words of an example in help
	Purpose string   // what its things are, in one sentence; "" for a kind without a list on the screen

	Parents        []Kind      // what a capture line may raise it on
	Scope          Scope       // whether it belongs to a cycle; Register sets it from the type of the rows
	InMeeting      bool        // it belongs to a meeting, and is not raised on one that is over
	OnAgenda       bool        // an existing thing of it can have an item on an agenda
	DefaultsToItem bool        // without an id it is raised on the item being discussed, not on the selection
	UsualOutcome   Outcome     // the outcome whose questions show what a new one still lacks; "" for none
	Immutable      bool        // it is never amended: another is raised instead
	Series         Series      // how its rows form time series; zero for a kind whose rows form none
	Key            Field       // its field that names its things by one word, beside their ids; "" for none
	Ends           []Field     // its fields that the ids behind its letter name, in this order; nil where one id is what it is raised on
	Bare           Field       // its field that bare words of a line say; "" for its words
	Numeric        bool        // its words are a number
	Part           bool        // it is a part of what it is on, whose history tells of it
	Specs          []FieldSpec // the fields that no other kind has
	Outcomes       []OutcomeSpec
	States         []Outcome // how a thing of it can stand, as it begins first; nil for open and the outcomes
	Register       bool      // its things are raised on nothing, and bound to others by links
	Unwatched      bool      // of a register: nobody has to own its things, and they may stay as they are for long
	Owned          bool      // of an unwatched register: somebody has to own its things all the same
	BySteps        bool      // its outcomes are steps, on which no meeting rules: nobody has to be there for them

	// Known adds to what is said of a new thing what is known of it already, before what is
	// not said takes its default; nil for nothing.
	Known func(r *Record, v Values) Values
}

// AnyKind is a kind, whatever its rows are. Only KindOf implements it.
type AnyKind interface {
	Info() *KindSpec

	scope() Scope
	newTable() Table // nil where the record has a field for the table
	table(r *Record) Table
	raisable() bool
	requestedFields() []RequestedField
	fields() []ShownFieldSpec
	accepts(f Field) bool
	adjustRequirements(r *Record, on Ref, asked []Requirement) []Requirement
	values(r *Record, id ID) Values
	value(r *Record, id ID, f Field) Value
	owner(r *Record, id ID) ID
	setOwner(r *Record, id, owner ID)
	describe(r *Record, id ID) string
	details(r *Record, id, meeting ID, today Date) details
	acceptsOutcome(r *Record, id ID, o OutcomeSpec) bool
	mayRule(r *Record, id ID, outcome Outcome, now Instant) error
	ruled(r *Record, id ID, u *Ruling, v Values, now Instant) error
	stepped(r *Record, id ID, s *Step, v Values, now Instant) (string, error)
	requires(r *Record, id ID, outcome Outcome, v Values, asked []Requirement) []Requirement
	inForce(r *Record, id ID, m Meeting, today Date) (Ruling, bool)
	standing(r *Record, id ID) (Ruling, bool)
	state(r *Record, id ID) Outcome
	shownState(r *Record, id ID) Outcome
	stateOn(r *Record, id ID, today Date) Outcome
	sayState(r *Record, id ID, today Date) string
	listed(r *Record, id ID, f Field) Value
	columns() []Column
	cells(r *Record, id ID, today Date) []string
	text(r *Record, id ID, f Field, today Date) string
	inOrder(r *Record, list []Ref)
	diff(names *Record, about Ref, image Image, today Date) []FieldChange
	gap(r *Record, id ID, g *Gap, now Instant)
	digest(r *Record, id ID, at *Moment) []Finding
	waitsOn(r *Record, id ID) []Ref
	message(r *Record, id ID, at *Moment) []string
	raise(r *Record, on Ref, v Values, now Instant) (Done, error)
	remove(r *Record, id ID) error
	amend(r *Record, id ID, v Values, now Instant) (Done, error)
}

// KindOf is everything that is particular to the kind whose rows are T.
type KindOf[T row] struct {
	KindSpec
	Fields []KindField[T]
	Rows   func(r *Record) *Rows[T] // the table; nil where the registry keeps it

	// New begins a row that is raised on something. Its fields are set after.
	New func(r *Record, begin InCycle, on Ref, v Values, now Instant) (T, error)
	// AdjustRequirements fits the questions to what the row is raised on; nil for no change.
	AdjustRequirements func(r *Record, on Ref, asked []Requirement) []Requirement
	// MayAmend refuses to amend a row that is settled.
	MayAmend func(r *Record, row T, v Values) error
	// Validate checks the fields together and completes them; before is nil
	// for a new row.
	Validate func(r *Record, before, row *T, v Values, now Instant) error
	// Raised does what follows from raising, and says what was done.
	Raised func(r *Record, row T, v Values, now Instant) (Done, error)
	// Amended does what follows from amending.
	Amended func(r *Record, row T)
	// Owner returns who owns a row, where that is not simply its FieldOwner.
	Owner func(r *Record, row T) ID
	// Remove takes a row away with what belongs to it, or refuses to; nil for
	// what is never taken away.
	Remove func(r *Record, row T) error
	// MayRule refuses an outcome that no answer could make possible now.
	MayRule func(r *Record, row T, outcome Outcome, now Instant) error
	// Ruled does what a ruling brings with it, and completes the ruling.
	Ruled func(r *Record, row T, u *Ruling, v Values, now Instant) error
	// Stepped does what a step from one state to another brings with it, completes the
	// step, and says what follows; "" for nothing.
	Stepped func(r *Record, row T, s *Step, v Values, now Instant) (string, error)
	// Requires fits the questions of an outcome to how a row stands, and to what is
	// answered already; nil for no change.
	Requires func(r *Record, row T, outcome Outcome, v Values, asked []Requirement) []Requirement
	// InForce finds the ruling that disposes of a row at a meeting; nil for the
	// last one that counts there.
	InForce func(r *Record, row T, m Meeting, today Date) (Ruling, bool)
	// Standing finds the ruling by which a row stands; nil for the last one.
	Standing func(r *Record, row T) (Ruling, bool)
	// State returns how a row stands that meetings do not rule on; nil for the
	// outcome of the ruling by which it stands.
	State func(r *Record, row T) Outcome
	// Begins returns how a row of a kind that goes by steps stands before its first
	// step; nil for the first of its states.
	Begins func(r *Record, row T) Outcome
	// ShownState returns how lists and panes show that a row stands, where that is
	// not its State.
	ShownState func(r *Record, row T) Outcome
	// SayState returns how a row stands on a day, and says it, where the day makes another state
	// of it than ShownState and more than its word; "" and nil where it does not.
	SayState func(r *Record, row T, today Date) (state Outcome, says string)
	// Gap says what a meeting lacks of a row that has no ruling in force.
	Gap func(r *Record, row T, g *Gap, now Instant)
	// Digest says what of a row needs attention, and in which section of the digest
	// that stands; nil for a kind of which nothing does.
	Digest func(r *Record, row T, at *Moment) []Finding
	// WaitsOn returns the open things that a row waits on, where it is open itself.
	WaitsOn func(r *Record, row T) []Ref
	// Message returns what is written to the owner of a row, sentence by sentence, the
	// first without its subject; nil for a kind of which nobody is asked.
	Message func(r *Record, row T, at *Moment) []string
	// OwnedBy offers who owns a new row of a register; nil for nobody.
	OwnedBy func(r *Record, on Ref, now Instant) Value
	// Lacks returns what is not said of a row of a register, for the digest; nil where
	// nothing can be missing.
	Lacks func(r *Record, row T) []string
	// Steps is Stepped of a row of a register: what it changes of the row is kept.
	Steps func(r *Record, row *T, s *Step, v Values, now Instant) (string, error)
	// Takes reports whether a row, as it is, can get an outcome of its kind; nil
	// for every one.
	Takes func(r *Record, row T, o OutcomeSpec) bool
	// Describe names a row where the kind alone does not tell which
	// verbs fit it, such as "a concern"; "" where it does.
	Describe func(r *Record, row T) string
	// Order returns how two rows compare in a list that nobody sorted; nil for the order
	// of the ids.
	Order func(r *Record) func(a, b T) int
	// Details returns the lines that stand with a row while it is decided; nil
	// for one line a field.
	Details func(r *Record, row T, meeting ID, today Date) []Detail
}

// KindField is one field of a kind: how it is asked for and how a row holds it.
// A field without Set is shown and never asked for.
type KindField[T any] struct {
	Field     Field
	Optional  bool
	Prompt    string                                        // how it is asked here; "" for the words of its Spec
	NotInForm bool                                          // accepted, but no form asks for it
	LineOnly  bool                                          // a line says it; a form asks for it only where it is changed
	Stepped   bool                                          // a change of it is a step: it is counted and kept
	Default   func(r *Record, about Ref, now Instant) Value // the value offered; nil for none
	Access[T]
	Of      []Kind                                    // of SortThings: what it names things of
	Past    bool                                      // of SortDate: it names a day that has come
	Own     bool                                      // it is computed, and no value of the token with its name
	Name    Field                                     // what lists and scripts call it; "" for its Field, else for its label
	Choices []string                                  // of a computed field: what it can say
	Column  bool                                      // whether the list of the kind shows it
	Label   string                                    // where the field has no Spec, or another word fits this kind
	Sort    Sort                                      // of a computed field that has no Spec
	Empty   string                                    // what the details say instead of nothing; "" leaves the line out
	Show    func(r *Record, row T, today Date) string // the text of both, where it is not simply the value's
}

// Info returns what there is to know about the kind without its rows.
func (k *KindOf[T]) Info() *KindSpec { return &k.KindSpec }

func (k *KindOf[T]) ref(id ID) Ref { return Ref{k.Kind, id} }

func (k *KindOf[T]) scope() Scope { return scopeOf[T]() }

func (k *KindOf[T]) newTable() Table {
	if k.Rows != nil {
		return nil
	}
	return &Rows[T]{}
}

func (k *KindOf[T]) table(r *Record) Table { return k.rows(r) }

func (k *KindOf[T]) rows(r *Record) *Rows[T] {
	if k.Rows != nil {
		return k.Rows(r)
	}
	for _, t := range r.registered() {
		if t.Name == string(k.Kind) {
			return t.Table.(*Rows[T])
		}
	}
	return &Rows[T]{}
}

func (k *KindOf[T]) raisable() bool { return k.New != nil }

func (k *KindOf[T]) requestedFields() []RequestedField {
	var list []RequestedField
	for _, f := range k.Fields {
		if f.Set != nil && !f.NotInForm {
			list = append(list, RequestedField{Field: f.Field, Optional: f.Optional, Default: f.Default, Of: f.Of, Past: f.Past, Label: f.Label, Prompt: f.Prompt, LineOnly: f.LineOnly})
		}
	}
	return list
}

func (k *KindOf[T]) accepts(field Field) bool {
	for _, f := range k.Fields {
		if f.Field == field && f.Set != nil {
			return true
		}
	}
	return false
}

func (k *KindOf[T]) adjustRequirements(r *Record, on Ref, asked []Requirement) []Requirement {
	if k.AdjustRequirements == nil {
		return asked
	}
	return k.AdjustRequirements(r, on, asked)
}

func (k *KindOf[T]) values(r *Record, id ID) Values {
	row, ok := k.rows(r).Get(id)
	if !ok {
		return nil
	}
	values := make(Values, len(k.Fields))
	for _, f := range k.Fields {
		if f.Set != nil && f.Get != nil {
			values[f.Field] = f.Get(r, &row)
		}
	}
	return values
}

func (k *KindOf[T]) value(r *Record, id ID, field Field) Value {
	row, ok := k.rows(r).Get(id)
	for _, f := range k.Fields {
		if ok && f.Field == field && f.Get != nil {
			return f.Get(r, &row)
		}
	}
	return Value{}
}

func (k *KindOf[T]) owner(r *Record, id ID) ID {
	if k.Owner == nil {
		return k.value(r, id, FieldOwner).Person
	}
	row, ok := k.rows(r).Get(id)
	if !ok {
		return 0
	}
	return k.Owner(r, row)
}

func (k *KindOf[T]) describe(r *Record, id ID) string {
	if row, ok := k.rows(r).Get(id); ok && k.Describe != nil {
		return cmp.Or(k.Describe(r, row), k.Article)
	}
	return k.Article
}

func (k *KindOf[T]) setOwner(r *Record, id, owner ID) {
	row, ok := k.rows(r).Get(id)
	if ok && k.accepts(FieldOwner) && k.set(r, &row, Values{FieldOwner: Who(owner)}, 0) == nil {
		k.rows(r).put(row)
	}
}

// set writes the values that were given to the fields of a row.
func (k *KindOf[T]) set(r *Record, row *T, v Values, now Instant) error {
	for _, f := range k.Fields {
		if value, given := v[f.Field]; given && f.Set != nil {
			if err := f.Set(r, row, value, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// save writes the values to a row, checks the whole and puts it in its table.
func (k *KindOf[T]) save(r *Record, before *T, row T, v Values, now Instant) (T, error) {
	if err := k.set(r, &row, v, now); err != nil {
		return row, err
	}
	if k.Validate != nil {
		if err := k.Validate(r, before, &row, v, now); err != nil {
			return row, err
		}
	}
	k.rows(r).put(row)
	return row, nil
}

func (k *KindOf[T]) raise(r *Record, on Ref, v Values, now Instant) (Done, error) {
	row, err := k.New(r, start(r, k.rows(r)), on, v, now)
	if err != nil {
		return Done{}, err
	}
	if row, err = k.save(r, nil, row, v, now); err != nil {
		return Done{}, err
	}
	if k.Raised != nil {
		return k.Raised(r, row, v, now)
	}
	about := k.ref(row.row().ID)
	return Done{Says: fmt.Sprintf("%s raised: %s", about, brief(r.TextOf(about))), About: about}, nil
}

func (k *KindOf[T]) remove(r *Record, id ID) error {
	if k.Remove == nil {
		return &Refusal{Reason: NotAllowed, About: k.ref(id), Says: fmt.Sprintf("%s is not removed; answer it instead", k.ref(id))}
	}
	row, _ := k.rows(r).Get(id)
	return k.Remove(r, row)
}

// keepSteps keeps the changes of a row's fields that are counted, and why they were made.
func (k *KindOf[T]) keepSteps(r *Record, id ID, was Values, why string, now Instant) {
	for _, f := range k.Fields {
		from, to := stepText(was[f.Field]), stepText(k.value(r, id, f.Field))
		if f.Stepped && from != to {
			s := r.newStep(k.ref(id), f.Field, from, to, now)
			s.Why = why
			r.StepsTaken.put(s)
		}
	}
}

func (k *KindOf[T]) amend(r *Record, id ID, v Values, now Instant) (Done, error) {
	before, _ := k.rows(r).Get(id)
	if k.MayAmend != nil {
		if err := k.MayAmend(r, before, v); err != nil {
			return Done{}, err
		}
	}
	was := k.values(r, id)
	row, err := k.save(r, &before, before, v, now)
	if err != nil {
		return Done{}, err
	}
	k.keepSteps(r, id, was, v[FieldWhy].Text, now)
	if k.Amended != nil {
		k.Amended(r, row)
	}
	return Done{Says: fmt.Sprintf("%s updated", k.ref(id)), About: k.ref(id)}, nil
}
