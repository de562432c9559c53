package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// fileEngine is the engine that keeps everything in one SQLite file. Only a file
// has what else is here and in the files named: its identity (identity.go), its
// place and links (place.go, links.go, lockfile.go), drafts (draft.go, readback.go),
// copies and backups (copy.go, backup.go, privatecopy.go), and the checks of its
// schema and pages (examine.go).
type fileEngine struct {
	path  string
	steps []string    // of the schema; their number is the version that is written
	file  os.FileInfo // the file that was opened, to notice when another takes its place

	read        *readers
	write       *writer // the one connection that writes; nil where nothing is written
	drafts      drafts
	readOnly    *FileError // why nothing is written; nil where write is not
	copyFolder  string     // the folder of the copy that is read instead of the file; "" for none
	exclusive   bool       // on a network, and for this program only
	hasLockFile bool       // this Store made the file that keeps others out
}

var _ engine = (*fileEngine)(nil)

// Path returns the file, with every symbolic link on the way to it resolved.
func (s *fileEngine) Path() string { return s.path }

// Writable returns nil where the file can be written to, and otherwise the
// *FileError with which Do, Undo and Redo are going to refuse.
func (s *fileEngine) Writable() error { return s.writable() }

func (s *fileEngine) writable() error {
	if s.write == nil {
		return s.readOnly
	}
	return nil
}

func (s *fileEngine) snapshot(ctx context.Context, statements []string, f func(query) error) error {
	return s.explain("read", s.read.snapshot(ctx, statements, f))
}

// transact runs f in one transaction of the connection that writes, on the file
// that was opened and with the schema that this program writes.
func (s *fileEngine) transact(ctx context.Context, f func(turn) error) error {
	s.write.mu.Lock()
	defer s.write.mu.Unlock()
	err := s.write.reconnect(ctx)
	if err == nil {
		err = s.write.transact(ctx, func() error {
			if err := s.StillThere(); err != nil {
				return err
			}
			if err := s.checkVersion(ctx, s.write); err != nil {
				return err
			}
			return f(s.write)
		})
	}
	return s.explain("save to", err)
}

const sqlDataVersion = `PRAGMA data_version`

// errLost says that a row was not where the record had it.
var errLost = errors.New("the row that was to be changed is not there")

func (w *writer) version(ctx context.Context) (int64, error) {
	return queryNumber(ctx, w.query, sqlDataVersion)
}

func (w *writer) save(ctx context.Context, b batch) error {
	for _, one := range b.writes {
		if err := w.touchOne(ctx, one.statement, one.args...); err != nil {
			return fmt.Errorf("%s: %w", one.what, err)
		}
	}
	return w.dropDrafts(ctx, b.drafts)
}

// touchOne runs a statement that must change exactly one row.
func (w *writer) touchOne(ctx context.Context, statement string, args ...any) error {
	result, err := w.exec(ctx, statement, args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(errLost, err)
	}
	return nil
}
