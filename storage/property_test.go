package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// TestTheTwoLocksAgree drives random commands through two stores on one file,
// and holds the model's rules and the schema's against each other on every
// state they reach.
func TestTheTwoLocksAgree(t *testing.T) {
	keepShort(t, max(25, turns.Of(25, 100, 250)))
	beginning, folder := mustRead(t, reviewed(t)), t.TempDir()
	runs, closes := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		path := filepath.Join(folder, fmt.Sprintf("%d.gavel", runs))
		mustWrite(t, path, beginning)
		m := newMachine(t, rt, path)
		defer m.end(t)
		rt.Repeat(rapid.StateMachineActions(m))
		closes += len(m.closed)
	})
	if t.Logf("%d runs closed %d meetings", runs, closes); runs >= 30 && closes*10 < runs || runs == 0 {
		t.Error("too few meetings were closed to hold anything against them")
	}
}

// keepShort makes the runs of rapid short, and as many as said, unless somebody asked
// for a number. With -short rapid itself makes a fifth of them.
func keepShort(t *testing.T, checks int) {
	t.Helper()
	defaults := map[string]string{"rapid.steps": "20", "rapid.checks": fmt.Sprint(checks)}
	for name, value := range defaults {
		if f := flag.Lookup(name); f.Value.String() == f.DefValue {
			if err := f.Value.Set(value); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = f.Value.Set(f.DefValue) })
		}
	}
}

// machine is a file, two stores that have it open, and a way in from outside.
// Its exported methods do what may happen.
type machine struct {
	stores  []*storage.Store
	outside *sql.DB
	closing *sql.Stmt // closes a meeting past the rules
	now     time.Time
	record  *model.Record
	closed  map[model.ID]string // what each closed meeting said when it closed
	columns map[string][]string // of each table
}

// columnLists returns the columns of each table of a file.
func columnLists(t *testing.T, path string) map[string][]string {
	lists := map[string][]string{}
	for table, list := range columnsOf(t, path) {
		lists[table] = strings.Split(strings.ReplaceAll(list, `"`, ""), ", ")
	}
	return lists
}

func newMachine(t *testing.T, rt *rapid.T, path string) *machine {
	m := &machine{now: begin, closed: make(map[model.ID]string)}
	clock := storage.Clock(func() time.Time { m.now = m.now.Add(time.Second); return m.now })
	for range 2 {
		s, err := storage.Open(t.Context(), path, clock)
		if err != nil {
			rt.Fatal(err)
		}
		m.stores = append(m.stores, s)
	}
	m.outside = outsider(t, path)
	m.outside.SetMaxOpenConns(1)
	var err error
	if m.closing, err = m.outside.PrepareContext(t.Context(), "UPDATE meeting SET status = 'closed' WHERE id = ?1"); err != nil {
		rt.Fatal(err)
	}
	m.record = loaded(t, m.stores[0])
	m.columns = columnLists(t, path)
	return m
}

func (m *machine) end(t *testing.T) {
	_ = m.closing.Close()
	_ = m.outside.Close()
	for _, s := range m.stores {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// try applies a command in one of the stores. It may be refused by the rules;
// anything else that goes wrong is a fault, a refusal of the schema's included.
func (m *machine) try(rt *rapid.T, c model.Command) {
	s := rapid.SampledFrom(m.stores).Draw(rt, "store")
	m.took(rt, c.Name(), func() (*model.Record, model.Done, error) { return s.Do(context.Background(), c) })
}

func (m *machine) took(rt *rapid.T, name string, way func() (*model.Record, model.Done, error)) {
	r, done, err := way()
	if lock, ok := errors.AsType[*storage.LockError](err); ok {
		rt.Fatalf("%s: the model lets through what the schema holds back: %v", name, lock.Err)
	}
	if refusal, ok := errors.AsType[*model.Refusal](err); ok {
		rt.Logf("%s: refused: %s", name, refusal)
	} else if err != nil {
		rt.Fatal(name, err)
	} else {
		rt.Logf("%s: %s", name, done.Says)
	}
	m.record = r
}

// Check holds after every step.
func (m *machine) Check(rt *rapid.T) {
	file, err := m.stores[0].Record(context.Background())
	if err != nil {
		rt.Fatal(err)
	}
	for _, change := range file.Changes(m.record) {
		rt.Errorf("%s %d is %+v in memory and %+v in the file", change.Table, change.ID, change.Before, change.After)
	}
	if err := m.stores[1].VerifyJournal(context.Background()); err != nil {
		rt.Error(err)
	}
	for meeting := range file.Meetings.All() {
		gaps := file.Gaps(meeting.ID, model.At(m.now))
		switch meeting.Status {
		case model.Live, model.Adjourned:
			if err := m.closePast(rt, meeting.ID); (err == nil) != (len(gaps) == 0) {
				rt.Errorf("%s has the gaps %+v, and SQL closes it with %v", meeting.Ref(), gaps, err)
			}
		case model.Closed:
			if len(gaps) > 0 {
				rt.Errorf("%s is closed with the gaps %+v", meeting.Ref(), gaps)
			}
			m.mustSayTheSame(rt, meeting.ID)
		default:
			if err := m.closePast(rt, meeting.ID); err == nil {
				rt.Errorf("SQL closes %s, which is %s", meeting.Ref(), meeting.Status)
			}
		}
	}
}

// closePast closes a meeting from outside, and takes it back.
func (m *machine) closePast(rt *rapid.T, meeting model.ID) error {
	tx, err := m.outside.BeginTx(context.Background(), nil)
	if err != nil {
		rt.Fatal(err)
	}
	_, refused := tx.StmtContext(context.Background(), m.closing).ExecContext(context.Background(), int64(meeting))
	if err := tx.Rollback(); err != nil {
		rt.Fatal(err)
	}
	return refused
}

func (m *machine) mustSayTheSame(rt *rapid.T, meeting model.ID) {
	now := said(rt, m.outside, meeting)
	before, ok := m.closed[meeting]
	if !ok {
		m.closed[meeting] = now
		return
	}
	if now != before {
		rt.Errorf("M-%d said\n%s and says now\n%s", meeting, before, now)
	}
}
