package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Risk records what may happen, how bad it would be, and what is done against it.
type Risk struct {
	Entered
	Likelihood string `json:"likelihood"`
	Severity   string `json:"severity"`
	Mitigation string `json:"mitigation"`
	Fallback   string `json:"fallback"`
	Impact     string `json:"impact"` // what the customer notices
	Trigger    string `json:"trigger"`
	ReviewOn   Date   `json:"review_on"`
	Until      Date   `json:"until"` // the last day of an acceptance
}

// KindRisk is the kind of risks.
const KindRisk Kind = "risk"

// The states of a risk beside open.
const (
	Mitigated Outcome = "mitigated"
	Happened  Outcome = "happened"
	ClosedOut Outcome = "closed"
)

// The fields that a risk brings.
const (
	FieldLikelihood Field = "likelihood"
	FieldSeverity   Field = "severity"
	FieldMitigation Field = "mitigation"
	FieldTrigger    Field = "trigger"
	FieldReview     Field = "review"
)

// Ref names the risk.
func (k Risk) Ref() Ref { return Ref{KindRisk, k.ID} }

// Risk returns a risk; ok is false for anything else.
func (r *Record) Risk(about Ref) (k Risk, ok bool) {
	if about.Kind != KindRisk {
		return k, false
	}
	return rowsOf[Risk](r, KindRisk).Get(about.ID)
}

// Level returns likelihood times severity, in the words of both: 1 and 2 are low, 3 and 4
// medium, 6 and 9 high.
func (k Risk) Level() string {
	switch product := levelNumber(k.Likelihood) * levelNumber(k.Severity); {
	case product <= 2:
		return LevelLow
	case product <= 4:
		return LevelMedium
	}
	return LevelHigh
}

// IsAboveLevel reports whether a risk is above the level that the cycle agreed on.
func (r *Record) IsAboveLevel(k Risk) bool {
	return levelNumber(k.Level()) > levelNumber(r.RiskLevel())
}

func riskKind() *KindOf[Risk] {
	on := []Kind{KindDecision, KindItem, KindBlocker, KindJourney, KindDependency}
	level := func(k *Risk) Value { return Value{Text: k.Level(), Number: levelNumber(k.Level())} }
	itsLikelihood := func(r *Record, about Ref, _ Instant) Value { return r.ShownValue(about, FieldLikelihood) }
	itsSeverity := func(r *Record, about Ref, _ Instant) Value { return r.ShownValue(about, FieldSeverity) }
	medium := func(*Record, Ref, Instant) Value { return Words(LevelMedium) }
	return register(&KindOf[Risk]{
		KindSpec: KindSpec{
			Kind: KindRisk, Plural: "risks", Article: "a risk", Prefix: "RK", Head: "rk", Sample: "Refund mails are late in peak week",
			Purpose: "What may happen, how bad it would be, and what is done against it.",
			Parents: on,
			Specs: []FieldSpec{
				{Field: FieldLikelihood, Sort: SortChoice, Label: "likelihood", Prompt: "How likely is it?", Choices: Levels()},
				{Field: FieldSeverity, Sort: SortChoice, Label: "severity", Prompt: "How bad is it?", Choices: Levels()},
				{Field: FieldMitigation, Sort: SortText, Label: "mitigation", Prompt: "What is done against it?"},
				{Field: FieldTrigger, Sort: SortText, Label: "trigger", Prompt: "By what does one see that it happens?"},
				{Field: FieldReview, Sort: SortDate, Label: "review on", Prompt: "On which day is it looked at again, or none?", None: true},
			},
			Outcomes: []OutcomeSpec{
				{Outcome: Mitigated, Verb: "mitigate", Help: "it is less likely or less bad now: how, and how much is left", From: []Outcome{Open, Accepted},
					Requires: []RequestedField{{Field: FieldHow, Prompt: "How was it made smaller?"}, {Field: FieldLikelihood, Default: itsLikelihood}, {Field: FieldSeverity, Default: itsSeverity}}},
				{Outcome: Accepted, Verb: "accept", Help: "it is lived with until a day: why", From: []Outcome{Open, Mitigated, Accepted},
					Requires: []RequestedField{askWhy, {Field: FieldUntil, Prompt: "Until which day is it accepted?"}, {Field: FieldSecond, Optional: true, Prompt: "Who accepts it?"}, {Field: FieldVia, Optional: true}}},
				{Outcome: Happened, Verb: "happened", Help: "it happened: a blocker takes its place", Final: true, From: []Outcome{Open, Mitigated, Accepted}, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: ClosedOut, Verb: "drop", Help: "it is no risk any more: why", Final: true, From: []Outcome{Open, Mitigated, Accepted}, Requires: []RequestedField{askWhy}},
				reopened(Open, Mitigated, Accepted, Happened, ClosedOut),
			},
		},
		Fields: []KindField[Risk]{
			{Field: FieldLikelihood, Optional: true, Default: medium, Access: TextAt(func(k *Risk) *string { return &k.Likelihood })},
			{Field: FieldSeverity, Optional: true, Default: medium, Access: TextAt(func(k *Risk) *string { return &k.Severity })},
			{Field: "level", Label: "level", Column: true, Sort: SortChoice, Choices: Levels(), Show: (*Record).showLevel,
				Access: Access[Risk]{Get: func(_ *Record, k *Risk) Value { return level(k) }}},
			{Field: FieldMitigation, Optional: true, Column: true, Access: TextAt(func(k *Risk) *string { return &k.Mitigation }), Empty: notSaidYet},
			{Field: FieldFallback, Optional: true, Access: TextAt(func(k *Risk) *string { return &k.Fallback }), Empty: notSaidYet},
			{Field: FieldImpact, Optional: true, Column: true, Access: TextAt(func(k *Risk) *string { return &k.Impact }), Empty: notSaidYet},
			{Field: FieldOn, Optional: true, Of: on, Prompt: "Which decision is it on, such as D-4?", Default: selected(on...), Access: LinksAt[Risk](KindRisk, LinkOn, false, on...)},
			{Field: FieldTrigger, Optional: true, Access: TextAt(func(k *Risk) *string { return &k.Trigger })},
			{Field: FieldReview, Optional: true, Access: DayAheadAt(FieldReview, "a risk is looked at again today or later", func(k *Risk) *Date { return &k.ReviewOn }), Default: nextReview},
			{Field: FieldUntil, Label: "accepted until", Own: true, Sort: SortDate, Access: Access[Risk]{Get: func(_ *Record, k *Risk) Value { return On(k.Until) }}},
		},
		Lacks:    func(_ *Record, k Risk) []string { return k.lacks() },
		MayRule:  mayStepRisk,
		SayState: sayRisk,
		Requires: acceptanceRequirements,
		Steps:    riskStepped,
		Digest:   digestRisk,
	})
}

// sayRisk says of a risk that was accepted until a day that has passed that this is over: it is
// open again; "" of any other.
func sayRisk(r *Record, k Risk, today Date) (state Outcome, says string) {
	if r.State(k.Ref()) != Accepted || k.Until >= today {
		return "", ""
	}
	return Open, fmt.Sprintf("accepted until %s, past", k.Until.DayMonth(today))
}

func (r *Record) showLevel(k Risk, _ Date) string {
	if r.IsAboveLevel(k) {
		return k.Level() + ", above the agreed " + r.RiskLevel()
	}
	return k.Level()
}

// lacks returns what is not said of a risk that is to be lived with.
func (k Risk) lacks() []string {
	var list []string
	for label, text := range map[string]string{"mitigation": k.Mitigation, "fallback": k.Fallback, "customer impact": k.Impact} {
		if text == "" {
			list = append(list, label)
		}
	}
	slices.Sort(list)
	slices.Reverse(list)
	return list
}

// mayStepRisk refuses to accept a risk above the agreed level where nobody may.
func mayStepRisk(r *Record, k Risk, outcome Outcome, _ Instant) error {
	if outcome == Accepted && r.IsAboveLevel(k) && r.Approver() == 0 {
		return refuser(k.Ref())("%s is %s, above the agreed %s, and only the final approver accepts that; say who that is: set cycle approver:…",
			k.Ref(), k.Level(), r.RiskLevel())
	}
	return nil
}

// acceptanceRequirements asks of a risk above the agreed level that the final approver accepts
// it, and how the answer came where they are not in the room.
func acceptanceRequirements(r *Record, k Risk, outcome Outcome, v Values, asked []Requirement) []Requirement {
	if outcome != Accepted || k.ID == 0 || !r.IsAboveLevel(k) {
		return asked
	}
	approver := r.Approver()
	for i, q := range asked {
		switch q.Field {
		case FieldSecond:
			asked[i].Optional, asked[i].Label = false, "person who accepts it"
			asked[i].Because = fmt.Sprintf("it is %s, above the agreed %s, and only %s accepts that", k.Level(), r.RiskLevel(), r.NameOf(approver))
		case FieldVia:
			because := r.whyVia(k.Ref(), approver, 0)
			asked[i].Optional, asked[i].Because = because == "", because
		}
	}
	return asked
}

// riskStepped keeps what a step says of a risk, and raises the blocker that one becomes.
func riskStepped(r *Record, k *Risk, s *Step, v Values, now Instant) (string, error) {
	says := ""
	setText(v, FieldLikelihood, &k.Likelihood)
	setText(v, FieldSeverity, &k.Severity)
	switch k.Until = ""; Outcome(s.To) {
	case Mitigated:
		says = "what is left is " + k.Level()
	case Accepted:
		if by := v[FieldSecond].Person; r.IsAboveLevel(*k) && by != r.Approver() {
			return "", &Refusal{Reason: BadOwner, About: k.Ref(), Missing: []Requirement{{FieldSpec: specs[FieldSecond]}},
				Says: fmt.Sprintf("%s is %s, above the agreed %s; only %s accepts that, not %s", k.Ref(), k.Level(), r.RiskLevel(), r.NameOf(r.Approver()), r.NameOf(by))}
		}
		k.Until, s.By = v[FieldUntil].Date, cmp.Or(v[FieldSecond].Person, s.By)
	case Happened:
		done, err := r.raiseInstead(k.Ref(), r.LinksFrom(k.Ref(), LinkOn), Values{
			FieldWords: Words(k.Text), FieldOwner: Who(r.activeOrNone(k.Owner)), FieldFallback: Words(k.Fallback), FieldImpact: Words(k.Impact)}, now)
		if err != nil {
			return "", err
		}
		says = done
	}
	return says, nil
}

// digestRisk finds an acceptance that is over, and a risk that is to be looked at again.
func digestRisk(r *Record, k Risk, at *Moment) []Finding {
	about := k.Ref()
	var list []Finding
	if r.State(about) == Accepted {
		if k.Until < at.Today {
			return []Finding{{Section: ToReconfirm, Confirm: true, Says: "accepted until " + k.Until.DayMonth(at.Today),
				Acts: actsOf(about, "accept again", "accept %s until:", "reopen", "reopen %s ")}}
		}
		return saying("accepted until", at.comingUp(k.Until), k.Until, at)
	}
	if k.ReviewOn != "" && k.ReviewOn < at.Today {
		list = append(list, Finding{Section: ToRecheck, Says: "to look at since " + k.ReviewOn.DayMonth(at.Today),
			Acts: actsOf(about, "next look", "set %s review:", "mitigate", "mitigate %s ")})
	}
	return append(list, saying("to look at", at.comingUp(k.ReviewOn), k.ReviewOn, at)...)
}
