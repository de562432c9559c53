package agenda

import (
	"strings"
	"testing"
)

func TestAttendeesAreCollectedAndCleaned(t *testing.T) {
	for name, tc := range map[string]struct{ source, want string }{
		"table":             {"## Attendees\n\n| GitHub | Name | Org |\n|--|--|--|\n| @ana | Ana Lopez (Host) | Acme |\n| @bo | Bo Chen* | Acme |\n| @x | *ADD YOUR NAME HERE* | |\n", "Ana Lopez; Bo Chen"},
		"table, no heading": {"| Name | Company |\n|--|--|\n| Ana Lopez | Acme |\n", "Ana Lopez"},
		"list":              {"## Present\n\n* Antoine du Hamel @aduh (voting member)\n* Bo Chen, Acme\n* [Chidi Eze](https://shop.example/c) - scribe\n* - [x] Dara\n* @eve\n* Bo Chen\n", "Antoine du Hamel; Bo Chen; Chidi Eze; Dara; eve"},
		"groups":            {"## Participants\n\n- Payments:\n  - Ana Lopez\n- Voting members: Bo Chen, Chidi Eze\n- Regrets: Dara\n", "Ana Lopez; Bo Chen; Chidi Eze"},
		"sub-headings":      {"## Attendees\n\n### Voting members\n\n- Ana\n\n### Regrets\n\n- Bo\n", "Ana"},
		"prose":             {"## Attendees\n\nAna Lopez, Bo Chen and Chidi Eze (late)\n\nPlease add yourself to the list above.\n", "Ana Lopez; Bo Chen; Chidi Eze"},
		"line":              {"Attendees: Ana Lopez, Bo\n", "Ana Lopez; Bo"},
		"list item":         {"- **Date**: 2031-05-06\n- **Attendees**: Ana, Bo\n", "Ana; Bo"},
		"nested":            {"- Participants:\n  - Max (MX)\n  - Yukai\n", "Max; Yukai"},
		"in meeting notes":  {"## Meeting notes\n\n### Attendees\n* Ana Lopez \n* Bo Chen\n", "Ana Lopez; Bo Chen"},
		"nobody":            {"## Attendees\n\n- TBD\n- none\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			plan := mustParse(t, tc.source+"\n## Agenda\n\n- A\n")
			if got := strings.Join(plan.Attendees, "; "); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if titles(plan) != "A" {
				t.Errorf("topics %q, want A", titles(plan))
			}
		})
	}
}

func TestWhatStandsAmongNamesAndIsNoneIsSaid(t *testing.T) {
	plan := mustParse(t, "# Sync\n\nAttendees: maybe Ben, Ana Ruiz, about ten guests\n\n## Agenda\n\n- A\n")
	if len(plan.Attendees) != 1 || len(plan.Unread) != 1 || plan.Unread[0].Line != 3 || plan.Unread[0].Text != "maybe Ben, about ten guests" {
		t.Errorf("got %q and %v", plan.Attendees, plan.Unread)
	}
}

func TestAnAttendeesFirstNameIsRecognised(t *testing.T) {
	plan := mustParse(t, "Attendees: April Jones, Bo Chen\n\n## Agenda\n\n- Cart (April)\n- Stock (Firefox)\n- Labels (Dara) [5 min]\n")
	if got := plan.Topics[0].Presenter; got != "April" {
		t.Errorf("presenter %q, want the attendee", got)
	}
	if got := plan.Topics[1]; got.Presenter != "" || got.Title != "Stock (Firefox)" {
		t.Errorf("a word that is nobody's name was taken for one: %+v", got)
	}
	if got := plan.Topics[2].Presenter; got != "Dara" {
		t.Errorf("presenter %q, want the name beside the timebox", got)
	}
}

func TestNamesAreToldFromOtherWords(t *testing.T) {
	none := people{}
	for text, want := range map[string]likeness{
		"Ana": oneWord, "Ana Lopez": fullName, "Bo and Ana": oneWord, "Ana Lopez, Bo Chen": fullName, "Mr. Neumann": fullName,
		"Shu-yu Guo": fullName, "Mark S. Miller": fullName, "Antoine du Hamel": fullName, "O'Brien": oneWord, "田中": oneWord,
		"Ana Lopez - Acme": fullName, "Ana Lopez, Acme Design Group": fullName, "Host": fullName, "@ana": knownName,
		"Part Two": noName, "part two": noName, "Q3": noName, "MUST HAPPEN": noName, "Design System": noName, "Ana, slides": noName, "": noName,
	} {
		if got := none.likenessOf(text); got != want {
			t.Errorf("%q: likeness %d, want %d", text, got, want)
		}
	}
}
