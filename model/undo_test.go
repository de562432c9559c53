package model

import (
	"encoding/json"
	"fmt"
	"testing"
)

// revertOf takes back what lies between two records, as storage makes it from
// the images in the journal.
func revertOf(t interface {
	Helper()
	Fatal(...any)
}, before, after *Record) Revert {
	t.Helper()
	c := Revert{Says: "the last change"}
	if m, ok := before.Live(); ok {
		c.Meeting = m.ID
	}
	image := func(row any) json.RawMessage {
		if row == nil {
			return nil
		}
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, change := range after.Changes(before) {
		c.Images = append(c.Images, Image{Table: change.Table, ID: change.ID, Before: image(change.Before), After: image(change.After)})
	}
	return c
}

// A ruling that was taken back is given again only by who may give it now, in a
// meeting that is still open.
func TestARulingIsNotDoneAgainByWhoRulesNoLonger(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	feedback := r.raise(KindFeedback, item, "And guests?", FieldBy, r.tom)
	r.rule(feedback, Accepted, nil)
	r.undo()
	redo := r.lastRevert()
	r.do(Amend{About: item, With: with(FieldOwner, r.tom)})
	r.refuses(redo, Moved, "Tom Weiss rules on F-1 by now, not Ben Okafor")

	r = plannedReview(t)
	item = r.raise(KindItem, Ref{}, "Numbers", FieldOwner, r.ben, FieldAsk, AskInform)
	r.do(StartMeeting{r.meeting.ID})
	r.rule(item, Noted, nil)
	r.undo()
	redo = r.lastRevert()
	r.do(CancelMeeting{r.meeting.ID})
	r.refuses(redo, Moved, "M-1 is cancelled by now")
}

// An answer that came between two meetings and is taken back and done again in the
// second is an answer of that one: it is given when it is done again.
func TestAnAnswerThatIsDoneAgainIsGivenThen(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, Ref{}, "Numbers", FieldOwner, r.ben)
	b := r.raise(KindBlocker, item, "The lift is broken", FieldOwner, r.ben, FieldDue, "2026-11-27", FieldFallback, "the stairs", FieldImpact, "none")
	carried := GiveRuling{About: b, Outcome: Carried, With: with(FieldVia, "message", FieldDue, "2026-11-27", FieldFallback, "the stairs", FieldImpact, "none")}
	r.do(carried)
	undo := r.lastRevert()
	r.do(StartMeeting{r.meeting.ID})
	if u, ok := r.InForce(r.meeting.ID, b); ok {
		t.Fatalf("the answer from before the meeting counts in it: %+v", u)
	}
	r.do(undo)
	r.do(r.lastRevert())
	if _, ok := r.InForce(r.meeting.ID, b); !ok {
		t.Error("the answer that was given again does not count")
	}
}

// same reports how two records differ beside the versions of their rows; ""
// where they do not. Entries are derived: they are the same when what one has
// ruled the other has. What once came to a table stays on it, and a check may
// lack for it. An answer that is done again is given anew: one that came before a
// meeting began is an answer of that meeting then.
func same(a, b *Record) string {
	stayed := a.Entries.Len() > b.Entries.Len()
	for e := range b.Entries.All() {
		is, ok := a.entry(e.Meeting, e.Ref())
		if again, _ := a.Rulings.Get(is.Ruling); e.Ruling == 0 && again.Via != "" && again.Line == a.head {
			continue
		}
		if lacks := stayed && e.Kind == KindCheck; (!ok || is.Ruling != e.Ruling) && !lacks {
			return fmt.Sprintf("%s is ruled by %d, want %d", e.Ref(), is.Ruling, e.Ruling)
		}
	}
	for _, change := range flat(a).Changes(flat(b)) {
		if change.Table != entryTable {
			return fmt.Sprintf("%s %d is\n%+v, want\n%+v", change.Table, change.ID, change.After, change.Before)
		}
	}
	return ""
}

// flat is a record without its versions and line numbers.
func flat(r *Record) *Record {
	r = r.clone()
	for _, t := range r.Tables() {
		for v := range t.rows() {
			t.set(AtLine(0, nil, v).(anyRow))
			t.setVersion(v.row().ID, 0)
		}
	}
	return r
}

func TestUndoAndRedo(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	inform := r.raise(KindItem, Ref{}, "Numbers", FieldOwner, r.ben, FieldAsk, AskInform)
	r.do(StartMeeting{r.meeting.ID})
	d := r.raise(KindDecision, item, "Ship it", FieldRecommend, "now", FieldOptions, []string{"now", "later"})
	due := r.raise(KindDecision, item, "Keep the wallet")
	b := r.blocker("No test cards", FieldOwner, r.ben)
	f := r.raise(KindFeedback, d, "And guests?", FieldBy, r.tom)
	a := r.raise(KindAction, d, "Write it up")
	bare := r.item("Nothing to decide")
	other := r.plan("2026-11-30")
	elsewhere := r.raise(KindDecision, other.Ref(), "Not for today", FieldOwner, r.ben)
	untouched := r.raise(KindDecision, other.Ref(), "Nor this", FieldOwner, r.ben)
	for _, c := range []Command{
		raise(KindItem, Ref{}, "One more"), raise(KindBlocker, Ref{}, "One more", r.whole()...), raise(KindCheck, Ref{}, "One more"),
		raise(KindDecision, Ref{}, "One more", FieldCriteria, "it holds"), raise(KindAction, d, "One more"), raise(KindFeedback, d, "One more"),
		Amend{About: d, With: with(FieldWords, "Ship it all", FieldOptions, []string{"never"}, FieldCriteria, "it holds")},
		Amend{About: b, With: with(FieldDue, Date("2026-12-24"))},
		Amend{About: inform, With: with(FieldNotes, "up by 3 %", FieldAsk, AskDecide)},
		rule(d, Approved, FieldCriteria, "it holds", FieldWording, "We ship it."),
		rule(d, Conditional, FieldCriteria, "it holds", FieldCond, "Legal agrees"),
		rule(due, Deferred, FieldWhy, "late"), rule(elsewhere, Rejected, FieldWhy, "no"),
		rule(b, Resolved, FieldHow, "they came"), rule(b, Carried, r.whole()[2:]...),
		rule(inform, Noted), rule(d, Withdrawn, FieldWhy, "off"), rule(bare, Withdrawn, FieldWhy, "off"), rule(f, Answered), rule(checkRef(3), Failed, FieldAction, "mend"),
		DeferRest{Meeting: r.meeting.ID, Why: "out of time"},
		finish(a.ID), MoveItem{item.ID, 1}, SkipItem{item.ID}, PutUp{b}, PutOnAgenda{About: b, Timebox: 7}, PutOnAgenda{About: b, Meeting: other.ID},
		RollCall{Meeting: r.meeting.ID, Absent: []ID{r.ben}}, AddPerson{PersonName: "Lea Brandt"},
		PlanMeeting{Title: "One more"}, AmendMeeting{Meeting: other.ID, Title: "Launch gate"},
		WritePrivateNote{r.meeting.ID, item.ID, "wary"}, Remove{untouched}, RenamePerson{Person: r.ben, PersonName: "Ben Lee"}, TakeOff{other.ID, r.tom}, CancelMeeting{other.ID},
	} {
		before := r.Record
		if done := r.do(c); !Undoable(c, done) {
			t.Errorf("%s cannot be taken back", c.Name())
		}
		after := r.Record
		r.undo()
		if diff := same(r.Record, before); diff != "" {
			t.Errorf("undo of %s: %s", c.Name(), diff)
		}
		r.undo() // redo: undo is undone
		if diff := same(r.Record, after); diff != "" {
			t.Errorf("redo of %s: %s", c.Name(), diff)
		}
		r.undo()
	}
}

func TestWhatTheRoomLivedThroughIsNotTakenBack(t *testing.T) {
	for _, c := range []Command{AdjournMeeting{}, CloseMeeting{}, OpenItem{}, PauseClock{}, ResumeClock{}, NewCycle{}} {
		if Undoable(c, Done{}) {
			t.Errorf("%s can be taken back", c.Name())
		}
	}
}

// A cancel is a slip like any other. What it stopped goes on as if it had not
// been: nobody got up.
func TestACancelledMeetingComesBackAsItWas(t *testing.T) {
	for _, status := range []Status{Live, Adjourned} {
		r := unruledReview(t)
		r.do(OpenItem{1})
		r.later(3 * minute)
		if status == Adjourned {
			r.do(AdjournMeeting{r.meeting.ID})
		}
		before := r.Record
		r.do(CancelMeeting{r.meeting.ID})
		r.later(minute)
		r.undo()
		m, _ := r.Meetings.Get(r.meeting.ID)
		if diff := same(r.Record, before); m.Status != status || diff != "" {
			t.Errorf("it is %s, want %s: %s", m.Status, status, diff)
		}
	}
}

func TestACancelIsNotTakenBackOverAMeetingThatIsHeld(t *testing.T) {
	r := unruledReview(t)
	r.do(CancelMeeting{r.meeting.ID})
	undo := r.lastRevert()
	r.hold()
	r.refuses(undo, NotAllowed, `M-2 "Weekly review" is being held; close or adjourn it first`)
	r.do(AdjournMeeting{r.meeting.ID})
	r.do(undo)
}

func TestACancelIsNotDoneAgainOverARuling(t *testing.T) {
	r := unruledReview(t)
	r.do(CancelMeeting{r.meeting.ID})
	r.undo()
	redo := r.lastRevert()
	r.rule(checkRef(3), Passed, with(FieldEvidence, "read"))
	r.refuses(redo, NotAllowed, "owners have decided in M-1")
}

// unruledReview is a live meeting with an item, in which nobody has ruled.
func unruledReview(t *testing.T) *fixture {
	r := plannedReview(t)
	r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	r.do(StartMeeting{r.meeting.ID})
	r.meeting, _ = r.Live()
	return r
}

func TestTimePassingDoesNotStandInTheWayOfUndo(t *testing.T) {
	r := liveReview(t)
	a, b := r.item("a"), r.item("b")
	r.do(Amend{About: a, With: with(FieldNotes, "said")})
	undo := r.lastRevert()
	r.do(OpenItem{b.ID})
	r.later(minute)
	r.do(PauseClock{})
	r.do(undo)
}

func TestUndoIsRefusedWhereSomebodyChangedItSince(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.do(Amend{About: d, With: with(FieldWords, "Ship it")})
	undo := r.lastRevert()
	r.do(Amend{About: d, With: with(FieldWords, "Ship it all")})
	r.refuses(undo, Moved, "cannot undo the last change: somebody changed it since", "theirs: Ship it all\n", "yours: Ship it")
	r.do(Amend{About: d, With: with(FieldWords, "Ship it")}) // changed back, it is the row it was
	r.do(undo)
}

func TestUndoIsRefusedWhileSomethingHangsOnIt(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	undoItem := r.lastRevert()
	r.do(OpenItem{item.ID})
	r.refuses(undoItem, Moved, "M-1 depends on it by now; undo that first") // its clock does

	d := r.decision("Ship it")
	undo := r.lastRevert()
	f := r.raise(KindFeedback, d, "And guests?", FieldBy, r.tom)
	r.refuses(undo, Moved, f.String()+" depends on it by now; undo that first")

	r.do(AddPerson{PersonName: "Lea Brandt"})
	undo = r.lastRevert()
	r.raise(KindAction, d, "Write it up", FieldOwner, r.person("Lea Brandt"))
	r.refuses(undo, Moved, "A-1 depends on it by now")

	r.plan("2026-11-30")
	undo = r.lastRevert()
	r.do(WritePrivateNote{Meeting: 2, Text: "be quick"})
	r.refuses(undo, Moved, "M-2 depends on it by now")
}

func TestUndoIsRefusedUnderAnAnswerGivenSince(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.do(Amend{About: d, With: with(FieldFallback, "the old form")})
	words := r.lastRevert()
	r.raise(KindCriterion, d, "p95 below 800 ms")
	criterion := r.lastRevert()
	r.raise(KindEvidence, d, "612 ms")
	evidence := r.lastRevert()
	r.rule(d, Approved, nil)
	approval := r.lastRevert()
	for _, undo := range []Revert{words, criterion, evidence} {
		r.refuses(undo, Moved, "D-1 was approved since; undo that first")
	}
	r.do(approval)
	r.do(evidence)
	r.do(criterion)
	r.do(words)
}

func TestUndoIsRefusedOverAMeetingThatClosed(t *testing.T) {
	r := plannedReview(t)
	inform := r.raise(KindItem, Ref{}, "Numbers", FieldOwner, r.ben, FieldAsk, AskInform)
	r.do(Amend{About: inform, With: with(FieldNotes, "up")})
	before := r.lastRevert() // planned: no meeting was open then
	r.do(RollCall{Meeting: r.meeting.ID, Present: []ID{r.tom}, Absent: []ID{r.mara}})
	roll := r.lastRevert()
	r.do(StartMeeting{r.meeting.ID})
	item := r.item("Guest checkout")
	open := r.raise(KindDecision, item, "Ship it")
	r.rule(open, Withdrawn, with(FieldWhy, "off"))
	r.rule(item, Withdrawn, with(FieldWhy, "off"))
	r.rule(inform, Noted, nil)
	during := r.lastRevert()
	b := r.blocker("No test cards", r.whole()[:2]...)
	r.do(AdjournMeeting{r.meeting.ID})
	r.rule(b, Resolved, with(FieldHow, "they came", FieldVia, "mail"))
	meanwhile := r.lastRevert()
	r.do(StartMeeting{r.meeting.ID})
	r.rule(checkRef(3), Passed, with(FieldEvidence, "read"))
	r.close()
	for _, undo := range []Revert{before, roll, during, meanwhile} {
		r.refuses(undo, ReadOnly, "there is nothing to undo since M-1 closed; an addendum corrects its minutes")
	}
}

func TestUndoAddsNoDecisionToAClosedAgenda(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	kept, gone := r.raise(KindDecision, item, "Ship it", FieldCriteria, "it holds"), r.raise(KindDecision, item, "Keep the wallet")
	r.do(Remove{gone})
	undo := r.lastRevert()
	r.do(StartMeeting{r.meeting.ID})
	r.rule(kept, Approved, nil)
	r.rule(checkRef(3), Passed, with(FieldEvidence, "read"))
	r.close()
	r.refuses(undo, ReadOnly, "there is nothing to undo since M-1 closed")
}

func TestUndoOfWhatLivesOnIsLeftAlone(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.deferTo(d, "2026-11-30")
	r.close()
	r.do(Amend{About: d, With: with(FieldFallback, "the old form")}) // the decision lives on
	r.undo()
	r.do(AddAddendum{r.meeting.ID, "typo"})
	r.undo()
}

func TestIdsAreNeverUsedTwice(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.undo()
	if again := r.decision("Ship it"); again.ID != d.ID+1 {
		t.Errorf("%s came after %s was taken back", again, d)
	}
}

func TestAnUnreadableImageIsRefused(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.do(Amend{About: d, With: with(FieldWords, "Ship it all")})
	undo := r.lastRevert()
	undo.Images[0].Before = []byte("{")
	r.refuses(undo, BadValue, "gavel doctor")
	undo.Images[0].Before = []byte("null") // as a journal may write that there was nothing
	r.do(undo)
	if r.Exists(d) {
		t.Error("a row that was not there is there again")
	}
}

func TestWhatIsSetOfASettledDecisionIsTakenBack(t *testing.T) {
	for _, set := range []Values{with(FieldReview, Date("2026-12-04")), with(FieldRequest, "Winter campaign"), with(FieldRelease, "Checkout 14")} {
		r := liveReview(t)
		d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
		r.approve(d)
		r.do(Amend{About: d, With: set})
		r.undo()
	}
}
