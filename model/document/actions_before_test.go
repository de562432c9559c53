package document

import (
	"strings"
	"testing"

	"gavel/model"
)

// secondReview closes a review that gave five actions, and holds the next one a week on.
// A-5 is a condition of D-1.
func secondReview(t *testing.T) (m *fixture, first, second, decision model.Ref) {
	m, first, item, decision := review(t)
	for _, a := range []struct {
		text string
		day  int
	}{{"Ask the bank", 18}, {"Tell support", 18}, {"Measure the page", 18}, {"Write it down", 30}} {
		m.raise(model.KindAction, item, a.text, m.by(model.FieldOwner, "Ben Okafor"), due(a.day))
	}
	m.rule(decision, model.Conditional, criteria(model.NewCriterion{Text: "Fraud stays level"}), m.task(model.FieldCond, "Legal agrees", "Ana Ruiz", 20))
	m.passGate(first)
	m.do(model.CloseMeeting{Meeting: first.ID})
	second = m.plan("Weekly review", 23)
	m.at(23, "10:00")
	m.do(model.StartMeeting{Meeting: second.ID})
	return m, first, second, decision
}

func theAction(id model.ID) model.Ref { return model.Ref{Kind: model.KindAction, ID: id} }

func TestTheNextMinutesTellWhatBecameOfActions(t *testing.T) {
	m, first, second, _ := secondReview(t)
	closed := m.minutes(first)
	m.rule(theAction(1), model.Finished, say(model.FieldHow, "it agrees"))
	m.do(model.Amend{About: theAction(2), With: model.Values{model.FieldDue: model.On("2026-11-27")}})
	m.do(model.Amend{About: theAction(2), With: m.by(model.FieldOwner, "Ana Ruiz")})
	expect(t, m.minutes(second), "## Actions from before",
		"- A-1 Ask the bank (Ben Okafor): done on Mon 23 Nov: it agrees",
		"- A-2 Tell support (Ana Ruiz): new date Fri 27 Nov (was Wed 18 Nov) on Mon 23 Nov; from Ben Okafor to Ana Ruiz on Mon 23 Nov",
		"- A-3 Measure the page (Ben Okafor): late, due Wed 18 Nov",
		"- 1 more open, none late")
	if now := m.minutes(first); !strings.HasPrefix(now, strings.SplitAfter(closed, "Fingerprint")[0]) {
		t.Errorf("the closed minutes say something else by now:\n%s", now)
	}
}

func TestMinutesTellWhichApprovalsWaitAndHowTheyEnded(t *testing.T) {
	m, _, second, decision := secondReview(t)
	expect(t, m.minutes(second), "## Approved on conditions, still open", "- D-1 Guests need no account (Ana Ruiz): A-5 due Fri 20 Nov (Ana Ruiz)",
		"D-1: conditions late, approval in doubt")
	m.rule(theAction(5), model.Finished)
	m.rule(decision, model.Confirmed)
	said := m.minutes(second)
	expect(t, said, "### Approved, conditions met: Guests need no account (Ana Ruiz, D-1)", "A-5 Legal agrees — Ana Ruiz, done")
	if strings.Contains(said, "still open") {
		t.Errorf("it still waits:\n%s", said)
	}
}

func TestAnApprovalWhoseConditionsGotALaterDayWaitsAndIsNotCountedAsDecided(t *testing.T) {
	m, first, second, decision := secondReview(t)
	m.rule(decision, model.Extended, due(27), say(model.FieldWhy, "legal was ill"))
	said := m.minutes(second)
	expect(t, said, ": 1 waiting", "**Waiting:** Guests need no account (Ana Ruiz, conditions by Fri 27 Nov, D-1)", "of Checkout redesign, after "+first.String()+" of Mon 16 Nov",
		"- D-1 Guests need no account (Ana Ruiz): A-5 due Fri 27 Nov (Ana Ruiz); extended on Mon 23 Nov: legal was ill")
	if strings.Contains(said, "## Decided") || strings.Contains(said, "1 decided") {
		t.Errorf("a later day is told as a decision:\n%s", said)
	}
}

func TestALapseIsToldWithWhatIsInForceInstead(t *testing.T) {
	m, _, second, decision := secondReview(t)
	m.rule(decision, model.Lapsed, say(model.FieldWhy, "legal says no"), say(model.FieldFallback, "guests register"))
	expect(t, m.minutes(second), "### Lapsed: Guests need no account (Ana Ruiz, D-1)", "A-5 Legal agrees — Ana Ruiz, due Fri 20 Nov", "**Until then, or if it fails:** guests register")
}

func TestALapseForWhichThereIsOneReasonSaysItOnce(t *testing.T) {
	m, _, second, decision := secondReview(t)
	m.do(model.DropAtClose{About: []model.Ref{decision}, Why: "legal says no"})
	said := m.minutes(second)
	expect(t, said, "### Lapsed: Guests need no account (Ana Ruiz, D-1)", "**Reason:** legal says no")
	if strings.Contains(said, "if it fails:** legal says no") {
		t.Errorf("the reason is told as what is in force instead:\n%s", said)
	}
}
