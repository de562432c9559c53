package storage

import (
	"context"
	"database/sql"
)

// engine keeps a journal and the rows that it tells of, for whoever has it open at
// the same time. It is all that records need. A file is the only engine there is
// (fileEngine); what a file can do beyond this, such as drafts and backups, is no
// part of it. The errors of its methods are ready to be shown to a person.
type engine interface {
	// writable returns nil, or why nothing can be saved.
	writable() error
	// snapshot runs f on one state of what is kept. It keeps the statements that are
	// named prepared for the next time.
	snapshot(ctx context.Context, statements []string, f func(query) error) error
	// transact runs f while nobody else can save. What f has saved is kept once
	// transact returns nil; otherwise nothing of it is.
	transact(ctx context.Context, f func(turn) error) error
}

// turn is the time in which one change has an engine to itself.
type turn interface {
	// version returns a number that is another one after somebody else has saved.
	version(ctx context.Context) (int64, error)
	// query reads the state that the turn began with.
	query(ctx context.Context, statement string, args ...any) (*sql.Rows, error)
	// save writes a batch. A turn that saves several changes may do so several times,
	// and reads nothing after the first.
	save(ctx context.Context, b batch) error
}

// batch is everything that one change writes, in order. It is made in memory of
// what was read before, and nothing is read to write it. An engine that does not
// keep others out during a turn can still refuse one that comes too late: the
// journal's line comes first, and its number is given out once.
type batch struct {
	writes []write
	drafts []string // the drafts that the change has said, where an engine keeps any
}

// write is one statement, which changes exactly one row.
type write struct {
	what      string // for an error: "decision 3"
	statement string
	args      []any
}
