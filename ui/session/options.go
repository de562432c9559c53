package session

import (
	"context"
	"time"

	"gavel/model"
	"gavel/storage"
)

// Store is the part of storage that a session needs.
type Store interface {
	Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error)
	Undo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error)
	Redo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error)
	Record(ctx context.Context) (*model.Record, error)
	History(ctx context.Context, r *model.Record, about model.Ref, today model.Date) ([]storage.HistoryEntry, error)
	CycleOf(ctx context.Context, about model.Ref) (model.ID, error)
	RecordOf(ctx context.Context, cycle model.ID) (*model.Record, error)
	WorkIn(ctx context.Context, cycle model.ID) error
	ChooseCycle(ctx context.Context, instance string, cycle model.ID) error
	News(ctx context.Context, since int64) ([]storage.JournalEntry, int64, error)
	Writable() error
	StillThere() error
	ReadBack(ctx context.Context) (model.Ref, error)
	KeepDrafts(ctx context.Context, keep []storage.Draft, drop []string) error
	RecoverDrafts(ctx context.Context) ([]storage.Draft, error)
	Walk(ctx context.Context, meeting model.ID) ([]model.WalkMark, error)
	MarkWalk(ctx context.Context, meeting model.ID, marks []model.WalkMark) ([]model.WalkMark, error)
	CopyTo(ctx context.Context, path string) error
	Verify(ctx context.Context) error
}

// Options configure a session, whoever shows it.
type Options struct {
	Store      Store                 // the file; nil while there is none
	Create     func() (Store, error) // makes the file, at the first change
	OpenSample func() (Store, error) // makes the sample
	SampleSays string                // what to try first in the sample
	Follow     bool                  // show what the room sees, and change nothing
	Sample     bool                  // Store is a sample, which is thrown away in the end
	User       string                // who sits at the keyboard
	Zone       string                // the IANA time zone that a new cycle takes; "" asks for it
	ZoneDoubt  string                // why it is asked for
	Now        func() time.Time
	Say        string                           // a sentence to begin with
	Keep       func(s Store, now bool) error    // makes a copy of the file where one is due, or at once
	OpenAt     func(path string) (Store, error) // opens another file, to go on there
	Elsewhere  string                           // the folder for what the file would not take; "" for none
}
