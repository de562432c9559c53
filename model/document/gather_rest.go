package document

import (
	"cmp"
	"slices"

	"gavel/model"
)

// This file gathers what stands beside the decisions: blockers, feedback, the
// gate, actions, and what was recorded between the reviews.

func (g gatherer) blockers() []blocker {
	var list []blocker
	for _, about := range g.onTable(model.KindBlocker) {
		list = append(list, g.blocker(about))
	}
	return list
}

// blocker returns a blocker as its rulings tell of it: the blocker itself lives on,
// and may say something else by the next review.
func (g gatherer) blocker(about model.Ref) blocker {
	said, u := g.inForce(about)
	// To be carried is how a blocker begins: going on from there is no change.
	said.Earlier = slices.DeleteFunc(said.Earlier, func(e ruling) bool { return e.Outcome == model.Carried })
	row, _ := g.r.Blockers.Get(about.ID)
	if said.Outcome == model.Open {
		said.Wording, said.Owner = row.Text, g.name(row.Owner)
		said.Due, said.Fallback, said.Impact = row.Due, row.Fallback, row.Impact
		return blocker{ruling: said, Late: g.r.Late(row, g.day)}
	}
	b := blocker{ruling: said, Times: g.reviewsPast(about, u.ID, model.Carried, model.Escalated)}
	before := g.dueBefore(about, u)
	b.Late = said.Due != "" && said.Due < g.day
	b.WasLate = !b.Late && before != "" && before < g.day
	if u.Outcome == model.Carried && before != said.Due {
		b.DueWas = before
	}
	return b
}

// dueBefore returns the due date with which a blocker came to this meeting, as the
// last ruling before it set it.
func (g gatherer) dueBefore(about model.Ref, u model.Ruling) model.Date {
	var due model.Date
	for _, w := range g.about(about, u.ID-1) {
		if w.Due != "" && !g.counts(w) {
			due = w.Due
		}
	}
	return due
}

func (g gatherer) feedback() []feedback {
	var list []feedback
	for _, about := range g.onTable(model.KindFeedback) {
		f, _ := g.r.Feedbacks.Get(about.ID)
		said, _ := g.inForce(about)
		said.Wording = f.Text
		list = append(list, feedback{ruling: said, On: f.About(), By: g.name(f.By), Concern: f.Concern})
	}
	return list
}

func (g gatherer) gates() []gate {
	if g.m.StartedAt == 0 { // nobody has looked at it yet
		return nil
	}
	var list []gate
	checks := g.r.ChecksOf(g.m.ID)
	for row := range g.r.Gates.All() {
		if row.Meeting != g.m.ID {
			continue
		}
		said := gate{Name: row.Name}
		for _, c := range checks {
			if c.Gate == row.ID {
				said.Checks = append(said.Checks, g.check(c))
			}
		}
		if len(said.Checks) > 0 {
			list = append(list, said)
		}
	}
	return list
}

func (g gatherer) check(c model.Check) check {
	said, u := g.inForce(c.Ref())
	said.Wording = c.Text
	if said.Outcome == model.Open {
		said.Owner = g.name(c.Owner)
	}
	answered := check{ruling: said, Computed: c.Computed != ""}
	if g.isCurrent {
		answered.NotMet = g.r.Compute(c, g.day).Why()
	}
	if u.Outcome == model.Failed {
		for _, a := range g.r.ActionsAbout(c.Ref()) {
			if g.given(a) {
				answered.FollowUps = append(answered.FollowUps, a.Ref())
			}
		}
	}
	return answered
}

func (g gatherer) actions() []action {
	var list []action
	for a := range g.r.Actions.All() {
		if g.given(a) {
			list = append(list, g.action(a))
		}
	}
	return list
}

// given reports whether an action was given at this meeting.
func (g gatherer) given(a model.Action) bool { return g.inside(a.Meeting, a.RaisedLine) }

func (g gatherer) action(a model.Action) action {
	a, state := g.r.ActionAt(a, g.until)
	said := action{
		Ref:       a.Ref(),
		Text:      a.Text,
		Owner:     cmp.Or(g.name(a.Owner), "nobody yet"),
		Due:       a.Due,
		From:      a.About(),
		Condition: a.Condition != 0,
		Done:      state == model.Finished,
	}
	if said.Condition && g.given(a) {
		u, _ := g.r.InForce(g.m.ID, a.About())
		said.Replaced = u.ID != a.Condition
	}
	return said
}

// since returns what was recorded after the review before this one, but for what
// this meeting took up as its own.
func (g gatherer) since() since {
	var said since
	if g.m.Status == model.Cancelled { // the next review tells it
		return said
	}
	last := g.lastClose()
	table := g.r.TableOf(g.m.ID)
	for u := range g.r.Rulings.All() {
		own := g.counts(u) && slices.ContainsFunc(table, func(e model.Entry) bool { return e.Ref() == u.About() })
		if u.Meeting == 0 && u.Line > last && u.Line <= g.until && !own {
			said.Rulings = append(said.Rulings, g.ruling(u))
		}
	}
	for a := range g.r.Actions.All() {
		if a.Meeting == 0 && a.Condition == 0 && a.RaisedLine > last && a.RaisedLine <= g.until && !g.given(a) {
			said.Actions = append(said.Actions, g.action(a))
		}
	}
	return said
}

// lastClose returns the line at which the review before this one closed; 0 where
// none did.
func (g gatherer) lastClose() int64 {
	if m := g.closedBefore(); m != nil {
		return m.ClosedLine
	}
	return 0
}

// closedBefore returns the review that closed last before this one; nil where none did.
func (g gatherer) closedBefore() *model.Meeting {
	var last *model.Meeting
	for m := range g.r.Meetings.All() {
		if m.Status == model.Closed && m.ID != g.m.ID && m.ClosedLine < g.until && (last == nil || m.ClosedLine > last.ClosedLine) {
			last = &m
		}
	}
	return last
}
