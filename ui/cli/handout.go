package cli

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gavel/storage"
)

// This file writes what is handed out into files.

// saveDocument writes a document into a file; into a folder under the name that
// it has.
func (p *program) saveDocument(path, name, text string, force bool) (written string, err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, name)
	}
	data, err := p.path()
	if err != nil {
		return "", err
	}
	if err := storage.Guard(path, data); err != nil {
		return "", err
	}
	there, err := os.Stat(path)
	switch {
	case err != nil:
		there = nil
	case isStream(there):
		if err := writeStream(path, text); err != nil {
			return "", pathTrouble("write", path, err)
		}
		return path, nil
	case !force:
		return "", alreadyThere(path)
	case !there.Mode().IsRegular():
		return "", refused("%s is not a regular file; name another one", path)
	}
	if err := writeFile(path, text, there); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return "", alreadyThere(path)
		}
		return "", pathTrouble("write", path, err)
	}
	return path, nil
}

// isStandardOutput reports whether a path is the name that a system has for standard
// output. Where that is a file, it is one that the shell has made for this.
func isStandardOutput(path string) bool {
	return slices.Contains([]string{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}, filepath.Clean(path))
}

// isStream reports whether something is no file that could be replaced but takes what
// is written into it: a pipe, a terminal.
func isStream(info fs.FileInfo) bool {
	return info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0
}

func writeStream(path, text string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}

func alreadyThere(path string) error {
	return refused("%s is there already; name another file, or pass --force to replace it", path)
}

// writeFile writes a file whole or not at all: under another name first. Who may
// read it is what the person's umask says, and of a file that is replaced not
// more than before.
func writeFile(path, text string, replaced fs.FileInfo) error {
	draft := filepath.Join(filepath.Dir(path), ".gavel-"+rand.Text())
	defer func() { _ = os.Remove(draft) }() // gone already where all went well
	if err := writeNew(draft, text, documentMode); err != nil {
		return err
	}
	if replaced == nil {
		if err := os.Link(draft, path); err == nil || errors.Is(err, fs.ErrExist) {
			return err
		}
		return writeNew(path, text, documentMode) // a file system without links
	}
	info, err := os.Stat(draft)
	if err == nil && info.Mode().Perm()&^replaced.Mode().Perm() != 0 {
		err = os.Chmod(draft, info.Mode().Perm()&replaced.Mode().Perm())
	}
	if err != nil {
		return err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays one
	}
	return os.Rename(draft, path)
}

// documentMode leaves to the umask who reads what is handed out; secretMode is
// for its owner alone.
const (
	documentMode = 0o666
	secretMode   = 0o600
)

// writeSecret makes a new file for its owner's eyes alone.
func writeSecret(path, text string) error { return writeNew(path, text, secretMode) }

func writeNew(path, text string, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}
