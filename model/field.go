package model

// Field names one thing that can be said about something. Forms, refusals,
// capture tokens and plain questions all come from its Spec.
type Field string

// The fields. Each is also its token in the capture line ("why:…"), but for
// the words of a thing, which stand bare, and its owner, written "@name".
const (
	FieldWords     Field = "words"
	FieldOwner     Field = "owner"
	FieldBy        Field = "by"
	FieldDue       Field = "due"
	FieldWhy       Field = "why"
	FieldHow       Field = "how"
	FieldCriteria  Field = "crit"
	FieldCheck     Field = "check"
	FieldCriterion Field = "criterion"
	FieldEvidence  Field = "evidence"
	FieldVerdict   Field = "verdict"
	FieldArtefact  Field = "artefact"
	FieldFallback  Field = "fallback"
	FieldImpact    Field = "impact"
	FieldTo        Field = "to"
	FieldUntil     Field = "until"
	FieldVia       Field = "via"
	FieldCond      Field = "cond"
	FieldAction    Field = "action"
	FieldSecond    Field = "second"
	FieldWording   Field = "wording"
	FieldQuestion  Field = "question"
	FieldObjective Field = "objective"
	FieldPresenter Field = "presenter"
	FieldTimebox   Field = "time"
	FieldAsk       Field = "ask"
	FieldNotes     Field = "notes"
	FieldOptions   Field = "opt"
	FieldRecommend Field = "rec"
	FieldNeeds     Field = "needs"
	FieldRequest   Field = "request"
	FieldRelease   Field = "release"
	FieldOf        Field = "of"
	FieldApart     Field = "unlike"
	FieldZone      Field = "zone"
	FieldWorkdays  Field = "workdays"
	FieldOff       Field = "off"
	FieldSeries    Field = "series"
	FieldWeekday   Field = "weekday"
	FieldAt        Field = "at"
	FieldMinutes   Field = "length"
	FieldEvery     Field = "every"
	FieldDate      Field = "date"

	FieldFacilitator Field = "facilitator"

	FieldOn       Field = "on"
	FieldRisk     Field = "risk"
	FieldApprover Field = "approver"
	FieldWaits    Field = "waits"
	FieldCovers   Field = "covers"

	FieldWithout Field = "without"
	FieldExtends Field = "extends"
)

// Sort is the kind of value that a field takes.
type Sort int

// The sorts of values.
const (
	SortLine     Sort = iota // one line of text: Value.Text
	SortText                 // text of several lines: Value.Text
	SortPerson               // Value.Person
	SortDate                 // Value.Date
	SortMinutes              // Value.Number
	SortChoice               // Value.Text, one of Spec.Choices
	SortLines                // Value.Lines
	SortDays                 // Value.Lines, each a day in ISO 8601
	SortCriteria             // Value.Criteria
	SortTasks                // Value.Tasks
	SortFigure               // Value.Text, a Figure
	SortThings               // Value.Lines, each the id of a thing of a kind in Spec.Of
	SortPeriods              // Value.Lines, each a Period
)

// Value is the answer to one field; which part of it counts depends on
// the field's Sort.
type Value struct {
	Text     string         `json:"text,omitempty"`
	Person   ID             `json:"person,omitempty"`
	Date     Date           `json:"date,omitempty"`
	Number   int            `json:"number,omitempty"`
	Lines    []string       `json:"lines,omitempty"`
	Criteria []NewCriterion `json:"criteria,omitempty"`
	Tasks    []NewTask      `json:"tasks,omitempty"`
}

// IsZero reports whether nothing was answered.
func (v Value) IsZero() bool {
	return v.Text == "" && v.Person == 0 && v.Date == "" && v.Number == 0 &&
		len(v.Lines) == 0 && len(v.Criteria) == 0 && len(v.Tasks) == 0
}

// Words is a value of text.
func Words(text string) Value { return Value{Text: text} }

// Who is a value that names a person.
func Who(person ID) Value { return Value{Person: person} }

// On is a value that names a day.
func On(date Date) Value { return Value{Date: date} }

// NewCriterion is a criterion about to be added: what must be true and how it
// is checked; an empty Check means that the owner confirms it.
type NewCriterion struct {
	Text       string `json:"text"`
	Check      string `json:"check,omitempty"`
	Constraint string `json:"constraint,omitempty"`
}

// NewTask is an action about to be added. An Owner of 0 and an empty Due take
// the defaults of what the action follows from.
type NewTask struct {
	Text  string `json:"text"`
	Owner ID     `json:"owner,omitempty"`
	Due   Date   `json:"due,omitempty"`
}

// Values holds the answers, by field. A field that is not in it was not
// asked or not answered; a zero Value clears what was there.
type Values map[Field]Value

// Has reports whether a field was answered with something.
func (v Values) Has(f Field) bool { return !v[f].IsZero() }
