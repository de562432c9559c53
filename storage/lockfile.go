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

// lockHolder names the program that has a file on a network for itself. The system's locks say
// nothing between machines; a file beside it that only one can make does.
type lockHolder struct {
	Host string    `json:"host"`
	PID  int       `json:"pid"`
	Who  string    `json:"who"`
	At   time.Time `json:"at"`
}

func lockFilePath(path string) string { return path + ".lock" }

// acquireLockFile makes the file that keeps others out. One that a program of this
// machine left when it was killed is taken over; anybody else's is respected.
func acquireLockFile(path, actor string, now time.Time) error {
	host, err := os.Hostname()
	if err != nil {
		return unmade(lockFilePath(path), err)
	}
	text, err := json.Marshal(lockHolder{host, os.Getpid(), actor, now.UTC()})
	if err != nil {
		return err
	}
	err = writeNew(lockFilePath(path), text)
	if !errors.Is(err, fs.ErrExist) {
		return wrapError(err, func() error { return unmade(lockFilePath(path), err) })
	}
	had := readLockHolder(path)
	if had.Host != host || had.PID == 0 || processAlive(had.PID) {
		return lockedBy(path, had)
	}
	if err := os.Remove(lockFilePath(path)); err != nil {
		return unmade(lockFilePath(path), err)
	}
	if err := writeNew(lockFilePath(path), text); err != nil {
		return lockedBy(path, readLockHolder(path))
	}
	return nil
}

// wrapError returns what f answers where there is an error.
func wrapError(err error, f func() error) error {
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

// readLockHolder returns who has the file; nobody known where it cannot be read.
func readLockHolder(path string) (h lockHolder) {
	text, err := os.ReadFile(lockFilePath(path))
	if err == nil {
		_ = json.Unmarshal(text, &h) // half of one names nobody
	}
	return h
}

func lockedBy(path string, h lockHolder) error {
	who := "another program"
	if h.Host != "" {
		who = fmt.Sprintf("%s on %s, since %s", cmp.Or(model.Clean(h.Who, false), "somebody"), model.Clean(h.Host, false), h.At.Format("2006-01-02 15:04 MST"))
	}
	return &FileError{Reason: Network, Path: path, Says: fmt.Sprintf("%s is held by %s; it can be open once only on a network drive: close it there, or, where nothing runs there any more, delete %s", path, who, lockFilePath(path))}
}

// releaseLockFile takes the file away by which this Store kept others out.
func (s *fileEngine) releaseLockFile() error {
	if !s.hasLockFile {
		return nil
	}
	s.hasLockFile = false
	return os.Remove(lockFilePath(s.path))
}
