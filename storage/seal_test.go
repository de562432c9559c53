package storage_test

import (
	"testing"

	"gavel/model"
)

func TestACloseSetsASealThatNobodyTakesOff(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, _ := closed(t, s)
	db := outsider(t, path)
	var entry, newest int64
	if err := db.QueryRow("SELECT entry, (SELECT max(id) FROM journal) FROM seal WHERE meeting = ?1", int64(meeting.ID)).Scan(&entry, &newest); err != nil {
		t.Fatal(err)
	}
	if entry != newest {
		t.Errorf("the seal is of entry %d, the close was entry %d", entry, newest)
	}
	for _, statement := range []string{
		"UPDATE seal SET entry = 1",
		"DELETE FROM seal",
		"INSERT OR REPLACE INTO seal SELECT * FROM seal",
		"INSERT INTO seal (meeting, entry, head, digest) SELECT meeting, 1, head, digest FROM seal",
	} {
		if _, err := db.Exec(statement); err == nil {
			t.Errorf("went through: %s", statement)
		}
	}
	do(t, s, model.AddAddendum{Meeting: meeting.ID, Text: "a comma"})
}

func TestAMeetingThatIsOpenHasNoSeal(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, _ := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	db := outsider(t, path)
	var seals int
	if err := db.QueryRow("SELECT count(*) FROM seal").Scan(&seals); err != nil || seals != 0 {
		t.Errorf("%d seals (%v)", seals, err)
	}
	if _, err := db.Exec("INSERT INTO seal (meeting, entry, head, digest) SELECT ?1, id, hash, hash FROM journal LIMIT 1", int64(meeting.ID)); err == nil {
		t.Error("a live meeting was sealed")
	}
}
