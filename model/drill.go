package model

import (
	"fmt"
	"slices"
	"strings"
)

// Drill records that the escalation path was tried with one thing that is really open: who was
// reached, what each would do, and by when. The thing itself stays as it is.
type Drill struct {
	Entered
}

// KindDrill is the kind of drills.
const KindDrill Kind = "drill"

// Ref names the drill.
func (d Drill) Ref() Ref { return Ref{KindDrill, d.ID} }

func drillKind() *KindOf[Drill] {
	subjects := []Kind{KindBlocker, KindDecision}
	return register(&KindOf[Drill]{
		KindSpec: KindSpec{
			Kind: KindDrill, Plural: "drills", Article: "a drill", Prefix: "DR", Head: "drill", Sample: "The carrier is silent",
			Purpose: "The escalation path, tried with one open blocker: who is reached, and what they would do.",
			Parents: []Kind{KindBlocker, KindDecision, KindItem}, Unwatched: true,
			Outcomes: []OutcomeSpec{dropped(Open, Reached, NotReached), reopened(Open, Dropped)},
			States:   []Outcome{Open, Reached, NotReached, Dropped},
		},
		OwnedBy: func(r *Record, _ Ref, _ Instant) Value {
			m, ok := r.Live()
			if !ok {
				m, _ = r.Next()
			}
			return Who(r.activeOrNone(m.Facilitator))
		},
		Fields: []KindField[Drill]{
			{Field: FieldOn, Column: true, Of: subjects, Label: "subject", Prompt: "With which open blocker or decision, such as B-1?", Default: subjectOfDrill,
				Access: LinksAt[Drill](KindDrill, LinkOn, false, subjects...)},
			{Field: "reached", Label: "reached", Column: true, Access: Access[Drill]{Get: func(r *Record, d *Drill) Value { return Words(r.describeReached(d.Ref())) }}, Empty: "nobody is called"},
		},
		AdjustRequirements: namedAfterSubject,
		Validate: func(r *Record, before, d *Drill, _ Values, _ Instant) error {
			on := r.LinksFrom(d.Ref(), LinkOn)
			if len(on) != 1 {
				return badValue(FieldOn, "a drill is held with one open blocker or decision; name it: on:B-1")
			}
			if before == nil && !r.isUnsettled(on[0]) {
				return badValue(FieldOn, fmt.Sprintf("%s is %s; a drill takes what is really open", on[0], r.State(on[0])))
			}
			return nil
		},
		Raised: func(r *Record, d Drill, _ Values, now Instant) (Done, error) {
			n, err := r.callAll(d, now)
			says := fmt.Sprintf("%s begins: %s; %s", d.Ref(), brief(d.Text), counting{"call to make", "calls to make", "nobody is on the escalation path: set cycle path:"}.number(n))
			if critical := len(r.CriticalPaths()); critical > 0 {
				says += ", and " + count(critical, "critical path") + " to answer for"
			}
			return Done{Says: says, About: d.Ref()}, err
		},
		State: stateOfDrill,
		Digest: func(r *Record, d Drill, at *Moment) []Finding {
			return nil // its calls are made in one meeting
		},
	})
}

// stateOfDrill returns how a drill stands: open while somebody is to be called.
func stateOfDrill(r *Record, d Drill) Outcome {
	if state, stepped := r.stepState(d.Ref()); stepped && state == Dropped {
		return Dropped
	}
	calls := r.CallsOf(d.Ref())
	state := Reached
	for _, c := range calls {
		switch r.State(c.Ref()) {
		case ToCall:
			return Open
		case NotReached:
			state = NotReached
		}
	}
	if len(calls) == 0 {
		return Open
	}
	return state
}

// describeReached says how many people of a drill were reached: "2 of 3".
func (r *Record) describeReached(drill Ref) string {
	calls := r.CallsOf(drill)
	if len(calls) == 0 {
		return ""
	}
	n := 0
	for _, c := range calls {
		n += boolInt(r.State(c.Ref()) == Reached)
	}
	return fmt.Sprintf("%d of %d", n, len(calls))
}

// subjectOfDrill offers what a person points at, else the open blocker on which most depends, else
// the first open decision.
func subjectOfDrill(r *Record, on Ref, _ Instant) Value {
	if on.Kind == KindBlocker || on.Kind == KindDecision {
		return refLines(on)
	}
	return refLines(r.drillOffer())
}

// drillOffer returns the open thing that is offered for a drill: a blocker that was escalated, else
// the one on which most waits, else a decision.
func (r *Record) drillOffer() (offer Ref) {
	waits, most := r.Waiting(), -1
	for b := range r.Blockers.All() {
		if weight := len(waits(b.Ref())) + 100*boolInt(r.State(b.Ref()) == Escalated); r.Open(b) && weight > most {
			offer, most = b.Ref(), weight
		}
	}
	if most >= 0 {
		return offer
	}
	for d := range r.Decisions.All() {
		if r.undecidedOrWaiting(d) {
			return d.Ref()
		}
	}
	return Ref{}
}

// namedAfterSubject offers the words of what a drill is held with for its own.
func namedAfterSubject(r *Record, on Ref, asked []Requirement) []Requirement {
	about := on
	if on.Kind != KindBlocker && on.Kind != KindDecision {
		about = r.drillOffer()
	}
	if i := slices.IndexFunc(asked, func(q Requirement) bool { return q.Field == FieldWords }); i >= 0 && !about.IsZero() {
		asked[i].Default = Words(r.TextOf(about))
	}
	return asked
}

// callAll notes whom a drill calls: everybody on the escalation path, the lowest first, and who
// answers for each critical path. It returns how many are on the escalation path.
func (r *Record) callAll(d Drill, now Instant) (path int, err error) {
	call := func(words string, owner ID, thing Ref) {
		with := Values{FieldWords: Words(words), FieldOwner: Who(r.activeOrNone(owner)), FieldOn: refLines(d.Ref())}
		if !thing.IsZero() {
			with[FieldThing] = refLines(thing)
		}
		if err == nil {
			_, err = Raise{Kind: KindCall, With: with}.Apply(r, now)
		}
	}
	people := r.pathOfDrill()
	for i, p := range people {
		call(fmt.Sprintf("Step %d: %s", i+1, p.Name), p.ID, Ref{})
	}
	for _, thing := range r.CriticalPaths() {
		call(r.TextOf(thing), r.OwnerOf(thing), thing)
	}
	return len(people), err
}

// pathOfDrill returns who is on the escalation path and still here, the lowest first; nobody where
// the cycle names no path.
func (r *Record) pathOfDrill() []Person {
	if r.Steps.Len() == 0 {
		return nil
	}
	return slices.DeleteFunc(r.EscalationPath(), func(p Person) bool { return r.HasLeft(p.ID) })
}

// CriticalPaths returns what nothing goes on without: open critical dependencies, journeys of high
// revenue, and open risks above the agreed level.
func (r *Record) CriticalPaths() []Ref {
	var list []Ref
	for d := range rowsOf[Dependency](r, KindDependency).All() {
		if d.Critical && !r.isOver(d.Ref()) {
			list = append(list, d.Ref())
		}
	}
	for _, j := range r.Journeys() {
		if j.Revenue {
			list = append(list, j.Ref())
		}
	}
	for _, k := range (gateMoment{Record: r}).openRisks() {
		if r.IsAboveLevel(k) {
			list = append(list, k.Ref())
		}
	}
	return list
}

// Drills returns the drills of the cycle that were not dropped, the newest first.
func (r *Record) Drills() []Drill {
	list := rowsOf[Drill](r, KindDrill).Where(func(d Drill) bool { return r.State(d.Ref()) != Dropped })
	slices.Reverse(list)
	return list
}

// NewestDrill returns the newest drill of the cycle that was not dropped; ok is false for none.
func (r *Record) NewestDrill() (d Drill, ok bool) {
	drills := r.Drills()
	if len(drills) == 0 {
		return Drill{}, false
	}
	return drills[0], true
}

// pathTested asks whether a drill of the cycle reached everybody, or what followed from that it did
// not is done.
func (at gateMoment) pathTested() Computation {
	c, _ := at.Cycle()
	drills := at.Drills()
	if len(drills) == 0 {
		return Computation{Counted: "no drill was held", Faults: []Fault{{About: c.Ref(), Says: "no drill was held", Act: Act{"hold one", strings.TrimSuffix("drill "+at.drillOffer().String(), " ") + " "}}}}
	}
	var newest Computation
	for i, d := range drills {
		computed := at.drilled(d)
		if len(computed.Faults) == 0 {
			return computed
		}
		if i == 0 {
			newest = computed
		}
	}
	return newest
}

// drilled returns what is missing of one drill.
func (at gateMoment) drilled(d Drill) Computation {
	calls := at.CallsOf(d.Ref())
	if !slices.ContainsFunc(calls, func(c Call) bool { return at.ThingOf(c).IsZero() }) {
		return Computation{Counted: "nobody was on the path", Faults: []Fault{{About: d.Ref(), Says: "nobody on the escalation path was called", Act: Act{"hold another", "drill "}}}}
	}
	return examine(calls, counting{"call of " + d.Ref().String() + " reached somebody, or what followed is done", "calls of " + d.Ref().String() + " reached somebody, or what followed is done", ""}, func(c Call) []Fault {
		about := c.Ref()
		open := at.openActions(about)
		isDone := slices.ContainsFunc(at.ActionsAbout(about), func(a Action) bool { return at.State(a.Ref()) == Finished })
		switch {
		case at.State(about) == ToCall:
			return []Fault{{About: about, Says: "not called yet", Act: Act{"say who was reached", fmt.Sprintf("reach %s ", about)}}}
		case at.State(about) == NotReached && len(open) > 0:
			return []Fault{{About: about, Says: fmt.Sprintf("not reached, %s open", open[0]), Act: Act{"done", fmt.Sprintf("done %s ", open[0])}}}
		case at.State(about) == NotReached && !isDone:
			return []Fault{{About: about, Says: "not reached, and nothing that followed was done", Act: Act{"call again", fmt.Sprintf("reach %s ", about)}}}
		}
		return nil
	})
}
