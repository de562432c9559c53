package model

import (
	"slices"
	"strings"

	"gavel/model/playbook"
)

// bringGate gives a meeting a gate of the playbook, or what its gate lacks of it: a check
// that the record cannot answer yet is left out, and so is one that has nothing to ask.
func (r *Record) bringGate(m Meeting, is playbook.Gate) {
	g, ok := r.gateWith(m, is.Key)
	if !ok {
		g = Gate{InCycle: start(r, &r.Gates), Meeting: m.ID, Name: is.Title, Key: is.Key}
		r.Gates.put(g)
	}
	for _, c := range is.Checks {
		if r.asks(c) && !slices.ContainsFunc(r.ChecksOf(m.ID), func(has Check) bool { return has.Gate == g.ID && has.Key == c.Key }) {
			r.addCheck(g, r.checkOf(m, c))
		}
	}
}

// gateWith returns the gate of a meeting that has a key.
func (r *Record) gateWith(m Meeting, key string) (Gate, bool) {
	gates := r.Gates.of(m.Ref())
	i := slices.IndexFunc(gates, func(g Gate) bool { return g.Key == key })
	if i < 0 {
		return Gate{}, false
	}
	return gates[i], true
}

// checkOf returns a check of the playbook as it stands on a meeting.
func (r *Record) checkOf(m Meeting, is playbook.Check) Check {
	c := Check{Key: is.Key, Text: is.Text, Computed: is.Computed, Role: is.OwnerWord(), Firm: !is.MayBeWaived()}
	if c.Text == "" {
		c.Text, _ = ComputedTitle(is.Computed)
	}
	c.Owner = r.inRole(c.Role, m)
	return c
}

// asks reports whether a check has something to ask: the record can answer it, and there is
// what it is about.
func (r *Record) asks(c playbook.Check) bool {
	if c.Computed == "" {
		return true
	}
	_, known := ComputedTitle(c.Computed)
	isThere, depends := dependsOn[c.Computed]
	return known && (!depends || isThere(r))
}

// dependsOn says of the computed words that have nothing to ask at first whether they have
// by now.
var dependsOn = map[string]func(*Record) bool{
	PromiseRecorded: func(r *Record) bool { c, _ := r.Cycle(); return c.Promise != "" },
	MetricsRead:     func(r *Record) bool { return len(r.activeMetrics()) > 0 },
}

// bringLate gives a meeting that begins the checks which had nothing to ask when it was
// planned.
func (r *Record) bringLate(m Meeting) {
	for _, g := range r.Gates.of(m.Ref()) {
		is, _ := r.Playbook().Gate(g.Key)
		is.Checks = slices.DeleteFunc(slices.Clone(is.Checks), func(c playbook.Check) bool { return dependsOn[c.Computed] == nil })
		r.bringGate(m, is)
	}
}

// activeMetrics returns the metrics that are read.
func (r *Record) activeMetrics() []Metric {
	return rowsOf[Metric](r, KindMetric).Where(func(m Metric) bool { return r.State(m.Ref()) == Active })
}

// inRole returns who has a role of the playbook at a meeting: the facilitator, while nobody
// is named.
func (r *Record) inRole(role string, m Meeting) ID {
	cycle, _ := r.Cycle()
	var person ID
	switch role {
	case playbook.OwnerApprover:
		person = r.Approver()
	case playbook.OwnerPromise:
		person = cycle.PromiseOwner
	case playbook.OwnerMessaging:
		person = cycle.CustomerOwner
	case playbook.OwnerPostLaunch:
		person = cycle.PostLaunchOwner
	default:
		if function, ok := strings.CutPrefix(role, playbook.OwnerLead); ok {
			person = r.Lead(function)
		}
	}
	if person = r.activeOrNone(person); person != 0 {
		return person
	}
	return m.Facilitator
}

// settleRoles gives the checks of meetings that are not over to who has the role by now that
// the playbook says, where they have no verdict yet.
func (r *Record) settleRoles() {
	for _, m := range r.byDate() {
		if m.IsOver() {
			continue
		}
		for _, c := range r.ChecksOf(m.ID) {
			state := r.State(c.Ref())
			if owner := r.inRole(c.Role, m); c.Role != "" && c.Owner != owner && (state == Open || state == Holds) {
				c.Owner = owner
				r.Checks.put(c)
			}
		}
	}
}
