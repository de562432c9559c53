package demo

import (
	"time"

	"gavel/model"
)

// agenda is today's review and its items.
type agenda struct {
	meeting                                                               model.Ref
	express, payLater, cards, threshold, gift, readings, addresses, split model.Ref
}

// thisWeek plans today's review, two days ago.
func (s *stage) thisWeek() {
	s.at(2, time.Hour)
	m := s.plan(weekly, s.today)
	s.held = agenda{
		meeting: m,
		express: s.item(m, "Express pay on the product page", ben, 10,
			words(model.FieldQuestion, "Do express buttons go on the product page?"),
			words(model.FieldObjective, "fewer steps to payment")),
		payLater:  s.item(m, "Pay later on returned goods", hana, 5),
		cards:     s.item(m, "Saved cards for guests", farah, 5),
		threshold: s.item(m, "Free returns from which basket on", goran, 5),
		gift:      s.item(m, "Gift wrap as an extra", goran, 5),
		readings: s.item(m, "Conversion and refunds, week 2", goran, 5, words(model.FieldAsk, model.AskInform),
			notes("Conversion 3.1 % (+0.2), refunds within three days 94 % (+1).")),
		addresses: s.item(m, "Address lookup: what guests see", farah, 5),
		split: s.item(m, "Refunds of split shipments", chloe, 10,
			words(model.FieldQuestion, "Is an order that left in two parcels refunded in one sum or in two?"),
			words(model.FieldObjective, "customers know what comes back, and when")),
	}
	s.prepare()
	s.registersBefore()
	s.run(model.WritePrivateNote{Meeting: m.ID, Text: "Goran is not sold on the threshold; let Hana speak first."})
}

// prepare puts up the decisions and the checks of today's review.
func (s *stage) prepare() {
	a := s.held
	s.raise(model.KindDecision, a.express, "Show express pay on every product page",
		options("every product page", "only where the basket is empty", "nowhere"),
		words(model.FieldRecommend, "every product page"),
		criterion("The page still shows within 1.5 seconds", "phone on a slow line"))
	s.raise(model.KindDecision, a.payLater, "Offer pay later while a return is under way")
	s.raise(model.KindDecision, a.cards, "Keep the card of a guest for the next order",
		criterion("No card number is stored with us", "read by security"), words(model.FieldNeeds, model.NeedsEvidence))
	s.raise(model.KindDecision, a.threshold, "Returns are free from a basket of 40 on")
	s.raise(model.KindDecision, a.addresses, "Guests get address lookup from the first letter on",
		criterion("Looking up takes less than 300 ms", "measured in the shop"), words(model.FieldNeeds, model.NeedsEvidence))
	s.raise(model.KindDecision, a.split, "Refund each parcel by itself, on the day it comes back",
		options("one sum, once everything is back", "each parcel by itself", "one sum at once, on trust"),
		words(model.FieldRecommend, "each parcel by itself"),
		criterion("The refund mail names the parcel and the sum", "three split orders, read by support"))
	s.raise(model.KindCheck, a.meeting, "Rolling back was tried on the test shop", s.owner(dmitri))
	s.raise(model.KindCheck, a.meeting, "The refund mail is read in all six languages", s.owner(chloe))
}

// review returns today's review up to now.
func (s *stage) review() {
	s.at(0, 37*time.Minute)
	s.run(model.StartMeeting{Meeting: s.held.meeting.ID})
	s.later(1)
	s.run(model.RollCall{Meeting: s.held.meeting.ID, Absent: []model.ID{s.who(hana)}})
	s.comeBack()
	s.decideFirst()
	s.decideRest()
	s.blockersOfToday()
	s.gate()
	s.later(2)
	s.open(s.held.split)
	s.sayFeedback()
}

// comeBack rules on what last week put off to today.
func (s *stage) comeBack() {
	s.later(2)
	s.rule(s.put.labels, model.Approved, via("message to Ana"), evidence("support read five orders and was right on all"),
		why("the label is taxed like the parcel"))
}
