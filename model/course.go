package model

import (
	"math/big"
	"strings"
)

// This file says how a metric stands against its target.

// Verdict says how a metric stands.
type Verdict string

// The verdicts.
const (
	OnTarget       Verdict = "ON TARGET"
	OnCourse       Verdict = "ON COURSE" // not there yet, and at or better than the straight line from the baseline
	Behind         Verdict = "BEHIND"
	OffTarget      Verdict = "OFF TARGET" // not there, and the day of the target is over
	WorseThanBase  Verdict = "WORSE THAN BASELINE"
	NoReading      Verdict = "NO READING"
	NoTarget       Verdict = "NO TARGET"
	graceOfReading         = 2 // days after its rhythm until a reading is called old
)

// atLeast reports whether a figure of the metric is as good as another, or better.
func (m Metric) atLeast(f, other *big.Rat) bool {
	if m.Better == BetterUp {
		return f.Cmp(other) >= 0
	}
	return f.Cmp(other) <= 0
}

// Verdict returns how a metric stands on a day, by its last reading.
func (r *Record) Verdict(m Metric, today Date) Verdict {
	last, ok := r.LastReading(m)
	if !ok {
		return NoReading
	}
	return m.verdictOn(last, today)
}

// verdictOn returns how a metric stands on a day by a reading.
func (m Metric) verdictOn(d Reading, today Date) Verdict {
	value := d.Value.rat()
	switch {
	case m.Target == "":
		return NoTarget
	case m.atLeast(value, m.Target.rat()):
		return OnTarget
	case m.Base != "" && !m.atLeast(value, m.Base.rat()):
		return WorseThanBase
	case m.TargetOn != "" && today > m.TargetOn:
		return OffTarget
	}
	if line, ok := m.lineOn(d.Day); ok && m.atLeast(value, line) {
		return OnCourse
	}
	return Behind
}

// lineOn returns where the straight line from the baseline to the target is on a day; ok is
// false where one of its ends is not known.
func (m Metric) lineOn(day Date) (at *big.Rat, ok bool) {
	if m.Base == "" || m.BaseOn == "" || m.TargetOn == "" || m.TargetOn <= m.BaseOn {
		return nil, false
	}
	whole := m.BaseOn.DaysTo(m.TargetOn)
	passed := min(max(m.BaseOn.DaysTo(day), 0), whole)
	share := big.NewRat(int64(passed), int64(whole))
	at = new(big.Rat).Sub(m.Target.rat(), m.Base.rat())
	return at.Add(m.Base.rat(), at.Mul(at, share)), true
}

// isOld reports whether a reading is older than the rhythm of its metric, and two days.
func (r *Record) isOld(m Metric, d Reading, today Date) bool {
	return d.Day.AddDays(r.daysBetween(m)+graceOfReading) < today
}

// slipped returns the guards of a metric that got worse: than their baseline or, where they
// have none, than the reading before. The promise to customers did where the last review said
// so.
func (r *Record) slipped(m Metric) []string {
	var list []string
	for _, about := range r.LinksFrom(m.Ref(), LinkGuardedBy) {
		if about.Kind == KindCycle {
			if r.promiseSlipped() {
				list = append(list, "the promise")
			}
			continue
		}
		guard, _ := r.Metric(about)
		readings := r.Readings(guard)
		if len(readings) == 0 {
			continue
		}
		last, before := readings[len(readings)-1].Value, guard.Base
		if before == "" && len(readings) > 1 {
			before = readings[len(readings)-2].Value
		}
		if before != "" && !guard.atLeast(last.rat(), before.rat()) {
			list = append(list, guard.Key)
		}
	}
	return list
}

// SayVerdict says how a metric stands on a day: "ON COURSE, old, but support-contacts
// slipped".
func (r *Record) SayVerdict(m Metric, today Date) string {
	says := []string{string(r.Verdict(m, today))}
	if last, ok := r.LastReading(m); ok && r.isOld(m, last, today) {
		says = append(says, "old")
	}
	if guards := r.slipped(m); len(guards) > 0 {
		says = append(says, "but "+andList(guards)+" slipped")
	}
	return strings.Join(says, ", ")
}

func (r *Record) showVerdict(m Metric, today Date) string { return r.SayVerdict(m, today) }
