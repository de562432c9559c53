package agenda

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// only parses an agenda of one topic.
func only(t *testing.T, source string) Topic {
	t.Helper()
	plan := mustParse(t, source)
	if len(plan.Topics) != 1 {
		t.Fatalf("%d topics in %q, want 1: %+v", len(plan.Topics), source, plan.Topics)
	}
	return plan.Topics[0]
}

// titles joins the titles of a plan, for comparison.
func titles(p Plan) string {
	var all []string
	for _, t := range p.Topics {
		all = append(all, t.Title)
	}
	return strings.Join(all, "; ")
}

func TestWhatIsNoAgendaIsRefusedWithASentence(t *testing.T) {
	for name, tc := range map[string]struct{ source, want string }{
		"empty":          {"", "the agenda is empty"},
		"only space":     {" \n\t\r\n", "the agenda is empty"},
		"binary":         {"\x89PNG\x00\x1a", "not UTF-8 text"},
		"not UTF-8":      {"caf\xe9 (10m)", "not UTF-8 text"},
		"too large":      {strings.Repeat("- a topic\n", 110_000), "larger than 1 MiB"},
		"too many lines": {strings.Repeat("\n- a", 20_001), "more than 20,000 lines"},
		"only prose":     {"# Notes\n\nNothing to discuss.\n", "no agenda item"},
		"HTML":           {"<!DOCTYPE html>\n<ul><li>Cart (10m)</li></ul>\n", "no agenda item"},
		"all commented":  {"<!--\n- Cart (10m)\n-->", "no agenda item"},
		"data":           {"{\"topic\": \"Cart\",\n \"minutes\": 10}", "no agenda item"},
	} {
		t.Run(name, func(t *testing.T) {
			plan, err := Parse(tc.source)
			var refused *NotAnAgenda
			if !errors.As(err, &refused) {
				t.Fatalf("got %v, %+v; want a *NotAnAgenda", err, plan)
			}
			if !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), ": ") {
				t.Errorf("%q does not say %q and what to do", err, tc.want)
			}
		})
	}
}

func TestTheSameTextGivesTheSamePlan(t *testing.T) {
	source := read(t, "testdata/groups.md") + read(t, "testdata/tables.md")
	first := mustParse(t, source)
	for range 20 {
		if again := mustParse(t, source); !reflect.DeepEqual(first, again) {
			t.Fatalf("read differently:\n%+v\n%+v", first, again)
		}
	}
}

func TestLineEndingsAndByteOrderMarkDoNotMatter(t *testing.T) {
	source := read(t, "testdata/numbered.md")
	want := mustParse(t, source)
	for name, variant := range map[string]string{
		"Windows": strings.ReplaceAll(source, "\n", "\r\n"),
		"old Mac": strings.ReplaceAll(source, "\n", "\r"),
		"BOM":     "\ufeff" + source,
	} {
		if got := mustParse(t, variant); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v\nwant %+v", name, got, want)
		}
	}
}

func TestNothingHostileSurvives(t *testing.T) {
	plan := mustParse(t, "# \x1b[31mRed\x1b[0m\u202e deploy\n\n## Attendees\n\n- A\u2066na\x07\n\n## Agenda\n\n"+
		"- \x1b]0;owned\x07Cart\u202e &#27;[2J&#x202e;\u009b31m [sl\u2069ides](http://x.y/\x07) (10m, A\x1b[1mna)\n\nprose \x1b[5m\n")
	all := []string{plan.Title, plan.Topics[0].Title, plan.Topics[0].Presenter, plan.Topics[0].Links[0].Text, plan.Topics[0].Links[0].URL, plan.Attendees[0], plan.Unread[0].Text}
	for _, s := range all {
		if strings.ContainsFunc(s, hostile) || strings.Contains(s, "[31m") || strings.Contains(s, "[2J") {
			t.Errorf("%q is not clean", s)
		}
	}
	if plan.Title != "Red deploy" || plan.Topics[0].Presenter != "Ana" || plan.Attendees[0] != "Ana" {
		t.Errorf("cleaning changed more than it should: %q", all)
	}
}

func TestCommentsAndCodeAreIgnored(t *testing.T) {
	for name, source := range map[string]string{
		"comment on lines of its own":  "- A\n<!--\n- hidden (5m)\n-->\n- B\n",
		"comment behind a topic":       "- A <!-- hidden (5m) -->\n- B\n",
		"comment across list items":    "- A <!--\n- hidden (5m)\n-->\n- B\n",
		"fenced code":                  "- A\n\n```\n- hidden\n```\n\n- B\n",
		"fenced code in an item":       "- A\n  ```md\n  - hidden\n  ```\n- B\n",
		"fence that a list item ends":  "- A\n  ~~~\n  - hidden\n- B\n",
		"fence behind a marker":        "- A\n- ```\n  - hidden\n  ```\n- B\n",
		"comment opened in code":       "- A\n\n```\n<!--\n```\n\n- B\n",
		"indented comment in an item":  "1. A\n\n    <!-- 1. hidden (5m) -->\n1. B\n",
		"shortest comment":             "- A\n<!-->\n- B\n",
		"HTML block around a list":     "<details>\n<summary>More (5m)</summary>\n\n- A\n- B\n\n</details>\n",
		"script":                       "<script>\n- hidden\n</script>\n\n- A\n- B\n",
		"comment mentioned in a title": "- A\n- B `<!--`\n",
	} {
		if got := titles(mustParse(t, source)); strings.TrimSuffix(got, " <!--") != "A; B" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestACommentThatIsNeverClosedIsReported(t *testing.T) {
	plan := mustParse(t, "- A\n\n<!-- draft\n- B\n")
	if len(plan.Topics) != 1 || len(plan.Unread) != 1 || plan.Unread[0].Line != 3 {
		t.Errorf("got %+v", plan)
	}
}

func TestACommentedRowDoesNotCutItsTable(t *testing.T) {
	plan := mustParse(t, "| topic | time |\n|--|--|\n| A | 5m |\n<!-- | hidden | 5m | -->\n| B | 5m |\n")
	if titles(plan) != "A; B" || plan.Topics[1].Line != 5 {
		t.Errorf("got %+v", plan.Topics)
	}
}

func TestLinesTooLongOrTooDeepAreReported(t *testing.T) {
	plan := mustParse(t, "- A\n"+strings.Repeat("> ", 100)+"x\n\n[pic]: data:image/png;base64,"+strings.Repeat("A", 20_000)+"\n")
	if titles(plan) != "A" || len(plan.Unread) != 2 {
		t.Errorf("got %+v", plan)
	}
}

func TestNoListsAreNil(t *testing.T) {
	plan := mustParse(t, "- A\n")
	if plan.Attendees == nil || plan.Unread == nil {
		t.Errorf("nil would be null in JSON: %+v", plan)
	}
}
