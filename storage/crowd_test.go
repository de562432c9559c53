package storage_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// Two programs save as fast as they can, and both always may.
func TestTwoProgramsSaveAtOnce(t *testing.T) {
	path, times := reviewed(t), turns.Of(100, 100, 2000)
	crowd(t, 2, path, times)
	mustHaveSaved(t, path, 2*times)
}

func TestManyProgramsStartAtOnce(t *testing.T) {
	turns.SkipInShort(t, "16 programs start")
	path := reviewed(t)
	crowd(t, 16, path, 1)
	mustHaveSaved(t, path, 16)
}

// Without waiting for each other they would not: the tests above can fail.
func TestWhoDoesNotWaitIsTurnedAway(t *testing.T) {
	path := reviewed(t)
	var turnedAway atomic.Int64
	var wait sync.WaitGroup
	for range 2 {
		db := outsider(t, path)
		if _, err := db.ExecContext(t.Context(), "PRAGMA busy_timeout = 0"); err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(1)
		wait.Go(func() {
			for n := 0; n < 10_000 && turnedAway.Load() == 0; n++ {
				if _, err := db.ExecContext(t.Context(), fmt.Sprintf("UPDATE item SET note = '%d' WHERE id = 1", n)); err != nil {
					turnedAway.Add(1)
				}
			}
		})
	}
	wait.Wait()
	if turnedAway.Load() == 0 {
		t.Error("nobody was turned away")
	}
}

// crowd runs programs on one file until each has saved so often.
func crowd(t *testing.T, programs int, path string, times int) {
	t.Helper()
	var wait sync.WaitGroup
	for range programs {
		wait.Go(func() {
			child := exec.CommandContext(t.Context(), os.Args[0])
			child.Env = append(os.Environ(), saveInto+"="+path, fmt.Sprint(saveTimes, "=", times))
			if out, err := child.CombinedOutput(); err != nil {
				t.Errorf("%v: %.300s", err, out)
			}
		})
	}
	wait.Wait()
}

func mustHaveSaved(t *testing.T, path string, times int) {
	t.Helper()
	s := open(t, path)
	mustVerify(t, s)
	entries, err := s.Journal(t.Context(), 0)
	if err != nil || len(entries) != 3+times { // a review is three
		t.Errorf("%d changes are in the journal, %v; want %d", len(entries), err, 3+times)
	}
	t.Logf("%d saves, none refused", times)
}

// backUpInto, set in the environment with saveInto's file in backUpFrom, makes
// this program write one copy after the other until it is killed.
const backUpInto, backUpFrom = "GAVEL_TEST_BACK_UP_INTO", "GAVEL_TEST_BACK_UP_FROM"

func backUpForever(folder string) {
	ctx := context.Background()
	s, err := storage.Open(ctx, os.Getenv(backUpFrom))
	for n := 0; err == nil; n++ {
		if err = s.BackUp(ctx, filepath.Join(folder, fmt.Sprintf("%d-%d.gavel", os.Getpid(), n))); err == nil {
			fmt.Println("copied")
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// A copy has its name once it is whole, whenever the program dies.
func TestAKillLeavesNoHalfCopyUnderItsName(t *testing.T) {
	turns.SkipInShort(t, "programs are killed")
	path, folder := reviewed(t), t.TempDir()
	random := rand.New(rand.NewPCG(19, 2026))
	half, times := 0, max(4, turns.Of(8, 8, 100))
	for tries := 0; tries < times || half == 0 && tries < times+500; tries++ { // until one came in the middle
		child := exec.CommandContext(t.Context(), os.Args[0])
		child.Env = append(os.Environ(), backUpInto+"="+folder, backUpFrom+"="+path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 8)); err != nil {
			t.Fatal(err)
		}
		for range random.IntN(200_000) { // some moment of the next copy
			_ = random.Uint64()
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait()
		left, err := filepath.Glob(filepath.Join(folder, ".gavel-*"))
		if err != nil {
			t.Fatal(err)
		}
		half += len(left)
		for _, name := range left {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	copies, err := filepath.Glob(filepath.Join(folder, "*.gavel"))
	if err != nil {
		t.Fatal(err)
	}
	want := told(t, path)
	for _, name := range copies {
		back := filepath.Join(t.TempDir(), "back.gavel")
		if _, err := storage.Restore(t.Context(), name, back, begin); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if told(t, back) != want {
			t.Errorf("%s says something else", name)
		}
	}
	t.Logf("%d copies, all whole; %d passing files were left by a kill", len(copies), half)
	if len(copies) == 0 || half == 0 {
		t.Errorf("%d copies and %d kills in the middle of one: the test holds nothing", len(copies), half)
	}
}

// Whatever SQL is run at a file, no closed meeting is changed or
// has a gap, and no line of the journal changes.
func TestRandomSQLChangesNothingThatWasClosed(t *testing.T) {
	times := turns.Of(400, 1_000, 10_000)
	broken, done := batter(t, "", times)
	t.Logf("%d statements, %d of them went through", times, done)
	if broken > 0 || done == 0 {
		t.Errorf("after %d statements something closed was changed (%d went through)", broken, done)
	}
}

// Without the triggers it is: the statements are of the kind that does harm.
func TestRandomSQLWouldWithoutTheLock(t *testing.T) {
	turns.Long(t)
	if broken, _ := batter(t, "trigger", 600); broken == 0 {
		t.Error("nothing was changed without the lock either: the statements do no harm")
	}
}

// batter runs random statements at a file with a closed and a live meeting in
// it, anew after each 40. It answers after how many something was changed that may
// not be, 0 for never, and how many went through.
func batter(t *testing.T, without string, times int) (broken, done int) {
	t.Helper()
	file := closedAndLive(t)
	beginning, columns := mustRead(t, file), map[string][]string{}
	for _, table := range triedTables {
		columns[table] = strings.Fields(column(t, file, "SELECT group_concat(name, ' ') FROM pragma_table_info('"+table+"')"))
	}
	random := rand.New(rand.NewPCG(18, 2026))
	for n := 0; n < times; {
		path := filepath.Join(t.TempDir(), "x.gavel")
		mustWrite(t, path, beginning)
		db := outsider(t, path)
		for _, name := range strings.Fields(column(t, path, "SELECT group_concat(name, ' ') FROM sqlite_schema WHERE type = '"+without+"'")) {
			mustExec(t, db, "DROP TRIGGER "+name)
		}
		said, journal := closedAndJournal(t, path)
		for range 40 {
			n++
			if _, err := db.ExecContext(t.Context(), randomSQL(random, columns)); err == nil {
				done++
			}
		}
		saysNow, journalNow := closedAndJournal(t, path)
		if saysNow != said || !strings.HasPrefix(journalNow, journal) {
			return n, done
		}
		record := loaded(t, open(t, path))
		for meeting := range record.Meetings.All() {
			if meeting.Status == model.Closed && len(record.Gaps(meeting.ID, model.At(begin))) > 0 {
				return n, done
			}
		}
	}
	return 0, done
}

// closedAndLive returns a file with a closed meeting in it, and a live one that waits
// for a ruling.
func closedAndLive(t *testing.T) string {
	t.Helper()
	return prepared(t, "closed and live", func(s *storage.Store) {
		closed(t, s)
		do(t, s, model.PlanMeeting{Facilitator: people[0]})
		next := model.Ref{Kind: model.KindMeeting, ID: 2}
		item := raise(t, s, model.KindItem, next, words("Another topic"))
		raise(t, s, model.KindDecision, item, words("Another decision"))
		do(t, s, model.StartMeeting{Meeting: next.ID})
	})
}

// closedAndJournal returns what may never change: the journal's lines, and what M-1
// said. Lines may be added, at the end.
func closedAndJournal(t *testing.T, path string) (closed, journal string) {
	t.Helper()
	closed = column(t, path, `SELECT
		(SELECT group_concat(id || title || status || ifnull(closed_at, 0)) FROM meeting WHERE id = 1) ||
		(SELECT group_concat(id || meeting || title || question) FROM item WHERE meeting = 1) ||
		(SELECT group_concat(id || outcome) FROM ruling WHERE meeting = 1) ||
		(SELECT group_concat(hex(head) || hex(digest)) FROM seal WHERE meeting = 1)`)
	journal = column(t, path, `SELECT group_concat(id || command || says || hex(hash)) FROM (SELECT * FROM journal ORDER BY id)`)
	return closed, journal
}

// triedTables are the tables that random statements are about.
var triedTables = []string{"meeting", "item", "decision", "ruling", "entry", "attendance", "seal", "journal", "person", "blocker"}

// randomSQL returns a statement that somebody may try, or that goes wrong.
func randomSQL(random *rand.Rand, columnsOf map[string][]string) string {
	table := triedTables[random.IntN(len(triedTables))]
	columns := columnsOf[table]
	if len(columns) == 0 {
		return "SELECT 1"
	}
	c := columns[random.IntN(len(columns))]
	values := []string{"NULL", "0", "1", "2", "''", "'closed'", "'live'", "'planned'", "'x'", `"` + c + `"`, "x'00'"}
	value := values[random.IntN(len(values))]
	id := random.IntN(4) + 1
	list := `"` + strings.Join(columns, `", "`) + `"`
	with := strings.Replace(list, `"`+c+`"`, value, 1)
	switch random.IntN(7) {
	case 0, 1:
		return fmt.Sprintf(`UPDATE %s SET "%s" = %s WHERE id = %d`, table, c, value, id)
	case 2:
		return fmt.Sprintf(`DELETE FROM %s WHERE id = %d`, table, id)
	case 3:
		return fmt.Sprintf(`INSERT OR REPLACE INTO %s (%s) SELECT %s FROM %s WHERE id = %d`, table, list, with, table, id)
	case 4:
		return fmt.Sprintf(`INSERT INTO %s (%s) SELECT %s FROM %s WHERE id = %d ON CONFLICT (id) DO UPDATE SET "%s" = %s`, table, list, list, table, id, c, value)
	case 5:
		return fmt.Sprintf(`UPDATE OR REPLACE %s SET id = %d WHERE id = %d`, table, random.IntN(4)+1, id)
	default:
		return fmt.Sprintf(`UPDATE meeting SET status = 'closed', closed_at = 1 WHERE id = %d`, id)
	}
}

// column returns one value of a file; "" where the question goes wrong.
func column(t *testing.T, path, question string) string {
	t.Helper()
	var value []byte
	db := outsider(t, path)
	defer func() { _ = db.Close() }()
	if err := db.QueryRowContext(t.Context(), question).Scan(&value); err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return string(value)
}
