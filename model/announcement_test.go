package model

import (
	"slices"
	"strings"
	"testing"
)

// announced is a planned meeting with three items and a decision, whose pre-read was given
// out.
func announced(t *testing.T) (r *fixture, items []Ref, d Ref) {
	t.Helper()
	r = plannedReview(t)
	for _, title := range []string{"First", "Second", "Third", "Fourth"} {
		items = append(items, r.item(title))
	}
	d = r.raise(KindDecision, items[0], "Ship it", FieldOwner, r.ben, FieldRecommend, "yes", FieldOptions, []string{"yes", "no"})
	r.do(Announce{r.meeting.ID})
	return r, items, d
}

// differs asserts what of the meeting is not as it was announced.
func (r *fixture) differs(want ...string) {
	r.Helper()
	var got []string
	for _, d := range r.ChangedSinceAnnounced(r.meeting.ID) {
		got = append(got, d.Says)
	}
	if !slices.Equal(got, want) {
		r.Errorf("changed since the pre-read is %q, want %q", got, want)
	}
}

func TestNothingHasChangedAtOnceAfterAnAnnouncement(t *testing.T) {
	r, _, _ := announced(t)
	r.differs()
}

func TestItemsThatCameAndWentSinceThePreReadAreNamed(t *testing.T) {
	r, items, _ := announced(t)
	added := r.item("Fifth")
	r.do(Remove{items[1]})
	r.differs("+ "+added.String(), "- "+items[1].String())
}

func TestAnItemThatMovedSinceThePreReadSaysFromWhereToWhere(t *testing.T) {
	r, items, _ := announced(t)
	r.do(MoveItem{Item: items[3].ID, By: -3})
	r.differs(items[3].String() + " moved 4 → 1")
}

func TestEachFieldThatChangedSinceThePreReadIsNamed(t *testing.T) {
	r, items, d := announced(t)
	r.do(Amend{About: items[0], With: with(FieldQuestion, "Now?", FieldTimebox, 20)})
	r.do(Amend{About: d, With: with(FieldRecommend, "no", FieldOwner, r.mara)})
	r.differs("I-1 question and timebox changed", "D-1 owner and recommendation changed")
}

func TestWhatThePreReadHadAsComingBackIsNotNewOnceItHasItsPlace(t *testing.T) {
	r, deferred, _, _, item := carriedReview(t)
	r.do(Announce{r.meeting.ID})
	r.do(PutOnAgenda{About: deferred, Meeting: r.meeting.ID})
	r.differs()
	if since := r.SincePreRead(r.meeting.ID)(deferred); since != "" {
		t.Errorf("%s bears %q", deferred, since)
	}
	r.do(MoveItem{Item: item.ID, By: 1})
	r.differs()
}

func TestAMeetingThatWasPutOffSinceThePreReadSaysFromWhenToWhen(t *testing.T) {
	r, _, _ := announced(t)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Date: monday.AddDays(1), Minutes: 60})
	r.differs("date Mon 23 Nov → Tue 24 Nov", "length 45 → 60 min")
}

func TestAnnouncedAgainItIsComparedWithTheSecondTime(t *testing.T) {
	r, _, _ := announced(t)
	r.item("Fifth")
	if done := r.do(Announce{r.meeting.ID}); !strings.Contains(done.Says, "(2nd, Mon 23 Nov)") {
		t.Errorf("it says %q", done.Says)
	}
	r.differs()
}

func TestWhatIsChangedInTheRoomIsNoChangeSinceThePreRead(t *testing.T) {
	r, items, d := announced(t)
	r.do(Amend{About: d, With: with(FieldRecommend, "no")})
	added := r.item("Fifth")
	r.do(StartMeeting{r.meeting.ID})
	r.do(Amend{About: items[1], With: with(FieldQuestion, "Now?")})
	r.item("Raised in the room")
	r.differs("+ "+added.String(), "D-1 recommendation changed")
	for about, want := range map[Ref]string{items[0]: "changed since the pre-read", added: "new since the pre-read", items[1]: ""} {
		if got := r.SincePreRead(r.meeting.ID)(about); got != want {
			t.Errorf("%s bears %q, want %q", about, got, want)
		}
	}
}

func TestAStartThatIsTakenBackComparesAgain(t *testing.T) {
	r, items, _ := announced(t)
	r.item("Fifth")
	r.do(StartMeeting{r.meeting.ID})
	r.undo()
	r.do(Remove{items[3]})
	r.differs("+ I-5", "- I-4")
}

func TestOnlyAPlannedMeetingIsAnnounced(t *testing.T) {
	r := liveReview(t)
	r.refuses(Announce{r.meeting.ID}, NotAllowed, "M-1 is being held")
	r.close()
	r.refuses(Announce{r.meeting.ID}, NotAllowed, "M-1 is closed", "its minutes are sent after it")
}

func TestAnAnnouncementKeepsNoTexts(t *testing.T) {
	r, _, _ := announced(t)
	last, _ := r.Announced(r.meeting.ID)
	if strings.Contains(last.Said, "Ship") || strings.Contains(last.Said, "Second") {
		t.Errorf("it keeps %s", last.Said)
	}
}

func TestTheDigestAsksForTheAnnouncementOneWorkingDayBefore(t *testing.T) {
	r := plannedReview(t)
	r.meeting = r.plan("2026-11-30") // a Monday: the working day before is the Friday
	r.do(CancelMeeting{1})
	r.raise(KindItem, r.meeting.Ref(), "First", FieldOwner, r.ben)
	toSend := func() int { return len(r.Record.Digest(r.now).In(ToSend)) }
	r.later(3 * 24 * 60 * minute) // Thursday
	if n := toSend(); n != 0 {
		t.Errorf("on Thursday %d are to send", n)
	}
	r.later(24 * 60 * minute)
	if n := toSend(); n != 1 {
		t.Errorf("on Friday %d are to send", n)
	}
	r.do(Announce{r.meeting.ID})
	if n := toSend(); n != 0 {
		t.Errorf("announced, %d are to send", n)
	}
}
