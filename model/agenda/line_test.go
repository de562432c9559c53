package agenda

import (
	"slices"
	"testing"
)

func TestALineIsTakenApart(t *testing.T) {
	for _, tc := range []struct {
		line      string
		title     string
		minutes   int
		presenter string
		notes     []string
	}{
		{"Cart (15m, Ana)", "Cart", 15, "Ana", nil},
		{"Cart (Ana, 15m)", "Cart", 15, "Ana", nil},
		{"Cart (@ana, 30m)", "Cart", 30, "@ana", nil},
		{"Cart (5m, Host)", "Cart", 5, "Host", nil},
		{"Cart [10 min]", "Cart", 10, "", nil},
		{"Cart [10 min] (Ana)", "Cart", 10, "Ana", nil},
		{"Cart (Ana) [10 min]", "Cart", 10, "Ana", nil},
		{"Cart [Ana, 10m]", "Cart", 10, "Ana", nil},
		{"Cart (15m) ([slides](https://shop.example/s))", "Cart", 15, "", nil},
		{"Cart (Ana-Lu Bo) ([slides](https://shop.example/s)) (10m)", "Cart", 10, "Ana-Lu Bo", nil},
		{"Cart ([slides](https://shop.example/s))(10m)", "Cart", 10, "", nil},
		{"Cart (<10 mins, Ana Lopez)", "Cart", 10, "Ana Lopez", nil},
		{"Cart ([slides](https://shop.example/s); 15m)", "Cart", 15, "", nil},
		{"Cart (15m on the last day)", "Cart", 15, "", []string{"on the last day"}},
		{"Cart (Ana; 10m)", "Cart", 10, "Ana", nil},
		{"Cart (10m – Ana Lopez)", "Cart", 10, "Ana Lopez", nil},
		{"Cart (AL 5-10m)", "Cart", 10, "AL", nil},
		{"Cart (Ana, Bo) (15m)", "Cart", 15, "Ana, Bo", nil},
		{"Cart (10m, Ana, decision)", "Cart", 10, "Ana", []string{"decision"}},
		{"Cart (10m, [Ana](https://shop.example/ana))", "Cart", 10, "Ana", nil},
		{"Cart ([Ana Lopez](https://shop.example/a)) (10m)", "Cart", 10, "Ana Lopez", nil},
		{"Cart ([slides](https://shop.example/s), Ana Lopez)", "Cart", 0, "Ana Lopez", nil},
		{"Cart (10m, Ana, [slides](https://shop.example/s))", "Cart", 10, "Ana", nil},
		{"Cart (TBD, Ana)", "Cart", 0, "Ana", nil},
		{"Cart (Ana Lopez", "Cart", 0, "Ana Lopez", nil},

		{"Cart (Brit Torsten)", "Cart", 0, "Brit Torsten", nil},
		{"Cart (by [Ana Lopez](https://shop.example/a). Championed by Bo S. Chen)", "Cart", 0, "Ana Lopez, Bo S. Chen", nil},
		{"Cart (championed by Ana Lopez and Bo Chen, text by Dara Eze)", "Cart", 0, "Ana Lopez, Bo Chen, Dara Eze", nil},
		{"Cart (Ana Lopez, slides to follow)", "Cart", 0, "Ana Lopez", []string{"slides to follow"}},
		{"Cart (overlaps with baskets) (Ana Lopez)", "Cart (overlaps with baskets)", 0, "Ana Lopez", nil},
		{"Cart (Ana Lopez, Acme Design Group) (must happen before Thursday)", "Cart (must happen before Thursday)", 0, "Ana Lopez, Acme Design Group", nil},

		{"Cart — 10 min — Ana", "Cart", 10, "Ana", nil},
		{"10 min – Cart – Ana", "Cart", 10, "Ana", nil},
		{"Ana Lopez - Cart - 10 min", "Cart", 10, "Ana Lopez", nil},
		{"Cart | Ana | 10m", "Cart", 10, "Ana", nil},
		{"Cart\t10m\tAna", "Cart", 10, "Ana", nil},
		{"Cart, 10 min, Ana Lopez", "Cart", 10, "Ana Lopez", nil},
		{"Cart: 10 min", "Cart", 10, "", nil},
		{"10m: Cart (Ana)", "Cart", 10, "Ana", nil},
		{"**15m** Cart — Ana", "Cart", 15, "Ana", nil},
		{"Cart `45min`", "Cart", 45, "", nil},
		{"Cart 10m", "Cart", 10, "", nil},
		{"Cart @ana 10m", "Cart", 10, "@ana", nil},
		{"@ana: Cart (10m)", "Cart", 10, "@ana", nil},
		{"Cart ⏱️ 10 min 👤 Ana", "Cart", 10, "Ana", nil},
		{"Cart, presented by Ana (10m)", "Cart", 10, "Ana", nil},
		{"Cart. Owner: Ana Lopez. Time: 10m", "Cart", 10, "Ana Lopez", nil},
		{"10:00–10:15 Cart (Ana)", "Cart", 15, "Ana", nil},
		{"09:30 Cart", "Cart", 0, "", nil},
		{"[12:45 – 1:15] Cart", "Cart", 30, "", nil},
		{"Cart (10:00–10:30, Ana)", "Cart", 30, "Ana", nil},

		{"[Cart](https://shop.example/c) to stage 4 (Ana Lopez)", "Cart to stage 4", 0, "Ana Lopez", nil},
		{"Cart (Ana) -- please put this last", "Cart", 0, "Ana", []string{"please put this last"}},
		{"Cart rewrite. (Ana Lopez) Reviewers are wanted.", "Cart rewrite.", 0, "Ana Lopez", []string{"Reviewers are wanted."}},
		{"🔒 Cart (⌛️)", "🔒 Cart (⌛️)", 0, "", nil},
		{"`cart()` on phones", "cart() on phones", 0, "", nil},
		{"Cart (part 2) (10m)", "Cart (part 2)", 10, "", nil},
		{"[Payments] Cart (10m)", "[Payments] Cart", 10, "", nil},

		{"Why did orders drop within 10 minutes?", "Why did orders drop within 10 minutes?", 0, "", nil},
		{"SLA (24h) for refunds", "SLA (24h) for refunds", 0, "", nil},
		{"Budget of $5m (Q3 plan)", "Budget of $5m (Q3 plan)", 0, "", nil},
		{"Import 500 items in 10 min", "Import 500 items in 10 min", 0, "", nil},
	} {
		t.Run(tc.line, func(t *testing.T) {
			got := only(t, "- "+tc.line+"\n")
			if got.Title != tc.title || got.Minutes != tc.minutes || got.Presenter != tc.presenter || !slices.Equal(got.Notes, tc.notes) {
				t.Errorf("got %q %d %q %q\nwant %q %d %q %q", got.Title, got.Minutes, got.Presenter, got.Notes, tc.title, tc.minutes, tc.presenter, tc.notes)
			}
		})
	}
}

func TestLinksAreKeptInOrder(t *testing.T) {
	got := only(t, "- [Cart](https://shop.example/1) and more ([slides](https://shop.example/2), https://shop.example/3)\n  - [notes](https://shop.example/4)\n")
	want := []Link{
		{"Cart", "https://shop.example/1"}, {"slides", "https://shop.example/2"},
		{"https://shop.example/3", "https://shop.example/3"}, {"notes", "https://shop.example/4"},
	}
	if got.Title != "Cart and more" || !slices.Equal(got.Links, want) {
		t.Errorf("got %q %v", got.Title, got.Links)
	}
}

func TestALongItemKeepsItsFirstSentenceAsTitle(t *testing.T) {
	rest := "It touches every page that shows a price. Please read the proposal before the meeting, and bring the numbers of your region."
	got := only(t, "- Prices with tax in the cart. "+rest+"\n")
	if got.Title != "Prices with tax in the cart" || len(got.Notes) != 1 || got.Notes[0] != rest {
		t.Errorf("got %q %q", got.Title, got.Notes)
	}
}

func TestStrikeThroughMeansDoneOrEdited(t *testing.T) {
	for _, tc := range []struct {
		line, title string
		struck      bool
		notes       []string
	}{
		{"~~Cart (Ana)~~", "Cart", true, nil},
		{"~~Cart (Ana)~~ Postponed until June", "Cart", true, []string{"Postponed until June"}},
		{"~~Cart~~ (10m, Ana)", "Cart", true, nil},
		{"~~Cart~~ — done", "Cart", true, []string{"done"}},
		{"~~Overview~~ Discussion of carts", "Discussion of carts", false, nil},
		{"Cart for ~~guests~~ everybody", "Cart for everybody", false, nil},
		{"Cart ~~(10m)~~ (15m)", "Cart", false, nil},
	} {
		got := only(t, "- "+tc.line+"\n")
		if got.Title != tc.title || got.Struck != tc.struck || !slices.Equal(got.Notes, tc.notes) {
			t.Errorf("%s: got %q %v %q", tc.line, got.Title, got.Struck, got.Notes)
		}
	}
}

func TestATimeboxThatMakesNoSenseIsReportedAndTheTopicKept(t *testing.T) {
	for _, source := range []string{
		"- Cart (soon, Ana)\n",
		"- Cart (0m, Ana)\n",
		"| topic | time | who |\n|--|--|--|\n| Cart | soon | Ana |\n",
		"| topic | time | who |\n|--|--|--|\n| Cart | 99h | Ana |\n",
	} {
		plan := mustParse(t, source)
		if titles(plan) != "Cart" || plan.Topics[0].Presenter != "Ana" || plan.Topics[0].Timeboxed() || len(plan.Unread) != 1 {
			t.Errorf("%q: got %+v", source, plan)
		}
	}
}

func TestALineOfNothingButTimeboxesNamesNoTopic(t *testing.T) {
	for _, line := range []string{"15m — 10m — 5m", "10m | 5m | 5m", "10 min, 5 min, 5 min"} {
		plan := mustParse(t, "- Cart\n- "+line+"\n")
		if titles(plan) != "Cart" || len(plan.Unread) != 1 {
			t.Errorf("%s: got %+v", line, plan)
		}
	}
}

func TestWhereSomebodyIsFromIsNotWhoPresents(t *testing.T) {
	for _, line := range []string{"Cart - Ana Lopez (Acme) - 10m", "Cart, 10m, Ana Lopez (Acme)"} {
		if got := only(t, "- "+line+"\n"); got.Title != "Cart" || got.Presenter != "Ana Lopez (Acme)" || got.Minutes != 10 {
			t.Errorf("%s: got %+v", line, got)
		}
	}
}
