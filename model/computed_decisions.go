package model

import (
	"fmt"
	"slices"
)

// This file holds how computed checks are answered that are about decisions and blockers.

// candidates returns the decisions that a gate is about: those that are approved, that no other
// took the place of, and that are not on the launch itself. Behind the entry gate they are those
// that proceeded.
func (at gateMoment) candidates() []Decision {
	gate, _ := at.Gates.Get(at.check.Gate)
	if slices.Contains(gatesUpToEntry, gate.Key) {
		return at.Decisions.Where(func(d Decision) bool { return at.IsInForce(d.Ref()) && !at.IsAboutLaunch(d) })
	}
	return at.Decisions.Where(at.Proceeds)
}

func (at gateMoment) decisionsOwned() Computation {
	var faults []Fault
	all := 0
	for _, about := range at.tableToBe(at.meeting, at.today) {
		d, ok := at.Decisions.Get(about.ID)
		if !ok || about.Kind != KindDecision || at.State(about) == Withdrawn {
			continue
		}
		all++
		found := flaws{about: about}
		if d.Owner == 0 {
			found.owned(at.Record, 0)
		} else {
			found.owned(at.Record, at.Decider(d))
		}
		faults = append(faults, found.faults()...)
	}
	return counting{"decision has an owner", "decisions have an owner", "no decision is on the table"}.computation(all, faults)
}

func (at gateMoment) blockersComplete() Computation {
	return examine(at.Blockers.Where(at.Open), counting{"open blocker is complete", "open blockers are complete", "no blocker is open"}, func(b Blocker) []Fault {
		found := flaws{about: b.Ref()}
		found.owned(at.Record, at.OwnerOf(b.Ref()))
		found.lacking(FieldDue, b.Due == "", "due date")
		if at.Late(b, at.today) {
			label, line := "new date", "carry %s due:"
			if b.DueMoved > 0 { // its day moves once
				label, line = "escalate", "escalate %s to:"
			}
			found.add(FieldDue, "late since "+b.Due.DayMonth(at.today), label, fmt.Sprintf(line, b.Ref()))
		}
		found.lacking(FieldFallback, b.Fallback == "", "fallback")
		found.lacking(FieldImpact, b.Impact == "", "impact")
		return found.faults()
	})
}

func (at gateMoment) nothingIsolated() Computation {
	open := at.Decisions.Where(func(d Decision) bool { return !at.isFinal(d) })
	return examine(open, counting{"open decision can be approved", "open decisions can be approved", "no decision is open"}, func(d Decision) []Fault {
		broken := at.brokenUnder(d.Ref())
		if len(broken) == 0 {
			return nil
		}
		return []Fault{{About: d.Ref(), Says: "rests on " + refs(broken) + ", which is broken", Act: Act{"look again", fmt.Sprintf("review %s ", broken[0])}}}
	})
}

func (at gateMoment) criteriaTestable() Computation {
	return examine(at.candidates(), counting{"approved decision can be checked", "approved decisions can be checked", noCandidate}, func(d Decision) []Fault {
		found := flaws{about: d.Ref()}
		criteria := at.CriteriaOf(d.ID)
		if len(criteria) == 0 {
			found.add(FieldCriteria, "no criterion", "", "")
		}
		if untested := slices.DeleteFunc(criteria, Criterion.isTestable); len(untested) > 0 {
			have := "have"
			if len(untested) == 1 {
				have = "has"
			}
			found.add(FieldCheck, fmt.Sprintf("%s %s no check but that %s", criteriaRefs(untested), have, defaultCheck), "say how it is checked", fmt.Sprintf("set %s check:", untested[0].Ref()))
		}
		return found.faults()
	})
}

// noCandidate is what is counted where nothing is approved that a gate could be about.
const noCandidate = "nothing is approved yet"

func (at gateMoment) conditionsMet() Computation {
	return examine(at.approved(), counting{"approval is final", "approvals are final", noCandidate}, func(d Decision) []Fault {
		p, pending := at.PendingApproval(d.ID)
		if !pending {
			return nil
		}
		f := Fault{About: d.Ref(), Says: "its conditions are done, to confirm", Act: Act{"confirm", fmt.Sprintf("confirm %s ", d.Ref())}}
		if open := at.OpenConditions(p); len(open) > 0 {
			f.Says, f.Act = describeNotDone(at.Record, open), Act{"done", fmt.Sprintf("done %s ", open[0].Ref())}
		}
		return []Fault{f}
	})
}

// approved returns the decisions that are approved, on conditions or for good, and in force.
func (at gateMoment) approved() []Decision {
	return at.Decisions.Where(func(d Decision) bool {
		_, pending := at.PendingApproval(d.ID)
		return pending || at.IsInForce(d.Ref())
	})
}

func (at gateMoment) evidenceMet() Computation {
	says := counting{"approved decision is met, as far as it needs evidence", "approved decisions are met, as far as they need evidence", noCandidate}
	return examine(at.candidates(), says, func(d Decision) []Fault {
		found := flaws{about: d.Ref()}
		if without := at.withVerdict(d.ID, ""); d.NeedsEvidence && len(without) > 0 {
			found.add(FieldEvidence, "no evidence for "+criteriaRefs(without), "add evidence", fmt.Sprintf("met %s ", without[0].Ref()))
		}
		unmet := at.withVerdict(d.ID, VerdictUnmet)
		switch {
		case len(unmet) == 0:
		case d.NeedsEvidence:
			found.add(FieldEvidence, criteriaRefs(unmet)+" unmet", "add evidence", fmt.Sprintf("met %s ", unmet[0].Ref()))
		case len(at.openActions(d.Ref())) == 0:
			found.add("", criteriaRefs(unmet)+" unmet, without an action", "add an action", fmt.Sprintf("action %s ", d.Ref()))
		}
		return found.faults()
	})
}

func (at gateMoment) approvalsCurrent() Computation {
	return examine(at.approved(), counting{"approval is current", "approvals are current", noCandidate}, func(d Decision) []Fault {
		found := flaws{about: d.Ref()}
		for _, doubt := range at.standingDoubts(d) {
			switch {
			case doubt.moved:
				found.add("", doubt.Says, "confirm", fmt.Sprintf("confirm %s ", d.Ref()))
			case doubt.From != "" && doubt.From < at.today:
				found.add(FieldReview, "to be looked at again since "+doubt.From.DayMonth(at.today), "confirm", fmt.Sprintf("confirm %s review:", d.Ref()))
			}
		}
		return found.faults()
	})
}

func (at gateMoment) blockersClear() Computation {
	var faults []Fault
	held := map[Ref]bool{}
	for _, d := range at.candidates() {
		held[d.Ref()] = true
	}
	all := len(held)
	for b := range at.Blockers.All() {
		about := b.Ref()
		if !at.Open(b) {
			continue
		}
		var blocks []Ref
		for _, waits := range at.blockedBy(b) {
			if held[waits] {
				blocks = append(blocks, waits)
			}
		}
		if len(blocks) > 0 {
			faults = append(faults, Fault{About: about, Says: "holds back " + refs(blocks), Act: Act{"resolve", fmt.Sprintf("resolve %s ", about)}})
		}
	}
	computed := Computation{Faults: faults, Counted: noCandidate}
	if all > 0 {
		computed.Counted = counting{"blocker holds back what is approved", "blockers hold back what is approved", "no blocker holds back what is approved"}.number(len(faults))
	}
	return computed
}

// blockedBy returns the decisions that a blocker holds back: those that wait on it, directly
// or through others, and those of the item on which it was raised.
func (r *Record) blockedBy(b Blocker) []Ref {
	list := r.approvedWaitingOn(b.Ref())
	for _, d := range r.DecisionsOn(b.Item) {
		if !slices.Contains(list, d.Ref()) {
			list = append(list, d.Ref())
		}
	}
	return list
}

// launchCriteria asks of the approved decisions and of the journeys on which much revenue depends
// what must be true before their launch, and whether it is.
func (at gateMoment) launchCriteria() Computation {
	var asked []Ref
	for _, d := range at.candidates() {
		asked = append(asked, d.Ref())
	}
	for _, j := range at.Journeys() {
		asked = append(asked, j.Ref())
	}
	asked = slices.DeleteFunc(asked, func(about Ref) bool { return !at.isOfHighRevenue(about) })
	says := counting{"thing of high revenue meets its launch criteria", "things of high revenue meet their launch criteria", "nothing approved and no journey is of high revenue"}
	return examine(asked, says, func(about Ref) []Fault {
		found := flaws{about: about}
		criteria := at.LaunchCriteriaOn(about)
		if len(criteria) == 0 {
			act := at.addLaunchCriterion(about)
			found.add("", "no launch criterion", act.Label, act.Line)
		}
		if unmet := slices.DeleteFunc(criteria, at.IsMet); len(unmet) > 0 {
			found.add("", criteriaRefs(unmet)+" not met", "add evidence", fmt.Sprintf("met %s ", unmet[0].Ref()))
		}
		return found.faults()
	})
}

// number says how many things there are: "2 blockers hold back what is approved".
func (c counting) number(n int) string {
	switch n {
	case 0:
		return c.none
	case 1:
		return "1 " + c.one
	}
	return fmt.Sprintf("%d %s", n, c.many)
}

// messagingOwned asks who writes what customers are told of what is open, and of what is
// approved.
func (at gateMoment) messagingOwned() Computation {
	var faults []Fault
	all := 0
	ask := func(about Ref, m Messaging) {
		if !m.TouchesMessaging {
			return
		}
		all++
		if !at.LacksMessageOwner(m) {
			return
		}
		says := "nobody writes what customers are told"
		if m.MessageOwner != 0 {
			says = at.NameOf(m.MessageOwner) + " left"
		}
		faults = append(faults, Fault{About: about, Fields: []Field{FieldMessage}, Says: says, Act: Act{"name somebody", fmt.Sprintf("set %s %s:", about, FieldMessage)}})
	}
	candidates := at.candidates()
	for d := range at.Decisions.All() {
		if !at.isFinal(d) || slices.Contains(candidates, d) {
			ask(d.Ref(), d.Messaging)
		}
	}
	for b := range at.Blockers.All() {
		if at.Open(b) {
			ask(b.Ref(), b.Messaging)
		}
	}
	return counting{"thing that customers are told of has an owner of its message", "things that customers are told of have an owner of their message", "nothing open or approved touches what customers are told"}.computation(all, faults)
}

func (at gateMoment) waiversCurrent() Computation {
	var faults []Fault
	waivers := 0
	for c := range at.Checks.All() {
		u, ok := at.verdictOn(c)
		if !ok || u.Outcome != Waived || at.answeredSince(c) {
			continue
		}
		if waivers++; u.Until >= at.today {
			continue
		}
		f := Fault{About: c.Ref(), Says: "waived until " + u.Until.DayMonth(at.today)}
		if later, ok := at.sameCheckOf(c, at.meeting); ok {
			f.About, f.Act = later.Ref(), Act{"pass", fmt.Sprintf("pass %s ", later.Ref())}
		}
		faults = append(faults, f)
	}
	return counting{"waiver is within its day", "waivers are within their day", "nothing is waived"}.computation(waivers, faults)
}
