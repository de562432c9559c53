package model

import "testing"

// A start is a slip like any other, until somebody rules.
func TestAMeetingIsPlannedAgainWhereItsStartIsTakenBack(t *testing.T) {
	r := plannedReview(t)
	r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	r.raise(KindItem, Ref{}, "Saved cards", FieldOwner, r.ben)
	before := r.Record
	r.do(StartMeeting{r.meeting.ID})
	started, after := r.lastRevert(), r.Record
	r.do(started)
	if diff := same(r.Record, before); diff != "" {
		t.Error(diff)
	}
	if n := len(r.TableOf(r.meeting.ID)); n > 0 || r.Rulings.Len() > 0 {
		t.Errorf("%d rows are on its table, and %d rulings are left", n, r.Rulings.Len())
	}
	r.undo() // and done again
	if diff := same(r.Record, after); diff != "" {
		t.Error(diff)
	}
}

// What the clock has counted, what was under discussion, an adjournment and who came since
// stand in the way of nothing.
func TestTimeThatPassedSinceAStartDoesNotKeepIt(t *testing.T) {
	r := plannedReview(t)
	r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	second := r.raise(KindItem, Ref{}, "Saved cards", FieldOwner, r.ben)
	before := r.Record
	r.do(StartMeeting{r.meeting.ID})
	started := r.lastRevert()
	r.later(3 * minute)
	r.do(OpenItem{second.ID})
	r.later(minute)
	r.do(PauseClock{})
	r.do(AdjournMeeting{r.meeting.ID})
	if done := r.do(started); done.Says != "Undone: the start of M-1; it is planned again" {
		t.Error(done.Says)
	}
	if diff := same(r.Record, before); diff != "" {
		t.Error(diff)
	}
	r.do(StartMeeting{r.meeting.ID})
	if m, _ := r.Live(); m.StartedAt != r.now || r.MeetingTime(m.ID, r.now) != 0 {
		t.Errorf("it began at %d and was held for %s", m.StartedAt, r.MeetingTime(m.ID, r.now))
	}
}

func TestTheStartOfAnAdjournedMeetingIsTakenBackAsOftenAsItIsDoneAgain(t *testing.T) {
	r := plannedReview(t)
	r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	before := r.Record
	r.do(StartMeeting{r.meeting.ID})
	started := r.lastRevert()
	r.do(AdjournMeeting{r.meeting.ID})
	r.do(started)
	for range 2 {
		r.undo() // and is adjourned again
		if m, _ := r.Meetings.Get(r.meeting.ID); m.Status != Adjourned {
			t.Errorf("it is %s", m.Status)
		}
		r.undo()
		if diff := same(r.Record, before); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAStartStaysOnceAnOwnerHasRuled(t *testing.T) {
	r := unruledReview(t)
	item := itemRef(1)
	started := r.lastRevert()
	r.rule(item, Withdrawn, with(FieldWhy, "not ours"))
	ruled := r.lastRevert()
	r.refuses(started, NotAllowed, "owners have ruled since M-1 began")
	r.do(ruled)
	r.do(started)
}

func TestAStartStaysOnceAnOwnerHasRuledBetweenMeetings(t *testing.T) {
	r := plannedReview(t)
	r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	b := r.blocker("No test cards", r.whole()...)
	r.do(StartMeeting{r.meeting.ID})
	started := r.lastRevert()
	r.do(AdjournMeeting{r.meeting.ID})
	r.rule(b, Resolved, with(FieldHow, "they came", FieldVia, "mail"))
	r.refuses(started, NotAllowed, "owners have ruled since M-1 began")
}

// To go on with a meeting is no start.
func TestToGoOnIsNotTakenBack(t *testing.T) {
	r := unruledReview(t)
	r.do(AdjournMeeting{r.meeting.ID})
	if start := (StartMeeting{r.meeting.ID}); Undoable(start, r.do(start)) {
		t.Error("to go on can be taken back")
	}
}

// What was typed on a place that the start gave stays, and the place with it.
func TestNotesOnAPlaceStayWhereTheStartThatGaveItIsTakenBack(t *testing.T) {
	r, deferred, escalated, carried, item := carriedReview(t)
	before := r.Agenda(r.meeting.ID)
	r.do(StartMeeting{r.meeting.ID})
	started := r.lastRevert()
	place, _ := r.DiscussedUnder(r.meeting.ID, deferred)
	r.do(Amend{About: place.Ref(), With: with(FieldNotes, "Legal agrees to 40")})
	r.do(Amend{About: item, With: with(FieldNotes, "Prices are in")})
	other, _ := r.DiscussedUnder(r.meeting.ID, carried)
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Item: other.ID, Text: "ask Ben first"})
	r.do(started)
	r.agendaIs(deferred, carried, item)
	if it, ok := r.DiscussedUnder(r.meeting.ID, deferred); !ok || it.Notes != "Legal agrees to 40" {
		t.Errorf("the place is %+v", it)
	}
	if it, _ := r.Items.Get(item.ID); it.Notes != "Prices are in" || len(before) != 1 {
		t.Errorf("the item is %+v", it)
	}
	if note := r.PrivateNote(r.meeting.ID, other.ID); note.Text != "ask Ben first" {
		t.Errorf("the private note is %+v", note)
	}
	r.do(StartMeeting{r.meeting.ID})
	r.agendaIs(escalated, deferred, carried, item)
}

func TestARollCallSinceAStartDoesNotKeepIt(t *testing.T) {
	r := plannedReview(t)
	r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	r.do(StartMeeting{r.meeting.ID})
	started := r.lastRevert()
	r.do(RollCall{Meeting: r.meeting.ID, Absent: []ID{r.ben}})
	r.do(started)
	if m, _ := r.Meetings.Get(r.meeting.ID); m.Status != Planned {
		t.Errorf("it is %s", m.Status)
	}
}

func TestAnAgendaThatWasReorderedSinceAStartDoesNotKeepIt(t *testing.T) {
	r, deferred, _, _, item := carriedReview(t)
	second := r.raise(KindItem, r.meeting.Ref(), "Gift boxes", FieldOwner, r.ana)
	r.do(StartMeeting{r.meeting.ID})
	started := r.lastRevert()
	place, _ := r.DiscussedUnder(r.meeting.ID, deferred)
	r.do(MoveItem{Item: second.ID, By: -1})
	r.do(MoveItem{Item: place.ID, By: 1})
	r.do(started)
	r.agendaIs(second, item)
}

// A start gives an item that informs to who leads the meeting.
func TestTheOwnersThatAStartGaveGoWithIt(t *testing.T) {
	r := plannedReview(t)
	it := r.raise(KindItem, Ref{}, "News", FieldAsk, AskInform)
	r.do(Amend{About: it, With: Values{FieldOwner: {}}})
	before := r.Record
	r.do(StartMeeting{r.meeting.ID})
	started := r.lastRevert()
	if r.OwnerOf(it) == 0 {
		t.Fatal("the start gave it to nobody")
	}
	r.do(started)
	if diff := same(r.Record, before); diff != "" {
		t.Error(diff)
	}
}
