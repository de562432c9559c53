package session

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"gavel/model"
)

// This file writes what cannot be saved to where it can: the actions as lines
// to be read, or the whole record as a new file.

// unsavedLine is one action that was not saved, as JSON Lines (jsonlines.org).
type unsavedLine struct {
	UID     string        `json:"uid"` // by it the journal would know the action
	At      time.Time     `json:"at"`
	Actor   string        `json:"actor"`
	Action  string        `json:"action"`
	Command model.Command `json:"command,omitempty"`
}

// writeUnsaved writes what is not saved yet to a file of its own; leave says that its
// person wants to go then.
func (s *Session) writeUnsaved(leave bool) []Step {
	var lines bytes.Buffer
	jobs, now := s.Waiting(), s.Options.Now().UTC()
	for _, j := range jobs {
		line, err := json.Marshal(unsavedLine{
			UID: hex.EncodeToString(j.uid[:]), At: now, Actor: s.Options.User, Action: j.Name, Command: j.Save.Command,
		})
		if err != nil {
			return []Step{Written{Err: err, Count: len(jobs), Leave: leave}}
		}
		lines.Write(append(line, '\n'))
	}
	name := "gavel-unsaved-" + now.Format("20060102-150405") + ".jsonl"
	folders, count := s.fallbackFolders(), len(jobs)
	s.works = append(s.works, work(func(context.Context) Report {
		path, err := writeFirst(folders, name, lines.Bytes())
		return actionsWritten{Path: path, Err: err, Count: count, Leave: leave}
	}))
	return nil
}

// actionsWritten says where the actions were written.
type actionsWritten Written

func (r actionsWritten) apply(*Session) []Step { return []Step{Written(r)} }

// String says where the actions are now.
func (r Written) String() string {
	n := fmt.Sprintf("%d actions", r.Count)
	if r.Count == 1 {
		n = "1 action"
	}
	if r.Err != nil {
		return fmt.Sprintf("%s could not be saved, nor written anywhere: %v", n, r.Err)
	}
	return fmt.Sprintf("%s written to %s, for you to read; they are not in the record", n, r.Path)
}

// fallbackFolders returns the folders to try, one after the other: the disk of the first
// may be the one that is full.
func (s *Session) fallbackFolders() []string {
	home, _ := os.UserHomeDir()
	list := []string{s.Options.Elsewhere, home, os.TempDir()}
	return slices.DeleteFunc(list, func(folder string) bool { return folder == "" })
}

// writeFirst writes a new file into the first folder that takes it, for its
// owner's eyes alone.
func writeFirst(folders []string, name string, content []byte) (path string, err error) {
	var errs []error
	for _, folder := range folders {
		path := filepath.Join(folder, name)
		err := os.MkdirAll(folder, 0o700)
		if err == nil {
			err = WriteNew(path, content)
		}
		if err == nil {
			return path, nil
		}
		errs = append(errs, err)
	}
	return "", errors.Join(errs...)
}

// WriteNew writes a new file, for its owner's eyes alone, or none.
func WriteNew(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(path) // half of it is worse than none
	}
	return err
}

// moveToNewFile copies all that was saved to a new file, and goes on there: for a
// file that was removed, moved away or replaced, or whose disk fails.
func (s *Session) moveToNewFile() {
	if s.Store == nil || s.saving || s.Options.OpenAt == nil {
		return
	}
	s.saving, s.current = true, Job{} // nothing is saved meanwhile
	file, open, folders := s.Store, s.Options.OpenAt, s.fallbackFolders()
	name := "gavel-" + s.Options.Now().UTC().Format("20060102-150405") + ".gavel"
	s.works = append(s.works, work(func(ctx context.Context) Report {
		var errs []error
		for _, folder := range folders {
			path := filepath.Join(folder, name)
			err := file.CopyTo(ctx, path)
			var anew Store
			if err == nil {
				anew, err = open(path)
			}
			seen := int64(-1)
			if err == nil {
				_, seen, err = anew.News(ctx, -1) // before the next change: nothing falls between
			}
			if err == nil {
				return movedToNewFile{store: anew, path: path, seen: seen}
			}
			errs = append(errs, err)
		}
		return movedToNewFile{err: errors.Join(errs...)}
	}))
}

// movedToNewFile is the new file that gavel goes on in.
type movedToNewFile struct {
	store Store
	path  string
	seen  int64 // the newest change in it
	err   error
}

// apply goes on in the new file, with what is not saved yet.
func (r movedToNewFile) apply(s *Session) []Step {
	s.saving = false
	if r.err != nil {
		return []Step{Said{"no new file could be made: " + ErrorText(r.err), Problem}}
	}
	s.Store, s.seen = r.store, r.seen
	s.Retry()
	return []Step{Said{Text: fmt.Sprintf("from now on everything is saved to %s; next time: gavel --db %[1]s", r.path)}}
}
