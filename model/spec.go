package model

import "slices"

// FieldSpec describes a field, wherever it is asked.
type FieldSpec struct {
	Field   Field
	Sort    Sort
	Label   string   // the word before the field in a form
	Prompt  string   // the question, in a form and in plain mode
	Choices []string // for SortChoice
	Of      []Kind   // for SortThings: what it names things of
	Past    bool     // for SortDate: it names a day that has come
	None    bool     // for SortDate: that there is none is an answer, too, although a day is offered
}

// Token begins the field in a capture line: "why:", "@" for an owner, ""
// for the words of the thing itself.
func (s FieldSpec) Token() string {
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
func (s FieldSpec) plural() bool {
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
	Yes           = "yes"
	No            = "no"
	LevelLow      = "low"
	LevelMedium   = "medium"
	LevelHigh     = "high"
)

// Levels returns how high something is, the lowest first.
func Levels() []string { return []string{LevelLow, LevelMedium, LevelHigh} }

// levelNumber returns 1 for low, 2 for medium and 3 for high; 0 for none of them.
func levelNumber(level string) int { return slices.Index(Levels(), level) + 1 }

var specs = specTable(
	FieldSpec{Field: FieldWords, Sort: SortLine, Label: "title", Prompt: "Title, in one line"},
	FieldSpec{Field: FieldOwner, Sort: SortPerson, Label: "owner", Prompt: "Who owns it? One named person."},
	FieldSpec{Field: FieldBy, Sort: SortPerson, Label: "said by", Prompt: "Who said it?"},
	FieldSpec{Field: FieldDue, Sort: SortDate, Label: "due", Prompt: "By which day?"},
	FieldSpec{Field: FieldWhy, Sort: SortText, Label: "reason", Prompt: "In a sentence or two, as the minutes print it"},
	FieldSpec{Field: FieldHow, Sort: SortText, Label: "how", Prompt: "How was it resolved?"},
	FieldSpec{Field: FieldCriteria, Sort: SortCriteria, Label: "criteria", Prompt: "What must be true? One a line, with  | how it is checked"},
	FieldSpec{Field: FieldCheck, Sort: SortLine, Label: "checked by", Prompt: "How is it checked?"},
	FieldSpec{Field: FieldCriterion, Sort: SortLine, Label: "criterion", Prompt: "Which criterion, such as K-1?"},
	FieldSpec{Field: FieldEvidence, Sort: SortText, Label: "evidence", Prompt: "What was seen?"},
	FieldSpec{Field: FieldVerdict, Sort: SortChoice, Label: "verdict", Prompt: "Does it meet the criterion?", Choices: []string{VerdictMet, VerdictUnmet}},
	FieldSpec{Field: FieldArtefact, Sort: SortLine, Label: "artefact", Prompt: "Seen in which artefact, at which version?"},
	FieldSpec{Field: FieldFallback, Sort: SortText, Label: "fallback", Prompt: "What happens until then, or if it fails?"},
	FieldSpec{Field: FieldImpact, Sort: SortText, Label: "customer impact", Prompt: "What does the customer notice?"},
	FieldSpec{Field: FieldTo, Sort: SortPerson, Label: "escalate to", Prompt: "To whom on the escalation path?"},
	FieldSpec{Field: FieldUntil, Sort: SortDate, Label: "until", Prompt: "Until which day does the waiver hold?"},
	FieldSpec{Field: FieldVia, Sort: SortLine, Label: "answered via", Prompt: "How did the answer come: a message, a delegate (who)?"},
	FieldSpec{Field: FieldCond, Sort: SortTasks, Label: "conditions", Prompt: "On which conditions? One a line, with @owner and due:day"},
	FieldSpec{Field: FieldAction, Sort: SortTasks, Label: "action", Prompt: "What follows? With @owner and due:day"},
	FieldSpec{Field: FieldSecond, Sort: SortPerson, Label: "second person", Prompt: "Who else agrees to let it through?"},
	FieldSpec{Field: FieldWording, Sort: SortText, Label: "final wording", Prompt: "The decision, word for word"},
	FieldSpec{Field: FieldQuestion, Sort: SortLine, Label: "question", Prompt: "Which question is put?"},
	FieldSpec{Field: FieldObjective, Sort: SortLine, Label: "objective", Prompt: "What is this item for?"},
	FieldSpec{Field: FieldPresenter, Sort: SortLine, Label: "presenter", Prompt: "Who presents it?"},
	FieldSpec{Field: FieldTimebox, Sort: SortMinutes, Label: "timebox", Prompt: "How many minutes?"},
	FieldSpec{Field: FieldAsk, Sort: SortChoice, Label: "ask", Prompt: "Decision or FYI?", Choices: []string{AskDecide, AskInform}},
	FieldSpec{Field: FieldNotes, Sort: SortText, Label: "public notes", Prompt: "What should the minutes say?"},
	FieldSpec{Field: FieldOptions, Sort: SortLines, Label: "options", Prompt: "Which options are there? One a line."},
	FieldSpec{Field: FieldRecommend, Sort: SortLine, Label: "recommendation", Prompt: "What is recommended?"},
	FieldSpec{Field: FieldNeeds, Sort: SortChoice, Label: "needs", Prompt: "What does an approval need first?", Choices: []string{NeedsNothing, NeedsEvidence}},
	FieldSpec{Field: FieldRequest, Sort: SortLine, Label: "request", Prompt: "Which request does it answer?"},
	FieldSpec{Field: FieldRelease, Sort: SortLine, Label: "release", Prompt: "Which release does it go to?"},
	FieldSpec{Field: FieldZone, Sort: SortLine, Label: "time zone", Prompt: "In which time zone are the dates, such as Europe/Berlin?"},
	FieldSpec{Field: FieldWorkdays, Sort: SortLine, Label: "working days", Prompt: "Which days of the week are working days, such as mon-fri?"},
	FieldSpec{Field: FieldOff, Sort: SortDays, Label: "days off", Prompt: "Which days are no working days, such as 24 dec, 28 dec to 31 dec?"},
	FieldSpec{Field: FieldSeries, Sort: SortChoice, Label: "series", Prompt: "Does the close of a review plan the next one?", Choices: []string{SeriesOn, SeriesOff}},
	FieldSpec{Field: FieldWeekday, Sort: SortLine, Label: "weekday", Prompt: "On which weekday are the reviews, such as thu?"},
	FieldSpec{Field: FieldAt, Sort: SortLine, Label: "begins at", Prompt: "When does it begin, such as 10:00?"},
	FieldSpec{Field: FieldMinutes, Sort: SortMinutes, Label: "length", Prompt: "How many minutes does it take?"},
	FieldSpec{Field: FieldEvery, Sort: SortLine, Label: "rhythm", Prompt: "How many days are from one review to the next, such as 7, or 2w?"},
	FieldSpec{Field: FieldDate, Sort: SortDate, Label: "date", Prompt: "On which day is it?"},
	FieldSpec{Field: FieldFacilitator, Sort: SortPerson, Label: "facilitator", Prompt: "Who leads it?"},
	FieldSpec{Field: FieldApart, Sort: SortPerson, Label: "somebody else than", Prompt: "Who looks the same in writing, and is somebody else?"},
	FieldSpec{Field: FieldWithout, Sort: SortLines, Label: "conditions left out", Prompt: "Which conditions are not wanted any more, such as A-3?"},
	FieldSpec{Field: FieldExtends, Sort: SortLines, Label: "conditions extended", Prompt: "Which conditions get the later day, such as A-3?"},
	FieldSpec{Field: FieldOn, Sort: SortThings, Label: "on", Prompt: "What is it on, such as D-4?"},
	FieldSpec{Field: FieldWaits, Sort: SortThings, Label: "waits on", Prompt: "What does it wait on, such as D-2 or DP-1?"},
	FieldSpec{Field: FieldCovers, Sort: SortThings, Label: "covers", Prompt: "Which states of journeys does it cover, such as JS-2?"},
	FieldSpec{Field: FieldMetric, Sort: SortThings, Label: "metric", Prompt: "Which metric is it, such as handoff-defects?"},
	FieldSpec{Field: FieldRisk, Sort: SortChoice, Label: "risk level", Prompt: "Which level of risk is agreed on?", Choices: Levels()},
	FieldSpec{Field: FieldApprover, Sort: SortPerson, Label: "final approver", Prompt: "Who gives the final approval?"},
	FieldSpec{Field: FieldOf, Sort: SortLine, Label: "duplicate of", Prompt: "Which feedback says it already?"},
)

func specTable(list ...FieldSpec) map[Field]FieldSpec {
	table := make(map[Field]FieldSpec, len(list))
	for _, s := range list {
		table[s.Field] = s
	}
	return table
}

// SpecOf returns the description of a field; ok is false where there is no
// such field.
func SpecOf(f Field) (spec FieldSpec, ok bool) {
	registry() // whose kinds bring fields of their own
	spec, ok = specs[f]
	return spec, ok
}
