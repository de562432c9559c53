package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Gate is a named list of checks that a meeting rules on (PLAYBOOK B11).
type Gate struct {
	InCycle
	Meeting ID     `json:"meeting"`
	Name    string `json:"name"`
}

// Parent returns the meeting.
func (g Gate) Parent() Ref { return meetingRef(g.Meeting) }

// SaidIn returns the meeting.
func (g Gate) SaidIn(*Record) ID { return g.Meeting }

// Check is one line of a gate. It is ruled by its owner, or, where Computed
// says how, by the record itself.
type Check struct {
	InCycle
	Gate     ID     `json:"gate"`
	Position int64  `json:"position"`
	Text     string `json:"text"`
	Owner    ID     `json:"owner"`
	Computed string `json:"computed"` // a word of computations, or ""
}

// Ref names the check.
func (c Check) Ref() Ref { return checkRef(c.ID) }

// Parent returns the gate.
func (c Check) Parent() Ref { return Ref{kindGate, c.Gate} }

// References returns the owner.
func (c Check) References() []Ref { return []Ref{personRef(c.Owner)} }

// SaidIn returns the meeting of the gate.
func (c Check) SaidIn(r *Record) ID {
	g, _ := r.Gates.Get(c.Gate)
	return g.Meeting
}

// The computed checks.
const (
	DecisionsOwned   = "decisions-owned"
	BlockersComplete = "blockers-complete"
)

// computation answers a check from the record.
type computation struct {
	text  string
	lacks func(r *Record, meeting ID) []Ref // what keeps it from holding
}

func computationOf(word string) (computation, bool) {
	switch word {
	case DecisionsOwned:
		return computation{"Every decision has an owner", unownedDecisions}, true
	case BlockersComplete:
		return computation{"Every open blocker has owner, due date and fallback", incompleteBlockers}, true
	}
	return computation{}, false
}

func unownedDecisions(r *Record, meeting ID) []Ref {
	var lacking []Ref
	for _, about := range r.tableToBe(meeting) {
		if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision && d.Owner == 0 && r.State(about) != Withdrawn {
			lacking = append(lacking, about)
		}
	}
	return lacking
}

func incompleteBlockers(r *Record, _ ID) []Ref {
	var lacking []Ref
	for b := range r.Blockers.All() {
		if r.Open(b) && (b.Owner == 0 || b.Due == "" || b.Fallback == "") {
			lacking = append(lacking, b.Ref())
		}
	}
	return lacking
}

// Lacks is what keeps a computed check from holding; nothing for one that
// holds or that its owner rules.
func (r *Record) Lacks(c Check) []Ref {
	comp, ok := computationOf(c.Computed)
	if !ok {
		return nil
	}
	gate, _ := r.Gates.Get(c.Gate)
	return comp.lacks(r, gate.Meeting)
}

// ChecksOf is the checks of a meeting's gates, in their order.
func (r *Record) ChecksOf(meeting ID) []Check {
	var list []Check
	for _, g := range r.Gates.of(meetingRef(meeting)) {
		list = append(list, r.Checks.of(Ref{kindGate, g.ID})...)
	}
	slices.SortStableFunc(list, func(a, b Check) int {
		return cmp.Or(cmp.Compare(a.Gate, b.Gate), cmp.Compare(a.Position, b.Position))
	})
	return list
}

// GateOf is the first gate of a meeting.
func (r *Record) GateOf(meeting ID) (Gate, bool) {
	gates := r.Gates.of(meetingRef(meeting))
	if len(gates) == 0 {
		return Gate{}, false
	}
	return gates[0], true
}

// putUpGate gives a planned meeting the small gate that every review has: what
// the record can answer, and the one promise it cannot.
func (r *Record) putUpGate(m Meeting) {
	g := Gate{InCycle: start(r, &r.Gates), Meeting: m.ID, Name: "Review gate"}
	r.Gates.put(g)
	for _, word := range []string{DecisionsOwned, BlockersComplete} {
		comp, _ := computationOf(word)
		r.addCheck(g, Check{Text: comp.text, Owner: m.Facilitator, Computed: word})
	}
	r.addCheck(g, Check{Text: "What customers are told still matches what ships", Owner: m.Facilitator})
}

func (r *Record) addCheck(g Gate, c Check) {
	c.InCycle, c.Gate, c.Position = start(r, &r.Checks), g.ID, r.endOfGate(g)
	r.Checks.put(c)
}

// endOfGate returns the position of the next check of a gate.
func (r *Record) endOfGate(g Gate) int64 { return int64(len(r.ChecksOf(g.Meeting)) + 1) }

func checkKind() *KindOf[Check] {
	return &KindOf[Check]{
		KindInfo: KindInfo{
			Kind: KindCheck, Plural: "checks", Article: "a check", Prefix: "C", Head: "c", Sample: "Support has its macros",
			Parents: []Kind{KindMeeting}, InMeeting: true,
			UsualOutcome: Passed,
			Outcomes: []OutcomeRule{
				{Outcome: Passed, Verb: "pass", Asks: []Question{{Field: FieldEvidence}}},
				{Outcome: Failed, Verb: "fail", Asks: []Question{{Field: FieldAction}}},
				{Outcome: Waived, Verb: "waive", Asks: []Question{askWhy, {Field: FieldSecond}, {Field: FieldUntil}}},
			},
		},
		Rows: func(r *Record) *Rows[Check] { return &r.Checks },
		Fields: []KindField[Check]{
			{Field: FieldWords, Access: TextAt(func(c *Check) *string { return &c.Text })},
			{Field: FieldOwner, Optional: true, Column: true, Access: PersonAt(func(c *Check) *ID { return &c.Owner })},
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
			return Done{Says: fmt.Sprintf("check %s added to %q", c.Ref(), g.Name), About: c.Ref()}, nil
		},
		Details: detailsOfCheck,
		Remove: func(r *Record, c Check) error {
			if err := r.mayTakeOff(c.Ref()); err != nil {
				return err
			}
			r.Checks.remove(c.ID)
			return nil
		},
		Takes:   func(_ *Record, c Check, o OutcomeRule) bool { return o.Outcome != Passed || c.Computed == "" },
		MayRule: mayRuleCheck,
		Ruled:   checkRuled,
		InForce: inForceOnCheck,
		Standing: func(r *Record, c Check) (Ruling, bool) {
			return r.InForce(r.above(c.Ref(), KindMeeting).ID, c.Ref())
		},
		Gap: gapOfCheck,
		Describe: func(_ *Record, c Check) string {
			if c.Computed != "" {
				return "a check that the record answers"
			}
			return ""
		},
	}
}

func detailsOfCheck(r *Record, c Check, _ ID, _ Date) []Detail {
	var list details
	list.add("owner", r.NameOf(c.Owner))
	if c.Computed == "" {
		return list
	}
	lacking := r.Lacks(c)
	if len(lacking) == 0 {
		list.add("from the record", "it holds")
	}
	for _, about := range lacking {
		list.add("does not hold", fmt.Sprintf("%s %s", about, r.TextOf(about)))
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
		g = Gate{InCycle: start(r, &r.Gates), Meeting: m.ID, Name: "Review gate"}
		r.Gates.put(g)
	}
	return Check{InCycle: begin, Gate: g.ID, Position: r.endOfGate(g)}, nil
}

// validateCheck refuses other words for what the record answers, and for what
// was ruled on: a check is not passed under one text and kept under another.
func validateCheck(r *Record, before, c *Check, _ Values, _ Instant) error {
	if before == nil || c.Text == before.Text {
		return nil
	}
	if c.Computed != "" {
		return &Refusal{Reason: NotAllowed, About: c.Ref(), Says: fmt.Sprintf("%s is answered from the record; its words stay", c.Ref())}
	}
	if state := r.State(c.Ref()); state != Open {
		return &Refusal{Reason: NotAllowed, About: c.Ref(), Says: fmt.Sprintf("%s was ruled on as it stands (%s); take that back (undo), or add another check", c.Ref(), state)}
	}
	return nil
}
