package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// JourneyState is one state of a journey: what somebody is at there, and what they are to
// experience.
type JourneyState struct {
	Entered
	Sort            string `json:"sort"` // StateBaseline, StateException or StateRecovery
	Role            string `json:"role"`
	Expects         string `json:"expects"` // the behaviour that is expected
	Ends            bool   `json:"ends"`    // whether the journey can end there
	Seen            string `json:"seen"`    // when it was verified last, or failed
	Artefact        string `json:"artefact"`
	ArtefactVersion string `json:"artefact_version"`
}

// KindState is the kind of the states of journeys.
const KindState Kind = "state"

// The sorts of states.
const (
	StateBaseline  = "baseline"
	StateException = "exception"
	StateRecovery  = "recovery"
)

// The states of a journey's state beside dropped.
const (
	ToVerify    Outcome = "to verify"
	Verified    Outcome = "verified"
	StateFailed Outcome = "failed"
)

// The fields that a state brings.
const (
	FieldState Field = "state"
	FieldRole  Field = "role"
	FieldFinal Field = "final"
)

// defaultRole is who goes through a state where nobody else is named.
const defaultRole = "customer"

// Ref names the state.
func (s JourneyState) Ref() Ref { return Ref{KindState, s.ID} }

// At returns the artefact and the version at which the state was looked at last; "" for none.
func (s JourneyState) At() string { return strings.TrimSpace(s.Artefact + " " + s.ArtefactVersion) }

// JourneyState returns a state of a journey; ok is false for anything else.
func (r *Record) JourneyState(about Ref) (s JourneyState, ok bool) {
	if about.Kind != KindState {
		return s, false
	}
	return rowsOf[JourneyState](r, KindState).Get(about.ID)
}

// JourneyOf returns the journey that a state is in.
func (r *Record) JourneyOf(state Ref) Ref {
	for _, journey := range r.LinksFrom(state, LinkIn) {
		return journey
	}
	return Ref{}
}

// StatesOf returns the states of a journey that are not dropped, the first state first.
func (r *Record) StatesOf(journey Ref) []JourneyState {
	var list []JourneyState
	for _, about := range r.LinksTo(journey, LinkIn) {
		if s, ok := r.JourneyState(about); ok && r.State(about) != Dropped {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b JourneyState) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

func stateKind() *KindOf[JourneyState] {
	journeys, open := []Kind{KindJourney}, []Outcome{ToVerify, Verified, StateFailed}
	word := func(text string) func(*Record, Ref, Instant) Value {
		return func(*Record, Ref, Instant) Value { return Words(text) }
	}
	artefact := RequestedField{Field: FieldArtefact, Prompt: "Seen in which artefact, at which version, such as prototype v14?", Default: presentArtefactFor}
	return register(&KindOf[JourneyState]{
		KindSpec: KindSpec{
			Kind: KindState, Plural: "states", Article: "a state", Prefix: "JS", Head: "js", Sample: "Card declined",
			Purpose: "One state of a journey: what is expected to happen there, and whether that was seen.",
			Parents: []Kind{KindJourney, KindState, KindItem}, Unwatched: true,
			Specs: []FieldSpec{
				{Field: FieldState, Sort: SortChoice, Label: "kind of state", Prompt: "Which kind of state is it?", Choices: []string{StateBaseline, StateException, StateRecovery}},
				{Field: FieldRole, Sort: SortLine, Label: "role", Prompt: "Who is it, such as customer or support?"},
				{Field: FieldFinal, Sort: SortChoice, Label: "ends here", Prompt: "Can the journey end here?", Choices: []string{Yes, No}},
			},
			Outcomes: []OutcomeSpec{
				{Outcome: Verified, Verb: "verify", Help: "what is expected was seen there, in which artefact", From: open, Bare: FieldHow,
					Requires: []RequestedField{{Field: FieldHow, Prompt: "What was seen?"}, artefact}},
				{Outcome: StateFailed, Verb: "fail", Help: "something else was seen there: what, and what follows", From: open, Bare: FieldHow,
					Requires: []RequestedField{{Field: FieldHow, Prompt: "What was seen instead?"}, artefact, {Field: FieldAction}}},
				dropped(open...),
				reopened(ToVerify, Verified, StateFailed, Dropped),
			},
			States: []Outcome{ToVerify, Verified, StateFailed, Dropped},
		},
		OwnedBy: func(r *Record, on Ref, now Instant) Value {
			for _, id := range openJourney(r, on, now).Lines {
				journey, _ := ParseRef(id)
				return Who(r.activeOrNone(r.OwnerOf(journey)))
			}
			return Value{}
		},
		Fields: []KindField[JourneyState]{
			{Field: FieldOn, Column: true, Of: journeys, Label: "journey", Prompt: "In which journey is it, such as JN-1?", Default: openJourney,
				Access: LinksAt[JourneyState](KindState, LinkIn, false, journeys...)},
			{Field: FieldState, Name: "kind", Optional: true, Column: true, Default: word(StateBaseline), Access: TextAt(func(s *JourneyState) *string { return &s.Sort })},
			{Field: FieldRole, Optional: true, Default: word(defaultRole), Access: TextAt(func(s *JourneyState) *string { return &s.Role })},
			{Field: FieldExpect, Optional: true, Column: true, Prompt: "What is expected to happen there?", Access: TextAt(func(s *JourneyState) *string { return &s.Expects }), Empty: notSaidYet},
			{Field: FieldFinal, Optional: true, Default: word(No), Access: YesNoAt(func(s *JourneyState) *bool { return &s.Ends })},
			{Field: "seen", Label: "what was seen", Access: Access[JourneyState]{Get: func(_ *Record, s *JourneyState) Value { return Words(s.Seen) }}},
			{Field: "version", Own: true, Label: "seen in", Column: true, Access: Access[JourneyState]{Get: func(_ *Record, s *JourneyState) Value { return Words(s.At()) }}},
		},
		Validate: validateState,
		Raised: func(r *Record, s JourneyState, _ Values, _ Instant) (Done, error) {
			journey := r.JourneyOf(s.Ref())
			return Done{Says: fmt.Sprintf("%s raised in %s (%s): %s", s.Ref(), journey, brief(r.TextOf(journey)), brief(s.Text)), About: s.Ref()}, nil
		},
		Steps: stateStepped,
	})
}

// validateState refuses a state that is in no journey or in several, and one that leaves
// the journey in which transitions bind it to others.
func validateState(r *Record, before, s *JourneyState, _ Values, _ Instant) error {
	in := r.LinksFrom(s.Ref(), LinkIn)
	if len(in) != 1 {
		return badValue(FieldOn, "a state is in one journey; name it: on:JN-1")
	}
	if before == nil {
		return nil
	}
	for _, t := range r.transitionsAt(s.Ref()) {
		if other := t.other(s.Ref()); r.JourneyOf(other) != in[0] {
			return badValue(FieldOn, fmt.Sprintf("%s leads from %s to %s; drop it first, or leave both in one journey", t.Ref, t.From, t.To))
		}
	}
	return nil
}

// presentArtefactFor offers the present version of the artefact in which a state, or another
// one of its journey, was looked at last; else of the one that was made last.
func presentArtefactFor(r *Record, about Ref, _ Instant) Value {
	s, _ := r.JourneyState(about)
	name := s.Artefact
	for _, other := range r.StatesOf(r.JourneyOf(about)) {
		name = cmp.Or(name, other.Artefact)
	}
	if name == "" {
		for a := range r.Artefacts.All() {
			name = a.Name
		}
	}
	last, ok := r.PresentArtefact(name)
	if !ok {
		return Value{}
	}
	return Words(last.Name + " " + last.AtVersion)
}

// stateStepped keeps what was seen of a state, and in which version of what, and gives the
// actions that follow from one that failed.
func stateStepped(r *Record, s *JourneyState, step *Step, v Values, now Instant) (string, error) {
	to := Outcome(step.To)
	if to != Verified && to != StateFailed {
		return "", nil
	}
	if err := r.lookedAt(s, v[FieldArtefact].Text, now); err != nil {
		return "", err
	}
	s.Seen = v[FieldHow].Text
	says := "seen in " + s.At()
	if to == Verified {
		return says, nil
	}
	m, _ := r.Live()
	return says, r.addActions(v[FieldAction].Tasks, Action{AboutKind: KindState, AboutID: s.ID, Owner: r.activeOrNone(s.Owner), Meeting: m.ID}, now)
}

// lookedAt keeps in which version of what a state was looked at. A name that nobody said
// before is at that version from now on; of one that is known, the present version counts.
func (r *Record) lookedAt(s *JourneyState, text string, now Instant) error {
	name, version := splitArtefact(text)
	last, known := r.artefactNamed(name)
	switch {
	case !known && version == "":
		return badValue(FieldArtefact, fmt.Sprintf("say at which version %s was, such as %s v14", Quoted(name), name))
	case !known:
		r.writeArtefact(name, version, now)
	case version != "" && version != last.AtVersion:
		return badValue(FieldArtefact, fmt.Sprintf("%s is at %s; say what was seen of that, or that it is at %s now: artefact %s %s", last.Name, last.AtVersion, version, last.Name, version))
	default:
		name, version = last.Name, last.AtVersion
	}
	s.Artefact, s.ArtefactVersion = name, version
	return nil
}

// verifyAgain takes the states back to be verified that were looked at in another version of
// an artefact than the present one, and returns them.
func (r *Record) verifyAgain(name, version string, now Instant) []Ref {
	var list []Ref
	for s := range rowsOf[JourneyState](r, KindState).All() {
		state := r.State(s.Ref())
		if s.Artefact != name || s.ArtefactVersion == version || state != Verified && state != StateFailed {
			continue
		}
		step := r.newStep(s.Ref(), StepState, string(state), string(ToVerify), now)
		step.Why = fmt.Sprintf("%s is at %s now", name, version)
		r.StepsTaken.put(step)
		r.touch(s.Ref())
		list = append(list, s.Ref())
	}
	return list
}
