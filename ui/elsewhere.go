package ui

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

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/ui/session"
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

// elsewhereMsg says where the actions were written.
type elsewhereMsg struct {
	path  string
	err   error
	count int
	leave bool
}

// writeElsewhere writes what is not saved yet to a file of its own, and then
// leaves if asked to.
func (m *Root) writeElsewhere(leave bool) tea.Cmd {
	var lines bytes.Buffer
	jobs := m.waiting()
	for _, j := range jobs {
		line, err := json.Marshal(unsavedLine{
			UID: hex.EncodeToString(j.uid[:]), At: m.options.Now().UTC(), Actor: m.options.User, Action: j.name, Command: j.ask.Command,
		})
		if err != nil {
			return func() tea.Msg { return elsewhereMsg{err: err} }
		}
		lines.Write(append(line, '\n'))
	}
	name := "gavel-unsaved-" + m.options.Now().UTC().Format("20060102-150405") + ".jsonl"
	folders, count := m.elsewhere(), len(jobs)
	return func() tea.Msg {
		path, err := writeFirst(folders, name, lines.Bytes())
		return elsewhereMsg{path: path, err: err, count: count, leave: leave}
	}
}

// wroteElsewhere says where the actions are now.
func (m *Root) wroteElsewhere(msg elsewhereMsg) tea.Cmd {
	if msg.err != nil && !m.ending {
		m.status = status{text: fmt.Sprintf("they could not be written anywhere: %v", msg.err), problem: true}
		return nil
	}
	says := fmt.Sprintf("%s written to %s, for you to read; they are not in the record", actions(msg.count), msg.path)
	m.status = status{text: says}
	if !msg.leave {
		return nil
	}
	if msg.err != nil {
		says = fmt.Sprintf("%s could not be saved, nor written anywhere: %v", actions(msg.count), msg.err)
	}
	m.queue, m.trouble = nil, nil
	cmd := m.end()
	m.leave = says
	return cmd
}

func actions(n int) string {
	if n == 1 {
		return "1 action"
	}
	return fmt.Sprintf("%d actions", n)
}

// elsewhere is the folders to try, one after the other: the disk of the first
// may be the one that is full.
func (m *Root) elsewhere() []string {
	home, _ := os.UserHomeDir()
	list := []string{m.options.Elsewhere, home, os.TempDir()}
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
			err = writeNew(path, content)
		}
		if err == nil {
			return path, nil
		}
		errs = append(errs, err)
	}
	return "", errors.Join(errs...)
}

func writeNew(path string, content []byte) error {
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

// saveAnew copies all that was saved to a new file, and goes on there: for a
// file that was removed, moved away or replaced, or whose disk fails.
func (m *Root) saveAnew() tea.Cmd {
	if m.store == nil || m.saving || m.options.OpenAt == nil {
		return nil
	}
	m.saving, m.current = true, job{}
	s, open, folders := m.store, m.options.OpenAt, m.elsewhere()
	name := "gavel-" + m.options.Now().UTC().Format("20060102-150405") + ".gavel"
	return func() tea.Msg {
		var errs []error
		for _, folder := range folders {
			path := filepath.Join(folder, name)
			err := s.CopyTo(context.Background(), path)
			var anew session.Store
			if err == nil {
				anew, err = open(path)
			}
			seen := int64(-1)
			if err == nil {
				_, seen, err = anew.News(context.Background(), -1) // before the next change: nothing falls between
			}
			if err == nil {
				return anewMsg{store: anew, path: path, seen: seen}
			}
			errs = append(errs, err)
		}
		return anewMsg{err: errors.Join(errs...)}
	}
}

// anewMsg is the new file that gavel goes on in.
type anewMsg struct {
	store session.Store
	path  string
	seen  int64 // the newest change in it
	err   error
}

// movedAnew goes on in the new file, with what is not saved yet.
func (m *Root) movedAnew(msg anewMsg) tea.Cmd {
	m.saving = false
	if msg.err != nil {
		m.status = status{text: "no new file could be made: " + session.Says(msg.err), problem: true}
		return nil
	}
	m.store, m.seen = msg.store, msg.seen
	m.status = status{text: fmt.Sprintf("from now on everything is saved to %s; next time: gavel --db %[1]s", msg.path)}
	return m.retry()
}
