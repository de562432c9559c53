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

// saysSecondWeek returns how a metric stood in the second week, said some days from now; "" for
// nothing.
func (r *fixture) saysSecondWeek(m Metric, days int) string {
	week, _ := r.secondWeekOf(m, r.Today(r.now).AddDays(days))
	return week.says
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
		if got := r.saysSecondWeek(m, 0); !strings.HasSuffix(got, want) {
			t.Errorf("readings %v say %q, want %q", readings, got, want)
		}
	}
}

func TestThePlaybookSaysByHowMuchAMetricIsToBeBetter(t *testing.T) {
	r, m := afterLaunch(t, "5.9")
	r.do(UsePlaybook{Text: strings.Replace(playbook.Text(), "improved_percent = 5", "improved_percent = 1", 1)})
	if got := r.saysSecondWeek(m, 0); !strings.HasSuffix(got, "1.7 % better than the baseline: improved") {
		t.Errorf("it says %q", got)
	}
}

func TestTheSecondWeekIsCountedFromTheLastRelease(t *testing.T) {
	r, m := afterLaunch(t, "4")
	e := r.raise(KindRelease, Ref{}, "Checkout 14")
	r.do(rule(e, Released, FieldDate, r.Today(r.now).AddDays(-10)))
	if got := r.saysSecondWeek(m, 0); !strings.Contains(got, "no reading") {
		t.Errorf("it says %q", got)
	}
	if got := r.saysSecondWeek(m, -5); got != "" {
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

// supportReview plans the meeting that asks what support hears, and returns that item.
func (r *fixture) supportReview() Item {
	m := r.do(PlanMeeting{Title: "Support signal", Date: r.Today(r.now), Kinds: "support"}).About
	return r.Agenda(m.ID)[0]
}

func TestWhereSupportHearsNoLessACorrectionOfTheScopeIsProposed(t *testing.T) {
	for want, readings := range map[string][]string{
		"Correct the scope: Support contacts 5.9, baseline 6; Mara Ilves decides":      {"5.9", "5.8", "6.1"},
		"Correct the scope: Support contacts not read, baseline 6; Mara Ilves decides": nil,
	} {
		r, _ := afterLaunch(t, readings...)
		if says := strings.Join(r.ContentSays(r.supportReview(), r.Today(r.now)), "\n"); !strings.Contains(says, want) {
			t.Errorf("it says %q, want %q", says, want)
		}
	}
}

func TestWhoOwnsItAfterTheLaunchDecidesOnTheCorrection(t *testing.T) {
	r, m := afterLaunch(t, "5.9")
	r.do(SetCycle{With: with(FieldPostLaunchOwner, r.tom)})
	if c, _ := r.correctionOf(m, r.Today(r.now)); c.owner != r.tom {
		t.Errorf("%s decides", r.NameOf(c.owner))
	}
}

func TestNoCorrectionIsProposedOfWhatImproved(t *testing.T) {
	r, m := afterLaunch(t, "5.4")
	if c, ok := r.correctionOf(m, r.Today(r.now)); ok {
		t.Errorf("proposed is %q", c.words)
	}
}

func TestNoCorrectionIsProposedOfWhatIsNoMatterOfSupport(t *testing.T) {
	r, m := afterLaunch(t, "5.9")
	r.do(Amend{About: m.Ref(), With: with(FieldTag, "refund")})
	m, _ = r.Metric(m.Ref())
	if c, ok := r.correctionOf(m, r.Today(r.now)); ok {
		t.Errorf("proposed is %q", c.words)
	}
}

func TestACorrectionIsRaisedByAPersonAlone(t *testing.T) {
	r, _ := afterLaunch(t, "5.9")
	it := r.supportReview()
	r.do(ProposeAgenda{Meeting: it.Meeting})
	if r.Decisions.Len() > 0 {
		t.Error("it was raised by itself")
	}
}

func TestACorrectionIsNotProposedAgainOnceThereIsOne(t *testing.T) {
	r, m := afterLaunch(t, "5.9")
	it := r.supportReview()
	d := r.do(Raise{Kind: KindDecision, On: meetingRef(it.Meeting), With: with(FieldWords, "Correct the scope", FieldOwner, r.mara, FieldType, TypeCorrection, FieldMoves, m.Ref())}).About
	if lines := r.ProposedLines(it, r.Today(r.now)); len(lines) > 0 {
		t.Errorf("beside %s it proposes %q", d, lines)
	}
	r.undo()
	if lines := r.ProposedLines(it, r.Today(r.now)); len(lines) != 1 {
		t.Errorf("once that was undone it proposes %q", lines)
	}
}

func TestACorrectionIsNotDeferred(t *testing.T) {
	r, m := afterLaunch(t, "5.9")
	d := r.raise(KindDecision, meetingRef(r.meeting.ID), "Correct the scope", FieldOwner, r.ben, FieldType, TypeCorrection, FieldMoves, m.Ref())
	r.refuses(rule(d, Deferred, FieldWhy, "the team is busy"), NotAllowed, "D-1 corrects the scope, which does not wait: it is decided, or escalated")
	r.rule(d, Escalated, with(FieldTo, r.mara))
}

func TestTheDigestOffersTheCorrectionForTheNextMeeting(t *testing.T) {
	r, m := afterLaunch(t, "5.9")
	for _, l := range r.Digest(r.now).Lines {
		if l.About == m.Ref() {
			if l.Section != Undecided || !strings.HasPrefix(l.Findings[0].Acts[0].Line, `d M-1 "Correct the scope: Support contacts 5.9, baseline 6" @P-3 type:correction moves:MT-1`) {
				t.Errorf("it is %+v", l)
			}
			return
		}
	}
	t.Error("the digest does not have the metric")
}
