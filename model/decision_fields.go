package model

import "fmt"

// decisionFields returns the fields of a decision, in the order of its form.
func decisionFields() []KindField[Decision] {
	fields := []KindField[Decision]{
		{Field: FieldWords, Access: TextAt(func(d *Decision) *string { return &d.Statement })},
		{Field: FieldOwner, Optional: true, Column: true, Access: OwnerAt(func(d *Decision) *ID { return &d.Owner }), Default: ownerOfItem},
		{Field: FieldOptions, Optional: true, Access: Access[Decision]{Get: optionsOf, Set: setOptions}},
		{Field: FieldRecommend, Optional: true, Access: Access[Decision]{
			Get: func(_ *Record, d *Decision) Value { return Words(d.Recommendation) }, Set: setRecommendation}},
		{Field: FieldWording, Optional: true, Access: TextAt(func(d *Decision) *string { return &d.Wording })},
		{Field: FieldCriteria, Optional: true, Access: Access[Decision]{Set: addCriteria}},
		{Field: FieldNeeds, Optional: true, Access: Access[Decision]{Get: needsOf, Set: setNeeds}},
		{Field: FieldFallback, Optional: true, Access: TextAt(func(d *Decision) *string { return &d.Fallback })},
		{Field: FieldDue, Optional: true, Column: true, Access: DayAheadAt(FieldDue, "a decision is due today or later", func(d *Decision) *Date { return &d.Due })},
		{Field: FieldRequest, Optional: true, Access: boundText(func(d *Decision) *string { return &d.Request }, KindRequest, LinkAnswers)},
		{Field: FieldRelease, Optional: true, Access: boundText(func(d *Decision) *string { return &d.Release }, KindRelease, LinkGoesTo)},
		{Field: FieldWaits, Optional: true, Of: []Kind{KindDecision, KindDependency, KindBlocker},
			Access: LinksAt[Decision](KindDecision, LinkWaitsOn, false, KindDecision, KindDependency, KindBlocker)},
		{Field: FieldCovers, Optional: true, LineOnly: true, Of: []Kind{KindState}, Access: LinksAt[Decision](KindDecision, LinkCovers, false, KindState)},
		{Field: FieldMoves, Optional: true, LineOnly: true, Of: []Kind{KindMetric}, Access: LinksAt[Decision](KindDecision, LinkMoves, false, KindMetric)},
		{Field: FieldType, Optional: true, Access: TextAt(func(d *Decision) *string { return &d.Type })},
		{Field: FieldArtefact, Optional: true, LineOnly: true, Prompt: "On which artefact is it made, at which version?", Access: Access[Decision]{Get: artefactOf, Set: setArtefact}},
		{Field: FieldReview, Optional: true, LineOnly: true, Prompt: "On which day is it looked at again?", Access: Access[Decision]{
			Get: func(_ *Record, d *Decision) Value { return On(d.ReviewOn) }, Set: setReviewOfDecision}},
	}
	fields = append(fields, KindField[Decision]{Field: FieldRevenue, Optional: true, LineOnly: true, Prompt: "Does much revenue depend on it?",
		Access: YesNoAt(func(d *Decision) *bool { return &d.Revenue }), Show: func(_ *Record, d Decision, _ Date) string { return yesOrNothing(d.Revenue) }})
	fields = append(fields, messagingFields(func(d *Decision) *Messaging { return &d.Messaging })...)
	return append(fields, ParentField[Decision]())
}

func ownerOfItem(r *Record, on Ref, _ Instant) Value {
	it, _ := r.ItemOf(on)
	return Who(r.activeOrNone(it.Owner))
}

func needsOf(_ *Record, d *Decision) Value {
	if d.NeedsEvidence {
		return Words(NeedsEvidence)
	}
	return Words(NeedsNothing)
}

func setNeeds(_ *Record, d *Decision, v Value, _ Instant) error {
	d.NeedsEvidence = v.Text == NeedsEvidence
	return nil
}

func setReviewOfDecision(r *Record, d *Decision, v Value, now Instant) error {
	if v.Date != d.ReviewOn && v.Date != "" && v.Date <= r.Today(now) {
		return badValue(FieldReview, fmt.Sprintf("%s is not ahead; it is looked at again on a later day", v.Date.Near(r.Today(now))))
	}
	d.ReviewOn = v.Date
	return nil
}

func addCriteria(r *Record, d *Decision, v Value, _ Instant) error {
	r.addCriteria(d.ID, v.Criteria)
	return nil
}
