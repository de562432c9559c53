package capture_test

import (
	"reflect"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// TestCommands holds the very command that a line of each sort makes.
func TestCommands(t *testing.T) {
	with := func(pairs ...any) model.Values {
		v := model.Values{}
		for i := 0; i < len(pairs); i += 2 {
			v[pairs[i].(model.Field)] = pairs[i+1].(model.Value)
		}
		return v
	}
	for _, c := range []struct {
		line string
		want model.Command
	}{
		{"d Ship it @ana", model.Raise{Kind: model.KindDecision, On: ref("I-1"),
			With: with(model.FieldWords, model.Words("Ship it"), model.FieldOwner, model.Who(ana))}},
		{"! D-3 no", model.Raise{Kind: model.KindFeedback, On: ref("D-3"), Concern: true, With: with(model.FieldWords, model.Words("no"))}},
		{"defer D-3 late due:fri", model.GiveRuling{About: ref("D-3"), Outcome: model.Deferred, Seen: 1,
			With: with(model.FieldWhy, model.Words("late"), model.FieldDue, model.On("2026-11-27"))}},
		{"fail C-3 rerun @ben", model.GiveRuling{About: ref("C-3"), Outcome: model.Failed, Seen: 1,
			With: with(model.FieldAction, model.Value{Tasks: []model.NewTask{{Text: "rerun", Owner: ben}}})}},
		{"clear F-2", model.GiveRuling{About: ref("F-2"), Outcome: model.Cleared, Seen: 1, With: model.Values{}}},
		{`set D-3 due:""`, model.Amend{About: ref("D-3"), Seen: 1, With: with(model.FieldDue, model.Value{})}},
		{"assign D-2 ben", model.Amend{About: ref("D-2"), Seen: 1, With: with(model.FieldOwner, model.Who(ben))}},
		{"unmet K-1 slow", model.Raise{Kind: model.KindEvidence, On: ref("K-1"),
			With: with(model.FieldWords, model.Words("slow"), model.FieldVerdict, model.Words(model.VerdictUnmet))}},
		{"s/dark/light/", model.Amend{About: ref("D-1"), Seen: 2, With: with(model.FieldWords, model.Words("Ship light mode"))}},
		{"drop k1", model.Remove{About: ref("K-1")}},
		{"i Mails 15m", model.Raise{Kind: model.KindItem, On: ref("M-1"), With: with(model.FieldWords, model.Words("Mails"), model.FieldTimebox, model.Value{Number: 15})}},
		{"done a1", model.GiveRuling{About: ref("A-1"), Outcome: model.Finished, With: model.Values{}, Seen: 1}},
		{"open I-3", model.OpenItem{Item: 3}},
		{"skip i3", model.SkipItem{Item: 3}},
		{"move I-3 up 2", model.MoveItem{Item: 3, By: -2}},
		{"move I-3 M-2", model.MoveToMeeting{Item: 3, Meeting: 2}},
		{"pause", model.PauseClock{}},
		{"resume", model.ResumeClock{}},
		{"rename P-3 Cem Onal", model.RenamePerson{Person: cem, PersonName: "Cem Onal", Seen: 1}},
		{"rename @cem Cem Onal", model.RenamePerson{Person: cem, PersonName: "Cem Onal", Seen: 1}},
		{"away @ben", model.Leave{People: []model.ID{ben}}},
		{"away @ben @ana", model.Leave{People: []model.ID{ana, ben}}},
		{"away P-2 ben", model.Leave{People: []model.ID{ben}}},
		{"came Jörg Weiß", model.Arrive{People: []model.ID{jorg}}},
		{"came @mei", model.Arrive{People: []model.ID{mei}}},
		{"left @ben", model.MarkLeft{Person: ben}},
		{"left @ben to:@ana", model.MarkLeft{Person: ben, To: ana}},
		{"left P-2 to:ana", model.MarkLeft{Person: ben, To: ana}},
		{"rejoin @ben", model.Rejoin{Person: ben}},
		{"p Zoë Quist", model.AddPerson{PersonName: "Zoë Quist"}},
	} {
		if got := capture.Read(c.line, focused(t, "I-1")).Command; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s\n   makes %#v\n   wants %#v", c.line, got, c.want)
		}
	}
}

// TestInARoom holds what a line is about where one thing is selected and another
// is being discussed: what is new goes to the room's item, however the line
// begins; a verb or feedback means what is selected.
func TestInARoom(t *testing.T) {
	ctx := focused(t, "D-3")
	ctx.Discussing = ref("I-1")
	for line, about := range map[string]string{
		"d Ship it": "I-1", "D Ship it": "I-1", " d Ship it": "I-1", "decision Ship it": "I-1", "deci Ship it": "I-1", "d\tShip it": "I-1",
		"b Down": "I-1", "blocker Down": "I-1", "a Ask @ben": "I-1", "action Ask @ben": "I-1", "d I-3 Ship it": "I-3",
		"f Nice": "D-3", "! No": "D-3", "feedback Nice": "D-3", "approve crit:x": "D-3", "set due:fri": "D-3", "skip": "I-3",
		"i Mails @ben": "M-1", "c Support knows": "M-1",
	} {
		if r := capture.Read(line, ctx); r.About != ref(about) || r.Command == nil {
			t.Errorf("%q is about %s, want %s: %v", line, r.About, about, r.Err())
		}
	}
	ctx.Discussing = ref("I-9") // gone meanwhile
	if r := capture.Read("d Ship it", ctx); r.About != ref("I-3") {
		t.Errorf("without anything under discussion it is about %s", r.About)
	}
}

// TestANameIsMended holds that a person who was added is mended as anything
// else that was captured.
func TestANameIsMended(t *testing.T) {
	ctx := do(t, focused(t, "I-1"), capture.Read("p Ben Okfor", review(t)).Command)
	ctx.Last = ref("P-8")
	r := capture.Read("s/Okfor/Okafor/", ctx)
	want := model.RenamePerson{Person: 8, PersonName: "Ben Okafor", Seen: 1}
	if r.Command != want || r.Says != "rename P-8 Ben Okfor to Ben Okafor" {
		t.Errorf("%s makes %#v: %v", r.Says, r.Command, r.Err())
	}
	if r := capture.Read("s/Ben Okfor/Ben Ode/", ctx); r.Err() == nil || !strings.Contains(r.Err().Error(), "Ben Ode is P-2 already") {
		t.Errorf("%s: %v", r.Says, r.Err())
	}
}

// TestSeen holds that a command carries the version its person saw.
func TestSeen(t *testing.T) {
	ctx := focused(t, "D-3")
	next, _, err := model.Do(ctx.Record, capture.Read("set due:fri", ctx).Command, ctx.Now)
	if err != nil {
		t.Fatal(err)
	}
	stale := capture.Read("set due:sat", ctx).Command
	if _, _, err := model.Do(next, stale, ctx.Now); err == nil {
		t.Error("a change of what somebody else has changed was let through")
	}
	ctx.Record = next
	if _, _, err := model.Do(next, capture.Read("set due:sat", ctx).Command, ctx.Now); err != nil {
		t.Error(err)
	}
}

// closing lists what the meeting of review lacks before it can close.
var closing = []string{
	"clear F-2", "accept F-1", "accept F-3", "assign I-3 @ben", "approve D-1", "reject D-2 no @ana", "reject D-3 no", "note I-2",
	"carry B-1 due:fri fallback:x impact:y", "carry B-2 @ana due:fri fallback:x impact:y", "pass C-3 seen",
}

// TestAfterTheMeeting holds that something new goes to a meeting that takes it.
func TestAfterTheMeeting(t *testing.T) {
	ctx := focused(t, "D-1")
	if r := capture.Read("d Once more", ctx); r.About != ref("I-1") {
		t.Errorf("raised on %v", r.About)
	}
	for _, line := range closing {
		r := capture.Read(line, ctx)
		if r.Err() != nil {
			t.Fatalf("%s: %v", line, r.Err())
		}
		next, _, err := model.Do(ctx.Record, r.Command, ctx.Now)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		ctx.Record = next
	}
	next, _, err := model.Do(ctx.Record, model.CloseMeeting{Meeting: 1}, ctx.Now)
	if err != nil {
		t.Fatal(err)
	}
	if next, _, err = model.Do(next, model.PlanMeeting{Title: "Next", Date: "2026-11-30"}, ctx.Now); err != nil {
		t.Fatal(err)
	}
	ctx.Record = next
	for _, line := range []string{"d Once more", "i Once more", "c Once more", "b Once more"} {
		r := capture.Read(line, ctx)
		if _, _, err := model.Do(ctx.Record, r.Command, ctx.Now); err != nil {
			t.Errorf("%s (%s): %v", line, r.Says, err)
		}
	}
}

// TestWhoSaidFeedbackIsMended holds that a name takes the place of the wrong one, where
// the words have no such letters.
func TestWhoSaidFeedbackIsMended(t *testing.T) {
	ctx := do(t, focused(t, "D-3"), capture.Read("! Too early for Ben @ben", review(t)).Command)
	f := ctx.Record.Feedbacks.Len()
	ctx.Last = model.Ref{Kind: model.KindFeedback, ID: model.ID(f)}
	want := model.SetSpeaker{Feedback: ctx.Last.ID, By: ana, Seen: 1}
	for _, line := range []string{"s/@ben/@ana/", "s/ben/ana/", "s/Ben Ode/Ana Ruiz/", "s,@ben,ana", `s/@ben/@"Ana Ruiz"/`} {
		if r := capture.Read(line, ctx); r.Command != want {
			t.Errorf("%q makes %#v (%s): %v", line, r.Command, r.Says, r.Err())
		}
	}
	for line, says := range map[string]string{"s/@ben/@zed/": "nobody known here", "s/@ana/@ben/": `"@ana" is not in F-`, "s/@ben/@ana/x": "only g"} {
		if r := capture.Read(line, ctx); r.Err() == nil || !strings.Contains(r.Err().Error(), says) {
			t.Errorf("%q: %v", line, r.Err())
		}
	}
	if r := capture.Read("s/Ben/Eli/", ctx); r.Err() != nil || r.Command.Name() != "amend feedback" {
		t.Errorf("the words come first: %#v %v", r.Command, r.Err())
	}
}

// What came of a checkpoint needs no token: how the answer came is never meant by bare words.
func TestBareWordsAreTheOneTextThatARulingTakes(t *testing.T) {
	ctx := review(t)
	ctx.Record = apply(t, ctx, model.Raise{Kind: model.KindReading, On: ref("MT-1"), With: model.Values{model.FieldWords: model.Words("4")}})
	r := capture.Read("meet CP-1 read in the review", ctx)
	c, ok := r.Command.(model.GiveRuling)
	if !ok || c.With[model.FieldHow].Text != "read in the review" {
		t.Errorf("it is %#v, %v", r.Command, r.Err())
	}
}
