package capture_test

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// TestProblems holds the place of every mistake, and what is said of it.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ focus, line, place, says string }{
		{"", "frob D-1", "frob", `"frob" is no verb; of D-1 (a decision) there is approve`},
		{"", "aprove D-1", "aprove", "did you mean approve D-1?"},
		{"", "re", "re", `"re" could be reading, request, release, reject, resolve, reopen, retire, released, reach, review, rename, rejoin or resume; write more of it`},
		{"", "D-3 approve", "D-3", "say what to do with D-3, before its id: approve, condition"},
		{"I-3", "approve", "approve", "approve which? Write approve D-2 or D-3"},
		{"I-2", "approve", "approve", "approve which? Write approve D-1, D-2 or D-3"},
		{"I-1", "escalate to:cem", "escalate", "escalate which? Write escalate D-1 or B-1"},
		{"", "approve D-9", "D-9", "there is no decision D-9; the last is D-3"},
		{"", "approve B-1", "B-1", "approve cannot be said of B-1 (a blocker); it takes escalate, resolve or carry"},
		{"", "approve K-1", "K-1", "approve is about a decision, and K-1 is a criterion"},
		{"", "note I-1", "I-1", "note cannot be said of I-1 (an item to decide); it takes withdraw"},
		{"", "accept F-2", "F-2", "accept cannot be said of F-2 (a concern); it takes clear or override"},
		{"", "pass C-1 seen", "C-1", "pass cannot be said of C-1 (a check that the record answers); it takes fail or waive"},
		{"", "approve D-1 now please", "now please", `say what these words are: wording:"…", why:"…"`},
		{"", "d Ship it @ana on:D-1", "on:D-1", "write what a decision is on behind the letter: d D-1"},
		{"", "carry B-1 by mail", "by mail", `say what these words are: fallback:"…" or impact:"…"`},
		{"", "note I-2 fine", "fine", "note takes no words; leave them out, or say them as feedback: f I-2 …"},
		{"", "pause now", "now", "pause takes nothing more"},
		{"", "d Ship it until:fri", "until:fri", `a decision takes no until: (\until: for words); it takes @name opt: rec: wording:`},
		{"", "d Ship it du:fri", "du:fri", `did you mean due:fri? (\du: for words)`},
		{"", "b Down fallbak:x", "fallbak:x", "did you mean fallback:x?"},
		{"", "d Ship it owner:ana", "owner:ana", "did you mean @ana?"},
		{"", "d Ship it criteria:x", "criteria:x", "did you mean crit:x?"},
		{"", `i Free returns q:"Who pays?" @ana`, `q:"Who pays?"`, `did you mean question:"Who pays?"? (\q: for words)`},
		{"", `d Ship it zz:"a b" @ana`, `zz:"a b"`, `there is no token zz: (\zz: for words); a decision takes @name opt: rec:`},
		{"", `reject D-3 reason:“too early”`, `reason:“too early”`, `(\reason: for words)`},
		{"", `set B-1 imp:"none seen"`, `imp:"none seen"`, `did you mean impact:"none seen"?`},
		{"", "d Ship it due:", "due:", "due: asks: By which day?"},
		{"", "d Ship it due: fri", "due:", "the value follows due: at once, in quotes if it holds a space"},
		{"", "d Ship it due:nexten", "nexten", `"nexten" is no day; write fri, today, tomorrow, +3d, +2w, eow, eom, 2026-12-04 or "4 dec"`},
		{"", "d Ship it due:fri due:sat", "due:sat", "due is given twice; keep one of them"},
		{"", "defer D-3 late why:later", "late", "reason is given twice"},
		{"", "set cycle zone:Mars/Base", "zone:Mars/Base", `"Mars/Base" is not a time zone; write one like Europe/Berlin`},
		{"", "reject D-3 tbd", "tbd", `"tbd" is no answer (reason). Say it in words`},
		{"", "reject D-3 why:-", "-", `"-" is no answer (reason).`},
		{"", "approve D-1 crit:n/a", "n/a", `"n/a" is no answer (criteria).`},
		{"", "met K-1 N.A.", "N.A.", `"N.A." is no answer (evidence).`},
		{"", "d Ship it @ana @ben", "@ben", `that is a second person; one named person is asked for (\@ for words)`},
		{"", "d Ship it @an", "an", `"an" could be Ana Ruiz or Anders Berg; write more of the name, such as @"Ana Ruiz"`},
		{"", "d Ship it @team", "team", "names no one person; say who"},
		{"", "d Ship it @ana,ben", "ana,ben", "is more than one person; write one name"},
		{"", "d Ship it @", "@", `a name follows the @ at once: @ana, or @"Ana Ruiz"`},
		{"", `d Ship it rec:"no end`, `"no end`, "this quote is never closed"},
		{"", `d Ship it @"Ana`, `"Ana`, "this quote is never closed"},
		{"", "d I-9 Ship it", "I-9", `there is no item I-9; the last is I-3 (\I-9 for words)`},
		{"", "d Ship it check:x", "check:x", "check: says how the crit: before it is checked; write crit: first"},
		{"", `d Ship it crit:"| x"`, "| x", "what must be true? Write it before the |"},
		{"", "i Mails time:0", "0", `"0" is no number of minutes; write one between 1 and 1440`},
		{"", "i Mails ask:vote", "vote", `"vote" is no answer to "ask"; write decide or inform`},
		{"", "approve D-3 @cem", "@cem", "D-3 is Ben Ode's; to give it to Cem Önal first: assign D-3 @cem"},
		{"", "escalate D-3 @cem", "@cem", "D-3 is Ben Ode's; to escalate it to Cem Önal write to:cem"},
		{"", "met D-1 fine criterion:K-9", "criterion:K-9", "there is no criterion K-9 of D-1; write K-1"},
		{"", "drop K-1 now", "now", "drop takes nothing more"},
		{"", "met K-1 fine @cem", "@cem", `met takes no name (\@ for words); it takes verdict: artefact: action:`},
		{"", "met K-1 fine verdict:unmet", "verdict:unmet", "that says unmet, and the line begins with met"},
		{"", "fail C-3 @ben", "fail", "The owner and the day of an action stand with its words"},
		{"", `fail C-3 action:"rerun due:soon"`, "soon", `"soon" is no day`},
		{"", `fail C-3 action:"say \"go\" @an"`, "an", `"an" could be Ana Ruiz or Anders Berg`},
		{"", `fail C-3 action:"@ben"`, "@ben", "what is to be done? Write it before @owner and due:day"},
		{"", "duplicate F-3 F-9", "F-9", "there is no feedback F-9; the last is F-3"},
		{"", "duplicate F-3 of:F-3", "of:F-3", "F-3 cannot be a duplicate of itself"},
		{"", "assign F-1 @ana", "F-1", "assign is about anything with an owner, and F-1 is feedback"},
		{"", "move I-3 sideways", "sideways", "that is no way to move: write up, down, +2 or -1"},
		{"", "s/bright/dim/", "bright", `"bright" is not in D-1: Ship dark mode`},
		{"", "s//dim/", "", "say which words are to go"},
		{"", "s/dark/dim/now", "now", "only g, for everywhere, can follow"},
		{"", "s/Ship dark mode//", "s/Ship dark mode//", "that would leave no words of D-1"},
		{"", "p the team", "the team", "names no one person"},
		{"", "rename P-3 the team", "the team", "names no one person"},
		{"", "rename P-3 ben ode", "ben ode", "Ben Ode is P-2 already"},
		{"", "rename P-9 Zoë Quist", "P-9", "there is no person P-9; the last is P-7"},
		{"", "rename D-1 Zoë Quist", "D-1", "rename is about a person, and D-1 is a decision"},
		{"", "rename Zoë Quist", "rename", "rename which? Write rename P-1, P-2, P-3, P-4 or 3 more"},
	} {
		t.Run(c.line, func(t *testing.T) {
			r := capture.Read(c.line, focused(t, c.focus))
			if r.Command != nil || len(r.Problems) != 1 {
				t.Fatalf("command %v, problems %v", r.Command, r.Problems)
			}
			p := r.Problems[0]
			if got := c.line[p.Start:p.End]; got != c.place {
				t.Errorf("is about %q, wants %q", got, c.place)
			}
			if !strings.Contains(p.Says, c.says) {
				t.Errorf("says  %s\nwants %s", p.Says, c.says)
			}
		})
	}
}

func TestEveryProblemShows(t *testing.T) {
	line := "d Ship it @zed du:fri until:fri rec:\"x"
	r := capture.Read(line, focused(t, "I-1"))
	if len(r.Problems) != 3 || len(r.Names) != 1 {
		t.Errorf("%d problems and %d names in %s", len(r.Problems), len(r.Names), line)
	}
}

// TestUnknownNames holds that a new name is not a mistake: it can be added.
func TestUnknownNames(t *testing.T) {
	for _, c := range []struct{ line, place, name, near string }{
		{"d Ship it @anna", "anna", "anna", "Ana Ruiz"},
		{"d Ship it @zed, today", "zed", "zed", ""},
		{`d Ship it @"Zoë Quist"`, "Zoë Quist", "Zoë Quist", ""},
		{"escalate D-1 to:Bem", "Bem", "Bem", "Ben Ode"},
		{`fail C-3 action:"say \"go\" @Jorgg due:fri"`, "Jorgg", "Jorgg", "Jörg Weiß"},
	} {
		r := capture.Read(c.line, focused(t, "I-1"))
		if len(r.Names) != 1 || len(r.Problems) != 0 || r.Command != nil {
			t.Errorf("%s: %v %v", c.line, r.Names, r.Problems)
			continue
		}
		n := r.Names[0]
		if c.line[n.Start:n.End] != c.place || n.Name != c.name || n.Near != c.near {
			t.Errorf("%s: %+v", c.line, n)
		}
	}
	r := capture.Read("d Ship it @anna", focused(t, "I-1"))
	want := `"anna" is nobody known here; did you mean Ana Ruiz? To add them: p anna`
	if r.Err() == nil || r.Err().Error() != want {
		t.Errorf("says %v", r.Err())
	}
}

func TestNothingToMend(t *testing.T) {
	ctx := review(t)
	for last, says := range map[model.Ref]string{
		{}:         "nothing was captured yet",
		ref("D-9"): "nothing was captured yet",
		ref("M-1"): "M-1 was captured last, and a meeting is not corrected this way",
	} {
		ctx.Last = last
		r := capture.Read("s/a/b/", ctx)
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Says, says) {
			t.Errorf("%v: %v", last, r.Problems)
		}
	}
}

// do is the context after a command.
func do(t *testing.T, ctx capture.Context, c model.Command) capture.Context {
	t.Helper()
	next, _, err := model.Do(ctx.Record, c, ctx.Now)
	if err != nil {
		t.Fatal(err)
	}
	ctx.Record = next
	return ctx
}

// TestNotPossible holds that a line says before enter why no answer helps.
func TestNotPossible(t *testing.T) {
	ctx := do(t, review(t), model.Raise{Kind: model.KindFeedback, On: ref("D-1"), Concern: true,
		With: model.Values{model.FieldWords: model.Words("No"), model.FieldBy: model.Who(cem)}})
	line := "approve D-1 wording:\"Ship it\""
	r := capture.Read(line, ctx)
	if r.Command != nil || len(r.Problems) != 1 || len(r.Missing) != 0 {
		t.Fatalf("command %v, problems %v, missing %v", r.Command, r.Problems, r.Missing)
	}
	p := r.Problems[0]
	if line[p.Start:p.End] != "approve D-1" || !strings.Contains(p.Says, "the concern F-4 stands") {
		t.Errorf("%q: %s", line[p.Start:p.End], p.Says)
	}
}

// TestSeveralCriteria holds that evidence on a decision asks which is meant.
func TestSeveralCriteria(t *testing.T) {
	ctx := do(t, review(t), model.Raise{Kind: model.KindCriterion, On: ref("D-1"), With: model.Values{model.FieldWords: model.Words("calm")}})
	r := capture.Read("met D-1 210 ms", ctx)
	if len(r.Missing) != 1 || r.Missing[0].Field != model.FieldCriterion || !strings.Contains(r.Missing[0].Because, "K-1 p95 under 300 ms, K-2 calm") {
		t.Errorf("missing %+v", r.Missing)
	}
	if _, _, err := model.Do(ctx.Record, capture.Read("met D-1 210 ms criterion:k2", ctx).Command, ctx.Now); err != nil {
		t.Error(err)
	}
}

// A line that would change a thing of another cycle says of which it is, wherever it names it.
func TestAThingOfAnotherCycleIsSaidToBeOfIt(t *testing.T) {
	ctx := reviewed(t)
	ctx.Record.SetOtherCycles([]model.Cycle{{Row: model.Row{ID: 7}, Name: "Spring"}})
	ctx.CycleOf = func(model.Ref) (model.ID, bool) { return 7, true }
	ctx.GoThere = func(model.ID) string { return "other cycle" }
	for _, line := range []string{"approve D-90", "assign RK-90 @ana", "set RK-90 likelihood:high", "rk Mails are late on:D-90", "a D-90 Call them", "i D-90"} {
		err := capture.Read(line, ctx).Err()
		if err == nil || !strings.Contains(err.Error(), "belongs to the cycle Spring (CY-7)") {
			t.Errorf("%s: %v", line, err)
		}
	}
	if _, err := capture.ReadList("actions on:D-90", ctx); err == nil || !strings.Contains(err.Error(), "belongs to the cycle Spring") {
		t.Errorf("a list: %v", err)
	}
	for _, line := range []string{"show D-90", "D-90"} {
		if look := capture.Read(line, ctx); look.Look != (model.Ref{Kind: model.KindDecision, ID: 90}) || look.Command != nil {
			t.Errorf("%s reads %+v", line, look)
		}
	}
}
