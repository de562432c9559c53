package storage

import (
	"context"
	"database/sql"
	"slices"

	"gavel/model"
)

// OnNetwork has Open take every folder for one on a network drive.
func OnNetwork(s *settings) {
	s.look = func(string) place { return place{system: "nfs4", network: true} }
}

// What the tests outside look at.
var (
	HolderFile = holderFile
	CopyRaw    = copyRaw
)

// VerifyJournal walks the chain of the journal, and looks at nothing beside it. It
// answers with a *ChainError where a line was changed, added, or taken out.
func (s *Store) VerifyJournal(ctx context.Context) error {
	return s.snapshot(ctx, nil, func(tx query) error {
		return walk(ctx, tx, func(line) error { return nil })
	})
}

// RecordIn loads the record of the newest cycle as a transaction sees it.
func RecordIn(ctx context.Context, tx *sql.Tx) (*model.Record, error) {
	return loadNewest(ctx, tx.QueryContext)
}

// Lock returns every view and trigger of the schema.
func Lock() []string { return slices.Concat(views, triggers()) }
