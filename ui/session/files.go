package session

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gavel/model/agenda"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/host"
)

// This file reads and writes the files that a person names: an agenda, the
// minutes.

// fromHome is a path with the home folder in the place of ~, which no shell has
// taken out of what is typed here.
func fromHome(path string) string { return host.Path(os.Getenv, path) }

// SaveFile writes a new file and says where it is; it writes over none but a draft that it
// wrote before, nor where SQLite would take it for a part of a database. The error is a
// sentence.
func SaveFile(ask component.Save) (says string, err error) {
	path := fromHome(ask.Name)
	if err := storage.Guard(path, ""); err != nil {
		return "", err
	}
	again := isDraft(path)
	err = writeNew(path, ask.Text, again)
	if errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("move %s away first: it is there already, and was left as it is", ask.Name)
	}
	if err != nil {
		return "", fmt.Errorf("%s could not be written: %s", ask.Name, cmp.Or(storage.WhyPath(err), "see that the folder is there and that you may use it"))
	}
	name := ask.Name
	if full, err := filepath.Abs(path); err == nil {
		name = full
	}
	if again {
		return "saved as " + name + ", in place of the draft before it", nil
	}
	return "saved as " + name, nil
}

// isDraft reports whether a file is a draft that gavel wrote: its name and its heading say so.
func isDraft(path string) bool {
	if !strings.HasSuffix(path, "-DRAFT.md") {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	begins := make([]byte, len(draftHeading))
	_, err = io.ReadFull(f, begins)
	return err == nil && string(begins) == draftHeading
}

// draftHeading begins the minutes before the close.
const draftHeading = "# DRAFT: "

// writeNew writes a file that is not there yet; where it replaces one, whole or not at all.
func writeNew(path, text string, replaces bool) error {
	to := path
	if replaces {
		to = path + ".new"
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err == nil && replaces {
		err = os.Rename(to, path)
	}
	if err != nil && replaces {
		_ = os.Remove(to)
	}
	return err
}

// ReadFile reads a text that a person named: an agenda, or their keys, which are a
// page, too. The error is a sentence.
func ReadFile(named string) (string, error) {
	path := fromHome(named)
	info, err := os.Stat(path)
	if err != nil {
		return "", fmt.Errorf("%s cannot be read: %s", named, cmp.Or(storage.WhyPath(err), "check the path"))
	}
	if !info.Mode().IsRegular() || info.Size() > agenda.MaxBytes {
		return "", fmt.Errorf("%s is no text to read: no plain file, or larger than 1 MiB", named)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("%s cannot be read: %s", named, cmp.Or(storage.WhyPath(err), "check who may"))
	}
	return string(text), nil
}
