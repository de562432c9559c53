package storage_test

import (
	"errors"
	"strings"
	"testing"

	"gavel/model"
	"gavel/storage"
)

// closing is a meeting closed past every rule but the schema's.
const closing = "UPDATE meeting SET status = 'closed' WHERE id = 1"

func TestNobodyClosesAMeetingThatHasGaps(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, _ := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	mustHold(t, path, []attack{
		{closing, "gaps"},
		{"UPDATE OR REPLACE meeting SET status = 'closed'", "gaps"},
		{"UPDATE OR IGNORE meeting SET status = 'closed'", "gaps"},
		{"UPDATE OR ROLLBACK meeting SET status = 'closed'", "gaps"},
		{"UPDATE meeting SET id = 900, status = 'closed'", ""},
		{"INSERT OR REPLACE INTO meeting SELECT id, version, cycle, title, date, minutes, 'closed', facilitator, started_at, 1, 1, 0, 0, '', '', '', '', 0 FROM meeting", "not-open"},
		{"INSERT INTO meeting SELECT 900, version, cycle, title, date, minutes, 'closed', facilitator, started_at, 1, 1, 0, 0, '', '', '', '', 0 FROM meeting", "not-open"},
		{"INSERT INTO meeting SELECT * FROM meeting WHERE true ON CONFLICT (id) DO UPDATE SET status = 'closed'", "not-open"},
		{"DELETE FROM entry WHERE ruling IS NULL", "entry"},
		{"UPDATE entry SET meeting = 900", "entry"},
		{"UPDATE entry SET subject = 900 WHERE ruling IS NULL", "entry"},
		{"INSERT OR REPLACE INTO entry SELECT id, version, cycle, 900, kind, subject, ruling FROM entry", "entry"},
		{"UPDATE entry SET ruling = 900 WHERE ruling IS NULL;" + closing, "gaps"}, // no such ruling
		{"DELETE FROM ruling; " + closing, "gaps"},
		{"UPDATE meeting SET status = 'planned'; " + closing, "not-open"},
		{"UPDATE entry SET ruling = (SELECT min(id) FROM ruling); " + closing, "gaps"},
		{"UPDATE meeting SET cycle = 99", "id"},
		{"INSERT INTO meeting SELECT 900, version, 99, title, date, minutes, 'adjourned', facilitator, started_at, NULL, NULL, 0, 0, '', '', '', '', 0 FROM meeting", "not-open"},
	})
	if m, ok := loaded(t, s).Live(); !ok || m.Ref() != meeting {
		t.Error("the meeting is no longer live")
	}
}

func TestNobodyClosesAMeetingWhoseTableLacksSomething(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, decision := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, approve(decision))
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 2}, Outcome: model.Noted})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("seen")}})
	if gaps := loaded(t, s).Gaps(meeting.ID, model.At(begin)); len(gaps) > 0 {
		t.Fatalf("the meeting is not ready to close: %v", gaps)
	}
	mustHold(t, path, []attack{
		{"UPDATE item SET owner = NULL WHERE id = 2; " + closing, "gaps"},
		{"INSERT INTO item SELECT 900, version, cycle, meeting, position, title, question, objective, owner, presenter, timebox, ask, ask_why, notes, skipped, NULL, NULL, '', 0, '', NULL, '' FROM item LIMIT 1; " + closing, "gaps"},
		{walkthroughFromOutside("NULL") + closing, "gaps"},
		{walkthroughFromOutside("1") + closing, "gaps"},
		{"INSERT INTO decision (id, version, cycle, item, statement, recommendation, wording, owner, needs_evidence, fallback, request, release, due, raised_at, type) SELECT 900, version, cycle, item, statement, recommendation, wording, owner, needs_evidence, fallback, request, release, due, raised_at, type FROM decision LIMIT 1; " + closing, "gaps"},
		{`INSERT INTO "check" SELECT 900, version, cycle, gate, position, text, owner, computed, '', '', 0 FROM "check" LIMIT 1; ` + closing, "gaps"},
		{"INSERT INTO feedback VALUES (900, 1, 1, 'decision', 1, 1, 'but…', 1, 1, 0); " + closing, "gaps"},
		{"UPDATE entry SET ruling = NULL; " + closing, "gaps"},
		{"DELETE FROM ruling WHERE outcome = 'noted'; " + closing, "gaps"},
	})
	for name, run := range shells(t, path) {
		err := run(closing + "; UPDATE journal SET says = ''") // to take the close back
		if err == nil || !strings.Contains(err.Error(), "gavel:journal") {
			t.Errorf("%s: a meeting without gaps does not close: %v", name, err)
		}
	}
	do(t, s, model.CloseMeeting{Meeting: meeting.ID})
}

func TestOneMeetingIsLiveAtATime(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, _ := review(t, s)
	do(t, s, model.PlanMeeting{Date: "2026-03-09"})
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	mustHold(t, path, []attack{
		{"UPDATE meeting SET status = 'live' WHERE id = 2", "one-live"},
		{"UPDATE OR REPLACE meeting SET status = 'live' WHERE id = 2", "one-live"},
		{"INSERT OR REPLACE INTO meeting SELECT 900, version, cycle, title, date, minutes, 'live', facilitator, started_at, 1, 1, 0, 0, '', '', '', '', 0 FROM meeting LIMIT 1", "one-live"},
	})
}

// hole is a command that no rule holds back.
type hole func(*model.Record)

func (hole) Name() string { return "break the rules" }

func (f hole) Apply(r *model.Record, _ model.Instant) (model.Done, error) {
	f(r)
	return model.Done{Says: "broken"}, nil
}

func TestWhatOnlyTheSchemaHoldsBackIsARefusalToo(t *testing.T) {
	for code, c := range map[string]struct {
		reason model.Reason
		hole   hole
	}{
		"closed": {model.ReadOnly, func(r *model.Record) {
			item, _ := r.Items.Get(1)
			item.Title = "what it never was"
			r.Items.Load(&item)
		}},
		"value": {model.BadValue, func(r *model.Record) {
			decision, _ := r.Decisions.Get(1)
			decision.Due = "someday"
			r.Decisions.Load(&decision)
		}},
		"hangs": {model.Moved, func(r *model.Record) {
			decision, _ := r.Decisions.Get(1)
			decision.Owner = 99
			r.Decisions.Load(&decision)
		}},
	} {
		t.Run(code, func(t *testing.T) {
			s := open(t, newFile(t))
			closed(t, s)
			before := loaded(t, s)
			r, _, err := s.Do(t.Context(), c.hole)
			lock, ok := errors.AsType[*storage.LockError](err)
			if !ok || lock.Code != code || lock.Error() != lock.Refusal.Says {
				t.Fatalf("answered with %v, want the lock %q", err, code)
			}
			mustRefuse(t, err, c.reason)
			sameRecord(t, r, before)
			sameRecord(t, loaded(t, s), before)
			mustVerify(t, s)
		})
	}
}

// Each decision is its own owner's: the withdrawal of its item answers none.
func TestAWithdrawnItemAnswersNoDecisionOnIt(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, item, decision := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	off := model.Values{model.FieldWhy: model.Words("off")}
	do(t, s, model.GiveRuling{About: decision, Outcome: model.Withdrawn, With: off})
	do(t, s, model.GiveRuling{About: item, Outcome: model.Withdrawn, With: off})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 2}, Outcome: model.Noted})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("seen")}})
	mustHold(t, path, []attack{
		{`INSERT INTO decision (id, version, cycle, item, statement, recommendation, wording, owner, needs_evidence, fallback, request, release, due, raised_at, type) SELECT 900, version, cycle, item, statement, recommendation, wording, owner, needs_evidence, fallback, request, release, due, raised_at, type FROM decision LIMIT 1;
		  INSERT INTO entry SELECT 900, 1, 1, 1, 'decision', 900, id FROM ruling WHERE about_kind = 'item' AND outcome = 'withdrawn'; ` + closing, "gaps"},
	})
	do(t, s, model.CloseMeeting{Meeting: meeting.ID})
}

// The schema knows, too, that a reopening answers a doubt about an approval.
func TestAMeetingClosesWhileAnApprovalUnderABrokenAssumptionIsBeingReopened(t *testing.T) {
	s := open(t, newFile(t))
	_, _, decision := closed(t, s)
	do(t, s, model.AmendMeeting{Meeting: plan(t, s, "2026-03-09").ID, Title: "Next"})
	assumed := raise(t, s, model.KindAssumption, decision, words("The bank answers in time"))
	do(t, s, model.GiveRuling{About: assumed, Outcome: model.Broken, With: model.Values{model.FieldWhy: model.Words("it does not")}})
	do(t, s, model.Raise{Kind: model.KindScope, On: decision, With: model.Values{model.FieldWords: model.Words("again"), model.FieldScope: model.Words(model.ScopeReopen),
		model.FieldNew: model.Words("the bank is late"), model.FieldBy: model.Who(bo), model.FieldTradeoff: model.Words("gift wrap waits"), model.FieldConfidence: {Text: "3", Number: 3}}})
	do(t, s, model.StartMeeting{Meeting: 2})
	for _, g := range loaded(t, s).Gaps(2, model.At(begin)) {
		outcome := model.Passed
		if g.About.Kind == model.KindDecision {
			outcome = model.Deferred
		}
		do(t, s, model.GiveRuling{About: g.About, Outcome: outcome, With: answers(loaded(t, s).Requirements(g.About, outcome, model.At(begin)), "so")})
	}
	do(t, s, model.CloseMeeting{Meeting: 2})
}

// walkthroughFromOutside puts an item for a journey on the agenda of the first meeting, and not on
// its table.
func walkthroughFromOutside(owner string) string {
	return "INSERT INTO journey VALUES (900, 1, 1, 'Guest checkout', 1, NULL, NULL, NULL, 'high', 1); " +
		"INSERT INTO item SELECT 900, version, cycle, meeting, 9, '', '', '', " + owner + ", '', 10, 'inform', '', '', 0, 'journey', 900, '', 0, '', NULL, '' FROM item LIMIT 1; "
}

// A walkthrough of a journey is on the table itself: it is noted before the meeting closes, whatever
// becomes of the journey.
func TestAWalkthroughIsNotedBeforeTheClose(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	meeting, _, decision := review(t, s)
	_, journey := do(t, s, model.Raise{Kind: model.KindJourney, With: model.Values{model.FieldWords: model.Words("Guest checkout"), model.FieldOwner: model.Who(1)}})
	_, item := do(t, s, model.PutOnAgenda{About: journey.About})
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, approve(decision))
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 2}, Outcome: model.Noted})
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindCheck, ID: 3}, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("seen")}})
	mustHold(t, path, []attack{{closing, "gaps"}})
	do(t, s, model.GiveRuling{About: item.About, Outcome: model.Noted})
	do(t, s, model.CloseMeeting{Meeting: meeting.ID})
}
