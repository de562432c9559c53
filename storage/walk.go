package storage

import (
	"context"
	"database/sql"

	"gavel/model"
)

// What was done with the cards of the walk before a meeting is private. Like what is being
// typed it is no part of the record: it is changed without a line in the journal, is in no
// document, and is found by who opens the file again. It goes when its meeting is closed.

const (
	sqlWalk     = `SELECT meeting, kind, thing, state, version FROM walk WHERE meeting = ?1 ORDER BY kind, thing`
	sqlWalkKeep = `INSERT INTO walk (meeting, kind, thing, state, version) VALUES (?1, ?2, ?3, ?4, ?5)
		ON CONFLICT (meeting, kind, thing) DO UPDATE SET state = excluded.state, version = excluded.version`
	sqlWalkOver = `DELETE FROM walk WHERE meeting IN (SELECT id FROM meeting WHERE status = 'closed')`
)

// Walk returns what was done with the cards of the walk before a meeting, in any window.
// Its errors are those of Record.
func (s *Store) Walk(ctx context.Context, meeting model.ID) (marks []model.WalkMark, err error) {
	err = s.snapshot(ctx, []string{sqlWalk}, func(tx query) error {
		marks, err = readWalk(ctx, tx, meeting)
		return err
	})
	return marks, err
}

// MarkWalk keeps what was done with cards, and returns what is known of all of the
// meeting: what another window has kept meanwhile stays. Its errors are those of Do.
func (s *Store) MarkWalk(ctx context.Context, meeting model.ID, marks []model.WalkMark) (all []model.WalkMark, err error) {
	err = s.draft(ctx, func(w *writer) error {
		for _, m := range marks {
			if _, err := w.exec(ctx, sqlWalkKeep, int64(m.Meeting), string(m.About.Kind), int64(m.About.ID), string(m.State), m.Version); err != nil {
				return err
			}
		}
		if _, err := w.exec(ctx, sqlWalkOver); err != nil {
			return err
		}
		all, err = readWalk(ctx, w.query, meeting)
		return err
	})
	return all, err
}

// readWalk reads the marks of a meeting. One of a kind or a state that this program does
// not know says nothing to it.
func readWalk(ctx context.Context, q query, meeting model.ID) (marks []model.WalkMark, err error) {
	rows, err := q(ctx, sqlWalk, int64(meeting))
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var m model.WalkMark
		if err := rows.Scan(&m.Meeting, &m.About.Kind, &m.About.ID, &m.State, &m.Version); err != nil {
			return err
		}
		switch m.State {
		case model.WalkHandled, model.WalkLeft, model.WalkHidden:
			if m.About.String() != "" && m.About.Kind.Info().Prefix != "" {
				marks = append(marks, m)
			}
		}
		return nil
	})
	return marks, err
}
