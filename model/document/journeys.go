package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// journeysDocument is the entry of the journeys in the table of documents.
func journeysDocument() Document {
	return Document{
		Name: "journeys", Label: "journeys", Help: "how somebody goes through what is built, state by state, the riskiest first",
		Long:  "Each journey has what is wrong with it, its states with what is expected there, and a diagram\nthat Mermaid draws.",
		About: ofCycle(), Forms: []Form{Markdown}, write: journeysPage,
	}
}

func journeysPage(s Source) (Page, error) {
	today := s.Record.Today(s.Now)
	return Page{Name: "journeys", Title: "Journeys", File: string(today) + "-journeys.md", Text: writeJourneys(gatherJourneys(s.Record), today)}, nil
}

// journeyToday is a journey as it stands.
type journeyToday struct {
	namedThing
	Owner    string
	Risk     string
	Revenue  bool
	Verified string   // "3 of 7"; "" without states
	Criteria []string // what must be true before it is launched, and how that stands
	Findings []string
	States   []stateToday
	Drawing  model.Drawing
}

// stateToday is a state of a journey as it stands.
type stateToday struct {
	namedThing
	Is      string // "exception, verified in prototype v14"
	Expects string
	Covered []model.Ref
}

func gatherJourneys(r *model.Record) []journeyToday {
	var list []journeyToday
	for _, j := range r.Journeys() {
		said := journeyToday{namedThing: namedThing{j.Ref(), j.Text}, Owner: r.NameOf(j.Owner), Risk: j.Risk, Revenue: j.Revenue, Drawing: r.Drawing(j.Ref())}
		for _, c := range r.LaunchCriteriaOn(j.Ref()) {
			said.Criteria = append(said.Criteria, r.DescribeCriterion(c))
		}
		for _, f := range r.JourneyFindings(j.Ref()) {
			said.Findings = append(said.Findings, f.Says)
		}
		verified := 0
		for _, s := range r.StatesOf(j.Ref()) {
			verified += boolToInt(r.State(s.Ref()) == model.Verified)
			said.States = append(said.States, stateOfJourney(r, s.Ref()))
		}
		if len(said.States) > 0 {
			said.Verified = fmt.Sprintf("%d of %d", verified, len(said.States))
		}
		list = append(list, said)
	}
	return list
}

// stateOfJourney returns a state of a journey as it stands.
func stateOfJourney(r *model.Record, about model.Ref) stateToday {
	s, _ := r.JourneyState(about)
	is := string(r.State(about))
	if state := r.State(about); state == model.Verified || state == model.StateFailed {
		is += " in " + s.At()
	}
	return stateToday{namedThing{about, s.Text}, s.Sort + ", " + is, s.Expects, r.CoveredBy(about)}
}

func writeJourneys(list []journeyToday, today model.Date) string {
	w := &writer{calendar: calendar{today: today}}
	wrong := 0
	for _, j := range list {
		wrong += boolToInt(len(j.Findings) > 0)
	}
	w.block("# Journeys, " + today.Long() + ": " + joined(", ", fmt.Sprint(len(list)), some(wrong, "with something to fix")))
	if len(list) == 0 {
		w.block("No journey is written down.")
	}
	for _, j := range list {
		w.part(inline(j.Words) + " (" + cmp.Or(person(j.Owner), "no owner yet") + ", " + j.Ref.String() + ")")
		w.journey(j)
	}
	return w.b.String()
}

// journey tells of one journey below its heading.
func (w *writer) journey(j journeyToday) {
	revenue := ""
	if j.Revenue {
		revenue = "high revenue"
	}
	verified := "no states yet"
	if j.Verified != "" {
		verified = j.Verified + " states verified"
	}
	lines := []string{joined(", ", "Risk "+cmp.Or(j.Risk, "not said yet"), revenue, verified)}
	for _, says := range j.Criteria {
		lines = append(lines, "**Before the launch:** "+inline(says))
	}
	for _, says := range j.Findings {
		lines = append(lines, "**To fix:** "+inline(says))
	}
	w.block(list(lines...))
	if len(j.States) == 0 {
		return
	}
	entries := make([]string, len(j.States))
	for i, s := range j.States {
		covered := "covered by no decision"
		if len(s.Covered) > 0 {
			covered = "covered by " + strings.Join(idsOf(s.Covered), ", ")
		}
		entries[i] = s.says() + "; " + covered
	}
	w.heading("States")
	w.block(bullets(entries))
	w.block(mermaid(j.Drawing))
}

// says returns a state with what is expected there.
func (s stateToday) says() string {
	return "**" + inline(s.Words) + "** (" + inline(s.Is) + ", " + s.Ref.String() + "): " + cmp.Or(sentence(s.Expects), "what is expected is not said yet")
}

func idsOf(list []model.Ref) []string {
	ids := make([]string, len(list))
	for i, about := range list {
		ids[i] = about.String()
	}
	return ids
}

// isCoveredBy reports whether one of some decisions covers a state of the journey.
func (j journeyToday) isCoveredBy(list []loggedDecision) bool {
	return slices.ContainsFunc(j.States, func(s stateToday) bool {
		return slices.ContainsFunc(list, func(d loggedDecision) bool { return slices.Contains(s.Covered, d.Ref) })
	})
}
