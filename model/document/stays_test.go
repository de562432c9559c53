package document

import (
	"strings"
	"testing"

	"gavel/model"
)

// entryGate is a review that approved one decision, and a meeting with the entry gate that approves
// another and is not closed yet. Neither can be checked.
func entryGate(t *testing.T) (m *fixture, at, before, here model.Ref) {
	m = newFixture(t)
	first := m.plan("Kickoff", 16)
	before = m.raise(model.KindDecision, m.item(first, "Labels", "Ana Ruiz", 10), "Labels are free", m.by(model.FieldOwner, "Ana Ruiz"), criteria(model.NewCriterion{Text: "printed at home"}))
	m.do(model.StartMeeting{Meeting: first.ID})
	m.rule(before, model.Approved, say(model.FieldVia, "mail"))
	m.passGate(first)
	m.do(model.CloseMeeting{Meeting: first.ID})
	m.at(17, "10:00")
	at = m.do(model.PlanMeeting{Kinds: "entry", Date: date(17), Facilitator: "Mara Ilves", Expected: []string{"Ben Okafor"}})
	item := m.item(at, "Returns", "Ben Okafor", 10)
	here = m.raise(model.KindDecision, item, "Returns are free", m.by(model.FieldOwner, "Ben Okafor"), criteria(model.NewCriterion{Text: "refunded in a day"}, model.NewCriterion{Text: "no mail is lost"}))
	m.do(model.StartMeeting{Meeting: at.ID})
	m.rule(here, model.Approved, say(model.FieldVia, "mail"))
	return m, at, before, here
}

// closeEntry answers what is open at the meeting of entryGate, and closes it.
func closeEntry(m *fixture, at model.Ref) {
	m.t.Helper()
	via := say(model.FieldVia, "mail")
	for _, g := range m.r.Gaps(at.ID, model.At(m.now)) {
		c, _ := m.r.Checks.Get(g.About.ID)
		switch {
		case g.About.Kind != model.KindCheck:
			m.rule(g.About, model.Noted, via)
		case c.Computed == "":
			m.rule(g.About, model.Passed, say(model.FieldEvidence, "seen"), via)
		default:
			m.rule(g.About, model.Failed, say(model.FieldAction, "Mend it"), via)
		}
	}
	m.do(model.CloseMeeting{Meeting: at.ID})
}

func headOf(minutes string) string {
	head, _, _ := strings.Cut(minutes, "\n## ")
	return head
}

// Who was not there must not take for a go what the entry gate keeps back.
func TestTheLeadOfTheMinutesSaysWhatStaysAtTheEntryGateAndWhy(t *testing.T) {
	m, at, _, _ := entryGate(t)
	says := func(when, text string) {
		t.Helper()
		for _, want := range []string{
			": 1 decided, 2 stay at the entry gate",
			"**Approved, stays at the entry gate:** Returns are free (Ben Okafor, D-2): K-2 and K-3 have no check but that the owner confirms (C-",
			"**Approved, stays at the entry gate:** Labels are free (Ana Ruiz, D-1): K-1 has no check but that the owner confirms (C-",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s the lead does not say %q:\n%s", when, want, text)
			}
		}
	}
	says("in the draft", headOf(m.minutes(at)))
	closeEntry(m, at)
	says("at the close", headOf(m.minutes(at)))
	if text := m.minutes(at); !strings.Contains(text, "### Approved, stays at the entry gate: Returns are free") || !strings.Contains(text, "**Stays at the entry gate:** K-2 and K-3") {
		t.Errorf("its details do not say so:\n%s", text)
	}
}

func TestMinutesInShortSayWhatStaysAtTheEntryGateAndWhy(t *testing.T) {
	m, at, _, _ := entryGate(t)
	closeEntry(m, at)
	meeting, _ := m.r.Meetings.Get(at.ID)
	chat, mail := writeChat(gatherShort(m.r, meeting)), strings.Join(strings.Fields(writeMail(gatherShort(m.r, meeting))), " ")
	if want := "• Approved, stays at the entry gate: Returns are free (Ben, D-2): K-2 and K-3 have no check"; !strings.Contains(chat, want) {
		t.Errorf("the message does not say %q:\n%s", want, chat)
	}
	if want := "Labels are free: Ana Ruiz, approved, stays at the entry gate (D-1): K-1 has no check"; !strings.Contains(mail, want) {
		t.Errorf("the mail does not say %q:\n%s", want, mail)
	}
}

func TestAHandoffOfWhatAllStaysAtTheGateSaysSo(t *testing.T) {
	m, at, _, _ := entryGate(t)
	closeEntry(m, at)
	text := writeHandoff(gatherHandoff(m.r, model.At(m.now)))
	for _, want := range []string{"Nothing that is approved has passed the entry gate yet.", "**Returns are free** (Ben Okafor, D-2): stays at the entry gate of M-2: K-2 and K-3 have no check"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

func TestADecisionOnTheLaunchIsNoPartOfAHandoffAndNotMissingFromIt(t *testing.T) {
	m := newFixture(t)
	launch := m.do(model.PlanMeeting{Kinds: "launch", Date: date(16), Facilitator: "Mara Ilves"})
	m.raise(model.KindDecision, m.item(launch, "Launch", "Ana Ruiz", 10), "We launch", say(model.FieldType, model.TypeLaunch))
	m.raise(model.KindDecision, m.item(launch, "Gift wrap", "Ana Ruiz", 10), "Gift wrap is free")
	if text := writeHandoff(gatherHandoff(m.r, model.At(m.now))); strings.Contains(text, "We launch") || !strings.Contains(text, "Gift wrap is free") {
		t.Errorf("it says\n%s", text)
	}
}

func TestAFailedCheckOfTheRecordNamesWhatFailedIt(t *testing.T) {
	m, at, _, _ := entryGate(t)
	closeEntry(m, at)
	if want := "automatic: not met (D-1 K-1 has no check but that the owner confirms; D-2 K-2 and K-3 have no check but that the owner confirms)"; !strings.Contains(m.minutes(at), want) {
		t.Errorf("it does not say %q:\n%s", want, m.minutes(at))
	}
}
