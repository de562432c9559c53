package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// shell runs SQL from outside, all of it or nothing, as somebody does who has
// never heard of gavel.
type shell func(statements string) error

// shells returns the ways in from outside: any program with an SQLite driver, and
// the prompt of sqlite3.
func shells(t *testing.T, path string) map[string]shell {
	t.Helper()
	ways := map[string]shell{"a driver": driverShell(t, path)}
	program, err := exec.LookPath("sqlite3")
	switch {
	case turns.Few(): // a process for each statement takes its time, and it is the same library
	case err == nil:
		ways["sqlite3"] = func(statements string) error {
			out, err := exec.CommandContext(t.Context(), program, "-bail", path, ".timeout 5000",
				"PRAGMA foreign_keys = 0", "PRAGMA recursive_triggers = 0", "BEGIN;"+statements+";COMMIT").CombinedOutput()
			if err != nil {
				return fmt.Errorf("%s: %w", out, err)
			}
			return nil
		}
	default:
		t.Log("SKIPPED: there is no sqlite3 to try the locks from a prompt; only a driver tries them")
	}
	return ways
}

func driverShell(t *testing.T, path string) shell {
	t.Helper()
	conn, err := outsider(t, path).Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return func(statements string) error {
		_, err := conn.ExecContext(context.Background(), "BEGIN;"+statements+";COMMIT")
		if err != nil {
			_, _ = conn.ExecContext(context.Background(), "ROLLBACK")
		}
		return err
	}
}

// attack is SQL that must be stopped with a code.
type attack struct{ statements, code string }

func mustHold(t *testing.T, path string, attacks []attack) {
	t.Helper()
	for name, run := range shells(t, path) {
		for _, a := range attacks {
			err := run(a.statements)
			if err == nil || !strings.Contains(err.Error(), "gavel:"+a.code) {
				t.Errorf("%s: %s\n answers %v, want gavel:%s", name, a.statements, err, a.code)
			}
		}
	}
}

// said returns everything that a meeting said, as the file has it.
func said(t rapid.TB, db *sql.DB, meeting model.ID) string {
	t.Helper()
	var b strings.Builder
	for _, table := range saidTables {
		rows, err := db.QueryContext(context.Background(), fmt.Sprintf("SELECT * FROM %s WHERE %s ORDER BY id", table.name, table.ofMeeting), int64(meeting))
		if err != nil {
			t.Fatal(err)
		}
		columns, _ := rows.Columns()
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&b, table.name, values)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// saidTables lists the tables that hold a meeting's words; ?1 is the meeting. parent is the
// column that says whose a row is, and root the SQL for its value in M-1.
var saidTables = []struct{ name, ofMeeting, parent, root string }{
	{"meeting", "id = ?1", "", ""},
	{"attendance", "meeting = ?1", "meeting", "1"},
	{"away", "meeting = ?1", "meeting", "1"},
	{"item", "meeting = ?1", "meeting", "1"},
	{"clock", "meeting = ?1", "meeting", "1"},
	{"spent", "item IN (SELECT id FROM item WHERE meeting = ?1)", "item", "(SELECT min(id) FROM item WHERE meeting = 1)"},
	{"gate", "meeting = ?1", "meeting", "1"},
	{`"check"`, "gate IN (SELECT id FROM gate WHERE meeting = ?1)", "gate", "(SELECT min(id) FROM gate WHERE meeting = 1)"},
	{"entry", "meeting = ?1", "meeting", "1"},
	{"minutes", "meeting = ?1", "meeting", "1"},
	{"minutes_name", "meeting = ?1", "meeting", "1"},
	{"step", "meeting = ?1", "meeting", "1"},
	{"ruling", "(meeting = ?1 OR id IN (SELECT ruling FROM entry WHERE meeting = ?1))", "meeting", "1"},
}

// twoMeetings is M-1, closed after it spoke of everything there is, and M-2,
// which is live, with a clock that ran.
func twoMeetings(t *testing.T, s *storage.Store) {
	t.Helper()
	first, item, decision := review(t, s)
	do(t, s, model.StartMeeting{Meeting: first.ID})
	do(t, s, approve(decision))
	news := model.Ref{Kind: model.KindItem, ID: 2}
	do(t, s, model.OpenItem{Item: news.ID})
	do(t, s, model.GiveRuling{About: news, Outcome: model.Noted})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("seen")}})
	whole := owned("no key", ana)
	whole[model.FieldDue], whole[model.FieldFallback], whole[model.FieldImpact] = model.On("2026-03-20"), model.Words("wait"), model.Words("none")
	raise(t, s, model.KindBlocker, item, whole)
	feedback := raise(t, s, model.KindFeedback, item, model.Values{model.FieldWords: model.Words("nice"), model.FieldBy: model.Who(bo)})
	action := raise(t, s, model.KindAction, decision, owned("write it down", bo))
	do(t, s, model.GiveRuling{About: action, Outcome: model.Finished})
	do(t, s, model.Leave{People: []model.ID{cleo}})
	do(t, s, model.Arrive{People: []model.ID{cleo}})
	do(t, s, model.AdjournMeeting{Meeting: first.ID})
	do(t, s, model.GiveRuling{About: feedback, Outcome: model.Accepted, With: model.Values{model.FieldVia: model.Words("message")}}) // between sittings
	do(t, s, model.StartMeeting{Meeting: first.ID})
	do(t, s, model.CloseMeeting{Meeting: first.ID})

	_, done := do(t, s, model.PlanMeeting{Date: "2026-03-09", Agenda: []model.Values{owned("Next", ana), owned("Last", ana)}})
	do(t, s, model.StartMeeting{Meeting: done.About.ID})
	next := raise(t, s, model.KindDecision, model.Ref{Kind: model.KindItem, ID: 3}, words("Go on?"))
	do(t, s, model.GiveRuling{About: next, Outcome: model.Rejected, With: model.Values{model.FieldWhy: model.Words("no")}})
	do(t, s, model.GiveRuling{About: action, Outcome: model.Open, With: model.Values{model.FieldWhy: model.Words("not all of it")}})
	do(t, s, model.Leave{People: []model.ID{cleo}})
	do(t, s, model.Arrive{People: []model.ID{cleo}})
	do(t, s, model.OpenItem{Item: 4})
}

func TestWhatAClosedMeetingSaidStaysSaid(t *testing.T) {
	path := newFile(t)
	twoMeetings(t, open(t, path))
	db := outsider(t, path)
	before := said(t, db, 1)
	for _, table := range saidTables {
		if !strings.Contains(before, table.name+" [") {
			t.Fatalf("the closed meeting says nothing in %s", table.name)
		}
	}
	// Rows of the other meeting, for the attacks that put one in the place of another.
	for _, statement := range []string{"INSERT INTO minutes VALUES (90, 1, 1, 2, 'not yet'); ", "INSERT INTO minutes_name VALUES (90, 1, 1, 2, 1, 'Ana'); "} {
		table := strings.Fields(statement)[2]
		mustHold(t, path, []attack{{statement, "line"}})
		told := forged(fmt.Sprintf(`{"table":"%s","id":90,"after":{}}`, table))
		if _, err := db.ExecContext(t.Context(), told+statement); err != nil {
			t.Fatal(err)
		}
	}
	mustHold(t, path, attacksOnSaid())
	if after := said(t, db, 1); after != before {
		t.Errorf("it said\n%s and says now\n%s", before, after)
	}
}

// attacksOnSaid tries each table in every way that SQL has to change a row.
func attacksOnSaid() []attack {
	const anyCode = ""
	var list []attack
	for _, table := range saidTables {
		fixed := "closed" // an update of a ruling or a step is refused whose ever it is
		if table.name == "ruling" || table.name == "step" {
			fixed = table.name
		}
		names := strings.NewReplacer("{table}", table.name, "{mine}", strings.ReplaceAll(table.ofMeeting, "?1", "1"),
			"{parent}", table.parent, "{root}", table.root)
		add := func(code, statement string) {
			statement = strings.ReplaceAll(statement, "{one}", "(SELECT max(id) FROM {table} WHERE {mine})")
			statement = strings.ReplaceAll(statement, "{other}", "(SELECT min(id) FROM {table} WHERE NOT ifnull({mine}, 0))")
			list = append(list, attack{names.Replace(statement), code})
		}
		add(fixed, "UPDATE {table} SET version = 7 WHERE {mine}")
		add(fixed, "UPDATE OR REPLACE {table} SET version = 7 WHERE {mine}")
		add(fixed, "UPDATE OR IGNORE {table} SET version = 7 WHERE {mine}")
		add(anyCode, "UPDATE OR REPLACE {table} SET id = {one} WHERE id = {other}")
		add(anyCode, "UPDATE OR REPLACE {table} SET rowid = {one} WHERE id = {other}")
		add(anyCode, "UPDATE {table} SET id = 900 WHERE id = {one}")
		add(anyCode, "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE {mine}")
		add(anyCode, "REPLACE INTO {table} SELECT * FROM {table} WHERE id = {one}")
		add(anyCode, "INSERT OR IGNORE INTO {table} SELECT * FROM {table} WHERE id = {one}")
		add(anyCode, "INSERT INTO {table} SELECT * FROM {table} WHERE {mine} ON CONFLICT (id) DO UPDATE SET version = 7")
		add("closed", "DELETE FROM {table} WHERE {mine}")
		add("closed", "DELETE FROM {table}")
		if table.parent == "" {
			continue
		}
		add(anyCode, "UPDATE OR REPLACE {table} SET {parent} = {root} WHERE id = {other}")
		const aCopy = "CREATE TEMP TABLE copy AS SELECT * FROM {table} WHERE id = {one}; "
		add("closed", aCopy+"UPDATE copy SET id = 900, {parent} = {root}; INSERT INTO {table} SELECT * FROM copy")
		add("closed", aCopy+"UPDATE copy SET id = 900, {parent} = {root}; INSERT OR REPLACE INTO {table} SELECT * FROM copy")
		add(anyCode, aCopy+"UPDATE copy SET {parent} = (SELECT max({parent}) FROM {table}); INSERT OR REPLACE INTO {table} SELECT * FROM copy")
	}
	return append(list,
		attack{"UPDATE meeting SET status = 'live' WHERE id = 1", "closed"},
		attack{"UPDATE meeting SET title = 'x', status = 'closed' WHERE id = 1", "closed"},
		attack{"INSERT INTO item SELECT NULL, 1, 1, 1, 9, 'late', '', '', NULL, '', 10, 'inform', '', '', 0, NULL, NULL, '', 0, '', NULL, ''", "closed"},
		attack{"INSERT INTO item SELECT NULL, 1, 1, '1', 9, 'late', '', '', NULL, '', 10, 'inform', '', '', 0, NULL, NULL, '', 0, '', NULL, ''", "closed"},
		attack{"INSERT INTO decision (id, version, cycle, item, statement, recommendation, wording, owner, needs_evidence, fallback, request, release, due, raised_at, type) SELECT 900, 1, cycle, 1, 'late', '', '', NULL, 0, '', '', '', NULL, 1, '' FROM cycle JOIN decision LIMIT 1", "closed"},
		attack{"UPDATE decision SET item = 1 WHERE item <> 1", "closed"},
		attack{"UPDATE decision SET item = 3 WHERE item = 1", "closed"},
		attack{"DELETE FROM decision WHERE item = 1", "closed"},
		attack{"UPDATE decision SET id = 900 WHERE item = 1", "id"},
		attack{"DELETE FROM blocker", "closed"},
		attack{"UPDATE blocker SET rowid = 900", "id"},
		attack{"DELETE FROM feedback", "closed"},
		attack{"UPDATE feedback SET id = 900", "id"},
		attack{"INSERT INTO ruling SELECT 900, version, cycle, about_kind, about, outcome, owner, at, NULL, 'mail', why, how, wording, evidence, fallback, impact, due, escalated_to, second, until, duplicate_of, NULL, (SELECT max(id) FROM journal), due_at FROM ruling WHERE outcome = 'accepted'", "line"},
	)
}

func TestWhatAClosedMeetingSpokeAboutLivesOn(t *testing.T) {
	path := newFile(t)
	twoMeetings(t, open(t, path))
	for name, run := range shells(t, path) {
		for _, statement := range []string{
			"UPDATE decision SET fallback = 'another'",
			"UPDATE blocker SET due = '2026-04-01'",
			"UPDATE action SET done_at = 1",
			"INSERT OR REPLACE INTO decision SELECT * FROM decision",
			"INSERT INTO addendum VALUES (NULL, 1, 1, 1, 'a correction', 1, NULL, '')",
		} {
			if err := run(statement); err != nil {
				t.Errorf("%s: %s: %v", name, statement, err)
			}
		}
	}
}

func TestTheJournalIsOnlyAppendedTo(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	review(t, s)
	mustHold(t, path, []attack{
		{"UPDATE journal SET says = 'nothing'", "journal"},
		{"UPDATE OR REPLACE journal SET id = 1 WHERE id = 2", "journal"},
		{"DELETE FROM journal", "journal"},
		{"DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)", "journal"},
		{"INSERT OR REPLACE INTO journal SELECT * FROM journal", "journal"},
		{"INSERT OR REPLACE INTO journal SELECT 900, uid, cycle, meeting, at, actor, instance, command, says, undoable, reverts, changes, prev_hash, hash FROM journal LIMIT 1", "journal"},
		{"INSERT INTO journal SELECT * FROM journal WHERE id = 1 ON CONFLICT (id) DO UPDATE SET says = 'x'", "journal"},
		{"INSERT INTO journal SELECT * FROM journal WHERE id = 1 ON CONFLICT (uid) DO UPDATE SET says = 'x'", "journal"},
	})
	mustVerify(t, s)
}
