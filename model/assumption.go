package model

import (
	"fmt"
	"slices"
)

// Assumption records what decisions rest on and nobody knows for sure.
type Assumption struct {
	Entered
	Constraint string  `json:"constraint"`
	Check      string  `json:"check"` // how it is checked
	ReviewedOn Date    `json:"reviewed_on"`
	DueAt      Instant `json:"due_at"` // of a broken one: by when what rests on it is answered
}

// KindAssumption is the kind of assumptions.
const KindAssumption Kind = "assumption"

// The states of an assumption.
const (
	Likely Outcome = "likely"
	AtRisk Outcome = "at risk"
	Broken Outcome = "broken"
)

// FieldConstraint is the technical constraint that an assumption is about.
const FieldConstraint Field = "constraint"

// Ref names the assumption.
func (a Assumption) Ref() Ref { return Ref{KindAssumption, a.ID} }

func assumptionKind() *KindOf[Assumption] {
	open := []Outcome{Likely, AtRisk, Broken}
	return register(&KindOf[Assumption]{
		KindSpec: KindSpec{
			Kind: KindAssumption, Plural: "assumptions", Article: "an assumption", Prefix: "AS", Head: "as", Sample: "Carrier scans arrive the same day",
			Purpose: "What decisions rest on and nobody knows for sure.",
			Parents: []Kind{KindDecision, KindItem},
			Specs:   []FieldSpec{{Field: FieldConstraint, Sort: SortLine, Label: "constraint", Prompt: "Which technical constraint is behind it?"}},
			States:  []Outcome{Likely, AtRisk, Broken, Confirmed, Dropped},
			Outcomes: []OutcomeSpec{
				{Outcome: Likely, Verb: "likely", Help: "it was looked at, and is likely", From: open, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: AtRisk, Verb: "doubt", Help: "it was looked at, and is at risk: why", From: open, Requires: []RequestedField{askWhy}},
				{Outcome: Broken, Verb: "break", Help: "it does not hold: why; what rests on it is not approved until that is answered", From: open, Requires: []RequestedField{askWhy}},
				{Outcome: Confirmed, Verb: "confirm", Help: "it holds: what was seen", Final: true, From: open, Requires: []RequestedField{{Field: FieldHow, Prompt: "What was seen?"}}},
				dropped(open...),
				{Outcome: Likely, Verb: "reopen", Help: "it is to be looked at after all: why", From: []Outcome{Confirmed, Dropped}, Requires: []RequestedField{askWhy}},
			},
		},
		OwnedBy: func(r *Record, on Ref, _ Instant) Value {
			if on.Kind != KindDecision && on.Kind != KindItem {
				return Value{}
			}
			return Who(r.activeOrNone(r.OwnerOf(on)))
		},
		Fields: []KindField[Assumption]{
			{Field: FieldOn, Optional: true, Column: true, Of: []Kind{KindDecision}, Label: "rests on it", Prompt: "Which decisions rest on it, such as D-4?",
				Default: selected(KindDecision), Access: LinksAt[Assumption](KindAssumption, LinkRestsOn, true, KindDecision)},
			{Field: FieldConstraint, Optional: true, Access: TextAt(func(a *Assumption) *string { return &a.Constraint })},
			{Field: FieldCheck, Optional: true, Access: TextAt(func(a *Assumption) *string { return &a.Check })},
			{Field: "reviewed", Label: "reviewed on", Column: true, Sort: SortDate, Access: Access[Assumption]{
				Get: func(_ *Record, a *Assumption) Value { return On(a.ReviewedOn) }}},
		},
		Validate: func(r *Record, before, a *Assumption, _ Values, now Instant) error {
			if before == nil {
				a.ReviewedOn = r.Today(now)
			}
			return nil
		},
		Steps:  assumptionStepped,
		Digest: digestAssumption,
	})
}

// assumptionStepped keeps when an assumption was looked at, and begins the clock of one
// that is broken.
func assumptionStepped(r *Record, a *Assumption, s *Step, _ Values, now Instant) (string, error) {
	a.ReviewedOn, a.DueAt = r.Today(now), 0
	resting := r.LinksTo(a.Ref(), LinkRestsOn)
	if Outcome(s.To) != Broken || len(resting) == 0 {
		return "", nil
	}
	a.DueAt = r.answerBy(now)
	return fmt.Sprintf("%s is to be answered by %s", refs(resting), r.describeInstant(a.DueAt, now)), nil
}

// describeInstant returns a day and a time as it is said today.
func (r *Record) describeInstant(at, now Instant) string {
	local := at.In(r.Zone())
	return DateOf(local).Near(r.Today(now)) + " " + local.Format("15:04")
}

// brokenUnder returns the broken assumptions that a decision rests on.
func (r *Record) brokenUnder(decision Ref) []Ref {
	var list []Ref
	for _, a := range r.LinksFrom(decision, LinkRestsOn) {
		if r.State(a) == Broken {
			list = append(list, a)
		}
	}
	return list
}

// refuseIsolated refuses to approve a decision that rests on a broken assumption.
func (r *Record) refuseIsolated(d Decision, outcome Outcome) error {
	broken := r.brokenUnder(d.Ref())
	if outcome != Approved && outcome != Conditional || len(broken) == 0 {
		return nil
	}
	return refuser(d.Ref())("%s rests on %s, which is broken, and is not approved on it; look at that again: review %s likely, or say that nothing rests on it: set %s on:\"\"",
		d.Ref(), broken[0], broken[0], broken[0])
}

// unansweredUnder returns the decisions that rest on a broken assumption and were not
// answered since it broke: open ones, which nobody may approve, and approvals that nobody
// confirmed.
func (r *Record) unansweredUnder(about Ref) []Ref {
	last, _ := r.StepsTaken.lastWhere(about, func(s Step) bool { return s.What == StepState })
	return slices.DeleteFunc(r.LinksTo(about, LinkRestsOn), func(on Ref) bool {
		d, _ := r.Decisions.Get(on.ID)
		if u, ok := r.Ruling(on); ok && r.givenAt(u) > last.Line {
			return true
		}
		state := r.State(on)
		return state != Approved && state != Conditional && KindDecision.IsFinal(state) || r.isBeingReopened(d)
	})
}

// digestAssumption finds a broken assumption whose clock runs or is over, and one that was
// looked at too long ago.
func digestAssumption(r *Record, a Assumption, at *Moment) []Finding {
	about, state := a.Ref(), r.State(a.Ref())
	acts := actsOf(about, "look again", "review %s ")
	days := at.limits.RecheckLikelyDays
	switch {
	case state == Broken && len(r.unansweredUnder(about)) == 0:
		return []Finding{{Section: ToRecheck, Says: "broken, and nothing waits for an answer", Acts: acts}}
	case state == Broken && a.DueAt == 0:
		return []Finding{{Section: ToReconfirm, Confirm: true, Says: "broken, and what rests on it waits for an answer", Acts: acts}}
	case state == Broken && a.DueAt < at.Now:
		return []Finding{{Section: PastClock, Late: true, Says: r.describeOver(a.DueAt, at.Now), Order: [2]int64{int64(a.DueAt)}, Acts: acts}}
	case state == Broken:
		return []Finding{{Section: ToReconfirm, Confirm: true, Says: "answer by " + r.describeInstant(a.DueAt, at.Now), Acts: acts}}
	case state == AtRisk:
		days = at.limits.RecheckRiskDays
	}
	if a.ReviewedOn.AddDays(days) >= at.Today {
		return nil
	}
	return []Finding{{Section: ToRecheck, Says: "looked at " + a.ReviewedOn.DayMonth(at.Today), Acts: acts}}
}
