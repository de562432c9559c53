package storage

import (
	"context"
	"database/sql"

	"gavel/model"
)

// An entry is taken back while an entry that reverts it is itself not taken
// back. Undo looks for the last command of this instance that is not; redo for
// the last undo that is not, unless a command came after it.
const (
	sqlUndoable = `SELECT ` + journalColumns + ` FROM journal AS done
		WHERE instance = ?1 AND cycle IS ?2 AND undoable = 1 AND reverts IS NULL
		  AND NOT EXISTS (SELECT 1 FROM journal AS undo WHERE undo.reverts = done.id
			AND NOT EXISTS (SELECT 1 FROM journal AS redo WHERE redo.reverts = undo.id))
		ORDER BY id DESC LIMIT 1`

	sqlRedoable = `SELECT ` + journalColumns + ` FROM journal AS undo
		WHERE instance = ?1 AND cycle IS ?2
		  AND EXISTS (SELECT 1 FROM journal AS done WHERE done.id = undo.reverts AND done.reverts IS NULL)
		  AND NOT EXISTS (SELECT 1 FROM journal AS redo WHERE redo.reverts = undo.id)
		  AND NOT EXISTS (SELECT 1 FROM journal AS newer WHERE newer.instance = undo.instance AND newer.id > undo.id
			AND newer.undoable = 1 AND newer.reverts IS NULL)
		ORDER BY id DESC LIMIT 1`

	sqlSays = `SELECT says FROM journal WHERE id = ?1`
)

// Undo takes back the last command of this instance, by the images that the
// journal kept of it, and says what it took back. It is refused, beyond what
// Do is refused for, when there is nothing to take back, when somebody has
// changed the same since, and when a meeting has closed over it.
func (s *records) Undo(ctx context.Context, how ...Saving) (*model.Record, model.Done, error) {
	return s.change(ctx, savingOf(how), func(ctx context.Context, t turn, r *model.Record) (act, error) {
		last, err := s.find(ctx, t.query, sqlUndoable, r)
		if err != nil {
			return act{}, err
		}
		if last.id == 0 {
			return act{}, &model.Refusal{Reason: model.NothingToUndo, Says: "there is nothing to undo"}
		}
		return last.revert(s.actor)
	})
}

// Redo does again what the last Undo of this instance took back, provided that
// no other command of this instance came after it. It is refused as Undo is.
func (s *records) Redo(ctx context.Context, how ...Saving) (*model.Record, model.Done, error) {
	return s.change(ctx, savingOf(how), func(ctx context.Context, t turn, r *model.Record) (act, error) {
		last, err := s.find(ctx, t.query, sqlRedoable, r)
		if err != nil {
			return act{}, err
		}
		if last.id == 0 {
			return act{}, &model.Refusal{Reason: model.NothingToUndo, Says: "there is nothing to redo"}
		}
		again, err := last.revert(s.actor)
		if err != nil {
			return act{}, err
		}
		says, err := saidOf(ctx, t.query, last.reverts)
		again.says = "Redone: " + says
		return again, err
	})
}

// find returns a line of this instance in the record's cycle; one without
// a number where there is none.
func (s *records) find(ctx context.Context, q query, statement string, r *model.Record) (found line, err error) {
	cycle, _ := r.Cycle()
	rows, err := q(ctx, statement, s.instance, orNothing(int64(cycle.ID)))
	err = eachRow(rows, err, func(rows *sql.Rows) (err error) {
		found, err = scanLine(rows)
		return err
	})
	return found, err
}

// saidOf returns what a line of the journal says of itself.
func saidOf(ctx context.Context, q query, entry int64) (says string, err error) {
	rows, err := q(ctx, sqlSays, entry)
	err = eachRow(rows, err, func(rows *sql.Rows) error { return rows.Scan(&says) })
	return model.Clean(says, true), err
}

// revert returns the act by which somebody takes a line back.
func (l line) revert(by string) (act, error) {
	images, err := l.images()
	if err != nil {
		return act{}, &model.Refusal{Reason: model.BadValue, Says: "the journal's image of this change cannot be read; nothing was undone"}
	}
	back := model.Revert{Says: model.Clean(l.says, true), Meeting: model.ID(l.meeting), Images: images, By: by}
	return act{Command: back, reverts: l.id}, nil
}
