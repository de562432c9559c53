package model

import (
	"cmp"
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
// A conditional approval whose conditions are all met is approved; an open
// decision goes with its item; a computed check may have ceased to hold.
func (r *Record) State(about Ref) Outcome {
	u, ok := r.Ruling(about)
	switch about.Kind {
	case KindDecision:
		d, _ := r.Decisions.Get(about.ID)
		if w, withdrawn := r.withdrawal(d); withdrawn {
			return w.Outcome
		}
	case KindCheck:
		u, ok = r.InForce(r.above(about, KindMeeting).ID, about)
	}
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
	if !r.exists(c.About) {
		return Done{}, notFound(c.About)
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	words := r.wordingOf(c.About)
	theirs := fmt.Sprintf("%s: %s", r.State(c.About), words)
	yours := fmt.Sprintf("%s: %s", c.Outcome, cmp.Or(r.tell(v), words))
	if err := r.unmoved(c.About, c.Seen, theirs, yours); err != nil {
		return Done{}, err
	}
	if err := r.mayRule(c.About, c.Outcome); err != nil {
		return Done{}, err
	}
	if err := c.take(r, v); err != nil {
		return Done{}, err
	}
	asked := r.Asks(c.About, c.Outcome, now)
	if missing := Missing(asked, v); len(missing) > 0 {
		refusal := refuseMissing(c.About, missing, r.whoSays(r.ruler(c.About, c.Outcome)))
		refusal.Outcome = c.Outcome
		return Done{}, refusal
	}
	return c.rule(r, withDefaults(asked, v), now)
}

// take writes what is said of the thing itself before the ruling is judged: a
// new owner has to be there like any other, and a new criterion to be met.
func (c Rule) take(r *Record, v Values) error {
	if owner := v[FieldOwner].Person; owner != 0 {
		if err := r.needPerson(owner); err != nil {
			return err
		}
		switch is := r.OwnerOf(c.About); is {
		case owner:
		case 0:
			r.setOwner(c.About, owner)
		default:
			return &Refusal{Reason: BadOwner, About: c.About, Says: fmt.Sprintf("%s is %s's to rule on; change its owner first", c.About, r.NameOf(is))}
		}
	}
	if c.About.Kind == KindDecision {
		r.addCriteria(c.About.ID, v)
	}
	return nil
}

// ruler is who gives a ruling: the owner; of a concern that is cleared, the
// person who raised it.
func (r *Record) ruler(about Ref, outcome Outcome) ID {
	if f, ok := r.Feedbacks.Get(about.ID); ok && about.Kind == KindFeedback && outcome == Cleared && f.By != 0 {
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
