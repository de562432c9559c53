package model

import (
	"strings"
	"testing"
)

// movements returns how a person came, left and was back at the meeting, as it is said.
func (r *fixture) movements(person ID) string {
	return r.SayMovements(r.attendanceOf(r.meeting.ID, person))
}

// Each stretch of somebody's time in the room is kept, however often they leave it.
func TestLeavingAndComingBackKeepsTheTimeAway(t *testing.T) {
	r := liveReview(t)
	minute := func(n Instant) { r.later(n * 60_000) }
	start := r.timeIn(r.meeting.ID, r.now)
	clock := func(minutes Instant) string {
		return r.timeIn(r.meeting.ID, r.now+minutes*60_000)
	}
	left, back, leftAgain := clock(20), clock(40), clock(55)
	minute(20)
	if done := r.do(Leave{[]ID{r.ben}}); !strings.Contains(done.Says, "Ben Okafor left at "+left) {
		t.Errorf("it says %q, at %s", done.Says, start)
	}
	minute(20)
	if done := r.do(Arrive{[]ID{r.ben}}); done.Says != "Ben Okafor came back at "+back {
		t.Errorf("it says %q", done.Says)
	}
	minute(15)
	r.do(RollCall{Meeting: r.meeting.ID, Absent: []ID{r.ben}})
	if got, want := r.movements(r.ben), "left "+left+", back "+back+", left "+leftAgain; got != want {
		t.Errorf("his time is %q, want %q", got, want)
	}
	r.undo()
	if got, want := r.movements(r.ben), "left "+left+", back "+back; got != want {
		t.Errorf("with the last taken back his time is %q, want %q", got, want)
	}
	for _, d := range r.Details(r.meeting.Ref(), r.meeting.ID, monday) {
		if d.Label == string(Present) && strings.Contains(d.Text, "Ben Okafor (left "+left+", back "+back+")") {
			return
		}
	}
	t.Error("the details of the meeting do not say it")
}

// Who is marked by mistake and at once again was never away.
func TestASlipOfTheRollCallIsNoTimeAway(t *testing.T) {
	r := liveReview(t)
	r.later(20 * 60_000)
	r.do(RollCall{Meeting: r.meeting.ID, Absent: []ID{r.ben}})
	r.later(5_000)
	r.do(RollCall{Meeting: r.meeting.ID, Present: []ID{r.ben}})
	if got := r.movements(r.ben); got != "" {
		t.Errorf("his time is %q", got)
	}
}

// A roll call soon after the start says who never came; away says that somebody was
// there, however soon.
func TestWhoLeavesSoonAfterTheStartWasThere(t *testing.T) {
	r := liveReview(t)
	r.later(2 * 60_000)
	r.do(RollCall{Meeting: r.meeting.ID, Absent: []ID{r.tom}})
	r.do(Leave{[]ID{r.ben}})
	if got := r.movements(r.tom); got != "" {
		t.Errorf("who never came left: %q", got)
	}
	if got := r.movements(r.ben); !strings.HasPrefix(got, "left ") {
		t.Errorf("who left says %q", got)
	}
	r.refuses(Leave{[]ID{r.ben}}, NotAllowed, "Ben Okafor left at ")
	r.refuses(Leave{[]ID{r.tom}}, NotAllowed, "is not in the room")
	r.refuses(Arrive{[]ID{r.mara}}, NotAllowed, "is in the room already")
}

func TestAFacilitatorWhoTakesOverInMidMeetingCameThen(t *testing.T) {
	r := liveReview(t)
	r.later(20 * 60_000)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Facilitator: "Lea Brandt"})
	want := "came " + r.timeIn(r.meeting.ID, r.now)
	if got := r.movements(r.person("Lea Brandt")); got != want {
		t.Errorf("she says %q, want %q", got, want)
	}
}
