package document

import (
	"cmp"
	"slices"
	"strings"

	"gavel/model"
)

// decisions sorts what was ruled on decisions, and what was not reached, into
// its parts.
func (g gatherer) decisions(said *minutes) {
	for _, about := range g.onTable(model.KindDecision, model.KindItem) {
		d, u := g.decision(about)
		switch {
		case d.Outcome == model.Open:
		case model.IsConditional(u.Outcome) && !g.counts(u): // it waits still, and no answer was due
		case u.Via == viaNotReached:
			said.NotReached = append(said.NotReached, d)
		case about.Kind == model.KindItem: // the agenda speaks of it
		case u.Outcome == model.Deferred, u.Outcome == model.Escalated:
			said.PutOff = append(said.PutOff, d)
		case u.Outcome == model.Extended: // it waits as before, until a later day
			said.Extended = append(said.Extended, d)
		case u.Outcome == model.Withdrawn:
			said.Withdrawn = append(said.Withdrawn, d)
		default:
			said.Decisions = append(said.Decisions, d)
		}
	}
}

// stays notes which approved decisions the entry gate keeps back.
func (g gatherer) stays(said *minutes) {
	for _, c := range g.r.StaysAt(g.m.ID, g.day) {
		why := strings.Join(c.Bars, "; ")
		i := slices.IndexFunc(said.Decisions, func(d decision) bool { return d.Ref == c.Decision.Ref() })
		if i < 0 {
			u, _ := g.r.Ruling(c.Decision.Ref())
			said.Stays = append(said.Stays, decision{ruling: g.ruling(u)})
			i = len(said.Stays) - 1
			said.Stays[i].Stays, said.Stays[i].StaysFor = true, why
			continue
		}
		said.Decisions[i].Stays, said.Decisions[i].StaysFor = true, why
	}
}

// onTable returns what is on the meeting's table of some kinds: what came back from
// earlier reviews first, then in the order of the agenda, then of the ids.
func (g gatherer) onTable(kinds ...model.Kind) []model.Ref {
	var list []model.Ref
	for _, e := range g.r.TableOf(g.m.ID) {
		if slices.Contains(kinds, e.Kind) {
			list = append(list, e.Ref())
		}
	}
	slices.SortFunc(list, func(a, b model.Ref) int {
		return cmp.Or(cmp.Compare(g.position(a), g.position(b)), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// position returns the place on this agenda of an item or of a decision's item.
func (g gatherer) position(about model.Ref) int64 {
	item := about.ID
	switch about.Kind {
	case model.KindItem:
	case model.KindDecision:
		d, _ := g.r.Decisions.Get(about.ID)
		item = d.Item
	default:
		return 0
	}
	if it, _ := g.r.Items.Get(item); it.Meeting == g.m.ID {
		return it.Position
	}
	return 0
}

func (g gatherer) decision(about model.Ref) (decision, model.Ruling) {
	said, u := g.inForce(about)
	d := decision{ruling: said}
	row, ok := g.r.Decisions.Get(about.ID)
	if !ok || about.Kind != model.KindDecision {
		return d, u
	}
	d.Times = g.reviewsPast(about, u.ID, model.Deferred, model.Escalated)
	d.Item = g.place(row.Item)
	// What was put off can be written anew before it comes back; only what
	// was settled stays as this meeting left it.
	if u.Outcome != model.Deferred && u.Outcome != model.Escalated {
		d.Criteria = g.criteria(row, u.Outcome)
		if d.Fallback = cmp.Or(d.Fallback, row.Fallback); d.Fallback == d.Why { // dropped as the cycle ended
			d.Fallback = ""
		}
		d.Request, d.Release = g.r.RequestOf(row), g.r.ReleaseOf(row)
		d.Recommended = row.Recommendation
		d.Change = g.answersChange(row)
		for _, o := range g.r.OptionsOf(row.ID) {
			d.Options = append(d.Options, o.Text)
		}
		if it, _ := g.r.Items.Get(row.Item); d.Item.Title != "" {
			d.Question = it.Question
		}
	}
	return d, u
}

// following returns what is to be said of the review after this one: what is carried over
// to it, and who must be there.
func (g gatherer) following(said minutes) *followingReview {
	after := g.r.After(g.m, g.day)
	f := &followingReview{EndsCycle: after.EndsCycle, Return: after.GoesOn, Unanswered: after.Unanswered}
	for _, m := range after.Passed {
		f.Passed = append(f.Passed, m.SayPassed(g.m.Date))
	}
	if after.EndsCycle {
		return f
	}
	if next := reviewAfter(g.r, g.m); next != nil && next.Status == model.Planned {
		f.Planned = next
		for _, a := range g.r.MustBeThere(next.Ref.ID, max(g.m.ClosedAt, g.m.StartedAt)) {
			if a.Need == model.Must {
				f.Must = append(f.Must, g.name(a.Person))
			}
		}
	}
	f.Return = g.carriedOver(f.Planned, said)
	if f.Planned == nil && len(f.Return) == 0 && len(f.Passed) == 0 {
		return nil
	}
	return f
}

// carriedOver returns what comes back to the review after this one; where none is planned,
// what was left without an answer for good.
func (g gatherer) carriedOver(next *nextReview, said minutes) (list []model.Ref) {
	if next != nil {
		m, _ := g.r.Meetings.Get(next.Ref.ID)
		return g.r.ComesBack(m, max(g.m.ClosedAt, g.m.StartedAt))
	}
	for _, d := range said.waiting() {
		list = append(list, d.Ref)
	}
	for _, b := range said.Blockers {
		if b.Outcome != model.Resolved {
			list = append(list, b.Ref)
		}
	}
	return list
}

// place says where a decision was put up. The title of an item on an agenda
// that can still change is left out.
func (g gatherer) place(item model.ID) place {
	it, _ := g.r.Items.Get(item)
	p := place{Ref: it.Ref()}
	if it.Meeting == g.m.ID {
		p.Title = it.Title
	} else if m, _ := g.r.Meetings.Get(it.Meeting); m.Status == model.Closed && m.ClosedLine <= g.until {
		p.Title, p.Review = it.Title, m.Date
	}
	return p
}

// criteria returns what a decision was held against; of a rejected one only what
// was seen of it matters. Evidence is waited for until the decision is approved,
// or because it needs some for that.
func (g gatherer) criteria(d model.Decision, ruled model.Outcome) []criterion {
	var list []criterion
	approved := ruled == model.Approved || ruled == model.Conditional
	for _, c := range g.r.CriteriaOf(d.ID) {
		e, seen := g.r.LatestEvidence(c.ID)
		if ruled == model.Rejected && !seen {
			continue
		}
		list = append(list, criterion{
			Ref:        c.Ref(),
			Text:       c.Text,
			Check:      c.Check,
			Constraint: c.Constraint,
			Verdict:    e.Verdict,
			Seen:       e.Seen,
			Artefact:   e.Artefact,
			Launch:     c.Launch,
			Awaited:    !seen && (d.NeedsEvidence || !approved),
		})
	}
	return list
}

func (g gatherer) conditions(u model.Ruling) []action {
	var list []action
	for _, a := range g.r.ConditionsOf(u) {
		list = append(list, g.action(a))
	}
	return list
}
