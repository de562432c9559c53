package capture_test

import (
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// meetings is a scene in which M-1 is closed and M-2 is planned.
func meetings(t *testing.T) capture.Context {
	t.Helper()
	ctx := capture.Context{Record: new(model.Record), Now: monday(t)}
	for _, c := range []model.Command{
		model.NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz", "Ben Ode"}},
		model.PlanMeeting{Facilitator: "Ana Ruiz"}, model.StartMeeting{Meeting: 1},
		model.GiveRuling{About: ref("C-3"), Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("read it")}},
		model.PlanMeeting{Date: "2026-11-30"}, model.CloseMeeting{Meeting: 1},
	} {
		next, _, err := model.Do(ctx.Record, c, ctx.Now)
		if err != nil {
			t.Fatalf("%#v: %v", c, err)
		}
		ctx.Record = next
	}
	return ctx
}

func TestLinesAboutMeetings(t *testing.T) {
	for line, want := range map[string]model.Command{
		"announce M-2":         model.Announce{Meeting: 2},
		`sent M-1 "#checkout"`: model.MarkSent{Meeting: 1, To: "#checkout"},
		"sent m1 the board":    model.MarkSent{Meeting: 1, To: "the board"},
	} {
		if r := capture.Read(line, meetings(t)); r.Err() != nil || r.Command != want {
			t.Errorf("%s makes %#v (%v), want %#v", line, r.Command, r.Err(), want)
		}
	}
}
