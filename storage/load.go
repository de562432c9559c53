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
	list := []string{sqlNewestCycle, sqlSequences, sqlHeadNumber, sqlLastLineOf, sqlChangedSince, tables()["cycle"].others}
	for _, t := range tables() {
		list = append(list, t.load, t.window)
		if t.carried != "" {
			list = append(list, t.carried)
		}
	}
	return list
})

// loadNewest reads the record of the newest cycle, with the newest rows of each series;
// where there is no cycle, the people alone.
func loadNewest(ctx context.Context, q query) (*model.Record, error) { return loadAt(ctx, q, 0) }

// loadAt is loadNewest of the cycle in which somebody works; 0 is the newest.
func loadAt(ctx context.Context, q query, at model.ID) (*model.Record, error) {
	if at == 0 {
		newest, err := queryNumber(ctx, q, sqlNewestCycle)
		if err != nil {
			return nil, err
		}
		at = model.ID(newest)
	}
	return loadWith(ctx, q, at, func(t *table) string { return t.window })
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
		if c, _ := record.Cycle(); c.Follows != 0 && from.carried != "" {
			if err := from.loadInto(ctx, q, t, from.carried, cycle); err != nil {
				return nil, err
			}
		}
	}
	if err := loadOthers(ctx, q, record, cycle); err != nil {
		return nil, err
	}
	return record, asItWasClosed(ctx, q, record)
}

// loadOthers tells a record of the other cycles of the file.
func loadOthers(ctx context.Context, q query, record *model.Record, cycle model.ID) error {
	t := tables()["cycle"]
	var others []model.Cycle
	rows, err := q(ctx, t.others, int64(cycle))
	err = t.eachFilled(rows, err, func(row any) { others = append(others, *row.(*model.Cycle)) })
	record.SetOtherCycles(others)
	return err
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
