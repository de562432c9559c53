package plain

import "testing"

func TestAMeetingIsPlannedOfAKindAndHasItsTitle(t *testing.T) {
	r, _ := sample(t)
	_ = r.writes("prepare", "yes", "meeting", "entry", "", "+5d", "", "back", "quit")
	r.says("kind: What kind of meeting is it? (weekly or kickoff or entry or", `"Entry to implementation" planned for`)
}
