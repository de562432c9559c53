package document

import (
	"strings"
	"testing"

	"gavel/model"
)

func (m *fixture) list(name string) string {
	m.t.Helper()
	page, err := personDocument().Write(Source{Record: m.r, About: m.who(name), Now: model.At(m.now)})
	if err != nil {
		m.t.Fatal(err)
	}
	return page.Text
}

func TestThePersonListSaysTheQuestionOfAnItemAndHowLateItsDecisionIs(t *testing.T) {
	m := newFixture(t)
	item := m.item(m.plan("Weekly review", 23), "Refunds", "Ben Okafor", 10, say(model.FieldQuestion, "In one sum or in two?"))
	m.raise(model.KindDecision, item, "Refund each parcel by itself", due(18))
	m.at(20, "09:00")
	expect(t, m.list("Ben Okafor"), "- **Refund each parcel by itself** (D-1, by Wed 18 Nov, 2 days late)\n  - Question: In one sum or in two?")
}

func TestThePersonListHoldsAnItemThatHasNoDecisionYet(t *testing.T) {
	m := newFixture(t)
	m.item(m.plan("Weekly review", 23), "Refunds", "Ben Okafor", 10)
	expect(t, m.list("Ben Okafor"), "- **Refunds** (I-1, by Mon 23 Nov)", "`d I-1 …`")
}

func TestThePersonListHoldsWhatWentUpToSomebody(t *testing.T) {
	m, _, item, decision := review(t)
	blocker := m.raise(model.KindBlocker, item, "The warehouse is full", m.by(model.FieldOwner, "Ana Ruiz"), due(20), say(model.FieldFallback, "letters"), say(model.FieldImpact, "late parcels"))
	for _, about := range []model.Ref{blocker, decision} {
		m.rule(about, model.Escalated, m.by(model.FieldTo, "Tom Lindqvist"), say(model.FieldWhy, "money"))
	}
	m.at(20, "17:00")
	list := m.list("Tom Lindqvist")
	expect(t, list, "- Blocker, escalated to you: **The warehouse is full** (B-1, by Wed 18 Nov ", "(D-1, by Wed 18 Nov ", ", 2 days late)")
	if strings.Contains(list, "`resolve B-1") {
		t.Errorf("what its owner says is offered to somebody else:\n%s", list)
	}
}

// An example that would be refused is none.
func TestThePersonListOffersNoNewDayWhereThereIsNone(t *testing.T) {
	m, _, item, decision := review(t)
	blocker := m.raise(model.KindBlocker, item, "The warehouse is full", m.by(model.FieldOwner, "Ben Okafor"), due(20))
	expect(t, m.list("Ben Okafor"), "`carry B-1 due:fri`")
	m.do(model.Amend{About: blocker, With: due(24)})
	action := m.raise(model.KindAction, item, "Call the warehouse", m.by(model.FieldOwner, "Ben Okafor"), due(20))
	m.do(model.Amend{About: action, With: due(24)})
	m.rule(decision, model.Conditional, criteria(model.NewCriterion{Text: "fewer calls"}), m.task(model.FieldCond, "Ask the bank", "Ben Okafor", 19))
	list := m.list("Ben Okafor")
	expect(t, list, "`resolve B-1 how`", "A condition: done, or to whoever approved a later day and why: `done A-2 what came of it`", "`set A-1 due:+3d why:\"…\"`")
	for _, refused := range []string{"carry B-1", "set A-2"} {
		if strings.Contains(list, refused) {
			t.Errorf("%s is offered:\n%s", refused, list)
		}
	}
}

func TestThePersonListAsksForTheAnswerOnAnApprovalInDoubt(t *testing.T) {
	m, _, _, decision := review(t)
	m.rule(decision, model.Conditional, criteria(model.NewCriterion{Text: "fewer calls"}), m.task(model.FieldCond, "Ask the bank", "Ben Okafor", 19))
	m.at(20, "17:00")
	expect(t, m.list("Ana Ruiz"), "## To confirm", "(D-1): conditions late, approval in doubt", "`confirm D-1`")
}

func TestThePersonListHoldsWhatStandsInTheRegisters(t *testing.T) {
	m := newFixture(t)
	m.raise(model.KindMetric, model.Ref{}, "Handoff defects", m.by(model.FieldOwner, "Ben Okafor"))
	m.at(30, "09:00")
	expect(t, m.list("Ben Okafor"), "- Metric: Handoff defects, no reading yet (MT-1)")
}
