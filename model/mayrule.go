package model

import (
	"fmt"
	"slices"
)

// MayRule refuses an outcome that no answer could make possible now, as Rule
// would, so that a screen can say why before it asks for anything. The error
// is a *Refusal; nil where Rule would only ask for answers.
func (r *Record) MayRule(about Ref, outcome Outcome, now Instant) error {
	if !r.Exists(about) {
		return notFound(about)
	}
	refuse := refuser(about)
	rules := r.OutcomesFor(about)
	if len(rules) == 0 {
		return refuse("%s cannot be ruled on", about)
	}
	if !slices.ContainsFunc(rules, func(o OutcomeRule) bool { return o.Outcome == outcome }) {
		return refuse("%s cannot be %s; it takes: %s", about, outcome.past(), verbs(rules))
	}
	return definition(about.Kind).mayRule(r, about.ID, outcome, now)
}

type refusing func(format string, args ...any) error

// refuser returns what refuses a thing with a sentence.
func refuser(about Ref) refusing {
	return func(format string, args ...any) error {
		return &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf(format, args...)}
	}
}

func mayRuleItem(r *Record, it Item, outcome Outcome, _ Instant) error {
	about, refuse := it.Ref(), refuser(it.Ref())
	if m, live := r.Live(); !live || m.ID != it.Meeting {
		return refuse("%s is not on a live agenda; start its meeting first", about)
	}
	if state := r.State(about); state == Withdrawn || state == outcome {
		return refuse("%s is %s already", about, state.past())
	}
	if outcome != Withdrawn {
		return nil
	}
	if d, answered := r.answeredIn(it); answered {
		return refuse("%s: %s was %s in this meeting, and that stands; take it back first (undo)", about, d, r.State(d).past())
	}
	if open := r.openOn(it); len(open) > 0 {
		d := open[0]
		if r.Decider(d) == 0 {
			return refuse("%s: %s on it is open; give it an owner, who decides or withdraws it first", about, d.Ref())
		}
		return refuse("%s: %s on it is open, and its own owner's: %s decides or withdraws it first", about, d.Ref(), r.NameOf(r.Decider(d)))
	}
	return nil
}

// answeredIn finds a decision on an item that was answered in the very meeting of
// that item: withdrawing the item would leave the answer standing.
func (r *Record) answeredIn(it Item) (Ref, bool) {
	m, _ := r.Meetings.Get(it.Meeting)
	for _, d := range r.DecisionsOn(it.ID) {
		u, ok := r.Ruling(d.Ref())
		if ok && !u.Outcome.putsOff() && u.Outcome != Withdrawn && r.madeIn(u, m) {
			return d.Ref(), true
		}
	}
	return Ref{}, false
}

// openOn returns the decisions on an item that lack their owner's answer in the
// item's meeting.
func (r *Record) openOn(it Item) []Decision {
	m, _ := r.Meetings.Get(it.Meeting)
	return slices.DeleteFunc(r.DecisionsOn(it.ID), func(d Decision) bool {
		_, ruled := r.inForce(d.Ref(), m)
		return ruled
	})
}

// mayRuleBlocker refuses what is over, and to carry what would have to be moved
// a second time for that.
func mayRuleBlocker(r *Record, b Blocker, outcome Outcome, now Instant) error {
	about, refuse := b.Ref(), refuser(b.Ref())
	switch {
	case !r.Open(b):
		return refuse("%s is resolved already", about)
	case outcome == Carried && b.DueMoved > 0 && b.Due < r.Today(now):
		return b.movedBefore()
	case outcome == Escalated && len(r.EscalatesTo(about)) == 0:
		return refuse("%s cannot be escalated further; %s", about, r.sayEscalatesTo(about, b.Owner))
	}
	return nil
}

func mayRuleCheck(r *Record, c Check, outcome Outcome, _ Instant) error {
	about, refuse := c.Ref(), refuser(c.Ref())
	if m, _ := r.Meetings.Get(r.above(about, KindMeeting).ID); !m.open() {
		return refuse("%s is on the gate of %s, which is %s", about, m.Ref(), m.Status)
	}
	if c.Computed != "" && len(r.Lacks(c)) == 0 {
		return refuse("%s holds: the record itself says so", about)
	}
	if r.State(about) == outcome {
		return refuse("%s is %s already", about, outcome.past())
	}
	return nil
}

// mayDispose lets a remark be disposed of once, and otherwise while the
// meeting that did so lasts.
func mayDispose(r *Record, f Feedback, outcome Outcome, _ Instant) error {
	about, refuse := f.Ref(), refuser(f.Ref())
	u, ruled := r.Ruling(about)
	switch {
	case !ruled:
		return nil
	case u.Outcome == outcome:
		return refuse("%s is %s already", about, outcome.past())
	case !r.mayChange(u):
		return refuse("%s was %s; raise a new remark", about, u.Outcome.past())
	}
	return nil
}

func mayDecide(r *Record, d Decision, outcome Outcome, _ Instant) error {
	about, refuse := d.Ref(), refuser(d.Ref())
	if _, withdrawn := r.withdrawal(d); withdrawn {
		return refuse("%s was withdrawn with %s; take that back (undo), or raise it anew", about, itemRef(d.Item))
	}
	if u, _ := r.Ruling(about); r.settled(d) && !r.mayChange(u) {
		return refuse("%s was %s; approved scope is not reopened by a second ruling: raise a new decision that says what is new", about, r.State(about).past())
	}
	if outcome == Deferred && r.deferredBefore(d) {
		return refuse("%s was deferred before; this time it is decided, or escalated", about)
	}
	if outcome == Escalated && len(r.EscalatesTo(about)) == 0 {
		return refuse("%s cannot be escalated further; %s", about, r.sayEscalatesTo(about, r.Decider(d)))
	}
	if outcome == Approved || outcome == Conditional {
		return r.mayApprove(d, refuse)
	}
	return nil
}

// mayApprove refuses while a concern stands, and while evidence that is needed
// says otherwise.
func (r *Record) mayApprove(d Decision, refuse refusing) error {
	for _, f := range r.standingConcerns(d) {
		return refuse("%s: the concern %s stands; %s clears it, or %s overrides it with a reason", d.Ref(), f.Ref(), r.NameOf(f.By), r.NameOf(r.Disposer(f)))
	}
	if d.NeedsEvidence {
		for _, c := range r.withVerdict(d.ID, VerdictUnmet) {
			return refuse("%s needs evidence, and %s is unmet: %s; add evidence that meets it, or defer", d.Ref(), c.Ref(), c.Text)
		}
		return r.oneLacks(d)
	}
	return nil
}

// mayChange reports whether the meeting in which a ruling was made is still
// being held, so that an owner can answer anew.
func (r *Record) mayChange(u Ruling) bool {
	m, live := r.Live()
	return live && r.madeIn(u, m) && r.saidBy(u) == u.Meeting
}

// madeIn reports whether a ruling was made in a meeting, or between meetings
// while that one was adjourned.
func (r *Record) madeIn(u Ruling, m Meeting) bool {
	return u.Meeting == m.ID || (u.Meeting == 0 && m.StartedLine != 0 && r.givenAt(u) > m.StartedLine)
}

// deferredBefore reports whether a decision was put off in an earlier meeting,
// or between meetings: it can only be put off once (PLAYBOOK B8). What was said
// before the meeting of its agenda began is said again in it.
func (r *Record) deferredBefore(d Decision) bool {
	live, _ := r.Live()
	return slices.ContainsFunc(r.deferrals(d.ID), func(u Ruling) bool { return !r.mayChange(u) && !r.madeAhead(u, live) })
}

func verbs(rules []OutcomeRule) string {
	words := make([]string, len(rules))
	for i, o := range rules {
		words[i] = o.Verb
	}
	return andList(words)
}
