package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// readCopyTries limits how often a file is copied that is written to meanwhile.
const readCopyTries = 5

// readFromCopy has the Store read from a copy of its own, where SQLite cannot
// read the file in its place: on a network its shared memory does not hold, and
// in a folder one may not write to it cannot be made. The file is only read.
func (s *fileEngine) readFromCopy(ctx context.Context) error {
	folder, err := os.MkdirTemp("", "gavel-*") // 0700
	if err != nil {
		return s.fileError(Unreachable, "%s can only be read from a copy, and none could be made; see that there is space", err)
	}
	s.copyFolder = folder
	name := filepath.Join(folder, filepath.Base(s.path))
	for range readCopyTries {
		if err = copyRaw(s.path, name); err != nil {
			break
		}
		if _, err = checkCopy(ctx, name); err == nil {
			s.read, err = openReaders(name, false)
			return err
		}
	}
	return s.fileError(Unreachable, "%s could not be copied to be read; see that you may read it, and that nobody is writing to it", err)
}

// copyRaw copies a file and its log, byte for byte.
func copyRaw(from, to string) error {
	for _, suffix := range []string{"-wal", ""} {
		err := copyBytes(from+suffix, to+suffix)
		if err != nil && !(suffix != "" && errors.Is(err, fs.ErrNotExist)) {
			return fmt.Errorf("copy %s: %w", from+suffix, err)
		}
	}
	return nil
}

// copyBytes opens the file itself: this process never has it open by SQLite at
// the same time, or locks belong to the open file (see identify).
func copyBytes(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// removeCopy removes the copy that was read from.
func (s *fileEngine) removeCopy() error {
	if s.copyFolder == "" {
		return nil
	}
	return os.RemoveAll(s.copyFolder)
}
