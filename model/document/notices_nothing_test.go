package document

import (
	"strings"
	"testing"

	"gavel/model"
)

func TestABlockerOfWhichCustomersNoticeNothingIsNoNewsForThem(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 16)
	it := m.item(meeting, "Guest checkout", "Ana Ruiz", 10)
	m.do(model.StartMeeting{Meeting: meeting.ID})
	b := m.raise(model.KindBlocker, it, "The sandbox is down", m.by(model.FieldOwner, "Ben Okafor"), model.Values{model.FieldDue: model.On("2026-11-20")},
		say(model.FieldFallback, "test by hand"), say(model.FieldImpact, "None."))
	if text := m.short(meeting, Chat); strings.Contains(text, "Customers") {
		t.Errorf("the chat says:\n%s", text)
	}
	text := writeRisks(gatherRisks(m.r, model.At(m.now)))
	expect(t, text, "## Customers notice nothing\n\n- **The sandbox is down** ("+b.String())
	if strings.Contains(text, "Happening now") {
		t.Errorf("the summary says:\n%s", text)
	}
}
