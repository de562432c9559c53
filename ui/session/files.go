package session

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gavel/model/agenda"
	"gavel/storage"
	"gavel/ui/host"
	"gavel/ui/part"
)

// This file reads and writes the files that a person names: an agenda, the
// minutes.

// fromHome is a path with the home folder in the place of ~, which no shell has
// taken out of what is typed here.
func fromHome(path string) string { return host.Path(os.Getenv, path) }

// SaveFile writes a new file and says where it is; it never writes over one, nor
// where SQLite would take it for a part of a database. The error is a sentence.
func SaveFile(ask part.Save) (says string, err error) {
	path := fromHome(ask.Name)
	if err := storage.Guard(path, ""); err != nil {
		return "", err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("%s is there already and was left as it is; move it away first", ask.Name)
	}
	if err == nil {
		_, err = f.WriteString(ask.Text)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return "", fmt.Errorf("%s could not be written: %s", ask.Name, cmp.Or(storage.WhyPath(err), "see that the folder is there and that you may use it"))
	}
	if full, err := filepath.Abs(path); err == nil {
		return "saved as " + full, nil
	}
	return "saved as " + ask.Name, nil
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
