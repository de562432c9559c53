package model

import (
	"fmt"
	"slices"
	"strings"
)

// Evidence records what was seen and holds it against one criterion.
type Evidence struct {
	InCycle
	Criterion ID      `json:"criterion"`
	Seen      string  `json:"seen"`
	Verdict   string  `json:"verdict"`  // VerdictMet or VerdictUnmet
	Artefact  string  `json:"artefact"` // what was looked at, at which version
	At        Instant `json:"at"`
	Line      int64   `json:"-" column:"line"`
}

func (e Evidence) at(line int64, earlier any) anyRow {
	was, there := earlier.(Evidence)
	e.Line = was.Line
	if !there {
		e.Line = line
	}
	return e
}

// Parent returns the criterion.
func (e Evidence) Parent() Ref { return criterionRef(e.Criterion) }

func evidenceKind() *KindOf[Evidence] {
	return &KindOf[Evidence]{
		KindSpec: KindSpec{
			Kind: KindEvidence, Plural: "evidence", Article: "evidence", Prefix: "E",
			Parents: []Kind{KindCriterion, KindDecision, KindJourney}, Immutable: true, Part: true,
		},
		Rows: func(r *Record) *Rows[Evidence] { return &r.Evidences },
		Fields: []KindField[Evidence]{
			{Field: FieldWords, Access: TextAt(func(e *Evidence) *string { return &e.Seen })},
			{Field: FieldCriterion, Access: NotStored[Evidence](), Default: offerCriterion},
			{Field: FieldVerdict, Column: true, Access: TextAt(func(e *Evidence) *string { return &e.Verdict }),
				Default: func(*Record, Ref, Instant) Value { return Words(VerdictMet) }},
			{Field: FieldArtefact, Optional: true, Access: TextAt(func(e *Evidence) *string { return &e.Artefact })},
			{Field: FieldAction, Optional: true, Access: NotStored[Evidence]()},
			ParentField[Evidence](),
		},
		AdjustRequirements: requirementsOfEvidence,
		New:                newEvidence,
		Raised:             raisedEvidence,
	}
}

// offerCriterion is the criterion of a decision that evidence can only be meant
// for: the one without any, or the only one.
func offerCriterion(r *Record, on Ref, _ Instant) Value {
	if on.Kind != KindDecision && on.Kind != KindJourney {
		return Value{}
	}
	if left := r.unseen(on); len(left) == 1 {
		return Words(left[0].Ref().String())
	}
	return Value{}
}

// requirementsOfEvidence asks of a decision with several criteria which of them the
// evidence is for. On a criterion there is nothing to ask.
func requirementsOfEvidence(r *Record, on Ref, asked []Requirement) []Requirement {
	i := slices.IndexFunc(asked, func(q Requirement) bool { return q.Field == FieldCriterion })
	if on.Kind == KindCriterion {
		return slices.Delete(asked, i, i+1)
	}
	left := r.unseen(on)
	asked[i].Optional = len(left) < 2
	if !asked[i].Optional {
		asked[i].Because = r.describeWhich(on, left)
	}
	return asked
}

// unseen is the criteria of a decision or a journey that have no met evidence; where none is
// left, all of them.
func (r *Record) unseen(parent Ref) []Criterion {
	if left := r.unmet(parent); len(left) > 0 {
		return left
	}
	return r.CriteriaOn(parent)
}

// unmet is the criteria of a decision or a journey without met evidence.
func (r *Record) unmet(parent Ref) []Criterion {
	return slices.DeleteFunc(r.CriteriaOn(parent), func(c Criterion) bool {
		e, _ := r.LatestEvidence(c.ID)
		return e.Verdict == VerdictMet
	})
}

// describeWhich asks for one of several criteria.
func (r *Record) describeWhich(d Ref, left []Criterion) string {
	names := make([]string, len(left))
	for i, c := range left {
		names[i] = fmt.Sprintf("%s %s", c.Ref(), c.Text)
	}
	without := " without evidence"
	if len(r.unmet(d)) == 0 {
		without = ""
	}
	return fmt.Sprintf("%s has %d criteria%s: %s; say which: met %s …", d, len(left), without, strings.Join(names, ", "), left[0].Ref())
}

// oneLacks refuses evidence that comes with an approval while it could be for
// any of several criteria.
func (r *Record) oneLacks(d Decision) error {
	left := r.unmet(d.Ref())
	if len(left) < 2 {
		return nil
	}
	return &Refusal{Reason: NotAllowed, About: d.Ref(), Says: r.describeWhich(d.Ref(), left)}
}

// newEvidence begins evidence against one criterion. Evidence that does not meet it
// needs a follow-up: an action.
func newEvidence(r *Record, begin InCycle, on Ref, v Values, now Instant) (Evidence, error) {
	parent, err := r.holdsCriteria(on)
	if err != nil {
		return Evidence{}, err
	}
	against, err := r.criterionFor(on, parent, v)
	if err != nil {
		return Evidence{}, err
	}
	if v[FieldVerdict].Text == VerdictUnmet && !v.Has(FieldAction) {
		q := Requirement{FieldSpec: specs[FieldAction], Because: "an unmet criterion needs a follow-up with owner and date"}
		return Evidence{}, refuseMissing(on, []Requirement{q}, r.whoSays(r.ownerOfCriteria(parent)))
	}
	return Evidence{InCycle: begin, Criterion: against.ID, At: now, Line: r.head}, nil
}

func raisedEvidence(r *Record, e Evidence, v Values, now Instant) (Done, error) {
	c, _ := r.Criteria.Get(e.Criterion)
	parent := c.Parent()
	if err := r.addActions(v[FieldAction].Tasks, Action{AboutKind: parent.Kind, AboutID: parent.ID, Owner: r.ownerOfCriteria(parent), Evidence: e.ID}, now); err != nil {
		return Done{}, err
	}
	return Done{Says: fmt.Sprintf("evidence on %s: %s", parent, e.Verdict), About: parent}, nil
}

// ownerOfCriteria returns whose a decision or a journey is, whoever decides it by now.
func (r *Record) ownerOfCriteria(parent Ref) ID {
	if d, ok := r.Decisions.Get(parent.ID); ok && parent.Kind == KindDecision {
		return d.Owner
	}
	return r.OwnerOf(parent)
}

// criterionFor is the criterion that evidence is raised on, or the one of the
// decision or the journey that it names.
func (r *Record) criterionFor(on, parent Ref, v Values) (Criterion, error) {
	all := r.CriteriaOn(parent)
	if len(all) == 0 {
		return Criterion{}, &Refusal{Reason: NotAllowed, About: parent, Says: fmt.Sprintf("%s has no criterion to hold evidence against; add one first: set %s crit:…", parent, parent)}
	}
	named := on
	if v.Has(FieldCriterion) {
		named, _ = ParseRef(v[FieldCriterion].Text)
	}
	c, ok := r.Criteria.Get(named.ID)
	switch {
	case !ok || named.Kind != KindCriterion || c.Parent() != parent:
		return c, badValue(FieldCriterion, fmt.Sprintf("%s is no criterion of %s; write its id, such as %s", Quoted(v[FieldCriterion].Text), parent, eitherOf(all)))
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
		seen.InCycle, seen.Criterion, seen.Line = start(r, &r.Evidences), c.ID, r.head
		r.Evidences.put(seen)
	}
}

// LatestEvidence returns the newest evidence against a criterion. ok is false where
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
