package model

import "fmt"

// Blocker is something in the way. It is open until it is resolved, escalated
// or not.
type Blocker struct {
	InCycle
	Item      ID      `json:"item"` // the agenda item it was raised on
	Text      string  `json:"text"`
	Owner     ID      `json:"owner"`
	Due       Date    `json:"due"`
	DueMoved  int64   `json:"due_moved"` // how many times its due date was moved
	Fallback  string  `json:"fallback"`
	Impact    string  `json:"impact"` // what the customer notices
	RaisedAt  Instant `json:"raised_at"`
	ChangedAt Instant `json:"changed_at"`
}

// Ref names the blocker.
func (b Blocker) Ref() Ref { return blockerRef(b.ID) }

// Open reports whether a blocker is still in the way.
func (r *Record) Open(b Blocker) bool { return r.State(b.Ref()) != Resolved }

// Late reports whether a blocker's due date has passed. Due today is due, not
// late.
func (r *Record) Late(b Blocker, today Date) bool {
	return r.Open(b) && b.Due != "" && b.Due < today
}

func blockerNoun() noun {
	return noun{
		fields: []Question{
			{Field: FieldWords},
			{Field: FieldOwner, Optional: true},
			{Field: FieldDue, Optional: true},
			{Field: FieldFallback, Optional: true},
			{Field: FieldImpact, Optional: true},
		},
		raise: raiseBlocker,
		amend: amendBlocker,
	}
}

func raiseBlocker(r *Record, on Ref, v Values, now Instant) (Done, error) {
	it, _ := r.ItemOf(on)
	b := Blocker{InCycle: start(r, &r.Blockers), Item: it.ID, RaisedAt: now}
	if err := r.fillBlocker(&b, v, now); err != nil {
		return Done{}, err
	}
	done := Done{Says: fmt.Sprintf("%s raised: %s", b.Ref(), b.Text), About: b.Ref()}
	if r.CarriedAtOnce(v, now) {
		if _, err := (Rule{About: b.Ref(), Outcome: Carried}).Apply(r, now); err != nil {
			return Done{}, err
		}
		done.Says = fmt.Sprintf("%s raised and carried: %s", b.Ref(), b.Text)
	}
	return done, nil
}

// CarriedAtOnce reports whether a blocker that is raised with these values
// counts as carried: it is captured whole in a meeting, and its owner is there
// to say so.
func (r *Record) CarriedAtOnce(v Values, now Instant) bool {
	m, live := r.Live()
	owner, due := v[FieldOwner].Person, v[FieldDue].Date
	whole := Blocker{Owner: owner, Due: due, Fallback: v[FieldFallback].Text, Impact: v[FieldImpact].Text}.whole()
	return live && whole && due >= r.Today(now) && r.IsPresent(m.ID, owner)
}

// whole reports whether a blocker has all that it needs to be carried past a
// meeting (PLAYBOOK B7).
func (b Blocker) whole() bool {
	return b.Owner != 0 && b.Due != "" && b.Fallback != "" && b.Impact != ""
}

func (r *Record) fillBlocker(b *Blocker, v Values, now Instant) error {
	setText(v, FieldWords, &b.Text)
	setText(v, FieldFallback, &b.Fallback)
	setText(v, FieldImpact, &b.Impact)
	if err := setPerson(r, v, FieldOwner, &b.Owner); err != nil {
		return err
	}
	if due, ok := v[FieldDue]; ok {
		if err := r.moveDue(b, due.Date, now); err != nil {
			return err
		}
	}
	b.ChangedAt = now
	r.Blockers.put(*b)
	return nil
}

// moveDue sets a due date. Once moved it cannot be moved again: only an
// escalation helps then (DESIGN section 4).
func (r *Record) moveDue(b *Blocker, due Date, now Instant) error {
	if due == b.Due {
		return nil
	}
	if due == "" {
		return badValue(FieldDue, fmt.Sprintf("%s: a due date is moved, not emptied", b.Ref()))
	}
	if due < r.Today(now) {
		return &Refusal{Reason: BadValue, About: b.Ref(), Missing: []Requirement{{Spec: specs[FieldDue]}},
			Says: fmt.Sprintf("%s: %s has passed; give a day ahead", b.Ref(), due)}
	}
	if b.Due != "" {
		if b.DueMoved > 0 {
			return b.movedBefore()
		}
		b.DueMoved++
	}
	b.Due = due
	return nil
}

func (b Blocker) movedBefore() *Refusal {
	return &Refusal{Reason: NotAllowed, About: b.Ref(), Outcome: Escalated,
		Says: fmt.Sprintf("%s: its due date was moved once already; escalate it instead", b.Ref())}
}

func amendBlocker(r *Record, id ID, v Values, now Instant) (Done, error) {
	b, _ := r.Blockers.Get(id)
	if !r.Open(b) {
		return Done{}, &Refusal{Reason: ReadOnly, About: b.Ref(), Says: fmt.Sprintf("%s is resolved; raise a new blocker", b.Ref())}
	}
	was := b.whole()
	if err := r.fillBlocker(&b, v, now); err != nil {
		return Done{}, err
	}
	if was && !b.whole() {
		return Done{}, &Refusal{Reason: NotAllowed, About: b.Ref(), Says: fmt.Sprintf("%s needs its owner, due date, fallback and customer impact; change them, but do not empty them", b.Ref())}
	}
	r.stateAnew(b)
	return Done{Says: fmt.Sprintf("%s amended", b.Ref()), About: b.Ref()}, nil
}

// stateAnew appends the ruling in force on a blocker once more, over its mended
// words, for each meeting that is still open: what was decided is the same, and
// rulings are never edited. When it was given stays, too: a meeting that began
// since has not ruled.
func (r *Record) stateAnew(b Blocker) {
	for _, m := range r.byDate() {
		u, ok := r.inForce(b.Ref(), m)
		if m.open() && ok && u.Wording != b.Text {
			u.InCycle, u.Wording = start(r, &r.Rulings), b.Text
			r.Rulings.put(u)
		}
	}
}
