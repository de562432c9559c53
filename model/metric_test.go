package model

import (
	"strings"
	"testing"
)

// metric adds a metric to a room, and returns it.
func (r *fixture) metric(words string, pairs ...any) Ref {
	return r.raise(KindMetric, Ref{}, words, pairs...)
}

// read adds a reading of a day, and returns it.
func (r *fixture) read(metric Ref, value string, day Date, pairs ...any) Ref {
	return r.raise(KindReading, metric, value, append(pairs, FieldDate, day)...)
}

func (r *fixture) verdict(metric Ref) string {
	m, _ := r.Metric(metric)
	return r.SayVerdict(m, r.Today(r.now))
}

// The example of the rule: from 5.0 on 5 Oct to 3.0 by 14 Dec the line is at 3.8 on 16 Nov.
func TestAMetricOnTheLineFromBaselineToTargetIsOnCourse(t *testing.T) {
	for value, want := range map[string]Verdict{
		"3.8": OnCourse, "3.81": Behind, "3.0": OnTarget, "2.9": OnTarget, "5.0": Behind, "5.1": WorseThanBase,
	} {
		m := Metric{Better: BetterDown, Base: "5", BaseOn: "2026-10-05", Target: "3", TargetOn: "2026-12-14"}
		f, _ := ParseFigure(value)
		if got := m.verdictOn(Reading{Value: f, Day: "2026-11-16"}, "2026-11-23"); got != want {
			t.Errorf("%s is %s, want %s", value, got, want)
		}
	}
}

func TestAMetricThatGetsBetterUpwardsIsHeldAgainstItsLineTheOtherWay(t *testing.T) {
	m := Metric{Better: BetterUp, Base: "40", BaseOn: "2026-10-05", Target: "60", TargetOn: "2026-12-14"}
	for value, want := range map[Figure]Verdict{"52": OnCourse, "51.9": Behind, "60": OnTarget, "39": WorseThanBase} {
		if got := m.verdictOn(Reading{Value: value, Day: "2026-11-16"}, "2026-11-23"); got != want {
			t.Errorf("%s is %s, want %s", value, got, want)
		}
	}
}

func TestAfterItsDayAMetricThatIsNotThereIsOffTarget(t *testing.T) {
	m := Metric{Better: BetterDown, Base: "5", BaseOn: "2026-10-05", Target: "3", TargetOn: "2026-12-14"}
	d := Reading{Value: "3.1", Day: "2026-12-14"}
	for day, want := range map[Date]Verdict{"2026-12-14": Behind, "2026-12-15": OffTarget} {
		if got := m.verdictOn(d, day); got != want {
			t.Errorf("on %s it is %s, want %s", day, got, want)
		}
	}
	if got := m.verdictOn(Reading{Value: "6", Day: "2026-12-14"}, "2026-12-15"); got != WorseThanBase {
		t.Errorf("worse than the baseline it is %s", got)
	}
}

func TestAMetricWithoutAReadingOrATargetSaysSo(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Refund time")
	if got := r.verdict(m); got != string(NoReading) {
		t.Errorf("it is %s", got)
	}
	r.read(m, "3", r.Today(r.now))
	if got := r.verdict(m); got != string(NoTarget) {
		t.Errorf("it is %s", got)
	}
}

func TestAReadingOlderThanItsRhythmAndTwoDaysIsOld(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Refund time", FieldTarget, "2", FieldEvery, "7")
	today := r.Today(r.now)
	for days, want := range map[int]string{9: "BEHIND", 10: "BEHIND, old"} {
		next, _, err := Do(r.Record, Raise{Kind: KindReading, On: m, With: with(FieldWords, "3", FieldDate, today.AddDays(-days))}, r.now)
		if err != nil {
			t.Fatal(err)
		}
		metric, _ := next.Metric(m)
		if got := next.SayVerdict(metric, today); got != want {
			t.Errorf("%d days old it is %q, want %q", days, got, want)
		}
	}
}

func TestAGuardThatGotWorseIsNamed(t *testing.T) {
	r := liveReview(t)
	guard := r.metric("Support contacts", FieldKey, "contacts", FieldBase, "6")
	m := r.metric("Conversion", FieldBetter, BetterUp, FieldTarget, "50", FieldGuard, guard)
	today := r.Today(r.now)
	r.read(m, "51", today)
	r.read(guard, "6", today.AddDays(-1))
	if got := r.verdict(m); got != "ON TARGET" {
		t.Errorf("with a guard as it was it is %q", got)
	}
	r.read(guard, "6.1", today)
	if got := r.verdict(m); got != "ON TARGET, but contacts slipped" {
		t.Errorf("with a guard that got worse it is %q", got)
	}
}

func TestAMetricIsNamedByAKeyThatNoOtherHas(t *testing.T) {
	r := liveReview(t)
	first, second := r.metric("Handoff defects (%)"), r.metric("Handoff defects, %")
	for about, want := range map[Ref]string{first: "handoff-defects", second: "handoff-defects-2"} {
		if got := r.KeyOf(about); got != want {
			t.Errorf("%s is called %q, want %q", about, got, want)
		}
		if got, ok := r.Named(want); !ok || got != about {
			t.Errorf("%q names %s", want, got)
		}
	}
	for _, key := range []string{"handoff-defects", "two words", "mt-7", "9lives", "-x"} {
		r.refuses(Raise{Kind: KindMetric, With: with(FieldWords, "Another", FieldKey, key)}, BadValue)
	}
}

func TestAMetricIsNotRetiredWhileAnOpenDecisionIsToMoveIt(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Check addresses before checkout")
	m := r.metric("Handoff defects", FieldMoved, d)
	r.refuses(GiveRuling{About: m, Outcome: Retired, With: with(FieldWhy, "nobody reads it")}, NotAllowed)
	r.rule(d, Rejected, with(FieldWhy, "too late"))
	r.rule(m, Retired, with(FieldWhy, "nobody reads it"))
}

func TestAReadingThatCannotBeIsRefusedWithASentence(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Handoff defects", FieldUnit, "%")
	retired := r.metric("Old one")
	r.rule(retired, Retired, with(FieldWhy, "nobody reads it"))
	computed := r.metric("Closure")
	row, _ := r.Metric(computed)
	row.Source = "closure"
	rowsOf[Metric](r.Record, KindMetric).put(row)
	today := r.Today(r.now)
	for _, c := range []struct {
		metric Ref
		value  string
		day    Date
		says   string
		reason Reason
	}{
		{m, "3.8", today.AddDays(1), "is ahead", BadValue},
		{m, "much", today, "is no number", BadValue},
		{m, "3.8 hours", today, "is in %, not hours", BadValue},
		{m, "1,234", today, "could be 1.234 or 1234", BadValue},
		{retired, "3", today, "is retired", BadValue},
		{computed, "3", today, "closure is computed (closure)", NotAllowed},
		{Ref{KindMetric, 99}, "3", today, "there is no metric MT-99", NotFound},
	} {
		r.refuses(Raise{Kind: KindReading, With: with(FieldMetric, c.metric, FieldWords, c.value, FieldDate, c.day)}, c.reason, c.says)
	}
}

func TestASecondReadingOfADayAsksToReplaceTheFirstWhichStaysAsCorrected(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Handoff defects")
	day := r.Today(r.now).AddDays(-3)
	first := r.read(m, "3.8", day)
	r.lacks(Raise{Kind: KindReading, On: m, With: with(FieldWords, "3.9", FieldDate, day)}, FieldReplace)
	second := r.read(m, "3.9", day, FieldReplace, Yes)
	if r.State(first) != Corrected || r.State(second) != Counts {
		t.Errorf("the first %s, the second %s", r.State(first), r.State(second))
	}
	metric, _ := r.Metric(m)
	if list := r.Readings(metric); len(list) != 1 || list[0].Ref() != second {
		t.Errorf("what counts is %v", list)
	}
	if says := r.ShownText(first, "corrected", r.Today(r.now)); says != second.String() {
		t.Errorf("of the first one reads %s", says)
	}
	r.refuses(Amend{About: second, With: with(FieldWords, "4")}, ReadOnly)
}

func TestTheChangeOfAMetricIsItsLastReadingLessTheOneBefore(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Handoff defects")
	today := r.Today(r.now)
	r.read(m, "3.8", today)
	r.read(m, "4.2", today.AddDays(-7))
	if got := r.ShownText(m, "movement", today); got != "−0.4" {
		t.Errorf("it is %q", got)
	}
}

// What a decision is meant to move is read from both ends, and may be said once it is approved.
func TestADecisionSaysWhichMetricItMoves(t *testing.T) {
	r := liveReview(t)
	m := r.raise(KindMetric, Ref{}, "Handoff defect rate", FieldKey, "handoff-defects")
	d := r.decision("Ship guest checkout", FieldMoves, []string{"handoff-defects"})
	if moved := r.ShownValue(m, FieldMoved).Lines; len(moved) != 1 || moved[0] != d.String() {
		t.Errorf("it is moved by %v", moved)
	}
	r.refuses(rule(m, Retired, FieldWhy, "nobody reads it"), NotAllowed, "names handoff-defects")
	r.approve(d)
	other := r.decision("Ship gift cards")
	r.approve(other)
	r.do(Amend{About: other, With: with(FieldMoves, []string{m.String()})})
	if moved := r.ShownValue(m, FieldMoved).Lines; len(moved) != 2 {
		t.Errorf("it is moved by %v", moved)
	}
	r.refuses(Amend{About: other, With: with(FieldMoves, []string{"D-1"})}, BadValue, "name a metric")
}

func TestAMetricThatThePromiseGuardsSaysThatThePromiseSlipped(t *testing.T) {
	r := promised(t)
	m := r.metric("Refund time", FieldTarget, "2", FieldGuard, []string{"promise"})
	r.read(m, "1", r.Today(r.now))
	if got := r.verdict(m); got != "ON TARGET" {
		t.Errorf("before any verdict it is %q", got)
	}
	r.do(RecordPromise{Verdict: PromiseSlipped, With: with(FieldImpact, "400 mails were late", FieldAction, []NewTask{{Text: "Write to them"}})})
	if got := r.verdict(m); got != "ON TARGET, but the promise slipped" {
		t.Errorf("after it slipped it is %q", got)
	}
	r.do(RecordPromise{Verdict: PromiseHeld})
	if got := r.verdict(m); got != "ON TARGET" {
		t.Errorf("after it held it is %q", got)
	}
}

func TestNoMetricIsCalledAsThePromiseIs(t *testing.T) {
	r := liveReview(t)
	r.refuses(raise(KindMetric, Ref{}, "Refund time", FieldKey, "promise"), BadValue, "promise names the cycle, or what customers are promised")
	m, _ := r.Metric(r.metric("Promise"))
	if m.Key != "promise-2" {
		t.Errorf("its key is %s", m.Key)
	}
}

func TestTheTargetOfAMetricIsOfferedForAMonthAfterCustomersAreTold(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{With: with(FieldCustomer, Date("2026-12-10"))})
	m, _ := r.Metric(r.metric("Refund time", FieldTarget, "2")) // 9 January is a Saturday
	if m.TargetOn != "2027-01-11" {
		t.Errorf("it is for %s", m.TargetOn)
	}
}

// A key that would read as an id with a number behind it has the kind before it, so that there is
// always one that is free.
func TestAMetricCalledLikeThePrefixOfIdsHasAKey(t *testing.T) {
	r := liveReview(t)
	for i, want := range []string{"metric-k", "metric-k-2"} {
		metric := r.raise(KindMetric, Ref{}, "K", FieldUnit, "%")
		if got := r.ShownValue(metric, FieldKey).Text; got != want {
			t.Errorf("the %d. is %q, want %q", i+1, got, want)
		}
	}
}

func TestAMetricIsReadOnceASprint(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldSprintDays, "10")})
	about := r.raise(KindMetric, Ref{}, "Handoff friction", FieldOwner, r.ana, FieldEvery, "once a sprint")
	r.do(raise(KindReading, about, "3"))
	m, _ := r.Metric(about)
	if says := showEvery(r.Record, m, monday); m.rhythm() != "sprint" || says != "once a sprint, of 10 days" {
		t.Errorf("it is read %q, %q", m.rhythm(), says)
	}
	recheck := func(days int) bool {
		return len(r.Digest(r.now+Instant(days*24*60*60*1000)).In(ToRecheck)) > 0
	}
	if recheck(10) || !recheck(11) {
		t.Errorf("after 10 days it is to be read: %v, after 11: %v", recheck(10), recheck(11))
	}
}

func TestTheFirstReadingIsOfferedAsBaseline(t *testing.T) {
	r := liveReview(t)
	about := r.raise(KindMetric, Ref{}, "Refund time", FieldOwner, r.ana)
	read := func(value string) string { return r.do(raise(KindReading, about, value, FieldReplace, Yes)).Says }
	if says := read("5"); !strings.Contains(says, "it has no baseline yet: set refund-time base:5 since:"+string(monday)) {
		t.Errorf("it says %q", says)
	}
	r.do(Amend{About: about, With: with(FieldBase, "5")})
	if says := read("4"); strings.Contains(says, "baseline") {
		t.Errorf("with a baseline it says %q", says)
	}
}
