package model

import "fmt"

// Remove takes something off a meeting that has not been started: what was
// once before the room is withdrawn, not removed.
type Remove struct {
	About Ref
}

// Name is "remove" and the kind.
func (c Remove) Name() string { return "remove " + string(c.About.Kind) }

// Apply refuses what is on a started meeting's table, and what was ruled on.
func (c Remove) Apply(r *Record, _ Instant) (Done, error) {
	words := r.TextOf(c.About)
	var meeting ID
	switch v := r.rowOf(c.About).(type) {
	case Item:
		meeting = v.Meeting
	case Decision:
		it, _ := r.Items.Get(v.Item)
		meeting = it.Meeting
	case Check:
		g, _ := r.Gates.Get(v.Gate)
		meeting = g.Meeting
	default:
		return Done{}, notFound(c.About)
	}
	if m, _ := r.Meetings.Get(meeting); m.Status != Planned {
		return Done{}, &Refusal{Reason: NotAllowed, About: c.About, Says: fmt.Sprintf("%s is on the table of %s; withdraw it, with a reason", c.About, m.Ref())}
	}
	r.removeThing(c.About)
	if about, hangs := r.dangling(); hangs {
		return Done{}, &Refusal{Reason: NotAllowed, About: c.About, Says: fmt.Sprintf("%s hangs on %s; withdraw it in the meeting instead", about, c.About)}
	}
	return Done{Says: fmt.Sprintf("%s removed: %s", c.About, words), About: c.About}, nil
}

func (r *Record) removeThing(about Ref) {
	switch about.Kind {
	case KindItem:
		for _, d := range r.DecisionsOn(about.ID) {
			r.removeThing(d.Ref())
		}
		r.Items.remove(about.ID)
	case KindDecision:
		for _, o := range r.OptionsOf(about.ID) {
			r.Options.remove(o.ID)
		}
		for _, c := range r.CriteriaOf(about.ID) {
			for _, e := range r.Evidences.of(c.Ref()) {
				r.Evidences.remove(e.ID)
			}
			r.Criteria.remove(c.ID)
		}
		r.Decisions.remove(about.ID)
	case KindCheck:
		r.Checks.remove(about.ID)
	}
}
