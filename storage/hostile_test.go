package storage_test

import (
	"strings"
	"testing"

	"gavel/model"
)

func TestWhatAnotherProgramPutInNeverReachesTheScreen(t *testing.T) {
	const hostile = "\x1b[2Jevil\u202e\u0000name"
	path := newFile(t)
	s := open(t, path)
	meeting, item, decision := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, approve(decision))
	db := outsider(t, path)
	mustExec(t, db, "UPDATE item SET title = ?1 WHERE id = 1", hostile)
	mustExec(t, db, "UPDATE decision SET statement = ?1", hostile)
	mustExec(t, db, "UPDATE person SET name = ?1 WHERE id = 3", hostile)
	r := loaded(t, s)
	for _, about := range []model.Ref{item, decision, {Kind: model.KindPerson, ID: cleo}} {
		if got := r.TextOf(about); got != "␛[2Jevil␀name" {
			t.Errorf("%s reads %q", about, got)
		}
	}
	// What was cleaned is not what differs: the line in the journal is of the
	// other item alone, and the file keeps what is in it.
	do(t, s, model.Amend{About: model.Ref{Kind: model.KindItem, ID: 2}, With: notes("mine")})
	entries, _ := s.Journal(t.Context(), 1)
	if len(entries[0].Changes) != 1 || entries[0].Changes[0].ID != 2 {
		t.Errorf("the journal has %d changes: %+v", len(entries[0].Changes), entries[0].Changes)
	}
	_, _, err := s.Undo(t.Context())
	if err != nil {
		t.Error(err)
	}
}

func TestWhatAnotherProgramPutIntoTheJournalNeverReachesTheScreen(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	_, item, _ := review(t, s)
	do(t, s, model.Amend{About: item, With: notes("mine")})
	vandalise(t, path, `UPDATE journal SET actor = char(27) || 'x', says = says || char(27), changes = replace(changes, 'Launch date', 'Launch\u001b[2J')`)
	db := outsider(t, path)
	mustExec(t, db, "UPDATE item SET title = 'Launch' || char(27) || '[2J' WHERE id = 1")
	entries, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if text := e.Actor + e.Says + string(marshal(t, e.Changes)); strings.ContainsAny(text, "\x1b") || strings.Contains(text, `\u001b`) {
			t.Errorf("entry %d holds %q", e.ID, text)
		}
	}
	r, done, err := s.Undo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := done.Says + r.TextOf(item); strings.ContainsAny(got, "\x1b") {
		t.Errorf("undo says %q", got)
	}
}
