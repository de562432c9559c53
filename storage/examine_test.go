package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/document"
	"gavel/model/test/turns"
	"gavel/storage"
)

// findings returns what an examination says of a file that can be opened.
func findings(t *testing.T, path string) map[string]storage.Finding {
	t.Helper()
	list, err := storage.Examine(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	byCheck := map[string]storage.Finding{}
	for _, f := range list {
		byCheck[f.Check] = f
	}
	return byCheck
}

// held returns a file with a closed meeting in it, all of it in the one file.
func held(t *testing.T) string {
	t.Helper()
	return prepared(t, "held", func(s *storage.Store) {
		closed(t, s)
		do(t, s, model.PlanMeeting{Facilitator: people[0]})
	}, storage.Minutes(document.AtClose))
}

func TestASoundFileIsSound(t *testing.T) {
	for check, f := range findings(t, held(t)) {
		if f.Verdict != storage.Sound || f.Advice != "" {
			t.Errorf("%s: %+v", check, f)
		}
	}
}

func TestAnExaminationFindsWhatWasDoneToAFile(t *testing.T) {
	turns.Long(t)
	unlocked := func(statement string) string {
		return "DROP TRIGGER meeting_update; DROP TRIGGER item_update; DROP TRIGGER ruling_update; DROP TRIGGER seal_delete; DROP TRIGGER journal_delete; DROP TRIGGER journal_update;" + statement
	}
	for name, try := range map[string]struct{ statement, check string }{
		"a trigger is gone":           {"DROP TRIGGER meeting_close", "schema"},
		"a table was added":           {"CREATE TABLE more (x INTEGER) STRICT", "schema"},
		"a decision was reworded":     {"UPDATE decision SET statement = 'Launch on 2 April'", "record"},
		"a person was renamed":        {"UPDATE person SET name = 'Ada' WHERE id = 1", "record"},
		"a note was taken out":        {unlocked("UPDATE item SET notes = 'x'"), "record"},
		"a closed title was changed":  {unlocked("UPDATE meeting SET title = 'x' WHERE status = 'closed'"), "record"},
		"a seal was taken off":        {unlocked("DELETE FROM seal"), "record"},
		"every seal was taken off":    {unlocked("DELETE FROM seal; DELETE FROM sqlite_sequence WHERE name = 'seal'"), "record"},
		"a close without a line":      {unlocked("DROP TRIGGER meeting_close; UPDATE meeting SET status = 'closed' WHERE id = 2"), "record"},
		"a line was forged":           {forged(""), "record"},
		"an outcome was added":        {"DROP TRIGGER kind_outcome_insert; INSERT INTO kind_outcome VALUES ('item', 'approved', 1); " + triggerAgain("kind_outcome_insert"), "schema"},
		"the prefix of a kind":        {"DROP TRIGGER kind_update; UPDATE kind SET prefix = 'X' WHERE name = 'item'; " + triggerAgain("kind_update"), "schema"},
		"an outcome was made final":   {"DROP TRIGGER kind_outcome_update; UPDATE kind_outcome SET final = 1; " + triggerAgain("kind_outcome_update"), "schema"},
		"a ruling moved to a line":    {"DROP TRIGGER ruling_update; UPDATE ruling SET line = line + 1; " + triggerAgain("ruling_update"), "record"},
		"a meeting moved to a line":   {"DROP TRIGGER meeting_update; UPDATE meeting SET closed_line = 1 WHERE id = 1; " + triggerAgain("meeting_update"), "record"},
		"the journal's end was cut":   {unlocked("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)"), "record"},
		"a line was changed":          {unlocked("UPDATE journal SET says = 'x' WHERE id = 3"), "record"},
		"something refers to nothing": {"PRAGMA foreign_keys = 0; UPDATE decision SET owner = 77", "pages"},
	} {
		t.Run(name, func(t *testing.T) {
			path := held(t)
			mustExec(t, outsider(t, path), try.statement)
			if f := findings(t, path)[try.check]; f.Verdict != storage.Broken || f.Advice == "" {
				t.Errorf("%s: %+v", try.check, f)
			}
		})
	}
}

func TestAnExaminationMissesARowOfEveryLookupTable(t *testing.T) {
	for _, table := range storage.LookupTables() {
		t.Run(table, func(t *testing.T) {
			path := held(t)
			db := outsider(t, path)
			var key string
			if err := db.QueryRowContext(t.Context(), "SELECT name FROM pragma_table_info(?1) WHERE pk = 1", table).Scan(&key); err != nil {
				t.Fatal(err)
			}
			mustExec(t, db, fmt.Sprintf("DROP TRIGGER %[1]s_delete; DELETE FROM %[1]s WHERE %[2]s = (SELECT max(%[2]s) FROM %[1]s); ", table, key)+triggerAgain(table+"_delete"))
			if f := findings(t, path)["schema"]; f.Verdict != storage.Broken || !strings.Contains(f.Says, table+" ") {
				t.Errorf("%+v", f)
			}
		})
	}
}

// triggerAgain returns the SQL of a trigger or view of the lock.
func triggerAgain(name string) string {
	i := slices.IndexFunc(storage.Lock(), func(statement string) bool { return strings.Fields(statement)[2] == name })
	return storage.Lock()[i]
}

// A meeting that closed before seals were set is named as that; every other one has
// a seal.
func TestAnExaminationNamesWhatAnOlderGavelClosed(t *testing.T) {
	turns.Long(t)
	for i, name := range released {
		if !turns.In(i, 1, 4) {
			continue
		}
		path := unpacked(t, name)
		s := open(t, path)
		mustVerify(t, s)
		f := findings(t, path)["record"]
		if named := strings.HasSuffix(f.Says, "closed by an older gavel, which set no seals: M-1"); f.Verdict != storage.Sound || named != (i == 0) { // the first set none
			t.Errorf("%s: %+v", name, f)
		}
	}
	path := unpacked(t, "schema-2.gavel.gz") // whose seals were taken off before the upgrade
	mustExec(t, outsider(t, path), "DROP TRIGGER seal_delete; DELETE FROM seal; CREATE TRIGGER seal_delete BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'gavel:seal'); END")
	open(t, path)
	if f := findings(t, path)["record"]; f.Verdict != storage.Broken {
		t.Errorf("%+v", f)
	}
}

func TestAnExaminationLeavesEveryByteAsItWas(t *testing.T) {
	path := held(t)
	before := mustRead(t, path)
	findings(t, path)
	if !slices.Equal(before, mustRead(t, path)) {
		t.Error("the file was changed")
	}
}

// flips returns how many bytes are turned; the long run turns more.
func flips() int { return max(40, turns.Of(60, 300, 3_000)) }

// TestATurnedByteIsFound is R14: of every byte that a disk turns, the ones that
// change what the file says are found.
func TestATurnedByteIsFound(t *testing.T) {
	turns.Long(t)
	path := held(t)
	sound := mustRead(t, path)
	says := saysOf(t, path)
	r := rand.New(rand.NewPCG(14, 14))
	changed, found := 0, 0
	for range flips() {
		damaged := slices.Clone(sound)
		at := r.IntN(len(damaged))
		damaged[at] ^= byte(1 + r.IntN(255))
		file := filepath.Join(t.TempDir(), "damaged.gavel")
		mustWrite(t, file, damaged)
		now := saysOf(t, file)
		wrong := isBroken(t, file)
		if wrong {
			found++
		}
		if now != says {
			changed++
			if !wrong {
				t.Errorf("the byte at %d was turned from %#x to %#x, and nothing is found", at, sound[at], damaged[at])
			}
		}
	}
	t.Logf("%d bytes turned, %d changed what the file says, %d found", flips(), changed, found)
	if changed == 0 {
		t.Error("no byte changed anything: this test shows nothing")
	}
}

func isBroken(t *testing.T, path string) bool {
	t.Helper()
	list, err := storage.Examine(t.Context(), path)
	return err != nil || slices.ContainsFunc(list, func(f storage.Finding) bool { return f.Verdict == storage.Broken })
}

// saysOf returns all that a plain reader gets out of a file, or what kept it from it.
func saysOf(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var all strings.Builder
	for _, table := range append([]model.NamedTable{{Name: "journal"}, {Name: "seal"}}, new(model.Record).Tables()...) {
		rows, err := db.QueryContext(context.Background(), fmt.Sprintf("SELECT * FROM %q NOT INDEXED ORDER BY id", table.Name))
		if err != nil {
			return err.Error()
		}
		columns, _ := rows.Columns()
		for rows.Next() {
			values := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				_ = rows.Close()
				return err.Error()
			}
			fmt.Fprintf(&all, "%s %v\n", table.Name, values)
		}
		if err := rows.Err(); err != nil {
			return err.Error()
		}
	}
	return all.String()
}

func TestReplicationIsNoDamage(t *testing.T) {
	path := held(t)
	db := outsider(t, path)
	mustExec(t, db, "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER); CREATE TABLE _litestream_lock (id INTEGER)")
	if f := findings(t, path)["schema"]; f.Verdict != storage.Sound {
		t.Errorf("%+v", f)
	}
	mustExec(t, db, "CREATE TRIGGER _litestream_not AFTER INSERT ON item BEGIN SELECT 1; END")
	if f := findings(t, path)["schema"]; f.Verdict != storage.Broken {
		t.Errorf("a trigger of nobody: %+v", f)
	}
}
