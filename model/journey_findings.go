package model

import (
	"fmt"
	"slices"
	"strings"
)

// JourneyFinding is something that is wrong with a state of a journey, or with its ways out.
type JourneyFinding struct {
	About Ref // the state
	Why   FindingReason
	Says  string // "nothing leads to JS-4 Card declined"
}

// FindingReason says what is wrong with a state of a journey.
type FindingReason int

// What can be wrong with a state.
const (
	Unreached     FindingReason = iota + 1 // nothing leads to it, and it is not the first
	DeadEnd                                // no way leads out, and the journey does not end there
	NoRecovery                             // an exception from which no recovery can be reached
	SameCondition                          // two ways out with the same condition
)

// JourneyFindings returns what is wrong with the states of a journey, by state and then by
// reason. A state is reached from the first one of the journey. Loops are not wrong.
func (r *Record) JourneyFindings(journey Ref) []JourneyFinding {
	states := r.StatesOf(journey)
	if len(states) == 0 {
		return nil
	}
	out := make(map[Ref][]Arrow, len(states))
	back := make(map[Ref][]Ref, len(states))
	var recoveries []Ref
	for _, s := range states {
		out[s.Ref()] = r.WaysOut(s.Ref())
		for _, a := range out[s.Ref()] {
			back[a.To] = append(back[a.To], a.From)
		}
		if s.Sort == StateRecovery {
			recoveries = append(recoveries, s.Ref())
		}
	}
	reached := reachedFrom([]Ref{states[0].Ref()}, func(from Ref) []Ref {
		var list []Ref
		for _, a := range out[from] {
			list = append(list, a.To)
		}
		return list
	})
	recovers := reachedFrom(recoveries, func(to Ref) []Ref { return back[to] })

	var list []JourneyFinding
	for _, s := range states {
		add := func(why FindingReason, format string, args ...any) {
			list = append(list, JourneyFinding{s.Ref(), why, fmt.Sprintf(format, args...)})
		}
		name := s.Ref().String() + " " + brief(s.Text)
		if !reached[s.Ref()] {
			add(Unreached, "nothing leads to %s", name)
		}
		if !s.Ends && !slices.ContainsFunc(out[s.Ref()], func(a Arrow) bool { return a.To != s.Ref() }) {
			add(DeadEnd, "%s leads nowhere, and does not end", name)
		}
		if s.Sort == StateException && !recovers[s.Ref()] {
			add(NoRecovery, "no recovery from %s", name)
		}
		for _, condition := range sharedConditions(out[s.Ref()]) {
			add(SameCondition, "two ways out of %s %s", name, condition)
		}
	}
	return list
}

// reachedFrom returns what can be reached from some things, these included.
func reachedFrom(from []Ref, next func(Ref) []Ref) map[Ref]bool {
	reached := make(map[Ref]bool)
	queue := slices.Clone(from)
	for len(queue) > 0 {
		about := queue[0]
		queue = queue[1:]
		if !reached[about] {
			reached[about] = true
			queue = append(queue, next(about)...)
		}
	}
	return reached
}

// sharedConditions returns the conditions that several ways out of a state have, each once:
// "when the bank refuses", or "without a condition".
func sharedConditions(out []Arrow) []string {
	var list []string
	for i, a := range out {
		says := "without a condition"
		if a.Condition != "" {
			says = "when " + brief(a.Condition)
		}
		is := func(b Arrow) bool { return sameWords(a.Condition, b.Condition) }
		if slices.IndexFunc(out, is) == i && slices.ContainsFunc(out[i+1:], is) {
			list = append(list, says)
		}
	}
	return list
}

// sameWords reports whether two texts are the same but for case and space.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// acts returns what can be done about a finding.
func (f JourneyFinding) acts() []Act {
	switch f.Why {
	case Unreached:
		return actsOf(f.About, "lead to it", "jt  into:%s ")
	case DeadEnd:
		return actsOf(f.About, "lead on", "jt %s ", "it ends there", "set %s final:yes")
	case NoRecovery:
		return actsOf(f.About, "lead to a recovery", "jt %s ")
	}
	return nil
}
