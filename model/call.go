package model

import (
	"fmt"
	"slices"
)

// Call is one call of a drill: to a step of the escalation path, or to who answers for a critical
// path.
type Call struct {
	Entered
	How   string `json:"how"`   // they were reached, or not
	Would string `json:"would"` // do
	Due   Date   `json:"due"`   // by when they would
}

// KindCall is the kind of the calls of drills.
const KindCall Kind = "call"

// The states of a call beside reached and dropped.
const (
	ToCall     Outcome = "to call"
	NotReached Outcome = "not reached"
)

// The fields that a call brings.
const (
	FieldThing Field = "thing"
	FieldWould Field = "would"
)

// Ref names the call.
func (c Call) Ref() Ref { return Ref{KindCall, c.ID} }

// CallsOf returns the calls of a drill that were not dropped, in their order.
func (r *Record) CallsOf(drill Ref) []Call {
	var list []Call
	for _, about := range r.LinksTo(drill, LinkOf) {
		if c, ok := rowsOf[Call](r, KindCall).Get(about.ID); ok && about.Kind == KindCall && r.State(about) != Dropped {
			list = append(list, c)
		}
	}
	return list
}

// ThingOf returns the critical path that a call is about; zero for a step of the escalation path.
func (r *Record) ThingOf(c Call) Ref {
	for _, about := range r.LinksFrom(c.Ref(), LinkOn) {
		return about
	}
	return Ref{}
}

func callKind() *KindOf[Call] {
	drills, critical := []Kind{KindDrill}, []Kind{KindDependency, KindJourney, KindRisk}
	called := []Outcome{ToCall, Reached, NotReached}
	return register(&KindOf[Call]{
		KindSpec: KindSpec{
			Kind: KindCall, Plural: "calls", Article: "a call", Prefix: "DC", Head: "dc", Sample: "Who is on call at night",
			Purpose: "One call of a drill: whether somebody was reached, what they would do, and by when.",
			Parents: []Kind{KindDrill, KindItem}, Unwatched: true,
			Specs: []FieldSpec{
				{Field: FieldThing, Sort: SortThings, Label: "critical path", Prompt: "For which critical thing do they answer, such as RK-1?"},
				{Field: FieldWould, Sort: SortLine, Label: "would do", Prompt: "What would they do?"},
			},
			Outcomes: []OutcomeSpec{
				{Outcome: Reached, Verb: "reach", Help: "they were reached: how, what they would do, by when", From: called, Bare: FieldHow,
					Requires: []RequestedField{{Field: FieldHow, Prompt: "How were they reached?"}, {Field: FieldWould, Default: fallbackOfThing}, {Field: FieldDue, Optional: true, Prompt: "By when would they?"}}},
				{Outcome: NotReached, Verb: "unreached", Help: "they were not reached: what was tried, and what follows", From: called, Bare: FieldHow,
					Requires: []RequestedField{{Field: FieldHow, Prompt: "What was tried?"}, {Field: FieldAction}}},
				dropped(called...),
				reopened(ToCall, Reached, NotReached, Dropped),
			},
			States: []Outcome{ToCall, Reached, NotReached, Dropped},
		},
		Fields: []KindField[Call]{
			{Field: FieldOn, Column: true, Of: drills, Label: "drill", Prompt: "Of which drill is it, such as DR-1?", Default: openDrill,
				Access: LinksAt[Call](KindCall, LinkOf, false, drills...)},
			{Field: FieldThing, Optional: true, Column: true, Of: critical, Access: LinksAt[Call](KindCall, LinkOn, false, critical...)},
			{Field: "how_reached", Label: "how", Access: Access[Call]{Get: func(_ *Record, c *Call) Value { return Words(c.How) }}},
			{Field: FieldWould, Optional: true, Column: true, Access: TextAt(func(c *Call) *string { return &c.Would })},
			{Field: FieldDue, Optional: true, Column: true, Prompt: "By when would they?", Access: DayAheadAt(FieldDue, "what somebody would do is due today or later", func(c *Call) *Date { return &c.Due })},
		},
		Validate: func(r *Record, _, c *Call, _ Values, _ Instant) error {
			if len(r.LinksFrom(c.Ref(), LinkOf)) != 1 {
				return badValue(FieldOn, "a call is of one drill; name it: on:DR-1")
			}
			return nil
		},
		Steps: callStepped,
	})
}

// openDrill offers the drill that a person points at, else the newest.
func openDrill(r *Record, on Ref, _ Instant) Value {
	if on.Kind == KindDrill {
		return refLines(on)
	}
	if d, held := r.NewestDrill(); held {
		return refLines(d.Ref())
	}
	return Value{}
}

// fallbackOfThing offers, of a call about a critical path, the fallback that was written down for it.
func fallbackOfThing(r *Record, about Ref, _ Instant) Value {
	c, _ := rowsOf[Call](r, KindCall).Get(about.ID)
	return Words(r.ShownValue(r.ThingOf(c), FieldFallback).Text)
}

// callStepped keeps what came of a call, and gives the actions that follow from one that reached
// nobody.
func callStepped(r *Record, c *Call, s *Step, v Values, now Instant) (string, error) {
	to := Outcome(s.To)
	if to != Reached && to != NotReached {
		return "", nil
	}
	c.How, c.Would, c.Due = v[FieldHow].Text, v[FieldWould].Text, v[FieldDue].Date
	says := ""
	if next, ok := r.nextCall(*c); ok {
		says = fmt.Sprintf("next: %s %s", next.Ref(), next.Text)
	}
	if to == Reached {
		return says, nil
	}
	m, _ := r.Live()
	return says, r.addActions(v[FieldAction].Tasks, Action{AboutKind: KindCall, AboutID: c.ID, Owner: r.activeOrNone(c.Owner), Meeting: m.ID}, now)
}

// nextCall returns the next call of the same drill that is to be made.
func (r *Record) nextCall(c Call) (Call, bool) {
	for _, drill := range r.LinksFrom(c.Ref(), LinkOf) {
		calls := r.CallsOf(drill)
		i := slices.IndexFunc(calls, func(other Call) bool { return other.ID != c.ID && r.State(other.Ref()) == ToCall })
		if i >= 0 {
			return calls[i], true
		}
	}
	return Call{}, false
}

// SayCall says what came of a call: "reached by phone: calls the carrier, by Fri 27 Nov".
func (r *Record) SayCall(c Call, today Date) string {
	says := string(r.State(c.Ref()))
	if c.How != "" {
		says += " (" + c.How + ")"
	}
	if c.Would != "" {
		says += ": " + c.Would
	}
	if c.Due != "" {
		says += ", by " + c.Due.Near(today)
	}
	return says
}
