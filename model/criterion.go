package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
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
		fields: []Question{
			{Field: FieldWords},
			{Field: FieldCheck, Default: func(*Record, Ref, Instant) Value { return Words(defaultCheck) }},
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
		fields: []Question{
			{Field: FieldWords},
			{Field: FieldCriterion, Default: offerCriterion},
			{Field: FieldVerdict, Default: func(*Record, Ref, Instant) Value { return Words(VerdictMet) }},
			{Field: FieldArtefact, Optional: true},
			{Field: FieldAction, Optional: true},
		},
		fit:   askWhichCriterion,
		raise: raiseEvidence,
	}
}

// offerCriterion is the criterion of a decision that evidence can only be meant
// for: the one without any, or the only one.
func offerCriterion(r *Record, on Ref, _ Instant) Value {
	if on.Kind != KindDecision {
		return Value{}
	}
	if left := r.unseen(on.ID); len(left) == 1 {
		return Words(left[0].Ref().String())
	}
	return Value{}
}

// askWhichCriterion asks of a decision with several criteria which of them the
// evidence is for. On a criterion there is nothing to ask.
func askWhichCriterion(r *Record, on Ref, asked []Requirement) []Requirement {
	i := slices.IndexFunc(asked, func(q Requirement) bool { return q.Field == FieldCriterion })
	if on.Kind == KindCriterion {
		return slices.Delete(asked, i, i+1)
	}
	left := r.unseen(on.ID)
	asked[i].Optional = on.Kind != KindDecision || len(left) < 2
	if !asked[i].Optional {
		asked[i].Because = r.sayWhich(decisionRef(on.ID), left)
	}
	return asked
}

// unseen is the criteria of a decision that have no met evidence; where none is
// left, all of them.
func (r *Record) unseen(decision ID) []Criterion {
	if left := r.unmet(decision); len(left) > 0 {
		return left
	}
	return r.CriteriaOf(decision)
}

// unmet is the criteria of a decision without met evidence.
func (r *Record) unmet(decision ID) []Criterion {
	return slices.DeleteFunc(r.CriteriaOf(decision), func(c Criterion) bool {
		e, _ := r.LatestEvidence(c.ID)
		return e.Verdict == VerdictMet
	})
}

// sayWhich asks for one of several criteria.
func (r *Record) sayWhich(d Ref, left []Criterion) string {
	names := make([]string, len(left))
	for i, c := range left {
		names[i] = fmt.Sprintf("%s %s", c.Ref(), c.Text)
	}
	without := " without evidence"
	if len(r.unmet(d.ID)) == 0 {
		without = ""
	}
	return fmt.Sprintf("%s has %d criteria%s: %s; say which: met %s …", d, len(left), without, strings.Join(names, ", "), left[0].Ref())
}

// oneLacks refuses evidence that comes with an approval while it could be for
// any of several criteria.
func (r *Record) oneLacks(d Decision) error {
	left := r.unmet(d.ID)
	if len(left) < 2 {
		return nil
	}
	return &Refusal{Reason: NotAllowed, About: d.Ref(), Says: r.sayWhich(d.Ref(), left)}
}

// raiseEvidence holds what was seen against one criterion. A gap gets a
// follow-up (PLAYBOOK B6).
func raiseEvidence(r *Record, on Ref, v Values, now Instant) (Done, error) {
	d, err := r.undecided(on)
	if err != nil {
		return Done{}, err
	}
	against, err := r.criterionFor(on, d, v)
	if err != nil {
		return Done{}, err
	}
	verdict := v[FieldVerdict].Text
	if verdict == VerdictUnmet && !v.Has(FieldAction) {
		q := Requirement{Spec: specs[FieldAction], Because: "an unmet criterion needs a follow-up with owner and date"}
		return Done{}, refuseMissing(on, []Requirement{q}, r.whoSays(d.Owner))
	}
	r.addEvidence([]Criterion{against}, Evidence{Seen: v[FieldWords].Text, Verdict: verdict, Artefact: v[FieldArtefact].Text, At: now})
	if err := r.addActions(v[FieldAction].Tasks, Action{AboutKind: KindDecision, AboutID: d.ID, Owner: d.Owner}, now); err != nil {
		return Done{}, err
	}
	return Done{Says: fmt.Sprintf("evidence on %s: %s", d.Ref(), verdict), About: d.Ref()}, nil
}

// criterionFor is the criterion that evidence is raised on, or the one of the
// decision that it names.
func (r *Record) criterionFor(on Ref, d Decision, v Values) (Criterion, error) {
	all := r.CriteriaOf(d.ID)
	if len(all) == 0 {
		return Criterion{}, &Refusal{Reason: NotAllowed, About: d.Ref(), Says: fmt.Sprintf("%s has no criterion to hold evidence against; add one first: set %s crit:…", d.Ref(), d.Ref())}
	}
	named := on
	if v.Has(FieldCriterion) {
		named, _ = ParseRef(v[FieldCriterion].Text)
	}
	c, ok := r.Criteria.Get(named.ID)
	switch {
	case !ok || named.Kind != KindCriterion || c.Decision != d.ID:
		return c, badValue(FieldCriterion, fmt.Sprintf("%q is no criterion of %s; write its id, such as %s", v[FieldCriterion].Text, d.Ref(), eitherOf(all)))
	case on.Kind == KindCriterion && named != on:
		return c, badValue(FieldCriterion, fmt.Sprintf("that is evidence on %s; raise it on %s instead", on, named))
	}
	return c, nil
}

// eitherOf names criteria by their ids: "K-1 or K-2".
func eitherOf(list []Criterion) string {
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.Ref().String()
	}
	return strings.Join(ids, " or ")
}

func (r *Record) addEvidence(against []Criterion, seen Evidence) {
	for _, c := range against {
		seen.InCycle, seen.Criterion = start(r, &r.Evidences), c.ID
		r.Evidences.put(seen)
	}
}
