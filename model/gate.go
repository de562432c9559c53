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
	Key     string `json:"key,omitzero"` // of the gate of the playbook; "" for one from before there were playbooks
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

func (r *Record) addCheck(g Gate, c Check) {
	c.InCycle, c.Gate, c.Position = start(r, &r.Checks), g.ID, r.endOfGate(g)
	r.Checks.put(c)
}

// endOfGate returns the position of the next check of a gate.
func (r *Record) endOfGate(g Gate) int64 { return int64(len(r.ChecksOf(g.Meeting)) + 1) }
