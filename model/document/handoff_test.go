package document

import (
	"slices"
	"strings"
	"testing"

	"gavel/model"
)

func TestOnlyWhatIsApprovedIsHandedOverAndTheRestIsNamed(t *testing.T) {
	s := week(newFixture(t))
	said := gatherHandoff(s.r, model.At(s.now))
	for _, d := range said.Approved {
		if s.r.State(d.Ref) != model.Approved {
			t.Errorf("%s is handed over and %s", d.Ref, s.r.State(d.Ref))
		}
	}
	if all := s.r.AllOf(model.KindDecision); len(said.Approved) == 0 || len(said.Approved)+len(said.NotPart) != len(all) {
		t.Errorf("%d and %d of %d decisions", len(said.Approved), len(said.NotPart), len(all))
	}
}

func TestAHandoffIsNamedAfterTheReleaseThatAllOfItGoesTo(t *testing.T) {
	to := func(releases ...string) string {
		var list []loggedDecision
		for _, name := range releases {
			list = append(list, loggedDecision{Release: name})
		}
		return releaseOf(list)
	}
	if to("4.2", "4.2") != "4.2" || to("4.2", "4.3") != "" || to("4.2", "") != "" || to() != "" {
		t.Error("it has another name")
	}
}

func TestAHandoffTellsTheOptionsThatWereNotChosen(t *testing.T) {
	d := loggedDecision{Words: "How long is the contract? Pilot, 3 months", Options: []string{"12 months", "pilot 3 months", "none"}}
	if got := notChosen(d); !slices.Equal(got, []string{"12 months", "none"}) {
		t.Errorf("not chosen are %q", got)
	}
}

func TestWhatWaitsForConditionsIsNotHandedOverAndSaysForWhich(t *testing.T) {
	s := week(newFixture(t))
	text := writeHandoff(gatherHandoff(s.r, model.At(s.now)))
	_, rest, _ := strings.Cut(text, "## Not part of this")
	if !strings.Contains(rest, "approved on conditions that are not met: A-1 Give notice to provider B") {
		t.Errorf("it does not say so:\n%s", rest)
	}
}

func TestAHandoffHasTheJourneysThatWhatIsApprovedCovers(t *testing.T) {
	s := week(newFixture(t))
	if text := writeHandoff(gatherHandoff(s.r, model.At(s.now))); strings.Contains(text, "Journey:") {
		t.Errorf("a decision that is open covers one, and it is handed over:\n%s", text)
	}
	j := gatherJourneys(s.r)[0]
	approved := loggedDecision{Ref: j.States[1].Covered[0], Words: "Offer gift wrap", State: model.Approved}
	text := writeHandoff(handoff{Name: "4.2", Approved: []loggedDecision{approved}, Journeys: []journeyToday{j}})
	if !j.isCoveredBy([]loggedDecision{approved}) || !strings.Contains(text, "## Journey: A gift is sent (Mara Ilves, JN-1)") || !strings.Contains(text, "flowchart TD") {
		t.Errorf("it is not handed over:\n%s", text)
	}
}

func TestAJourneySaysWhatMustBeTrueBeforeItIsLaunched(t *testing.T) {
	m := newFixture(t)
	j := m.raise(model.KindJourney, model.Ref{}, "Guest checkout", say(model.FieldRevenue, model.Yes))
	m.raise(model.KindCriterion, j, "95 of 100 get through")
	expect(t, writeJourneys(gatherJourneys(m.r), "2026-11-16"), "**Before the launch:** K-1 95 of 100 get through: no evidence")
}

func TestAHandoffSaysWhatIsExpectedOfTheStatesThatADecisionIsAbout(t *testing.T) {
	d := loggedDecision{Ref: model.Ref{Kind: model.KindDecision, ID: 1}, Words: "Keep the card", Owner: "Ana Ruiz",
		Covers:    []stateToday{{namedThing: namedThing{model.Ref{Kind: model.KindState, ID: 2}, "Card declined"}, Is: "exception, to verify", Expects: "other ways are offered"}},
		Uncovered: []namedThing{{model.Ref{Kind: model.KindState, ID: 3}, "Paid"}},
		Criteria:  []criterion{{Text: "asked once", Check: "the funnel", Launch: true}}}
	w := &writer{}
	w.handedOver(d)
	expect(t, w.b.String(), "**Card declined** (exception, to verify, JS-2): other ways are offered", "**Not covered:** Paid (JS-3)", "asked once (check: the funnel; to be met before the launch)")
}

// An assumption is confirmed in another sense than an approval.
func TestAHandoffSaysOfAnAssumptionThatItIsConfirmed(t *testing.T) {
	about := model.Ref{Kind: model.KindAssumption, ID: 1}
	if got := stateOf(about, model.Confirmed); got != "confirmed" {
		t.Errorf("it is %q", got)
	}
	if got := stateOf(model.Ref{Kind: model.KindDecision, ID: 1}, model.Confirmed); got != "approved, conditions met: confirmed" {
		t.Errorf("a decision is %q", got)
	}
}
