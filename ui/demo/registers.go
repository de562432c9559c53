package demo

import "gavel/model"

// enter raises a thing of a register, which is on nothing.
func (s *stage) enter(k model.Kind, text string, more ...said) model.Ref {
	return s.raise(k, model.Ref{}, text, more...)
}

// linkedTo says what a thing of a register is bound to.
func linkedTo(f model.Field, about model.Ref) said {
	return said{f, model.Value{Lines: []string{about.String()}}}
}

// registersBefore fills the registers two days ago: what may go wrong, what is taken for
// granted, what one team needs of another, and what last week has taught.
func (s *stage) registersBefore() {
	a := s.held
	mails := s.enter(model.KindRisk, "Refund mails are late in the peak week", s.owner(chloe),
		words(model.FieldLikelihood, model.LevelHigh), words(model.FieldSeverity, model.LevelMedium),
		words(model.FieldMitigation, "a second sender takes over"), fallback("a banner in the account"), impact("customers call to ask"),
		linkedTo(model.FieldOn, s.put.labels))
	carrier := s.enter(model.KindRisk, "The second carrier drops out before Christmas", s.owner(dmitri),
		words(model.FieldMitigation, "the first carrier keeps a tenth of its vans free"), impact("parcels arrive two days later"))
	s.rule(carrier, model.Mitigated, how("the first carrier signed"), words(model.FieldLikelihood, model.LevelLow), words(model.FieldSeverity, model.LevelMedium))
	s.enter(model.KindAssumption, "Carrier scans arrive the same day", s.owner(dmitri))
	calls := s.enter(model.KindAssumption, "Guests read the mail before they call", s.owner(chloe), linkedTo(model.FieldOn, s.on(a.cards)))
	s.rule(calls, model.AtRisk, why("one in five calls this week came before the mail was opened"))
	s.enter(model.KindDependency, "Refund events reach the support console", s.owner(ben),
		words(model.FieldGives, "payments"), words(model.FieldGets, "support"), due(s.day(6)), linkedTo(model.FieldBlocks, s.on(a.express)))
	texts := s.enter(model.KindDependency, "The refund mail is translated", s.owner(chloe), words(model.FieldGives, "design"), words(model.FieldGets, "support"))
	s.rule(texts, model.Agreed, due(s.day(9)))
	s.journeyOfGuests()
	s.enter(model.KindLesson, "Ask support to read a mail before it is sent", s.owner(chloe), linkedTo(model.FieldOn, mails))
}

// journeyOfGuests writes down how a guest goes through the checkout, and what of it was seen
// in the prototype.
func (s *stage) journeyOfGuests() {
	journey := s.enter(model.KindJourney, "Guest checkout", s.owner(farah), words(model.FieldRisk, model.LevelHigh), words(model.FieldRevenue, model.Yes), criterion("95 of 100 guests who begin get through", "the funnel of the pilot shop"))
	state := func(text, sort, expected string, more ...said) model.Ref {
		more = append(more, linkedTo(model.FieldOn, journey), words(model.FieldState, sort), words(model.FieldExpect, expected))
		return s.enter(model.KindState, text, more...)
	}
	basket := state("Basket", model.StateBaseline, "what is in it, and when it arrives")
	pay := state("Payment", model.StateBaseline, "card, wallet or invoice")
	declined := state("Card declined", model.StateException, "the basket is kept, and other ways are offered")
	other := state("Another way to pay", model.StateRecovery, "nothing is typed again but the card")
	timeout := state("No answer of the bank", model.StateException, "the order waits, and nothing is charged twice")
	placed := state("Order placed", model.StateBaseline, "a number, and a mail within a minute", words(model.FieldFinal, model.Yes))
	for _, way := range []struct {
		from, into model.Ref
		when       string
	}{
		{basket, pay, ""}, {pay, placed, "the bank agrees"}, {pay, declined, "the bank refuses the card"},
		{pay, timeout, "no answer in 30 seconds"}, {declined, other, ""}, {other, pay, "another card is entered"}, {other, placed, "it is paid by invoice"},
	} {
		s.run(model.Raise{Kind: model.KindTransition, With: values([]said{linkedTo(model.FieldFrom, way.from), linkedTo(model.FieldInto, way.into), words(model.FieldWhen, way.when)})})
	}
	seenIn := words(model.FieldArtefact, "prototype v14")
	s.rule(pay, model.Verified, how("paid with each of them"), seenIn)
	s.rule(declined, model.Verified, how("the basket was as before"), seenIn)
}
