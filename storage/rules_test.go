package storage_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// live3 is a file that the gavel of the third schema wrote: M-1 is live and was
// interrupted for M-2, which is adjourned. By the rules of that time D-1 (approved)
// and D-2 (deferred), ruled on by mail before M-1 began, D-3, which went along with
// its item, B-2 and C-3, ruled on in M-2, were all answered in M-1.
const live3 = "live-3.gavel.gz"

// afterIt returns a clock that goes on from when the file was written.
func afterIt() storage.Option {
	now := time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC)
	return storage.Clock(func() time.Time {
		now = now.Add(time.Second)
		return now
	})
}

// gapsOf returns what stands between a meeting and its close, by what it is about.
func gapsOf(r *model.Record, meeting model.ID) map[string]string {
	says := map[string]string{}
	for _, g := range r.Gaps(meeting, model.At(begin)) {
		says[g.About.String()] = g.Says
	}
	return says
}

// mend answers every gap of a meeting, and closes it.
func mend(t *testing.T, s *storage.Store, meeting model.ID) {
	t.Helper()
	if live, ok := loaded(t, s).Live(); ok && live.ID != meeting {
		do(t, s, model.AdjournMeeting{Meeting: live.ID})
	}
	if live, ok := loaded(t, s).Live(); !ok || live.ID != meeting {
		do(t, s, model.StartMeeting{Meeting: meeting})
	}
	usual := map[model.Kind]model.Outcome{model.KindItem: model.Noted, model.KindDecision: model.Rejected, model.KindBlocker: model.Carried,
		model.KindCheck: model.Passed, model.KindFeedback: model.Accepted}
	for range 30 {
		r := loaded(t, s)
		now := model.At(time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC))
		gaps := r.Gaps(meeting, now)
		if len(gaps) == 0 {
			break
		}
		about := gaps[0].About
		with := answers(r.Requirements(about, usual[about.Kind], now), "because the owner says so")
		if _, ok := with[model.FieldDue]; ok {
			with[model.FieldDue] = model.On("2026-12-03")
		}
		do(t, s, model.GiveRuling{About: about, Outcome: usual[about.Kind], With: with})
	}
	do(t, s, model.CloseMeeting{Meeting: meeting})
}

func TestAMeetingThatIsLiveAtAnUpgradeIsMendedAndClosed(t *testing.T) {
	turns.Long(t)
	path := unpacked(t, live3)
	columns := columnsOf(t, path)
	delete(columns, "entry")
	delete(columns, "journal")
	before := toldBy(t, path, columns)
	s := open(t, path, afterIt())
	if after := toldBy(t, path, columns); after != before {
		t.Errorf("it said\n%s\nand now says\n%s", before, after)
	}
	mustVerify(t, s)
	want := map[string]string{
		"D-2": "D-2, deferred before M-1 began, needs",
		"D-3": "D-3 needs a decision by Ben Okafor, though I-2 was withdrawn",
		"I-4": "I-4 needs to be noted", // nobody had ruled on it
		"B-2": "B-2, escalated in M-2 and not here, needs",
		"C-3": "C-3, passed in M-2 and not here, needs",
	}
	got := gapsOf(loaded(t, s), 1)
	for about, says := range want {
		if !strings.HasPrefix(got[about], says) {
			t.Errorf("of %s the gap says %q, want %q", about, got[about], says)
		}
	}
	if len(got) != len(want) {
		t.Errorf("the gaps are %q", got)
	}
	mend(t, s, 1)
	mend(t, s, 2)
	if err := s.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// What an earlier gavel let somebody write past it is no answer, whatever it says;
// the file is upgraded all the same, and its meeting can be mended and closed.
func TestWhatAnSQLPromptWroteBeforeAnUpgradeIsAGap(t *testing.T) {
	turns.Long(t)
	const ruling = `INSERT INTO ruling SELECT 900, version, cycle, '%s', %d, '%s', %s, at, %s, via, why, how, wording, evidence, fallback, impact, due,
		escalated_to, second, until, duplicate_of FROM ruling WHERE id = 11; UPDATE entry SET ruling = 900 WHERE meeting = 1 AND kind = '%[1]s' AND subject = %[2]d`
	for name, written := range map[string]struct{ statement, gap, says string }{
		"a ruling that no line tells of":   {fmt.Sprintf(ruling, "item", 4, "noted", "2", "1"), "I-4", "noted by no ruling (the journal knows nothing of it)"},
		"an outcome of another kind":       {fmt.Sprintf(ruling, "blocker", 2, "approved", "1", "1"), "B-2", "approved by no ruling (the journal knows nothing of it)"},
		"an owner who does not exist":      {fmt.Sprintf(ruling, "item", 4, "noted", "77", "1"), "I-4", "by no ruling"},
		"a meeting that does not exist":    {fmt.Sprintf(ruling, "item", 4, "noted", "2", "77"), "I-4", "by no ruling"},
		"the record's own on what is none": {fmt.Sprintf(ruling, "item", 4, "holds", "NULL", "1"), "I-4", "by no ruling"},
	} {
		t.Run(name, func(t *testing.T) {
			path := unpacked(t, live3)
			mustExec(t, outsider(t, path), written.statement)
			s := open(t, path, afterIt())
			if says := gapsOf(loaded(t, s), 1)[written.gap]; !strings.Contains(says, written.says) {
				t.Errorf("the gap says %q, want %q", says, written.says)
			}
			mend(t, s, 1)
			if f := findings(t, path)["record"]; strings.Contains(written.statement, "900") && f.Verdict != storage.Broken {
				t.Errorf("doctor finds %+v", f)
			}
		})
	}
}

// A file in which something refers to nothing is upgraded; a step that adds to it
// is not.
func TestWhatRefersToNothingKeepsNoFileFromItsUpgrade(t *testing.T) {
	path := unpacked(t, live3)
	mustExec(t, outsider(t, path), "UPDATE decision SET owner = 77 WHERE id = 2")
	s := open(t, path, afterIt())
	if err := s.Writable(); err != nil {
		t.Fatal(err)
	}
	if f := findings(t, path)["pages"]; f.Verdict != storage.Broken || !strings.Contains(f.Says, "1 rows refer to nothing") {
		t.Errorf("doctor says %+v", f)
	}
	_, _, err := s.Do(t.Context(), hole(func(r *model.Record) { // what refers to nothing now is held back again
		decision, _ := r.Decisions.Get(1)
		decision.Owner = 99
		r.Decisions.Load(&decision)
	}))
	if lock, ok := errors.AsType[*storage.LockError](err); !ok || lock.Code != "hangs" {
		t.Errorf("answered with %v", err)
	}
}
