package document

import (
	"strings"
	"testing"

	"gavel/model"
)

func (m *fixture) preread(meeting model.Ref) string {
	m.t.Helper()
	page, err := prereadDocument().Write(Source{Record: m.r, About: meeting.ID, Now: model.At(m.now)})
	if err != nil {
		m.t.Fatal(err)
	}
	return page.Text
}

func TestThePrereadSaysOnceWhatDecisionsAreHeldAgainst(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 23)
	for _, title := range []string{"Refunds", "Guest checkout"} {
		m.raise(model.KindDecision, m.item(meeting, title, "Ben Okafor", 10), "Do it: "+title)
	}
	if text := m.preread(meeting); strings.Contains(text, "held against") {
		t.Errorf("it speaks of a filter that nobody agreed on:\n%s", text)
	}
	m.do(model.SetCycle{With: say(model.FieldFilter, "Does it lower the calls?")})
	if text := m.preread(meeting); strings.Count(text, "held against the decision filter: Does it lower the calls?") != 1 {
		t.Errorf("it says:\n%s", text)
	}
}

func TestThePrereadSaysHowEachMetricStandsAndWhatIsMeantToMoveIt(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 23)
	calls := m.raise(model.KindMetric, model.Ref{}, "Support contacts", m.by(model.FieldOwner, "Jonas Weber"), say(model.FieldBase, "6.4"), say(model.FieldTarget, "5"))
	gone := m.raise(model.KindMetric, model.Ref{}, "Page views")
	m.rule(gone, model.Retired, say(model.FieldWhy, "nobody looks at it"))
	decision := m.raise(model.KindDecision, m.item(meeting, "Refunds", "Ben Okafor", 10), "Refund each parcel", model.Values{model.FieldMoves: {Lines: []string{calls.String()}}})
	text := m.preread(meeting)
	expect(t, text, "- **Support contacts** (Jonas Weber, MT-1): no reading yet. Meant to move it: Refund each parcel ("+decision.String()+")")
	if strings.Contains(text, "Page views") {
		t.Errorf("a retired metric is told of:\n%s", text)
	}
	m.raise(model.KindReading, calls, "6.6")
	expect(t, m.preread(meeting), "(Jonas Weber, MT-1): 6.6 per 100 orders, Mon 16 Nov (baseline 6.4, target 5): **WORSE THAN BASELINE**.")
}

func TestThePrereadSaysOfAnApprovalOnConditionsWhatMinutesSay(t *testing.T) {
	m, meeting, _, decision := review(t)
	m.rule(decision, model.Conditional, criteria(model.NewCriterion{Text: "fewer calls"}), m.task(model.FieldCond, "Ask the bank", "Ben Okafor", 19))
	m.passGate(meeting)
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	expect(t, m.preread(m.plan("Weekly review", 23)), "- **Last answer:** approved on conditions 16 Nov by Ana Ruiz; A-1 Ask the bank")
}
