package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/storage"
)

// This file has what somebody tries who wants to close a meeting that has gaps,
// with any SQL there is but that which takes the triggers away. It is a move of
// the machine in TestTheTwoLocksAgree: whatever the schema lets through, the
// model must find no gap in the file that comes of it.

// tampered is the tables that somebody may write to, with their columns.
var tampered = []string{"cycle", "person", "meeting", "attendance", "away", "item", "decision", "blocker", "gate", "check", "feedback", "ruling", "action", "entry"}

// wordsOfRows lists what a column of text may be changed to.
var wordsOfRows = []string{"''", "'x'", "'item'", "'decision'", "'blocker'", "'check'", "'feedback'", "'inform'", "'decide'",
	"'live'", "'adjourned'", "'planned'", "'cancelled'", "'2026-01-01'", "'2026-03-09'", "'2027-01-01'", "'decisions-owned'", "'blockers-complete'",
	"'approved'", "'rejected'", "'deferred'", "'escalated'", "'noted'", "'withdrawn'", "'resolved'", "'carried'", "'pass'", "'waived'", "'holds'", "'accepted'", "'cleared'", "'mail'"}

// Tamper writes to the file from outside, a few statements at a time, each as
// far as the schema lets it, and then closes what is open. Nothing of it stays.
func (m *machine) Tamper(rt *rapid.T) {
	var open []model.ID
	for v := range m.record.Meetings.All() {
		if v.Status == model.Live || v.Status == model.Adjourned {
			open = append(open, v.ID)
		}
	}
	if len(open) == 0 {
		rt.Skip("no meeting is open")
	}
	meeting := rapid.SampledFrom(open).Draw(rt, "meeting")
	for range 4 {
		m.tamper(rt, meeting)
	}
}

func (m *machine) TamperAgain(rt *rapid.T) { m.Tamper(rt) }

func (m *machine) tamper(rt *rapid.T, meeting model.ID) {
	ctx := context.Background()
	tx, err := m.outside.BeginTx(ctx, nil)
	if err != nil {
		rt.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	var done []string
	try := func(statement string) bool {
		if _, err := tx.ExecContext(ctx, "SAVEPOINT try; "+statement+"; RELEASE try"); err != nil {
			if _, err := tx.ExecContext(ctx, "ROLLBACK TO try; RELEASE try"); err != nil {
				rt.Fatal(err)
			}
			return false
		}
		done = append(done, statement)
		return true
	}
	for range rapid.IntRange(0, 3).Draw(rt, "statements") {
		try(m.statement(rt, meeting))
	}
	if rapid.Bool().Draw(rt, "answer the rest") {
		m.answerFromOutside(rt, tx, meeting, try)
	}
	if len(done) == 0 || !try(fmt.Sprintf("UPDATE meeting SET status = 'closed' WHERE id = %d", meeting)) {
		return
	}
	m.mustHaveNoGap(rt, tx, meeting, done)
}

// mustHaveNoGap asks the model of the file as it was before the close.
func (m *machine) mustHaveNoGap(rt *rapid.T, tx *sql.Tx, meeting model.ID, done []string) {
	if err := tx.Rollback(); err != nil {
		rt.Fatal(err)
	}
	again, err := m.outside.BeginTx(context.Background(), nil)
	if err != nil {
		rt.Fatal(err)
	}
	defer func() { _ = again.Rollback() }()
	for _, statement := range done[:len(done)-1] {
		if _, err := again.ExecContext(context.Background(), statement); err != nil {
			rt.Fatal(err)
		}
	}
	record, err := storage.RecordIn(context.Background(), again)
	if err != nil {
		rt.Fatal(err)
	}
	_, _, err = model.Do(record, model.CloseMeeting{Meeting: meeting}, model.At(m.now))
	refusal, ok := errors.AsType[*model.Refusal](err)
	if !ok || refusal.Reason != model.HasGaps {
		return
	}
	gaps := slices.DeleteFunc(refusal.Gaps, func(g model.Gap) bool { return isOnlyComputed(record, g, model.DateOf(m.now)) })
	if len(gaps) > 0 {
		rt.Fatalf("the schema closes M-%d after\n%s\nthe model finds: %+v", meeting, strings.Join(done, ";\n"), gaps)
	}
}

// isOnlyComputed reports whether a gap is a computed check that the schema does not work out:
// it knows a decision without an owner, and a blocker without owner, day or fallback.
func isOnlyComputed(r *model.Record, g model.Gap, today model.Date) bool {
	c, ok := r.Checks.Get(g.About.ID)
	if !ok || g.About.Kind != model.KindCheck || c.Computed == "" {
		return false
	}
	return !slices.ContainsFunc(r.Compute(c, today).Refs(), func(about model.Ref) bool {
		d, isDecision := r.Decisions.Get(about.ID)
		b, isBlocker := r.Blockers.Get(about.ID)
		return c.Computed == model.DecisionsOwned && isDecision && d.Owner == 0 ||
			c.Computed == model.BlockersComplete && isBlocker && (b.Owner == 0 || b.Due == "" || b.Fallback == "")
	})
}

// statement returns one thing that somebody tries.
func (m *machine) statement(rt *rapid.T, meeting model.ID) string {
	table := rapid.SampledFrom(tampered).Draw(rt, "table")
	id := rapid.IntRange(1, 8).Draw(rt, "row")
	switch rapid.IntRange(0, 5).Draw(rt, "way") {
	case 0:
		return fmt.Sprintf("DELETE FROM %q WHERE id = %d", table, id)
	case 1, 2:
		column := rapid.SampledFrom(m.columns[table]).Draw(rt, "column")
		return fmt.Sprintf("UPDATE OR REPLACE %q SET %q = %s WHERE id = %d", table, column, m.value(rt), id)
	case 3:
		column := rapid.SampledFrom(m.columns[table]).Draw(rt, "column")
		number := rapid.SampledFrom([]string{"id", "NULL", "90"}).Draw(rt, "number")
		return fmt.Sprintf("INSERT OR REPLACE INTO %q SELECT %s FROM %q WHERE id = %d", table,
			m.changed(table, map[string]string{"id": number, column: m.value(rt)}), table, id)
	case 4:
		return fmt.Sprintf("DELETE FROM entry WHERE meeting = %d AND ruling IS NULL", meeting)
	}
	return fmt.Sprintf("UPDATE entry SET ruling = %d WHERE meeting = %d AND ruling IS NULL", id, meeting)
}

// value returns what a column may be changed to.
func (m *machine) value(rt *rapid.T) string {
	if rapid.Bool().Draw(rt, "number") {
		return rapid.SampledFrom([]string{"NULL", "0", "1", "2", "3", "4", "-1", "9999999999999"}).Draw(rt, "value")
	}
	return rapid.SampledFrom(wordsOfRows).Draw(rt, "value")
}

// changed returns the columns of a table for a SELECT, some of them something else.
func (m *machine) changed(table string, to map[string]string) string {
	list := slices.Clone(m.columns[table])
	for i, column := range list {
		list[i] = `"` + column + `"`
		if value, ok := to[column]; ok {
			list[i] = value
		}
	}
	return strings.Join(list, ", ")
}

// answerFromOutside gives each row of the table that lacks a ruling one that is
// there, or one that is made for it, behind a line in the journal that is not one.
func (m *machine) answerFromOutside(rt *rapid.T, tx *sql.Tx, meeting model.ID, try func(string) bool) {
	entries := rowsOf(rt, tx, `SELECT id, kind, subject FROM entry WHERE meeting = ?1 AND NOT EXISTS (SELECT 1 FROM ruling WHERE id = entry.ruling)`, int64(meeting))
	forged := rapid.Bool().Draw(rt, "forge a line")
	if forged {
		var names strings.Builder
		for i := range entries {
			fmt.Fprintf(&names, `,{"table":"ruling","id":%d,"after":{}}`, 900+i)
		}
		try(fmt.Sprintf(`INSERT INTO journal SELECT id + 1, randomblob(16), cycle, meeting, at, actor, instance, command, says, 0, NULL, '[%s]', hash, randomblob(32)
			FROM journal ORDER BY id DESC LIMIT 1`, strings.TrimPrefix(names.String(), ",")))
	}
	for i, e := range entries {
		ruling := rapid.IntRange(1, 12).Draw(rt, "ruling")
		if rapid.Bool().Draw(rt, "of the thing itself") {
			if own := rowsOf(rt, tx, `SELECT id, '', 0 FROM ruling WHERE about_kind = ?1 AND about = ?2 ORDER BY id`, e.kind, e.subject); len(own) > 0 {
				ruling = rapid.SampledFrom(own).Draw(rt, "ruling").id
			}
		}
		if forged {
			ruling = 900 + i
			try(fmt.Sprintf("INSERT INTO ruling SELECT %s FROM ruling ORDER BY id LIMIT 1", m.changed("ruling", map[string]string{
				"id": fmt.Sprint(ruling), "about_kind": "'" + e.kind + "'", "about": fmt.Sprint(e.subject),
				"outcome":  rapid.SampledFrom([]string{"'approved'", "'noted'", "'carried'", "'resolved'", "'pass'", "'holds'", "'accepted'", "'deferred'", "'withdrawn'"}).Draw(rt, "outcome"),
				"owner":    rapid.SampledFrom([]string{"NULL", "1", "2", "3", "77"}).Draw(rt, "owner"),
				"meeting":  rapid.SampledFrom([]string{"NULL", "1", "2", "77", fmt.Sprint(meeting)}).Draw(rt, "meeting"),
				"via":      rapid.SampledFrom([]string{"''", "'mail'"}).Draw(rt, "via"),
				"fallback": "''", "impact": "''", "due": "NULL", "anew": "NULL",
				"line": rapid.SampledFrom([]string{"(SELECT max(id) FROM journal)", "1"}).Draw(rt, "line"),
			})))
		}
		try(fmt.Sprintf("UPDATE entry SET ruling = %d WHERE id = %d", ruling, e.id))
	}
}

// row is a number, a word and a number of a row.
type row struct {
	id      int
	kind    string
	subject int
}

func rowsOf(rt *rapid.T, tx *sql.Tx, query string, args ...any) (list []row) {
	rows, err := tx.QueryContext(context.Background(), query, args...)
	if err != nil {
		rt.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.id, &r.kind, &r.subject); err != nil {
			rt.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}
