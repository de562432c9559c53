package document

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gavel/model"
)

// The headings of Markdown Any Decision Records 4, in their order, and the fields above them:
// https://github.com/adr/madr/blob/4.0.0/template/adr-template.md
var (
	recordHeadings = []string{
		"## Context and Problem Statement", "## Decision Drivers", "## Considered Options", "## Decision Outcome", "### Consequences",
		"### Confirmation", "## Pros and Cons of the Options", "## More Information",
	}
	recordFields   = []string{"status", "date", "decision-makers", "consulted", "informed"}
	recordStatuses = []string{"proposed", "rejected", "accepted", "deprecated", "withdrawn"}
)

// besideOf returns the pages that lie beside the decision log of a week.
func besideOf(s *story) []Page {
	s.t.Helper()
	log, _ := Named("decision-log")
	pages, err := log.WriteBeside(Source{Record: s.r, Now: model.At(s.now)})
	if err != nil || len(pages) < 5 {
		s.t.Fatalf("%d pages, %v", len(pages), err)
	}
	return pages
}

func TestADecisionRecordHasTheHeadingsOfTheTemplateInTheirOrder(t *testing.T) {
	seen := map[string]bool{}
	for _, page := range besideOf(week(newFixture(t))) {
		last := -1
		for line := range strings.Lines(page.Text) {
			line = strings.TrimSpace(line)
			if !strings.HasPrefix(line, "## ") && !strings.HasPrefix(line, "### ") {
				continue
			}
			at := slices.Index(recordHeadings, line)
			if at <= last {
				t.Errorf("%s: %q is at the wrong place, or in no template", page.File, line)
			}
			last, seen[line] = at, true
		}
		for _, must := range []string{"\n# ", "\n## Context and Problem Statement\n", "\n## Decision Outcome\n"} {
			if strings.Count(page.Text, must) != 1 {
				t.Errorf("%s does not have %q once", page.File, must)
			}
		}
	}
	if len(seen) != len(recordHeadings) {
		t.Errorf("only %v were seen", seen)
	}
}

func TestTheFieldsOfADecisionRecordAreThoseOfTheTemplate(t *testing.T) {
	m := newFixture(t)
	m.words = func(text string) string { return `"` + text + "\": [{x}]\n---\n#" }
	for _, page := range besideOf(week(m)) {
		lines := strings.Split(page.Text, "\n")
		if len(lines) < 8 || lines[0] != "---" || lines[6] != "---" || lines[7] != "" {
			t.Fatalf("%s does not begin with its fields:\n%s", page.File, page.Text)
		}
		for i, want := range recordFields {
			name, value, _ := strings.Cut(lines[i+1], ": ")
			var list []string
			switch {
			case name != want:
				t.Errorf("%s: field %q, want %q", page.File, name, want)
			case name == "date":
				if _, err := model.ParseDate(value); err != nil {
					t.Errorf("%s: %v", page.File, err)
				}
			case name == "status":
				var status string
				if err := json.Unmarshal([]byte(value), &status); err != nil || !slices.Contains(recordStatuses, status) {
					t.Errorf("%s: status %s, %v", page.File, value, err)
				}
			default:
				if err := json.Unmarshal([]byte(value), &list); err != nil || list == nil {
					t.Errorf("%s: %s is %s, %v", page.File, name, value, err)
				}
			}
		}
	}
}

func TestEveryDecisionHasAFileOfItsOwn(t *testing.T) {
	s := week(newFixture(t))
	files := map[string]bool{}
	for _, page := range besideOf(s) {
		files[page.File] = true
	}
	if decisions := s.r.AllOf(model.KindDecision); len(files) != len(decisions) {
		t.Errorf("%d files of %d decisions", len(files), len(decisions))
	}
}

func TestTheDecisionLogListsEachDecisionOnceByHowItStands(t *testing.T) {
	s := week(newFixture(t))
	log := gatherDecisionLog(s.r, model.At(s.now))
	seen := map[model.Ref]bool{}
	for _, g := range log.Groups {
		for _, d := range g.Entries {
			if seen[d.Ref] || s.r.State(d.Ref) != g.State {
				t.Errorf("%s stands twice, or is %s and not %s", d.Ref, s.r.State(d.Ref), g.State)
			}
			seen[d.Ref] = true
		}
	}
	if all := s.r.AllOf(model.KindDecision); len(seen) != len(all) {
		t.Errorf("%d of %d decisions are listed", len(seen), len(all))
	}
}

// What stands above the fields of a file would end them.
func TestADoubtfulDecisionRecordBeginsWithItsFields(t *testing.T) {
	s := week(newFixture(t))
	log, _ := Named("decision-log")
	pages, err := log.WriteBeside(Source{Record: s.r, Now: model.At(s.now), Doubt: "line 7 differs"})
	if err != nil || len(pages) == 0 {
		t.Fatal(pages, err)
	}
	for _, page := range pages {
		if !strings.HasPrefix(page.Text, "---\nstatus: ") || strings.Count(page.Text, "NOT VERIFIED") != 1 {
			t.Errorf("%s:\n%s", page.File, page.Text)
		}
	}
}
