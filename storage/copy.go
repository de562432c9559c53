package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	lib "modernc.org/sqlite/lib"
)

const (
	sqlGuardDown = `PRAGMA query_only = 0`
	sqlGuardUp   = `PRAGMA query_only = 1`
)

// CopyTo writes all that is saved to a new file, by the connections that are
// open: it reaches what was saved even where the file itself was removed, moved
// away or replaced since. It never replaces a file. It fails with a *FileError.
func (s *fileEngine) CopyTo(ctx context.Context, path string) error {
	return s.copyTo(ctx, path, func(ctx context.Context, draft string) error {
		_, err := checkCopy(ctx, draft)
		return err
	})
}

func (s *fileEngine) copyTo(ctx context.Context, path string, check func(context.Context, string) error) error {
	if err := guardName(path, follow(path)); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return &FileError{Reason: Exists, Path: path, Says: fmt.Sprintf("%s is there already and was left as it is; name another file", path)}
	}
	folder := filepath.Dir(path)
	draft, err := os.CreateTemp(folder, ".gavel-*") // 0600
	if err != nil {
		return unmade(path, err)
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	if err := draft.Close(); err != nil {
		return unmade(path, err)
	}
	if err := s.read.copyTo(ctx, draft.Name()); err != nil {
		return s.explainCopy(path, err)
	}
	if err := check(ctx, draft.Name()); err != nil {
		return unmade(path, err)
	}
	if err := os.Link(draft.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		err = os.Rename(draft.Name(), path) // a file system without links
		if err != nil {
			return unmade(path, err)
		}
	}
	return syncFolder(folder)
}

// explainCopy explains an error of copying: where the disk is full or may not be
// written to, it is the disk of the copy, and what is saved is saved.
func (s *fileEngine) explainCopy(path string, err error) error {
	fileError := func(reason Reason, format string) error {
		return &FileError{Reason: reason, Path: path, Says: fmt.Sprintf(format, path), Err: err}
	}
	switch primary(codeOf(err)) {
	case lib.SQLITE_FULL:
		return fileError(Full, "there is no space left for the copy %s; free some space, or name another folder")
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fileError(Unreachable, "the copy %s cannot be written; see that its folder is there and that you may write to it")
	case lib.SQLITE_IOERR:
		return fileError(Faulty, "the copy %s could not be written, or what it is made of not be read; look the data over with gavel doctor")
	}
	return s.explain("copy", err)
}

// copyTo writes a copy over a connection that only reads. SQLite takes the
// other file for a change of its own: the connection's guard is down meanwhile,
// while the file itself stays open for reading only.
func (r *readers) copyTo(ctx context.Context, path string) (err error) {
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, sqlGuardDown); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, sqlCopy, path)
	_, up := conn.ExecContext(context.WithoutCancel(ctx), sqlGuardUp)
	return errors.Join(err, up)
}
