package storage_test

import (
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/document"
	"gavel/model/test/turns"
	"gavel/storage"
)

// minutesOf returns the one text that a file has kept.
func minutesOf(t *testing.T, s *storage.Store) model.Minutes {
	t.Helper()
	kept, err := s.Minutes(t.Context())
	if err != nil || len(kept) != 1 {
		t.Fatalf("%d minutes were kept (%v)", len(kept), err)
	}
	return kept[0]
}

func TestTheTextOfMinutesIsKeptWithTheClose(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, decision := closed(t, s)
	kept := minutesOf(t, s)
	want, err := document.AtClose(loaded(t, s), meeting.ID)
	if err != nil || kept.Meeting != meeting.ID || kept.Text+"\n" != want.Text {
		t.Errorf("kept of M-%d:\n%s\nwant (%v)\n%s", kept.Meeting, kept.Text, err, want.Text)
	}
	if !strings.Contains(kept.Text, "### Approved: Launch on 1 April (Ana Ruiz, "+decision.String()+")") {
		t.Errorf("nobody would take this for minutes:\n%s", kept.Text)
	}
	do(t, s, model.RenamePerson{Person: ana, PersonName: "Anna Ruiz"})
	again := open(t, path)
	if minutesOf(t, again) != kept {
		t.Error("it says something else after a rename")
	}
	if names := loaded(t, again).NamesIn(meeting.ID); len(names) == 0 || names[0].Name != "Ana Ruiz" {
		t.Errorf("named as %+v", names)
	}
	mustVerify(t, again)
}

// Whatever people wrote, what is read back is what was sealed.
func TestTheTextOfMinutesIsReadBackAsItWasSealed(t *testing.T) {
	s := open(t, newFile(t))
	meeting, item, decision := review(t, s)
	hostile := "e\u0301\u0301\u0301\u0301 ends in marks \\\n\u0301\u0301\u0301 begins\twith them \u202e \x1b[31m\r\n\r\n`:tada:` |"
	do(t, s, model.Amend{About: item, With: model.Values{model.FieldWords: model.Words("e\u0301\u0301\u0301\u0301"), model.FieldNotes: model.Words(hostile)}})
	do(t, s, model.Amend{About: decision, With: words("\u0301\u0301\u0301\u0301 and marks")})
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, approve(decision))
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 2}, Outcome: model.Noted})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words(hostile)}})
	before, _ := do(t, s, model.CloseMeeting{Meeting: meeting.ID})
	mustVerify(t, s)
	if was, _ := before.MinutesOf(meeting.ID); was != minutesOf(t, s) {
		t.Errorf("sealed\n%q\nread back\n%q", was.Text, minutesOf(t, s).Text)
	}
}

func TestDoctorFindsMinutesThatWereChanged(t *testing.T) {
	for name, statement := range map[string]string{
		"a letter":  "DROP TRIGGER minutes_update; UPDATE minutes SET text = replace(text, 'approved', 'rejected')",
		"taken out": "DROP TRIGGER minutes_delete; DELETE FROM minutes",
		"a name":    "DROP TRIGGER minutes_name_update; UPDATE minutes_name SET name = 'Eve'",
	} {
		path := newFile(t)
		closed(t, open(t, path))
		mustExec(t, outsider(t, path), statement)
		if f := findings(t, path)["record"]; f.Verdict != storage.Broken {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// Minutes are compared long after their cycle has ended.
func TestMinutesOfEveryCycleAreListed(t *testing.T) {
	s := open(t, newFile(t))
	closed(t, s)
	kept := minutesOf(t, s)
	do(t, s, model.NewCycle{CycleName: "Next", People: people})
	if minutesOf(t, s) != kept {
		t.Error("the text is another one in the next cycle")
	}
}

func TestASealedTextComesBackFromTheJournal(t *testing.T) {
	turns.Long(t)
	path := newFile(t)
	s := open(t, path)
	closed(t, s)
	saved := filepath.Join(t.TempDir(), "saved.gavel")
	if _, err := storage.Salvage(t.Context(), path, saved); err != nil {
		t.Fatal(err)
	}
	back := open(t, saved)
	mustVerify(t, back)
	if minutesOf(t, back) != minutesOf(t, s) {
		t.Error("salvaged minutes say something else")
	}
}

func TestAnUndoneAddendumStaysInTheFileAsStruck(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, _ := closed(t, s)
	do(t, s, model.AddAddendum{Meeting: meeting.ID, Text: "a comma"})
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	is := func(struck bool) {
		t.Helper()
		for a := range loaded(t, s).Addenda.All() {
			if a.Text != "a comma" || (a.StruckAt != 0) != struck || (a.StruckBy == "Ana") != struck {
				t.Errorf("%+v", a)
			}
		}
		if n := loaded(t, s).Addenda; n.Len() != 1 {
			t.Errorf("%d addenda", n.Len())
		}
	}
	is(true)
	if _, _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	is(false)
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	is(true)
	mustVerify(t, s)
	mustHold(t, path, []attack{
		{"UPDATE addendum SET text = 'another'", "addendum"},
		{"DELETE FROM addendum", "addendum"},
		{"DELETE FROM addendum", "addendum"},
		{"INSERT OR REPLACE INTO addendum SELECT id, version, cycle, meeting, 'another', at, struck_at, struck_by FROM addendum", "addendum"},
	})
}

// A file in which an older gavel took an addendum away is read out as it was.
func TestAnAddendumThatWasTakenAwayOnceIsSalvagedAsItWas(t *testing.T) {
	turns.Long(t)
	path := newFile(t)
	s := open(t, path)
	meeting, _, _ := closed(t, s)
	do(t, s, model.AddAddendum{Meeting: meeting.ID, Text: "a comma"})
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(t.TempDir(), "saved.gavel")
	if told, err := storage.Salvage(t.Context(), path, saved); err != nil || told.Stopped != "" {
		t.Fatal(told.Stopped, err)
	}
	back := open(t, saved)
	mustVerify(t, back)
	mustHold(t, saved, []attack{{"DELETE FROM addendum", "addendum"}})
}

// A meeting that was closed without its minutes being kept is named.
func TestDoctorNamesAClosedMeetingWithoutItsMinutes(t *testing.T) {
	path := newFile(t)
	closed(t, open(t, path, storage.Minutes(nil)))
	f := findings(t, path)["record"]
	if f.Verdict != storage.Doubtful || !strings.Contains(f.Says, "the text of the minutes was not kept: M-1") || f.Advice == "" {
		t.Errorf("%+v", f)
	}
	kept := newFile(t)
	closed(t, open(t, kept))
	if f := findings(t, kept)["record"]; f.Verdict != storage.Sound || f.Advice != "" {
		t.Errorf("where it was kept: %+v", f)
	}
}

// Meetings that closed before minutes were kept are no fault of the file.
func TestDoctorNamesNoMeetingThatClosedBeforeMinutesWereKept(t *testing.T) {
	turns.Long(t)
	for i, name := range released {
		if !turns.In(i, 1, 4) {
			continue
		}
		path := unpacked(t, name)
		open(t, path)
		if f := findings(t, path)["record"]; f.Verdict != storage.Sound {
			t.Errorf("%s: %+v", name, f)
		}
	}
}
