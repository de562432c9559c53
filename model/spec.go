package model

// Spec describes a field, wherever it is asked.
type Spec struct {
	Field   Field
	Sort    Sort
	Label   string   // the word before the field in a form
	Prompt  string   // the question, in a form and in plain mode
	Choices []string // for SortChoice
}

// Token begins the field in a capture line: "why:", "@" for an owner, ""
// for the words of the thing itself.
func (s Spec) Token() string {
	switch s.Field {
	case FieldWords:
		return ""
	case FieldOwner:
		return "@"
	}
	return string(s.Field) + ":"
}

// plural reports whether the label is a word for several: "conditions are
// missing".
func (s Spec) plural() bool {
	switch s.Field {
	case FieldCriteria, FieldCond, FieldOptions, FieldNotes, FieldWithout, FieldExtends:
		return true
	}
	return false
}

// The answers of fields that offer a choice.
const (
	AskDecide     = "decide"
	AskInform     = "inform"
	NeedsEvidence = "evidence"
	NeedsNothing  = "nothing"
	VerdictMet    = "met"
	VerdictUnmet  = "unmet"
)

var specs = specTable(
	Spec{FieldWords, SortLine, "title", "Title, in one line", nil},
	Spec{FieldOwner, SortPerson, "owner", "Who owns it? One named person.", nil},
	Spec{FieldBy, SortPerson, "said by", "Who said it?", nil},
	Spec{FieldDue, SortDate, "due", "By which day?", nil},
	Spec{FieldWhy, SortText, "reason", "In a sentence or two, as the minutes print it", nil},
	Spec{FieldHow, SortText, "how", "How was it resolved?", nil},
	Spec{FieldCriteria, SortCriteria, "criteria", "What must be true? One a line, with  | how it is checked", nil},
	Spec{FieldCheck, SortLine, "checked by", "How is it checked?", nil},
	Spec{FieldCriterion, SortLine, "criterion", "Which criterion, such as K-1?", nil},
	Spec{FieldEvidence, SortText, "evidence", "What was seen?", nil},
	Spec{FieldVerdict, SortChoice, "verdict", "Does it meet the criterion?", []string{VerdictMet, VerdictUnmet}},
	Spec{FieldArtefact, SortLine, "artefact", "Seen in which artefact, at which version?", nil},
	Spec{FieldFallback, SortText, "fallback", "What happens until then, or if it fails?", nil},
	Spec{FieldImpact, SortText, "customer impact", "What does the customer notice?", nil},
	Spec{FieldTo, SortPerson, "escalate to", "To whom on the escalation path?", nil},
	Spec{FieldUntil, SortDate, "until", "Until which day does the waiver hold?", nil},
	Spec{FieldVia, SortLine, "answered via", "Answered via (message, delegate: who)", nil},
	Spec{FieldCond, SortTasks, "conditions", "On which conditions? One a line, with @owner and due:day", nil},
	Spec{FieldAction, SortTasks, "action", "What follows? With @owner and due:day", nil},
	Spec{FieldSecond, SortPerson, "second person", "Who else agrees to let it through?", nil},
	Spec{FieldWording, SortText, "final wording", "The decision, word for word", nil},
	Spec{FieldQuestion, SortLine, "question", "Which question is put?", nil},
	Spec{FieldObjective, SortLine, "objective", "What is this item for?", nil},
	Spec{FieldPresenter, SortLine, "presenter", "Who presents it?", nil},
	Spec{FieldTimebox, SortMinutes, "timebox", "How many minutes?", nil},
	Spec{FieldAsk, SortChoice, "ask", "Decision or FYI?", []string{AskDecide, AskInform}},
	Spec{FieldNotes, SortText, "public notes", "What should the minutes say?", nil},
	Spec{FieldOptions, SortLines, "options", "Which options are there? One a line.", nil},
	Spec{FieldRecommend, SortLine, "recommendation", "What is recommended?", nil},
	Spec{FieldNeeds, SortChoice, "needs", "What does an approval need first?", []string{NeedsNothing, NeedsEvidence}},
	Spec{FieldRequest, SortLine, "request", "Which request does it answer?", nil},
	Spec{FieldRelease, SortLine, "release", "Which release does it go to?", nil},
	Spec{FieldZone, SortLine, "time zone", "In which time zone are the dates, such as Europe/Berlin?", nil},
	Spec{FieldWorkdays, SortLine, "working days", "Which days of the week are working days, such as mon-fri?", nil},
	Spec{FieldOff, SortDays, "days off", "Which days are no working days, such as 24 dec, 28 dec to 31 dec?", nil},
	Spec{FieldSeries, SortChoice, "series", "Does the close of a review plan the next one?", []string{SeriesOn, SeriesOff}},
	Spec{FieldWeekday, SortLine, "weekday", "On which weekday are the reviews, such as thu?", nil},
	Spec{FieldAt, SortLine, "begins at", "When does it begin, such as 10:00?", nil},
	Spec{FieldMinutes, SortMinutes, "length", "How many minutes does it take?", nil},
	Spec{FieldEvery, SortLine, "rhythm", "How many days are from one review to the next, such as 7, or 2w?", nil},
	Spec{FieldDate, SortDate, "date", "On which day is it?", nil},
	Spec{FieldFacilitator, SortPerson, "facilitator", "Who leads it?", nil},
	Spec{FieldApart, SortPerson, "somebody else than", "Who looks the same in writing, and is somebody else?", nil},
	Spec{FieldWithout, SortLines, "conditions left out", "Which conditions are not wanted any more, such as A-3?", nil},
	Spec{FieldExtends, SortLines, "conditions extended", "Which conditions get the later day, such as A-3?", nil},
	Spec{FieldOf, SortLine, "duplicate of", "Which feedback says it already?", nil},
)

func specTable(list ...Spec) map[Field]Spec {
	table := make(map[Field]Spec, len(list))
	for _, s := range list {
		table[s.Field] = s
	}
	return table
}

// SpecOf returns the description of a field; ok is false where there is no
// such field.
func SpecOf(f Field) (spec Spec, ok bool) {
	spec, ok = specs[f]
	return spec, ok
}
