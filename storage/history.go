package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"gavel/model"
)

const (
	sqlJournalChanges = `SELECT id, changes FROM journal ORDER BY id`
	sqlJournalLine    = `SELECT ` + journalColumns + ` FROM journal WHERE id = ?1`
)

// HistoryEntry is a line of the journal with what it changed of one thing.
type HistoryEntry struct {
	JournalEntry
	Fields []model.FieldChange
}

// History returns the lines of the journal that concern one thing, oldest first. The
// record is that of the thing's cycle. Its errors are those of Record.
//
// All lines are looked through for the few that can concern the thing, and those alone
// are read: a journal grows long.
func (s *records) History(ctx context.Context, r *model.Record, about model.Ref, today model.Date) (entries []HistoryEntry, err error) {
	history := r.HistoryOf(about, today)
	err = s.engine.snapshot(ctx, []string{sqlJournalChanges, sqlJournalLine}, func(tx query) error {
		for {
			refs := history.Refs()
			history.Restart()
			if entries, err = readHistory(ctx, tx, history, textsOf(refs)); err != nil || len(refs) == len(history.Refs()) {
				return err
			}
		}
	})
	return entries, err
}

// readHistory reads the lines in which one of some texts occurs.
func readHistory(ctx context.Context, tx query, history *model.History, texts []string) (entries []HistoryEntry, err error) {
	changed := map[int64][]model.FieldChange{}
	var lines []int64
	rows, err := tx(ctx, sqlJournalChanges)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var id int64
		var changes string
		if err := rows.Scan(&id, &changes); err != nil || !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(changes, text) }) {
			return err
		}
		var images []model.Image
		if err := json.Unmarshal([]byte(changes), &images); err != nil {
			return fmt.Errorf("journal entry %d: %w", id, err)
		}
		if fields, ok := history.Read(images); ok {
			lines, changed[id] = append(lines, id), fields
		}
		return nil
	})
	for _, id := range lines {
		if err != nil {
			return nil, err
		}
		rows, err = tx(ctx, sqlJournalLine, id)
		err = eachRow(rows, err, func(rows *sql.Rows) error {
			line, err := scanLine(rows)
			if err != nil {
				return err
			}
			entry, err := line.entry()
			entries = append(entries, HistoryEntry{entry, changed[id]})
			return err
		})
	}
	return entries, err
}

// textsOf returns texts one of which occurs in every line that changes one of some
// things, or a row that hangs on one.
func textsOf(refs []model.Ref) []string {
	var texts []string
	for _, ref := range refs {
		texts = append(texts, fmt.Sprintf(`{"table":"%s","id":%d,`, ref.Kind, ref.ID))
		for column, kinds := range parentColumns() {
			if kinds[""] || kinds[ref.Kind] {
				texts = append(texts, fmt.Sprintf(`"%s":%d,`, column, ref.ID), fmt.Sprintf(`"%s":%d}`, column, ref.ID))
			}
		}
	}
	return texts
}

// parentColumns returns the columns that say what a row hangs on, with the kinds that it
// can be of; "" where another column says the kind. It finds them by asking an empty row
// of each table in which one number is set after the other.
var parentColumns = sync.OnceValue(func() map[string]map[model.Kind]bool {
	all := map[string]map[model.Kind]bool{}
	for _, t := range new(model.Record).Tables() {
		for _, c := range tables()[t.Name].columns {
			row := t.New()
			field := reflect.ValueOf(row).Elem().FieldByIndex(c.field)
			if field.Type() != reflect.TypeFor[model.ID]() {
				continue
			}
			field.SetInt(1)
			parent := row.(interface{ Parent() model.Ref }).Parent()
			if parent.ID == 0 {
				continue
			}
			if all[c.name] == nil {
				all[c.name] = map[model.Kind]bool{}
			}
			all[c.name][parent.Kind] = true
		}
	}
	return all
})
