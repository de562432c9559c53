package model

import "fmt"

// Check is one line of a gate. It is ruled by its owner, or, where Computed
// says how, by the record itself.
type Check struct {
	InCycle
	Gate     ID     `json:"gate"`
	Position int64  `json:"position"`
	Text     string `json:"text"`
	Owner    ID     `json:"owner"`
	Computed string `json:"computed"`      // a word of computedWords, or ""
	Key      string `json:"key,omitzero"`  // of the check of the playbook, which carries its history; "" for one that was added by hand
	Role     string `json:"role,omitzero"` // whose it is, as the playbook says; "" once somebody gave it to another
	Firm     bool   `json:"firm,omitzero"` // it cannot be waived
}

// Ref names the check.
func (c Check) Ref() Ref { return checkRef(c.ID) }

// Parent returns the gate.
func (c Check) Parent() Ref { return Ref{kindGate, c.Gate} }

// References returns the owner.
func (c Check) References() []Ref { return []Ref{personRef(c.Owner)} }

// MeetingID returns the meeting of the gate.
func (c Check) MeetingID(r *Record) ID {
	g, _ := r.Gates.Get(c.Gate)
	return g.Meeting
}

func checkKind() *KindOf[Check] {
	return &KindOf[Check]{
		KindSpec: KindSpec{
			Kind: KindCheck, Plural: "checks", Article: "a check", Prefix: "C", Head: "c", Sample: "Support has its macros",
			Purpose: "What must be true before a gate is passed.",
			Parents: []Kind{KindMeeting}, InMeeting: true, OnAgenda: true,
			UsualOutcome: Passed,
			States:       []Outcome{Open, Passed, Failed, Waived, Holds},
			Outcomes: []OutcomeSpec{
				{Outcome: Passed, Verb: "pass", Help: "it passes: the evidence", Requires: []RequestedField{{Field: FieldEvidence}}},
				{Outcome: Failed, Verb: "fail", Help: "it fails: what follows", Requires: []RequestedField{{Field: FieldAction}}},
				{Outcome: Waived, Verb: "waive", Help: "let it through once: why, who else agrees, until when", Requires: []RequestedField{askWhy, {Field: FieldSecond}, {Field: FieldUntil}}},
			},
		},
		Rows: func(r *Record) *Rows[Check] { return &r.Checks },
		Fields: []KindField[Check]{
			{Field: FieldWords, Access: TextAt(func(c *Check) *string { return &c.Text })},
			{Field: FieldOwner, Optional: true, Column: true, Access: OwnerAt(func(c *Check) *ID { return &c.Owner })},
			ParentField[Check](),
		},
		New: newCheck,
		MayAmend: func(r *Record, c Check, _ Values) error {
			g, _ := r.Gates.Get(c.Gate)
			_, err := r.changeable(g.Meeting)
			return err
		},
		Validate: validateCheck,
		Raised: func(r *Record, c Check, _ Values, _ Instant) (Done, error) {
			g, _ := r.Gates.Get(c.Gate)
			return Done{Says: fmt.Sprintf("check %s is on the gate of %s alone", c.Ref(), meetingRef(g.Meeting)), About: c.Ref()}, nil
		},
		Details: detailsOfCheck,
		Remove: func(r *Record, c Check) error {
			if err := r.mayTakeOff(c.Ref()); err != nil {
				return err
			}
			r.removePlaces(c.Ref())
			r.Checks.remove(c.ID)
			return nil
		},
		Takes: func(_ *Record, c Check, o OutcomeSpec) bool {
			return (o.Outcome != Passed || c.Computed == "") && (o.Outcome != Waived || !c.Firm)
		},
		MayRule: mayRuleCheck,
		Ruled:   checkRuled,
		InForce: inForceOnCheck,
		Standing: func(r *Record, c Check) (Ruling, bool) {
			return r.InForce(r.above(c.Ref(), KindMeeting).ID, c.Ref())
		},
		Gap:     gapOfCheck,
		Digest:  digestCheck,
		Message: messageOnCheck,
		Describe: func(_ *Record, c Check) string {
			if c.Computed != "" {
				return "a check that the record answers"
			}
			return ""
		},
	}
}

func detailsOfCheck(r *Record, c Check, _ ID, today Date) []Detail {
	var list details
	list.add("owner", r.NameOf(c.Owner))
	if id := r.lessonOf(c); id != "" {
		list.add("from", id)
	}
	if m, _ := r.Meetings.Get(c.MeetingID(r)); c.Computed == "" || m.IsOver() {
		return list
	}
	computed := r.Compute(c, today)
	if len(computed.Faults) == 0 {
		list.add("automatic", "met: "+computed.Counted)
		return list
	}
	list.add("automatic", computed.Counted)
	for _, f := range computed.Faults {
		list.add("not met because of", fmt.Sprintf("%s %s: %s", f.About, r.TextOf(f.About), f.Says))
	}
	return list
}

func newCheck(r *Record, begin InCycle, on Ref, _ Values, _ Instant) (Check, error) {
	m, err := r.meetingFor(on)
	if err != nil {
		return Check{}, err
	}
	g, ok := r.GateOf(m.ID)
	if !ok {
		g = Gate{InCycle: start(r, &r.Gates), Meeting: m.ID, Name: m.Title}
		r.Gates.put(g)
	}
	return Check{InCycle: begin, Gate: g.ID, Position: r.endOfGate(g)}, nil
}

// validateCheck refuses other words for what the record answers, and for what was ruled
// on other words and another owner: a check is not passed under one text and kept under
// another, and who gave its verdict stays.
func validateCheck(r *Record, before, c *Check, _ Values, _ Instant) error {
	if before == nil || c.Text == before.Text && c.Owner == before.Owner {
		return nil
	}
	if c.Owner != before.Owner {
		c.Role = ""
	}
	refuse := refuser(c.Ref())
	if c.Computed != "" && c.Text != before.Text {
		return refuse("%s is checked automatically; its title stays", c.Ref())
	}
	state := r.State(c.Ref())
	switch {
	case state == Open, c.Computed != "" && state == Holds:
		return nil
	case c.Text != before.Text:
		return refuse("%s was answered as it is worded (%s); undo that, or add another check", c.Ref(), state)
	}
	return refuse("%s was answered by %s (%s); undo that first", c.Ref(), r.NameOf(before.Owner), state)
}

func mayRuleCheck(r *Record, c Check, outcome Outcome, now Instant) error {
	about, refuse := c.Ref(), refuser(c.Ref())
	if m, _ := r.Meetings.Get(r.above(about, KindMeeting).ID); !m.open() {
		return refuse("%s is on the gate of %s, which is %s", about, m.Ref(), m.Status)
	}
	if c.Computed != "" && len(r.Lacks(c, r.Today(now))) == 0 {
		return refuse("%s is met automatically", about)
	}
	if r.State(about) == outcome {
		return refuse("%s is %s already", about, outcome.past())
	}
	if outcome == Waived {
		return r.refuseSecondWaiver(c, r.Today(now))
	}
	return nil
}

func checkRuled(r *Record, c Check, u *Ruling, v Values, now Instant) error {
	if u.Outcome != Failed {
		return nil
	}
	if err := r.proposeDelays(c, now); err != nil {
		return err
	}
	return r.addActions(v[FieldAction].Tasks, Action{AboutKind: KindCheck, AboutID: c.ID, Owner: u.Owner}, now)
}

// inForceOnCheck has a computed check that holds be ruled by the record itself.
func inForceOnCheck(r *Record, c Check, m Meeting, today Date) (Ruling, bool) {
	if c.Computed != "" && len(r.Lacks(c, today)) == 0 {
		return r.heldBefore(c, m)
	}
	return r.lastIn(c.Ref(), m)
}

// heldBefore is the record's own ruling on a computed check at a meeting.
func (r *Record) heldBefore(c Check, m Meeting) (Ruling, bool) {
	return r.Rulings.lastWhere(c.Ref(), func(u Ruling) bool { return u.Outcome == Holds && u.Meeting == m.ID })
}

func gapOfCheck(r *Record, c Check, g *Gap, now Instant) {
	if lacking := r.Compute(c, r.Today(now)).names(); len(lacking) > 0 {
		g.Needs = andList(lacking) + " fixed"
		if g.Who != "" {
			g.Needs += ", or a verdict" + by(g.Who)
		}
		return
	}
	g.Needs = "a verdict" + by(g.Who)
}
