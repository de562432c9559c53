package storage

import (
	"context"
	"database/sql"
	"fmt"

	"gavel/model"
)

const sqlMinutes = `SELECT id, version, cycle, meeting, text FROM minutes ORDER BY id`

// keepMinutes has the minutes written of each meeting that a command has closed.
func (s *records) keepMinutes(next *model.Record, done model.Done) (*model.Record, model.Done, error) {
	if s.minutes == nil {
		return next, done, nil
	}
	for _, meeting := range model.Closes(done.Changes) {
		written, err := s.minutes(next, meeting)
		if err != nil {
			return next, done, fmt.Errorf("minutes of M-%d: %w", meeting, err)
		}
		next, done = model.KeepMinutes(next, done, meeting, written)
	}
	return next, done, nil
}

// Minutes returns the minutes that were kept of closed meetings of every cycle, in
// the order of their closes. Its errors are those of Record.
func (s *records) Minutes(ctx context.Context) (list []model.Minutes, err error) {
	err = s.engine.snapshot(ctx, []string{sqlMinutes}, func(tx query) error {
		rows, err := tx(ctx, sqlMinutes)
		return eachRow(rows, err, func(rows *sql.Rows) error {
			var m model.Minutes
			err := rows.Scan(&m.ID, &m.Version, &m.Cycle, &m.Meeting, &m.Text)
			m.Text = model.Clean(m.Text, true)
			list = append(list, m)
			return err
		})
	})
	return list, err
}
