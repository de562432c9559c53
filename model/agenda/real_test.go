package agenda

import (
	"os"
	"path/filepath"
	"testing"
)

// realAgendas names the folder of agendas that nobody here wrote. They belong to
// their authors, so the tests only count what is in them.
const realAgendas = "../../../shared/real"

func readReal(t *testing.T, name string) Plan {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(realAgendas, name))
	if err != nil {
		t.Skipf("NOT TESTED against real agendas: %v", err)
	}
	return mustParse(t, string(b))
}

// Counted by hand in the source of each document.
func TestEveryTimeboxedTopicOfRealAgendasComesOut(t *testing.T) {
	for _, tc := range []struct {
		file                                  string
		topics, timeboxed, presented, minutes int // presented and minutes: of the timeboxed topics
		attendees, unread                     int
		date                                  string
	}{
		{file: "tc39-2016-07.md", topics: 42, timeboxed: 18, presented: 18, minutes: 10*15 + 5*30 + 3*60, date: "2016-07-26"},
		{file: "tc39-2021-05.md", topics: 28, timeboxed: 20, presented: 14, minutes: 7*15 + 4 + 4*15 + 4*30 + 45 + 60 + 40 + 60, unread: 1, date: "2021-05-25"},
		{file: "tc39-2024-10.md", topics: 55, timeboxed: 48, presented: 41, minutes: 15 + 55 + 40 + 5 + 80 + 80 + 755 + 135 + 15, date: "2024-10-08"},
		{file: "graphql-wg-2024-12.md", topics: 19, timeboxed: 19, presented: 19, minutes: 139, attendees: 12, date: "2024-12-05"},
		{file: "wasm-cg-2022-03-15.md", topics: 7, timeboxed: 3, presented: 3, minutes: 60, attendees: 37},
		{file: "node-tsc-2026-05-06.md", topics: 13, attendees: 9, unread: 1, date: "2026-05-06"},
	} {
		t.Run(tc.file, func(t *testing.T) {
			plan := readReal(t, tc.file)
			var timeboxed, presented, minutes int
			for _, topic := range plan.Topics {
				if !topic.Timeboxed() {
					continue
				}
				timeboxed++
				minutes += topic.Minutes
				if topic.Presenter != "" {
					presented++
				}
			}
			for _, c := range []struct {
				what      string
				got, want int
			}{
				{"topics", len(plan.Topics), tc.topics},
				{"timeboxed topics", timeboxed, tc.timeboxed},
				{"timeboxed topics with a presenter", presented, tc.presented},
				{"minutes", minutes, tc.minutes},
				{"attendees", len(plan.Attendees), tc.attendees},
				{"lines not understood", len(plan.Unread), tc.unread},
			} {
				if c.got != c.want {
					t.Errorf("%d %s, want %d", c.got, c.what, c.want)
				}
			}
			if plan.Date != tc.date {
				t.Errorf("date %q, want %q", plan.Date, tc.date)
			}
		})
	}
}

func TestTopicsOfRealAgendasCarryTheirDetails(t *testing.T) {
	for _, tc := range []struct {
		file string
		want Topic
	}{
		{"tc39-2016-07.md", Topic{Line: 50, Section: "15 Minute Items", Title: "enum", Minutes: 15, Presenter: "Rick Waldron", Struck: true}},
		{"tc39-2016-07.md", Topic{Line: 61, Section: "30 Minute Items", Title: "RegExp Unicode Property Escapes", Minutes: 30, Presenter: "Brian Terlson, Daniel Ehrenberg, Mathias Bynens", Struck: true}},
		{"tc39-2016-07.md", Topic{Line: 78, Section: "New Proposals", Title: "Legacy RegExp features", Presenter: "Claude Pache, Mark S. Miller"}},
		{"tc39-2021-05.md", Topic{Line: 58, Section: "Web compatibility issues / Needs Consensus PRs", Title: "Make SharedArrayBuffer's sole parameter required", Minutes: 4, Presenter: "Shu-yu Guo"}},
		{"tc39-2021-05.md", Topic{Line: 87, Section: "Proposals", Title: "Realms for Stage 3", Minutes: 60, Presenter: "Leo Balter, Caridy Patiño, Rick Waldron"}},
		{"tc39-2024-10.md", Topic{Line: 85, Section: "Project Editors’ Reports", Title: "ECMA262 Status Updates", Minutes: 10, Presenter: "Shu-yu Guo"}},
		{"tc39-2024-10.md", Topic{Line: 139, Section: "Proposals", Title: "iterator sequencing for Stage 2.7", Minutes: 45, Presenter: "Michael Ficarra"}},
		{"tc39-2024-10.md", Topic{Line: 155, Section: "Longer or open-ended discussions", Title: "🔒 WHATWG Observables", Minutes: 45, Presenter: "Dominic Farolino"}},
		{"graphql-wg-2024-12.md", Topic{Line: 161, Title: "Interface field argument default values", Minutes: 30, Presenter: "@yaacovCR"}},
		{"wasm-cg-2022-03-15.md", Topic{Line: 27, Section: "Proposals and discussions", Title: "Update on Extended Const Expressions", Minutes: 10, Presenter: "Sam Clegg"}},
		{"node-tsc-2026-05-06.md", Topic{Line: 90, Section: "nodejs/admin", Title: "Clean up triager team #1058"}},
	} {
		t.Run(tc.want.Title, func(t *testing.T) {
			for _, got := range readReal(t, tc.file).Topics {
				if got.Line != tc.want.Line {
					continue
				}
				got.Links, got.Notes = nil, nil
				if !equalTopic(got, tc.want) {
					t.Errorf("got %+v\nwant %+v", got, tc.want)
				}
				return
			}
			t.Errorf("no topic on line %d", tc.want.Line)
		})
	}
}

func equalTopic(a, b Topic) bool {
	return a.Line == b.Line && a.Section == b.Section && a.Title == b.Title &&
		a.Minutes == b.Minutes && a.Presenter == b.Presenter && a.Struck == b.Struck
}
