package model

import (
	"fmt"
	"strings"
)

// Uncovered returns the states that no decision covers, of the journeys of which a decision
// covers a state. A decision that was not accepted covers nothing.
func (r *Record) Uncovered(d Decision) []JourneyState {
	var list []JourneyState
	asked := map[Ref]bool{}
	for _, state := range r.LinksFrom(d.Ref(), LinkCovers) {
		journey := r.JourneyOf(state)
		if asked[journey] {
			continue
		}
		asked[journey] = true
		for _, s := range r.StatesOf(journey) {
			if len(r.CoveredBy(s.Ref())) == 0 {
				list = append(list, s)
			}
		}
	}
	return list
}

// CoveredBy returns the decisions that cover a state, without those that were not accepted.
func (r *Record) CoveredBy(state Ref) []Ref {
	var list []Ref
	for _, about := range r.LinksTo(state, LinkCovers) {
		switch r.State(about) {
		case Rejected, Withdrawn, Lapsed, Superseded:
		default:
			list = append(list, about)
		}
	}
	return list
}

// covers appends the states that a decision covers, and those of their journeys that none
// does.
func (list *details) covers(r *Record, d Decision) {
	for _, about := range r.LinksFrom(d.Ref(), LinkCovers) {
		list.add("covers", fmt.Sprintf("%s %s (%s)", about, r.TextOf(about), r.ShownState(about)))
	}
	list.add("left uncovered", describeStates(r.Uncovered(d)))
}

// describeUncovered says which states an approval leaves uncovered, behind its sentence.
func (r *Record) describeUncovered(u Ruling) string {
	d, ok := r.Decisions.Get(u.AboutID)
	if !ok || u.AboutKind != KindDecision || u.Outcome != Approved && u.Outcome != Conditional {
		return ""
	}
	if says := describeStates(r.Uncovered(d)); says != "" {
		return "; left uncovered: " + says
	}
	return ""
}

// describeStates names states: "JS-1 Pay, JS-3 Paid".
func describeStates(list []JourneyState) string {
	says := make([]string, len(list))
	for i, s := range list {
		says[i] = s.Ref().String() + " " + s.Text
	}
	return strings.Join(says, ", ")
}
