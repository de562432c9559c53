package storage

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"gavel/model"
)

// This file keeps what a record holds of series to a few rows of each, and reads the others
// for a command that looks at them.

// windowOf returns the statement that loads the newest rows of each series, of the cycle ?1.
// For each thing that has a series it takes them from the end of an index; the plus keeps
// SQLite from looking through the whole cycle instead (https://sqlite.org/optoverview.html).
func windowOf(t *table, series model.Series, parent string) string {
	var columns []string
	for _, c := range t.columns {
		columns = append(columns, "found."+quote(c.name))
	}
	of, day := quote(series.Parent), quote(series.Day)
	return fmt.Sprintf(`SELECT %[1]s FROM %[2]s AS thing JOIN %[3]s AS found ON found.id IN (
		SELECT id FROM %[3]s WHERE %[4]s = thing.id ORDER BY %[5]s DESC, id DESC LIMIT %[6]d)
	WHERE +found.cycle = ?1 ORDER BY found.id`, strings.Join(columns, ", "), quote(parent), quote(t.name), of, day, model.SeriesWindow)
}

// withReached returns a record with the rows of series that a command looks at. Where one
// change follows another in one turn, what the earlier one wrote is in the record already.
func withReached(ctx context.Context, q query, r *model.Record, reaches []model.Reach) (*model.Record, error) {
	if len(reaches) == 0 {
		return r, nil
	}
	more := r.Copy()
	for _, reach := range reaches {
		t := tables()[string(reach.Kind)]
		to := tableNamed(more, t.name)
		for _, id := range reach.IDs {
			found, err := q(ctx, t.byID, int64(id))
			if err := t.eachFilled(found, err, to.LoadMissing); err != nil {
				return nil, err
			}
		}
		if reach.Of.IsZero() {
			continue
		}
		found, err := q(ctx, t.series, int64(reach.Of.ID), string(reach.From), cmp.Or(string(reach.To), lastDay))
		if err := t.eachFilled(found, err, to.LoadMissing); err != nil {
			return nil, err
		}
	}
	return more, nil
}

func tableNamed(r *model.Record, name string) model.Table {
	for _, t := range r.Tables() {
		if t.Name == name {
			return t.Table
		}
	}
	return nil
}
