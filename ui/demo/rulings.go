package demo

import "gavel/model"

// on returns the decision on an item.
func (s *stage) on(item model.Ref) model.Ref {
	for _, d := range s.rec.DecisionsOn(item.ID) {
		return d.Ref()
	}
	return model.Ref{}
}

// decideFirst returns the first half of the review: conditional, rejected, approved
// and escalated.
func (s *stage) decideFirst() {
	a := s.held
	slow := s.concern(s.on(a.express), farah, "The buttons push the size chart below the fold")
	s.later(8)
	s.rule(slow, model.Cleared, why("the size chart moves above them"))
	s.rule(s.on(a.express), model.Conditional, tasks(model.FieldCond,
		model.NewTask{Text: "Move the size chart above the buttons", Owner: s.who(farah), Due: s.day(4)},
		model.NewTask{Text: "Measure the page on a slow line", Owner: s.who(ben), Due: s.day(5)}))

	s.open(a.payLater)
	s.later(3)
	s.rule(s.on(a.payLater), model.Rejected, via("message to Ana"), why("it would lend money against goods that are on their way back"))

	s.open(a.cards)
	s.later(4)
	worry := s.concern(s.on(a.cards), chloe, "Guests will call to ask where their card is kept")
	s.rule(worry, model.Overridden, why("the help page answers it; support has the link"))
	s.rule(s.on(a.cards), model.Approved, evidence("security found no card number in the last 1,000 guest orders"))

	s.open(a.threshold)
	s.later(5)
	s.rule(s.on(a.threshold), model.Escalated, s.by(model.FieldTo, ines), why("growth and finance want different sums"),
		fallback("returns stay free for everybody"))
}

// decideRest returns the second half: withdrawn, noted and deferred.
func (s *stage) decideRest() {
	a := s.held
	s.run(model.SkipItem{Item: a.gift.ID})
	s.rule(a.gift, model.Withdrawn, why("no stock of paper before spring"))

	s.open(a.readings)
	s.later(3)
	s.rule(a.readings, model.Noted)

	s.open(a.addresses)
	s.later(4)
	d := s.on(a.addresses)
	s.run(model.Raise{Kind: model.KindEvidence, On: d, With: values([]said{
		words(model.FieldWords, "410 ms from the shop on a phone"),
		words(model.FieldVerdict, model.VerdictUnmet),
		tasks(model.FieldAction, model.NewTask{Text: "Ask the vendor for a server nearby", Owner: s.who(farah), Due: s.day(5)}),
	})})
	s.rule(d, model.Deferred, why("too slow so far"), fallback("guests type their address as they do today"))
}

// blockersOfToday rules on last week's and raises two: one whole, which is
// carried by that, and one that lacks its fallback.
func (s *stage) blockersOfToday() {
	a := s.held
	s.later(1)
	for b := range s.rec.Blockers.All() {
		switch b.Owner {
		case s.who(dmitri):
			s.rule(b.Ref(), model.Escalated, s.by(model.FieldTo, ines), why("the carrier does not answer"))
		case s.who(ben):
			s.rule(b.Ref(), model.Resolved, how("events are kept and sent again; none lost since Monday"))
		}
	}
	s.raise(model.KindBlocker, a.express, "Express pay needs a new contract in two countries", s.owner(ben), due(s.day(6)),
		fallback("launch without the two countries"), impact("shoppers there see no express buttons"))
	s.raise(model.KindBlocker, a.split, "The warehouse books both parcels under one number", s.owner(dmitri), due(s.day(5)),
		impact("a refund names the wrong parcel"))
}

// gate rules on the checks of today's gate. One that the record answers does
// not hold while a blocker lacks its fallback; its owner fails it, with what follows.
func (s *stage) gate() {
	a := s.held
	for _, c := range s.rec.ChecksOf(a.meeting.ID) {
		switch {
		case c.Computed == model.BlockersComplete:
			s.rule(c.Ref(), model.Failed, tasks(model.FieldAction,
				model.NewTask{Text: "Write down the fallback for the warehouse's numbers", Owner: s.who(dmitri), Due: s.day(1)}))
		case c.Computed != "":
		case c.Owner == s.who(dmitri):
			s.rule(c.Ref(), model.Failed, tasks(model.FieldAction,
				model.NewTask{Text: "Try the rollback with orders in flight", Owner: s.who(dmitri), Due: s.day(3)}))
		case c.Owner == s.who(chloe):
			s.rule(c.Ref(), model.Waived, why("the Polish text is with the translator"), s.by(model.FieldSecond, elif),
				said{model.FieldUntil, model.On(s.day(7))})
		default:
			s.rule(c.Ref(), model.Passed, evidence("shop, mail and help pages read side by side"))
		}
	}
}

// sayFeedback raises what was said, and how its owners disposed of it.
func (s *stage) sayFeedback() {
	a := s.held
	mail := s.feedback(a.express, chloe, "Tell support before the buttons go live")
	s.rule(mail, model.Accepted)
	s.rule(s.feedback(a.express, dmitri, "Warn the warehouse as well"), model.Duplicate, words(model.FieldOf, mail.String()))
	s.rule(s.feedback(a.express, goran, "Try them in red"), model.Declined, why("the buttons belong to their brands"))
	s.rule(s.feedback(a.threshold, farah, "Show the threshold in the basket"), model.Parked)
	s.rule(s.feedback(a.readings, elif, "Are refunds counted by order or by parcel?"), model.Answered, why("by order, until split refunds are decided"),
		s.owner(goran))
	s.raise(model.KindAction, a.readings, "Count refunds by parcel, too", s.owner(goran), due(s.day(7)))
}
