package storage_test

import (
	"errors"
	"fmt"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

func TestTheJournalTellsWhoDidWhat(t *testing.T) {
	s := open(t, newFile(t), storage.Actor("Ana\x1b[31m"), storage.Instance("window 1"))
	meeting, item, _ := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, model.Amend{About: item, With: notes("one")})
	takeBack(t, s.Undo, "Undone: I-1 updated")
	entries, err := s.Journal(t.Context(), 3)
	if err != nil {
		t.Fatal(err)
	}
	var got string
	for _, e := range entries {
		got += fmt.Sprintf("%d of C%d M%d by %s at %s: %s, %q, undoable %t, reverts %d, changes %d\n",
			e.ID, e.Cycle, e.Meeting, e.Actor, e.Instance, e.Command, e.Says, e.Undoable, e.Reverts, len(e.Changes))
	}
	want := `6 of C1 M1 by Ana␛[31m at window 1: revert, "Undone: I-1 updated", undoable true, reverts 5, changes 1
5 of C1 M1 by Ana␛[31m at window 1: amend item, "I-1 updated", undoable true, reverts 0, changes 1
4 of C1 M1 by Ana␛[31m at window 1: start, "M-1 \"Weekly review\" is live", undoable true, reverts 0, changes 13
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if all, _ := s.Journal(t.Context(), 0); len(all) != 6 || all[5].At <= model.At(begin) {
		t.Errorf("the whole journal is %d entries", len(all))
	}
	mustVerify(t, s)
}

// vandalise changes the journal past its triggers.
func vandalise(t *testing.T, path, statement string) {
	t.Helper()
	db := outsider(t, path)
	mustExec(t, db, "DROP TRIGGER journal_update; DROP TRIGGER journal_delete; DROP TRIGGER journal_insert;"+statement)
}

func TestTheChainShowsWhatWasDoneToTheJournal(t *testing.T) {
	turns.Long(t)
	beginning := mustRead(t, reviewed(t))
	for name, c := range map[string]struct {
		statement string
		entry     int64
	}{
		"words":         {"UPDATE journal SET says = 'nothing' WHERE id = 2", 2},
		"a time":        {"UPDATE journal SET at = at + 1 WHERE id = 1", 1},
		"a name":        {"UPDATE journal SET actor = 'Bo' WHERE id = 3", 3},
		"whose it was":  {"UPDATE journal SET command = command || instance, instance = '' WHERE id = 3", 3},
		"what it undid": {"UPDATE journal SET reverts = 1 WHERE id = 3", 3},
		"what it did":   {"UPDATE journal SET changes = '[]' WHERE id = 2", 2},
		"its own id":    {"UPDATE journal SET uid = zeroblob(16) WHERE id = 2", 2},
		"its cycle":     {"UPDATE journal SET cycle = 2 WHERE id = 1", 1},
		"its meeting":   {"UPDATE journal SET meeting = 1 WHERE id = 1", 1},
		"a hash":        {"UPDATE journal SET hash = zeroblob(32) WHERE id = 2", 2},
		"one taken":     {"DELETE FROM journal WHERE id = 2", 2},
		"the last":      {"DELETE FROM journal WHERE id = 3", 3},
		"all of them":   {"DELETE FROM journal", 1},
		"one more": {`INSERT INTO journal SELECT 4, zeroblob(16), cycle, meeting, at, actor, instance, command, says, undoable, reverts, changes, hash, hash
			FROM journal WHERE id = 3`, 4},
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t)
			mustWrite(t, path, beginning)
			s := open(t, path)
			mustVerify(t, s)
			vandalise(t, path, c.statement)
			broken, ok := errors.AsType[*storage.ChainError](s.VerifyJournal(t.Context()))
			if !ok || broken.Entry != c.entry {
				t.Errorf("found %v, want entry %d", broken, c.entry)
			}
		})
	}
}
