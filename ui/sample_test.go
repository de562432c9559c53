package ui

import (
	"context"
	"sync"
	"testing"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/session"
)

// laterSample is a sample of the test's own that is written and opened when the program
// asks it for more than whether it can be written to: most tests only look at what is
// drawn, and a file takes longer than a frame.
type laterSample struct {
	file func() *storage.Store

	mu     sync.Mutex
	isOpen bool
	kept   []keptDrafts // before it was opened
}

// keptDrafts is what KeepDrafts was asked for once.
type keptDrafts struct {
	keep []storage.Draft
	drop []string
}

func newLaterSample(t testing.TB, options ...storage.Option) session.Store {
	s := &laterSample{}
	s.file = sync.OnceValue(func() *storage.Store {
		file := openSample(t, options...)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.isOpen = true
		for _, k := range s.kept {
			if err := file.KeepDrafts(context.Background(), k.keep, k.drop); err != nil {
				t.Error(err)
			}
		}
		return file
	})
	return s
}

func (s *laterSample) Writable() error   { return nil }
func (s *laterSample) StillThere() error { return s.file().StillThere() }

func (s *laterSample) Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error) {
	return s.file().Do(ctx, c, how...)
}

func (s *laterSample) Undo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error) {
	return s.file().Undo(ctx, how...)
}

func (s *laterSample) Redo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error) {
	return s.file().Redo(ctx, how...)
}

func (s *laterSample) WorkIn(ctx context.Context, cycle model.ID) error {
	return s.file().WorkIn(ctx, cycle)
}

func (s *laterSample) Record(ctx context.Context) (*model.Record, error) { return s.file().Record(ctx) }

func (s *laterSample) History(ctx context.Context, r *model.Record, about model.Ref, today model.Date) ([]storage.HistoryEntry, error) {
	return s.file().History(ctx, r, about, today)
}

func (s *laterSample) News(ctx context.Context, since int64) ([]storage.JournalEntry, int64, error) {
	return s.file().News(ctx, since)
}

func (s *laterSample) ReadBack(ctx context.Context) (model.Ref, error) { return s.file().ReadBack(ctx) }

func (s *laterSample) KeepDrafts(ctx context.Context, keep []storage.Draft, drop []string) error {
	s.mu.Lock()
	if !s.isOpen {
		s.kept = append(s.kept, keptDrafts{keep, drop})
		s.mu.Unlock()
		return nil
	}
	s.mu.Unlock()
	return s.file().KeepDrafts(ctx, keep, drop)
}

func (s *laterSample) ChooseCycle(ctx context.Context, instance string, cycle model.ID) error {
	return s.file().ChooseCycle(ctx, instance, cycle)
}

func (s *laterSample) CycleOf(ctx context.Context, about model.Ref) (model.ID, error) {
	return s.file().CycleOf(ctx, about)
}

func (s *laterSample) RecordOf(ctx context.Context, cycle model.ID) (*model.Record, error) {
	return s.file().RecordOf(ctx, cycle)
}

func (s *laterSample) RecoverDrafts(ctx context.Context) ([]storage.Draft, error) {
	return s.file().RecoverDrafts(ctx)
}

func (s *laterSample) CopyTo(ctx context.Context, path string) error {
	return s.file().CopyTo(ctx, path)
}

func (s *laterSample) Verify(ctx context.Context) error { return s.file().Verify(ctx) }

func (s *laterSample) Walk(ctx context.Context, meeting model.ID) ([]model.WalkMark, error) {
	return s.file().Walk(ctx, meeting)
}

func (s *laterSample) MarkWalk(ctx context.Context, meeting model.ID, marks []model.WalkMark) ([]model.WalkMark, error) {
	return s.file().MarkWalk(ctx, meeting, marks)
}
