package capture_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/capture"
)

// bits are the pieces that lines are made of, whole, broken and out of place.
var bits = []string{
	"d", "b", "f", "!", "c", "a", "i", "p", "approve", "appr", "defer", "escalate", "fail", "waive", "condition", "duplicate",
	"set", "assign", "done", "met", "unmet", "open", "skip", "move", "up", "-1", "pause", "resume", "s/dark/light/", "s/", "s|a|b|g", `s/a\/b/`,
	"D-1", "d3", "D-99", "F-2", "C-3", "K-1", "A-1", "I-3", "M-1", "P-1", "E-1", "Ship", "dark", "mode", " ", "\t", "\n", "  ",
	"@", "@ana", "@an", "@nobody", `@"Ana Ruiz"`, `@"Ana`, "@me", "@mei", "@team", "due:", "due:fri", "due:nonsense", "du:fri", "until:+3d", "why:because",
	`why:"a b"`, `why:"`, `crit:"a | b"`, "check:x", `cond:"x @ben due:fri"`, `cond:"x \"y @be" `, `action:"@zed"`, "to:cem", "second:ben",
	"time:15", "time:x", "15m", "(15", "min)", "drop", "criterion:k1", "criterion:x", "second:mei", "ask:inform", "needs:ev", "opt:a", "opt:b", "of:F-1", "verdict:met", "via:mail", "owner:ana", `\@x`, `\due:fri`, `\`, `"`, `“q”`, "‘q’", "„",
	"https://x.y", "10:30", "3@4", "\x00", "\x1b[31m", "\xff", "é", "日本", "e\u0301", "\u202e", "\u2028",
}

func lines() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(bits), rapid.String())
	return rapid.Custom(func(t *rapid.T) string {
		sep := rapid.SampledFrom([]string{" ", "", " "}).Draw(t, "separator")
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), sep)
	})
}

// holds checks what is true of the reading and the completions of any line.
func holds(t interface {
	Helper()
	Fatalf(string, ...any)
}, line string, cursor int, ctx capture.Context) {
	t.Helper()
	r := capture.Read(line, ctx)
	for _, p := range r.Problems {
		if p.Start < 0 || p.Start > p.End || p.End > len(line) || p.Says == "" {
			t.Fatalf("%q: problem out of place: %+v", line, p)
		}
	}
	for _, n := range r.Names {
		if n.Start < 0 || n.Start > n.End || n.End > len(line) || n.Name == "" {
			t.Fatalf("%q: name out of place: %+v", line, n)
		}
	}
	if r.Command != nil && r.Err() != nil {
		t.Fatalf("%q: a command and an error: %v", line, r.Err())
	}
	if r.Command == nil && (r.Err() == nil || r.Err().Error() == "") {
		t.Fatalf("%q: neither a command nor a word of why", line)
	}
	if strings.ContainsAny(r.Says, "\n\x1b\x00") {
		t.Fatalf("%q: says what cannot be drawn: %q", line, r.Says)
	}
	for _, c := range capture.Complete(line, cursor, ctx) {
		if c.Start < 0 || c.Start > c.End || c.End > len(line) || strings.TrimSpace(c.Text) == "" {
			t.Fatalf("%q at %d: completion out of place: %+v", line, cursor, c)
		}
	}
	if r.Command == nil {
		return
	}
	_, _, err := model.Do(ctx.Record, r.Command, ctx.Now)
	var refusal *model.Refusal
	if err != nil && !errors.As(err, &refusal) {
		t.Fatalf("%q: %v is no refusal", line, err)
	}
	refused := false
	for _, q := range r.Missing {
		refused = refused || !q.Optional
	}
	if refused && err == nil {
		t.Fatalf("%q: said to lack %v, and was done", line, r.Missing)
	}
	if !refused && err != nil && refusal.Reason == model.MissingAnswer {
		t.Fatalf("%q: said to lack nothing, and was refused: %v", line, err)
	}
}

func TestAnyLineIsRead(t *testing.T) {
	ctx := review(t)
	needs := capture.Read("set D-1 needs:evidence", ctx).Command
	ctx.Record, _, _ = model.Do(ctx.Record, needs, ctx.Now)
	ctx.Record, _, _ = model.Do(ctx.Record, model.GiveRuling{About: ref("F-2"), Outcome: model.Cleared}, ctx.Now)
	rapid.Check(t, func(t *rapid.T) {
		ctx := ctx
		ctx.Focus = ref(rapid.SampledFrom([]string{"I-1", "I-3", "D-1", "D-2", "B-1", "B-2", "C-1", "C-3", "F-1", "F-2", "A-1", "K-1", "M-1", "P-2", "D-77"}).Draw(t, "focus"))
		ctx.Last = ref(rapid.SampledFrom([]string{"D-1", "F-1", "M-1", "E-1", "P-1", "D-77"}).Draw(t, "last"))
		line := lines().Draw(t, "line")
		holds(t, line, rapid.IntRange(-1, len(line)+1).Draw(t, "cursor"), ctx)
	})
}

func TestALineIsReadWithoutARecord(t *testing.T) {
	for _, bit := range bits {
		holds(t, bit, len(bit), capture.Context{Record: new(model.Record)})
		capture.Read(bit, capture.Context{})
		capture.Complete(bit, len(bit), capture.Context{})
	}
}

func FuzzRead(f *testing.F) {
	ctx := review(f)
	for _, row := range capture.Help() {
		f.Add(row.Example, len(row.Example))
	}
	for i, bit := range bits {
		f.Add(bit+" "+bits[(i*7+3)%len(bits)], i)
	}
	f.Fuzz(func(t *testing.T, line string, cursor int) { holds(t, line, cursor, ctx) })
}

// values draws a clean value of any sort.
func values(t *rapid.T, spec model.FieldSpec) model.Value {
	text := rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(bits), rapid.String())
		return model.Clean(strings.Join(rapid.SliceOfN(piece, 1, 4).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", "|", " | "}).Draw(t, "glue")), false)
	})
	some := text.Filter(func(s string) bool { return s != "" })
	person := rapid.Custom(func(t *rapid.T) model.ID { return model.ID(rapid.IntRange(0, int(lea)).Draw(t, "person")) })
	day := rapid.Custom(func(t *rapid.T) model.Date {
		return model.Date("2026-11-23").AddDays(rapid.IntRange(-400, 4000).Draw(t, "day"))
	})
	switch spec.Sort {
	case model.SortText:
		return model.Words(model.Clean(text.Draw(t, "text")+"\n"+text.Draw(t, "text"), true))
	case model.SortPerson:
		return model.Who(person.Draw(t, "person"))
	case model.SortDate:
		return model.On(day.Draw(t, "day"))
	case model.SortMinutes:
		return model.Value{Number: rapid.IntRange(0, 1440).Draw(t, "minutes")}
	case model.SortChoice:
		return model.Words(rapid.SampledFrom(spec.Choices).Draw(t, "choice"))
	case model.SortDays:
		list := rapid.SliceOfN(day, 0, 4).Draw(t, "days")
		slices.Sort(list)
		var v model.Value
		for _, d := range slices.Compact(list) {
			v.Lines = append(v.Lines, string(d))
		}
		return v
	case model.SortLines:
		return model.Value{Lines: rapid.SliceOfN(some, 0, 4).Draw(t, "lines")}
	case model.SortCriteria:
		return model.Value{Criteria: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.NewCriterion {
			return model.NewCriterion{Text: some.Draw(t, "what"), Check: text.Draw(t, "check"), Constraint: text.Draw(t, "constraint")}
		}), 0, 3).Draw(t, "criteria")}
	case model.SortTasks:
		return model.Value{Tasks: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.NewTask {
			task := model.NewTask{Text: some.Draw(t, "what"), Owner: person.Draw(t, "owner")}
			if rapid.Bool().Draw(t, "is due") {
				task.Due = day.Draw(t, "due")
			}
			return task
		}), 0, 3).Draw(t, "tasks")}
	}
	return model.Words(text.Draw(t, "line"))
}

func TestAnyValueIsReadBack(t *testing.T) {
	ctx := review(t)
	rapid.Check(t, func(t *rapid.T) {
		spec, _ := model.SpecOf(rapid.SampledFrom(fields()).Draw(t, "field"))
		v := values(t, spec)
		if v.IsZero() {
			v = model.Value{}
		}
		text := capture.Text(spec, v, ctx)
		back, err := capture.Parse(spec, text, ctx)
		if no := v.CheckAnswers(spec.Field); no != nil {
			if err == nil || err.Error() != no.Error() {
				t.Fatalf("%s: %q of %+v: %v, want %v", spec.Field, text, v, err, no)
			}
			return
		}
		if err != nil {
			t.Fatalf("%s: %q of %+v: %v", spec.Field, text, v, err)
		}
		if !reflect.DeepEqual(v, back) {
			t.Fatalf("%s: %+v became %q became %+v", spec.Field, v, text, back)
		}
	})
}

// fields is one field of each sort, and every field that is about people.
func fields() []model.Field {
	return []model.Field{model.FieldWords, model.FieldNotes, model.FieldOwner, model.FieldDue, model.FieldTimebox,
		model.FieldAsk, model.FieldOptions, model.FieldCriteria, model.FieldCond, model.FieldAction}
}

func BenchmarkRead(b *testing.B) {
	ctx := review(b)
	for b.Loop() {
		capture.Read(`condition D-3 legal signs off @ben due:fri crit:"p95 under 300 ms | load test" cond:"support trained @cem due:+1w" via:message why:"agreed in the corridor"`, ctx)
	}
}

func BenchmarkComplete(b *testing.B) {
	ctx := review(b)
	line := "defer D-3 waiting "
	for b.Loop() {
		capture.Complete(line, len(line), ctx)
	}
}
