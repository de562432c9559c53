// Package newseries_test registers a kind that gavel does not have, whose rows form time
// series, and takes more of them than a record should hold through a file. It is a test
// binary of its own, because the registry is one for the whole program.
package newseries_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/cli"
)

const kindEffort model.Kind = "effort"

// The ids of the people in every file of these tests.
const ana, ben = 1, 2

// effort says how much somebody had to do on a day.
type effort struct {
	model.InCycle
	Person model.ID   `json:"person"`
	Text   string     `json:"text"`
	Day    model.Date `json:"day"`
}

func (r effort) Parent() model.Ref { return person(r.Person) }

func person(id model.ID) model.Ref { return model.Ref{Kind: model.KindPerson, ID: id} }

func effortRef(id model.ID) model.Ref { return model.Ref{Kind: kindEffort, ID: id} }

func effortKind() *model.KindOf[effort] {
	return &model.KindOf[effort]{
		KindSpec: model.KindSpec{
			Kind: kindEffort, Plural: "readings", Article: "an effort", Prefix: "EF", Head: "ef", Sample: "7 hours",
			Parents: []model.Kind{model.KindPerson},
			Series:  model.Series{Parent: "person", Day: "day"},
		},
		Fields: []model.KindField[effort]{
			{Field: model.FieldWords, Access: model.TextAt(func(r *effort) *string { return &r.Text })},
			{Field: model.FieldDate, Label: "day", Access: model.DateAt(func(r *effort) *model.Date { return &r.Day })},
			model.ParentField[effort](),
		},
		New: func(_ *model.Record, begin model.InCycle, on model.Ref, _ model.Values, _ model.Instant) (effort, error) {
			return effort{InCycle: begin, Person: on.ID}, nil
		},
	}
}

const step = `
INSERT INTO kind (name, prefix) VALUES ('effort', 'EF');
CREATE TABLE effort (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    person  INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    text    TEXT NOT NULL,
    day     TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX effort_cycle ON effort (cycle);
CREATE INDEX effort_series ON effort (person, day);
`

// many counts the readings that the first cycle of the file has, half of them of each person.
var many = 20_000

// shared has the file of manyEarlier, which takes a while to make.
var shared string

func TestMain(m *testing.M) {
	flag.Parse() // whether the run is a short one
	if turns.Few() {
		many = 4_000
	}
	model.Register(effortKind())
	storage.AddStep(step)
	folder, err := os.MkdirTemp("", "gavel-*")
	if err != nil {
		panic(err)
	}
	shared = filepath.Join(folder, "many.gavel")
	if err := fill(shared, many); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

var (
	now = time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)
	day = model.Date("2026-11-23")
)

// readings raises readings in one command, by turns of Ana and of Ben, each pair a day
// before the pair that came before it.
type readings struct{ from, n int }

func (readings) Name() string { return "readings" }

func (c readings) Apply(r *model.Record, at model.Instant) (done model.Done, err error) {
	for i := c.from; i < c.from+c.n && err == nil; i++ {
		done, err = raise(model.ID(ana+i%2), fmt.Sprintf("%d hours", i), day.AddDays(-i/2)).Apply(r, at)
	}
	return done, err
}

func raise(of model.ID, text string, on model.Date) model.Raise {
	return model.Raise{Kind: kindEffort, On: person(of), With: model.Values{model.FieldWords: model.Words(text), model.FieldDate: model.On(on)}}
}

// fill makes a file with a number of readings in its first cycle, and a second cycle
// that is at hand.
func fill(path string, n int) (err error) {
	s, err := storage.Open(context.Background(), path, storage.Create(), storage.Actor("Ana Ruiz"), storage.Clock(clock))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	commands := []model.Command{model.NewCycle{CycleName: "Checkout", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Ode"}}}
	for from := 0; from < n; from += 1000 {
		commands = append(commands, readings{from, min(1000, n-from)})
	}
	for _, c := range append(commands, model.NewCycle{CycleName: "The next one"}) {
		if _, _, err := s.Do(context.Background(), c); err != nil {
			return err
		}
	}
	return nil
}

func clock() time.Time { return now }

// manyEarlier returns the path of a file with many readings in an earlier cycle.
func manyEarlier(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(shared)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "review.gavel")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.Actor("Ana Ruiz"), storage.Clock(clock), storage.Instance("ana"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// loaded returns the readings that the record of the file holds.
func loaded(t testing.TB, s *storage.Store) []effort {
	t.Helper()
	r, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return heldIn(r)
}

func heldIn(r *model.Record) []effort {
	for _, table := range r.Tables() {
		if rows, ok := table.Table.(*model.Rows[effort]); ok {
			return slices.Collect(rows.All())
		}
	}
	return nil
}

// series returns the readings of a person that the file has.
func series(t testing.TB, s *storage.Store, of model.ID, from, to model.Date) (list []effort) {
	t.Helper()
	rows, err := s.Series(t.Context(), kindEffort, person(of), from, to)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		list = append(list, row.(effort))
	}
	return list
}

func do(t testing.TB, s *storage.Store, c model.Command) model.Done {
	t.Helper()
	_, done, err := s.Do(t.Context(), c)
	if err != nil {
		t.Fatalf("%s: %v", c.Name(), err)
	}
	return done
}

func TestReadingsOfEarlierCyclesAreNotLoaded(t *testing.T) {
	s := open(t, manyEarlier(t))
	do(t, s, raise(ana, "7 hours", day))
	if list := loaded(t, s); len(list) != 1 || list[0].Text != "7 hours" {
		t.Errorf("%d readings were loaded", len(list))
	}
}

func TestTheNumbersOfReadingsThatAreNotLoadedAreNotGivenOutAgain(t *testing.T) {
	s := open(t, manyEarlier(t))
	if done := do(t, s, raise(ana, "7 hours", day)); done.About != effortRef(model.ID(many+1)) {
		t.Errorf("the next reading is %s", done.About)
	}
}

func TestASeriesHasTheReadingsOfAllCyclesInTheOrderOfTheirDays(t *testing.T) {
	s := open(t, manyEarlier(t))
	do(t, s, raise(ana, "late", day.AddDays(-5)))
	do(t, s, raise(ana, "today", day.AddDays(1)))
	list := series(t, s, ana, "", "")
	if len(list) != many/2+2 {
		t.Fatalf("it has %d readings", len(list))
	}
	for i, r := range list {
		if r.Person != ana || i > 0 && (r.Day < list[i-1].Day || r.Day == list[i-1].Day && r.ID < list[i-1].ID) {
			t.Fatalf("%+v follows %+v", r, list[max(i-1, 0)])
		}
	}
	if last := list[len(list)-1]; last.Text != "today" || last.Cycle != 2 || list[0].Cycle != 1 {
		t.Errorf("it goes from %+v to %+v", list[0], last)
	}
}

func TestASeriesBeginsAndEndsWithTheDaysAskedFor(t *testing.T) {
	s := open(t, manyEarlier(t))
	list := series(t, s, ben, day.AddDays(-9), day.AddDays(-3))
	if len(list) != 7 || list[0].Day != day.AddDays(-9) || list[6].Day != day.AddDays(-3) {
		t.Errorf("it is %+v", list)
	}
	if list := series(t, s, ben, day.AddDays(1), ""); len(list) != 0 {
		t.Errorf("from tomorrow it is %+v", list)
	}
}

func TestWhatFormsNoSeriesIsRefused(t *testing.T) {
	s := open(t, manyEarlier(t))
	for kind, of := range map[model.Kind]model.Ref{
		kindEffort:       {Kind: model.KindItem, ID: ana}, // not a person with the same number
		model.KindAction: person(ana),
		"unicorn":        person(ana),
	} {
		var refusal *model.Refusal
		if list, err := s.Series(t.Context(), kind, of, "", ""); !errors.As(err, &refusal) || list != nil {
			t.Errorf("%s of %s: %v, %v", kind, of, list, err)
		}
	}
}

func TestSeriesNeedACycleAndOneKindOfParent(t *testing.T) {
	for _, parents := range [][]model.Kind{nil, {model.KindPerson, model.KindItem}} {
		kind := effortKind()
		kind.Kind, kind.Prefix, kind.Parents = "other", "XX", parents
		mustPanic(t, kind)
	}
	mustPanic(t, &model.KindOf[model.Person]{KindSpec: model.KindSpec{Kind: "other", Prefix: "XX",
		Parents: []model.Kind{model.KindItem}, Series: model.Series{Parent: "item", Day: "day"}}})
}

func mustPanic(t *testing.T, kind model.AnyKind) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%+v was registered", kind.Info())
		}
	}()
	model.Register(kind)
}

// What undo can take back is of the cycle at hand, so the record has it.
func TestAReadingIsTakenBackAndDoneAgainAfterTheFileWasOpenedAnew(t *testing.T) {
	path := manyEarlier(t)
	change := model.Amend{About: effortRef(model.ID(many + 1)), With: model.Values{model.FieldWords: model.Words("8 hours")}}
	s := open(t, path)
	do(t, s, raise(ana, "7 hours", day))
	do(t, s, change)
	for i, want := range []string{"7 hours", "", "7 hours", "8 hours"} {
		anew := open(t, path)
		undo := anew.Undo
		if i >= 2 {
			undo = anew.Redo
		}
		r, _, err := undo(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got := r.TextOf(effortRef(model.ID(many + 1))); got != want {
			t.Errorf("step %d: it says %q, want %q", i, got, want)
		}
		if rows := heldIn(r); !slices.Equal(rows, loaded(t, anew)) {
			t.Errorf("step %d: the record has %v, the file %v", i, rows, loaded(t, anew))
		}
	}
	if n := len(series(t, s, ana, "", "")); n != many/2+1 {
		t.Errorf("the series has %d readings", n)
	}
}

func TestNothingOfAnEarlierCycleIsTakenBack(t *testing.T) {
	s := open(t, manyEarlier(t))
	var refusal *model.Refusal
	if _, _, err := s.Undo(t.Context()); !errors.As(err, &refusal) || refusal.Reason != model.NothingToUndo {
		t.Errorf("got %v", err)
	}
}

func TestAReadingOfAnEarlierCycleIsInTheRecordOfItsCycle(t *testing.T) {
	s := open(t, manyEarlier(t))
	cycle, err := s.CycleOf(t.Context(), effortRef(1))
	if err != nil || cycle != 1 {
		t.Fatalf("it is of cycle %d, %v", cycle, err)
	}
	r, err := s.RecordOf(t.Context(), cycle)
	if err != nil || len(heldIn(r)) != many || !r.Exists(effortRef(1)) {
		t.Errorf("its record has %d readings, %v", len(heldIn(r)), err)
	}
}

func TestTheShellShowsAReadingThatIsNotLoaded(t *testing.T) {
	variables := map[string]string{"GAVEL_DB": manyEarlier(t), "GAVEL_USER": "Ana Ruiz", "TZ": "UTC", "XDG_STATE_HOME": t.TempDir()}
	var out bytes.Buffer
	world := cli.World{In: strings.NewReader(""), Out: &out, Err: &out, Env: func(name string) string { return variables[name] }, Now: clock}
	if code := cli.Run(t.Context(), world, []string{"show", "EF-11"}); code != 0 || !strings.Contains(out.String(), "10 hours") || !strings.Contains(out.String(), "Ana Ruiz") {
		t.Errorf("it ends with %d:\n%s", code, out.String())
	}
}

func TestTheFileAndACopyHaveAllReadingsAndAreSound(t *testing.T) {
	path := manyEarlier(t)
	s := open(t, path)
	copied := filepath.Join(t.TempDir(), "copy.gavel")
	if err := s.BackUp(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	isWhole(t, path, many)
	isWhole(t, copied, many)
}

func TestASalvagedFileHasAllReadingsAndIsSound(t *testing.T) {
	const some = 1500
	path := filepath.Join(t.TempDir(), "damaged.gavel")
	if err := fill(path, some); err != nil {
		t.Fatal(err)
	}
	salvaged := filepath.Join(t.TempDir(), "salvaged.gavel")
	if saved, err := storage.Salvage(t.Context(), path, salvaged); err != nil || saved.Stopped != "" || len(saved.Leftover) > 0 {
		t.Fatalf("%+v, %v", saved, err)
	}
	isWhole(t, salvaged, some)
}

// isWhole checks that nothing is amiss with a file, and how many readings its series have.
func isWhole(t *testing.T, path string, want int) {
	t.Helper()
	findings, err := storage.Examine(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range findings {
		if found.Verdict == storage.Broken {
			t.Errorf("%s: %s", found.Check, found.Says)
		}
	}
	s := open(t, path)
	if n := len(series(t, s, ana, "", "")) + len(series(t, s, ben, "", "")); n != want {
		t.Errorf("the series have %d readings, want %d", n, want)
	}
}

// Every row of every cycle is held against the journal, loaded or not.
func TestAReadingThatIsNotLoadedAndWasChangedBehindTheJournalIsFound(t *testing.T) {
	path := manyEarlier(t)
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`UPDATE effort SET text = '9 hours' WHERE id = 1`)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	var found *storage.RowError
	if err := open(t, path).Verify(t.Context()); !errors.As(err, &found) || found.Table != string(kindEffort) || found.ID != 1 {
		t.Errorf("got %v", err)
	}
}

// BenchmarkEarlierReadings opens a file and saves one reading, in turn in a file with
// many readings of an earlier cycle and in one with none, and reports how many times
// longer the first takes.
func BenchmarkEarlierReadings(b *testing.B) {
	none := filepath.Join(b.TempDir(), "none.gavel")
	if err := fill(none, 0); err != nil {
		b.Fatal(err)
	}
	paths := []string{none, manyEarlier(b)}
	var opened, done [2]time.Duration
	for b.Loop() {
		for i, path := range paths {
			from := time.Now()
			s, err := storage.Open(b.Context(), path, storage.Clock(clock))
			if err != nil {
				b.Fatal(err)
			}
			loaded(b, s)
			opened[i] += time.Since(from)
			from = time.Now()
			do(b, s, raise(ana, "7 hours", day))
			done[i] += time.Since(from)
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(opened[1])/float64(opened[0]), "open-ratio")
	b.ReportMetric(float64(done[1])/float64(done[0]), "do-ratio")
}

func BenchmarkSeries(b *testing.B) {
	s := open(b, manyEarlier(b))
	for b.Loop() {
		series(b, s, ana, "", "")
	}
}
