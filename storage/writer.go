package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"

	lib "modernc.org/sqlite/lib"
)

// query asks for rows within a transaction.
type query func(ctx context.Context, sql string, args ...any) (*sql.Rows, error)

// writer is the one connection of a Store that writes. Its mutex stands in
// front of SQLite's own lock, which is not fair between goroutines.
type writer struct {
	mu       sync.Mutex
	db       *sql.DB
	conn     *sql.Conn
	prepared map[string]*sql.Stmt

	dsn       string
	exclusive bool // no log that others could share
	suspect   bool // the disk failed under it: what it remembers of the file may not be so
}

// openWriter connects. A connection that is not as durable as the DSN asked
// for is no connection.
func openWriter(ctx context.Context, dsn string) (*writer, error) {
	db, err := sql.Open(driverName, dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &writer{db: db, conn: conn, prepared: make(map[string]*sql.Stmt), dsn: dsn, exclusive: strings.Contains(dsn, withoutLog)}, nil
}

// reconnect connects anew after the disk has failed: a save that could not be
// confirmed may be in the file or not, and only the file can say.
func (w *writer) reconnect(ctx context.Context) error {
	if !w.suspect {
		return nil
	}
	_ = w.disconnect() // what is wrong with it is known
	anew, err := openWriter(ctx, w.dsn)
	if err != nil {
		return err
	}
	w.db, w.conn, w.prepared = anew.db, anew.conn, anew.prepared
	if err := w.checkSettings(ctx); err != nil {
		return err
	}
	w.suspect = false
	return nil
}

func (w *writer) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.disconnect()
}

func (w *writer) disconnect() error {
	var errs []error
	for _, stmt := range w.prepared {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(append(errs, w.conn.Close(), w.db.Close())...)
}

// transact runs f in one transaction that nobody else can write beside. It is
// on disk when transact answers nil; else nothing is.
func (w *writer) transact(ctx context.Context, f func() error) error {
	if err := w.begin(ctx); err != nil {
		return err
	}
	err := f()
	if err == nil {
		_, err = w.exec(ctx, "COMMIT")
	}
	if err != nil {
		w.suspect = w.suspect || primary(codeOf(err)) == lib.SQLITE_IOERR
		// SQLite may have rolled back by itself, and then refuses to again.
		_, _ = w.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	}
	return err
}

// errTimedOut says that somebody else's turn did not end in time.
var errTimedOut = errors.New("another connection kept the file to itself")

// begin waits for its turn as long as the context lasts: one busy_timeout is
// less than a save may take.
func (w *writer) begin(ctx context.Context) error {
	for {
		_, err := w.exec(ctx, "BEGIN IMMEDIATE")
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return errors.Join(errTimedOut, err)
		case primary(codeOf(err)) != lib.SQLITE_BUSY:
			return err
		}
	}
}

func (w *writer) exec(ctx context.Context, statement string, args ...any) (sql.Result, error) {
	stmt, err := w.prepare(ctx, statement)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

func (w *writer) query(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	stmt, err := w.prepare(ctx, statement)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// prepare keeps each statement that was used: a save is a few of the same ones
// over and over.
func (w *writer) prepare(ctx context.Context, statement string) (*sql.Stmt, error) {
	if stmt, ok := w.prepared[statement]; ok {
		return stmt, nil
	}
	stmt, err := w.conn.PrepareContext(ctx, statement)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", statement, err)
	}
	w.prepared[statement] = stmt
	return stmt, nil
}

// eachRow hands every row of an answer to f, and closes the answer.
func eachRow(rows *sql.Rows, err error, f func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := f(rows); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// queryNumber asks for one number; none is 0.
func queryNumber(ctx context.Context, q query, statement string, args ...any) (int64, error) {
	var n sql.NullInt64
	rows, err := q(ctx, statement, args...)
	err = eachRow(rows, err, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n.Int64, err
}
