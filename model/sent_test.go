package model

import "testing"

func TestTheDigestAsksForTheMinutesOneWorkingDayAfterTheClose(t *testing.T) {
	r := liveReview(t)
	r.close()
	toSend := func() []DigestLine { return r.Record.Digest(r.now).In(ToSend) }
	if n := len(toSend()); n != 0 {
		t.Errorf("on the day of the close %d are to send", n)
	}
	r.later(24 * 60 * minute)
	lines := toSend()
	if len(lines) != 1 || lines[0].Findings[0].Says != "not sent" || lines[0].Short(r.Record, r.Today(r.now)) != "not sent" || lines[0].Findings[0].Acts[0].Line != "sent M-1 " {
		t.Errorf("a day later it says %+v", lines)
	}
	r.do(MarkSent{r.meeting.ID, "#checkout"})
	if n := len(toSend()); n != 0 {
		t.Errorf("sent, %d are to send", n)
	}
}

func TestEachPlaceToWhichMinutesWereSentIsKept(t *testing.T) {
	r := liveReview(t)
	r.close()
	r.do(MarkSent{r.meeting.ID, "#checkout"})
	r.later(24 * 60 * minute)
	r.do(MarkSent{r.meeting.ID, "the board"})
	if got, want := r.SaySent(r.meeting.ID, monday), "#checkout, Mon 23 Nov; the board, Tue 24 Nov"; got != want {
		t.Errorf("sent to %q, want %q", got, want)
	}
}

func TestMinutesAreSentOfAClosedMeetingAndSomewhere(t *testing.T) {
	r := liveReview(t)
	r.refuses(MarkSent{r.meeting.ID, "#checkout"}, NotAllowed, "M-1 is being held", "once it is closed")
	r.close()
	r.refuses(MarkSent{r.meeting.ID, " "}, BadValue, `sent M-1 "#checkout"`)
}

func TestTheDigestAsksForTheAnnouncementOneWorkingDayBeforeAMeetingThatHasSomethingToDiscuss(t *testing.T) {
	r := liveReview(t)
	r.deferTo(r.decision("Ship it"), "2026-11-30")
	r.closeAndPlan() // nothing is on its agenda but what comes back
	next, _ := r.Next()
	says := func() string {
		for _, l := range r.Record.Digest(r.now).In(ToSend) {
			if l.About == next.Ref() {
				return l.Findings[0].Says
			}
		}
		return ""
	}
	if got := says(); got != "to announce" {
		t.Errorf("on its day it says %q", got)
	}
	r.later(-4 * 24 * 60 * minute)
	if got := says(); got != "" {
		t.Errorf("two working days before it says %q", got)
	}
	r.later(24 * 60 * minute)
	if got := says(); got != "to announce" {
		t.Errorf("one working day before it says %q", got)
	}
	r.do(Announce{next.ID})
	if got := says(); got != "" {
		t.Errorf("announced, it says %q", got)
	}
}
