package model

import (
	"strings"
	"testing"
)

func TestAClockThatIsBehindTheLastChangeIsNamedInTheDigestAndAtTheStart(t *testing.T) {
	r := liveReview(t)
	r.close()
	r.meeting = r.plan("2026-11-30")
	if says := r.ClockBehind(r.now); says != "" {
		t.Errorf("of a clock that is right it says %q", says)
	}
	r.later(-365 * 24 * 60 * minute)
	const want = "the clock of this machine says Sun 23 Nov 2025, and the last change is of Mon 23 Nov 2026"
	if says := r.Record.Digest(r.now).Summary(); !strings.Contains(says[0], want) {
		t.Errorf("the digest begins %q", says)
	}
	if done := r.do(StartMeeting{r.meeting.ID}); !strings.Contains(done.Says, want) {
		t.Errorf("the start says %q", done.Says)
	}
}
