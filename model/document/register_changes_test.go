package document

import (
	"strings"
	"testing"

	"gavel/model"
)

// registersReview is a live review, with a risk that was there before.
func registersReview(t *testing.T) (m *fixture, review, before model.Ref) {
	m = newFixture(t)
	review = m.plan("Weekly review", 16)
	before = m.raise(model.KindRisk, model.Ref{}, "Refund mails are late", m.by(model.FieldOwner, "Ana Ruiz"))
	m.raise(model.KindRisk, model.Ref{}, "Nobody touches this one", m.by(model.FieldOwner, "Ana Ruiz"))
	m.at(16, "10:00")
	m.do(model.StartMeeting{Meeting: review.ID})
	return m, review, before
}

func TestMinutesTellWhatWasRaisedAndChangedInTheRegisters(t *testing.T) {
	m, review, before := registersReview(t)
	m.raise(model.KindRisk, model.Ref{}, "Couriers strike", m.by(model.FieldOwner, "Ben Okafor"))
	m.raise(model.KindLesson, model.Ref{}, "Ask support first")
	m.rule(before, model.Mitigated, say(model.FieldHow, "a second queue"), say(model.FieldLikelihood, model.LevelLow), say(model.FieldSeverity, model.LevelLow))
	draft := m.minutes(review)
	m.at(16, "10:20")
	m.passGate(review)
	m.do(model.CloseMeeting{Meeting: review.ID})
	for _, text := range []string{draft, m.minutes(review)} {
		_, part, _ := strings.Cut(text, "\n## Raised or changed in the registers\n")
		part, _, _ = strings.Cut(part, "\n## ")
		expect(t, part, "- **Risk mitigated:** Refund mails are late (Ana Ruiz, RK-1): a second queue\n"+
			"- **Risk raised:** Couriers strike (Ben Okafor, RK-3)\n- **Lesson raised:** Ask support first (LS-1)\n")
		if strings.Contains(part, "RK-2") {
			t.Errorf("it tells of what nobody touched:\n%s", part)
		}
	}
	meeting, _ := m.r.Meetings.Get(review.ID)
	expect(t, writeChat(gatherShort(m.r, meeting)), "*Registers*\n• Risk mitigated: Refund mails are late (Ana, RK-1)\n• Risk raised: Couriers strike (Ben, RK-3)\n• Lesson raised: Ask support first (LS-1)\n")
	expect(t, writeMail(gatherShort(m.r, meeting)), "Raised or changed in the registers\n  Refund mails are late: Ana Ruiz, risk mitigated (RK-1)\n  Couriers strike: Ben Okafor, risk raised (RK-3)\n  Ask support first: lesson raised (LS-1)\n")
}

// A field of a thing of which no step is kept is changed all the same.
func TestMinutesTellOfAnAmendedThingOfARegister(t *testing.T) {
	m, review, before := registersReview(t)
	m.at(16, "10:05")
	m.do(model.Amend{About: before, With: say(model.FieldMitigation, "a second queue")})
	expect(t, m.minutes(review), "- **Risk changed:** Refund mails are late (Ana Ruiz, RK-1)\n")
}

func TestMinutesSayNothingOfRegistersThatNobodyTouched(t *testing.T) {
	m, review, _ := registersReview(t)
	if text := m.minutes(review); strings.Contains(text, "registers") {
		t.Errorf("it says\n%s", text)
	}
}

// The minutes of a meeting whose text an older gavel did not keep stay as they are.
func TestMinutesThatWereNotKeptDoNotTellOfTheRegisters(t *testing.T) {
	m, review, _ := registersReview(t)
	m.raise(model.KindRisk, model.Ref{}, "Couriers strike")
	m.passGate(review)
	m.older = true
	m.do(model.CloseMeeting{Meeting: review.ID})
	if text := m.minutes(review); strings.Contains(text, "registers") {
		t.Errorf("it says\n%s", text)
	}
}
