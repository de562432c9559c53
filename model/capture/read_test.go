package capture_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// understood is a line and how the screen says it is understood, with what is
// missing after it: "−field" where it would be refused, "~field" for a gap.
type understood struct{ focus, line, says string }

func (u understood) check(t *testing.T) {
	t.Helper()
	r := capture.Read(u.line, focused(t, u.focus))
	if r.Command == nil {
		t.Errorf("%s\n   is no command: %v", u.line, r.Err())
	}
	says := r.Says
	for _, q := range r.Missing {
		mark := "−"
		if q.Optional {
			mark = "~"
		}
		says += fmt.Sprintf(" %s%s", mark, q.Field)
	}
	if says != u.says {
		t.Errorf("%s\n   says  %s\n   wants %s", u.line, says, u.says)
	}
}

func TestRaise(t *testing.T) {
	for _, u := range []understood{
		{"I-2", "d Ship it @ana due:4dec", "decision on I-2: Ship it · owner Ana Ruiz · due Fri 4 Dec ~crit"},
		{"I-2", "d Ship it", "decision on I-2: Ship it · owner Ben Ode (offered) ~crit"},
		{"I-3", "d Ship it", "decision on I-3: Ship it ~owner ~crit"},
		{"", "D Ship it @ana", "decision on I-1: Ship it · owner Ana Ruiz ~crit"},
		{"D-3", "decision Ship it @ana", "decision on I-3: Ship it · owner Ana Ruiz ~crit"},
		{"C-3", "d Ship it @ana", "decision on I-1: Ship it · owner Ana Ruiz ~crit"},
		{"I-2", "d I-3 Ship it @ana", "decision on I-3: Ship it · owner Ana Ruiz ~crit"},
		{"I-2", "d Ship it @ana on:i-3", "decision on I-3: Ship it · owner Ana Ruiz ~crit"},
		{"I-1", "a Ask legal @ana on:D-2", "action on D-2: Ask legal · owner Ana Ruiz · due Mon 30 Nov (offered)"},
		{"I-1", "d M-1 Ship it @ana", "decision, with an agenda item of its own: Ship it · owner Ana Ruiz ~crit"},
		{"I-1", "i M-1 Mails @ana", "agenda item of M-1: Mails · owner Ana Ruiz · timebox 10 min (offered) · ask decide (offered)"},
		{"M-1", "d Ship it @ana", "decision on I-1: Ship it · owner Ana Ruiz ~crit"},
		{"I-1", `d Ship it crit:"p95 < 300 ms" check:"load test" crit:calm`, "decision on I-1: Ship it · criteria p95 < 300 ms (load test); calm · owner Ana Ruiz (offered)"},
		{"I-1", `d Ship it crit:"p95 < 300 ms | load test"`, "decision on I-1: Ship it · criteria p95 < 300 ms (load test) · owner Ana Ruiz (offered)"},
		{"I-1", `d Which first opt:"Klarna, Riverty" @ana`, "decision on I-1: Which first · options 1 Klarna, Riverty · owner Ana Ruiz ~crit"},
		{"I-1", `d Ship it opt:now opt:"next week" rec:now needs:ev crit:x`, "decision on I-1: Ship it · options 1 now  2 next week · recommendation now · needs evidence · criteria x · owner Ana Ruiz (offered)"},
		{"I-1", "b API is down", "blocker on I-1: API is down ~due ~fallback ~impact ~owner"},
		{"I-1", "b API is down @ben due:fri fallback:mail impact:none", "blocker on I-1, and carried: API is down · owner Ben Ode · due Fri 27 Nov · fallback mail · customer impact none"},
		{"I-1", "b API is down @mei due:fri fallback:mail impact:none", "blocker on I-1: API is down · owner Mei Lin · due Fri 27 Nov · fallback mail · customer impact none"},
		{"D-1", "f Too bright", "feedback on D-1: Too bright · said by Ana Ruiz (offered; @name for somebody else)"},
		{"D-1", "f Too bright @ben", "feedback on D-1: Too bright · said by Ben Ode"},
		{"F-1", "f Too bright by:ben", "feedback on D-1: Too bright · said by Ben Ode"},
		{"I-1", "f D-3 Too bright", "feedback on D-3: Too bright · said by Ana Ruiz (offered; @name for somebody else)"},
		{"B-1", "!no way back", "concern on B-1: no way back · said by Ana Ruiz (offered; @name for somebody else)"},
		{"I-1", "! C-3 no way back @cem", "concern on C-3: no way back · said by Cem Önal"},
		{"I-1", "c Support knows", "check on the gate of M-1: Support knows ~owner"},
		{"D-1", "a Ask legal", "action on D-1: Ask legal · owner Ana Ruiz (offered) · due Mon 30 Nov (offered)"},
		{"I-3", "a Ask legal", "action on I-3: Ask legal · due Mon 30 Nov (offered) ~owner"},
		{"I-3", "rk The vendor gives up", "risk: The vendor gives up · likelihood medium (offered) · severity medium (offered) · on I-3 Refunds (offered) · review on Mon 30 Nov (offered) ~owner"},
		{"I-3", "rk The vendor gives up @ben", "risk: The vendor gives up · owner Ben Ode · likelihood medium (offered) · severity medium (offered) · on I-3 Refunds (offered) · review on Mon 30 Nov (offered)"},
		{"I-3", "a Ask legal @ar due:tomorrow", "action on I-3: Ask legal · owner Ana Ruiz · due Tue 24 Nov"},
		{"I-3", "i Mails time:1h30 ask:inform @ben", "agenda item of M-1: Mails · timebox 90 min · ask inform · owner Ben Ode"},
		{"I-3", "i Refund mails 15m", "agenda item of M-1: Refund mails · timebox 15 min · ask decide (offered) ~owner"},
		{"I-3", "i Refund mails (15m) @ben", "agenda item of M-1: Refund mails · owner Ben Ode · timebox 15 min · ask decide (offered)"},
		{"I-3", "i Refund mails 15 min", "agenda item of M-1: Refund mails · timebox 15 min · ask decide (offered) ~owner"},
		{"I-3", "i Refund mails (1h30)", "agenda item of M-1: Refund mails · timebox 90 min · ask decide (offered) ~owner"},
		{"I-3", "i Refund mails 15m time:20", "agenda item of M-1: Refund mails 15m · timebox 20 min · ask decide (offered) ~owner"},
		{"I-3", "i Refunds in 15 min", "agenda item of M-1: Refunds in 15 min · timebox 10 min (offered) · ask decide (offered) ~owner"},
		{"I-3", "i The cable of 15 m", "agenda item of M-1: The cable of 15 m · timebox 10 min (offered) · ask decide (offered) ~owner"},
		{"I-3", "i The first 15", "agenda item of M-1: The first 15 · timebox 10 min (offered) · ask decide (offered) ~owner"},
		{"I-3", `i "Refund mails 15m"`, "agenda item of M-1: Refund mails 15m · timebox 10 min (offered) · ask decide (offered) ~owner"},
		{"I-3", "i 15m", "agenda item of M-1: 15m · timebox 10 min (offered) · ask decide (offered) ~owner"},
		{"I-3", `i Mails presenter:"ana ruiz"`, "agenda item of M-1: Mails · presenter ana ruiz · timebox 10 min (offered) · ask decide (offered)"},
		{"I-3", "rename p3 Cem Onal", "rename P-3 Cem Önal to Cem Onal"},
		{"P-3", "rename Cem Onal", "rename P-3 Cem Önal to Cem Onal"},
		{"I-3", "p Zoë Quist", "person Zoë Quist"},
		{"I-3", `p @"Zoë Quist"`, "person Zoë Quist"},
	} {
		t.Run(u.line, u.check)
	}
}

// Whoever prepares may not have selected the item that is selected, such as the one of the decision
// before: the preview says so, with the way to another.
func TestADecisionOnAPlannedItemSaysHowToGetAnItemOfItsOwn(t *testing.T) {
	ctx := do(t, review(t), model.PlanMeeting{Date: "2026-12-07"})
	m, _ := ctx.Record.Next()
	ctx = do(t, ctx, model.Raise{Kind: model.KindItem, On: m.Ref(), With: model.Values{model.FieldWords: model.Words("Offer pay later")}})
	ctx.Focus = ctx.Record.AllOf(model.KindItem)[len(ctx.Record.AllOf(model.KindItem))-1]
	for line, says := range map[string]string{
		"d Ship it @ana": "decision on " + ctx.Focus.String() + ", which is selected (on an item of its own: d M-2 …): Ship it",
		"d " + ctx.Focus.String() + " Ship it @ana": "decision on " + ctx.Focus.String() + ": Ship it",
		"d M-2 Ship it @ana":                        "decision, with an agenda item of its own: Ship it",
	} {
		if r := capture.Read(line, ctx); !strings.HasPrefix(r.Says, says) {
			t.Errorf("%s: it says %q, not %q", line, r.Says, says)
		}
	}
}

// A blocker that says all it needs is ruled by that, where its owner is there to
// say so; whoever writes it reads so before.
func TestABlockerReadsAsCarriedWhereItWillBe(t *testing.T) {
	const whole, says = "b API is down @ben due:fri fallback:mail impact:none", ", and carried"
	ctx := review(t)
	for name, line := range map[string]string{"whole": whole, "by who is not there": strings.Replace(whole, "@ben", "@mei", 1),
		"of a day that has passed": strings.Replace(whole, "due:fri", "due:2026-11-20", 1), "without its impact": strings.TrimSuffix(whole, " impact:none")} {
		r := capture.Read(line, ctx)
		next, done, err := model.Do(ctx.Record, r.Command, ctx.Now)
		if carried := err == nil && next.State(done.About) == model.Carried; strings.Contains(r.Says, says) != carried || carried != (name == "whole") {
			t.Errorf("%s: it reads %q, and is carried: %t", name, r.Says, carried)
		}
	}
	ctx = do(t, ctx, model.AdjournMeeting{Meeting: 1})
	if r := capture.Read(whole, ctx); strings.Contains(r.Says, says) {
		t.Errorf("in no meeting it reads %q", r.Says)
	}
}

func TestRule(t *testing.T) {
	for _, u := range []understood{
		{"D-1", "approve", "approve D-1 Ship dark mode"},
		{"I-1", "approve", "approve D-1 Ship dark mode"},
		{"I-1", "appr d3", "approve D-3 Refund by mail −crit"},
		{"I-1", "approve D-2 @ana crit:x", "approve D-2 Refund in one day · owner Ana Ruiz · criteria x"},
		{"I-1", "approve D-2 @mei crit:x", "approve D-2 Refund in one day · owner Mei Lin · criteria x −via"},
		{"I-1", "approve D-3 @ben crit:x", "approve D-3 Refund by mail · criteria x"},
		{"I-1", `approve D-1 wording:"Ship it dark"`, "approve D-1 Ship dark mode · final wording Ship it dark"},
		{"I-1", "reject D-1 too early", "reject D-1 Ship dark mode · reason too early"},
		{"I-1", "re D-1 too early", "reject D-1 Ship dark mode · reason too early"},
		{"I-1", "defer D-3 waiting for the load test due:+2w fallback:none", "defer D-3 Refund by mail · reason waiting for the load test · due Mon 7 Dec · fallback none"},
		{"I-1", "defer D-3: waiting", "defer D-3 Refund by mail · reason waiting · due Mon 30 Nov (offered) · fallback stays as today (offered)"},
		{"I-1", "defer D-3", "defer D-3 Refund by mail · due Mon 30 Nov (offered) · fallback stays as today (offered) −why"},
		{"D-3", "escalate to:cem legal is silent", "escalate D-3 Refund by mail · reason legal is silent · escalate to Cem Önal · due Wed 25 Nov (offered) · fallback stays as today (offered)"},
		{"D-1", `condition legal signs off @ben due:fri cond:"docs are out @cem"`, "condition D-1 Ship dark mode · conditions legal signs off (Ben Ode Fri 27 Nov); docs are out (Cem Önal)"},
		{"D-2", "condition legal signs off @ben crit:x", "condition D-2 Refund in one day · conditions legal signs off · owner Ben Ode · criteria x"},
		{"I-1", "resolve B-1 vendor patched it", "resolve B-1 Vendor API is down · how vendor patched it"},
		{"I-1", "carry b1 due:fri fallback:mail impact:none", "carry B-1 Vendor API is down · due Fri 27 Nov · fallback mail · customer impact none"},
		{"I-1", "carry B-2", "carry B-2 Legal is silent −due −fallback −impact −owner"},
		{"I-1", "pass C-3 dashboards checked", "pass C-3 What customers are told still matches what ships · evidence dashboards checked"},
		{"I-1", "fail C-3 rerun the suite @ben due:fri", "fail C-3 What customers are told still matches what ships · action rerun the suite (Ben Ode Fri 27 Nov)"},
		{"C-3", "waive no time second:mei until:eom", "waive C-3 What customers are told still matches what ships · reason no time · second person Mei Lin · until Mon 30 Nov −via"},
		{"C-3", "waive no time second:ben until:eom", "waive C-3 What customers are told still matches what ships · reason no time · second person Ben Ode · until Mon 30 Nov"},
		{"F-1", "accept good idea", "accept F-1 Too dark · reason good idea"},
		{"I-1", "duplicate F-3 f1", "duplicate F-3 Far too dark · duplicate of F-1"},
		{"I-1", `duplicate F-3 "what Ben said"`, "duplicate F-3 Far too dark · duplicate of what Ben said"},
		{"B-1", "clear", "clear F-2 No way back"},
		{"I-1", "override F-2 we can live with it", "override F-2 No way back · reason we can live with it"},
		{"I-1", "note I-2", "note I-2 Release notes"},
		{"I-2", "withdraw nobody asked", "withdraw I-2 Release notes · reason nobody asked"},
		{"I-1", "note I-2 via:message", "note I-2 Release notes · answered via message"},
	} {
		t.Run(u.line, u.check)
	}
}

func TestTheZoneOfTheCycleIsSet(t *testing.T) {
	ctx := review(t)
	r := capture.Read("set cycle zone:Europe/Oslo", ctx)
	if r.Err() != nil || !reflect.DeepEqual(r.Command, model.SetCycle{With: model.Values{model.FieldZone: model.Words("Europe/Oslo")}}) || !strings.Contains(r.Says, "time zone Europe/Oslo") {
		t.Errorf("%+v, %v", r, r.Err())
	}
	ctx.Focus = ref("D-3")
	if r := capture.Read("set cycle times are too long", ctx); r.About != ref("D-3") {
		t.Errorf("words of D-3 are about %v", r.About)
	}
}

func TestADateOfTheCycleIsConfirmed(t *testing.T) {
	ctx := review(t)
	for line, want := range map[string]model.Command{
		`confirm customer via:"her message"`: model.ConfirmDate{Date: model.FieldCustomer, With: model.Values{model.FieldVia: model.Words("her message")}},
		"confirm Customers":                  model.ConfirmDate{Date: model.FieldCustomer, With: model.Values{}},
		`confirm delivery why:"it holds"`:    model.ConfirmDate{Date: model.FieldDelivery, With: model.Values{model.FieldWhy: model.Words("it holds")}},
	} {
		if r := capture.Read(line, ctx); !reflect.DeepEqual(r.Command, want) {
			t.Errorf("%s is %+v, %v", line, r.Command, r.Err())
		}
	}
	ctx.Focus = ref("D-1")
	if r := capture.Read("confirm customer support agrees", ctx); r.Kind == model.KindCycle {
		t.Errorf("words about D-1 are about %v", r.About)
	}
}

func TestOtherVerbs(t *testing.T) {
	for _, u := range []understood{
		{"I-1", "set D-3 due:1jan", "set D-3 Refund by mail · due Fri 1 Jan"},
		{"D-3", "set Refund by return of mail @ana", "set D-3 Refund by mail · title Refund by return of mail · owner Ana Ruiz"},
		{"D-3", `set due:"" crit:x`, "set D-3 Refund by mail · no due · criteria x"},
		{"I-1", `set I-1 ask:inform`, "set I-1 Dark mode · ask inform −why"},
		{"I-1", `set I-1 ask:inform why:"no longer ours"`, "set I-1 Dark mode · ask inform · reason no longer ours"},
		{"I-1", "set F-1 by:ben", "set F-1 Too dark · said by Ben Ode"},
		{"I-1", "set K-1 check:dashboards", "set K-1 p95 under 300 ms · checked by dashboards"},
		{"I-1", "assign D-2 @ana", "assign D-2 Refund in one day · owner Ana Ruiz"},
		{"I-1", "assign D-2 ana ruiz", "assign D-2 Refund in one day · owner Ana Ruiz"},
		{"I-1", "done A-1", "done A-1 Ask legal"},
		{"D-1", "done", "done A-1 Ask legal"},
		{"I-1", "met K-1 p95 was 210 ms artefact:v3", "met K-1 p95 under 300 ms · artefact v3"},
		{"I-1", "met p95 was 210 ms", "met D-1 Ship dark mode"},
		{"I-1", "met D-1 fine criterion:k1", "met D-1 Ship dark mode · criterion K-1"},
		{"I-1", "drop K-1", "drop K-1 p95 under 300 ms"},
		{"I-1", "drop i2", "drop I-2 Release notes"},
		{"I-1", "unmet K-1 p95 was 900 ms", "unmet K-1 p95 under 300 ms −action"},
		{"I-1", `unmet K-1 slow action:"profile it @ben due:fri"`, "unmet K-1 p95 under 300 ms · action profile it (Ben Ode Fri 27 Nov)"},
		{"I-1", "open I-3", "open I-3 Refunds"},
		{"D-3", "skip", "skip I-3 Refunds"},
		{"", "skip", "skip I-1 Dark mode"},
		{"I-1", "move I-3 up", "move I-3 Refunds up 1"},
		{"I-1", "move I-3 down 2", "move I-3 Refunds down 2"},
		{"I-3", "move -1", "move I-3 Refunds up 1"},
		{"I-3", "move +2", "move I-3 Refunds down 2"},
		{"I-1", "move I-3 M-1", "move I-3 Refunds to M-1 Weekly, Mon 23 Nov"},
		{"I-1", "pause", "pause the clock"},
		{"I-1", "resume", "resume the clock"},
		{"I-1", "set D-3 notes: a line that is far too long to be shown whole where everybody is looking", "set D-3 Refund by mail · title notes: a line that is far too long to be shown whole where …"},
		{"I-1", "s/dark/light/", "mend D-1 Ship dark mode · title Ship light mode"},
		{"I-1", "s,dark,light", "mend D-1 Ship dark mode · title Ship light mode"},
		{"I-1", "s|i|o|g", "mend D-1 Ship dark mode · title Shop dark mode"},
		{"I-1", `s/dark/1\/2/`, "mend D-1 Ship dark mode · title Ship 1/2 mode"},
	} {
		t.Run(u.line, u.check)
	}
}

// TestWords holds what stays in the words of a thing.
func TestWords(t *testing.T) {
	for _, c := range []struct{ line, words string }{
		{"d Ship  it", "Ship  it"},
		{"d Ship due:fri it", "Ship it"},
		{"d see https://x.y/z?a:b at 10:30", "see https://x.y/z?a:b at 10:30"},
		{`d \foo:bar C++:17 note: to: all`, "foo:bar C++:17 note: to: all"},
		{"d mail a@b.c, 3@4", "mail a@b.c, 3@4"},
		{"d meet @ five", "meet @ five"},
		{`d \@home \due:fri \\@x C:\temp \n`, `@home due:fri \@x C:\temp \n`},
		{`d "due:fri @nobody"`, "due:fri @nobody"},
		{`d call it "the @nobody plan" now`, `call it "the @nobody plan" now`},
		{`d a 24" screen`, `a 24" screen`},
		{`d say "yes`, `say "yes`},
		{"d “Ship it”", "Ship it"},
		{`d \I-2 is done`, "I-2 is done"},
		{`d say \q:"Who pays?" aloud`, `say q:"Who pays?" aloud`},
		{"d Ship\tit\x1b[31m now", "Ship it␛[31m now"},
	} {
		r := capture.Read(c.line, focused(t, "I-1"))
		if got := r.With["words"].Text; got != c.words || r.Err() != nil {
			t.Errorf("%s\n   reads %q %v\n   wants %q", c.line, got, r.Err(), c.words)
		}
	}
}

// TestQuotes holds what a quoted value is.
func TestQuotes(t *testing.T) {
	for _, c := range []struct{ value, why string }{
		{`late`, "late"},
		{`"too late"`, "too late"},
		{`“too late”`, "too late"},
		{`„too late“`, "too late"},
		{`‘it’s late’`, "it’s late"},
		{`"say \"no\" \\ now"`, `say "no" \ now`},
		{`"too late", `, "too late"},
	} {
		r := capture.Read("defer D-3 why:"+c.value, focused(t, "I-1"))
		if got := r.With["why"].Text; got != c.why || r.Err() != nil {
			t.Errorf("why:%s\n   reads %q %v\n   wants %q", c.value, got, r.Err(), c.why)
		}
	}
}

// TestNotYet holds lines that are neither a command nor mistaken.
func TestNotYet(t *testing.T) {
	for _, c := range []struct{ line, hint string }{
		{"", "d decision · b blocker"},
		{"   ", "d decision · b blocker"},
		{"d", "say it in a line: d Ship dark mode"},
		{"! @cem", "say it in a line: ! There is no way back"},
		{"set D-3", "say what changes: title, @name"},
		{"assign D-3", "say who: assign D-3 @ana"},
		{"met K-1", "say what was seen: met K-1 p95 was 210 ms"},
		{"move I-3", "say where to: up, down, +2 or -1"},
		{"p ", "say the name: p Lea Novak"},
		{"rename P-3", "say how Cem Önal is called: rename P-3 Lea Novak"},
		{"s/", "s/old/new/ corrects D-1: Ship dark mode"},
		{"s/dark", "and what stands in its place: s/dark/new/"},
	} {
		r := capture.Read(c.line, focused(t, "I-1"))
		if r.Command != nil || len(r.Problems)+len(r.Names) > 0 || !strings.HasPrefix(r.Hint, c.hint) {
			t.Errorf("%q: %v %v\n   hints %s\n   wants %s", c.line, r.Command, r.Problems, r.Hint, c.hint)
		}
	}
}

func TestATitleThatIsTooLongForAListSaysSo(t *testing.T) {
	for words, long := range map[string]bool{"Ship it": false, strings.Repeat("Ship it and then again ", 10): true} {
		if notes := capture.Read("d "+words+" @ana", review(t)).Notes(); strings.Contains(notes, "a long title") != long {
			t.Errorf("of %q it notes %q", words, notes)
		}
	}
}
