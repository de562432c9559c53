package document

import (
	"strings"
	"testing"

	"gavel/model"
)

// review returns a started review with one item and one decision on it, each Ana's.
func review(t *testing.T) (m *fixture, meeting, item, decision model.Ref) {
	m = newFixture(t)
	meeting = m.plan("Weekly review", 16)
	item = m.item(meeting, "Guest checkout", "Ana Ruiz", 10)
	decision = m.raise(model.KindDecision, item, "Guests need no account")
	m.at(16, "10:00")
	m.do(model.StartMeeting{Meeting: meeting.ID})
	return m, meeting, item, decision
}

func expect(t *testing.T, minutes string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(minutes, want) {
			t.Errorf("%q is missing from\n%s", want, minutes)
		}
	}
}

func TestARulingBetweenTwoSittingsIsTheMeetings(t *testing.T) {
	m, meeting, _, decision := review(t)
	m.at(16, "10:20")
	m.do(model.AdjournMeeting{Meeting: meeting.ID})
	expect(t, m.minutes(meeting), "> This is a draft: the meeting is adjourned, 2 open before close.")
	m.at(17, "08:30")
	m.rule(decision, model.Conditional, say(model.FieldVia, "call with Mara"), criteria(model.NewCriterion{Text: "Fraud stays level"}),
		m.task(model.FieldCond, "Ask the bank", "Ana Ruiz", 20))
	m.at(18, "09:00")
	m.do(model.StartMeeting{Meeting: meeting.ID})
	m.passGate(meeting)
	m.at(18, "09:10")
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	said := m.minutes(meeting)
	expect(t, said, ": 1 decided\n", "10:00 to Wed 18 Nov 09:10 (Europe/Berlin), 30 minutes of 45 planned",
		"**Answered via:** call with Mara", "condition of D-1)")
	if strings.Contains(said, "Since the last review") {
		t.Errorf("it is told twice:\n%s", said)
	}
}

func TestAConditionOfAReplacedRulingSaysSo(t *testing.T) {
	m, meeting, _, decision := review(t)
	m.rule(decision, model.Conditional, criteria(model.NewCriterion{Text: "Fraud stays level"}), m.task(model.FieldCond, "Ask the bank", "Ana Ruiz", 20))
	m.at(16, "10:05")
	m.rule(decision, model.Approved, say(model.FieldWhy, "The bank has answered"), say(model.FieldWording, "Guests need no account below 200 €"))
	expect(t, m.minutes(meeting), "condition of D-1, replaced since",
		"first approved on conditions at 10:00 as “Guests need no account”, then approved at 10:05")
}

func TestABlockerIsLateOnTheDayOfTheClose(t *testing.T) {
	m, meeting, item, decision := review(t)
	b := m.raise(model.KindBlocker, item, "No test cards", m.by(model.FieldOwner, "Ben Okafor"), due(17),
		say(model.FieldFallback, "none"), say(model.FieldImpact, "none"))
	m.rule(decision, model.Rejected, say(model.FieldWhy, "no"))
	m.passGate(meeting)
	expect(t, m.minutes(meeting), "): carried to Tue 17 Nov. Customers: none. Fallback: none\n")
	m.do(model.AdjournMeeting{Meeting: meeting.ID})
	m.at(19, "09:00")
	m.do(model.StartMeeting{Meeting: meeting.ID})
	m.failGate(meeting)
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	expect(t, m.minutes(meeting), "(Ben Okafor, "+b.String()+"): carried to Tue 17 Nov, late")
}

// Its owner ruled once: mended words are no other ruling, in the meeting or
// between two of its sittings.
func TestABlockerIsToldInItsMendedWordsAlone(t *testing.T) {
	m, meeting, item, _ := review(t)
	facts := with(m.by(model.FieldOwner, "Ben Okafor"), due(17), say(model.FieldFallback, "none"), say(model.FieldImpact, "none"))
	b := m.raise(model.KindBlocker, item, "No tset cards", facts)
	m.do(model.Amend{About: b, With: say(model.FieldWords, "No test cards")})
	expect(t, m.minutes(meeting), "**No test cards** (Ben Okafor, B-1): carried to Tue 17 Nov.")

	m.rule(b, model.Escalated, m.by(model.FieldTo, "Priya Nair"))
	m.do(model.Amend{About: b, With: say(model.FieldWords, "No test cards for guests")})
	m.do(model.AdjournMeeting{Meeting: meeting.ID})
	late := m.raise(model.KindBlocker, item, "The bnak is silent", facts)
	m.rule(late, model.Carried, say(model.FieldVia, "phoned him"))
	m.do(model.Amend{About: late, With: say(model.FieldWords, "The bank is silent")})
	said := strings.Join(strings.Fields(m.minutes(meeting)), " ")
	expect(t, said, "**No test cards for guests** (Ben Okafor, B-1): escalated to Priya Nair, answer by Wed 18 Nov 10:00.", "**The bank is silent** (Ben Okafor, B-2): carried to Tue 17 Nov; answered via phoned him.")
	for _, wrong := range []string{"tset", "bnak", "first escalated"} {
		if strings.Contains(said, wrong) {
			t.Errorf("%q is told:\n%s", wrong, said)
		}
	}
}

// An approval that needs no evidence is not unfounded without any: it says how
// it is checked. Where evidence is waited for, its lack is told.
func TestAMissingProofIsToldWhereItIsNeeded(t *testing.T) {
	m, meeting, _, decision := review(t)
	m.rule(decision, model.Approved, criteria(model.NewCriterion{Text: "Fraud stays level"}))
	said := m.minutes(meeting)
	expect(t, said, "- Fraud stays level (check: the owner confirms)\n")
	if strings.Contains(said, "no evidence") {
		t.Errorf("the approval reads as unfounded:\n%s", said)
	}
	d, _ := m.r.Decisions.Get(decision.ID)
	for outcome, needs := range map[model.Outcome]bool{model.Approved: true, model.Open: false, model.Deferred: false} {
		d.NeedsEvidence = needs
		g := newGatherer(m.r, model.Meeting{})
		if line := seenOf(g.criteria(d, outcome)[0]); !strings.HasSuffix(line, ": no evidence yet") {
			t.Errorf("%s, needing evidence %t: %s", outcome, needs, line)
		}
	}
}

func TestAWithdrawnDecisionIsToldAsThat(t *testing.T) {
	m, meeting, item, decision := review(t)
	m.rule(decision, model.Withdrawn, say(model.FieldWhy, "Legal decides"))
	m.rule(item, model.Withdrawn, say(model.FieldWhy, "Nothing is left of it"))
	m.passGate(meeting)
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	said := m.minutes(meeting)
	expect(t, said, ": 1 withdrawn\n", "### Withdrawn", "- Guests need no account (Ana Ruiz, D-1): Legal decides", "withdrawn: Nothing is left of it; with it: D-1 withdrawn")
	if strings.Contains(said, "## Decisions") {
		t.Errorf("a decision that nobody answered is told as decided:\n%s", said)
	}
}

func TestMinutesOfACancelledMeeting(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 16)
	m.item(meeting, "Guest checkout", "Ana Ruiz", 10)
	m.do(model.CancelMeeting{Meeting: meeting.ID})
	expect(t, m.minutes(meeting), "# CANCELLED: Weekly review", "> The meeting was cancelled: nothing on it was decided.")
}

// Whoever ruled in the room was there, and when they left is told.
func TestAttendanceHasItsTimes(t *testing.T) {
	m, meeting, _, decision := review(t)
	roll := func(clock string, call model.RollCall) {
		m.at(16, clock)
		call.Meeting = meeting.ID
		m.do(call)
	}
	ana, ben, jonas, priya := m.who("Ana Ruiz"), m.who("Ben Okafor"), m.who("Jonas Weber"), m.who("Priya Nair")
	roll("10:02", model.RollCall{Absent: []model.ID{ben, priya}})
	m.at(16, "10:04")
	m.rule(decision, model.Rejected, say(model.FieldWhy, "no"))
	roll("10:05", model.RollCall{Absent: []model.ID{ana}})
	m.rule(decision, model.Deferred, say(model.FieldWhy, "after all"), say(model.FieldVia, "message"))
	roll("10:15", model.RollCall{Present: []model.ID{ben, jonas}})
	roll("10:40", model.RollCall{Absent: []model.ID{jonas}})
	said := m.minutes(meeting)
	expect(t, said, "- **Present:** Mara Ilves, Ana Ruiz (left 10:05; answered via message), Ben Okafor (came 10:15), Jonas Weber (left 10:40)\n- **Absent:** Priya Nair\n")
	roll("10:45", model.RollCall{Present: []model.ID{ana}})
	expect(t, m.minutes(meeting), "Mara Ilves, Ana Ruiz (left 10:05, back 10:45; answered via message), Ben")
}
