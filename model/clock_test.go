package model

import (
	"testing"
	"time"
)

func (r *fixture) clocks(item Ref, itemTime, meetingTime, left time.Duration) {
	r.Helper()
	if got := r.ItemTime(item.ID, r.now); got != itemTime {
		r.Errorf("%s had %s, want %s", item, got, itemTime)
	}
	if got := r.MeetingTime(r.meeting.ID, r.now); got != meetingTime {
		r.Errorf("the meeting took %s, want %s", got, meetingTime)
	}
	if got := r.ProjectedEnd(r.meeting.ID, r.now).Sub(r.now); got != left {
		r.Errorf("it ends in %s, want %s", got, left)
	}
}

func TestTimersPauseResumeAndLeaveAdjournmentsOut(t *testing.T) {
	r := plannedReview(t)
	a := r.raise(KindItem, Ref{}, "a", FieldTimebox, 10, FieldAsk, AskInform, FieldOwner, r.ben)
	b := r.raise(KindItem, Ref{}, "b", FieldTimebox, 20, FieldAsk, AskInform, FieldOwner, r.ben)
	r.clocks(a, 0, 0, 30*time.Minute)
	r.do(StartMeeting{r.meeting.ID})
	r.later(4 * minute)
	r.clocks(a, 4*time.Minute, 4*time.Minute, 26*time.Minute)

	r.do(PauseClock{})
	r.refuses(PauseClock{}, NotAllowed, "paused already")
	r.later(minute)
	r.clocks(a, 4*time.Minute, 5*time.Minute, 26*time.Minute)
	r.do(ResumeClock{})
	r.refuses(ResumeClock{}, NotAllowed)

	r.later(minute)
	r.do(OpenItem{b.ID})
	r.later(2 * minute)
	r.clocks(a, 5*time.Minute, 8*time.Minute, 5*time.Minute+18*time.Minute)
	r.clocks(b, 2*time.Minute, 8*time.Minute, 23*time.Minute)

	r.do(AdjournMeeting{r.meeting.ID})
	r.refuses(PauseClock{}, NotAllowed, "start one first")
	r.later(24 * 60 * minute)
	r.clocks(b, 2*time.Minute, 8*time.Minute, 23*time.Minute)
	r.do(StartMeeting{r.meeting.ID})
	r.later(30 * minute)
	r.clocks(b, 32*time.Minute, 38*time.Minute, 5*time.Minute) // b has used up its time

	r.do(OpenItem{a.ID})
	r.rule(a, Noted, nil)
	r.clocks(a, 5*time.Minute, 38*time.Minute, 0)
}

func TestOnlyAnItemOfTheLiveMeetingIsOpened(t *testing.T) {
	r := liveReview(t)
	r.refuses(ResumeClock{}, NotAllowed, "open one first")
	other := r.plan("2026-11-30")
	item := r.raise(KindItem, other.Ref(), "Later")
	r.refuses(OpenItem{item.ID}, NotAllowed)
	r.refuses(OpenItem{99}, NotFound)
}

func TestAClockThatWasSetBackTakesNoTimeAway(t *testing.T) {
	r := liveReview(t)
	a := r.item("a")
	r.do(OpenItem{a.ID})
	r.now -= 60 * minute
	r.clocks(a, 0, 0, 10*time.Minute)
	r.do(AdjournMeeting{r.meeting.ID})
	r.clocks(a, 0, 0, 10*time.Minute)
}

func TestDatesAreInTheZoneOfTheCycle(t *testing.T) {
	r := liveReview(t)
	late := At(time.Date(2026, 11, 23, 23, 30, 0, 0, time.UTC)) // half past midnight in Berlin
	if got := r.Today(late); got != "2026-11-24" {
		t.Errorf("today is %s, want the day in Berlin", got)
	}
	if got := r.Today(At(time.Date(2026, 11, 23, 22, 30, 0, 0, time.UTC))); got != monday {
		t.Errorf("today is %s, want %s", got, monday)
	}
}

func TestDate(t *testing.T) {
	for text, ok := range map[string]bool{"2026-11-23": true, "2026-02-29": false, "23.11.2026": false, "": false, "2026-11-23T09:00": false, "2026-1-2": false} {
		d, err := ParseDate(text)
		if (err == nil) != ok || (ok && string(d) != text) {
			t.Errorf("ParseDate(%q) = %q, %v", text, d, err)
		}
	}
	if got := Date("2026-12-28").AddDays(7); got != "2027-01-04" {
		t.Errorf("a week on is %s", got)
	}
	if monday.Weekday() != time.Monday || monday.Near(monday) != "Mon 23 Nov" || monday.DayMonth(monday) != "23 Nov" || Date("").Near(monday)+Date("").DayMonth(monday)+Date("").Long() != "" {
		t.Errorf("%s is %s, short %q", monday, monday.Weekday(), monday.Near(monday))
	}
}

// The machine's clock is set back, and ahead, in the middle of a meeting: neither
// it nor an item gets a time that the other contradicts.
func TestASetClockContradictsNothing(t *testing.T) {
	r := liveReview(t)
	a, b := r.item("Guest checkout"), r.item("Wallet")
	r.do(OpenItem{a.ID})
	begun := r.MeetingTime(r.meeting.ID, r.now)
	r.now += 10 * minute
	r.do(OpenItem{b.ID})
	r.now -= 60 * minute // set back
	r.do(OpenItem{a.ID})
	r.now += 5 * minute
	r.do(OpenItem{b.ID})
	r.now += 120 * minute // set ahead
	r.do(OpenItem{a.ID})
	r.now += 2 * minute
	meeting, items := r.MeetingTime(r.meeting.ID, r.now), r.ItemTime(a.ID, r.now)+r.ItemTime(b.ID, r.now)
	if meeting-begun != items || items != 137*time.Minute {
		t.Errorf("the meeting took %s, its items %s", meeting-begun, items)
	}
}
