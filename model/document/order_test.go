package document

import (
	"testing"

	"gavel/model"
)

// What belongs to a meeting is decided by the journal's order: a clock that was set
// back changes no closed minutes.
func TestAClockThatIsSetBackChangesNoClosedMinutes(t *testing.T) {
	m, meeting, item, decision := review(t)
	m.older = true // so that the minutes are written anew each time
	given := m.raise(model.KindAction, decision, "Ask the bank", m.by(model.FieldOwner, "Ana Ruiz"))
	m.rule(decision, model.Rejected, say(model.FieldWhy, "The bank is silent"))
	blocker := m.raise(model.KindBlocker, item, "No test cards", m.by(model.FieldOwner, "Ana Ruiz"), due(27),
		say(model.FieldFallback, "the old form"), say(model.FieldImpact, "no saved cards"))
	m.passGate(meeting)
	m.at(16, "10:40")
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	closed := above(m.minutes(meeting))
	same := func(what string) {
		t.Helper()
		if now := above(m.minutes(meeting)); now != closed {
			t.Errorf("%s: the minutes said\n%s\nand now say\n%s", what, closed, now)
		}
	}

	m.at(16, "10:20") // between the start and the close
	m.do(model.GiveRuling{About: model.Ref{Kind: model.KindAction, ID: given.ID}, Outcome: model.Finished})
	same("an action is finished")
	m.raise(model.KindAction, decision, "Write to the shops", m.by(model.FieldOwner, "Ben Okafor"))
	same("an action is raised")
	m.rule(blocker, model.Resolved, say(model.FieldHow, "they came"), say(model.FieldVia, "mail"))
	same("a ruling between meetings")

	m.at(15, "09:00") // before it was planned
	m.raise(model.KindBlocker, item, "The mails bounce", m.by(model.FieldOwner, "Ben Okafor"), due(27),
		say(model.FieldFallback, "letters"), say(model.FieldImpact, "late mails"))
	next := m.plan("Weekly review", 23)
	m.do(model.StartMeeting{Meeting: next.ID})
	same("the next review is held before the last")
	expect(t, m.minutes(next), "The mails bounce", "Since the last review", "Write to the shops", "resolved")
	m.rule(model.Ref{Kind: model.KindBlocker, ID: 2}, model.Carried, say(model.FieldVia, "mail"))
	m.passGate(next)
	m.do(model.CloseMeeting{Meeting: next.ID})
	same("it is closed before the last")
	if last, _ := m.r.Last(); last.ID != next.ID {
		t.Errorf("the last review is %s, want %s", last.Ref(), next)
	}
}
