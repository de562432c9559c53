package model

import "testing"

// twoMeetings is a planned meeting with an item on it, and another a week later.
func twoMeetings(t *testing.T) (r *fixture, item Ref, later Meeting) {
	t.Helper()
	r = plannedReview(t)
	item = r.item("Refund mails")
	return r, item, r.plan(monday.AddDays(7))
}

func TestAnItemIsMovedToTheNextMeetingWithAllThatIsOnIt(t *testing.T) {
	r, item, later := twoMeetings(t)
	stays := r.item("Stays")
	d := r.raise(KindDecision, item, "Send them at once")
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Item: item.ID, Text: "ask Ben"})
	done := r.do(MoveToMeeting{Item: item.ID})
	if done.Says != "I-1 is moved to M-2, Mon 30 Nov: number 1 of 1, 10 minutes" {
		t.Errorf("it says %q", done.Says)
	}
	if got := r.Agenda(r.meeting.ID); len(got) != 1 || got[0].Ref() != stays || got[0].Position != 1 {
		t.Errorf("left behind is %+v", got)
	}
	if it, ok := r.DiscussedUnder(later.ID, d); !ok || it.Ref() != item {
		t.Errorf("%s is discussed under %s", d, it.Ref())
	}
	if r.PrivateNote(later.ID, item.ID).Text != "ask Ben" || r.PrivateNote(r.meeting.ID, item.ID).Text != "" {
		t.Error("the private note did not come along")
	}
}

func TestAMoveToAnotherMeetingIsUndone(t *testing.T) {
	r, item, _ := twoMeetings(t)
	before := r.Agenda(r.meeting.ID)
	r.do(MoveToMeeting{Item: item.ID})
	r.undo()
	if after := r.Agenda(r.meeting.ID); len(after) != len(before) || after[0].ID != before[0].ID {
		t.Errorf("the agenda is %+v", after)
	}
}

func TestAMoveIsNotUndoneOnceTheMeetingHasBegun(t *testing.T) {
	r, item, later := twoMeetings(t)
	r.do(MoveToMeeting{Item: item.ID})
	undo := r.lastRevert()
	r.do(StartMeeting{later.ID})
	r.refuses(undo, Moved, "M-2 is being held by now, so I-1 stays on the agenda of M-2")
}

func TestWhatComesBackToAMeetingIsNotMovedAwayFromIt(t *testing.T) {
	r, deferred, _, _, _ := carriedReview(t)
	r.do(PutOnAgenda{About: deferred})
	place, _ := r.DiscussedUnder(2, deferred)
	later := r.plan("2026-12-07")
	r.refuses(MoveToMeeting{Item: place.ID, Meeting: later.ID}, NotAllowed, "D-1 comes back to M-2, and needs its answer there")
}

func TestWhatIsUnderDiscussionIsNotMovedAway(t *testing.T) {
	r := liveReview(t)
	item := r.item("Refund mails")
	r.plan(monday.AddDays(7))
	r.refuses(MoveToMeeting{Item: item.ID}, NotAllowed, "is on the table of M-1")
}

func TestAnItemIsMovedOnlyToAMeetingThatIsToCome(t *testing.T) {
	r, item, later := twoMeetings(t)
	r.refuses(MoveToMeeting{Item: item.ID, Meeting: r.meeting.ID}, NotAllowed, "I-1 is on the agenda of M-1 already")
	r.refuses(MoveToMeeting{Item: item.ID, Meeting: 99}, NotFound)
	r.do(CancelMeeting{Meeting: later.ID})
	r.refuses(MoveToMeeting{Item: item.ID, Meeting: later.ID}, ReadOnly)
	r.refuses(MoveToMeeting{Item: item.ID}, NotAllowed, "no meeting is planned after M-1")
}
