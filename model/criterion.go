package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Criterion states what must be true for a decision to be approved, or before a journey is
// launched. A decision without one cannot be approved.
type Criterion struct {
	InCycle
	Decision   ID     `json:"decision"`
	Text       string `json:"text"`
	Check      string `json:"check"`            // how it is checked
	Constraint string `json:"constraint"`       // the constraint it answers
	Journey    ID     `json:"journey,omitzero"` // that it belongs to in place of a decision; 0 for none
	Launch     bool   `json:"launch,omitzero"`  // whether it is asked before a launch
}

// defaultCheck is the way of checking a criterion where none is given.
const defaultCheck = "the owner confirms"

// isTestable reports whether it says how somebody can check the criterion.
func (c Criterion) isTestable() bool { return c.Check != defaultCheck }

// Ref names the criterion.
func (c Criterion) Ref() Ref { return criterionRef(c.ID) }

// FieldLaunch says whether a criterion is asked before a launch.
const FieldLaunch Field = "launch"

// Parent returns the decision, or the journey.
func (c Criterion) Parent() Ref {
	if c.Journey != 0 {
		return Ref{KindJourney, c.Journey}
	}
	return decisionRef(c.Decision)
}

// CriteriaOn returns the criteria of a decision or a journey.
func (r *Record) CriteriaOn(parent Ref) []Criterion { return r.Criteria.of(parent) }

// LaunchCriteriaOn returns the criteria of a decision or a journey that are asked before a launch.
func (r *Record) LaunchCriteriaOn(parent Ref) []Criterion {
	return slices.DeleteFunc(r.CriteriaOn(parent), func(c Criterion) bool { return !c.Launch })
}

// CriteriaOf is the criteria of a decision.
func (r *Record) CriteriaOf(decision ID) []Criterion {
	return r.Criteria.of(decisionRef(decision))
}

func criterionKind() *KindOf[Criterion] {
	return &KindOf[Criterion]{
		KindSpec: KindSpec{
			Kind: KindCriterion, Plural: "criteria", Article: "a criterion", Prefix: "K",
			Parents: []Kind{KindDecision, KindJourney}, Part: true, States: []Outcome{Open, Passed, Failed},
			Specs: []FieldSpec{{Field: FieldLaunch, Sort: SortChoice, Label: "for launch", Prompt: "Is it asked before the launch?", Choices: []string{Yes, No}}},
		},
		Rows: func(r *Record) *Rows[Criterion] { return &r.Criteria },
		Fields: []KindField[Criterion]{
			{Field: FieldWords, Access: TextAt(func(c *Criterion) *string { return &c.Text })},
			{Field: FieldCheck, Column: true, Access: TextAt(func(c *Criterion) *string { return &c.Check }),
				Default: func(*Record, Ref, Instant) Value { return Words(defaultCheck) }},
			{Field: FieldLaunch, Optional: true, Access: YesNoAt(func(c *Criterion) *bool { return &c.Launch }), Default: func(r *Record, on Ref, _ Instant) Value {
				if d, _ := r.Decisions.Get(on.ID); on.Kind == KindJourney || on.Kind == KindDecision && d.Revenue {
					return Words(Yes)
				}
				return Words(No)
			}},
			ParentField[Criterion](),
		},
		State: stateOfCriterion,
		New: func(r *Record, begin InCycle, on Ref, _ Values, _ Instant) (Criterion, error) {
			if on.Kind == KindJourney {
				return Criterion{InCycle: begin, Journey: on.ID, Launch: true}, r.mayChangeCriteria(on)
			}
			d, err := r.undecided(on)
			return Criterion{InCycle: begin, Decision: d.ID}, err
		},
		MayAmend: func(r *Record, c Criterion, v Values) error {
			if d, ok := r.Decisions.Get(c.Decision); ok && r.IsInForce(d.Ref()) && changesOnly(slices.Collect(maps.Keys(v)), setOfApproved(d)) {
				return nil
			}
			return r.mayChangeCriteria(c.Parent())
		},
		Remove: func(r *Record, c Criterion) error {
			if err := r.mayChangeCriteria(c.Parent()); err != nil {
				return err
			}
			r.removeCriterion(c)
			return nil
		},
		Validate: func(_ *Record, _, c *Criterion, _ Values, _ Instant) error {
			c.Check = cmp.Or(c.Check, defaultCheck)
			return nil
		},
		Raised: func(_ *Record, c Criterion, _ Values, _ Instant) (Done, error) {
			return Done{Says: fmt.Sprintf("criterion %s added to %s", c.Ref(), c.Parent()), About: c.Ref()}, nil
		},
	}
}

// setOfApproved lists the fields of a criterion that are also set once its decision is approved,
// because a gate behind the approval asks for them: whether it is asked before the launch, and
// how it is checked, until the decision passes the entry gate.
func setOfApproved(d Decision) []Field {
	if d.ProceededAt != 0 {
		return []Field{FieldLaunch}
	}
	return []Field{FieldLaunch, FieldCheck}
}

func (r *Record) removeCriterion(c Criterion) {
	for _, e := range r.Evidences.of(c.Ref()) {
		r.Evidences.remove(e.ID)
	}
	r.Criteria.remove(c.ID)
}

// criterion appends what must be true, how it is checked, and what was seen last.
func (list *details) criterion(r *Record, c Criterion) {
	word := "no evidence"
	e, seen := r.LatestEvidence(c.ID)
	if seen {
		word = e.Verdict
	}
	*list = append(*list, Detail{Label: "criterion", Text: c.Text, State: stateOfCriterion(r, c), Word: word})
	list.add("checked by", c.Check)
	if c.Decision != 0 {
		list.add("before launch", yesOrNothing(c.Launch))
	}
	list.add("seen", e.Seen)
}

// stateOfCriterion says whether what was seen last meets a criterion.
func stateOfCriterion(r *Record, c Criterion) Outcome {
	e, ok := r.LatestEvidence(c.ID)
	switch {
	case !ok:
		return Open
	case e.Verdict == VerdictUnmet:
		return Failed
	}
	return Passed
}

// IsMet reports whether what was seen last meets a criterion.
func (r *Record) IsMet(c Criterion) bool { return stateOfCriterion(r, c) == Passed }

// mayChangeCriteria refuses to change the criteria of a decision that was answered, or of a journey
// that is dropped.
func (r *Record) mayChangeCriteria(parent Ref) error {
	if parent.Kind != KindJourney {
		_, err := r.undecided(parent)
		return err
	}
	if !r.Exists(parent) {
		return notFound(parent)
	}
	if state := r.State(parent); state == Dropped {
		return &Refusal{Reason: ReadOnly, About: parent, Says: fmt.Sprintf("%s is %s; its criteria stay as they were", parent, state)}
	}
	return nil
}

// holdsCriteria returns the decision or the journey that evidence on a thing belongs to; refused
// where no more evidence is taken.
func (r *Record) holdsCriteria(on Ref) (Ref, error) {
	parent := on
	if c, ok := r.Criteria.Get(on.ID); ok && on.Kind == KindCriterion {
		parent = c.Parent()
	}
	if parent.Kind == KindJourney {
		return parent, r.mayChangeCriteria(parent)
	}
	d, err := r.decisionForEvidence(on)
	return d.Ref(), err
}

// decisionForEvidence returns the decision that a thing belongs to, refused once it was rejected,
// withdrawn, or lapsed: what is approved is seen to hold, or not, at any time.
func (r *Record) decisionForEvidence(on Ref) (Decision, error) {
	d, ok := r.Decisions.Get(r.above(on, KindDecision).ID)
	if !ok || (on.Kind != KindDecision && on.Kind != KindCriterion) {
		return r.undecided(on)
	}
	switch state := r.State(d.Ref()); state {
	case Rejected, Withdrawn, Lapsed:
		return d, &Refusal{Reason: ReadOnly, About: d.Ref(), Says: fmt.Sprintf("%s is %s; no more evidence is added to it", d.Ref(), state)}
	}
	return d, nil
}

// undecided is the decision that a thing belongs to, refused once it has been
// answered.
func (r *Record) undecided(on Ref) (Decision, error) {
	id := on.ID
	if on.Kind == KindCriterion {
		c, _ := r.Criteria.Get(on.ID)
		id = c.Decision
	}
	d, ok := r.Decisions.Get(id)
	if !ok || (on.Kind != KindDecision && on.Kind != KindCriterion) {
		return d, &Refusal{Reason: NotFound, About: on, Says: "name the decision it belongs to, such as D-1"}
	}
	if r.isFinal(d) {
		return d, &Refusal{Reason: ReadOnly, About: d.Ref(), Says: fmt.Sprintf("%s is %s; its criteria stay as they were", d.Ref(), r.State(d.Ref()))}
	}
	return d, nil
}

// addLaunchCriteria adds criteria to a journey, which are asked before its launch.
func addLaunchCriteria(r *Record, j *Journey, v Value, _ Instant) error {
	for _, c := range v.Criteria {
		r.Criteria.put(Criterion{InCycle: start(r, &r.Criteria), Journey: j.ID, Launch: true, Text: c.Text, Check: cmp.Or(c.Check, defaultCheck), Constraint: c.Constraint})
	}
	return nil
}

// launchCriteria returns what must be true before a journey is launched, and how each stands.
func launchCriteria(r *Record, j *Journey) Value {
	var v Value
	for _, c := range r.LaunchCriteriaOn(j.Ref()) {
		v.Lines = append(v.Lines, r.DescribeCriterion(c))
	}
	return v
}

// DescribeCriterion says what must be true and how it stands: "K-3 95 % get through: met, 96 % of
// 400".
func (r *Record) DescribeCriterion(c Criterion) string {
	says := fmt.Sprintf("%s %s: ", c.Ref(), c.Text)
	e, seen := r.LatestEvidence(c.ID)
	if !seen {
		return says + "no evidence"
	}
	return says + e.Verdict + ", " + e.Seen
}

// addCriteria adds criteria to a decision.
func (r *Record) addCriteria(decision ID, list []NewCriterion) {
	for _, c := range list {
		r.Criteria.put(Criterion{InCycle: start(r, &r.Criteria), Decision: decision, Text: c.Text, Check: cmp.Or(c.Check, defaultCheck), Constraint: c.Constraint})
	}
}
