package capture_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// TestExamples holds that every line in help can be done as it stands.
func TestExamples(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range capture.Help() {
		ctx := review(t)
		if row.Write == "resume" {
			ctx.Record, _, _ = model.Do(ctx.Record, model.PauseClock{}, ctx.Now)
		}
		if row.Write == "came" {
			ctx.Record, _, _ = model.Do(ctx.Record, model.Leave{People: []model.ID{ana}}, ctx.Now)
		}
		if row.Write == "announce" || row.Write == "sent" { // of a meeting that is planned, or closed
			ctx = meetings(t)
		}
		if row.Write == "rejoin" {
			ctx.Record, _, _ = model.Do(ctx.Record, model.MarkLeft{Person: ana}, ctx.Now)
		}
		if row.Write == "approve" || row.Write == "condition" || row.Group == capture.HelpTokens {
			ctx.Record, _, _ = model.Do(ctx.Record, model.GiveRuling{About: ref("F-2"), Outcome: model.Cleared}, ctx.Now)
		}
		switch row.Write {
		case "confirm", "extend", "lapse", "without:", "extends:":
			ctx.Record, _, _ = model.Do(ctx.Record, model.GiveRuling{About: ref("F-2"), Outcome: model.Cleared}, ctx.Now)
			ctx.Record, _, _ = model.Do(ctx.Record, model.Amend{About: ref("D-1"), With: model.Values{model.FieldFallback: model.Words("light mode")}}, ctx.Now)
			ctx.Record, _, _ = model.Do(ctx.Record, model.GiveRuling{About: ref("D-1"), Outcome: model.Conditional, With: model.Values{
				model.FieldCond: {Tasks: []model.NewTask{{Text: "legal signs off", Due: "2026-11-23"}}}}}, ctx.Now)
		}
		if finished := map[string]string{"confirm": "A-2", "reopen": "A-1"}[row.Write]; finished != "" {
			ctx.Record, _, _ = model.Do(ctx.Record, model.GiveRuling{About: ref(finished), Outcome: model.Finished}, ctx.Now)
		}
		if strings.Contains(row.Example, " MT-1 ") { // which no open thing may name
			ctx.Record, _, _ = model.Do(ctx.Record, model.GiveRuling{About: ref("CP-1"), Outcome: model.Dropped, With: model.Values{model.FieldWhy: model.Words("later")}}, ctx.Now)
		}
		if strings.Contains(row.Example+" ", " CP-1 ") { // which is answered on a reading
			ctx.Record, _, _ = model.Do(ctx.Record, model.Raise{Kind: model.KindReading, On: ref("MT-1"), With: model.Values{model.FieldWords: model.Words("4")}}, ctx.Now)
		}
		if about, from, is := stepOf(row); is && ctx.Record.State(about) != from { // what it is taken from
			ctx.Record = stepped(t, ctx, about, from)
		}
		if strings.HasPrefix(row.Example, "promise ") { // which somebody has to have made
			ctx.Record, _, _ = model.Do(ctx.Record, model.SetCycle{With: model.Values{model.FieldPromise: model.Words("one message"), model.FieldPromiseOwner: model.Who(1)}}, ctx.Now)
		}
		if strings.HasPrefix(row.Example, "cycle close") { // once nothing is open
			ctx.Record, _, _ = model.Do(&model.Record{}, model.NewCycle{CycleName: "Returns", People: []string{"Ana Ruiz"}}, ctx.Now)
		}
		if strings.HasPrefix(row.Example, "reopen D-1") { // what an earlier meeting approved
			ctx = approvedBefore(t)
		}
		r := capture.Read(row.Example, ctx)
		if r.Err() != nil {
			t.Errorf("%s: %s: %v", row.Write, row.Example, r.Err())
			continue
		}
		if row.Says == "" || row.Write == "" {
			t.Errorf("%+v says nothing", row)
		}
		if _, _, err := model.Do(ctx.Record, r.Command, ctx.Now); err != nil && row.Group != capture.HelpTokens {
			t.Errorf("%s: %s: %v", row.Write, row.Example, err)
		}
		seen[row.Write] = true
	}
	for _, k := range []model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback, model.KindAction} {
		for _, o := range model.Outcomes(k) {
			if !seen[o.Verb] {
				t.Errorf("help has no %s", o.Verb)
			}
		}
	}
}

// stepOf returns the thing of a register that an example takes a step of, and the first
// state in which it can; is is false for any other example.
func stepOf(row capture.HelpRow) (about model.Ref, from model.Outcome, is bool) {
	words := strings.Fields(row.Example)
	if len(words) < 2 {
		return about, "", false
	}
	about, ok := model.ParseRef(words[1])
	for _, o := range model.Outcomes(about.Kind) {
		if ok && about.Kind.Info().Register && o.Verb == words[0] {
			return about, o.From[0], true
		}
	}
	return about, "", false
}

// stepped returns the record in which a thing of a register was taken to a state.
func stepped(t *testing.T, ctx capture.Context, about model.Ref, to model.Outcome) *model.Record {
	t.Helper()
	for _, row := range capture.Help() {
		if at, _, is := stepOf(row); is && at == about {
			r := capture.Read(row.Example, ctx)
			if r.Err() != nil {
				continue
			}
			if next, _, err := model.Do(ctx.Record, r.Command, ctx.Now); err == nil && next.State(about) == to {
				return next
			}
		}
	}
	t.Fatalf("no example takes %s to %s", about, to)
	return nil
}

// TestEveryFieldHasItsToken reads the model's source: a field that is added
// there is taken by some line here.
func TestEveryFieldHasItsToken(t *testing.T) {
	shown := map[string]bool{}
	for _, row := range capture.Help() {
		if row.Group == capture.HelpTokens {
			shown[row.Write] = true
		}
	}
	for _, name := range fieldNames(t) {
		spec, ok := model.SpecOf(model.Field(name))
		if !ok {
			t.Errorf("%s has no spec", name)
		}
		if token := spec.Token(); token != "" && !shown[token] {
			t.Errorf("no line takes %s", token)
		}
	}
}

func fieldNames(t *testing.T) []string {
	sources, _ := filepath.Glob("../*.go")
	var list []string
	for _, source := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && isField(spec) {
				name, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				list = append(list, name)
			}
			return true
		})
	}
	if len(list) < 20 {
		t.Fatalf("only %d fields found", len(list))
	}
	return list
}

// isField reports whether a constant is one that the package exports as a
// Field.
func isField(spec *ast.ValueSpec) bool {
	kind, ok := spec.Type.(*ast.Ident)
	return ok && kind.Name == "Field" && spec.Names[0].IsExported() && len(spec.Values) == 1
}

// approvedBefore returns a context in which D-1 was approved by a meeting that is closed,
// and another is planned.
func approvedBefore(t *testing.T) capture.Context {
	t.Helper()
	ctx := review(t)
	for _, line := range closing {
		ctx.Record = apply(t, ctx, capture.Read(line, ctx).Command)
	}
	ctx.Record = apply(t, ctx, model.CloseMeeting{Meeting: 1})
	ctx.Record = apply(t, ctx, model.PlanMeeting{Title: "Next", Date: "2026-11-30"})
	return ctx
}
