package model

import "fmt"

// Remove takes something off a meeting that has not been started: what was
// once before the room is withdrawn, not removed. A criterion goes, with its
// evidence, as long as its decision is undecided.
type Remove struct {
	About Ref
}

// Name is "remove" and the kind.
func (c Remove) Name() string { return "remove " + string(c.About.Kind) }

// Apply refuses what is on a started meeting's table, and what was ruled on.
func (c Remove) Apply(r *Record, now Instant) (Done, error) {
	refuse := func(format string, args ...any) (Done, error) {
		return Done{}, &Refusal{Reason: NotAllowed, About: c.About, Says: fmt.Sprintf(format, args...)}
	}
	if !r.Exists(c.About) {
		return Done{}, notFound(c.About)
	}
	switch c.About.Kind {
	case KindItem, KindDecision, KindCheck:
	case KindCriterion:
		return c.dropCriterion(r)
	default:
		return refuse("%s cannot be removed; what was said is answered, not taken away", c.About)
	}
	if m, _ := r.Meetings.Get(r.above(c.About, KindMeeting).ID); m.over() {
		return refuse("%s belongs to %s, which is %s; it needs an answer", c.About, m.Ref(), m.Status)
	}
	for _, about := range r.withDecisions(c.About) {
		if m, ok := r.onOpenTable(about); ok {
			return refuse("%s is on the table of %s; withdraw its item, with a reason, or rule on it", about, m.Ref())
		}
	}
	words := r.TextOf(c.About)
	r.removeThing(c.About)
	r.layTables(now)
	if about, hangs := r.dangling(); hangs {
		return refuse("%s hangs on %s; withdraw it in the meeting instead", about, c.About)
	}
	return Done{Says: fmt.Sprintf("%s removed: %s", c.About, words), About: c.About}, nil
}

// dropCriterion takes a criterion away that nothing was decided on.
func (c Remove) dropCriterion(r *Record) (Done, error) {
	if _, err := r.undecided(c.About); err != nil {
		return Done{}, err
	}
	words := r.TextOf(c.About)
	r.removeCriterion(c.About)
	return Done{Says: fmt.Sprintf("%s removed: %s", c.About, words), About: c.About}, nil
}

func (r *Record) removeCriterion(about Ref) {
	for _, e := range r.Evidences.of(about) {
		r.Evidences.remove(e.ID)
	}
	r.Criteria.remove(about.ID)
}

// withDecisions is a thing and, of an item, the decisions on it.
func (r *Record) withDecisions(about Ref) []Ref {
	list := []Ref{about}
	for _, d := range r.Decisions.of(about) {
		list = append(list, d.Ref())
	}
	return list
}

func (r *Record) removeThing(about Ref) {
	switch about.Kind {
	case KindItem:
		for _, d := range r.DecisionsOn(about.ID) {
			r.removeThing(d.Ref())
		}
		it, _ := r.Items.Get(about.ID)
		r.Private.remove(r.PrivateNote(it.Meeting, it.ID).ID)
		r.Items.remove(about.ID)
	case KindDecision:
		for _, o := range r.OptionsOf(about.ID) {
			r.Options.remove(o.ID)
		}
		for _, c := range r.CriteriaOf(about.ID) {
			r.removeCriterion(c.Ref())
		}
		r.Decisions.remove(about.ID)
	case KindCheck:
		r.Checks.remove(about.ID)
	}
}
