package model

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// This file says whether a metric got better by the second week after a launch.

// The second week after a launch, in days from it.
const (
	secondWeekFrom = 8
	secondWeekTo   = 14
)

// launchedOn returns the day from which what a launch brought is counted: that on which the last
// release came out, else that on which customers were told; "" for none by today.
func (r *Record) launchedOn(today Date) Date {
	var last Date
	for e := range rowsOf[Release](r, KindRelease).All() {
		if r.State(e.Ref()) == Released {
			last = max(last, e.ReleasedOn)
		}
	}
	if c, _ := r.Cycle(); last == "" {
		last = c.Customer
	}
	if last > today {
		return ""
	}
	return last
}

// inSecondWeek returns the median of the readings of a metric in the second week after a day; ok
// is false where there is none.
func (r *Record) inSecondWeek(m Metric, day Date) (median *big.Rat, ok bool) {
	var values []*big.Rat
	for _, d := range r.Readings(m) {
		if d.Day >= day.AddDays(secondWeekFrom) && d.Day <= day.AddDays(secondWeekTo) {
			values = append(values, d.Value.rat())
		}
	}
	if len(values) == 0 {
		return nil, false
	}
	slices.SortFunc(values, (*big.Rat).Cmp)
	low, high := values[(len(values)-1)/2], values[len(values)/2]
	sum := new(big.Rat).Add(low, high)
	return sum.Quo(sum, big.NewRat(2, 1)), true
}

// gainOf returns by how much of its baseline a number of a metric is better, in percent; ok is
// false without a baseline, or one of nothing.
func (m Metric) gainOf(value *big.Rat) (percent *big.Rat, ok bool) {
	base := m.Base.rat()
	if m.Base == "" || base.Sign() == 0 {
		return nil, false
	}
	gain := new(big.Rat).Sub(base, value)
	if m.Better == BetterUp {
		gain.Neg(gain)
	}
	gain.Quo(gain, new(big.Rat).Abs(base))
	return gain.Mul(gain, big.NewRat(100, 1)), true
}

// saySecondWeek says whether a metric got better by the second week after the launch: it is on
// target, or better than its baseline by as much of it as the playbook asks; "" before that
// week.
func (r *Record) saySecondWeek(m Metric, today Date) string {
	day := r.launchedOn(today)
	if day == "" || today < day.AddDays(secondWeekFrom) {
		return ""
	}
	week := "second week after " + day.DayMonth(today)
	median, read := r.inSecondWeek(m, day)
	if !read {
		return week + ": no reading, not improved"
	}
	week += ": " + m.WithUnit(figureOf(median))
	if m.Target != "" && m.atLeast(median, m.Target.rat()) {
		return week + ", on target: improved"
	}
	gain, ok := m.gainOf(median)
	if !ok {
		return week + ", without a baseline: not improved"
	}
	asked := big.NewRat(int64(r.limits().ImprovedPercent), 1)
	how := "better"
	if gain.Sign() < 0 {
		how = "worse"
	}
	says := fmt.Sprintf("%s, %s %% %s than the baseline", week, strings.TrimSuffix(new(big.Rat).Abs(gain).FloatString(1), ".0"), how)
	if gain.Cmp(asked) >= 0 && gain.Sign() > 0 {
		return says + ": improved"
	}
	return fmt.Sprintf("%s, %d %% asked: not improved", says, r.limits().ImprovedPercent)
}
