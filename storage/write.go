package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gavel/model"
)

// errLost says that a row was not where the record had it.
var errLost = errors.New("the row that was to be changed is not there")

// apply writes what differs. It asks nothing back: the write phase is
// statements alone.
func (w *writer) apply(ctx context.Context, changes []model.Change) error {
	for _, c := range inOrder(changes) {
		if err := w.applyOne(ctx, c); err != nil {
			return fmt.Errorf("%s %d: %w", c.Table, c.ID, err)
		}
	}
	return nil
}

// inOrder puts a close last, because its trigger looks at all the rest. A start
// stays where it is, before what is said in the meeting.
func inOrder(changes []model.Change) []model.Change {
	rank := func(c model.Change) int {
		if m, ok := c.After.(model.Meeting); ok && m.Status == model.Closed {
			return 1
		}
		return 0
	}
	sorted := slices.Clone(changes)
	slices.SortStableFunc(sorted, func(a, b model.Change) int { return rank(a) - rank(b) })
	return sorted
}

func (w *writer) applyOne(ctx context.Context, c model.Change) error {
	t := tables()[c.Table]
	switch {
	case c.After == nil:
		return w.touchOne(ctx, t.remove, int64(c.ID))
	case c.Before == nil:
		return w.touchOne(ctx, t.insert, t.values(c.After)...)
	default:
		return w.touchOne(ctx, t.update, t.values(c.After)...)
	}
}

// touchOne runs a statement that must change exactly one row.
func (w *writer) touchOne(ctx context.Context, statement string, args ...any) error {
	result, err := w.exec(ctx, statement, args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(errLost, err)
	}
	return nil
}
