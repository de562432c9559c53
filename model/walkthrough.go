package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A walkthrough is an agenda item for information that goes through a journey step by step:
// state after state along the transitions, each once. It has no title and no owner of its own
// but those of the journey; it is on the table itself, and noted as every item that informs.

// IsWalkthrough reports whether the item goes through a journey.
func (it Item) IsWalkthrough() bool { return it.AboutKind == KindJourney }

// walkedTo returns the state to which a walkthrough came; the zero Ref for none.
func (it Item) walkedTo() Ref {
	if it.WalkedTo == 0 {
		return Ref{}
	}
	return Ref{KindState, it.WalkedTo}
}

// Walkthrough is a journey as a meeting goes through it.
type Walkthrough struct {
	Item    Item
	Journey Ref
	Steps   []WalkthroughStep
	At      int // the step that is discussed
}

// WalkthroughStep is one state of a journey, with the way that leads to it and the ways on.
type WalkthroughStep struct {
	State JourneyState
	By    Arrow // the transition by which it is come to; zero for the first, and for what nothing leads to
	Ways  []WalkthroughWay
}

// WalkthroughWay is a way on from a step.
type WalkthroughWay struct {
	Arrow
	Back bool // it leads to a step before, or to the step itself
}

// Walkthrough returns the walkthrough of an item; ok is false for any other item, and while the
// journey has no states.
func (r *Record) Walkthrough(item ID) (w Walkthrough, ok bool) {
	it, _ := r.Items.Get(item)
	if !it.IsWalkthrough() {
		return w, false
	}
	w = Walkthrough{Item: it, Journey: it.About(), Steps: r.stepsThrough(it.About())}
	w.At = max(w.index(it.walkedTo()), 0)
	return w, len(w.Steps) > 0
}

// WalkthroughDiscussed returns the walkthrough that the live meeting is at; ok is false where what it
// discusses is none.
func (r *Record) WalkthroughDiscussed() (w Walkthrough, ok bool) {
	m, _ := r.Live()
	return r.Walkthrough(r.Clock(m.ID).Item)
}

func (w Walkthrough) index(state Ref) int {
	return slices.IndexFunc(w.Steps, func(s WalkthroughStep) bool { return s.State.Ref() == state })
}

// Step returns the step that is discussed.
func (w Walkthrough) Step() WalkthroughStep { return w.Steps[w.At] }

// Number says which step is discussed: "3 of 7".
func (w Walkthrough) Number() string { return fmt.Sprintf("%d of %d", w.At+1, len(w.Steps)) }

// To returns the state that is some steps on; negative is back. ok is false where there is none.
func (w Walkthrough) To(by int) (state Ref, ok bool) {
	if at := w.At + by; at >= 0 && at < len(w.Steps) {
		return w.Steps[at].State.Ref(), true
	}
	return Ref{}, false
}

// stepsThrough returns the states of a journey in the order in which they are gone through: from
// the first one along each way to its end, then along the next, and last what nothing leads
// to. Each state is one step, so that a loop is followed once.
func (r *Record) stepsThrough(journey Ref) []WalkthroughStep {
	states := r.StatesOf(journey)
	byRef := make(map[Ref]JourneyState, len(states))
	for _, s := range states {
		byRef[s.Ref()] = s
	}
	var steps []WalkthroughStep
	at := make(map[Ref]int, len(states))
	for _, first := range states {
		ways := []Arrow{{To: first.Ref()}}
		for len(ways) > 0 {
			by := ways[len(ways)-1]
			ways = ways[:len(ways)-1]
			s, inJourney := byRef[by.To]
			if _, seen := at[by.To]; seen || !inJourney {
				continue
			}
			at[by.To] = len(steps)
			steps = append(steps, WalkthroughStep{State: s, By: by})
			out := r.WaysOut(by.To)
			slices.Reverse(out)
			ways = append(ways, out...)
		}
	}
	for i, s := range steps {
		for _, a := range r.WaysOut(s.State.Ref()) {
			steps[i].Ways = append(steps[i].Ways, WalkthroughWay{a, at[a.To] <= i})
		}
	}
	return steps
}

// walkTo puts a state of a journey under discussion, in the walkthrough of the journey.
func (r *Record) walkTo(it Item, state Ref, now Instant) (Done, error) {
	if r.State(state) == Dropped {
		return Done{}, refuser(state)("%s is dropped, and is no step of %s", state, it.About())
	}
	if m, _ := r.Live(); r.Clock(m.ID).Item != it.ID {
		if _, err := (OpenItem{Item: it.ID}).Apply(r, now); err != nil {
			return Done{}, err
		}
	}
	it.WalkedTo = state.ID
	r.Items.put(it)
	w, _ := r.Walkthrough(it.ID)
	return Done{Says: fmt.Sprintf("%s, step %s: %s %s", it.About(), w.Number(), state, Quoted(r.TextOf(state))), About: it.Ref()}, nil
}

// fillWalkthrough gives a walkthrough that was not noted yet the owner of its journey; where
// nobody owns that, the facilitator.
func (r *Record) fillWalkthrough(it Item, m Meeting) {
	owner := cmp.Or(r.activeOrNone(r.OwnerOf(it.About())), m.Facilitator)
	if owner == it.Owner {
		return
	}
	if _, noted := r.lastIn(it.Ref(), m); !noted {
		it.Owner = owner
		r.Items.put(it)
	}
}

// toWalkThrough returns the riskiest journey that a meeting could go through: one with a state
// that is not verified, or with something wrong. ok is false where there is none, and where
// the meeting goes through one already.
func (r *Record) toWalkThrough(m Meeting) (j Journey, ok bool) {
	goesThroughOne := func(it Item) bool {
		return it.IsWalkthrough() || slices.Contains(strings.Fields(it.Standing), contentRiskiest)
	}
	if slices.ContainsFunc(r.Agenda(m.ID), goesThroughOne) {
		return j, false
	}
	for _, j := range r.Journeys() {
		open := r.unverified(j.Ref()) > 0 || len(r.JourneyFindings(j.Ref())) > 0
		if open && r.MayPutOnAgenda(j.Ref(), m) == nil {
			return j, true
		}
	}
	return j, false
}

// proposeWalkthrough returns the walkthrough of a journey as it is proposed for a meeting.
func (r *Record) proposeWalkthrough(j Journey, graph *waiting) Proposed {
	return Proposed{About: j.Ref(), Title: j.Text, Owner: j.Owner, Block: BlockWalkthrough, Minutes: walkthroughTimebox,
		Waits: graph.count(j.Ref()), Says: r.SayJourney(j), moves: true}
}

// SayJourney says how a journey stands: "high revenue", "risk high", "2 of 7 states verified", "1
// to fix".
func (r *Record) SayJourney(j Journey) []string {
	var says []string
	if j.Revenue {
		says = append(says, "high revenue")
	}
	if j.Risk != "" {
		says = append(says, "risk "+j.Risk)
	}
	if verified := r.describeVerified(j.Ref()); verified != "" {
		says = append(says, verified+" states verified")
	}
	if n := len(r.JourneyFindings(j.Ref())); n > 0 {
		says = append(says, fmt.Sprintf("%d to fix", n))
	}
	return says
}

// SeenIn says what was seen in a meeting of the states of the journey that one of its items goes
// through: "JS-4 Card declined verified: the basket was kept".
func (r *Record) SeenIn(it Item) []string {
	var says []string
	for _, state := range r.LinksTo(it.About(), LinkIn) {
		for _, s := range r.StepsOf(state) {
			if to := Outcome(s.To); s.Meeting == it.Meeting && s.What == StepState && (to == Verified || to == StateFailed) {
				says = append(says, fmt.Sprintf("%s %s %s: %s", state, r.TextOf(state), to, s.Why))
			}
		}
	}
	return says
}

// The labels of what is known of a step.
const (
	LabelExpected = "expected"
	LabelSeen     = "seen"
	LabelToFix    = "to fix"
)

// Says returns what is known of a step, by what it is about. Nothing in it is private.
func (s WalkthroughStep) Says(r *Record) []Detail {
	var list details
	list.add(LabelExpected, cmp.Or(s.State.Expects, notSaidYet))
	list = append(list, Detail{Label: LabelSeen, Text: r.describeSeen(s.State), State: r.State(s.State.Ref())})
	for _, f := range r.JourneyFindings(r.JourneyOf(s.State.Ref())) {
		if f.About == s.State.Ref() {
			list.add(LabelToFix, f.Says)
		}
	}
	list.add("kind", s.State.describe())
	if !s.By.From.IsZero() {
		list.add("comes from", r.nameWay(s.By.From, s.By.Condition, false))
	}
	for _, way := range s.Ways {
		list.add("leads to", r.nameWay(way.To, way.Condition, way.Back))
	}
	return list
}

// describe says which kind of state it is: "exception, support, ends here".
func (s JourneyState) describe() string {
	says := s.Sort
	if s.Role != "" && s.Role != defaultRole {
		says += ", " + s.Role
	}
	if s.Ends {
		says += ", ends here"
	}
	return says
}

// nameWay names one end of a transition, with its condition: "JS-3 Card declined, when the bank
// refuses; it was before".
func (r *Record) nameWay(state Ref, condition string, back bool) string {
	says := state.String() + " " + r.TextOf(state)
	if condition != "" {
		says += ", when " + strings.TrimPrefix(condition, "when ")
	}
	if back {
		says += " (back)"
	}
	return says
}

// describeSeen says how a state stands, with what was seen of it and where: "verified: the basket
// is kept (prototype v14)".
func (r *Record) describeSeen(s JourneyState) string {
	says := string(r.State(s.Ref()))
	if s.Seen == "" {
		return says
	}
	if r.State(s.Ref()) == ToVerify {
		says += ", last"
	}
	says += ": " + s.Seen
	if at := s.At(); at != "" {
		says += " (" + at + ")"
	}
	return says
}

// walkthrough appends the step that a walkthrough came to, with what is known of it.
func (d *details) walkthrough(r *Record, it Item) {
	w, ok := r.Walkthrough(it.ID)
	if ok {
		step := w.Step()
		d.add("step "+w.Number(), fmt.Sprintf("%s %s", step.State.Ref(), step.State.Text))
		*d = append(*d, step.Says(r)...)
	}
	journey, _ := r.Journey(it.About())
	verified := cmp.Or(r.describeVerified(it.About()), "none")
	d.add("journey", fmt.Sprintf("%s %s, %s states verified", journey.Ref(), journey.Text, verified))
}
