package agenda

import "testing"

func TestColumnsAreRecognisedByTheirHeadings(t *testing.T) {
	for _, header := range []string{
		"timebox | topic | presenter", "Time | Item | Owner", "Duration | Subject | Who", "Min. | Title | Lead", "Minutes | Agenda item | Speaker",
		"Time (min) | Discussion | Champion", "⏱️ | Topic | 👤", "Length | What | Facilitator", "Est. time | Proposal | Led by", "Time allotted | Name | Presenter",
		"How long | Point | Responsible person", "Timebox | Topic | Name",
	} {
		plan := mustParse(t, "| "+header+" |\n|--|--|--|\n| 10 min | Cart | Ana Lopez |\n| 15 | Stock | Bo |\n")
		if len(plan.Topics) != 2 || plan.Topics[1].Title != "Stock" || plan.Topics[1].Minutes != 15 || plan.Topics[0].Presenter != "Ana Lopez" {
			t.Errorf("%s: got %+v", header, plan)
		}
	}
}

func TestColumnsMayStandInAnyOrderAmongOthers(t *testing.T) {
	plan := mustParse(t, "| ✓ | # | who | stage | topic | goal | timebox | links |\n|--|--|--|--|--|--|--|--|\n"+
		"| ✓ | 1 | Ana, Bo | 2 | [Cart](https://shop.example/c) ([spec](https://shop.example/s)) | decide | 3m (maybe 4m) | [deck](https://shop.example/d) |\n")
	got := plan.Topics[0]
	if got.Title != "Cart" || got.Presenter != "Ana, Bo" || got.Minutes != 4 || len(got.Links) != 3 || len(got.Notes) != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestAnEmptyTableIsFine(t *testing.T) {
	plan := mustParse(t, "1. Short (&le;30m) timeboxed discussions\n\n    | timebox | topic | presenter |\n    |:--:|--|--|\n\n2. Cart (5m)\n3. Proposals\n\n    | timebox | topic | presenter |\n    |:--:|--|--|\n    | | | |\n")
	if titles(plan) != "Cart" || len(plan.Unread) != 0 {
		t.Errorf("got %+v", plan)
	}
}

func TestRowsWithoutATopicAreReported(t *testing.T) {
	plan := mustParse(t, "| topic | time |\n|--|--|\n| Cart | 5m |\n| | 10m |\n| Total | 15m |\nsee you there\n")
	if titles(plan) != "Cart" || len(plan.Unread) != 2 || plan.Unread[0].Line != 4 || plan.Unread[1].Line != 6 {
		t.Errorf("got %+v", plan)
	}
}

func TestATableOfOtherThingsIsReportedOnce(t *testing.T) {
	plan := mustParse(t, "- Cart\n\n| Shop | Revenue |\n|--|--|\n| Leeds | 10 |\n| Hull | 20 |\n")
	if titles(plan) != "Cart" || len(plan.Unread) != 1 || plan.Unread[0].Line != 3 {
		t.Errorf("got %+v", plan)
	}
}

func TestColumnsAreInferredFromTheirCells(t *testing.T) {
	for _, source := range []string{
		"| Wer | Was | Wie lange |\n|--|--|--|\n| Ana Lopez | Kasse langsam | 15 min |\n",
		"| 5m | Intro | Bo |\n|--|--|--|\n| 15 min | Kasse langsam | Ana Lopez |\n",
	} {
		plan := mustParse(t, source)
		got := plan.Topics[len(plan.Topics)-1]
		if got.Title != "Kasse langsam" || got.Minutes != 15 || got.Presenter != "Ana Lopez" {
			t.Errorf("%q: got %+v", source, got)
		}
	}
}

func TestStartTimesGiveTheTimebox(t *testing.T) {
	plan := mustParse(t, "| Start | End | Topic |\n|--|--|--|\n| 9:00 | 9:45 | A |\n\n| Time | Topic |\n|--|--|\n| 10:00 | B |\n| 10:20 | C |\n| 10:30-11:00 | D |\n| 11:00 | E |\n")
	want := []int{45, 20, 10, 30, 0}
	for i, topic := range plan.Topics {
		if topic.Minutes != want[i] {
			t.Errorf("%s: %d minutes, want %d", topic.Title, topic.Minutes, want[i])
		}
	}
}

func TestABoldRowHeadsTheRowsBelowIt(t *testing.T) {
	plan := mustParse(t, "| topic | time | who |\n|--|--|--|\n| **Returns** | | |\n| Labels | 5m | Ana |\n| **AOB** | | |\n")
	if titles(plan) != "Labels; AOB" || plan.Topics[0].Section != "Returns" {
		t.Errorf("got %+v", plan.Topics)
	}
}

func TestLinesWithinACellAreReadApart(t *testing.T) {
	got := only(t, "| topic | time | who |\n|--|--|--|\n| Cart<br>see [deck](https://shop.example/d) | ~~5m~~ 10m | Ana<br>Bo |\n")
	if got.Title != "Cart" || len(got.Notes) != 1 || got.Minutes != 10 || got.Presenter != "Ana, Bo" {
		t.Errorf("got %+v", got)
	}
}
