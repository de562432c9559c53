package storage

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"gavel/model"
)

// Store is one gavel file, open. Its methods may be called from several
// goroutines at once, and several stores, in one process or in many, may have
// the same file open.
type Store struct {
	*fileEngine
	records
}

// records reads and changes records in an engine, by the rules of package model.
type records struct {
	engine   engine
	actor    string
	instance string
	now      func() time.Time
	minutes  MinutesWriter

	mu      sync.Mutex
	last    state        // what the last change left; mu guards it
	cycle   atomic.Int64 // in which the changes are made; 0 for the newest
	earlier recordCache  // what RecordOf has loaded
}

// settings hold what the options of Open say.
type settings struct {
	create    bool
	readOnly  bool
	actor     string
	instance  string
	now       func() time.Time
	steps     []string
	minutes   MinutesWriter
	exclusive bool
	look      func(path string) place
}

// Option changes how Open opens a file.
type Option func(*settings)

// Create makes the file, and its folder, when they are missing: for their
// owner's eyes alone.
func Create() Option { return func(s *settings) { s.create = true } }

// ReadOnly opens the file for reading: it is neither made nor changed.
func ReadOnly() Option { return func(s *settings) { s.readOnly = true } }

// AllowNetwork writes to a file on a network drive, for this program alone: a
// file beside it (PATH.lock) keeps others out that do the same, and the log that
// machines cannot share is not used.
func AllowNetwork() Option { return func(s *settings) { s.exclusive = true } }

// Actor names who records, for the journal.
func Actor(name string) Option { return func(s *settings) { s.actor = model.Clean(name, false) } }

// Clock replaces the clock that commands are timed by.
func Clock(now func() time.Time) Option { return func(s *settings) { s.now = now } }

// MinutesWriter writes the minutes of a meeting that a record has just seen closed.
type MinutesWriter func(r *model.Record, meeting model.ID) (model.Written, error)

// Minutes has the minutes of each meeting that closes written and saved with the
// close. Without it a meeting closes without a text of its minutes.
func Minutes(write MinutesWriter) Option { return func(s *settings) { s.minutes = write } }

// Instance names whose commands Undo and Redo take back. Without it every
// Store takes back its own alone; programs that open the file anew for each
// command pass the same id each time.
func Instance(id string) Option { return func(s *settings) { s.instance = model.Clean(id, false) } }

func settingsOf(options []Option) settings {
	s := settings{now: time.Now, instance: rand.Text(), steps: schemaSteps(), look: lookPlace}
	for _, option := range options {
		option(&s)
	}
	return s
}

// Record loads the record of the cycle that the store works in (see WorkIn), the newest where
// nobody said, with the people of every cycle.
// Where there is no cycle yet, it is empty but for the people. It fails with a
// *FileError, or with the driver's error, wrapped.
func (s *records) Record(ctx context.Context) (*model.Record, error) {
	var record *model.Record
	err := s.engine.snapshot(ctx, loadStatements(), func(tx query) (err error) {
		record, err = loadAt(ctx, tx, model.ID(s.cycle.Load()))
		return err
	})
	return record, err
}

// Close closes the file. A closed Store is of no further use.
func (s *Store) Close() error {
	// The writer goes last: whoever does brings the log home into the file and
	// takes it away, and a reader may not.
	err := errors.Join(s.closeReaders(), s.drafts.close(s.instance))
	if s.write != nil {
		err = errors.Join(err, s.write.close())
	}
	err = errors.Join(err, s.releaseLockFile(), s.removeCopy())
	if err != nil {
		return fmt.Errorf("close %s: %w", s.path, err)
	}
	return nil
}

// closeReaders closes the readers, where the file was got as far as to have any.
func (s *fileEngine) closeReaders() error {
	if s.read == nil {
		return nil
	}
	return s.read.close()
}
