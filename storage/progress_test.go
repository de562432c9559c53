package storage_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gavel/storage"
)

func TestLongWorkTellsHowFarItHasCome(t *testing.T) {
	s := open(t, newFile(t))
	review(t, s)
	var told []storage.Progress
	ctx := storage.WithProgress(t.Context(), func(p storage.Progress) { told = append(told, p) })
	if err := s.Verify(ctx); err != nil {
		t.Fatal(err)
	}
	if len(told) < 2 {
		t.Fatalf("told %v", told)
	}
	for i, p := range told {
		if p.Done != int64(i+1) || p.Of != int64(len(told)) {
			t.Errorf("%d: %d of %d", i, p.Done, p.Of)
		}
	}
}

func TestACopyThatIsStoppedHalfWayLeavesNothing(t *testing.T) {
	s := open(t, newFile(t))
	review(t, s)
	folder := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	ctx = storage.WithProgress(ctx, func(p storage.Progress) {
		if p.Done == p.Of/2 {
			stop()
		}
	})
	if err := s.BackUp(ctx, filepath.Join(folder, "copy.gavel")); err == nil || !errors.Is(ctx.Err(), context.Canceled) {
		t.Errorf("it went on: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}
