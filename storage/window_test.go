package storage_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
)

// metricWith is a store with a metric and a number of readings, one a day, the last of
// yesterday.
func metricWith(t testing.TB, readings int) (path string, s *storage.Store, metric model.Ref) {
	t.Helper()
	path = newFile(t)
	s = open(t, path, storage.Create(), storage.Instance("ana"))
	do(t, s, model.NewCycle{CycleName: "Checkout", People: []string{"Ana Ruiz"}, Series: model.SeriesOff})
	metric = raise(t, s, model.KindMetric, model.Ref{}, model.Values{model.FieldWords: model.Words("Refund time")})
	const atOnce = 250
	for at := readings; at > 0; at -= atOnce { // each time with a record that was read anew
		again := open(t, path, storage.Instance("ana"))
		do(t, again, manyReadings{metric, at, min(at, atOnce)})
	}
	return path, s, metric
}

// manyReadings raises readings in one command.
type manyReadings struct {
	metric  model.Ref
	from, n int // the first of so many days ago
}

func (manyReadings) Name() string { return "many readings" }

func (c manyReadings) Apply(r *model.Record, now model.Instant) (done model.Done, err error) {
	today := r.Today(now)
	for i := c.from; i > c.from-c.n && err == nil; i-- {
		done, err = readingOf(c.metric, fmt.Sprint(i), today.AddDays(-i)).Apply(r, now)
	}
	return done, err
}

func readingOf(metric model.Ref, value string, day model.Date) model.Raise {
	return model.Raise{Kind: model.KindReading, On: metric, With: model.Values{model.FieldWords: model.Words(value), model.FieldDate: model.On(day)}}
}

// readingsIn returns how many readings a record holds.
func readingsIn(r *model.Record) int { return len(r.AllOf(model.KindReading)) }

func TestARecordHoldsTheNewestReadingsOfAMetricAndTheFileHasAll(t *testing.T) {
	_, s, metric := metricWith(t, 3*model.SeriesWindow)
	r := loaded(t, s)
	if n := readingsIn(r); n != model.SeriesWindow {
		t.Errorf("the record holds %d readings", n)
	}
	m, _ := r.Metric(metric)
	if last, _ := r.LastReading(m); last.Value != "1" {
		t.Errorf("the last is %+v", last)
	}
	all, err := s.Series(t.Context(), model.KindReading, metric, "", "")
	if err != nil || len(all) != 3*model.SeriesWindow {
		t.Errorf("the file has %d, %v", len(all), err)
	}
	whole, err := s.RecordOf(t.Context(), m.Cycle)
	if err != nil || readingsIn(whole) != 3*model.SeriesWindow {
		t.Errorf("the whole record holds %d, %v", readingsIn(whole), err)
	}
}

// What a record does not hold counts all the same: also in a window that was opened later.
func TestAReadingThatTheRecordLeavesInTheFileIsCorrectedAndTakenBack(t *testing.T) {
	path, s, metric := metricWith(t, 2*model.SeriesWindow)
	day := loaded(t, s).Today(model.At(ticking()())).AddDays(-2 * model.SeriesWindow)
	again := readingOf(metric, "7", day)
	other := open(t, path, storage.Instance("ana"))
	var refusal *model.Refusal
	if _, _, err := other.Do(t.Context(), again); !errors.As(err, &refusal) || refusal.Reason != model.MissingAnswer {
		t.Fatalf("a second reading of that day: %v", err)
	}
	again.With[model.FieldReplace] = model.Words(model.Yes)
	_, done := do(t, other, again)
	second := done.About
	states := func() (first, last model.Outcome) {
		r, err := other.RecordOf(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		return r.State(model.Ref{Kind: model.KindReading, ID: 1}), r.State(second)
	}
	if first, last := states(); first != model.Corrected || last != model.Counts {
		t.Errorf("the first %s, the second %s", first, last)
	}
	third := open(t, path, storage.Instance("ana"))
	if _, _, err := third.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if first, _ := states(); first != model.Counts {
		t.Errorf("taken back, the first is %s", first)
	}
	if _, _, err := third.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if first, last := states(); first != model.Corrected || last != model.Counts {
		t.Errorf("done again, the first is %s, the second %s", first, last)
	}
	if err := third.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestManyReadingsOfOneCommandAreTakenBackTogether(t *testing.T) {
	path, _, metric := metricWith(t, 3*model.SeriesWindow)
	other := open(t, path, storage.Instance("ana"))
	if _, _, err := other.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if all, err := other.Series(t.Context(), model.KindReading, metric, "", ""); err != nil || len(all) != 0 {
		t.Errorf("%d readings are left, %v", len(all), err)
	}
	if err := other.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// BenchmarkCommandsAmongReadings saves a command in a file with few readings and in one with
// many, and reports how many times longer the second takes: to load the record, to read
// once more, and to change something else.
func BenchmarkCommandsAmongReadings(b *testing.B) {
	_, few, metric := metricWith(b, 10)
	_, many, _ := metricWith(b, 10_000)
	day := loaded(b, few).Today(model.At(ticking()())).AddDays(-20_000)
	change := model.Amend{About: metric, With: model.Values{model.FieldSignal: model.Words("")}}
	var took [2][3]int64
	for i := 0; b.Loop(); i++ {
		change.With[model.FieldSignal] = model.Words(fmt.Sprint(i))
		for j, s := range []*storage.Store{few, many} {
			for k, work := range []func(){
				func() { loaded(b, s) },
				func() { do(b, s, readingOf(metric, "3", day.AddDays(-i))) },
				func() { do(b, s, change) },
			} {
				from := time.Now()
				work()
				took[j][k] += time.Since(from).Nanoseconds()
			}
		}
	}
	for k, name := range []string{"load", "read", "change"} {
		b.ReportMetric(float64(took[1][k])/float64(took[0][k]), name+"-ratio")
	}
}
