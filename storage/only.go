package storage

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"gavel/model"
)

// holder is who has a file on a network for itself. The system's locks say
// nothing between machines; a file beside it that only one can make does.
type holder struct {
	Host string    `json:"host"`
	PID  int       `json:"pid"`
	Who  string    `json:"who"`
	At   time.Time `json:"at"`
}

func holderFile(path string) string { return path + ".lock" }

// takeForOne makes the file that keeps others out. One that a program of this
// machine left when it was killed is taken over; anybody else's is respected.
func takeForOne(path, actor string, now time.Time) error {
	host, err := os.Hostname()
	if err != nil {
		return unmade(holderFile(path), err)
	}
	text, err := json.Marshal(holder{host, os.Getpid(), actor, now.UTC()})
	if err != nil {
		return err
	}
	err = writeNew(holderFile(path), text)
	if !errors.Is(err, fs.ErrExist) {
		return orNil(err, func() error { return unmade(holderFile(path), err) })
	}
	had := readHolder(path)
	if had.Host != host || had.PID == 0 || processAlive(had.PID) {
		return heldBy(path, had)
	}
	if err := os.Remove(holderFile(path)); err != nil {
		return unmade(holderFile(path), err)
	}
	if err := writeNew(holderFile(path), text); err != nil {
		return heldBy(path, readHolder(path))
	}
	return nil
}

// orNil returns what f answers where there is an error.
func orNil(err error, f func() error) error {
	if err == nil {
		return nil
	}
	return f()
}

func writeNew(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Sync(), file.Close())
}

// readHolder returns who has the file; nobody known where it cannot be read.
func readHolder(path string) (h holder) {
	text, err := os.ReadFile(holderFile(path))
	if err == nil {
		_ = json.Unmarshal(text, &h) // half of one names nobody
	}
	return h
}

func heldBy(path string, h holder) error {
	who := "another program"
	if h.Host != "" {
		who = fmt.Sprintf("%s on %s, since %s", cmp.Or(model.Clean(h.Who, false), "somebody"), model.Clean(h.Host, false), h.At.Format("2006-01-02 15:04 MST"))
	}
	return &FileError{Reason: Network, Path: path, Says: fmt.Sprintf("%s is held by %s; it can be open once only on a network drive: close it there, or, where nothing runs there any more, delete %s", path, who, holderFile(path))}
}

// giveUp takes the file away by which this Store kept others out.
func (s *fileEngine) giveUp() error {
	if !s.forOne {
		return nil
	}
	s.forOne = false
	return os.Remove(holderFile(s.path))
}
