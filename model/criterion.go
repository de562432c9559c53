package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Criterion is what must be true for a decision to be approved (PLAYBOOK B5).
type Criterion struct {
	InCycle
	Decision   ID     `json:"decision"`
	Text       string `json:"text"`
	Check      string `json:"check"`      // how it is checked
	Constraint string `json:"constraint"` // the constraint it answers
}

// Evidence is what was seen, held against one criterion (PLAYBOOK B6).
type Evidence struct {
	InCycle
	Criterion ID      `json:"criterion"`
	Seen      string  `json:"seen"`
	Verdict   string  `json:"verdict"`  // VerdictMet or VerdictUnmet
	Artefact  string  `json:"artefact"` // what was looked at, at which version
	At        Instant `json:"at"`
}

// defaultCheck is how a criterion is checked when nobody says.
const defaultCheck = "the owner confirms"

// Ref names the criterion.
func (c Criterion) Ref() Ref { return criterionRef(c.ID) }

// CriteriaOf is the criteria of a decision.
func (r *Record) CriteriaOf(decision ID) []Criterion {
	return r.Criteria.of(decisionRef(decision))
}

// LatestEvidence is what was seen last against a criterion. ok is false where
// nothing was.
func (r *Record) LatestEvidence(criterion ID) (latest Evidence, ok bool) {
	return r.Evidences.lastOf(criterionRef(criterion))
}

// withVerdict is the criteria of a decision whose latest evidence has a
// verdict; "" is those that have no evidence.
func (r *Record) withVerdict(decision ID, verdict string) []Criterion {
	return slices.DeleteFunc(r.CriteriaOf(decision), func(c Criterion) bool {
		e, _ := r.LatestEvidence(c.ID)
		return e.Verdict != verdict
	})
}

func criterionNoun() noun {
	return noun{
		fields: []ask{
			{field: FieldWords},
			{field: FieldCheck, offer: func(*Record, Ref, Instant) Value { return Words(defaultCheck) }},
		},
		raise: func(r *Record, on Ref, v Values, _ Instant) (Done, error) {
			d, err := r.undecided(on)
			if err != nil {
				return Done{}, err
			}
			v[FieldCriteria] = Value{Criteria: []NewCriterion{{Text: v[FieldWords].Text, Check: v[FieldCheck].Text}}}
			ref := r.addCriteria(d.ID, v)
			return Done{Says: fmt.Sprintf("criterion %s added to %s", ref, d.Ref()), About: ref}, nil
		},
		amend: func(r *Record, id ID, v Values, _ Instant) (Done, error) {
			c, _ := r.Criteria.Get(id)
			if _, err := r.undecided(decisionRef(c.Decision)); err != nil {
				return Done{}, err
			}
			setText(v, FieldWords, &c.Text)
			setText(v, FieldCheck, &c.Check)
			c.Check = cmp.Or(c.Check, defaultCheck)
			r.Criteria.put(c)
			return Done{Says: fmt.Sprintf("%s amended", c.Ref()), About: c.Ref()}, nil
		},
	}
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
	if r.settled(d) {
		return d, &Refusal{Reason: ReadOnly, About: d.Ref(), Says: fmt.Sprintf("%s is %s; its criteria stay as they were", d.Ref(), r.State(d.Ref()))}
	}
	return d, nil
}

// addCriteria adds the criteria given and answers with the last one's id.
func (r *Record) addCriteria(decision ID, v Values) Ref {
	var last Ref
	for _, c := range v[FieldCriteria].Criteria {
		row := Criterion{InCycle: start(r, &r.Criteria), Decision: decision, Text: c.Text, Check: cmp.Or(c.Check, defaultCheck), Constraint: c.Constraint}
		r.Criteria.put(row)
		last = row.Ref()
	}
	return last
}

func evidenceNoun() noun {
	return noun{
		fields: []ask{
			{field: FieldWords},
			{field: FieldVerdict, offer: func(*Record, Ref, Instant) Value { return Words(VerdictMet) }},
			{field: FieldArtefact, optional: true},
			{field: FieldAction, optional: true},
		},
		raise: raiseEvidence,
	}
}

// raiseEvidence holds what was seen against one criterion, or against every
// criterion of a decision that nothing was seen of yet. A gap gets a follow-up
// (PLAYBOOK B6).
func raiseEvidence(r *Record, on Ref, v Values, now Instant) (Done, error) {
	d, err := r.undecided(on)
	if err != nil {
		return Done{}, err
	}
	against := r.unseen(on, d)
	if len(against) == 0 {
		return Done{}, &Refusal{Reason: NotAllowed, About: d.Ref(), Says: fmt.Sprintf("%s has no criterion to hold evidence against; add one first: set %s crit:…", d.Ref(), d.Ref())}
	}
	verdict := v[FieldVerdict].Text
	if verdict == VerdictUnmet && !v.Has(FieldAction) {
		q := Requirement{Spec: specs[FieldAction], Because: "an unmet criterion needs a follow-up with owner and date"}
		return Done{}, refuseMissing(on, []Requirement{q}, r.whoSays(d.Owner))
	}
	r.addEvidence(against, Evidence{Seen: v[FieldWords].Text, Verdict: verdict, Artefact: v[FieldArtefact].Text, At: now})
	if err := r.addActions(v[FieldAction].Tasks, Action{AboutKind: KindDecision, AboutID: d.ID, Owner: d.Owner}, now); err != nil {
		return Done{}, err
	}
	return Done{Says: fmt.Sprintf("evidence on %s: %s", d.Ref(), verdict), About: d.Ref()}, nil
}

// unseen is the criterion named, or those of the decision without met evidence.
func (r *Record) unseen(on Ref, d Decision) []Criterion {
	if c, ok := r.Criteria.Get(on.ID); ok && on.Kind == KindCriterion {
		return []Criterion{c}
	}
	if without := append(r.withVerdict(d.ID, ""), r.withVerdict(d.ID, VerdictUnmet)...); len(without) > 0 {
		return without
	}
	return r.CriteriaOf(d.ID)
}

func (r *Record) addEvidence(against []Criterion, seen Evidence) {
	for _, c := range against {
		seen.InCycle, seen.Criterion = start(r, &r.Evidences), c.ID
		r.Evidences.put(seen)
	}
}
