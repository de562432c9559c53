package dialog_test

import (
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

// presences returns how everybody stands, in the order of their ids.
func presences(r *model.Record, meeting model.ID) []model.Presence {
	var list []model.Presence
	for _, a := range r.Attendance(meeting) {
		list = append(list, a.Presence)
	}
	return list
}

func TestRollCallTakesOneKeyForEachPerson(t *testing.T) {
	d := componenttest.Live(t)
	call := dialog.NewRollCall(d.Context)
	write(d.Context, call, "24")
	says(t, see(t, d.Context, call), "2 present, 2 absent", "2  – absent", "1  ✔ present")
	d.Done(call.Handle(d.Context, component.Named(keymap.Accept)))
	want := []model.Presence{model.Present, model.Absent, model.Present, model.Absent}
	if got := presences(d.Record, d.Meeting.ID); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
	fits(t, d.Context, call)
}

func TestRollCallOfAPlannedMeetingSaysWhoIsExpected(t *testing.T) {
	d := componenttest.Planned(t)
	d.Do(model.AddPerson{PersonName: "Lea Novak"})
	call := dialog.NewRollCall(d.Context)
	says(t, see(t, d.Context, call), "who is expected", "5  – not expected   Lea Novak")
	write(d.Context, call, "51")
	d.Done(call.Handle(d.Context, component.Named(keymap.Accept)))
	want := []model.Presence{model.Absent, model.Expected, model.Expected, model.Expected, model.Expected}
	if got := presences(d.Record, d.Meeting.ID); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
}

func TestRollCallLeavesOutWhoIsNeitherExpectedNorHere(t *testing.T) {
	d := componenttest.Live(t)
	call := dialog.NewRollCall(d.Context)
	before := d.Record.Attendances.Len()
	d.Do(model.RollCall{Meeting: d.Meeting.ID}) // nobody is named: nothing changes
	d.Done(call.Handle(d.Context, component.Named(keymap.Accept)))
	if after := d.Record.Attendances.Len(); after != before {
		t.Errorf("%d people at the meeting, want %d", after, before)
	}
}

func TestRollCallCursorTogglesItsRow(t *testing.T) {
	d := componenttest.Live(t)
	call := dialog.NewRollCall(d.Context)
	call.Handle(d.Context, component.Named(keymap.Down))
	call.Handle(d.Context, component.Named(keymap.Toggle))
	picture := call.Draw(d.Context, 80, 24)
	says(t, componenttest.Row(t, picture, 80, 24), "Ben Okafor", "absent")
}

func TestRollCallAddsAPersonAndTakesThemAsHere(t *testing.T) {
	d := componenttest.Planned(t)
	call := dialog.NewRollCall(d.Context)
	open, ok := call.Handle(d.Context, component.Named(keymap.NewPerson)).(component.Open)
	if !ok {
		t.Fatal("no form opens for a new person")
	}
	if then := d.Done(fill(d.Context, open.Dialog, "Lea Novak")); then != nil {
		t.Errorf("after the person comes %#v; the roll call is still open", then)
	}
	says(t, see(t, d.Context, call), "5  ◇ expected", "Lea Novak")
}

func TestRollCallKeysMeanNothingElse(t *testing.T) {
	d := componenttest.Live(t)
	for range 45 {
		d.Do(model.AddPerson{PersonName: "Guest " + string(rune('A'+d.Record.People.Len()))})
	}
	call := dialog.NewRollCall(d.Context)
	text := componenttest.Text(t, call.Draw(d.Context, 80, 60), 80, 60)
	says(t, text, " 0  ", " a  ", " z  ")
	for _, key := range []string{"j", "k", "G"} {
		if _, bound := d.Keys.Intent(key, call.Scopes()...); !bound {
			t.Fatalf("%s is free; the test has nothing to show", key)
		}
	}
	for _, taken := range []string{"┃ j  ", "┃ k  ", "┃ G  "} {
		if strings.Contains(text, taken) {
			t.Errorf("a name has the key of a movement: %q", taken)
		}
	}
}

func TestRollCallOfAPlannedMeetingCountsNobodyAsAbsent(t *testing.T) {
	d := componenttest.Planned(t)
	call := dialog.NewRollCall(d.Context)
	write(d.Context, call, "2")
	says(t, see(t, d.Context, call), "3 expected, 1 not expected")
}

// Who was in the room and went has left it, since when, and is not absent.
func TestRollCallTellsWhoLeftFromWhoIsAbsent(t *testing.T) {
	d := componenttest.Live(t)
	d.Do(model.RollCall{Meeting: d.Meeting.ID, Absent: []model.ID{4}})
	d.Now += 20 * 60_000
	d.Do(model.Leave{People: []model.ID{2}})
	call := dialog.NewRollCall(d.Context)
	says(t, see(t, d.Context, call), "2 present, 1 left, 1 absent", "2  – left", "Ben Okafor  left 10:20", "4  – absent         Tom Weiss")
	d.Now += 2 * 60_000
	d.Do(model.Arrive{People: []model.ID{2}})
	back := dialog.NewRollCall(d.Context)
	says(t, see(t, d.Context, back), "3 present, 1 absent", "2  ✔ present", "left 10:20, back 10:22")
	fits(t, d.Context, call)
}
