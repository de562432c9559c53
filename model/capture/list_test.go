package capture_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// listScene is the review with two more actions: A-2 of Ana's, due on Friday, and A-3 of
// Ben's, due on Monday, which is done.
func listScene(t *testing.T) capture.Context {
	t.Helper()
	ctx := review(t)
	for _, line := range []string{`a D-2 tell support @ana due:2026-11-27`, `a D-2 rerun the load test @ben due:2026-11-30`} {
		reading := capture.Read(line, ctx)
		if reading.Err() != nil {
			t.Fatalf("%s: %v", line, reading.Err())
		}
		ctx.Record = apply(t, ctx, reading.Command)
	}
	ctx.Record = apply(t, ctx, model.GiveRuling{About: model.Ref{Kind: model.KindAction, ID: 3}, Outcome: model.Finished})
	return ctx
}

func apply(t testing.TB, ctx capture.Context, c model.Command) *model.Record {
	t.Helper()
	next, _, err := model.Do(ctx.Record, c, ctx.Now)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestALineSaysWhatAListHolds(t *testing.T) {
	ctx := listScene(t)
	for line, want := range map[string]string{
		"actions":                         "A-1 A-2 A-3",
		"action":                          "A-1 A-2 A-3",
		"open actions":                    "A-1 A-2",
		"actions state:done":              "A-3",
		"actions state:open,done":         "A-1 A-2 A-3",
		"done open actions":               "A-1 A-2 A-3",
		"actions @ben":                    "A-3",
		"actions owner:ana":               "A-1 A-2",
		`actions @"Ana Ruiz" support`:     "A-2",
		"actions due-before:2026-11-28":   "A-2",
		"actions due-after:2026-11-28":    "A-1 A-3",
		"actions on:D-2 load":             "A-3",
		"actions @ana meeting:live":       "A-1 A-2",
		"actions sort:-state":             "A-3 A-2 A-1",
		"actions sort:state":              "A-1 A-2 A-3",
		"actions sort:due @ana":           "A-2 A-1",
		"actions sort:due @ana reverse":   "A-1 A-2",
		"overdue actions":                 "",
		`actions "open"`:                  "",
		"actions nobody says this at all": "",
	} {
		q, err := capture.ReadList(line, ctx)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if got := refs(ctx.Record.List(q, ctx.Record.Today(ctx.Now))); got != want {
			t.Errorf("%s lists %q, want %q", line, got, want)
		}
	}
}

// What is past its day is overdue as long as it is not settled.
func TestWhatIsSettledIsNotOverdue(t *testing.T) {
	ctx := listScene(t)
	q, err := capture.ReadList("overdue actions", ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got := refs(ctx.Record.List(q, "2027-01-01")); got != "A-1 A-2" {
		t.Errorf("%s are overdue", got)
	}
}

func TestAListThatCannotBeIsRefusedWithWhatThereIs(t *testing.T) {
	ctx := listScene(t)
	for line, want := range map[string]string{
		"":                       "say what to list: decisions",
		"unicorns":               `there is no list of "unicorns"; there are decisions, blockers`,
		"actions due:fri":        `the list of actions has no filter "due"; it has state, owner`,
		"actions @nobodyatall":   `"nobodyatall" is nobody known here`,
		"actions state:maybe":    `"maybe" is no answer to "state"; write open, done or dropped`,
		"actions on:D-99":        `there is no thing "D-99"`,
		"actions meeting:D-1":    `there is no meeting "D-1"`,
		"actions due-before:":    "say which due-before: fri, today",
		"actions state:":         "say which state: open, done or dropped",
		"actions meeting:":       "say which meeting: live, last, next or its id, such as M-1",
		"actions owner:":         "say which owner: a name, such as ana",
		"actions due-before:huh": "huh",
		"actions sort:colour":    `actions cannot be sorted by "colour"; write id`,
		"people @ana":            "people have no owner",
		"people state:open":      `the list of people has no filter "state"; it has left-before and left-after`,
	} {
		_, err := capture.ReadList(line, ctx)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
}

// A list adds nobody: of a name that is nobody's it says whose there are.
func TestAListSaysWhoseThingsThereAreInsteadOfAddingSomebody(t *testing.T) {
	ctx := listScene(t)
	for line, want := range map[string]string{
		"actions owner:zzz": `"zzz" is nobody known here; write Ana`,
		"actions @zzz":      `"zzz" is nobody known here; write Ana`,
		"actions @bem":      `"bem" is nobody known here; did you mean Ben`,
	} {
		_, err := capture.ReadList(line, ctx)
		refusal, refused := errors.AsType[*model.Refusal](err)
		if !refused || refusal.Reason != model.NotFound || !strings.Contains(refusal.Says, want) || strings.Contains(refusal.Says, "add") {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
}

// Every filter of every kind is read in a line, and every column sorts.
func TestEveryFilterOfEveryKindIsRead(t *testing.T) {
	ctx := listScene(t)
	values := map[model.Sort]string{model.SortPerson: "ana", model.SortDate: "fri"}
	for _, k := range model.Kinds() {
		plural := k.Info().Plural
		for _, f := range k.Filters() {
			text := values[f.Sort]
			switch {
			case f.Flag:
				text = ""
			case f.Of != "":
				text = "M-1"
			case f.Sort == model.SortChoice:
				text = strings.Join(f.Choices, ",")
			}
			line := fmt.Sprintf("%s %s:%s", plural, f.Name, text)
			if f.Flag {
				line = plural + " " + f.Name
			}
			q, err := capture.ReadList(line, ctx)
			if err != nil || len(q.Where) != 1 {
				t.Errorf("%s: %v, %+v", line, err, q.Where)
				continue
			}
			_ = ctx.Record.List(q, ctx.Record.Today(ctx.Now))
		}
		for _, name := range k.Sorts() {
			q, err := capture.ReadList(plural+" sort:"+name, ctx)
			if err != nil {
				t.Errorf("%s by %s: %v", plural, name, err)
			}
			sorted := ctx.Record.List(q, ctx.Record.Today(ctx.Now))
			if slices.Sort(sortable(sorted)); len(sorted) != len(ctx.Record.AllOf(k)) {
				t.Errorf("%s by %s has %d of %d", plural, name, len(sorted), len(ctx.Record.AllOf(k)))
			}
		}
	}
}

func refs(list []model.Ref) string { return strings.Join(sortable(list), " ") }

func sortable(list []model.Ref) []string {
	texts := make([]string, len(list))
	for i, ref := range list {
		texts[i] = ref.String()
	}
	return texts
}

// What narrows a list that is there already needs no word for its kind, and a day is
// compared as people write it.
func TestAFilterIsReadForTheKindThatIsListed(t *testing.T) {
	ctx := listScene(t)
	for line, want := range map[string]string{
		"": "A-1 A-2 A-3", "due<2026-11-30": "A-2", "due>2026-11-27 @ben": "A-3", "due<2027-01-01 actions": "",
	} {
		q, err := capture.ReadFilter(model.KindAction, line, ctx)
		if err != nil {
			t.Errorf("%q: %v", line, err)
			continue
		}
		if got := refs(ctx.Record.List(q, "2026-11-23")); got != want {
			t.Errorf("%q lists %q, want %q", line, got, want)
		}
	}
	if _, err := capture.ReadFilter(model.KindAction, "made<fri", ctx); err == nil || !strings.Contains(err.Error(), `no filter "made-before"`) {
		t.Errorf("of a day that there is not it says %v", err)
	}
}
