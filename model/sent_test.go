package model

import "testing"

func TestTheDigestAsksForTheMinutesOneWorkingDayAfterTheClose(t *testing.T) {
	r := newRoom(t)
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
	r := newRoom(t)
	r.close()
	r.do(MarkSent{r.meeting.ID, "#checkout"})
	r.later(24 * 60 * minute)
	r.do(MarkSent{r.meeting.ID, "the board"})
	if got, want := r.SaySent(r.meeting.ID, monday), "#checkout, Mon 23 Nov; the board, Tue 24 Nov"; got != want {
		t.Errorf("sent to %q, want %q", got, want)
	}
}

func TestMinutesAreSentOfAClosedMeetingAndSomewhere(t *testing.T) {
	r := newRoom(t)
	r.refuses(MarkSent{r.meeting.ID, "#checkout"}, NotAllowed, "M-1 is being held", "once it is closed")
	r.close()
	r.refuses(MarkSent{r.meeting.ID, " "}, BadValue, `sent M-1 "#checkout"`)
}
