package storage

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gavel/model"
)

// statements is every statement of this package that is a constant.
var statements = map[string]string{
	"sqlDataVersion": sqlDataVersion, "sqlNewestCycle": sqlNewestCycle, "sqlSequences": sqlSequences, "sqlHeadNumber": sqlHeadNumber,
	"sqlJournalHead": sqlJournalHead, "sqlJournalChanges": sqlJournalChanges, "sqlJournalLine": sqlJournalLine,
	"sqlJournalLatest": sqlJournalLatest, "sqlJournalInsert": sqlJournalInsert,
	"sqlJournalAll": sqlJournalAll, "sqlJournalNewest": sqlJournalNewest, "sqlJournalSince": sqlJournalSince, "sqlJournalLast": sqlJournalLast,
	"sqlUndoable": sqlUndoable, "sqlRedoable": sqlRedoable, "sqlSays": sqlSays,
	"sqlVersion": sqlVersion, "sqlMinReader": sqlMinReader, "sqlDangling": sqlDangling,
	"sqlCopy": sqlCopy, "sqlQuickCheck": sqlQuickCheck,
	"sqlSavedBefore": sqlSavedBefore, "sqlDraftDrop": sqlDraftDrop, "sqlSealInsert": sqlSealInsert, "sqlSeals": sqlSeals, "sqlSealsLost": sqlSealsLost, "sqlSealless": sqlSealless, "sqlUnsealed": sqlUnsealed, "sqlColumns": sqlColumns,
	"sqlIntegrity": sqlIntegrity, "sqlSchema": sqlSchema, "sqlNewestAt": sqlNewestAt, "sqlLastAt": sqlLastAt, "sqlWaiting": sqlWaiting,
	"sqlDropLock": sqlDropLock, "sqlForeignKeysOff": sqlForeignKeysOff, "sqlForeignKeysOn": sqlForeignKeysOn,
	"sqlGuardDown": sqlGuardDown, "sqlGuardUp": sqlGuardUp,
	"sqlDraftKeep": sqlDraftKeep, "sqlDraftsLeft": sqlDraftsLeft, "sqlDraftTake": sqlDraftTake, "sqlWalk": sqlWalk, "sqlWalkKeep": sqlWalkKeep, "sqlWalkOver": sqlWalkOver,
	"sqlReadBack": sqlReadBack,
	"sqlCycles":   sqlCycles, "sqlChosenCycle": sqlChosenCycle, "sqlChosenCycleKeep": sqlChosenCycleKeep, "sqlLastLineOf": sqlLastLineOf, "sqlChangedSince": sqlChangedSince,
	"sqlMinutes": sqlMinutes, "sqlMinutesMissing": sqlMinutesMissing,
	"sqlJournalMode": sqlJournalMode, "sqlDeleteMode": sqlDeleteMode, "sqlSynchronous": sqlSynchronous, "sqlForeignKeys": sqlForeignKeys,
}

func newStore(t *testing.T) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.gavel")
	NewFile(t, path)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// lines returns a query's answer, a line a row.
func lines(t *testing.T, s *Store, statement string, args ...any) []string {
	t.Helper()
	var list []string
	rows, err := s.read.db.QueryContext(t.Context(), statement, args...)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		list = append(list, text)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return list
}

func TestEveryTableHasTheColumnsOfItsStruct(t *testing.T) {
	s := newStore(t)
	for name, table := range tables() {
		var want []string
		for _, c := range table.columns {
			kind := "INTEGER NOT NULL"
			switch c.kind {
			case plainText:
				kind = "TEXT NOT NULL"
			case textOrNothing:
				kind = "TEXT"
			case numberOrNothing:
				kind = "INTEGER"
			}
			want = append(want, c.name+" "+kind)
		}
		// What may be nothing in the model may be needed by the schema: an
		// item always is of a meeting.
		got := lines(t, s, `SELECT name || ' ' || type || iif("notnull" OR pk, ' NOT NULL', '') FROM pragma_table_xinfo(?1)`, name)
		for i := range min(len(got), len(want)) {
			if !strings.HasSuffix(want[i], "NULL") {
				got[i] = strings.TrimSuffix(got[i], " NOT NULL")
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("table %s\n has  %q\n want %q", name, got, want)
		}
	}
}

// A UNIQUE that the model does not know of would fail in the file, with no sentence.
func TestTheModelKnowsWhichRowsAreThereOnce(t *testing.T) {
	s := newStore(t)
	once := lines(t, s, `SELECT DISTINCT t.name FROM pragma_table_list t, pragma_index_list(t.name) i WHERE i."unique" AND i.origin = 'u'`)
	for _, table := range new(model.Record).Tables() {
		_, knows := table.New().(interface{ Unique() model.Ref })
		if name := table.Name; name != "entry" && knows != slices.Contains(once, name) { // entries are laid anew after each command
			t.Errorf("%s: the schema says that its rows are unique: %v; the model: %v", name, !knows, knows)
		}
	}
}

func TestTheFileHasNoTableThatTheRecordKnowsNothingOf(t *testing.T) {
	want := append([]string{"chosen_cycle", "draft", "journal", "meta", "seal", "sqlite_sequence", "walk"}, wordTables...)
	for name := range tables() {
		want = append(want, name)
	}
	slices.Sort(want)
	s := newStore(t)
	if got := lines(t, s, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`); !slices.Equal(got, want) {
		t.Errorf("tables %q, want %q", got, want)
	}
	if loose := lines(t, s, `SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict`); loose != nil {
		t.Errorf("not STRICT: %q", loose)
	}
}

func TestEveryStatementPrepares(t *testing.T) {
	s := newStore(t)
	prepare := func(name, statement string) {
		stmt, err := s.write.conn.PrepareContext(t.Context(), statement)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		_ = stmt.Close()
	}
	for name, statement := range statements {
		prepare(name, statement)
	}
	for name, table := range tables() {
		for _, statement := range []string{table.load, table.insert, table.update, table.remove, table.cycleOf, cmp.Or(table.carried, table.load), table.others} {
			prepare(name, statement)
		}
		if table.series != "" {
			prepare(name, table.series)
		}
	}
	for _, name := range sqlConstants(t) {
		if _, ok := statements[name]; !ok {
			t.Errorf("%s is not among the statements of this test", name)
		}
	}
}

// sqlConstants returns the name of every constant of this package that is SQL.
func sqlConstants(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(source, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && strings.HasPrefix(spec.Names[0].Name, "sql") {
				names = append(names, spec.Names[0].Name)
			}
			return true
		})
	}
	return names
}

func TestNoHotStatementScansATable(t *testing.T) {
	s := newStore(t)
	hot := map[string]string{"undo": sqlUndoable, "redo": sqlRedoable, "journal": sqlJournalLatest, "head": sqlJournalHead,
		"news": sqlJournalSince, "newest": sqlJournalNewest, "last": sqlLastAt, "saved before": sqlSavedBefore, "drafts": sqlDraftKeep, "walk": sqlWalk}
	for name, table := range tables() {
		if table.scope != model.InNoCycle { // the people of every cycle are few
			hot["load "+name], hot["update "+name] = table.load, table.update
		}
		if table.series != "" {
			hot["series "+name] = table.series
		}
	}
	for name, statement := range hot {
		marks := strings.Count(statement, "?")
		args := make([]any, marks)
		rows, err := s.write.query(t.Context(), "EXPLAIN QUERY PLAN "+statement, args...)
		err = eachRow(rows, err, func(rows *sql.Rows) error {
			var id, parent, unused int
			var detail string
			err := rows.Scan(&id, &parent, &unused, &detail)
			newestFirst := detail == "SCAN journal" // by its key, from the end, as far as asked
			if strings.HasPrefix(detail, "SCAN ") && !newestFirst || strings.Contains(detail, "TEMP B-TREE") {
				t.Errorf("%s: %s", name, detail)
			}
			return err
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestASeriesIsReadByAnIndexInItsOrder(t *testing.T) {
	s := newStore(t)
	if plan := planOf(t, s, tables()["reading"].series, 1, "", lastDay); !strings.HasSuffix(plan[0], "USING INDEX reading_series (metric=? AND day>? AND day<?)") {
		t.Error(plan)
	}
}

// Else the loading of a record would grow with the readings.
func TestTheNewestOfASeriesAreLoadedByTheSameIndex(t *testing.T) {
	s := newStore(t)
	plan := strings.Join(planOf(t, s, tables()["reading"].window, 1), "; ")
	for _, want := range []string{"SEARCH found USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH reading USING COVERING INDEX reading_series (metric=?)"} {
		if !strings.Contains(plan, want) {
			t.Errorf("%s\nlacks %s", plan, want)
		}
	}
}

// planOf returns the lines in which SQLite says how it runs a statement.
func planOf(t *testing.T, s *Store, statement string, args ...any) (plan []string) {
	t.Helper()
	rows, err := s.write.query(t.Context(), "EXPLAIN QUERY PLAN "+statement, args...)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var id, parent, unused int
		var detail string
		err := rows.Scan(&id, &parent, &unused, &detail)
		plan = append(plan, detail)
		return err
	})
	if err != nil || len(plan) == 0 {
		t.Fatal(err)
	}
	return plan
}

func TestTheSchemaKnowsEveryWordOfTheModel(t *testing.T) {
	s := newStore(t)
	accepts := func(statement string, args ...any) {
		t.Helper()
		err := s.write.transact(t.Context(), func() error {
			if _, err := s.write.exec(t.Context(), statement, args...); err != nil {
				t.Errorf("%v: %v", args, err)
			}
			return context.Canceled // nothing of this is kept
		})
		if err == nil {
			t.Error("the transaction was not rolled back")
		}
	}
	ruling := `INSERT INTO ruling VALUES (1, 1, 1, ?1, 1, ?2, ?3, 1, NULL, 'mail', '', '', '', '', '', '', NULL, NULL, NULL, NULL, '', NULL, 0)`
	for _, kind := range []model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback} {
		accepts(`INSERT INTO entry VALUES (1, 1, 1, 1, ?1, 1, NULL)`, kind)
		for _, outcome := range model.Outcomes(kind) {
			if _, err := s.write.exec(t.Context(), ruling, kind, outcome.Outcome, 1); err == nil || strings.Contains(err.Error(), "gavel:value") {
				t.Errorf("%s %s: %v", kind, outcome.Outcome, err) // nobody is there to give it, but there is such an outcome
			}
		}
	}
	const planned = `INSERT INTO meeting VALUES (1, 1, 1, '', '2026-03-02', 45, 'planned', NULL, NULL, NULL, 0, 0, 0, '', '', '', '', 0)`
	accepts(planned)
	const aLine = `; INSERT INTO journal VALUES (1, randomblob(16), 1, 1, 1, '', '', '', '', 0, NULL, '[]', zeroblob(32), zeroblob(32))`
	const begun = planned + aLine + `; UPDATE meeting SET status = 'live', started_line = 1`
	accepts(begun)
	accepts(begun+`; UPDATE meeting SET status = ?1`, model.Adjourned)
	accepts(planned+`; UPDATE meeting SET status = ?1`, model.Cancelled)
	for _, presence := range []model.Presence{model.Expected, model.Present, model.Absent} {
		accepts(`INSERT INTO attendance VALUES (1, 1, 1, 1, 1, ?1, NULL, NULL)`, presence)
	}
	for _, verdict := range []string{model.VerdictMet, model.VerdictUnmet} {
		accepts(`INSERT INTO evidence VALUES (1, 1, 1, 1, '', ?1, '', 1, 0)`, verdict)
	}
	for _, ask := range []string{model.AskDecide, model.AskInform} {
		accepts(`INSERT INTO item VALUES (1, 1, 1, 1, 1, '', '', '', NULL, '', 10, ?1, '', '', 0, NULL, NULL, '', 0, '', NULL, '')`, ask)
	}
}

func TestTheSchemaHasTheKindsOfTheModelAndNoOther(t *testing.T) {
	var want []string
	for _, kind := range model.Kinds() {
		want = append(want, fmt.Sprintf("%s %s", kind, kind.Info().Prefix))
	}
	slices.Sort(want)
	if got := lines(t, newStore(t), `SELECT name || ' ' || prefix FROM kind ORDER BY 1`); !slices.Equal(got, want) {
		t.Errorf("the schema has\n%q\nthe model\n%q", got, want)
	}
}

func TestTheSchemaTakesTheOutcomesOfTheModelAndNoOther(t *testing.T) {
	want := []string{"check holds 0"}
	for _, kind := range model.Kinds() {
		if kind.Info().BySteps { // its states are in kind_state
			continue
		}
		for _, outcome := range model.Outcomes(kind) {
			final := 0
			if outcome.Final {
				final = 1
			}
			want = append(want, fmt.Sprintf("%s %s %d", kind, outcome.Outcome, final))
		}
	}
	slices.Sort(want)
	if got := lines(t, newStore(t), `SELECT kind || ' ' || outcome || ' ' || final FROM kind_outcome ORDER BY 1`); !slices.Equal(got, want) {
		t.Errorf("the schema has\n%q\nthe model\n%q", got, want)
	}
}

func TestTheSchemaTakesTheStatesOfTheModelAndNoOther(t *testing.T) {
	var want []string
	for _, kind := range model.Kinds() {
		if kind.Info().BySteps {
			for _, state := range kind.States() {
				want = append(want, fmt.Sprintf("%s %s", kind, state))
			}
		}
	}
	slices.Sort(want)
	if got := lines(t, newStore(t), `SELECT kind || ' ' || state FROM kind_state ORDER BY 1`); !slices.Equal(got, want) {
		t.Errorf("the schema has\n%q\nthe model\n%q", got, want)
	}
}

func TestNobodyAddsAKindOrAnOutcome(t *testing.T) {
	s := newStore(t)
	for _, statement := range []string{
		"INSERT INTO outcome (name) VALUES ('fine')",
		"INSERT INTO kind_outcome (kind, outcome, final) VALUES ('item', 'approved', 1)",
		"INSERT OR REPLACE INTO kind_outcome SELECT kind, outcome, 1 FROM kind_outcome",
		"UPDATE kind_outcome SET final = 1",
		"INSERT INTO kind_state (kind, state) VALUES ('decision', 'open')",
		"DELETE FROM tabled",
		"DELETE FROM remarked",
		"UPDATE kind SET prefix = 'X' WHERE name = 'item'",
	} {
		_, err := s.write.exec(t.Context(), statement)
		if err == nil || !strings.Contains(err.Error(), "gavel:word") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

func TestEveryTriggerHasASentence(t *testing.T) {
	s := newStore(t)
	raised := lines(t, s, `SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
	said := make(map[string]bool)
	for _, trigger := range raised {
		for _, part := range strings.Split(trigger, "'gavel:")[1:] {
			code, _, _ := strings.Cut(part, "'")
			said[code] = true
			if _, ok := lockCodes[code]; !ok {
				t.Errorf("gavel:%s has no sentence", code)
			}
		}
	}
	for code := range lockCodes {
		if !said[code] && code != "hangs" { // it is the constraints'
			t.Errorf("no trigger raises gavel:%s", code)
		}
	}
	if len(raised) < 30 {
		t.Error(fmt.Sprint("only ", len(raised), " triggers"))
	}
}
