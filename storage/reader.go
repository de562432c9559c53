package storage

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// readersAtOnce counts those who may read at the same time: a slow search must not
// stand in the way of a quick look.
const readersAtOnce = 3

// readers is the connections that only read.
type readers struct {
	db       *sql.DB
	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

func openReaders(path string, immutable bool) (*readers, error) {
	db, err := sql.Open(driverName, readerDSN(path, immutable))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(readersAtOnce)
	db.SetMaxIdleConns(readersAtOnce)
	return &readers{db: db, prepared: make(map[string]*sql.Stmt)}, nil
}

func (r *readers) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var errs []error
	for _, stmt := range r.prepared {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(append(errs, r.db.Close())...)
}

// snapshot runs f on one state of the file. The statements named are kept from
// one snapshot to the next; they are prepared before the transaction, which
// holds a connection, so that nobody waits for another while holding one.
func (r *readers) snapshot(ctx context.Context, statements []string, f func(query) error) error {
	kept, err := r.prepare(ctx, statements)
	if err != nil {
		return err
	}
	tx, err := r.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	return f(func(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
		if stmt, ok := kept[statement]; ok {
			return tx.StmtContext(ctx, stmt).QueryContext(ctx, args...)
		}
		return tx.QueryContext(ctx, statement, args...)
	})
}

func (r *readers) prepare(ctx context.Context, statements []string) (map[string]*sql.Stmt, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	kept := make(map[string]*sql.Stmt, len(statements))
	for _, statement := range statements {
		stmt, ok := r.prepared[statement]
		if !ok {
			var err error
			if stmt, err = r.db.PrepareContext(ctx, statement); err != nil {
				return nil, err
			}
			r.prepared[statement] = stmt
		}
		kept[statement] = stmt
	}
	return kept, nil
}
