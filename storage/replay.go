package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"gavel/model"
)

// This file holds the rows against the journal: what its lines left behind, one
// after the other, must be what the tables say. SQLite has no checksum of its
// content; this finds a byte that the disk has turned.

// replayed is the rows that the journal tells of, by table and id.
type replayed map[string]map[model.ID]replayedRow

// replayedRow is a row as the journal tells it.
type replayedRow struct {
	image json.RawMessage
	row   any // the row with its line numbers, in a table that keeps some; else nil
}

// apply takes in one line of the journal.
func (r replayed) apply(l line) error {
	var images []model.Image
	if err := json.Unmarshal([]byte(l.changes), &images); err != nil {
		return lineUnreadable(l)
	}
	for _, image := range images {
		if r[image.Table] == nil {
			r[image.Table] = map[model.ID]replayedRow{}
		}
		if len(image.After) == 0 || string(image.After) == "null" {
			delete(r[image.Table], image.ID)
			continue
		}
		now := replayedRow{image: image.After}
		if t := tables()[image.Table]; t != nil && t.keepsLines {
			row, err := rowOf(image.Table, image.After)
			if err != nil {
				return lineUnreadable(l)
			}
			now.row = model.AtLine(l.id, r[image.Table][image.ID].row, row)
		}
		r[image.Table][image.ID] = now
	}
	return nil
}

func lineUnreadable(l line) error {
	return &ChainError{l.id, fmt.Sprintf("journal entry %d cannot be read", l.id)}
}

// as reports whether a pointer to a row of a table points to what the journal
// tells of it.
func (t replayedRow) as(table string, row any) bool {
	if t.row != nil {
		return t.row == valueOf(row)
	}
	want := newRow(table)
	return json.Unmarshal(t.image, want) == nil && sameRow(want, row)
}

// RowError says which row is not what the journal says of it.
type RowError struct {
	Table string
	ID    model.ID
	Says  string
}

// Error returns the sentence.
func (e *RowError) Error() string { return e.Says }

// differs names the first row that is not as the journal has it.
func (r replayed) differs(ctx context.Context, q query) error {
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		t := tables()[name]
		want := r[name]
		seen := 0
		err := t.eachRaw(ctx, q, "", func(id model.ID, row any) error {
			seen++
			image, ok := want[id]
			if !ok {
				return rowError(name, id, "the journal knows nothing of %s")
			}
			if !image.as(name, row) {
				return rowError(name, id, "%s does not say what the journal says of it")
			}
			return nil
		})
		if err != nil {
			return err
		}
		if seen != len(want) {
			return &RowError{Table: name, Says: fmt.Sprintf("%d rows of %s are missing that the journal tells of", len(want)-seen, name)}
		}
	}
	return nil
}

func rowError(table string, id model.ID, format string) *RowError {
	what := fmt.Sprintf("%s %d", strings.ReplaceAll(table, "_", " "), id)
	return &RowError{Table: table, ID: id, Says: fmt.Sprintf(format, what)}
}

// newRow returns a pointer to an empty row of a table; nil where there is no such table.
func newRow(table string) any {
	if t := tables()[table]; t != nil {
		return t.newRow()
	}
	return nil
}

// valueOf returns what a pointer to a row points to.
func valueOf(row any) any { return reflect.ValueOf(row).Elem().Interface() }

// sameRow compares what two pointers to rows of one table point to.
func sameRow(a, b any) bool {
	return valueOf(a) == valueOf(b)
}

// eachRaw hands over every row of a table, of all cycles, byte for byte, in the
// order of ids or, with " DESC", the other way.
func (t *table) eachRaw(ctx context.Context, q query, order string, f func(model.ID, any) error) error {
	names := make([]string, len(t.columns))
	cells := make([]cell, len(t.columns))
	into := make([]any, len(t.columns))
	for i, c := range t.columns {
		names[i], into[i] = quote(c.name), &cells[i]
	}
	rows, err := q(ctx, fmt.Sprintf("SELECT %s FROM %s ORDER BY id%s", strings.Join(names, ", "), quote(t.name), order))
	return eachRow(rows, err, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row := t.newRow()
		t.fillWith(row, cells, func(text string) string { return text })
		return f(model.ID(cells[0].number), row)
	})
}
