package model

import (
	"strconv"
	"strings"

	"gavel/model/playbook"
)

// metricOfPlaybook adds to what is said of a new metric what the playbook says of the one
// that is named by its key or its whole name.
func metricOfPlaybook(r *Record, v Values) Values {
	m, ok := r.playbookMetric(v[FieldWords].Text)
	if !ok {
		return v
	}
	v[FieldWords] = Words(m.Name)
	add := func(f Field, text string) {
		if text != "" && !v.Has(f) {
			v[f] = Words(text)
		}
	}
	add(FieldKey, m.Key)
	add(FieldUnit, m.Unit)
	add(FieldBetter, m.Better)
	add(FieldSignal, m.Signal)
	add(FieldTag, strings.Join(m.Tags, " "))
	if m.Every > 0 {
		add(FieldEvery, strconv.Itoa(m.Every))
	}
	add(FieldSource, m.Source)
	if guard, found := r.Named(m.Guard); found && !v.Has(FieldGuard) {
		v[FieldGuard] = Value{Lines: []string{guard.String()}}
	}
	return v
}

// playbookMetric returns the metric of the playbook with a key or a name; ok is false for one
// that is kept already.
func (r *Record) playbookMetric(name string) (m playbook.Metric, ok bool) {
	for _, m := range r.Playbook().Metrics {
		if name == m.Key || strings.EqualFold(name, m.Name) {
			_, kept := r.Named(m.Key)
			return m, !kept
		}
	}
	return m, false
}
