package model

import (
	"cmp"
	"fmt"
)

// Criterion states what must be true for a decision to be approved. A decision
// without one cannot be approved.
type Criterion struct {
	InCycle
	Decision   ID     `json:"decision"`
	Text       string `json:"text"`
	Check      string `json:"check"`      // how it is checked
	Constraint string `json:"constraint"` // the constraint it answers
}

// defaultCheck is the way of checking a criterion where none is given.
const defaultCheck = "the owner confirms"

// Ref names the criterion.
func (c Criterion) Ref() Ref { return criterionRef(c.ID) }

// Parent returns the decision.
func (c Criterion) Parent() Ref { return decisionRef(c.Decision) }

// CriteriaOf is the criteria of a decision.
func (r *Record) CriteriaOf(decision ID) []Criterion {
	return r.Criteria.of(decisionRef(decision))
}

func criterionKind() *KindOf[Criterion] {
	return &KindOf[Criterion]{
		KindSpec: KindSpec{
			Kind: KindCriterion, Plural: "criteria", Article: "a criterion", Prefix: "K",
			Parents: []Kind{KindDecision}, Part: true, States: []Outcome{Open, Passed, Failed},
		},
		Rows: func(r *Record) *Rows[Criterion] { return &r.Criteria },
		Fields: []KindField[Criterion]{
			{Field: FieldWords, Access: TextAt(func(c *Criterion) *string { return &c.Text })},
			{Field: FieldCheck, Column: true, Access: TextAt(func(c *Criterion) *string { return &c.Check }),
				Default: func(*Record, Ref, Instant) Value { return Words(defaultCheck) }},
			ParentField[Criterion](),
		},
		State: stateOfCriterion,
		New: func(r *Record, begin InCycle, on Ref, _ Values, _ Instant) (Criterion, error) {
			d, err := r.undecided(on)
			return Criterion{InCycle: begin, Decision: d.ID}, err
		},
		MayAmend: func(r *Record, c Criterion, _ Values) error {
			_, err := r.undecided(decisionRef(c.Decision))
			return err
		},
		Remove: func(r *Record, c Criterion) error {
			if _, err := r.undecided(c.Ref()); err != nil {
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
			return Done{Says: fmt.Sprintf("criterion %s added to %s", c.Ref(), decisionRef(c.Decision)), About: c.Ref()}, nil
		},
	}
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

// addCriteria adds criteria to a decision.
func (r *Record) addCriteria(decision ID, list []NewCriterion) {
	for _, c := range list {
		r.Criteria.put(Criterion{InCycle: start(r, &r.Criteria), Decision: decision, Text: c.Text, Check: cmp.Or(c.Check, defaultCheck), Constraint: c.Constraint})
	}
}
