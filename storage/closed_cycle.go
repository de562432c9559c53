package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"gavel/model"
)

// What was carried out of a cycle goes on changing in a later one, in its own rows. The record
// of the closed cycle is brought back to how it was at the close, by the images of the journal,
// so that its documents stay as they are.

const (
	sqlLastLineOf   = `SELECT ifnull(max(id), 0) FROM journal WHERE cycle = ?1`
	sqlChangedSince = `SELECT changes FROM journal WHERE id > ?1 AND cycle IS NOT ?2 ORDER BY id DESC`
)

// asItWasClosed brings the record of a closed cycle back to how it was when it was closed. That
// of an open one stays as it is.
func asItWasClosed(ctx context.Context, q query, record *model.Record) error {
	cycle, ok := record.Cycle()
	if !ok || cycle.ClosedAt == 0 {
		return nil
	}
	closed, err := queryNumber(ctx, q, sqlLastLineOf, int64(cycle.ID))
	if err != nil {
		return err
	}
	if closed == record.Head() {
		return nil
	}
	rows, err := q(ctx, sqlChangedSince, closed, int64(cycle.ID))
	return eachRow(rows, err, func(rows *sql.Rows) error {
		var changes string
		if err := rows.Scan(&changes); err != nil {
			return err
		}
		var images []model.Image
		if err := json.Unmarshal([]byte(changes), &images); err != nil {
			return fmt.Errorf("a line of the journal since the close of cycle %d: %w", cycle.ID, err)
		}
		for _, image := range slices.Backward(images) {
			if err := record.TakeBack(image, closed); err != nil {
				return err
			}
		}
		return nil
	})
}
