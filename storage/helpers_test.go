package storage_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"gavel/model"
	"gavel/model/document"
	"gavel/storage"
)

// begin is the time at which every test begins: a Monday.
var begin = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// ticking returns a clock that goes on by a minute each time somebody looks at it.
func ticking() func() time.Time {
	now := begin
	return func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
}

func newFile(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "review.gavel")
}

// open opens a file, and closes it when the test ends. Where there is none, it is a new one.
func open(t testing.TB, path string, options ...storage.Option) *storage.Store {
	t.Helper()
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		storage.NewFile(t, path)
	}
	options = append([]storage.Option{storage.Actor("Ana"), storage.Clock(ticking()), storage.Minutes(document.AtClose)}, options...)
	s, err := storage.Open(t.Context(), path, options...)
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

// do applies a command that must go through.
func do(t testing.TB, s *storage.Store, c model.Command) (*model.Record, model.Done) {
	t.Helper()
	r, done, err := s.Do(t.Context(), c)
	if err != nil {
		t.Fatalf("%s: %v", c.Name(), err)
	}
	return r, done
}

// raise raises a thing and returns its id.
func raise(t testing.TB, s *storage.Store, kind model.Kind, on model.Ref, with model.Values) model.Ref {
	t.Helper()
	_, done := do(t, s, model.Raise{Kind: kind, On: on, With: with})
	return done.About
}

// people names those who take part in every test.
var people = []string{"Ana Ruiz", "Bo Lind", "Cleo Marsh"}

const (
	ana model.ID = iota + 1
	bo
	cleo
)

// review returns a file with one planned meeting: I-1 to decide, with D-1, both
// Ana's, and I-2 to inform, Bo's.
func review(t testing.TB, s *storage.Store) (meeting, item, decision model.Ref) {
	t.Helper()
	do(t, s, model.NewCycle{CycleName: "Checkout redesign", People: people, Series: model.SeriesOff})
	_, done := do(t, s, model.PlanMeeting{Facilitator: people[0], Agenda: []model.Values{
		{model.FieldWords: model.Words("Launch date"), model.FieldOwner: model.Who(ana)},
		{model.FieldWords: model.Words("News"), model.FieldOwner: model.Who(bo), model.FieldAsk: model.Words(model.AskInform)},
	}})
	meeting = done.About
	item = model.Ref{Kind: model.KindItem, ID: 1}
	decision = raise(t, s, model.KindDecision, item, model.Values{model.FieldWords: model.Words("Launch on 1 April")})
	return meeting, item, decision
}

// closed returns a review that was held and closed.
func closed(t testing.TB, s *storage.Store) (meeting, item, decision model.Ref) {
	t.Helper()
	meeting, item, decision = review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, approve(decision))
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 2}, Outcome: model.Noted})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed,
		With: model.Values{model.FieldEvidence: model.Words("read it on the page")}})
	do(t, s, model.CloseMeeting{Meeting: meeting.ID})
	return meeting, item, decision
}

func approve(decision model.Ref) model.GiveRuling {
	return model.GiveRuling{About: decision, Outcome: model.Approved, With: model.Values{
		model.FieldCriteria: {Criteria: []model.NewCriterion{{Text: "no open payment bug", Check: "the list is empty", Constraint: "C-2"}}},
	}}
}

// loaded returns the record as the file has it.
func loaded(t testing.TB, s *storage.Store) *model.Record {
	t.Helper()
	r, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// mustRefuse asks for a refusal with a reason.
func mustRefuse(t testing.TB, err error, reason model.Reason) {
	t.Helper()
	if refusalOf(t, err).Reason != reason {
		t.Fatalf("refused with %v, want the reason %q", err, reason)
	}
}

func refusalOf(t testing.TB, err error) model.Refusal {
	t.Helper()
	refusal, ok := errors.AsType[*model.Refusal](err)
	if !ok {
		t.Fatalf("answered with %v, want a refusal", err)
	}
	return *refusal
}

// mustFail asks for trouble with the file, for a reason, and returns the
// sentence that is said of it.
func mustFail(t testing.TB, err error, reason storage.Reason) (says string) {
	t.Helper()
	fileError, ok := errors.AsType[*storage.FileError](err)
	if !ok || fileError.Reason != reason {
		t.Fatalf("failed with %v, want the reason %q", err, reason)
	}
	return fileError.Says
}

// outsider returns a plain connection, as any program makes it: without foreign
// keys, without recursive triggers.
func outsider(t testing.TB, path string) *sql.DB {
	t.Helper()
	dsn := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: "_busy_timeout=5000&_foreign_keys=0&_pragma=recursive_triggers(0)"}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// mustExec runs SQL that must go through.
func mustExec(t testing.TB, db *sql.DB, statements string, args ...any) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statements, args...); err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustWrite(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// mustVerify walks the chain of the journal.
func mustVerify(t testing.TB, s *storage.Store) {
	t.Helper()
	if err := s.VerifyJournal(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func marshal(t testing.TB, value any) []byte {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// reviewed returns a file with a review in it that nobody has open.
func reviewed(t testing.TB) string {
	t.Helper()
	return prepared(t, "reviewed", func(s *storage.Store) { review(t, s) })
}

// prepared returns a file with something in it that nobody has open: a copy of one that was
// made once, because every change in it waits for the disk.
func prepared(t testing.TB, name string, fill func(*storage.Store), options ...storage.Option) (path string) {
	t.Helper()
	path = newFile(t)
	mustWrite(t, path, madeOnce(t, name, fill, options...))
	return path
}

// madeOnce returns what is in the file of a name, which is made the first time.
func madeOnce(t testing.TB, name string, fill func(*storage.Store), options ...storage.Option) []byte {
	t.Helper()
	files.Lock()
	defer files.Unlock()
	if content, made := files.content[name]; made {
		return content
	}
	path := newFile(t)
	storage.NewFile(t, path)
	s, err := storage.Open(t.Context(), path, append([]storage.Option{storage.Clock(ticking())}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	fill(s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	files.content[name] = mustRead(t, path)
	return files.content[name]
}

var files = struct {
	sync.Mutex
	content map[string][]byte
}{content: map[string][]byte{}}
