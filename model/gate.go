package model

import (
	"cmp"
	"slices"
)

// Gate is a named list of checks that a meeting rules on.
type Gate struct {
	InCycle
	Meeting ID     `json:"meeting"`
	Name    string `json:"name"`
}

// Parent returns the meeting.
func (g Gate) Parent() Ref { return meetingRef(g.Meeting) }

// MeetingID returns the meeting.
func (g Gate) MeetingID(*Record) ID { return g.Meeting }

// ChecksOf is the checks of a meeting's gates, in their order.
func (r *Record) ChecksOf(meeting ID) []Check {
	var list []Check
	for _, g := range r.Gates.of(meetingRef(meeting)) {
		list = append(list, r.Checks.of(Ref{kindGate, g.ID})...)
	}
	slices.SortStableFunc(list, func(a, b Check) int {
		return cmp.Or(cmp.Compare(a.Gate, b.Gate), cmp.Compare(a.Position, b.Position))
	})
	return list
}

// GateOf is the first gate of a meeting.
func (r *Record) GateOf(meeting ID) (Gate, bool) {
	gates := r.Gates.of(meetingRef(meeting))
	if len(gates) == 0 {
		return Gate{}, false
	}
	return gates[0], true
}

// addGateItem gives a planned meeting the small gate that every review has: what
// the record can answer, and the one promise it cannot.
func (r *Record) addGateItem(m Meeting) {
	g := Gate{InCycle: start(r, &r.Gates), Meeting: m.ID, Name: "Review gate"}
	r.Gates.put(g)
	for _, word := range []string{DecisionsOwned, BlockersComplete} {
		title, _ := ComputedTitle(word)
		r.addCheck(g, Check{Text: title, Owner: m.Facilitator, Computed: word})
	}
	r.addCheck(g, Check{Text: "What customers are told still matches what ships", Owner: m.Facilitator})
}

func (r *Record) addCheck(g Gate, c Check) {
	c.InCycle, c.Gate, c.Position = start(r, &r.Checks), g.ID, r.endOfGate(g)
	r.Checks.put(c)
}

// endOfGate returns the position of the next check of a gate.
func (r *Record) endOfGate(g Gate) int64 { return int64(len(r.ChecksOf(g.Meeting)) + 1) }
