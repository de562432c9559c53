package demo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"gavel/model"
	"gavel/model/document"
	"gavel/storage"
)

// FileName is the name of the sample's file in a folder of its own.
const FileName = "sample.db"

// What to try first, in one sentence: on the screen and in lines, in a sample that is
// thrown away and in one that is kept.
const (
	Say            = "SAMPLE: nothing in it is kept. Press x to close: 2 open before close."
	SayKept        = "SAMPLE, in a file of its own. Press x to close: 2 open before close."
	SayInLines     = "SAMPLE: nothing in it is kept. Write close to close it: 2 open before close."
	SayKeptInLines = "SAMPLE, in a file of its own. Write close to close it: 2 open before close."
)

// Fill writes the sample into a new file, as it stands at a time. It never
// writes to a file that is there: the error is fs.ErrExist then.
func Fill(ctx context.Context, path string, now time.Time) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("the sample goes into a new file: %s: %w", path, fs.ErrExist)
	}
	s := newStage(now)
	store, err := storage.Open(ctx, path, storage.Create(), storage.Actor(ana), storage.Minutes(document.AtClose),
		storage.Clock(func() time.Time { return s.clock }))
	if err != nil {
		return err
	}
	s.do = func(c model.Command) (*model.Record, model.Done, error) { return store.Do(ctx, c) }
	s.play()
	return errors.Join(s.err, store.Close())
}

// Open makes the sample in a file of its own in a folder and opens it; the
// folder is the caller's to throw away. The store's clock goes on from now,
// unless the options set another.
func Open(ctx context.Context, dir string, now time.Time, options ...storage.Option) (*storage.Store, error) {
	path := filepath.Join(dir, FileName)
	if err := Fill(ctx, path, now); err != nil {
		return nil, err
	}
	made := time.Now()
	goingOn := func() time.Time { return now.Add(time.Since(made)) }
	return storage.Open(ctx, path, append([]storage.Option{storage.Clock(goingOn), storage.Minutes(document.AtClose)}, options...)...)
}
