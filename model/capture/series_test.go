package capture_test

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

func TestTheSeriesIsSetOfTheCycle(t *testing.T) {
	ctx := meetings(t)
	for _, line := range []string{"set cycle series:on weekday:thu every:2w at:9:30 length:60 facilitator:ana"} {
		r := capture.Read(line, ctx)
		if r.Err() != nil {
			t.Fatal(r.Err())
		}
		next, _, err := model.Do(ctx.Record, r.Command, ctx.Now)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := next.Cycle()
		if c.Series != model.SeriesOn || c.ReviewDay != "thu" || c.ReviewEvery != 14 || c.ReviewTime != "09:30" || c.ReviewMinutes != 60 || c.ReviewFacilitator != 1 {
			t.Errorf("the cycle is %+v", c)
		}
	}
}

func TestAValueThatTheSeriesCannotHaveIsAMistakeInTheLine(t *testing.T) {
	for line, says := range map[string]string{
		"set cycle weekday:soon": "is no weekday", "set cycle at:25:00": "is no time of day", "set cycle every:often": "is no rhythm",
	} {
		if r := capture.Read(line, meetings(t)); r.Err() == nil || !strings.Contains(r.Err().Error(), says) {
			t.Errorf("%s: %v, want %q", line, r.Err(), says)
		}
	}
}

func TestAPlannedMeetingIsMovedInALine(t *testing.T) {
	ctx := meetings(t)
	r := capture.Read("set M-2 date:2026-12-01 at:14:00", ctx)
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	next, _, err := model.Do(ctx.Record, r.Command, ctx.Now)
	if err != nil {
		t.Fatal(err)
	}
	if m, _ := next.Meetings.Get(2); m.Date != "2026-12-01" || m.StartTime != "14:00" || m.Title != "Weekly review" {
		t.Errorf("it is %+v", m)
	}
}
