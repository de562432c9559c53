package model

import (
	"fmt"
	"slices"

	"gavel/model/playbook"
)

// SourceEntered is the source of a metric whose readings people enter.
const SourceEntered = "entered"

// computedFrom says of each word that a metric can be computed from where its number comes
// from.
var computedFrom = map[string]string{
	"scope-volatility":     "the scope changes that were accepted, of the decisions that stood as the sprint began",
	"closure":              "the decisions that are answered, of those that were raised",
	"exception-quality":    "the exception and recovery states that are verified, of all there are",
	"owners-clear":         "what has an owner who is still here, stage by stage",
	"approval-time":        "the days from raising a decision to its answer",
	"decision-yield":       "the decisions that closed meetings answered, of those that they were to answer",
	"minutes-per-decision": "the clocks of the items, by the decisions answered on them",
	"reopen-rate":          "the reopenings that were asked for, of the decisions approved",
	"waiver-rate":          "the checks that were waived, of all that were ruled on",
	"escalations":          "the escalations of the week",
}

// IsComputed reports whether nobody enters the readings of a metric.
func (m Metric) IsComputed() bool { return m.Source != SourceEntered }

// sayComputed says where the number of a computed metric comes from.
func (m Metric) sayComputed() string {
	return fmt.Sprintf("%s is computed (%s): its number comes from %s", m.Key, m.Source, computedFrom[m.Source])
}

// setMetricSource sets from where the readings of a metric come.
func setMetricSource(_ *Record, m *Metric, v Value, _ Instant) error {
	switch {
	case v.Text == "":
		m.Source = SourceEntered
	case !slices.Contains(playbook.Sources(), v.Text):
		return badValue(FieldSource, fmt.Sprintf("%s is no source of a metric; write %s", Quoted(v.Text), orList(playbook.Sources())))
	default:
		m.Source = v.Text
	}
	return nil
}
