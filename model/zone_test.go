package model

import "testing"

func TestTheZoneOfACycleChangesAndClosedMeetingsKeepTheirs(t *testing.T) {
	r := liveReview(t)
	r.do(CloseMeeting{r.meeting.ID})
	closed, _ := r.Meetings.Get(r.meeting.ID)
	next := r.plan("2026-11-30")
	r.refuses(setsZone("Mars/Base"), BadValue, `"Mars/Base" is not a time zone; write one like Europe/Berlin`)
	for _, name := range []string{"Local", "localtime", "posixrules", "Factory", "posix/Europe/Oslo", "right/Europe/Oslo"} {
		r.refuses(setsZone(name), BadValue, "is not a time zone")
	}
	r.refuses(setsZone(""), BadValue, "is not a time zone")
	r.refuses(setsZone("Europe/Berlin"), NotAllowed, "in the time zone Europe/Berlin already")
	done := r.do(setsZone("America/New_York"))
	if done.Says != "dates are in the time zone America/New_York now, and no longer in Europe/Berlin; closed meetings keep theirs" {
		t.Errorf("it says %q", done.Says)
	}
	if r.Zone().String() != "America/New_York" || r.ZoneOf(next).String() != "America/New_York" || r.ZoneOf(closed).String() != "Europe/Berlin" {
		t.Errorf("the zones are %s, %s and %s", r.Zone(), r.ZoneOf(next), r.ZoneOf(closed))
	}
	closed.Zone = "" // one that closed before each meeting kept its zone
	if r.ZoneOf(closed).String() != "Europe/Berlin" {
		t.Errorf("its zone is %s", r.ZoneOf(closed))
	}
	r.undo()
	if r.Zone().String() != "Europe/Berlin" {
		t.Errorf("taken back, the zone is %s", r.Zone())
	}
	emptyFixture(t).refuses(setsZone("Europe/Berlin"), NotAllowed, "no cycle yet")
}

func TestTheZoneIsSaidWhenACycleBegins(t *testing.T) {
	r := emptyFixture(t)
	if done := r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Oslo"}); done.Says != `cycle "Checkout" begun; its dates are in the time zone Europe/Oslo` {
		t.Errorf("it says %q", done.Says)
	}
}

func setsZone(name string) SetCycle { return SetCycle{Values{FieldZone: Words(name)}} }
