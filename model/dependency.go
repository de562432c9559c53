package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Dependency records what one function needs of another before something can go on.
type Dependency struct {
	Entered
	Gives    string `json:"gives"` // the function that gives it
	Gets     string `json:"gets"`  // the function that needs it
	Critical bool   `json:"critical"`
	Due      Date   `json:"due"`
	Fallback string `json:"fallback"`
}

// KindDependency is the kind of dependencies.
const KindDependency Kind = "dependency"

// The states of a dependency beside open, broken and dropped.
const (
	Agreed Outcome = "agreed"
	Met    Outcome = "met"
)

// The fields that a dependency brings.
const (
	FieldGives    Field = "gives"
	FieldGets     Field = "gets"
	FieldCritical Field = "critical"
	FieldBlocks   Field = "blocks"
)

// Ref names the dependency.
func (d Dependency) Ref() Ref { return Ref{KindDependency, d.ID} }

func dependencyKind() *KindOf[Dependency] {
	blocked := blockedKinds()
	itsDue := func(r *Record, about Ref, now Instant) Value {
		if due := r.ShownValue(about, FieldDue); due.Date >= r.Today(now) {
			return due
		}
		return Value{}
	}
	delivery := func(r *Record, _ Ref, now Instant) Value {
		if c, _ := r.Cycle(); c.Delivery >= r.Today(now) {
			return On(c.Delivery)
		}
		return Value{}
	}
	return register(&KindOf[Dependency]{
		KindSpec: KindSpec{
			Kind: KindDependency, Plural: "dependencies", Article: "a dependency", Prefix: "DP", Head: "dp", Sample: "Refund events reach the support console",
			Purpose: "What one function needs of another, and by when.",
			Parents: []Kind{KindDecision, KindDependency, KindItem},
			Specs: []FieldSpec{
				{Field: FieldGives, Sort: SortLine, Label: "gives", Prompt: "Which function gives it, such as delivery?"},
				{Field: FieldGets, Sort: SortLine, Label: "gets", Prompt: "Which function needs it, such as support?"},
				{Field: FieldCritical, Sort: SortChoice, Label: "critical", Prompt: "Can it not go on without?", Choices: []string{Yes, No}},
				{Field: FieldBlocks, Sort: SortThings, Label: "blocks", Prompt: "What waits for it, such as D-4?"},
			},
			Outcomes: []OutcomeSpec{
				{Outcome: Agreed, Verb: "agree", Help: "who gives it said yes: by when", From: []Outcome{Open, Agreed}, Requires: []RequestedField{{Field: FieldDue, Default: itsDue}}},
				{Outcome: Met, Verb: "meet", Help: "it is there: how", Final: true, From: []Outcome{Open, Agreed}, Requires: []RequestedField{{Field: FieldHow, Prompt: "How was it met?"}}},
				{Outcome: Broken, Verb: "break", Help: "it does not come: why; a blocker takes its place", Final: true, From: []Outcome{Open, Agreed}, Requires: []RequestedField{askWhy}},
				dropped(Open, Agreed),
				reopened(Open, Agreed, Met, Broken, Dropped),
			},
		},
		Fields: []KindField[Dependency]{
			{Field: FieldGives, Optional: true, Access: TextAt(func(d *Dependency) *string { return &d.Gives })},
			{Field: FieldGets, Optional: true, Access: TextAt(func(d *Dependency) *string { return &d.Gets })},
			{Field: "path", Label: "gives → gets", Column: true, Access: Access[Dependency]{Get: func(_ *Record, d *Dependency) Value { return Words(d.path()) }}},
			{Field: FieldCritical, Optional: true, Default: func(*Record, Ref, Instant) Value { return Words(Yes) },
				Access: YesNoAt(func(d *Dependency) *bool { return &d.Critical })},
			{Field: FieldDue, Optional: true, Column: true, Stepped: true, Default: delivery, Access: DayAheadAt(FieldDue, "a dependency is due today or later", func(d *Dependency) *Date { return &d.Due })},
			{Field: "waiting", Label: "waits", Name: "waiting", Column: true, Sort: SortMinutes, Show: (*Record).showWaiting, Access: Access[Dependency]{
				Get: func(r *Record, d *Dependency) Value { n, _ := r.waitingOn(d.Ref()); return Value{Number: n} }}},
			{Field: "checkpoint", Own: true, Label: "checkpoint", Column: true, Of: []Kind{KindCheckpoint}, Sort: SortThings, Show: (*Record).showCheckpointsOn, Access: Access[Dependency]{
				Get: func(r *Record, d *Dependency) Value { return thingsValue(r.checkpointsOn(d.Ref())) }}},
			{Field: FieldBlocks, Optional: true, Of: blocked, Default: selected(blocked...),
				Access: LinksAt[Dependency](KindDependency, LinkWaitsOn, true, blocked...)},
			{Field: FieldFallback, Optional: true, Access: TextAt(func(d *Dependency) *string { return &d.Fallback }), Empty: notSaidYet},
			{Field: FieldMetric, Optional: true, Of: []Kind{KindMetric}, Prompt: "Which metric shows that it is met? It gets a checkpoint.", Access: Access[Dependency]{Set: checkpointOfDependency}},
		},
		Raised: func(r *Record, d Dependency, v Values, now Instant) (Done, error) {
			done := Done{Says: d.Ref().String() + " raised: " + brief(d.Text), About: d.Ref()}
			if !v.Has(FieldMetric) {
				return done, nil
			}
			planned, err := r.raiseCheckpoint(d.Ref(), v[FieldMetric], d.Owner, d.Due, now)
			done.Says += "; " + planned.Says
			return done, err
		},
		Validate: func(r *Record, before, d *Dependency, _ Values, _ Instant) error {
			if before == nil && d.Owner == 0 {
				d.Owner = r.activeOrNone(r.Lead(d.Gives))
			}
			if before == nil && d.Gives == "" {
				d.Gives = r.FunctionOf(d.Owner)
			}
			return nil
		},
		Steps: dependencyStepped,
		Digest: func(r *Record, d Dependency, at *Moment) []Finding {
			acts := actsOf(d.Ref(), "met", "meet %s ", "new date", "set %s due:")
			return append(at.overdue(d.Due, acts...), at.comingUp(d.Due, acts...)...)
		},
	})
}

// showWaiting says how many open things wait on a dependency, and whether it waits on itself:
// "3, loop"; "" for none.
func (r *Record) showWaiting(d Dependency, _ Date) string {
	n, loops := r.waitingOn(d.Ref())
	switch {
	case loops:
		return fmt.Sprintf("%d, loop", n)
	case n > 0:
		return strconv.Itoa(n)
	}
	return ""
}

// checkpointsOn returns the checkpoints on a thing that were not dropped.
func (r *Record) checkpointsOn(about Ref) []Ref {
	return slices.DeleteFunc(r.LinksTo(about, LinkOn), func(on Ref) bool {
		return on.Kind != KindCheckpoint || r.State(on) == Dropped
	})
}

// showCheckpointsOn says what is looked at for a dependency, and when: "refund-time 15 Dec".
func (r *Record) showCheckpointsOn(d Dependency, today Date) string {
	var says []string
	for _, about := range r.checkpointsOn(d.Ref()) {
		c, _ := rowsOf[Checkpoint](r, KindCheckpoint).Get(about.ID)
		says = append(says, r.metricOf(c).Key+" "+c.Due.DayMonth(today))
	}
	return strings.Join(says, ", ")
}

// checkpointOfDependency plans a checkpoint for a dependency that is there; a new one gets
// its own once it is.
func checkpointOfDependency(r *Record, d *Dependency, v Value, now Instant) error {
	if v.IsZero() || !r.Exists(d.Ref()) {
		return nil
	}
	_, err := r.raiseCheckpoint(d.Ref(), v, d.Owner, d.Due, now)
	return err
}

// path returns who gives it and who needs it: "delivery → support".
func (d Dependency) path() string {
	if d.Gives == "" && d.Gets == "" {
		return ""
	}
	return d.Gives + " → " + d.Gets
}

// dependencyStepped keeps the day that was agreed on, and raises the blocker that a broken
// one becomes.
func dependencyStepped(r *Record, d *Dependency, s *Step, v Values, now Instant) (string, error) {
	switch Outcome(s.To) {
	case Agreed:
		d.Due = v[FieldDue].Date
	case Broken:
		return r.raiseInstead(d.Ref(), r.LinksTo(d.Ref(), LinkWaitsOn), Values{
			FieldWords: Words(d.Text), FieldOwner: Who(r.activeOrNone(d.Owner)), FieldFallback: Words(d.Fallback)}, now)
	}
	return "", nil
}
