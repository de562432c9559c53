package model

import "fmt"

// Remove takes something off a meeting that has not been started: what was
// once under discussion is withdrawn, not removed. A criterion goes, with its
// evidence, as long as its decision is undecided.
type Remove struct {
	About Ref
}

// Name is "remove" and the kind.
func (c Remove) Name() string { return "remove " + string(c.About.Kind) }

// Apply refuses what is on a started meeting's table, and what was ruled on.
func (c Remove) Apply(r *Record, now Instant) (Done, error) {
	d := definition(c.About.Kind)
	if d == nil || !r.Exists(c.About) {
		return Done{}, notFound(c.About)
	}
	if row, ok := r.rowOf(c.About).(anyRow); ok && r.isCarriedOver(row) {
		return Done{}, refuser(c.About)("%s was carried over from an earlier cycle; it needs an answer", c.About)
	}
	words := r.TextOf(c.About)
	if err := d.remove(r, c.About.ID); err != nil {
		return Done{}, err
	}
	r.dropLooseLinks()
	r.layTables(now)
	if about, hangs := r.dangling(); hangs {
		return Done{}, &Refusal{Reason: NotAllowed, About: c.About, Says: fmt.Sprintf("%s is on %s and would be lost; take it off first, or withdraw %s in the meeting", about, c.About, c.About)}
	}
	return Done{Says: fmt.Sprintf("%s removed: %s", c.About, words), About: c.About}, nil
}

// mayTakeOff refuses to take a thing off a meeting that is over, and what came
// under discussion.
func (r *Record) mayTakeOff(about Ref) error {
	refuse := func(format string, args ...any) error {
		return &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf(format, args...)}
	}
	m, _ := r.Meetings.Get(r.above(about, KindMeeting).ID)
	if m.IsOver() {
		return refuse("%s belongs to %s, which is %s; it needs an answer", about, m.Ref(), m.Status)
	}
	if subject := r.Subject(about); subject != about && m.open() {
		return refuse("%s is on the table of %s, and is discussed under %s; rule on it, or skip it", subject, m.Ref(), about)
	}
	for _, on := range r.withDecisions(about) {
		if m, ok := r.onOpenTable(on); ok {
			return refuse("%s is on the table of %s; withdraw its item, with a reason, or rule on it", on, m.Ref())
		}
	}
	return nil
}

// withDecisions is a thing and, of an item, the decisions on it.
func (r *Record) withDecisions(about Ref) []Ref {
	list := []Ref{about}
	for _, d := range r.Decisions.of(about) {
		list = append(list, d.Ref())
	}
	return list
}
