package storage

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"gavel/model"
)

const sqlCycles = `SELECT cycle.id, cycle.name, cycle.zone, count(meeting.id), ifnull(sum(meeting.status = 'closed'), 0),
	ifnull(min(meeting.date), ''), ifnull(max(meeting.date), ''), iif(cycle.closed_at IS NULL, 'open', 'closed')
	FROM cycle LEFT JOIN meeting ON meeting.cycle = cycle.id AND meeting.status <> 'cancelled' GROUP BY cycle.id ORDER BY cycle.id`

// CycleSummary is one cycle of a file, as a list of the cycles shows it.
type CycleSummary struct {
	ID          model.ID
	Name        string
	Zone        string
	Meetings    int        // without those that were cancelled
	Closed      int        // of the meetings
	First, Last model.Date // of these; "" where there are none
	State       model.Outcome
}

// Cycles returns the cycles of the file, oldest first. Its errors are those of
// Record.
func (s *records) Cycles(ctx context.Context) ([]CycleSummary, error) {
	var list []CycleSummary
	err := s.engine.snapshot(ctx, []string{sqlCycles}, func(tx query) error {
		rows, err := tx(ctx, sqlCycles)
		return eachRow(rows, err, func(rows *sql.Rows) error {
			var c CycleSummary
			err := rows.Scan(&c.ID, &c.Name, &c.Zone, &c.Meetings, &c.Closed, &c.First, &c.Last, &c.State)
			c.Name, c.Zone = model.Clean(c.Name, false), model.Clean(c.Zone, false)
			c.First, c.Last = model.Date(model.Clean(string(c.First), false)), model.Date(model.Clean(string(c.Last), false))
			list = append(list, c)
			return err
		})
	})
	return list, err
}

// CycleOf returns the cycle that a thing belongs to, and 0 for a thing of a kind
// that belongs to none. Ids are unique over the file, so the thing may be of any
// cycle. It is refused with a *model.Refusal where there is no such thing.
func (s *records) CycleOf(ctx context.Context, about model.Ref) (cycle model.ID, err error) {
	unknown := &model.Refusal{Reason: model.NotFound, About: about, Says: fmt.Sprintf("there is no %s", about)}
	table, ok := tables()[string(about.Kind)]
	if !ok {
		return 0, unknown
	}
	found := false
	err = s.engine.snapshot(ctx, []string{table.cycleOf}, func(tx query) error {
		rows, err := tx(ctx, table.cycleOf, int64(about.ID))
		return eachRow(rows, err, func(rows *sql.Rows) error {
			found = true
			return rows.Scan(&cycle)
		})
	})
	if err == nil && !found {
		err = unknown
	}
	return cycle, err
}

// WorkIn has the store work in a cycle: Record loads it, and commands change it. 0 is the newest.
// It is refused with a *model.Refusal where there is no such cycle; its other errors are those
// of Record.
func (s *records) WorkIn(ctx context.Context, cycle model.ID) error {
	if cycle != 0 {
		if _, err := s.RecordOf(ctx, cycle); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = state{} // that was of another cycle
	s.cycle.Store(int64(cycle))
	return nil
}

// cycleIDOf returns the cycle of a record; 0 for none.
func cycleIDOf(r *model.Record) model.ID {
	c, _ := r.Cycle()
	return c.ID
}

// RecordOf loads the record of any cycle, to be read. Commands change the cycle that the store
// works in, whose record is the one of Record. It is refused with a
// *model.Refusal where there is no such cycle; its other errors are those of
// Record. A record is kept until the journal grows, and is then loaded anew.
func (s *records) RecordOf(ctx context.Context, cycle model.ID) (*model.Record, error) {
	var record *model.Record
	err := s.engine.snapshot(ctx, loadStatements(), func(tx query) error {
		head, err := queryNumber(ctx, tx, sqlHeadNumber)
		if err != nil {
			return err
		}
		if record = s.earlier.at(head, cycle); record != nil {
			return nil
		}
		if record, err = load(ctx, tx, cycle); err != nil {
			return err
		}
		if _, ok := record.Cycle(); !ok {
			return &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("there is no cycle %d", cycle)}
		}
		s.earlier.keep(record, cycle)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return record, nil
}

// recordCache keeps the records of cycles as they were at one line of the journal.
type recordCache struct {
	mu      sync.Mutex
	head    int64
	records map[model.ID]*model.Record
}

// at returns the record of a cycle as it is at a line of the journal; nil where it
// is not kept.
func (c *recordCache) at(head int64, cycle model.ID) *model.Record {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.head != head {
		return nil
	}
	return c.records[cycle]
}

// keep keeps the record of a cycle, and drops those of other lines of the journal.
func (c *recordCache) keep(record *model.Record, cycle model.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.records == nil || c.head != record.Head() {
		c.head, c.records = record.Head(), make(map[model.ID]*model.Record)
	}
	c.records[cycle] = record
}

// What somebody works in between two commands of a shell, which remembers nothing itself. It is
// no part of the record, and has no line in the journal.
const (
	sqlChosenCycle     = `SELECT ifnull(max(chosen_cycle.cycle), 0) FROM chosen_cycle JOIN cycle ON cycle.id = chosen_cycle.cycle WHERE instance = ?1`
	sqlChosenCycleKeep = `INSERT INTO chosen_cycle (instance, cycle) VALUES (?1, ?2) ON CONFLICT (instance) DO UPDATE SET cycle = excluded.cycle`
)

// ChosenCycle returns the cycle in which somebody chose to work, by the name under which what
// they do is kept; 0 for the newest. Its errors are those of Record.
func (s *Store) ChosenCycle(ctx context.Context, instance string) (cycle model.ID, err error) {
	err = s.snapshot(ctx, []string{sqlChosenCycle}, func(tx query) error {
		rows, err := tx(ctx, sqlChosenCycle, instance)
		return eachRow(rows, err, func(rows *sql.Rows) error { return rows.Scan(&cycle) })
	})
	return cycle, err
}

// ChooseCycle keeps in which cycle somebody works from now on; 0 is the newest. Its errors are
// those of Do.
func (s *Store) ChooseCycle(ctx context.Context, instance string, cycle model.ID) error {
	return s.draft(ctx, func(w *writer) error {
		_, err := w.exec(ctx, sqlChosenCycleKeep, instance, int64(cycle))
		return err
	})
}
