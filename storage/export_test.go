package storage

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"gavel/model"
)

// OnNetwork has Open take every folder for one on a network drive.
func OnNetwork(s *settings) {
	s.look = func(string) place { return place{system: "nfs4", network: true} }
}

// NewFile writes a file with nothing in it, as Create makes one: a copy of one that was
// made once, because that takes longer than most tests.
func NewFile(t testing.TB, path string) {
	t.Helper()
	newFile.Lock()
	defer newFile.Unlock()
	if newFile.content == nil {
		made := filepath.Join(t.TempDir(), "new.gavel")
		s, err := Open(t.Context(), made, Create())
		if err == nil {
			err = s.Close()
		}
		if err == nil {
			newFile.content, err = os.ReadFile(made)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, newFile.content, 0o600); err != nil {
		t.Fatal(err)
	}
}

var newFile struct {
	sync.Mutex
	content []byte
}

// What the tests outside look at.
var (
	LockFilePath = lockFilePath
	CopyRaw      = copyRaw
)

// VerifyJournal walks the chain of the journal, and looks at nothing beside it. It
// returns a *ChainError where a line was changed, added, or taken out.
func (s *Store) VerifyJournal(ctx context.Context) error {
	return s.snapshot(ctx, nil, func(tx query) error {
		return walk(ctx, tx, func(line) error { return nil })
	})
}

// RecordIn loads the record of the newest cycle as a transaction sees it.
func RecordIn(ctx context.Context, tx *sql.Tx) (*model.Record, error) {
	return loadNewest(ctx, tx.QueryContext)
}

// WatchReads has f called with each statement that a change of the store reads by
// after it has saved something.
func WatchReads(s *Store, f func(statement string)) { s.records.engine = watched{s.records.engine, f} }

type watched struct {
	engine
	readLate func(statement string)
}

func (w watched) transact(ctx context.Context, f func(turn) error) error {
	return w.engine.transact(ctx, func(t turn) error { return f(&watchedTurn{turn: t, readLate: w.readLate}) })
}

type watchedTurn struct {
	turn
	readLate func(statement string)
	saved    bool
}

func (w *watchedTurn) query(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	if w.saved {
		w.readLate(statement)
	}
	return w.turn.query(ctx, statement, args...)
}

func (w *watchedTurn) save(ctx context.Context, b batch) error {
	w.saved = true
	return w.turn.save(ctx, b)
}

// LookupTables returns the tables whose rows are those of the schema in every file.
func LookupTables() []string {
	return slices.DeleteFunc(slices.Clone(wordTables), func(table string) bool { return table == unsealedTable })
}

// Lock returns every view and trigger of the schema.
func Lock() []string { return slices.Concat(views, triggers()) }
