package storage

import (
	"context"
	"database/sql"
	"os"

	"gavel/model"
)

// PlaceReadBack names the place in which a window keeps, as a draft, the id of what it reads back
// to the room. A ruling that is being read back is not a change, and not in the
// journal; but another window wants to show it.
const PlaceReadBack = "read-back"

const sqlReadBack = `SELECT text, instance, host, pid FROM draft WHERE place = ?1 ORDER BY at DESC, uid`

// ReadBack returns what a window on this machine reads back just now; zero for
// nothing. It is an id: of what anybody types, nothing is looked at. Its errors
// are those of Record.
func (s *Store) ReadBack(ctx context.Context) (about model.Ref, err error) {
	here, _ := os.Hostname()
	err = s.snapshot(ctx, []string{sqlReadBack}, func(tx query) error {
		rows, err := tx(ctx, sqlReadBack, PlaceReadBack)
		return eachRow(rows, err, func(rows *sql.Rows) error {
			var text, instance, host string
			var pid int
			if err := rows.Scan(&text, &instance, &host, &pid); err != nil {
				return err
			}
			if about.IsZero() && host == here && isWriting(instance, pid) {
				about, _ = model.ParseRef(text)
			}
			return nil
		})
	})
	return about, err
}
