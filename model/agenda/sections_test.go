package agenda

import "testing"

func TestAnAgendaHeadingOpensTheAgenda(t *testing.T) {
	for _, heading := range []string{
		"## Agenda", "## Agenda items", "## Proposed agenda", "## Agenda (60 min)", "## 📋 Agenda:", "## Agenda for Tuesday, May 6th", "## Today's Agenda",
		"## Meeting agenda and notes", "**Agenda**", "**Agenda:**", "Agenda:", "## Topics", "## Discussion topics", "Agenda\n---", "## Agenda of the cart review",
	} {
		source := "# Cart review\n\n## Before you come\n\n- bring a phone\n\n" + heading + "\n\n- A\n- B\n"
		if got := titles(mustParse(t, source)); got != "A; B" {
			t.Errorf("%q: topics %q", heading, got)
		}
	}
}

func TestSectionsThatAreNoAgendaYieldNoTopics(t *testing.T) {
	for _, heading := range []string{
		"## Agenda topic rules", "## Agenda key", "## Agenda items for future meetings", "## Logistics", "## Registration", "### Schedule constraints",
		"## Dates and locations of future meetings", "## Meeting notes", "## Background", "## Links", "## Upcoming Meetings", "## Agenda and attendee guidelines", "## How to join",
	} {
		for _, agenda := range []string{"## Agenda\n\n- A\n\n", "# Cart review\n\n- A\n\n"} {
			plan := mustParse(t, agenda+heading+"\n\nSome prose.\n\n- not a topic (5m, Ana)\n\n| topic | time |\n|--|--|\n| neither | 5m |\n")
			if titles(plan) != "A" || len(plan.Unread) != 0 {
				t.Errorf("%q after %q: %+v", heading, agenda, plan)
			}
		}
	}
}

func TestATopicMayShareWordsWithSuchSections(t *testing.T) {
	plan := mustParse(t, "## Agenda\n\n### Broken links in search\n\n- A\n\n### Registration form\n\n- B\n")
	if titles(plan) != "A; B" || plan.Topics[0].Section != "Broken links in search" {
		t.Errorf("got %+v", plan.Topics)
	}
}

func TestTheAgendaInsideMeetingNotesIsNotReadTwice(t *testing.T) {
	plan := mustParse(t, "# Cart review\n\n## Agenda\n\n- A\n\n## Meeting notes\n\n### Agenda\n\n- B\n\n### A (Ana) [10 min]\n\nAna: hello\n")
	if titles(plan) != "A" {
		t.Errorf("got %+v", plan.Topics)
	}
}

func TestSeveralAgendasAreToldApart(t *testing.T) {
	plan := mustParse(t, "# Offsite\n\n## Agenda Monday\n\n- A\n\n## Agenda Tuesday\n\n- B\n")
	if titles(plan) != "A; B" || plan.Topics[1].Section != "Agenda Tuesday" {
		t.Errorf("got %+v", plan.Topics)
	}
}

func TestADocumentWithoutAnAgendaHeadingIsOne(t *testing.T) {
	plan := mustParse(t, "# Cart review\n\n- **Location**: room 4\n- **Host**: Ana\n\n## Payments\n\n- A\n- Registration: why twice?\n\n## Action items\n\n- Bo to call the bank\n")
	if titles(plan) != "A; Registration: why twice?" || plan.Topics[0].Section != "Payments" {
		t.Errorf("got %+v", plan.Topics)
	}
}

func TestHeadingsCanBeTheTopics(t *testing.T) {
	for name, tc := range map[string]struct{ source, want string }{
		"timeboxed":         {"## 1. Welcome (5m)\n## 2. Cart (20m, Ana)\ntext\n- note\n## 3. AOB\n", "Welcome; Cart; AOB"},
		"numbered":          {"# Review\n\n## 1. Budget\n\nWe look at it.\n\n## 2. Hiring\n\n- one\n", "Budget; Hiring"},
		"nothing else":      {"# Review\n\n## Budget\n\nWe look at it.\n\n## Hiring\n\nTwo people.\n", "Budget; Hiring"},
		"timed by the hour": {"# Review\n\n## 10:00 Budget\n\n## 10:30 – 11:00 Hiring (Ana)\n", "Budget; Hiring"},
		"a session":         {"# Review\n\n## Morning (2h)\n\n- A (60m)\n- B (60m)\n", "A; B"},
	} {
		plan := mustParse(t, tc.source)
		if titles(plan) != tc.want || len(plan.Unread) != 0 {
			t.Errorf("%s: got %+v", name, plan)
		}
	}
}

func TestProseInTheAgendaIsReported(t *testing.T) {
	plan := mustParse(t, "Outside.\n\n## Agenda\n\nPlease be\non time.\n\n- A\n\n### Empty heading\n\n<table><tr><td>B</td></tr></table>\n")
	if len(plan.Unread) != 2 || plan.Unread[0].Line != 5 || plan.Unread[0].Text != "Please be on time." || plan.Unread[1].Line != 12 {
		t.Errorf("got %+v", plan.Unread)
	}
}

func TestTheMeetingIsNamed(t *testing.T) {
	for _, tc := range []struct{ source, want string }{
		{"# Cart review\n\n## Agenda\n\n- A\n", "Cart review"},
		{"## Agenda for the 3rd cart council\n\n## Logistics\n\n## Agenda items\n\n- A\n", "Agenda for the 3rd cart council"},
		{"---\ntitle: \"Cart: review\"\n---\n\n- A\n", "Cart: review"},
		{"Cart review\n\n- A\n", "Cart review"},
		{"**Cart review**\n\n**Agenda**\n\n- A\n", "Cart review"},
		{"- A\n", ""},
		{"Please read this first.\n\n- A\n", ""},
	} {
		if got := mustParse(t, tc.source).Title; got != tc.want {
			t.Errorf("%q: title %q, want %q", tc.source, got, tc.want)
		}
	}
}

func TestTheDateIsReadWhereItIsUnambiguous(t *testing.T) {
	for source, want := range map[string]string{
		"# Review 2031-05-06":                                   "2031-05-06",
		"# Review, December 5, 2031":                            "2031-12-05",
		"# Review\n\n- **Date**: 8 October 2031":                "2031-10-08",
		"# Review\n\n- Dates: *Tuesday*, 26 July to 28 July 31": "",
		"# Review\n\nDate: 28-30 November 2031":                 "2031-11-28",
		"# Review\n\n- Dates and times:\n  - 10:00 to 15:00 on May 25th, 2031\n  - 10:00 on May 26th, 2031": "2031-05-25",
		"# Review\n\n*Wednesday, Sept. 3rd 2031*":                                                           "2031-09-03",
		"# Review\n\nPlease register before 1 May 2031 by mail":                                             "",
		"# Review 05/06/2031":          "",
		"# Review 2031-02-30":          "",
		"# Review, December 2031":      "",
		"---\ndate: 2031/01/02\n---\n": "2031-01-02",
	} {
		if got := mustParse(t, source+"\n\n## Agenda\n\n- A\n").Date; got != want {
			t.Errorf("%q: date %q, want %q", source, got, want)
		}
	}
}
