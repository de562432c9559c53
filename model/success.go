package model

import "fmt"

// Success is one thing by which a cycle says whether it reached what it is for: a metric,
// where it stood, and where it is to get.
type Success struct {
	Entered
	Base   Figure `json:"base"`
	Target Figure `json:"target"`
	By     Date   `json:"by"`
}

// KindSuccess is the kind of success criteria.
const KindSuccess Kind = "success"

// The states of a success criterion beside open and missed.
const (
	Reached     Outcome = "reached"
	NotMeasured Outcome = "not measured"
)

// Ref names the success criterion.
func (s Success) Ref() Ref { return Ref{KindSuccess, s.ID} }

// Successes returns the success criteria of the cycle.
func (r *Record) Successes() []Success {
	var list []Success
	for s := range rowsOf[Success](r, KindSuccess).All() {
		list = append(list, s)
	}
	return list
}

// MetricOf returns the metric of a success criterion; ok is false while it names none.
func (r *Record) MetricOf(s Success) (m Metric, ok bool) {
	for _, about := range r.LinksFrom(s.Ref(), LinkReads) {
		if m, ok = r.Metric(about); ok {
			return m, true
		}
	}
	return Metric{}, false
}

func successKind() *KindOf[Success] {
	metrics := []Kind{KindMetric}
	open := []Outcome{Open}
	ofMetric := func(f Field) func(r *Record, on Ref, _ Instant) Value {
		return func(r *Record, on Ref, _ Instant) Value {
			if on.Kind != KindMetric {
				return Value{}
			}
			return r.ShownValue(on, f)
		}
	}
	return register(&KindOf[Success]{
		KindSpec: KindSpec{
			Kind: KindSuccess, Plural: "success", Article: "a success criterion", Called: "success criteria", Prefix: "SG", Head: "sg", Sample: "Fewer handoff defects",
			Purpose: "By what the cycle says at its end whether it reached what it is for.",
			Parents: []Kind{KindMetric, KindItem}, Unwatched: true,
			Outcomes: []OutcomeSpec{
				{Outcome: Reached, Verb: "reach", Help: "the target was reached", Final: true, From: open, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: Missed, Verb: "miss", Help: "the target was not reached", Final: true, From: open, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: NotMeasured, Verb: "unmeasured", Phrase: "say that it was not measured", Help: "nobody can say whether it was reached: why", Final: true, From: open, Requires: []RequestedField{askWhy}},
				reopened(Open, Reached, Missed, NotMeasured),
			},
			States: []Outcome{Open, Reached, Missed, NotMeasured},
		},
		OwnedBy: func(r *Record, on Ref, now Instant) Value { return ownerOfMetric(r, on, now) },
		Fields: []KindField[Success]{
			{Field: FieldMetric, Optional: true, Of: metrics, Column: true, Default: selected(metrics...), Show: showMetricOfSuccess,
				Access: LinksAt[Success](KindSuccess, LinkReads, false, metrics...), Empty: notSaidYet},
			{Field: FieldBase, Optional: true, Column: true, Default: ofMetric(FieldBase), Show: withUnitOfSuccess(func(s Success) Figure { return s.Base }),
				Access: FigureAt(func(s *Success) *Figure { return &s.Base }), Empty: notSaidYet},
			{Field: FieldTarget, Optional: true, Column: true, Default: ofMetric(FieldTarget), Show: withUnitOfSuccess(func(s Success) Figure { return s.Target }),
				Access: FigureAt(func(s *Success) *Figure { return &s.Target }), Empty: notSaidYet},
			{Field: FieldUntil, Optional: true, Column: true, Label: "by", Prompt: "By which day is it to be reached?", Default: successDay,
				Access: DayAheadAt(FieldUntil, "a success criterion is to be reached today or later", func(s *Success) *Date { return &s.By })},
			{Field: "last", Own: true, Label: "last", Column: true, Sort: SortFigure, Empty: "no reading yet",
				Show: func(r *Record, s Success, today Date) string { m, _ := r.MetricOf(s); return r.showLast(m, today) },
				Access: Access[Success]{Get: func(r *Record, s *Success) Value {
					m, _ := r.MetricOf(*s)
					return lastValue(r, &m)
				}}},
		},
		Validate: validateSuccess,
		Digest: func(_ *Record, s Success, at *Moment) []Finding {
			acts := actsOf(s.Ref(), "reached", "reach %s ", "missed", "miss %s ", "not measured", "unmeasured %s ")
			return append(at.overdue(s.By, acts...), at.comingUp(s.By, acts...)...)
		},
	})
}

// successDay offers by when a success criterion is to be reached: when the cycle is not
// followed up any more.
func successDay(r *Record, on Ref, _ Instant) Value {
	if m, ok := r.Metric(on); ok && m.TargetOn != "" {
		return On(m.TargetOn)
	}
	return On(r.FollowedUntil())
}

func showMetricOfSuccess(r *Record, s Success, _ Date) string {
	m, _ := r.MetricOf(s)
	return m.Key
}

func withUnitOfSuccess(at func(Success) Figure) func(r *Record, s Success, today Date) string {
	return func(r *Record, s Success, _ Date) string {
		m, _ := r.MetricOf(s)
		return m.WithUnit(at(s))
	}
}

// validateSuccess refuses a success criterion of several metrics, and takes from its metric
// what it does not say itself.
func validateSuccess(r *Record, before, s *Success, _ Values, _ Instant) error {
	metrics := r.LinksFrom(s.Ref(), LinkReads)
	if len(metrics) > 1 {
		return badValue(FieldMetric, fmt.Sprintf("%s is measured by one metric; raise another for the other one", s.Ref()))
	}
	m, ok := r.MetricOf(*s)
	if before == nil && ok {
		if s.Base == "" {
			s.Base = m.Base
		}
		if s.Target == "" {
			s.Target = m.Target
		}
		if s.Owner == 0 {
			s.Owner = r.activeOrNone(m.Owner)
		}
	}
	return nil
}
