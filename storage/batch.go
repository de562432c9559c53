package storage

import (
	"encoding/json"
	"fmt"
	"slices"

	"gavel/model"
)

// newBatch returns what a change writes, and the journal's line of it, which
// follows head. The line is first: the triggers hold each row against the newest
// line. Seals are last: they are of meetings that were closed.
func newBatch(next *model.Record, changes []model.Change, entry, head line) (batch, line, error) {
	images, err := json.Marshal(changes)
	if err != nil {
		return batch{}, line{}, err
	}
	entry.changes = string(images)
	entry = entry.after(head)
	seals, err := sealWrites(next, changes, entry)
	return batch{writes: slices.Concat([]write{lineWrite(entry)}, rowWrites(changes), seals)}, entry, err
}

// lineWrite returns the statement that appends a line to the journal.
func lineWrite(l line) write {
	return write{what: fmt.Sprintf("journal entry %d", l.id), statement: sqlJournalInsert, args: l.args()}
}

// rowWrites returns the statements that make changes in their tables.
func rowWrites(changes []model.Change) []write {
	list := make([]write, 0, len(changes))
	for _, c := range inOrder(changes) {
		list = append(list, rowWrite(c))
	}
	return list
}

// inOrder puts a close behind all but a meeting that it plans, because its trigger looks
// at all the rest, and not at a review that was not planned when it was asked for. A start
// stays where it is, before what is said in the meeting.
func inOrder(changes []model.Change) []model.Change {
	rank := func(c model.Change) int {
		m, ok := c.After.(model.Meeting)
		switch {
		case ok && m.Status == model.Closed:
			return 1
		case ok && c.Before == nil: // what the close plans
			return 2
		}
		return 0
	}
	sorted := slices.Clone(changes)
	slices.SortStableFunc(sorted, func(a, b model.Change) int { return rank(a) - rank(b) })
	return sorted
}

// rowWrite returns the statement that makes one change in its table.
func rowWrite(c model.Change) write {
	t := tables()[c.Table]
	w := write{what: fmt.Sprintf("%s %d", c.Table, c.ID)}
	switch {
	case c.After == nil:
		w.statement, w.args = t.remove, []any{int64(c.ID)}
	case c.Before == nil:
		w.statement, w.args = t.insert, t.values(c.After)
	default:
		w.statement, w.args = t.update, t.values(c.After)
	}
	return w
}
