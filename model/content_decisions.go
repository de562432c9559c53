package model

import (
	"fmt"
	"slices"
)

// This file holds what standing items show of decisions, blockers and gates, and of what was
// seen.

func (at contentMoment) actionsDue() []ContentLine {
	var lines []ContentLine
	for _, a := range at.ActionsDue(at.meeting, at.today) {
		lines = append(lines, ContentLine{About: a.Ref(), Label: a.Label, Says: at.SayActionDue(a)})
	}
	return lines
}

// StageOwners says of one stage of the decisions how many have an owner who is still here.
type StageOwners struct {
	Stage   string
	All     int
	Without []Ref // the decisions without one
}

// The stages of a decision.
const (
	stageRaised    = "raised"
	stageInReview  = "in review"
	stageDecided   = "decided"
	stageHandedOff = "handed off"
)

// OwnersByStage returns how many decisions of each stage have an owner, in the order in which
// a decision goes through them.
func (r *Record) OwnersByStage() []StageOwners {
	list := []StageOwners{{Stage: stageRaised}, {Stage: stageInReview}, {Stage: stageDecided}, {Stage: stageHandedOff}}
	for d := range r.Decisions.All() {
		stage, counts := r.stageOf(d)
		if !counts {
			continue
		}
		i := slices.IndexFunc(list, func(s StageOwners) bool { return s.Stage == stage })
		list[i].All++
		if owner := r.Decider(d); owner == 0 || r.HasLeft(owner) {
			list[i].Without = append(list[i].Without, d.Ref())
		}
	}
	return list
}

// stageOf returns the stage of a decision; counts is false for one that ended without being
// built: it is nobody's any more.
func (r *Record) stageOf(d Decision) (stage string, counts bool) {
	about := d.Ref()
	switch state := r.State(about); {
	case state == Withdrawn || state == Lapsed || state == Superseded:
		return "", false
	case d.ProceededAt != 0:
		return stageHandedOff, true
	case state == Approved || state == Conditional || state == Rejected:
		return stageDecided, true
	case state == Deferred || state == Escalated || r.wasOnTable(about) || r.isOnNext(d):
		return stageInReview, true
	}
	return stageRaised, true
}

// isOnNext reports whether a decision is on the agenda of the meeting that is held, or the next.
func (r *Record) isOnNext(d Decision) bool {
	next, ok := r.Live()
	if !ok {
		if next, ok = r.Next(); !ok {
			return false
		}
	}
	it, _ := r.Items.Get(d.Item)
	_, placed := r.placeFor(next.ID, d.Ref())
	return it.Meeting == next.ID || placed
}

func (at contentMoment) ownersByStage() []ContentLine {
	var lines []ContentLine
	good, all := 0, 0
	for _, s := range at.OwnersByStage() {
		if s.All == 0 {
			continue
		}
		line := ContentLine{Label: s.Stage, Says: fmt.Sprintf("%s: %d of %d with an owner", s.Stage, s.All-len(s.Without), s.All)}
		if len(s.Without) > 0 {
			line.About, line.Says = s.Without[0], line.Says+", without: "+refs(s.Without)
		}
		good, all, lines = good+s.All-len(s.Without), all+s.All, append(lines, line)
	}
	if all == 0 {
		return nil
	}
	clear := "clear in every stage"
	if good < all {
		clear = "not clear"
	}
	return append([]ContentLine{{Label: "owners", Says: fmt.Sprintf("%s: %d of %d decisions have an owner, %d %%", clear, good, all, good*100/all)}}, lines...)
}

// candidates returns the approved decisions that may proceed: those that do, and what keeps
// the others.
func (at contentMoment) candidates() []ContentLine {
	list := at.Candidacies(at.meeting.ID, at.today)
	var lines []ContentLine
	for _, c := range list {
		line := at.about("kept", c.Decision.Ref(), at.Decider(c.Decision))
		if len(c.Bars) == 0 {
			line.Label, line.Says = "proceeds", line.Says+" proceeds"
			lines = append(lines, line)
			continue
		}
		says := c.Bars[0]
		if more := len(c.Bars) - 1; more > 0 {
			says += fmt.Sprintf(" (and %d more)", more)
		}
		lines = append(lines, line.then(says))
	}
	slices.SortStableFunc(lines, func(a, b ContentLine) int { return boolInt(a.Label == "kept") - boolInt(b.Label == "kept") })
	return lines
}

// messaging returns what touches what customers are told, open or approved, and who writes it.
func (at contentMoment) messaging() []ContentLine {
	var lines []ContentLine
	add := func(about Ref, m Messaging) {
		if !m.TouchesMessaging {
			return
		}
		writes := at.NameOf(m.MessageOwner) + " writes"
		if at.LacksMessageOwner(m) {
			writes = "nobody writes it yet"
		}
		lines = append(lines, at.about("message", about, at.OwnerOf(about), writes))
	}
	for d := range at.Decisions.All() {
		if !at.isFinal(d) || at.IsInForce(d.Ref()) {
			add(d.Ref(), d.Messaging)
		}
	}
	for b := range at.Blockers.All() {
		if at.Open(b) {
			add(b.Ref(), b.Messaging)
		}
	}
	return lines
}

// checks returns the checks that an item is about: those of the gates of the kind that brought it,
// else all of the meeting.
func (at contentMoment) checks() []Check {
	k, _ := at.Playbook().Kind(at.brought)
	all := at.ChecksOf(at.meeting.ID)
	if len(k.Gates) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(c Check) bool {
		g, _ := at.Gates.Get(c.Gate)
		return !slices.Contains(k.Gates, g.Key)
	})
}

// gateSummary returns the checks of the meeting: what keeps it first, then how many hold.
func (at contentMoment) gateSummary() []ContentLine {
	var open, waived []ContentLine
	good, all := 0, 0
	for _, c := range at.checks() {
		all++
		u, ruled := at.verdictOn(c)
		line := ContentLine{About: c.Ref(), Label: "not met", Says: fmt.Sprintf("%s %s", c.Ref(), c.Text), State: Open}
		if c.Computed == "" {
			line.Says += fmt.Sprintf(" (%s)", at.NameOf(c.Owner))
		}
		switch {
		case ruled && u.Outcome == Waived:
			line.Label, line.State = "waived", Waived
			waived = append(waived, line.then(u.Why))
		case ruled && u.Outcome == Failed:
			line.Label, line.State = "failed", Failed
			open = append(open, line.then(u.Why))
		case ruled:
			good++
		case c.Computed != "" && len(at.Lacks(c, at.today)) == 0:
			good++
		default:
			open = append(open, line.then(at.Compute(c, at.today).Why()))
		}
	}
	if all == 0 {
		return nil
	}
	return append(append(open, waived...), ContentLine{Label: "holds", Says: fmt.Sprintf("%d of %d hold", good, all), State: Holds})
}

// evidenceNew returns what was seen since the last close.
func (at contentMoment) evidenceNew() []ContentLine {
	last := at.closedBefore(at.meeting)
	var lines []ContentLine
	for e := range at.Evidences.All() {
		k, ok := at.Criteria.Get(e.Criterion)
		if !ok || e.Line <= last.ClosedLine {
			continue
		}
		line := ContentLine{About: k.Ref(), Label: e.Verdict, Says: fmt.Sprintf("%s %s of %s, %s", k.Ref(), oneLine(k.Text), k.Parent(), e.Verdict)}
		lines = append(lines, line.then(e.Seen))
	}
	return lines
}

// blockersSinceLaunch returns what was raised since the customer-facing date, open ones first.
func (at contentMoment) blockersSinceLaunch() []ContentLine {
	c, _ := at.Cycle()
	if c.Customer == "" {
		return nil
	}
	var lines []ContentLine
	for b := range at.Blockers.All() {
		if DateOf(b.RaisedAt.In(at.Zone())) < c.Customer {
			continue
		}
		state := at.State(b.Ref())
		due := ""
		if b.Due != "" && at.Open(b) {
			due = "due " + b.Due.DayMonth(at.today)
		}
		line := at.about("came in", b.Ref(), b.Owner, string(state), due)
		line.State = state
		lines = append(lines, line.then(b.Impact))
	}
	slices.SortStableFunc(lines, func(a, b ContentLine) int { return boolInt(a.State == Resolved) - boolInt(b.State == Resolved) })
	return lines
}
