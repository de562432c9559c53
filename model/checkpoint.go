package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Checkpoint is a day on which a metric is looked at, to see whether what was decided did
// what it was to do.
type Checkpoint struct {
	Entered
	Due     Date   `json:"due"`
	Expects string `json:"expects"`
}

// KindCheckpoint is the kind of checkpoints.
const KindCheckpoint Kind = "checkpoint"

// The states of a checkpoint beside met and dropped.
const (
	PlannedAhead Outcome = "planned"
	Missed       Outcome = "missed"
)

// FieldExpect says what a metric is expected to be.
const FieldExpect Field = "expect"

// readBefore is how many working days before a checkpoint a reading for it can be of.
const readBefore = 2

// checkAfter is how many working days after customers are told a metric is looked at.
const checkAfter = 5

// Ref names the checkpoint.
func (c Checkpoint) Ref() Ref { return Ref{KindCheckpoint, c.ID} }

func checkpointKind() *KindOf[Checkpoint] {
	metrics, on := []Kind{KindMetric}, []Kind{KindDecision, KindDependency, KindRisk, KindCycle}
	planned := []Outcome{PlannedAhead}
	return register(&KindOf[Checkpoint]{
		KindSpec: KindSpec{
			Kind: KindCheckpoint, Plural: "checkpoints", Article: "a checkpoint", Prefix: "CP", Head: "cp", Sample: "handoff-defects due:tomorrow",
			Purpose: "When a metric is looked at, to see whether what was decided did what it was to do.",
			Parents: []Kind{KindMetric, KindDecision, KindDependency, KindRisk, KindItem},
			Specs:   []FieldSpec{{Field: FieldExpect, Sort: SortLine, Label: "expected", Prompt: "What is it expected to be?"}},
			Outcomes: []OutcomeSpec{
				{Outcome: Met, Verb: "meet", Help: "a reading shows what was expected", Final: true, From: planned, Requires: []RequestedField{{Field: FieldHow, Optional: true, Prompt: "What did it show?"}, {Field: FieldVia, Optional: true}}},
				{Outcome: Missed, Verb: "miss", Help: "a reading does not show what was expected: what follows", Final: true, From: planned, Requires: []RequestedField{{Field: FieldAction}, askOptionalWhy, {Field: FieldVia, Optional: true}}},
				dropped(planned...),
				reopened(PlannedAhead, Met, Missed, Dropped),
			},
			States: []Outcome{PlannedAhead, Met, Missed, Dropped},
		},
		OwnedBy: func(r *Record, on Ref, now Instant) Value { return ownerOfMetric(r, on, now) },
		Fields: []KindField[Checkpoint]{
			{Field: FieldMetric, Of: metrics, Column: true, Default: metricAt, Show: (*Record).showMetricsOf,
				Access: LinksAt[Checkpoint](KindCheckpoint, LinkReads, false, metrics...)},
			{Field: FieldDue, Column: true, Stepped: true, Prompt: "On which day is it looked at?", Default: checkpointDay, Access: DayAheadAt(FieldDue, "a checkpoint is today or later", func(c *Checkpoint) *Date { return &c.Due })},
			{Field: FieldOn, Optional: true, Column: true, Of: on, Prompt: "What is it for, such as D-4, RK-1, or the cycle?", Default: selected(on...),
				Access: LinksAt[Checkpoint](KindCheckpoint, LinkOn, false, on...)},
			{Field: FieldExpect, Optional: true, Column: true, Default: expectedAt, Access: TextAt(func(c *Checkpoint) *string { return &c.Expects })},
			{Field: "reading", Own: true, Label: "last reading", Column: true, Show: (*Record).showReadingFor, Access: Access[Checkpoint]{Get: readingFor}, Empty: "none yet"},
			{Field: FieldWhy, NotInForm: true, Access: NotStored[Checkpoint]()}, // of a day that is moved
		},
		AdjustRequirements: namedAfterMetric,
		Validate:           validateCheckpoint,
		MayRule:            mayStepCheckpoint,
		Requires:           checkpointRequirements,
		Steps:              checkpointStepped,
		Digest: func(r *Record, c Checkpoint, at *Moment) []Finding {
			acts := r.answersTo(c, at.Today)
			if _, ok := r.readingAt(c); !ok && !r.metricOf(c).IsComputed() {
				acts = append([]Act{{"read", "rd " + r.metricOf(c).Key + " "}}, acts...)
			}
			return append(at.overdue(c.Due, acts...), at.comingUp(c.Due, acts...)...)
		},
	})
}

// metricOf returns the metric that a checkpoint looks at.
func (r *Record) metricOf(c Checkpoint) Metric {
	for _, about := range r.LinksFrom(c.Ref(), LinkReads) {
		if m, ok := r.Metric(about); ok {
			return m
		}
	}
	return Metric{}
}

// namedAfterMetric offers the name of the metric for the words of a checkpoint.
func namedAfterMetric(r *Record, on Ref, asked []Requirement) []Requirement {
	m, ok := r.Metric(on)
	if i := slices.IndexFunc(asked, func(q Requirement) bool { return q.Field == FieldWords }); ok && i >= 0 {
		asked[i].Default = Words(m.Text)
	}
	return asked
}

// expectedAt offers the target of the metric that a person points at.
func expectedAt(r *Record, on Ref, _ Instant) Value {
	m, _ := r.Metric(on)
	return Words(m.WithUnit(m.Target))
}

func (r *Record) showMetricsOf(c Checkpoint, _ Date) string { return r.metricOf(c).Key }

// readingFor returns the last reading of the metric that a checkpoint looks at.
func readingFor(r *Record, c *Checkpoint) Value {
	d, _ := r.LastReading(r.metricOf(*c))
	return Words(string(d.Value))
}

func (r *Record) showReadingFor(c Checkpoint, today Date) string {
	return r.showLast(r.metricOf(c), today)
}

// validateCheckpoint refuses a checkpoint without one metric that is read, a new day that
// has passed, and one that is moved without a reason.
func validateCheckpoint(r *Record, before, c *Checkpoint, v Values, now Instant) error {
	named := Value{}
	for _, about := range r.LinksFrom(c.Ref(), LinkReads) {
		named.Lines = append(named.Lines, about.String())
	}
	if before == nil || v.Has(FieldMetric) {
		if _, err := r.metricNamed(named); err != nil {
			return err
		}
	} else if len(named.Lines) != 1 {
		return badValue(FieldMetric, fmt.Sprintf("%s looks at one metric; name it", c.Ref()))
	}
	moved := before == nil || before.Due != c.Due
	switch {
	case c.Due == "":
		return badValue(FieldDue, fmt.Sprintf("%s needs a day", c.Ref()))
	case before != nil && moved && !v.Has(FieldWhy):
		q := Requirement{FieldSpec: specs[FieldWhy], Because: "its day is moved"}
		return refuseMissing(c.Ref(), []Requirement{q}, r.whoSays(c.Owner))
	}
	return nil
}

// readingAt returns the reading that a checkpoint is answered by: the last one, where it is
// of two working days before its day or later.
func (r *Record) readingAt(c Checkpoint) (d Reading, ok bool) {
	d, ok = r.LastReading(r.metricOf(c))
	return d, ok && d.Day >= r.Calendar().Before(c.Due, readBefore)
}

// mayStepCheckpoint refuses to answer a checkpoint without a reading.
func mayStepCheckpoint(r *Record, c Checkpoint, outcome Outcome, now Instant) error {
	if outcome != Met && outcome != Missed {
		return nil
	}
	if err := r.refuseGone(c.Ref(), c.Ref(), outcome, c.Owner); err != nil {
		return err
	}
	if _, ok := r.readingAt(c); !ok {
		m := r.metricOf(c)
		if m.IsComputed() {
			return refuser(c.Ref())("%s, and there is none yet", m.sayComputed())
		}
		return refuser(c.Ref())("%s has no reading since %s; read it first: rd %s …", m.Key, r.Calendar().Before(c.Due, readBefore).Near(r.Today(now)), m.Key)
	}
	return nil
}

// checkpointRequirements asks who owns a checkpoint that is answered, how the answer came of
// who is not in the room, and what follows from one that is missed, unless a decision that it
// is for is being reopened.
func checkpointRequirements(r *Record, c Checkpoint, outcome Outcome, v Values, asked []Requirement) []Requirement {
	if c.ID == 0 || outcome != Met && outcome != Missed {
		return asked
	}
	owner := cmp.Or(c.Owner, v[FieldOwner].Person)
	if c.Owner == 0 {
		asked = append(asked, r.whoRules(c.Ref()))
	}
	for i, q := range asked {
		switch q.Field {
		case FieldAction:
			asked[i].Optional = r.isReopening(c)
			asked[i].Because = "something follows from it: an action, or a decision that is reopened"
		case FieldVia:
			asked[i].Because = r.whyVia(c.Ref(), owner, 0)
			asked[i].Optional = asked[i].Because == ""
		}
	}
	return asked
}

// checkpointDay offers the day of a checkpoint: a week of work after customers are told, else
// the next review.
func checkpointDay(r *Record, on Ref, now Instant) Value {
	if c, _ := r.Cycle(); c.Customer != "" {
		if day := r.Calendar().Add(c.Customer, checkAfter); day >= r.Today(now) {
			return On(day)
		}
	}
	return nextReview(r, on, now)
}

// answersTo offers how a checkpoint is answered: first as its metric stands by the reading.
func (r *Record) answersTo(c Checkpoint, today Date) []Act {
	met, missed := Act{"met", fmt.Sprintf("meet %s ", c.Ref())}, Act{"missed", fmt.Sprintf("miss %s action:", c.Ref())}
	d, ok := r.readingAt(c)
	if !ok {
		return []Act{met, missed}
	}
	switch r.metricOf(c).verdictOn(d, today) {
	case OnTarget, OnCourse, NoTarget:
		return []Act{met, missed}
	}
	return []Act{missed, met}
}

// isReopening reports whether a decision that a checkpoint is for is asked to be reopened.
func (r *Record) isReopening(c Checkpoint) bool {
	return slices.ContainsFunc(r.LinksFrom(c.Ref(), LinkOn), func(on Ref) bool {
		return slices.ContainsFunc(r.LinksTo(on, LinkOn), func(by Ref) bool {
			s, ok := r.ScopeChange(by)
			return ok && s.Change == ScopeReopen && stateOfScope(r, s) == Asked
		})
	})
}

// checkpointStepped keeps the reading on which a checkpoint was answered, and gives the
// actions that follow.
func checkpointStepped(r *Record, c *Checkpoint, s *Step, v Values, now Instant) (string, error) {
	d, ok := r.readingAt(*c)
	if to := Outcome(s.To); !ok || to != Met && to != Missed {
		return "", nil
	}
	m := r.metricOf(*c)
	about := c.Ref()
	for _, on := range r.LinksFrom(c.Ref(), LinkOn) {
		if on.Kind == KindDecision {
			about = on
			break
		}
	}
	meeting, _ := r.Live()
	if err := r.addActions(v[FieldAction].Tasks, Action{AboutKind: about.Kind, AboutID: about.ID, Owner: r.activeOrNone(c.Owner), Meeting: meeting.ID}, now); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s of %s is %s (%s), %s", m.Key, d.Day.Near(r.Today(now)), m.WithUnit(d.Value), d.Ref(), m.verdictOn(d, r.Today(now))), nil
}

// raiseCheckpoint plans a checkpoint of the metric that something names, for its day.
func (r *Record) raiseCheckpoint(on Ref, metric Value, owner ID, due Date, now Instant) (Done, error) {
	m, err := r.metricNamed(metric)
	if err != nil {
		return Done{}, err
	}
	with := Values{FieldMetric: refLines(m.Ref()), FieldOn: refLines(on), FieldWords: Words(m.Text)}
	if owner = r.activeOrNone(owner); owner != 0 {
		with[FieldOwner] = Who(owner)
	}
	if due >= r.Today(now) {
		with[FieldDue] = On(due)
	}
	done, err := Raise{Kind: KindCheckpoint, On: m.Ref(), With: with}.Apply(r, now)
	if c, ok := rowsOf[Checkpoint](r, KindCheckpoint).Get(done.About.ID); ok && err == nil {
		done.Says = fmt.Sprintf("%s looks at %s on %s", c.Ref(), m.Key, c.Due.Near(r.Today(now)))
	}
	return done, err
}
