package model

import (
	"strings"
	"testing"

	"gavel/model/playbook"
)

// afterLaunch is a cycle of which customers were told on 9 November, with a metric of support, and
// two weeks later.
func afterLaunch(t *testing.T, readings ...string) (*fixture, Metric) {
	t.Helper()
	r := liveReview(t)
	c, _ := r.Cycle()
	c.Customer = r.Today(r.now).AddDays(-14)
	r.Cycles.put(c)
	about := r.raise(KindMetric, Ref{}, "Support contacts", FieldKey, "contacts", FieldBetter, "down", FieldBase, "6", FieldTarget, "4", FieldTag, "support")
	for i, value := range readings {
		r.do(Raise{Kind: KindReading, On: about, With: with(FieldWords, value, FieldDate, c.Customer.AddDays(secondWeekFrom+i))})
	}
	m, _ := r.Metric(about)
	return r, m
}

func TestTheSecondWeekIsJudgedByTheMedianOfItsReadings(t *testing.T) {
	for want, readings := range map[string][]string{
		": no reading, not improved": nil,
		": 5.9 per 100 orders, 1.7 % better than the baseline, 5 % asked: not improved": {"5.9", "5.8", "6.1"},
		": 5.7 per 100 orders, 5 % better than the baseline: improved":                  {"5.6", "5.8"},
		": 6.3 per 100 orders, 5 % worse than the baseline, 5 % asked: not improved":    {"6.3"},
		": 4 per 100 orders, on target: improved":                                       {"4"},
	} {
		r, m := afterLaunch(t, readings...)
		if got := r.saySecondWeek(m, r.Today(r.now)); !strings.HasSuffix(got, want) {
			t.Errorf("readings %v say %q, want %q", readings, got, want)
		}
	}
}

func TestThePlaybookSaysByHowMuchAMetricIsToBeBetter(t *testing.T) {
	r, m := afterLaunch(t, "5.9")
	r.do(UsePlaybook{Text: strings.Replace(playbook.Text(), "improved_percent = 5", "improved_percent = 1", 1)})
	if got := r.saySecondWeek(m, r.Today(r.now)); !strings.HasSuffix(got, "1.7 % better than the baseline: improved") {
		t.Errorf("it says %q", got)
	}
}

func TestTheSecondWeekIsCountedFromTheLastRelease(t *testing.T) {
	r, m := afterLaunch(t, "4")
	e := r.raise(KindRelease, Ref{}, "Checkout 14")
	r.do(rule(e, Released, FieldDate, r.Today(r.now).AddDays(-10)))
	if got := r.saySecondWeek(m, r.Today(r.now)); !strings.Contains(got, "no reading") {
		t.Errorf("it says %q", got)
	}
	if got := r.saySecondWeek(m, r.Today(r.now).AddDays(-5)); got != "" {
		t.Errorf("before its second week it says %q", got)
	}
}

func TestTheSupportSignalSaysWhetherItGotBetter(t *testing.T) {
	r, _ := afterLaunch(t, "5.4")
	it := Item{Meeting: r.meeting.ID, Standing: standingWords([]string{"metrics:support"})}
	if says := strings.Join(r.ContentSays(it, r.Today(r.now)), "\n"); !strings.Contains(says, "10 % better than the baseline: improved") {
		t.Errorf("it shows %q", says)
	}
}
