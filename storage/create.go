package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// create makes a new file. It is made whole under another name and then put in
// its place, so that nobody, not even after a power cut, finds half of one;
// where another program was faster, its file stays.
func create(ctx context.Context, path string, steps []string) error {
	if err := guardName(path, follow(path)); err != nil {
		return err
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return unmade(path, err)
	}
	draft, err := os.CreateTemp(folder, ".gavel-*") // 0600
	if err != nil {
		return unmade(path, err)
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	if err := draft.Close(); err != nil {
		return unmade(path, err)
	}
	if err := fillSchema(ctx, draft.Name(), steps); err != nil {
		return unmade(path, err)
	}
	if err := publish(draft.Name(), path); err != nil {
		return unmade(path, err)
	}
	return syncFolder(folder)
}

// fillSchema gives an empty file its schema.
func fillSchema(ctx context.Context, path string, steps []string) error {
	w, err := openWriter(ctx, writerDSN(path))
	if err != nil {
		return err
	}
	return errors.Join(w.migrate(ctx, steps, nil), w.close())
}

// publish puts a file in its place without ever replacing one.
func publish(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	// A file system without links: there the moment between looking and
	// renaming cannot be closed.
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	return os.Rename(draft, path)
}

// syncFolder makes a new name last. Systems that cannot, say so; the file is
// there all the same.
func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		return nil
	}
	_ = dir.Sync()
	return dir.Close()
}

func unmade(path string, err error) error {
	return &FileError{Reason: Unreachable, Path: path, Err: err,
		Says: fmt.Sprintf("%s cannot be made: %s", path, cmp.Or(WhyPath(err), "see that you may write to its folder and that there is space"))}
}
