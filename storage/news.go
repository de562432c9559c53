package storage

import (
	"context"
	"database/sql"
)

const (
	sqlJournalNewest = `SELECT ifnull(max(id), 0) FROM journal`
	sqlJournalSince  = `SELECT ` + journalColumns + ` FROM journal WHERE id > ?1 ORDER BY id`
)

// News returns what others have changed since an entry of the journal, oldest
// first, and the number of the newest entry of all: how a second window hears
// of a change, who made it and what. A since below 0 asks for the number
// alone. Its errors are those of Record.
func (s *records) News(ctx context.Context, since int64) (entries []JournalEntry, newest int64, err error) {
	err = s.engine.snapshot(ctx, []string{sqlJournalNewest}, func(tx query) error {
		if newest, err = queryNumber(ctx, tx, sqlJournalNewest); err != nil || since < 0 || newest == since {
			return err
		}
		rows, err := tx(ctx, sqlJournalSince, since)
		return eachRow(rows, err, func(rows *sql.Rows) error {
			line, err := scanLine(rows)
			if err != nil || line.instance == s.instance {
				return err
			}
			entry, err := line.entry()
			entries = append(entries, entry)
			return err
		})
	})
	return entries, newest, err
}
