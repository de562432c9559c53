package storage

import (
	"context"
	"database/sql"
	"sync"

	"gavel/model"
)

const (
	sqlNewestCycle = `SELECT max(id) FROM cycle`
	sqlSequences   = `SELECT name, seq FROM sqlite_sequence`
	sqlHeadNumber  = `SELECT max(id) FROM journal`
)

// loadStatements is every statement that loadNewest runs.
var loadStatements = sync.OnceValue(func() []string {
	list := []string{sqlNewestCycle, sqlSequences, sqlHeadNumber}
	for _, t := range tables() {
		list = append(list, t.load, t.window)
	}
	return list
})

// loadNewest reads the record of the newest cycle, with the newest rows of each series;
// where there is no cycle, the people alone.
func loadNewest(ctx context.Context, q query) (*model.Record, error) {
	cycle, err := queryNumber(ctx, q, sqlNewestCycle)
	if err != nil {
		return nil, err
	}
	return loadWith(ctx, q, model.ID(cycle), func(t *table) string { return t.window })
}

// load reads the record of one cycle, with the people of all; for cycle 0, the
// people alone. It has all that the cycle has.
func load(ctx context.Context, q query, cycle model.ID) (*model.Record, error) {
	return loadWith(ctx, q, cycle, func(t *table) string { return t.load })
}

func loadWith(ctx context.Context, q query, cycle model.ID, statement func(*table) string) (*model.Record, error) {
	last, err := sequences(ctx, q)
	if err != nil {
		return nil, err
	}
	head, err := queryNumber(ctx, q, sqlHeadNumber)
	if err != nil {
		return nil, err
	}
	record := &model.Record{}
	record.SetHead(head)
	for _, t := range record.Tables() {
		// The numbers of other cycles, and of rows that were taken back, are
		// in the sequence: no number is given out twice.
		t.SetLast(last[t.Name])
		from := tables()[t.Name]
		if err := from.loadInto(ctx, q, t, statement(from), cycle); err != nil {
			return nil, err
		}
	}
	return record, nil
}

func (t *table) loadInto(ctx context.Context, q query, to model.Table, statement string, cycle model.ID) error {
	var args []any
	if t.scope != model.InNoCycle {
		args = append(args, int64(cycle))
	}
	rows, err := q(ctx, statement, args...)
	return t.eachFilled(rows, err, to.Load)
}

// eachFilled hands over each row of a query for all columns, as a pointer to a row of
// the model.
func (t *table) eachFilled(rows *sql.Rows, err error, f func(row any)) error {
	cells := make([]cell, len(t.columns))
	into := make([]any, len(cells))
	for i := range cells {
		into[i] = &cells[i]
	}
	return eachRow(rows, err, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row := t.newRow()
		t.fill(row, cells)
		f(row)
		return nil
	})
}

// sequences returns the highest number ever given out, by table.
func sequences(ctx context.Context, q query) (map[string]model.ID, error) {
	last := make(map[string]model.ID)
	rows, err := q(ctx, sqlSequences)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var name string
		var seq model.ID
		if err := rows.Scan(&name, &seq); err != nil {
			return err
		}
		last[name] = seq
		return nil
	})
	return last, err
}
