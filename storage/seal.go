package storage

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"

	"gavel/model"
)

const (
	sqlSealInsert = `INSERT INTO seal (meeting, entry, head, digest) VALUES (?1, ?2, ?3, ?4)`
	sqlSeals      = `SELECT meeting, cycle, entry, head, digest FROM seal JOIN meeting ON meeting.id = seal.meeting ORDER BY entry`

	// Meetings that closed before version 2 have none, and are known; of the seals
	// that were set, the sequence knows how many there were.
	sqlSealless = `SELECT ifnull(min(id), 0) FROM meeting WHERE status = 'closed'
		AND id NOT IN (SELECT meeting FROM seal) AND id NOT IN (SELECT meeting FROM unsealed)`
	sqlUnsealed = `SELECT 'M-' || meeting FROM unsealed ORDER BY meeting`

	// Minutes are kept of meetings that close under version 2 of the close rule.
	sqlMinutesMissing = `SELECT 'M-' || id FROM meeting WHERE status = 'closed' AND rules_version >= 2
		AND id NOT IN (SELECT meeting FROM minutes) ORDER BY id`
	sqlSealsLost = `SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'seal'), 0) - count(*) FROM seal`
)

// SealError says which closed meeting no longer says what it said at its close.
type SealError struct {
	Meeting model.ID
	Says    string
}

// Error returns the sentence.
func (e *SealError) Error() string { return e.Says }

// sealWrites returns the statements that seal the meetings that changes have
// closed, with the journal's line of the close.
func sealWrites(next *model.Record, changes []model.Change, entry line) ([]write, error) {
	var list []write
	for _, meeting := range model.Closes(changes) {
		digest, err := sealDigest(next, meeting)
		if err != nil {
			return nil, err
		}
		list = append(list, write{what: fmt.Sprintf("seal of M-%d", meeting), statement: sqlSealInsert,
			args: []any{int64(meeting), entry.id, entry.hash, digest}})
	}
	return list, nil
}

// sealDigest returns sha256 over what a meeting said, row by row in the order of
// tables and ids: the table's name, a zero byte, the row as the journal would
// have it, a newline.
func sealDigest(r *model.Record, meeting model.ID) ([]byte, error) {
	hash := sha256.New()
	for _, said := range r.Said(meeting) {
		row, err := json.Marshal(said.After)
		if err != nil {
			return nil, err
		}
		_, _ = fmt.Fprintf(hash, "%s\x00%s\n", said.Table, row) // a hash takes everything
	}
	return hash.Sum(nil), nil
}

// seal is one row of the table of seals.
type seal struct {
	meeting, cycle model.ID
	entry          int64
	head, digest   []byte
}

// verifySeals computes every seal anew; hashes are those of the journal's lines.
func verifySeals(ctx context.Context, q query, hashes map[int64]string) error {
	var seals []seal
	rows, err := q(ctx, sqlSeals)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var s seal
		err := rows.Scan(&s.meeting, &s.cycle, &s.entry, &s.head, &s.digest)
		seals = append(seals, s)
		return err
	})
	if err != nil {
		return err
	}
	records := map[model.ID]*model.Record{}
	for _, s := range seals {
		if records[s.cycle] == nil {
			if records[s.cycle], err = load(ctx, q, s.cycle); err != nil {
				return err
			}
		}
		digest, err := sealDigest(records[s.cycle], s.meeting)
		if err != nil {
			return err
		}
		if !bytes.Equal(digest, s.digest) || hashes[s.entry] != string(s.head) {
			return &SealError{s.meeting, fmt.Sprintf("M-%d is not what was sealed when it closed", s.meeting)}
		}
	}
	without, err := queryNumber(ctx, q, sqlSealless)
	if err != nil || without != 0 {
		return cmp.Or[error](err, &SealError{model.ID(without), fmt.Sprintf("M-%d is closed and has no seal", without)})
	}
	lost, err := queryNumber(ctx, q, sqlSealsLost)
	if err == nil && lost != 0 {
		err = &SealError{Says: fmt.Sprintf("%d closed meetings have lost their seals", lost)}
	}
	return err
}
