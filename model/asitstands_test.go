package model

import "testing"

// An item that has no decision is ruled by its title: one act, and one undo.
func TestAnItemToDecideIsRuledAsItStands(t *testing.T) {
	for _, c := range []struct {
		outcome Outcome
		with    Values
	}{
		{Approved, with(FieldCriteria, "refunded within 5 days")},
		{Conditional, with(FieldCriteria, "refunded within 5 days", FieldCond, "Legal agrees")},
		{Rejected, with(FieldWhy, "too early")},
		{Deferred, with(FieldWhy, "no load test yet")},
	} {
		r := liveReview(t)
		item := r.item("Guest checkout")
		before := r.Record
		r.do(GiveRuling{About: item, Outcome: c.outcome, With: c.with})
		list := r.DecisionsOn(item.ID)
		if len(list) != 1 || list[0].FinalWording() != "Guest checkout" || list[0].Owner != r.ben || r.State(list[0].Ref()) != c.outcome {
			t.Fatalf("%s: the decisions on it are %+v", c.outcome, list)
		}
		r.stands()
		r.undo()
		if diff := same(r.Record, before); diff != "" {
			t.Errorf("%s taken back: %s", c.outcome, diff)
		}
		r.undo() // and done again
		r.stands()
	}
}

// The title is offered as the wording, and may be said in other words.
func TestTheTitleOfAnItemIsOfferedAsTheWording(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	lacks := r.lacks(GiveRuling{About: item, Outcome: Approved}, FieldCriteria)
	if lacks.About != item || lacks.Asks[0].Field != FieldWording || lacks.Asks[0].Default.Text != "Guest checkout" {
		t.Errorf("of %s it asks for %+v", lacks.About, lacks.Asks)
	}
	asks := r.Requirements(item, Approved, r.now)
	if asks[0].Field != FieldWording || asks[0].Default.Text != "Guest checkout" || r.Decisions.Len() != 0 {
		t.Errorf("it asks for %+v, and there are %d decisions", asks, r.Decisions.Len())
	}
	r.do(GiveRuling{About: item, Outcome: Approved, With: with(FieldWording, "Guests check out without an account.", FieldCriteria, "it holds")})
	if got := r.DecisionsOn(item.ID)[0].FinalWording(); got != "Guests check out without an account." {
		t.Errorf("the decision says %q", got)
	}
}

// A decision of its own is what is ruled, and not the item; to withdraw is the item's.
func TestAnItemWithADecisionIsNotRuledAsItStands(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	r.raise(KindDecision, item, "Ship it")
	r.refuses(rule(item, Approved, FieldCriteria, "it holds"), NotAllowed, "I-1 cannot be approved; it takes: withdraw")
	bare := r.item("Gift cards")
	r.rule(bare, Withdrawn, with(FieldWhy, "not ours"))
	if n := len(r.DecisionsOn(bare.ID)); n != 0 {
		t.Errorf("%d decisions were put on it", n)
	}
}

func TestAnItemOfNobodysIsRuledAsItStandsByWhomItIsGiven(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout", FieldOwner, ID(0))
	r.lacks(GiveRuling{About: item, Outcome: Rejected, With: with(FieldWhy, "too early")}, FieldOwner)
	r.do(GiveRuling{About: item, Outcome: Rejected, With: with(FieldWhy, "too early", FieldOwner, r.ben)})
	r.stands()
}
