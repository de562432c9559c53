package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"gavel/model"
)

const journalColumns = `id, uid, ifnull(cycle, 0), ifnull(meeting, 0), at, actor, instance, command, says,
	undoable, ifnull(reverts, 0), changes, prev_hash, hash`

const (
	sqlJournalHead   = `SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1`
	sqlJournalLatest = `SELECT ` + journalColumns + ` FROM journal ORDER BY id DESC LIMIT ?1`
	sqlJournalInsert = `INSERT INTO journal
		(id, uid, cycle, meeting, at, actor, instance, command, says, undoable, reverts, changes, prev_hash, hash)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)`
)

// JournalEntry is one change as the journal keeps it.
type JournalEntry struct {
	ID       int64
	Cycle    model.ID // 0 before there was one
	Meeting  model.ID // the meeting that was being held, or the only one open; 0 for none
	At       model.Instant
	Actor    string
	Instance string // whose Undo takes it back
	Command  string // Command.Name
	Says     string // one sentence
	Undoable bool
	Reverts  int64 // the entry that this one took back; 0 for none
	Changes  []model.Image
}

// Journal returns the newest entries of the journal, newest first; all of them for
// a limit of 0. Its errors are those of Record.
func (s *records) Journal(ctx context.Context, limit int) ([]JournalEntry, error) {
	if limit <= 0 {
		limit = -1 // SQLite's word for no limit
	}
	var entries []JournalEntry
	err := s.engine.snapshot(ctx, nil, func(tx query) error {
		rows, err := tx(ctx, sqlJournalLatest, limit)
		return eachRow(rows, err, func(rows *sql.Rows) error {
			line, err := scanLine(rows)
			if err != nil {
				return err
			}
			entry, err := line.entry()
			entries = append(entries, entry)
			return err
		})
	})
	return entries, err
}

// line is one row of the journal, byte for byte as the file has it.
type line struct {
	id, cycle, meeting, at, reverts int64
	undoable                        bool
	actor, instance, command, says  string
	changes                         string
	uid, prev, hash                 []byte
}

func scanLine(rows *sql.Rows) (l line, err error) {
	err = rows.Scan(&l.id, &l.uid, &l.cycle, &l.meeting, &l.at, &l.actor, &l.instance, &l.command, &l.says,
		&l.undoable, &l.reverts, &l.changes, &l.prev, &l.hash)
	return l, err
}

func (l line) args() []any {
	return []any{l.id, l.uid, orNothing(l.cycle), orNothing(l.meeting), l.at, l.actor, l.instance, l.command, l.says,
		l.undoable, orNothing(l.reverts), l.changes, l.prev, l.hash}
}

func orNothing(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

// entry returns the line for people: like everything that comes out of the file,
// its texts are made safe to draw.
func (l line) entry() (JournalEntry, error) {
	images, err := l.images()
	if err != nil {
		return JournalEntry{}, fmt.Errorf("journal entry %d: %w", l.id, err)
	}
	text := func(s string) string { return model.Clean(s, true) }
	return JournalEntry{
		ID: l.id, Cycle: model.ID(l.cycle), Meeting: model.ID(l.meeting), At: model.Instant(l.at),
		Actor: text(l.actor), Instance: text(l.instance), Command: text(l.command), Says: text(l.says),
		Undoable: l.undoable, Reverts: l.reverts, Changes: images,
	}, nil
}

// images returns what the line's command changed, made safe to draw.
func (l line) images() ([]model.Image, error) {
	var images []model.Image
	if err := json.Unmarshal([]byte(l.changes), &images); err != nil {
		return nil, err
	}
	byName := make(map[string]model.Table)
	for _, t := range new(model.Record).Tables() {
		byName[t.Name] = t.Table
	}
	for i, image := range images {
		t, ok := byName[image.Table]
		if !ok {
			continue // of a later gavel: nobody here reads it
		}
		for _, side := range []*json.RawMessage{&images[i].Before, &images[i].After} {
			if err := cleanImage(tables()[image.Table], t, side); err != nil {
				return nil, err
			}
		}
	}
	return images, nil
}

func cleanImage(t *table, rows model.Table, image *json.RawMessage) error {
	if *image == nil {
		return nil
	}
	row := rows.New()
	if err := json.Unmarshal(*image, row); err != nil {
		return err
	}
	t.clean(row)
	cleaned, err := json.Marshal(row)
	*image = cleaned
	return err
}

// after returns the line as the next in the chain: with its number and its hash.
func (l line) after(head line) line {
	l.id, l.prev = head.id+1, head.hash
	l.hash = l.digest()
	return l
}

// journalHead returns the last line's number and hash. The chain begins with zeros.
func journalHead(ctx context.Context, q query) (line, error) {
	head := line{hash: make([]byte, hashSize)}
	rows, err := q(ctx, sqlJournalHead)
	err = eachRow(rows, err, func(rows *sql.Rows) error { return rows.Scan(&head.id, &head.hash) })
	return head, err
}
