package agenda

import (
	"strings"
	"testing"
)

// Each document stands for a kind that many real ones have, and is read as a
// person reads it.
func TestKindsOfDocumentsAreReadAsAPersonReadsThem(t *testing.T) {
	for name, tc := range map[string]struct {
		source string
		want   outcome
	}{
		// Who attends.
		"absent in brackets":     {"## Participants\n- Lea Novak\n- Tom Berg (regrets)\n- Hana Ito - apologies, on leave\n- [Add your name]\n- name | team\n\n## Apologies\nUma Rao\n\n## Agenda\n- Labels\n", outcome{people: "Lea Novak", says: []string{"Tom Berg", "Hana Ito", "[Add your name]", "name | team", "Uma Rao"}}},
		"absent at the front":    {"Attendees:\n- Lea Novak\nRegrets:\n- Tom Berg\n\n## Agenda\n- Labels\n", outcome{people: "Lea Novak", says: []string{"Tom Berg"}}},
		"ticked people":          {"## Core team attendance\n- [ ] Lea Novak\n- [X] Tom Berg, Initech\n\n## Agenda\n- Labels\n", outcome{people: "Tom Berg", says: []string{"Lea Novak"}}},
		"nobody ticked yet":      {"## Attendance\n- [ ] Lea Novak\n- [ ] Tom Berg\n\n## Agenda\n- Labels\n", outcome{people: "Lea Novak; Tom Berg"}},
		"asked in the heading":   {"### Attendees [sign in here]\n1. Lea Novak (Initech)\n2. Tom Berg\n\n### Agenda\n1. Labels\n", outcome{people: "Lea Novak; Tom Berg", topics: "Labels"}},
		"attendees at the end":   {"## Expected WG attendees\n* Lea Novak\n* Tom Berg\n\n## Agenda\n* Labels\n", outcome{people: "Lea Novak; Tom Berg", topics: "Labels"}},
		"not a list of people":   {"# Sync\n## Attendance policy\n- who may be counted as present, and when\n- quorum for votes in summer\n## Labels\n- size of the print\n- glue\n", outcome{people: "-", topics: "who may be counted as present, and when; quorum for votes in summer; size of the print; glue"}},
		"links and pronouns":     {"## In attendance\n- [Lea Novak](https://lea.example) (they/them) | Matrix: [@lea](https://m.example/lea)\n- **Tom Berg** (he/him), Initech // IRC: tomb\n\n## Agenda\n- Labels\n", outcome{people: "Lea Novak; Tom Berg"}},
		"a label above bullets":  {"# Sync\n**Chair:** @uma\n**Present:**  \n- @lea\n- @tom\n**Topics**\n- Labels\n", outcome{people: "lea; tom", topics: "Labels"}},
		"a table of facts":       {"# Sync\n| Date | 7 May 2031 |\n|---|---|\n| Participants | Lea Novak, Tom Berg |\n| Scribe | Uma Rao |\n\n## Agenda\n- Labels\n", outcome{date: "2031-05-07", people: "Lea Novak; Tom Berg", topics: "Labels", says: []string{"Uma Rao"}}},
		"an indented list":       {"## Attendees\n\n    Lea Novak\n    Tom Berg\n\n## Agenda\n- Labels\n", outcome{people: "Lea Novak; Tom Berg", topics: "Labels"}},
		"an @ before full names": {"# Sync\n## Attendees\n- @Lea Novak\n- @Tom Berg (Initech)\n## Agenda\n- Labels @Lea Novak\n- Glue (10m, @tom)\n", outcome{people: "Lea Novak; Tom Berg", topics: "Labels (Lea Novak); Glue (10, @tom)"}},
		"roll call in the notes": {"## Agenda\n- Labels\n\n## Notes\n### Roll-call\n- Lea Novak\n- Tom Berg\n", outcome{people: "Lea Novak; Tom Berg", topics: "Labels"}},

		"a table of ticks":   {"## Attendees\n| Name | Present |\n|--|--|\n| Lea Novak | x |\n| Tom Berg | |\n\n## Agenda\n- Labels\n", outcome{people: "Lea Novak", says: []string{"Tom Berg"}}},
		"who is here":        {"# Sync\n## Who is here\n- Lea Novak\n- Tom Berg (sends regrets)\n\n## Agenda\n- Labels\n", outcome{people: "Lea Novak", says: []string{"Tom Berg"}}},
		"a dash for a colon": {"Label guild\n\nDate: 2031-05-02\nAttendees - Lea Novak, Tom Berg\n\nAgenda:\n1. Labels\n", outcome{title: "Label guild", date: "2031-05-02", people: "Lea Novak; Tom Berg", topics: "Labels"}},

		// The meeting: its title, its date, and which of several.
		"an ordinal date":         {"# Sync\n## Details\n- **When:** Friday the 2nd of May, 2031, 9 am\n## Agenda\n- Labels\n", outcome{date: "2031-05-02"}},
		"slashes":                 {"# Sync\n#### Date & Time: 2031/5/2, 9:00\n## Agenda\n- Labels\n", outcome{date: "2031-05-02"}},
		"a date as a heading":     {"# Sync\n### Friday, May 2nd, 2031\n#### Topics\n- Labels\n", outcome{title: "Sync", date: "2031-05-02", topics: "Labels"}},
		"a date with a time":      {"# Sync\nDate: 2031-05-02T09:00+02:00\n\n## Agenda\n- Labels\n", outcome{date: "2031-05-02"}},
		"day and month swapped":   {"# Sync\nDate: 05/02/2031\n\n## Agenda\n- Labels\n", outcome{date: "-", says: []string{"05/02/2031 (this date can be read in two ways"}}},
		"no year":                 {"# Sync, 2 May\n\n## Agenda\n- Labels\n", outcome{date: "-", says: []string{"the year of this date is not said"}}},
		"only one way":            {"# Sync\nDate: 25/02/2031\n\n## Agenda\n- Labels\n", outcome{date: "2031-02-25"}},
		"the title last":          {"## Agenda\n- Labels (5m)\n\n## Label guild call, 2 May 2031\n\n## How to join\n- by phone\n", outcome{title: "Label guild call", date: "2031-05-02", topics: "Labels (5)", says: []string{"by phone"}}},
		"bold all over":           {"**Label guild**\n\n*2 May 2031, 10:00 CET*\n\n**Attendees:** Lea Novak\n\n**Agenda**\n\n1. **Labels** (15 min)\n\n**Notes**\n\nnone yet\n", outcome{title: "Label guild", date: "2031-05-02", people: "Lea Novak", topics: "Labels (15)"}},
		"facts side by side":      {"# Guild\n## Information\n| When | Where |\n|--|--|\n| 2 May 2031 | Room 4 |\n\n## Agenda\n- Labels\n", outcome{date: "2031-05-02", says: []string{"Room 4"}}},
		"a title of level 2":      {"## Label guild\n\n## Attendees\n- Lea Novak\n\n## Agenda\n- Labels\n", outcome{title: "Label guild", topics: "Labels"}},
		"attributes":              {"# Label guild {#top .wide}\n## Agenda {.unnumbered}\n- [Glue]{.mark} and paper (5m)\n- Print {% raw %}sizes{% endraw %}\n- Use of {curly} brackets\n", outcome{title: "Label guild", topics: "Glue and paper (5); Print sizes; Use of {curly} brackets"}},
		"the oldest first":        {"# Guild\n## 2031-04-04\n- Glue\n## 2031-04-11\n- Paper\n## 2031-04-18\n", outcome{date: "2031-04-11", topics: "Paper", says: []string{"several meetings", "2031-04-04", "2031-04-18"}}},
		"several without a year":  {"# Guild\n## Jan 7\n- Paper\n## Dec 31\n- Glue\n## Dec 24\n- Ink\n", outcome{date: "-", topics: "Paper", says: []string{"several meetings", "the year of this date"}}},
		"several with agendas":    {"# Guild notes\n## 2 May 2031\n### Attendees\n- Lea Novak\n### Agenda\n- Paper\n## 25 April 2031\n### Attendees\n- Tom Berg\n### Agenda\n- Glue\n", outcome{date: "2031-05-02", people: "Lea Novak", topics: "Paper", says: []string{"several meetings"}}},
		"two days of one meeting": {"# Guild days\n## 2 May 2031\n- Paper\n## 3 May 2031\n- Glue\n", outcome{topics: "Paper; Glue"}},
		"cancelled":               {"# Guild 2031-05-02\n## Agenda\nThe meeting has been cancelled.\n", outcome{refused: "cancelled"}},
		"no call":                 {"# Guild\n## Agenda\n- No call this week, happy holidays\n", outcome{refused: "cancelled"}},
		"cancelled orders":        {"# Guild\n## Agenda\n- Cancelled orders\n- Review cancelled orders\n", outcome{topics: "Cancelled orders; Review cancelled orders"}},
		"another meeting":         {"## Agenda\n- Paper\n- Next call is on 9 May\n- Date of next meeting: tbd\n- Next meeting host (5m)\n", outcome{topics: "Paper; Next meeting host (5)", says: []string{"Next call is on 9 May", "Date of next meeting: tbd"}}},
		"HTML":                    {"<h2>Agenda</h2>\n\n<ol>\n<li>Paper</li>\n</ol>\n", outcome{refused: "HTML, which is not read"}},

		// What is a topic.
		"bold numbers":         {"**Label guild**\n\n**Agenda**\n\n**1) Paper (5 min, Lea)**\n\nWhich one?\n\n**2) Glue**\n", outcome{title: "Label guild", topics: "Paper (5, Lea); Glue", notes: 1}},
		"bold topics":          {"# Label guild\n\n**Agenda**\n\n**Paper**\n\nWhich one?\n\n**Glue**\n\nHow strong?\n", outcome{topics: "Paper; Glue", notes: 1}},
		"topics beside":        {"# Label guild\n\n## Agenda\n\n## Paper\n\nWhich one?\n\n## Glue\n\nHow strong?\n\n## Logistics\n\nRoom 4\n", outcome{topics: "Paper; Glue", says: []string{"Room 4"}}},
		"a container":          {"## Agenda\n- Welcome\n- Discussion topics\n  - Paper\n    - which one\n  - Glue\n- Any other business\n", outcome{topics: "Welcome; Paper; Glue; Any other business", notes: -1}},
		"a heading a topic":    {"# Guild\n- Facilitator: Lea Novak\n\n## Paper\n- Lea: the thick one\n- Tom: the thin one\n\n## Glue\n- dries too slowly\n", outcome{people: "-", topics: "Paper; Glue", notes: 2}},
		"names of software":    {"# Guild\n## Upgrades\n- Kafka: move to 4\n- Redis: eviction\n", outcome{topics: "Kafka: move to 4; Redis: eviction"}},
		"a presenter above":    {"## Agenda\n### Paper (Lea Novak)\n- samples\n- Tom: who pays?\n", outcome{topics: "Paper (Lea Novak)", notes: 2}},
		"presenters below":     {"## Agenda\n### Paper (Lea Novak)\n- thick (Tom Berg)\n- thin (Uma Rao)\n", outcome{topics: "thick (Tom Berg); thin (Uma Rao)"}},
		"lines below a topic":  {"## Agenda\n* Thick paper for parcels ([#7](https://x.example/7))\n  Lea Novak: at what price?\n  Tom: double\n* Glue\n", outcome{topics: "Thick paper for parcels; Glue", notes: 2}},
		"template lines":       {"## Agenda\n- Paper\n- *Please add your topic here*\n- Open a PR to suggest an item above\n- <your topic>\n- TBD\n", outcome{topics: "Paper", says: []string{"Please add your topic here", "Open a PR", "<your topic>", "TBD"}}},
		"no template":          {"## Agenda\n- Add your cart to favourites\n- Submit button below the fold\n- Send invoices by mail\n", outcome{topics: "Add your cart to favourites; Send invoices by mail"}},
		"about the meeting":    {"# Guild\n- When: 9 am CET\n- [Zoom link](https://zoom.example/1)\n- [Recording of all calls](https://rec.example)\n\n## Announcements\n- New printer\n\n## Discussion\n- Paper\n", outcome{topics: "New printer; Paper", says: []string{"9 am CET", "Zoom link"}}},
		"about it, same level": {"# Guild call\n* [Agenda doc](https://docs.example/1)\n* Minutes from last time: https://docs.example/2\n\n# Paper\n* Lea Novak: the thick one\n\n# Glue\n* Tom Berg: the thin one\n", outcome{topics: "Paper; Glue", says: []string{"Minutes from last time"}}},
		"topics at the top":    {"# Guild\n- Paper\n- Glue\n\n## Announcements\n- New printer\n", outcome{topics: "Paper; Glue; New printer"}},

		// Who presents, and what stays in a title.
		"brackets in front":     {"## Agenda\n- [Lea]: Paper\n- [Tom Berg] Glue\n- [API] Ink\n- [name=Uma] Boxes\n", outcome{topics: "Paper (Lea); Glue (Tom Berg); [API] Ink; Boxes (Uma)", says: []string{"“Lea” is taken for who presents"}}},
		"all of us":             {"## Agenda\n1. Paper - 5 min - Lea\n2. Glue - 10 min - everyone\n3. Ink (5m, team)\n", outcome{topics: "Paper (5, Lea); Glue (10); Ink (5)", says: []string{"everyone"}}},
		"no people":             {"## Agenda\n- Paper stock (Mondi Premium)\n- Glue guns\n- SLA (Service Level Agreement) for ink\n- Talk (presenter: Lea Novak; slides: none)\n", outcome{topics: "Paper stock (Mondi Premium); Glue guns; SLA (Service Level Agreement) for ink; Talk (Lea Novak)", says: []string{"“Mondi Premium” may be who presents"}}},
		"addresses":             {"## Agenda\n- See https://x.example/a/1?b=c for paper\n- Glue (details: https://x.example/2)\n- Vote on: https://x.example/3\n- Ink https://x.example/4\n- Boxes: https://x.example/5, https://x.example/6\n", outcome{topics: "See x.example/a/1 for paper; Glue (details: x.example/2); Vote on: x.example/3; Ink; Boxes: x.example/5, x.example/6"}},
		"signs stay with words": {"## Agenda\n- Move .env files (5m)\n- Ship it :rocket:\n- So far so good :) right?\n- Paper , glue\n", outcome{topics: "Move .env files (5); Ship it :rocket:; So far so good :) right?; Paper , glue"}},
	} {
		t.Run(name, func(t *testing.T) { tc.want.check(t, tc.source) })
	}
}

func TestATextThatMayBeNoAgendaIsDoubted(t *testing.T) {
	item := "- a line of something\n"
	for name, tc := range map[string]struct {
		source string
		want   string // a part of the doubt; "" for none
	}{
		"a long list":            {"# Things\n" + strings.Repeat(item, 13), "no heading says that it is one"},
		"an article":             {"# Glue\n## Making\n" + strings.Repeat("It is cooked for a long time, and then it is stirred.\n\n", 20) + "## Using\nHot.\n", "may be no agenda"},
		"a README":               {"# glue\n## Install\n```\ngo get glue\n```\n## Use\n```\nglue a b\n```\n", "may be no agenda"},
		"changes":                {"# Changelog\n## [1.1.0] - 2031-05-02\n" + strings.Repeat(item, 9) + "## [1.0.0] - 2031-04-02\n" + strings.Repeat(item, 9), "may be no agenda"},
		"86 lines of minutes":    {"## Agenda\n" + strings.Repeat(item, 86), "hardly one of its 86 topics"},
		"cancelled, with topics": {"# Guild call (cancelled)\n## Agenda\n- Paper\n", "cancelled"},
		"a meeting":              {"# Label guild sync\n" + strings.Repeat(item, 13), ""},
		"a short list":           {item + item, ""},
		"a long agenda":          {"## Agenda\n" + strings.Repeat("- Paper (5m)\n", 50), ""},
		"cancelled orders":       {"# Calls about cancelled orders\n## Agenda\n- Who may cancel a call?\n", ""},
	} {
		plan := mustParse(t, tc.source)
		if (plan.Doubt == "") != (tc.want == "") || !strings.Contains(plan.Doubt, tc.want) {
			t.Errorf("%s: doubt %q, want %q", name, plan.Doubt, tc.want)
		}
	}
}

func TestADayThatHasPassedIsSaid(t *testing.T) {
	plan := mustParse(t, "# Guild\n\nDate: 2031-05-02\n\n## Agenda\n- Paper\n")
	if got := plan.Doubts("2031-05-03"); len(got) != 1 || got[0].Line != 3 || !strings.Contains(got[0].Why, "has passed") {
		t.Errorf("got %v", got)
	}
	if got := plan.Doubts("2031-05-02"); len(got) != 0 {
		t.Errorf("on the day itself: %v", got)
	}
}

func TestTheMeetingThatIsAskedForIsRead(t *testing.T) {
	source := "# Guild\n## 2031-04-04\n- Glue\n## 2031-04-11\n- Paper\n"
	for day, want := range map[string]string{"2031-04-04": "Glue", "2031-04-11": "Paper", "2031-05-05": "Paper", "": "Paper"} {
		plan, err := ParseDay(source, day)
		if err != nil || said(plan.Topics) != want {
			t.Errorf("%q: got %s %v, want %s", day, said(plan.Topics), err, want)
		}
	}
}
