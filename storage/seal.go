package storage

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"gavel/model"
)

const sqlSealInsert = `INSERT INTO seal (meeting, entry, head, digest) VALUES (?1, ?2, ?3, ?4)`

// sealClosed seals the meetings that a change has closed, with the journal's
// line of it.
func (w *writer) sealClosed(ctx context.Context, next *model.Record, changes []model.Change, entry line) error {
	for _, c := range changes {
		after, ok := c.After.(model.Meeting)
		if !ok || after.Status != model.Closed {
			continue
		}
		if before, ok := c.Before.(model.Meeting); ok && before.Status == model.Closed {
			continue
		}
		digest, err := sealDigest(next, after.ID)
		if err != nil {
			return err
		}
		if err := w.touchOne(ctx, sqlSealInsert, int64(after.ID), entry.id, entry.hash, digest); err != nil {
			return err
		}
	}
	return nil
}

// sealDigest is sha256 over what a meeting said, row by row in the order of
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
