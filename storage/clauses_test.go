package storage_test

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// This file takes the lock apart, clause by clause, to see that each clause holds back
// something of what was tried from outside.

// clauseOf is the triggers that hold the close rule, for the test that takes them
// apart.
var clauseOf = []string{"meeting_close", "meeting_insert", "meeting_update", "meeting_delete", "ruling_insert", "ruling_update", "ruling_delete",
	"entry_insert", "entry_update", "entry_delete", "step_insert", "step_update", "step_delete", "journal_insert", "cycle_insert", "cycle_update", "cycle_delete"}

// twice is the clauses that say with a code of their own what another one holds
// back, too.
var twice = []string{
	"meeting_insert 'gavel:one-live'", // nothing but a planned meeting is added
	"ruling_insert 'gavel:closed'",    // nothing is ruled in a meeting that is not open
	"step_insert 'gavel:closed'",      // and no step is taken in one
}

// TestEveryClauseOfTheLockHoldsSomethingBack drops each clause in turn: something
// that was tried from outside goes through then.
func TestEveryClauseOfTheLockHoldsSomethingBack(t *testing.T) {
	turns.Long(t)
	path, refs := readyFile(t)
	db, tried := lockChanger(t, path), 0
	for _, statement := range storage.Lock() {
		name := strings.Fields(statement)[2]
		if !slices.Contains(clauseOf, name) {
			continue
		}
		head, body, _ := strings.Cut(statement, "\nBEGIN\n    ")
		clauses := strings.Split(strings.TrimSuffix(body, ";\nEND"), ";\n    ")
		for i, clause := range clauses {
			code, _, _ := strings.Cut(strings.TrimPrefix(clause, "SELECT RAISE(ABORT, "), ")")
			if tried++; slices.Contains(twice, name+" "+code) || !turns.In(tried, 1, 8) {
				continue
			}
			without := append(slices.Delete(slices.Clone(clauses), i, i+1), "SELECT 1")
			changed := head + "\nBEGIN\n    " + strings.Join(without, ";\n    ") + ";\nEND"
			if !goesThrough(t, db, refs, strings.Trim(strings.TrimPrefix(code, "'gavel:"), "'"), changed, statement) {
				t.Errorf("%s holds without its clause %d:\n%s", name, i, clause)
			}
		}
	}
}

// The same of the conditions in a clause: each is left out, and something goes
// through then.
func TestEveryConditionOfTheLockHoldsSomethingBack(t *testing.T) {
	turns.Long(t)
	path, refs := readyFile(t)
	db := lockChanger(t, path)
	for n, w := range weakened {
		if !turns.In(n, 1, 8) {
			continue
		}
		i := slices.IndexFunc(storage.Lock(), func(statement string) bool { return strings.Fields(statement)[2] == w.name })
		statement := storage.Lock()[i]
		if strings.Count(statement, w.part) != 1 {
			t.Errorf("%s has %q %d times", w.name, w.part, strings.Count(statement, w.part))
			continue
		}
		if !goesThrough(t, db, refs, w.code, strings.Replace(statement, w.part, w.left, 1), statement) {
			t.Errorf("%s holds without %q", w.name, w.part)
		}
	}
}

// weakened is parts of the lock that a clause holds in its condition, and what a
// slip would leave of them.
var weakened = []struct{ name, code, part, left string }{
	{"valid_ruling", "gaps", "WHERE ruling.line > 0 AND", "WHERE"},
	{"valid_ruling", "gaps", "ruling.owner IS NULL AND EXISTS", "EXISTS"},
	{"valid_ruling", "gaps", " AND computed <> '')", ")"},
	{"valid_ruling", "gaps", "ELSE EXISTS (SELECT 1 FROM person WHERE id = ruling.owner)", "ELSE 1"},
	{"meeting_close", "gaps", "LEFT JOIN blocker ON blocker.id = entry.subject\n", "JOIN blocker ON blocker.id = entry.subject\n"},
	{"meeting_close", "gaps", "ruling.owner IS NOT blocker.owner OR ", ""},
	{"meeting_close", "gaps", " OR ruling.fallback <> blocker.fallback", ""},
	{"meeting_close", "gaps", " OR ruling.impact <> blocker.impact", ""},
	{"meeting_close", "gaps", "(ruling.due IS NOT blocker.due AND ruling.outcome <> 'escalated')", "0"},
	{"meeting_close", "gaps", "ruling.about_kind = entry.kind AND ruling.about = entry.subject", "ruling.about_kind = entry.kind"},
	{"meeting_close", "gaps", "WHERE id = ruling.about AND item = entry.subject", "WHERE id = ruling.about"},
	{"meeting_close", "gaps", "(ruling.about_kind = 'decision' OR", "(0 OR"},
	{"meeting_close", "gaps", "THEN EXISTS (SELECT 1 FROM meeting WHERE id = item.meeting AND status = 'cancelled')", "THEN 0"},
	{"meeting_close", "gaps", "(SELECT 1 FROM condition WHERE ruling = approval.root AND state = 'open' AND ifnull(due, '') <= NEW.date)", "(SELECT 1 WHERE 0)"},
	{"meeting_close", "gaps", "(SELECT 1 FROM condition WHERE ruling = root AND state = 'open' AND ifnull(due, '') <= NEW.date)", "(SELECT 1 WHERE 0)"},
	{"meeting_close", "gaps", "NOT EXISTS (SELECT 1 FROM condition WHERE ruling = root AND state = 'open')", "0"},
	{"meeting_close", "gaps", "ELSE EXISTS (\n            SELECT 1 FROM ruling WHERE id", "ELSE 0 AND EXISTS (\n            SELECT 1 FROM ruling WHERE id"},
	{"meeting_close", "gaps", "OR EXISTS (SELECT 1 FROM doubt WHERE doubt.decision = decision.id AND returns)", ""},
	{"meeting_close", "gaps", " OR (doubt.day <= NEW.date AND EXISTS (\n        SELECT 1 FROM item WHERE meeting = NEW.id AND about_kind = 'decision' AND about = doubt.decision))", ""},
	{"ruling_insert", "value", "NEW.owner IS NOT NULL OR NEW.meeting IS NULL", "NEW.meeting IS NULL"},
	{"ruling_insert", "value", "NEW.about AND computed <> ''", "NEW.about"},
	{"entry_insert", "entry", "OR (meeting = NEW.meeting AND kind = NEW.kind AND subject = NEW.subject)", ""},
	{"entry_delete", "entry", " AND value ->> 'after' IS NULL", ""},
	{"entry_delete", "entry", " AND value ->> 'id' = OLD.id", ""},
	{"entry_update", "entry", "NEW.subject IS NOT OLD.subject", "0"},
	{"entry_update", "entry", "NEW.meeting IS NOT OLD.meeting", "0"},
}

// lockChanger returns a connection of an outsider's that changes the lock and waits for no disk.
func lockChanger(t *testing.T, path string) *sql.DB {
	t.Helper()
	db := outsider(t, path)
	db.SetMaxOpenConns(1)
	mustExec(t, db, "PRAGMA synchronous = OFF")
	return db
}

// goesThrough changes the lock, reports whether something then gets past it that was
// refused before with a code, and puts back what was changed.
//
// The change is saved: within one transaction with it, each thing that is taken back would
// have SQLite read the whole schema anew.
func goesThrough(t *testing.T, db *sql.DB, refs map[string]model.Ref, code, changed, whole string) bool {
	t.Helper()
	words := strings.Fields(whole)
	drop := fmt.Sprintf("DROP %s %s; ", words[1], words[2])
	mustExec(t, db, drop+changed)
	defer mustExec(t, db, drop+whole)
	for i := range openings {
		o := openings[(lastThrough+i)%len(openings)] // clauses and openings are in about the same order
		if o.code != code {
			continue
		}
		_, err := db.ExecContext(t.Context(), "BEGIN; "+o.filled(refs))
		mustExec(t, db, "ROLLBACK")
		if err == nil {
			lastThrough = (lastThrough + i) % len(openings)
			return true
		}
	}
	return false
}

// lastThrough is the opening that went through last.
var lastThrough int
