package agenda

import (
	"slices"
	"testing"
)

func TestAGroupIsASectionNotATopic(t *testing.T) {
	for name, source := range map[string]string{
		"timeboxed children": "- Reports\n  - A (5m)\n  - B\n",
		"a table":            "- Reports\n\n  | time | topic |\n  |--|--|\n  | 5m | A |\n  | 5m | B |\n",
		"a day of groups":    "- Monday\n  - Reports\n    - A (5m)\n    - B\n",
		"presented children": "- Reports\n  - A (Ana Lopez)\n  - B (Bo Chen)\n",
		"heading":            "## Agenda\n\n### Reports\n\n- A\n- B\n",
	} {
		plan := mustParse(t, source)
		if titles(plan) != "A; B" || plan.Topics[0].Section != "Reports" || plan.Topics[1].Section != "Reports" {
			t.Errorf("%s: got %+v", name, plan.Topics)
		}
	}
}

func TestNestedPointsAreNotesOfATopic(t *testing.T) {
	got := only(t, "1. Opening (Chair)\n    1. Roll call\n       - of everybody (Ana Lopez)\n    1. Rules\n\n    A paragraph.\n")
	want := []string{"Roll call", "of everybody (Ana Lopez)", "Rules", "A paragraph."}
	if got.Title != "Opening" || !slices.Equal(got.Notes, want) {
		t.Errorf("got %+v", got)
	}
}

func TestATopicWithItsOwnTimeboxStaysOne(t *testing.T) {
	plan := mustParse(t, "- Platform (30m, Ana)\n  - cache (10m)\n  - a remark\n")
	if titles(plan) != "Platform; cache" || plan.Topics[0].Minutes != 30 || len(plan.Topics[0].Notes) != 1 || plan.Topics[1].Section != "Platform" {
		t.Errorf("got %+v", plan.Topics)
	}
}

func TestAGroupPassesOnItsTimeboxAndPresenter(t *testing.T) {
	plan := mustParse(t, "1. Items\n  1. 15 Minute Items\n    1. A (Ana)\n    1. B (30m)\n  1. 60 Minute Items\n1. Updates (Bo)\n   - C (5m)\n   - D (5m, Ana)\n")
	want := []struct {
		title     string
		minutes   int
		presenter string
	}{{"A", 15, "Ana"}, {"B", 30, ""}, {"C", 5, "Bo"}, {"D", 5, "Ana"}}
	if len(plan.Topics) != len(want) {
		t.Fatalf("got %+v", plan.Topics)
	}
	for i, w := range want {
		if got := plan.Topics[i]; got.Title != w.title || got.Minutes != w.minutes || got.Presenter != w.presenter {
			t.Errorf("got %+v, want %+v", got, w)
		}
	}
}

func TestListsAreNestedAsTheyLook(t *testing.T) {
	for name, source := range map[string]string{
		"two spaces under a number":  "1. Reports\n  1. A (5m)\n    1. note\n  1. B (5m)\n",
		"two digits":                 "9. x (5m)\n10. Reports\n   - A (5m)\n     - note\n   - B (5m)\n",
		"tabs":                       "1.\tReports\n\t1.\tA (5m)\n\t\t- note\n\t2.\tB (5m)\n",
		"mixed markers":              "* Reports\n    1. A (5m)\n        - note\n    1. B (5m)\n",
		"wide bullets":               "-   Reports\n  - A (5m)\n    - note\n  - B (5m)\n",
		"pasted bullets and letters": "• Reports\n   1) A (5m)\n      a. note\n   2) B (5m)\n",
		"blank lines and wraps":      "1. Reports\n\n   1. A\n      (5m)\n\n      - note\n\n   1. B (5m)\n",
		"indented as a whole":        "    - Reports\n      - A (5m)\n        - note\n      - B (5m)\n",
	} {
		plan := mustParse(t, source)
		topics := plan.Topics[len(plan.Topics)-min(2, len(plan.Topics)):]
		if len(topics) < 2 || topics[0].Title != "A" || topics[0].Section != "Reports" || len(topics[0].Notes) != 1 || topics[1].Title != "B" || topics[1].Section != "Reports" {
			t.Errorf("%s: got %+v", name, plan.Topics)
		}
	}
}

func TestFieldsBelowATopicBelongToIt(t *testing.T) {
	for name, source := range map[string]string{
		"sub-points":    "- Cart\n  - Timebox: 10m\n  - **Presenter**: Ana\n  - why now\n",
		"wrapped lines": "1. Cart\n   Lead: Ana\n   Time: 10 min\n   - why now\n",
		"line break":    "1. Cart  \n   10 minutes, Ana\n   - why now\n",
		"heading":       "## 1. Cart\n\n**Owner:** Ana\n**Minutes:** 10\n\nwhy now\n\n## 2. x\n",
	} {
		got := mustParse(t, source).Topics[0]
		if got.Title != "Cart" || got.Minutes != 10 || got.Presenter != "Ana" || !slices.Equal(got.Notes, []string{"why now"}) {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

func TestPlainLinesWithTimesAreTopics(t *testing.T) {
	plan := mustParse(t, "Cart review\n\n10:00–10:15 Welcome (Ana)\n10:15 Cart\n10:45 Close\n\nSee you there.\n")
	if titles(plan) != "Welcome; Cart; Close" || plan.Topics[1].Minutes != 30 || plan.Topics[2].Minutes != 0 || len(plan.Unread) != 1 {
		t.Errorf("got %+v", plan)
	}
}

func TestPlaceholdersAreNoTopics(t *testing.T) {
	plan := mustParse(t, "- Cart\n- TBD\n- *ADD YOUR AGENDA ITEM ABOVE HERE*\n- ...\n- Title TBD (5m)\n")
	if titles(plan) != "Cart; Title TBD" || len(plan.Unread) != 3 {
		t.Errorf("got %+v", plan)
	}
}
