package model

import (
	"cmp"
	"fmt"
	"strconv"
)

// ScopeChange is a change of scope that somebody asked for. All of them are the ledger: an
// owner's decision ends each.
type ScopeChange struct {
	Entered
	Change     string `json:"change"`     // ScopeAdd, ScopeDrop or ScopeReopen
	By         ID     `json:"by"`         // who asked for it
	Why        string `json:"why"`        // of a reopening what is new
	Tradeoff   string `json:"tradeoff"`   // what gives way
	Confidence string `json:"confidence"` // in the delivery, if it is done: "0" to "5"; "" where nobody said
	Before     string `json:"before"`     // the confidence until then
}

// KindScope is the kind of scope changes.
const KindScope Kind = "scope"

// What a scope change does to what was decided.
const (
	ScopeAdd    = "add"
	ScopeDrop   = "drop"
	ScopeReopen = "reopen"
)

// Asked is the state of a scope change that no decision has ended.
const Asked Outcome = "asked"

// The fields that a scope change brings.
const (
	FieldScope      Field = "change"
	FieldTradeoff   Field = "tradeoff"
	FieldConfidence Field = "confidence"
	FieldNew        Field = "new"
)

// Ref names the scope change.
func (s ScopeChange) Ref() Ref { return Ref{KindScope, s.ID} }

// References returns the meeting in which the change was asked for, who owns it, and who
// asked for it.
func (s ScopeChange) References() []Ref { return append(s.Entered.References(), personRef(s.By)) }

// confidences returns how sure one can be of the delivery, the lowest first.
func confidences() []string {
	list := make([]string, 6)
	for i := range list {
		list[i] = strconv.Itoa(i)
	}
	return list
}

func scopeKind() *KindOf[ScopeChange] {
	decisions := []Kind{KindDecision}
	return register(&KindOf[ScopeChange]{
		KindSpec: KindSpec{
			Kind: KindScope, Plural: "scope", Article: "a scope change", Called: "scope changes", Prefix: "SC", Head: "sc", Sample: "Gift wrap before Christmas",
			Purpose: "What somebody asks to add, drop or reopen, and what gives way for it.",
			Parents: decisions, States: []Outcome{Asked, Accepted, Declined},
			Specs: []FieldSpec{
				{Field: FieldScope, Sort: SortChoice, Label: "change", Prompt: "What becomes of the scope?", Choices: []string{ScopeAdd, ScopeDrop, ScopeReopen}},
				{Field: FieldTradeoff, Sort: SortText, Label: "tradeoff", Prompt: "What gives way for it?"},
				{Field: FieldConfidence, Sort: SortChoice, Label: "confidence", Prompt: "If it is done, how sure is the delivery, from 0 to 5?", Choices: confidences()},
				{Field: FieldNew, Sort: SortText, Label: "what is new", Prompt: "What is new since it was decided?"},
			},
		},
		OwnedBy: func(r *Record, _ Ref, _ Instant) Value { return Who(r.Approver()) },
		Fields: []KindField[ScopeChange]{
			{Field: FieldScope, Optional: true, Column: true, Default: changeOf, Access: TextAt(func(s *ScopeChange) *string { return &s.Change })},
			{Field: FieldBy, Optional: true, Column: true, Label: "asked by", Prompt: "Who asks for it?", Access: OwnerAt(func(s *ScopeChange) *ID { return &s.By }), Empty: notSaidYet},
			{Field: FieldWhy, Optional: true, Access: TextAt(func(s *ScopeChange) *string { return &s.Why }), Empty: notSaidYet},
			{Field: FieldNew, Optional: true, Access: Access[ScopeChange]{Set: func(_ *Record, s *ScopeChange, v Value, _ Instant) error {
				s.Why = cmp.Or(v.Text, s.Why)
				return nil
			}}},
			{Field: FieldRequest, Optional: true, Access: Access[ScopeChange]{Get: requestOfScope, Set: setRequestOfScope}},
			{Field: FieldTradeoff, Optional: true, Access: TextAt(func(s *ScopeChange) *string { return &s.Tradeoff }), Empty: notSaidYet},
			{Field: FieldConfidence, Optional: true, Column: true, Show: (*Record).showConfidence, Access: TextAt(func(s *ScopeChange) *string { return &s.Confidence }), Empty: notSaidYet},
			{Field: FieldOn, Optional: true, Of: decisions, Prompt: "Which decision does it drop or reopen, such as D-4?", Default: decisionPointedAt,
				Access: LinksAt[ScopeChange](KindScope, LinkOn, false, decisions...)},
			{Field: "decision", Label: "answered by", Own: true, Of: decisions, Sort: SortThings, Column: true, Access: Access[ScopeChange]{Get: decisionOfScope}, Empty: "none yet"},
		},
		AdjustRequirements: requirementsOfReopening,
		Validate:           validateScope,
		Raised:             raiseAnswerTo,
		Lacks:              func(_ *Record, s ScopeChange) []string { return s.lacks() },
		State:              stateOfScope,
	})
}

// changeOf offers to reopen the decision that a person points at, where it is settled, else
// to add something.
func changeOf(r *Record, on Ref, _ Instant) Value {
	if d, ok := r.Decisions.Get(on.ID); ok && on.Kind == KindDecision && r.IsInForce(d.Ref()) {
		return Words(ScopeReopen)
	}
	return Words(ScopeAdd)
}

// decisionPointedAt offers the decision that a person points at.
func decisionPointedAt(_ *Record, on Ref, _ Instant) Value {
	if on.Kind != KindDecision {
		return Value{}
	}
	return Value{Lines: []string{on.String()}}
}

// requirementsOfReopening asks of a decision that is to be reopened what is new, who asks, what gives
// way, and how sure the delivery is then. Its words are those of the decision.
func requirementsOfReopening(r *Record, on Ref, asked []Requirement) []Requirement {
	if changeOf(r, on, 0).Text != ScopeReopen {
		return without(asked, FieldNew)
	}
	asked = without(asked, FieldWhy)
	for i, q := range asked {
		switch q.Field {
		case FieldNew, FieldBy, FieldTradeoff, FieldConfidence:
			asked[i].Optional, asked[i].Because = false, "approved scope is reopened with its price"
		case FieldWords:
			asked[i].Default = Words(r.TextOf(on))
		}
	}
	return asked
}

// without returns requirements but for those of a field.
func without(asked []Requirement, f Field) []Requirement {
	var list []Requirement
	for _, q := range asked {
		if q.Field != f {
			list = append(list, q)
		}
	}
	return list
}

// requestOfScope returns the request that the decision on a scope change answers, too.
func requestOfScope(r *Record, s *ScopeChange) Value {
	d, _ := r.AnswerTo(s.Ref())
	return Words(r.RequestOf(d))
}

// setRequestOfScope binds the decision on a scope change to a request; a new one is bound once
// its decision is raised.
func setRequestOfScope(r *Record, s *ScopeChange, v Value, now Instant) error {
	d, ok := r.AnswerTo(s.Ref())
	if !ok {
		return nil
	}
	_, err := (Amend{About: d.Ref(), With: Values{FieldRequest: v}}).Apply(r, now)
	return err
}

// stateOfScope returns how a scope change stands: as its decision does.
func stateOfScope(r *Record, s ScopeChange) Outcome {
	d, ok := r.AnswerTo(s.Ref())
	if !ok {
		return Asked
	}
	switch r.State(d.Ref()) {
	case Approved, Conditional, Superseded:
		return Accepted
	case Rejected, Withdrawn, Lapsed:
		return Declined
	}
	return Asked
}

// AnswerTo returns the decision that answers a thing; ok is false where none does.
func (r *Record) AnswerTo(about Ref) (d Decision, ok bool) {
	list := r.LinksTo(about, LinkAnswers)
	if len(list) == 0 {
		return d, false
	}
	return r.Decisions.Get(list[len(list)-1].ID)
}

// ScopeChange returns a scope change; ok is false where there is none.
func (r *Record) ScopeChange(about Ref) (s ScopeChange, ok bool) {
	if about.Kind != KindScope {
		return s, false
	}
	return rowsOf[ScopeChange](r, KindScope).Get(about.ID)
}

// ScopeChangeOf returns the scope change that a decision answers; ok is false where it
// answers none.
func (r *Record) ScopeChangeOf(d Decision) (s ScopeChange, ok bool) {
	for _, about := range r.LinksFrom(d.Ref(), LinkAnswers) {
		if s, ok = r.ScopeChange(about); ok {
			return s, true
		}
	}
	return s, false
}

// lacks returns what is not said of a scope change, in the order in which it is asked.
func (s ScopeChange) lacks() []string {
	var list []string
	if s.By == 0 {
		list = append(list, "who asks")
	}
	if s.Why == "" {
		list = append(list, "reason")
	}
	return append(list, s.price()...)
}

// price returns what is to be said of a scope change before its decision is answered and
// was not.
func (s ScopeChange) price() []string {
	var list []string
	if s.Tradeoff == "" {
		list = append(list, "tradeoff")
	}
	if s.Confidence == "" {
		list = append(list, "confidence")
	}
	return list
}

// checkPrice refuses to answer a decision on a change of scope of which nobody said what
// gives way, or how sure the delivery is then.
func (r *Record) checkPrice(d Decision, outcome Outcome) error {
	s, ok := r.ScopeChangeOf(d)
	if !ok || outcome == Deferred || outcome == Escalated || outcome == Withdrawn || len(s.price()) == 0 {
		return nil
	}
	return &Refusal{Reason: NotAllowed, About: d.Ref(), Says: fmt.Sprintf("%s answers %s, of which this is still to be said: %s; set %s tradeoff:… confidence:0-5",
		d.Ref(), s.Ref(), andList(s.price()), s.Ref())}
}

// refuseToLoseAnswer refuses to remove a decision that answers a scope change, and an item
// with one on it: nothing would end the change any more.
func (r *Record) refuseToLoseAnswer(about Ref) error {
	for _, on := range r.withDecisions(about) {
		d, _ := r.Decisions.Get(on.ID)
		if s, ok := r.ScopeChangeOf(d); ok && on.Kind == KindDecision {
			return refuser(about)("%s answers %s, and stays until its owner rejects or withdraws it", on, s.Ref())
		}
	}
	return nil
}

// showConfidence returns the confidence before and after: "4 → 3".
func (r *Record) showConfidence(s ScopeChange, _ Date) string { return s.SayConfidence() }

// SayConfidence returns the confidence before and after a scope change: "4 → 3"; "" where
// nobody said what it is after.
func (s ScopeChange) SayConfidence() string {
	if s.Before == "" || s.Confidence == "" {
		return s.Confidence
	}
	return s.Before + " → " + s.Confidence
}

// lastConfidence returns the confidence after the last scope change that was accepted; ""
// where nobody said one.
func (r *Record) lastConfidence() string {
	last := ""
	for s := range rowsOf[ScopeChange](r, KindScope).All() {
		if stateOfScope(r, s) == Accepted {
			last = cmp.Or(s.Confidence, last)
		}
	}
	return last
}

// validateScope keeps the confidence from before a new scope change, and refuses a
// reopening that the decision does not take.
func validateScope(r *Record, before, s *ScopeChange, v Values, now Instant) error {
	if before != nil {
		if before.Change != s.Change {
			return badValue(FieldScope, fmt.Sprintf("%s asks to %s; ask for another change instead", s.Ref(), before.Change))
		}
		return nil
	}
	s.Before = r.lastConfidence()
	if _, ok := r.meetingForAnswer(*s); !ok {
		return &Refusal{Reason: NotAllowed, Says: "no review is planned that could decide on a change of scope; plan one first"}
	}
	if s.Change != ScopeReopen {
		return nil
	}
	on := r.LinksFrom(s.Ref(), LinkOn)
	if len(on) != 1 {
		return badValue(FieldOn, "one decision is reopened at a time: reopen D-4 new:…")
	}
	return r.mayReopen(*s, on[0])
}

// decisionOfScope returns the decision that answers a scope change.
func decisionOfScope(r *Record, s *ScopeChange) Value {
	d, ok := r.AnswerTo(s.Ref())
	if !ok {
		return Value{}
	}
	return Value{Lines: []string{d.Ref().String()}}
}
