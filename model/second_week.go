package model

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"gavel/model/playbook"
)

// This file says whether a metric got better by the second week after a launch, and proposes to
// correct the scope where one of support did not.

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

// secondWeek is how a metric stood in the second week after a launch.
type secondWeek struct {
	says     string // "second week after 9 Nov: 5.9 per 100 orders, 1.7 % better than the baseline, 5 % asked: not improved"
	median   Figure // as people read it; "" where there is no reading
	improved bool
}

// secondWeekOf returns how a metric stood in the second week after the launch: it improved where
// it is on target, or better than its baseline by as much of it as the playbook asks; ok is false
// before that week.
func (r *Record) secondWeekOf(m Metric, today Date) (w secondWeek, ok bool) {
	day := r.launchedOn(today)
	if day == "" || today < day.AddDays(secondWeekFrom) {
		return secondWeek{}, false
	}
	week := "second week after " + day.DayMonth(today)
	median, read := r.inSecondWeek(m, day)
	if !read {
		return secondWeek{says: week + ": no reading, not improved"}, true
	}
	w.median = figureOf(median)
	week += ": " + m.WithUnit(w.median)
	if m.Target != "" && m.atLeast(median, m.Target.rat()) {
		w.says, w.improved = week+", on target: improved", true
		return w, true
	}
	gain, known := m.gainOf(median)
	if !known {
		w.says = week + ", without a baseline: not improved"
		return w, true
	}
	asked := big.NewRat(int64(r.limits().ImprovedPercent), 1)
	how := "better"
	if gain.Sign() < 0 {
		how = "worse"
	}
	w.says = fmt.Sprintf("%s, %s %% %s than the baseline", week, strings.TrimSuffix(new(big.Rat).Abs(gain).FloatString(1), ".0"), how)
	if w.improved = gain.Cmp(asked) >= 0 && gain.Sign() > 0; w.improved {
		w.says += ": improved"
		return w, true
	}
	w.says += fmt.Sprintf(", %d %% asked: not improved", r.limits().ImprovedPercent)
	return w, true
}

// correction is the decision that is proposed for a metric which a launch did not improve. A
// person raises it by its line, or does not.
type correction struct {
	words string
	owner ID // who owns what follows the launch, else who gives the final approval; 0 for nobody
	about Metric
}

// correctionOf returns the correction of the scope that is proposed for a metric of support; ok is
// false where it improved, before its second week, and once there is such a decision.
func (r *Record) correctionOf(m Metric, today Date) (c correction, ok bool) {
	if !slices.Contains(strings.Fields(m.Tag), tagSupport) {
		return correction{}, false
	}
	week, due := r.secondWeekOf(m, today)
	if !due || week.improved || r.isCorrected(m) {
		return correction{}, false
	}
	cycle, _ := r.Cycle()
	c = correction{about: m, owner: cmp.Or(r.activeOrNone(cycle.PostLaunchOwner), r.activeOrNone(r.Approver()))}
	base := "no baseline"
	if m.Base != "" {
		base = fmt.Sprintf("baseline %s", m.Base)
	}
	c.words = fmt.Sprintf("Correct the scope: %s %s, %s", oneLine(m.Text), cmp.Or(string(week.median), "not read"), base)
	return c, true
}

// isCorrected reports whether a decision of the cycle is on the correction of the scope for a
// metric.
func (r *Record) isCorrected(m Metric) bool {
	return slices.ContainsFunc(r.LinksTo(m.Ref(), LinkMoves), func(about Ref) bool {
		d, ok := r.Decisions.Get(about.ID)
		return ok && about.Kind == KindDecision && d.Type == TypeCorrection
	})
}

// line returns the line that raises the correction in a meeting.
func (c correction) line(m Meeting) string {
	words := []string{"d"}
	if m.ID != 0 {
		words = append(words, m.Ref().String())
	}
	words = append(words, Quoted(strings.ReplaceAll(c.words, `"`, "'")))
	if c.owner != 0 {
		words = append(words, "@"+personRef(c.owner).String())
	}
	words = append(words, "type:"+TypeCorrection, "moves:"+c.about.Ref().String())
	for _, option := range []string{"correct it in the next release", "roll back", "leave it, and say why"} {
		words = append(words, "opt:"+Quoted(option))
	}
	return strings.Join(words, " ")
}

// says returns the correction with who decides it.
func (c correction) says(r *Record) string {
	if c.owner == 0 {
		return c.words
	}
	return fmt.Sprintf("%s; %s decides", c.words, r.NameOf(c.owner))
}

// ProposedLines returns the lines that raise what an item of an open meeting proposes to decide.
func (r *Record) ProposedLines(it Item, today Date) []string {
	m, _ := r.Meetings.Get(it.Meeting)
	if m.IsOver() || !slices.Contains(strings.Fields(it.Standing), playbook.ContentMetrics+tagSupport) {
		return nil
	}
	var lines []string
	for _, metric := range r.activeMetrics() {
		if c, ok := r.correctionOf(metric, today); ok {
			lines = append(lines, c.line(m))
		}
	}
	return lines
}
