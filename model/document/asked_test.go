package document

import (
	"strings"
	"testing"

	"gavel/model"
)

func TestTheListOfAPersonHasTheChecksThatTheyAnswerAtTheNextGate(t *testing.T) {
	m := newFixture(t)
	m.plan("Weekly review", 23)
	list := m.list("Mara Ilves") // who leads it answers the check of what customers are told
	expect(t, list, "## To answer at the gate on Mon 23 Nov\n\n- What customers are told still matches what ships (C-3)")
	expect(t, list, "- A check of the gate: what you saw, or that it fails and what follows: `pass C-3 what you saw`, `fail C-3 action:\"…\"`")
	if list := m.list("Ben Okafor"); strings.Contains(list, "gate") {
		t.Errorf("Ben has checks:\n%s", list)
	}
}

func TestThePrereadNamesWhoAnswersTheChecksOfTheGate(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 23)
	expect(t, m.preread(meeting), "- **Mara Ilves**: What customers are told still matches what ships (C-3)")
	m.do(model.StartMeeting{Meeting: meeting.ID})
	m.passGate(meeting)
	if text := m.preread(meeting); strings.Contains(text, "(C-3)") {
		t.Errorf("it still asks for what passed:\n%s", text)
	}
}

func TestTheMinutesTellOfTheMetricsThatWereReadSinceTheLastReview(t *testing.T) {
	m := newFixture(t)
	first := m.plan("Weekly review", 16)
	calls := m.raise(model.KindMetric, model.Ref{}, "Calls", say(model.FieldUnit, "a day"), say(model.FieldBase, "8"))
	m.raise(model.KindMetric, model.Ref{}, "Refund days", say(model.FieldUnit, "days"))
	answered := m.item(first, "News", "Ana Ruiz", 5, say(model.FieldAsk, model.AskInform))
	m.do(model.StartMeeting{Meeting: first.ID})
	m.raise(model.KindReading, calls, "7.5")
	text := m.minutes(first)
	expect(t, text, "## Measures\n\n- **Calls** (no owner yet, MT-1): 7.5 a day, Mon 16 Nov (baseline 8)")
	if strings.Contains(text, "Refund days") {
		t.Errorf("they tell of a metric that nobody read:\n%s", text)
	}
	m.passGate(first)
	m.failGate(first)
	m.rule(answered, model.Noted)
	m.do(model.CloseMeeting{Meeting: first.ID})
	second := m.plan("Weekly review", 23)
	m.at(23, "09:30")
	m.do(model.StartMeeting{Meeting: second.ID})
	if text := m.minutes(second); strings.Contains(text, "## Measures") {
		t.Errorf("they tell of last week's reading:\n%s", text)
	}
}
