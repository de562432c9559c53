package storage

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// besideSuffixes lists what SQLite, and gavel on a network, append to a file's name
// for what belongs to it: its log, the index of that, its rollback journal
// (https://sqlite.org/tempfiles.html), and who has it open.
var besideSuffixes = []string{"-wal", "-shm", "-journal", ".lock"}

// Guard refuses a path at which a document would take the place of a database, of
// what belongs to one, or of the file that the data is in, whatever name or link
// leads there. It fails with a *FileError of the reason Protected.
func Guard(path, data string) error {
	target := follow(path)
	if err := guardName(path, target); err != nil {
		return err
	}
	there, err := os.Stat(target)
	if err != nil {
		return nil
	}
	if data, err := resolve(data); err == nil {
		if info, err := os.Stat(data); err == nil && os.SameFile(info, there) {
			return protected(path, "the file that the data is in")
		}
		for _, suffix := range besideSuffixes {
			if info, err := os.Stat(data + suffix); err == nil && os.SameFile(info, there) {
				return protected(path, "part of the file that the data is in")
			}
		}
	}
	if what := databaseFile(target, there); what != "" {
		return protected(path, what)
	}
	return nil
}

// guardName refuses the names that SQLite gives to what belongs to a database,
// where that one is there.
func guardName(path, target string) error {
	for _, suffix := range besideSuffixes {
		base := len(target) - len(suffix)
		if base <= 0 || !strings.EqualFold(target[base:], suffix) {
			continue
		}
		info, err := os.Stat(target[:base])
		if err == nil && databaseFile(target[:base], info) != "" {
			return protected(path, "part of the database "+target[:base])
		}
	}
	return nil
}

func protected(path, what string) error {
	return &FileError{Reason: Protected, Path: path, Says: fmt.Sprintf("%s is %s; it is not written over: name another file", path, what)}
}

// The beginnings of the files that SQLite writes (https://sqlite.org/fileformat.html,
// https://sqlite.org/walformat.html).
var databaseParts = map[string]string{
	magic:                              "a database",
	"\x37\x7f\x06\x82":                 "the log of a database",
	"\x37\x7f\x06\x83":                 "the log of a database",
	"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7": "the journal of a database",
}

// walIndexVersion begins the index of a log, in the machine's own order of bytes.
const walIndexVersion = 3007000

// databaseFile says what sort of SQLite's files a file is; "" for none.
func databaseFile(path string, info fs.FileInfo) string {
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return ""
	}
	header, err := readHeader(path)
	if err != nil {
		return ""
	}
	for begins, what := range databaseParts {
		if bytes.HasPrefix(header, []byte(begins)) {
			return what
		}
	}
	if info.Size() >= headerSize && binary.BigEndian.Uint32(header[applicationAt:]) == applicationID {
		return "a damaged gavel file, of which gavel salvage may still read something"
	}
	if info.Size() >= 1<<15 && binary.NativeEndian.Uint32(header) == walIndexVersion {
		return "the index of a database's log"
	}
	return ""
}

// follow returns the file that a path leads to, also where a link on the way
// leads to none.
func follow(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	const most = 40 // links in a row, as Linux has it (path_resolution(7))
	for range most {
		if target, err := filepath.EvalSymlinks(abs); err == nil {
			return target
		}
		to, err := os.Readlink(abs)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(abs), to)
		}
		abs = to
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(folder, filepath.Base(abs))
	}
	return abs
}
