package storage

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// applicationID is "GAVL": by it a file says that it is gavel's.
const applicationID = 0x4741564C

// The header of an SQLite file: https://sqlite.org/fileformat.html
const (
	magic         = "SQLite format 3\x00"
	headerSize    = 100
	applicationAt = 68
)

// resolve returns the path of the file itself. Two names for one file must not
// become two files beside it: its log lies next to it by name.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(abs); err == nil {
		return target, nil
	}
	if _, err := os.Lstat(abs); err == nil {
		return "", &FileError{Reason: NotFound, Path: abs, Says: fmt.Sprintf("%s is a link to a file that is not there; put the file back, or name another one", abs)}
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(folder, filepath.Base(abs)), nil
	}
	return abs, nil
}

// identify looks whether a file is gavel's before SQLite opens it, which would
// take an empty file for a new database. It fails with a *FileError.
//
// The program must not open the file itself while SQLite has it open: closing
// it would drop the locks. Where locks belong to the open file (see
// setUpDriver) a second Store of one process may still do this.
func identify(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	fileError := func(reason Reason, format string) error {
		return &FileError{Reason: reason, Path: path, Says: fmt.Sprintf(format, path)}
	}
	switch {
	case info.IsDir():
		return nil, fileError(Foreign, "%s is a folder; name a file in it")
	case !info.Mode().IsRegular():
		return nil, fileError(Foreign, "%s is not a regular file; name another one")
	case info.Size() == 0:
		return nil, fileError(Empty, "%s is empty; delete it if nothing was lost, or bring back a copy of what it held")
	}
	header, err := readHeader(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	switch {
	case !bytes.HasPrefix(header, []byte(magic)):
		return nil, fileError(Foreign, "%s is not a gavel file; name another one")
	case binary.BigEndian.Uint32(header[applicationAt:]) != applicationID:
		return nil, fileError(Foreign, "%s is the database of another program; name another file")
	}
	return info, nil
}

// readHeader returns the first bytes of a file, and zeros where it is shorter.
func readHeader(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	header := make([]byte, headerSize)
	_, err = io.ReadFull(file, header)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return header, errors.Join(err, file.Close())
}

func unreadable(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &FileError{Reason: NotFound, Path: path, Err: err,
			Says: fmt.Sprintf("there is no gavel file at %s yet; `gavel` or `gavel new cycle NAME` makes one", path)}
	}
	return &FileError{Reason: Unreachable, Path: path, Err: err,
		Says: path + unusable(err)}
}

// unusable says why a file or folder cannot be read, and what to do.
func unusable(err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return " cannot be read; see that you may read it and the folders above it"
	}
	return " cannot be read: " + cmp.Or(WhyPath(err), "see that you may read it and the folders above it")
}

// StillThere returns nil while the file is the one that was opened, and a *FileError
// once it was removed, moved away or replaced: what is saved into it then, nobody
// finds again. Do looks by itself.
func (s *fileEngine) StillThere() error {
	now, err := os.Stat(s.path)
	if err == nil && os.SameFile(s.file, now) {
		if s.write == nil {
			return nil
		}
		return s.checkLinks(now) // one may have been given to it since
	}
	return &FileError{Reason: Replaced, Path: s.path, Err: err,
		Says: fmt.Sprintf("%s is no longer the file that was opened; nothing was saved: put it back, or start again with the file that is there", s.path)}
}
