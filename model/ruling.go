package model

import (
	"fmt"
)

// Ruling is the act itself: what was ruled, how, by whom, when, in which
// meeting or between meetings, how the answer came, and why. Rulings are
// appended, never edited; on screen they are owner decisions (PLAYBOOK B3).
type Ruling struct {
	InCycle
	AboutKind   Kind    `json:"about_kind"`
	AboutID     ID      `json:"about"`
	Outcome     Outcome `json:"outcome"`
	Owner       ID      `json:"owner"` // who ruled; 0 only where the record itself did
	At          Instant `json:"at"`
	Meeting     ID      `json:"meeting"` // 0 between meetings
	Via         string  `json:"via"`     // how the answer came, when its owner was not in the room
	Why         string  `json:"why"`
	How         string  `json:"how"`
	Wording     string  `json:"wording"` // word for word what was ruled on
	Evidence    string  `json:"evidence"`
	Fallback    string  `json:"fallback"`
	Impact      string  `json:"impact"`
	Due         Date    `json:"due"`
	EscalatedTo ID      `json:"escalated_to"`
	Second      ID      `json:"second"` // who else agreed to a waiver
	Until       Date    `json:"until"`  // when a waiver ends
	DuplicateOf string  `json:"duplicate_of"`
}

// About is what was ruled on.
func (u Ruling) About() Ref { return Ref{u.AboutKind, u.AboutID} }

// Ruling is the last ruling on a thing. ok is false where there is none.
func (r *Record) Ruling(about Ref) (last Ruling, ok bool) {
	return r.Rulings.lastOf(about)
}

// State is how a thing stands in one word: its last ruling's outcome, or Open.
// A conditional approval whose conditions are all met is approved.
func (r *Record) State(about Ref) Outcome {
	u, ok := r.Ruling(about)
	switch {
	case !ok:
		return Open
	case u.Outcome == Conditional && r.conditionsMet(u.ID):
		return Approved
	}
	return u.Outcome
}

// Conditions is the actions that a conditional approval waits for.
func (r *Record) Conditions(ruling ID) []Action {
	return r.Actions.Where(func(a Action) bool { return a.Condition == ruling })
}

func (r *Record) conditionsMet(ruling ID) bool {
	for _, a := range r.Conditions(ruling) {
		if a.DoneAt == 0 {
			return false
		}
	}
	return true
}

// Rule is an owner's decision, recorded.
type Rule struct {
	About   Ref
	Outcome Outcome
	With    Values
	Seen    int64 // the version its person saw; 0 did not look
}

// Name is "rule".
func (Rule) Name() string { return "rule" }

// Apply refuses a ruling that lacks what its outcome asks for, that its owner
// is not there to give, or that the rules do not allow now.
func (c Rule) Apply(r *Record, now Instant) (Done, error) {
	rule, ok := outcomeRule(c.About.Kind, c.Outcome)
	if !ok || !r.exists(c.About) {
		return Done{}, notFound(c.About)
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	c.With = v
	if err := r.unmoved(c.About, c.Seen, r.TextOf(c.About), v[FieldWording].Text); err != nil {
		return Done{}, err
	}
	if err := r.mayRule(c.About, rule, now); err != nil {
		return Done{}, err
	}
	asked := r.Asks(c.About, c.Outcome, now)
	if missing := r.missing(c, now); len(missing) > 0 {
		refusal := refuseMissing(c.About, missing, r.NameOf(r.ruler(c.About, c.Outcome)))
		refusal.Outcome = c.Outcome
		return Done{}, refusal
	}
	return c.rule(r, withDefaults(asked, v), now)
}

// missing is what a ruling still lacks.
func (r *Record) missing(c Rule, now Instant) []Requirement {
	return Missing(r.Asks(c.About, c.Outcome, now), c.With)
}

// ruler is who gives a ruling: the owner; of a concern that is cleared, the
// person who raised it.
func (r *Record) ruler(about Ref, outcome Outcome) ID {
	if f, ok := r.Feedbacks.Get(about.ID); ok && about.Kind == KindFeedback && outcome == Cleared {
		return f.By
	}
	return r.OwnerOf(about)
}

// Asks is everything that a ruling on a thing asks for now, with what is
// offered where nothing is given. A form shows it, a refusal is drawn from it.
func (r *Record) Asks(about Ref, outcome Outcome, now Instant) []Requirement {
	rule, _ := outcomeRule(about.Kind, outcome)
	asked := r.requirements(rule.asks, about, now)
	add := func(f Field, because string) {
		for i, q := range asked {
			if q.Field == f {
				asked[i].Optional, asked[i].Because = false, because
				return
			}
		}
		asked = append(asked, Requirement{Spec: specs[f], Because: because})
	}
	ruler := r.ruler(about, outcome)
	if ruler == 0 {
		add(FieldOwner, "nobody owns it yet")
	}
	if m, live := r.Live(); ruler != 0 && !live {
		add(FieldVia, "no meeting is being held")
	} else if ruler != 0 && !r.IsPresent(m.ID, ruler) {
		add(FieldVia, r.NameOf(ruler)+" is not marked present")
	}
	if about.Kind == KindDecision {
		r.askOfDecision(about, outcome, add)
	}
	return asked
}

// askOfDecision adds what an approval needs (PLAYBOOK A10, B5), and the reason
// that a second answer in the same meeting needs.
func (r *Record) askOfDecision(about Ref, outcome Outcome, add func(Field, string)) {
	d, _ := r.Decisions.Get(about.ID)
	if r.settled(d) {
		add(FieldWhy, fmt.Sprintf("%s was %s; the minutes say why that changed", about, r.State(about)))
	}
	if outcome != Approved && outcome != Conditional {
		return
	}
	if len(r.CriteriaOf(d.ID)) == 0 {
		add(FieldCriteria, "nothing is approved without a criterion")
	}
	if d.NeedsEvidence && (len(r.CriteriaOf(d.ID)) == 0 || len(r.withVerdict(d.ID, "")) > 0) {
		add(FieldEvidence, "this decision needs evidence first")
	}
}

// mayRule refuses what no answer could mend.
func (r *Record) mayRule(about Ref, rule OutcomeRule, now Instant) error {
	refuse := func(format string, args ...any) error {
		return &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf(format, args...)}
	}
	if r.unfit(about, rule) {
		return refuse("%s cannot be %s; it takes: %s", about, rule.Outcome, verbs(r.OutcomesFor(about)))
	}
	switch about.Kind {
	case KindDecision:
		return r.mayDecide(about, rule.Outcome, refuse)
	case KindBlocker:
		if b, _ := r.Blockers.Get(about.ID); !r.Open(b) {
			return refuse("%s is resolved already", about)
		}
	case KindItem:
		it, _ := r.Items.Get(about.ID)
		if m, live := r.Live(); !live || m.ID != it.Meeting {
			return refuse("%s is not on a live agenda; start its meeting first", about)
		}
	case KindCheck:
		c, _ := r.Checks.Get(about.ID)
		g, _ := r.Gates.Get(c.Gate)
		if m, _ := r.Meetings.Get(g.Meeting); !m.open() {
			return refuse("%s is on the gate of %s, which is %s", about, m.Ref(), m.Status)
		}
		if c.Computed != "" && len(r.Lacks(c)) == 0 {
			return refuse("%s holds: the record itself says so", about)
		}
	}
	return nil
}

func (r *Record) mayDecide(about Ref, outcome Outcome, refuse func(string, ...any) error) error {
	d, _ := r.Decisions.Get(about.ID)
	if u, ruled := r.Ruling(about); ruled && r.settled(d) {
		if m, live := r.Live(); !live || m.ID != u.Meeting {
			return refuse("%s was %s; approved scope is not reopened by a second ruling: raise a new decision that says what is new", about, r.State(about))
		}
	}
	if outcome == Deferred && r.deferredBefore(d) {
		return refuse("%s was deferred before; this time it is decided, or escalated", about)
	}
	if outcome == Approved || outcome == Conditional {
		if concerns := r.standingConcerns(about); len(concerns) > 0 {
			f := concerns[0]
			return refuse("%s: the concern %s stands; %s clears it, or %s overrides it with a reason", about, f.Ref(), r.NameOf(f.By), r.NameOf(r.Disposer(f)))
		}
		for _, c := range r.withVerdict(d.ID, VerdictUnmet) {
			if d.NeedsEvidence {
				return refuse("%s needs evidence, and %s is unmet: %s", about, c.Ref(), c.Text)
			}
		}
	}
	return nil
}

// deferredBefore reports whether a decision was put off in an earlier meeting,
// or between meetings: it can only be put off once (PLAYBOOK B8).
func (r *Record) deferredBefore(d Decision) bool {
	m, _ := r.Live()
	for u := range r.Rulings.All() {
		if u.About() == d.Ref() && u.Outcome == Deferred && (u.Meeting != m.ID || u.Meeting == 0) {
			return true
		}
	}
	return false
}

func verbs(rules []OutcomeRule) string {
	words := make([]string, len(rules))
	for i, o := range rules {
		words[i] = o.Verb
	}
	return andList(words)
}
