package document

import (
	"strings"
	"testing"

	"gavel/model"
)

func TestWhatWaitsOnItselfIsSaidToBeInALoop(t *testing.T) {
	s := newFixture(t)
	with := func(on string) model.Values { return model.Values{model.FieldWaits: {Lines: []string{on}}} }
	item := s.item(s.plan("Weekly review", 23), "Refunds", "Ana Ruiz", 10)
	one := s.raise(model.KindDecision, item, "Refund each parcel")
	two := s.raise(model.KindDecision, item, "Refund one sum", with(one.String()))
	three := s.raise(model.KindDecision, item, "Tell support", with(two.String()))
	text := func() string { return writeWaits(gatherWaits(s.r), "2026-11-26") }
	if strings.Contains(text(), "in a loop") {
		t.Errorf("nothing loops:\n%s", text())
	}
	s.do(model.Amend{About: one, With: with(two.String())})
	if n := strings.Count(text(), "on it, in a loop"); n != 2 || !strings.Contains(text(), "(loop)") {
		t.Errorf("%d of 2 are in a loop, beside %s:\n%s", n, three, text())
	}
}
