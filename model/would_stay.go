package model

import "slices"

// This file says before a decision is approved what would keep it at the entry gate: the checks of
// that gate count approved decisions only, so that they turn as the approval is given.

// WhyItWouldStay returns what would keep a decision at the entry gate that is to come, if it were
// approved as it is; nothing for what has its answer, and where no such gate is planned.
func (r *Record) WhyItWouldStay(d Decision, today Date) []Fault {
	by := r.Decider(d)
	if _, _, ahead := r.entryAhead(); by == 0 || !ahead {
		return nil
	}
	switch r.State(d.Ref()) {
	case Open, Deferred, Escalated, Conditional:
	default:
		return nil
	}
	approved := r.clone()
	approved.Rulings.put(Ruling{InCycle: start(approved, &approved.Rulings), AboutKind: KindDecision, AboutID: d.ID, Outcome: Approved, Owner: by})
	return approved.whyItStays(d, today)
}

// whyItStays returns what of the checks that the record answers at the entry gate to come keeps an
// approved decision: what is found of it, and of what is bound to it.
func (r *Record) whyItStays(d Decision, today Date) []Fault {
	m, gate, ok := r.entryAhead()
	if !ok || !r.IsInForce(d.Ref()) || d.ProceededAt != 0 || r.IsAboutLaunch(d) {
		return nil
	}
	var list []Fault
	for _, c := range r.ChecksOf(m.ID) {
		if c.Gate != gate.ID {
			continue
		}
		if u, ruled := r.verdictOn(c); ruled && u.Outcome == Waived {
			continue
		}
		for _, f := range r.Compute(c, today).Faults {
			if slices.Contains(r.decisionsAt(f.About), d.Ref()) {
				list = append(list, f)
			}
		}
	}
	return list
}

// entryAhead returns the meeting whose entry gate is the next: the one that is held, else the first
// that is planned with it.
func (r *Record) entryAhead() (m Meeting, gate Gate, ok bool) {
	for _, other := range r.byDate() {
		if g, has := r.gateWith(other, gateEntry); has && !other.IsOver() && (!ok || other.open()) {
			m, gate, ok = other, g, true
		}
	}
	return m, gate, ok
}

// sayWouldStay says that a decision would stay at the entry gate if it were approved as it is, and
// why; "" where it would not.
func (r *Record) sayWouldStay(d Decision, today Date) string {
	return sayKeptBy(r.WhyItWouldStay(d, today), d)
}

func sayKeptBy(faults []Fault, d Decision) string {
	if len(faults) == 0 {
		return ""
	}
	return "stays at the entry gate: " + sayFaults(faults, d.Ref())
}

// describeStays says of an approval that was just given that the decision stays at the entry gate,
// for what was said of it; "" for any other ruling.
func (r *Record) describeStays(u Ruling, today Date) string {
	d, ok := r.Decisions.Get(u.AboutID)
	if !ok || u.AboutKind != KindDecision {
		return ""
	}
	if says := sayKeptBy(r.whyItStays(d, today), d); says != "" {
		return "; it " + says
	}
	return ""
}
