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
	s.enter(model.KindLesson, "Ask support to read a mail before it is sent", s.owner(chloe), linkedTo(model.FieldOn, mails))
}
