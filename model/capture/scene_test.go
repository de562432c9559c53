package capture_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"gavel/model"
	"gavel/model/capture"
)

// monday returns when every test is read: Monday 23 November 2026 in Berlin.
func monday(t testing.TB) model.Instant {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return model.At(time.Date(2026, 11, 23, 9, 30, 0, 0, zone))
}

// review is a live meeting with one or more of everything:
//
//	I-1 decide, Ana: D-1 with criterion K-1, and F-1, F-3, A-1; B-1 with F-2 (a concern)
//	I-2 inform, Ben
//	I-3 decide, nobody: D-2 (nobody's) and D-3 (Ben's)
//	C-1 and C-2 computed, C-3 Ana's; B-2 nobody's
//	one of each register, but no scope change
//
// I-1 is being discussed; Mei is not there; nobody is on the escalation path.
func review(t testing.TB) capture.Context {
	t.Helper()
	scene.once.Do(func() { scene.ctx = reviewed(t) })
	if scene.ctx.Record == nil {
		t.Fatal("the review of these tests could not be made")
	}
	return scene.ctx
}

// scene is made once: nobody changes a record, a change makes another.
var scene struct {
	once sync.Once
	ctx  capture.Context
}

func reviewed(t testing.TB) capture.Context {
	t.Helper()
	ctx := capture.Context{Record: new(model.Record), Now: monday(t)}
	do := func(c model.Command) { ctx.Record = apply(t, ctx, c) }
	words := func(text string) model.Values { return model.Values{model.FieldWords: model.Words(text)} }
	owned := func(text string, owner model.ID) model.Values {
		return model.Values{model.FieldWords: model.Words(text), model.FieldOwner: model.Who(owner)}
	}
	do(model.NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin",
		People: []string{"Ana Ruiz", "Ben Ode", "Cem Önal", "Jörg Weiß", "Mei Lin", "Anders Berg", "Lea O'Hara-Smith"}})
	inform := owned("Release notes", ben)
	inform[model.FieldAsk] = model.Words(model.AskInform)
	do(model.PlanMeeting{Title: "Weekly", Facilitator: "Ana Ruiz",
		Agenda: []model.Values{owned("Dark mode", ana), inform, words("Refunds")}})
	do(model.RollCall{Meeting: 1, Absent: []model.ID{mei}})
	do(model.StartMeeting{Meeting: 1})
	do(model.RollCall{Meeting: 1, Absent: []model.ID{mei}})
	d1 := owned("Ship dark mode", ana)
	d1[model.FieldCriteria] = model.Value{Criteria: []model.NewCriterion{{Text: "p95 under 300 ms"}}}
	do(model.Raise{Kind: model.KindDecision, On: ref("I-1"), With: d1})
	do(model.Raise{Kind: model.KindDecision, On: ref("I-3"), With: words("Refund in one day")})
	do(model.Raise{Kind: model.KindDecision, On: ref("I-3"), With: owned("Refund by mail", ben)})
	do(model.Raise{Kind: model.KindBlocker, On: ref("I-1"), With: owned("Vendor API is down", ben)})
	do(model.Raise{Kind: model.KindBlocker, On: ref("I-3"), With: words("Legal is silent")})
	do(model.Raise{Kind: model.KindFeedback, On: ref("D-1"), With: words("Too dark")})
	do(model.Raise{Kind: model.KindFeedback, On: ref("B-1"), Concern: true, With: model.Values{model.FieldWords: model.Words("No way back"), model.FieldBy: model.Who(cem)}})
	do(model.Raise{Kind: model.KindFeedback, On: ref("D-1"), With: words("Far too dark")})
	do(model.Raise{Kind: model.KindAction, On: ref("D-1"), With: words("Ask legal")})
	for _, row := range capture.Help() { // one of each register, by the line that help has
		if kind, _ := model.KindNamed(strings.TrimSuffix(row.Says[:max(0, strings.Index(row.Says, ":"))], ":")); kind.Info().Register && kind != model.KindScope && row.Group == capture.HelpKinds { // a scope change would bring a decision
			if kind == model.KindTransition { // it needs a second state, and says the same once
				do(capture.Read("js Another card is asked for", ctx).Command)
				do(capture.Read("jt JS-2 JS-1", ctx).Command)
				continue
			}
			do(capture.Read(row.Example, ctx).Command)
		}
	}
	ctx.Me, ctx.Last = ana, ref("D-1")
	return ctx
}

const (
	ana model.ID = iota + 1
	ben
	cem
	jorg
	mei
	anders
	lea
)

func ref(id string) model.Ref {
	about, ok := model.ParseRef(id)
	if !ok {
		panic(id)
	}
	return about
}

// focused is the review with something in focus.
func focused(t testing.TB, id string) capture.Context {
	ctx := review(t)
	if id != "" {
		ctx.Focus = ref(id)
	}
	return ctx
}
