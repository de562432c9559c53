package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// This file makes the triggers of the schema from lists. They hold the close
// rule, and what closed meetings said, against whoever writes, an SQL prompt with
// foreign_keys and recursive_triggers off included. Each error is 'gavel:' and a
// code, which lockCodes turns into a sentence.
//
// The triggers are no part of a schema step: an upgrade drops them all before it
// changes a table and creates them anew after its last step. A change here
// needs a new step, if only an empty one, so that older files get it.
//
// Triggers say nothing of "UPDATE OF id": SET rowid would pass it by. And REPLACE
// deletes without asking the triggers for DELETE, so each trigger for INSERT
// looks at the rows that it would replace.

// lockedBySteps counts the schema steps that still wrote triggers by themselves.
const lockedBySteps = 3

const (
	sqlDropLock       = `SELECT format('DROP %s "%w"', type, name) FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY type`
	sqlForeignKeysOff = `PRAGMA foreign_keys = 0`
	sqlForeignKeysOn  = `PRAGMA foreign_keys = 1`
)

// saidTables are the tables whose rows a meeting says and that nobody changes
// after its close. meeting is SQL for the meeting of a row; ROW stands for NEW,
// OLD or the table.
var saidTables = []struct{ table, meeting string }{
	{"attendance", "ROW.meeting"},
	{"away", "ROW.meeting"},
	{"item", "ROW.meeting"},
	{"clock", "ROW.meeting"},
	{"spent", "(SELECT meeting FROM item WHERE id = ROW.item)"},
	{"gate", "ROW.meeting"},
	{"check", "(SELECT meeting FROM gate WHERE id = ROW.gate)"},
	{"minutes", "ROW.meeting"},
	{"minutes_name", "ROW.meeting"},
}

// keptTables are the tables of what is kept of a meeting at its close. A row that was
// there before would keep the meeting from closing.
var keptTables = []string{"minutes", "minutes_name"}

// livingTables are the tables whose rows a meeting speaks about: they change
// after its close, but are not taken away. An agenda is protected more strictly.
var livingTables = []string{"blocker", "feedback"}

// wordTables are the tables of kinds and outcomes, and what an upgrade found. Only
// an upgrade, which has no triggers, adds to them.
var wordTables = []string{"kind", "tabled", "remarked", "outcome", "kind_outcome", "kind_state", unsealedTable}

// unsealedTable is the table of the meetings that closed before there were seals.
const unsealedTable = "unsealed"

// appendedTables are the tables whose rows are never changed and never taken
// away, with the code that says so.
var appendedTables = []struct{ table, code string }{
	{"journal", "journal"},
	{"seal", "seal"},
}

// triggers returns every trigger of the schema as SQL.
var triggers = sync.OnceValue(func() []string {
	var list []string
	for _, t := range saidTables {
		list = append(list, saidTriggers(t.table, t.meeting)...)
	}
	for _, table := range livingTables {
		list = append(list, livingTriggers(table)...)
	}
	for _, table := range wordTables {
		for _, event := range []string{"INSERT", "UPDATE", "DELETE"} {
			list = append(list, trigger(table, event, raise("word", "")))
		}
	}
	for _, t := range appendedTables {
		list = append(list, trigger(t.table, "UPDATE", raise(t.code, "")), trigger(t.table, "DELETE", raise(t.code, "")))
	}
	list = append(list, addendumTriggers()...)
	return append(list, specialTriggers()...)
})

// trigger returns the trigger of a table for an event, of statements.
func trigger(table, event string, statements ...string) string {
	return fmt.Sprintf("CREATE TRIGGER %s_%s BEFORE %s ON %s\nBEGIN\n    %s;\nEND",
		table, strings.ToLower(event), event, quote(table), strings.Join(statements, ";\n    "))
}

// raise returns a statement that refuses with a code where rows are found; where
// says which, and is "" for always.
func raise(code, where string) string {
	if where != "" {
		where = " " + where
	}
	return fmt.Sprintf("SELECT RAISE(ABORT, 'gavel:%s')%s", code, where)
}

// closedMeeting returns a statement that refuses where one of the meetings is closed.
func closedMeeting(meetings ...string) string {
	return raise("closed", fmt.Sprintf("FROM meeting WHERE status = 'closed' AND id IN (%s)", strings.Join(meetings, ", ")))
}

// sameNumber refuses an update that gives a row another number.
var sameNumber = raise("id", "WHERE NEW.id IS NOT OLD.id")

func saidTriggers(table, meeting string) []string {
	of := func(row string) string { return strings.ReplaceAll(meeting, "ROW", row) }
	replaced := fmt.Sprintf("(SELECT %s FROM %s WHERE id = NEW.id)", of(quote(table)), quote(table))
	insert := []string{closedMeeting(of("NEW"), replaced)}
	if slices.Contains(keptTables, table) {
		insert = append(insert, toldOf(table))
	}
	update := []string{closedMeeting(of("OLD"), of("NEW")), sameNumber}
	if table == "item" { // an item does not become a place, nor the place of another thing
		update = append(update, raise("id", "WHERE NEW.about IS NOT OLD.about OR NEW.about_kind IS NOT OLD.about_kind"))
	}
	return []string{
		trigger(table, "INSERT", insert...),
		trigger(table, "UPDATE", update...),
		trigger(table, "DELETE", closedMeeting(of("OLD"))),
	}
}

// toldOf returns a statement that refuses a row where the newest line of the journal
// does not tell of it.
func toldOf(table string) string {
	return raise("line", fmt.Sprintf(`WHERE NOT EXISTS (
        SELECT 1 FROM journal WHERE id = %s AND instr(changes, '{"table":"%s","id":' || NEW.id || ',"after":') > 0)`, newest, table))
}

func livingTriggers(table string) []string {
	return []string{
		trigger(table, "UPDATE", sameNumber),
		trigger(table, "DELETE", closedMeeting(spokenIn(table))),
	}
}

// spokenIn returns SQL for the meetings that had a row of a table on theirs.
func spokenIn(table string) string {
	return fmt.Sprintf("SELECT meeting FROM entry WHERE kind = '%s' AND subject = OLD.id", table)
}

// layLock creates every trigger, and the views that they look at.
func (w *writer) layLock(ctx context.Context) error {
	for _, statement := range slices.Concat(views, triggers()) {
		if _, err := w.conn.ExecContext(ctx, statement); err != nil {
			name, _, _ := strings.Cut(statement, "\n")
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// liftLock drops every trigger and view that the file has, whoever made it.
func (w *writer) liftLock(ctx context.Context) error {
	drops, err := queryTexts(ctx, w.query, sqlDropLock)
	if err != nil {
		return err
	}
	for _, drop := range drops {
		if _, err := w.conn.ExecContext(ctx, drop); err != nil {
			return err
		}
	}
	return nil
}

// addendumTriggers keep the words of an addendum: it is struck, never rewritten and
// never taken away.
func addendumTriggers() []string {
	return []string{
		trigger("addendum", "INSERT", raise("addendum", "FROM addendum WHERE id = NEW.id")),
		trigger("addendum", "UPDATE", sameNumber,
			raise("addendum", "WHERE NEW.cycle IS NOT OLD.cycle OR NEW.meeting IS NOT OLD.meeting OR NEW.text IS NOT OLD.text OR NEW.at IS NOT OLD.at")),
		trigger("addendum", "DELETE", raise("addendum", "")),
	}
}
