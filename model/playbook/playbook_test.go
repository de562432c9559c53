package playbook_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gavel/model/playbook"
)

func TestOursIsAPlaybookWithoutAMistake(t *testing.T) {
	if _, err := playbook.Parse(playbook.Text()); err != nil {
		t.Fatal(err)
	}
}

func TestOursHasAllKindsAndGates(t *testing.T) {
	ours := playbook.Ours()
	kinds := []string{"weekly", "kickoff", "entry", "messaging", "midpoint", "drill", "daily", "prelaunch", "launch", "postlaunch", "support", "retro", "close"}
	if got := ours.KindKeys(); !slices.Equal(sorted(got), sorted(kinds)) {
		t.Errorf("the kinds are %v", got)
	}
	var gates []string
	for _, g := range ours.Gates {
		gates = append(gates, g.Key)
	}
	if want := []string{"weekly", "kickoff", "pre-commitment", "entry", "messaging", "evidence", "launch", "midpoint", "cycle"}; !slices.Equal(sorted(gates), sorted(want)) {
		t.Errorf("the gates are %v", gates)
	}
	if ours.KindKeys()[0] != "weekly" {
		t.Error("the weekly review is not the first kind")
	}
}

func TestEveryComputedWordIsAskedByAGateOfOurs(t *testing.T) {
	asked := map[string]bool{}
	for _, g := range playbook.Ours().Gates {
		for _, c := range g.Checks {
			asked[c.Computed] = true
		}
	}
	for _, word := range playbook.Computed() {
		if !asked[word] {
			t.Errorf("no gate asks %s", word)
		}
	}
}

func TestAnItemOfOursThatIsAboutANumberShowsItsMetric(t *testing.T) {
	daily, _ := playbook.Ours().Kind("daily")
	i := slices.IndexFunc(daily.Items, func(it playbook.Item) bool { return strings.HasSuffix(it.Title, "0 to 5") })
	if i < 0 || !slices.Equal(daily.Items[i].Content, []string{"metric:handoff-friction"}) {
		t.Errorf("the items of the daily sync are %+v", daily.Items)
	}
}

// with returns our text with one piece changed.
func with(t *testing.T, before, after string) string {
	t.Helper()
	if !strings.Contains(playbook.Text(), before) {
		t.Fatalf("our text has no %q", before)
	}
	return strings.Replace(playbook.Text(), before, after, 1)
}

// mistakesIn returns what is wrong with a text.
func mistakesIn(t *testing.T, text string) playbook.Mistakes {
	t.Helper()
	_, err := playbook.Parse(text)
	mistakes, ok := errors.AsType[playbook.Mistakes](err)
	if !ok {
		t.Fatalf("the answer is %v", err)
	}
	return mistakes
}

func TestABrokenFileSaysWhatIsWrongAndWhere(t *testing.T) {
	for name, one := range map[string]struct{ before, after, at, says string }{
		"a word that is no key":        {"slot_minutes = 45 ", "slot_minuts = 45", "slot_minuts", `do you mean "slot_minutes"?`},
		"a number in quotes":           {"stale_days = 14 ", `stale_days = "14"`, `"14"`, "a whole number without quotes"},
		"a number out of bounds":       {"sprints = 2", "sprints = 40", "40", "between 1 and 12, not 40"},
		"words without quotes":         {`better = "down"`, `better = true`, "true", "takes words in quotes"},
		"a word for a list":            {`gates = ["weekly"]`, `gates = "weekly" `, `"weekly" `, "takes a list of words"},
		"a computed word not known":    {`computed = "promise-recorded"`, `computed = "promise-record"`, `"promise-record"`, `do you mean "promise-recorded"?`},
		"a content word not known":     {`"dates", "scope-ledger"`, `"dates", "scope-leger"`, `"scope-leger"`, `do you mean "scope-ledger"?`},
		"a gate that there is not":     {`["midpoint", "pre-commitment"]`, `["midpiont"]`, `"midpiont"`, `do you mean "midpoint"?`},
		"a function that there is not": {`"lead:delivery"`, `"lead:delivry"`, `"lead:delivry"`, `do you mean "lead:delivery"?`},
		"a metric that there is not":   {`"metric:handoff-defects"`, `"metric:handoff-defect"`, `"metric:handoff-defect"`, `do you mean "metric:handoff-defects"?`},
		"an owner that there is not":   {`owner = "promise"`, `owner = "everybody"`, `"everybody"`, "there is facilitator, approver"},
		"a date that there is not":     {`"sprint-end:1"`, `"sprint-end:0"`, `"sprint-end:0"`, `do you mean "sprint-end:1"?`},
		"a key twice":                  {"sprints = 2", "sprints = 2\nsprints = 3", "sprints = 3", "stands in line"},
		"a table twice":                {"[cycle]", "[limits]\n#2", "limits]\n#2", "stands in line"},
		"two gates of one key":         {"key = \"midpoint\"\ntitle = \"Midpoint audit\"\n\n[[gate.check]]", "key = \"launch\"\ntitle = \"Midpoint audit\"\n\n[[gate.check]]", "\"launch\"\ntitle = \"Midpoint audit\"", "stands in line"},
		"a list written as a table":    {"[[metric]]", "[metric]", "metric]", "once for each"},
		"a table in place of a list":   {"[[gate]]\nkey = \"kickoff\"", "[gate]\nkey = \"kickoff\"", "gate]\nkey = \"kickoff\"", "write [[gate]]"},
		"another version":              {"version = 1", "version = 2", "2", "this gavel reads no other"},
		"a title that is empty":        {`title = "Kickoff"`, `title = ""`, `""`, "is empty"},
		"a key of two words":           {"key = \"rework\"", "key = \"Re work\"", `"Re work"`, "one word in small letters"},
		"any without content":          {"minutes = 2\ncontent = [\"promise\"]\nwhen = \"any\"", "minutes = 2\nwhen = \"any\"#", "\"any\"#", "has no content"},
		"a kind that joins itself":     {"minutes = 20\nschedule = { from = \"delivery\", offset = -13 }\njoins = \"weekly\"", "minutes = 20\nschedule = { from = \"delivery\", offset = -13 }\njoins = \"drill\"", `"drill"` + "\n\n", "part of itself"},
		"a schedule without a date":    {`schedule = { from = "end" }`, `schedule = { offset = 2 }`, "{ offset = 2 }", "has no from"},
		"a character not shown":        {`"Kickoff"`, `"Kick\u001boff"`, `"Kick\u001boff"`, "not shown"},
		"a check without words":        {"text = \"Going back was tried, and it worked\"\n", "", "check]]\nkey = \"rollback-tried\"", "neither text nor computed"},
		"a quote that does not end":    {`title = "Kickoff"`, `title = "Kickoff`, "\n\n[[gate.check]]\nkey = \"cycle-framed\"", "cannot be read as TOML"},
	} {
		t.Run(name, func(t *testing.T) {
			text := with(t, one.before, one.after)
			mistakes := mistakesIn(t, text)
			i := slices.IndexFunc(mistakes, func(m playbook.Mistake) bool { return strings.Contains(m.Says, one.says) })
			if i < 0 {
				t.Fatalf("it says %v", mistakes)
			}
			if got := fmt.Sprintf("%d:%d", mistakes[i].Line, mistakes[i].Column); got != placeOf(text, one.at) {
				t.Errorf("it stands in %s, and is said to be in %s", placeOf(text, one.at), got)
			}
		})
	}
}

// placeOf returns line and column of the first place where a text has a piece.
func placeOf(text, piece string) string {
	before, _, _ := strings.Cut(text, piece)
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, len([]rune(before[strings.LastIndex(before, "\n")+1:]))+1)
}

func TestEveryMistakeIsToldAtOnceFromTheTop(t *testing.T) {
	text := "version = 1\nnam = \"x\"\n[limits]\nslot_minutes = \"45\"\nbroken =\n[[kind]]\nkey = \"weekly\"\ntitle = \"Weekly\"\nminutes = 45\ngates = [\"no\"]\n"
	var lines []int
	for _, m := range mistakesIn(t, text) {
		lines = append(lines, m.Line)
	}
	if want := []int{2, 4, 5, 10}; !slices.Equal(lines, want) {
		t.Errorf("mistakes are told of lines %v, want %v", lines, want)
	}
}

func TestAFileThatSaysNothingSaysWhatIsMissing(t *testing.T) {
	for _, missing := range []string{"version", "name", "[[kind]]"} {
		if err := mistakesIn(t, "# ours"); !strings.Contains(fmt.Sprint([]playbook.Mistake(err)), missing) {
			t.Errorf("nothing is said of %s: %v", missing, err)
		}
	}
}

// told returns what is told of a text, each with its place.
func told(t *testing.T, text string) []string {
	t.Helper()
	var list []string
	for _, m := range mistakesIn(t, text) {
		list = append(list, fmt.Sprintf("%d:%d %s", m.Line, m.Column, m.Says))
	}
	return list
}

func TestWhatIsNoPlaybookAtAllIsToldInOneSentence(t *testing.T) {
	utf16 := "\xff\xfe"
	for _, c := range playbook.Text()[:200] {
		utf16 += string(c) + "\x00"
	}
	for want, text := range map[string]string{
		"1:1 the file is empty; begin with what gavel playbook export prints":                          "\r\n \n",
		"1:1 the file is in UTF-16; save it as UTF-8":                                                  utf16,
		"1:1 the file is no text; a playbook is a text in UTF-8, such as gavel playbook export prints": "\x89PNG\r\n\x1a\n\x00\x00",
		"1:1 the file is larger than a megabyte; a playbook has some hundred lines":                    strings.Repeat("# ours\n", 1<<18),
	} {
		if got := told(t, text); !slices.Equal(got, []string{want}) {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

func TestEachLineThatIsNoUTF8IsTold(t *testing.T) {
	text := with(t, "name = \"Stakeholder", "name = \"K\xfcche") // as Windows-1252 has it
	text = strings.Replace(text, `title = "Kickoff"`, "title = \"Gr\xf6\xdfe\"", 1)
	text = strings.Replace(text, "sprints = 2", "sprints = 40", 1)
	var lines []string
	for _, says := range told(t, text) {
		at, _, _ := strings.Cut(says, " ")
		lines = append(lines, at)
	}
	if want := []string{placeOf(text, "\xfcche"), placeOf(text, "40"), placeOf(text, "\xf6\xdf")}; !slices.Equal(lines, want) {
		t.Errorf("mistakes are told of %v, want %v", lines, want)
	}
}

func TestAFileIsReadHoweverAnEditorOfAnotherSystemSavesIt(t *testing.T) {
	want := playbook.Ours()
	for name, text := range map[string]string{
		"a mark at its beginning":    "\ufeff" + playbook.Text(),
		"lines as Windows ends them": "\ufeff" + strings.ReplaceAll(playbook.Text(), "\n", "\r\n"),
	} {
		if p, err := playbook.Parse(text); err != nil || !reflect.DeepEqual(p, want) {
			t.Errorf("%s: it is read as %q, %v", name, p.Name, err)
		}
	}
}

func TestAHeadingThatIsNotClosedIsTheOnlyMistake(t *testing.T) {
	text := with(t, "[cycle]", "[cycle")
	text = strings.Replace(text, "[[gate]]\nkey = \"kickoff\"", "[[gate]\nkey = \"kickoff\"", 1)
	if got := told(t, text); len(got) != 2 || !strings.Contains(got[0], "close") || !strings.Contains(got[1], "close") {
		t.Errorf("it says %q", got)
	}
}

func TestWordsOutsideOfStraightQuotesSayWhichQuotesTheyNeed(t *testing.T) {
	for title, want := range map[string]string{
		"“Kickoff”": `words stand in straight quotes, such as "Kickoff", not in “`,
		"„Kickoff“": `words stand in straight quotes, such as "Kickoff", not in „`,
		"Kickoff":   `words stand in quotes, such as "Kickoff"`,
	} {
		if got := told(t, with(t, `title = "Kickoff"`, "title = "+title)); len(got) == 0 || !strings.HasSuffix(got[0], want) {
			t.Errorf("%s says %q", title, got)
		}
	}
}

func TestAWordThatIsNotKnownSaysThoseOfItsSort(t *testing.T) {
	got := told(t, with(t, `owner = "lead:support"`, `owner = "lead:sales"`))
	if len(got) != 1 || !strings.HasSuffix(got[0], "there is lead:planning, lead:design, lead:delivery, lead:support, lead:product, lead:growth, lead:go-to-market") {
		t.Errorf("it says %q", got)
	}
}

func TestAGateThatNoKindHoldsIsIdle(t *testing.T) {
	p, err := playbook.Parse(with(t, `gates = ["launch"]`, `gates = []`))
	if err != nil || !slices.Equal(p.Idle(), []string{"launch"}) {
		t.Errorf("idle are %v, and %v", p.Idle(), err)
	}
	if idle := playbook.Ours().Idle(); len(idle) > 0 {
		t.Errorf("of ours are idle %v", idle)
	}
}

func TestWhatAFileLeavesOutOfTheLimitsIsOurs(t *testing.T) {
	p, err := playbook.Parse("version = 1\nname = \"Small\"\nlimits = { stale_days = 3 }\n[[kind]]\nkey = \"weekly\"\ntitle = \"Weekly\"\nminutes = 30\n")
	if err != nil {
		t.Fatal(err)
	}
	want := playbook.Ours().Limits
	want.StaleDays = 3
	if p.Limits != want {
		t.Errorf("the limits are %+v", p.Limits)
	}
}

func TestWhateverTheFileParseAnswers(t *testing.T) {
	text := playbook.Text()
	for i := 0; i < len(text); i += 97 {
		for _, piece := range []string{"", "[", "]]", `"`, "'''", "=", "\x00", "\xff", "{", "# "} {
			if _, err := playbook.Parse(text[:i] + piece + text[i:]); err != nil {
				if _, ok := errors.AsType[playbook.Mistakes](err); !ok {
					t.Fatalf("at %d with %q: %v", i, piece, err)
				}
			}
		}
		_, _ = playbook.Parse(text[:i])
	}
}

// The keys of spec.go are those of the structs.
func TestTheSchemaHasEveryKeyOfThePlaybook(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal([]byte(playbook.Schema()), &schema); err != nil {
		t.Fatal(err)
	}
	compare(t, "the file", schema, reflect.TypeFor[playbook.Playbook]())
}

func compare(t *testing.T, called string, schema map[string]any, of reflect.Type) {
	t.Helper()
	properties := schema["properties"].(map[string]any)
	var tags []string
	for i := range of.NumField() {
		f := of.Field(i)
		tag := f.Tag.Get("toml")
		tags = append(tags, tag)
		one, ok := properties[tag].(map[string]any)
		if !ok {
			t.Errorf("%s: the schema has no %s", called, tag)
			continue
		}
		inner := f.Type
		if inner.Kind() == reflect.Slice {
			inner = inner.Elem()
			one, _ = one["items"].(map[string]any)
		}
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			compare(t, tag, one, inner)
		}
	}
	for name := range properties {
		if !slices.Contains(tags, name) {
			t.Errorf("%s: the playbook has no field for %s", called, name)
		}
	}
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

func BenchmarkParse(b *testing.B) {
	playbook.Ours()
	for b.Loop() {
		if _, err := playbook.Parse(playbook.Text()); err != nil {
			b.Fatal(err)
		}
	}
}
