package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// This file holds the end of a cycle: each open thing is carried into the next or dropped,
// each with a reason, and then the cycle is closed and stays as it was.

// CarriedOver says that an open thing of a cycle goes on in the next one, and why.
type CarriedOver struct {
	InCycle
	Kind  Kind    `json:"kind"`
	Thing ID      `json:"thing"`
	Why   string  `json:"why"`
	At    Instant `json:"at"`
	By    ID      `json:"by,omitzero"` // who said it; 0 where nobody owns the thing
}

// About returns the thing.
func (c CarriedOver) About() Ref { return Ref{c.Kind, c.Thing} }

// Parent returns the thing.
func (c CarriedOver) Parent() Ref { return c.About() }

// References returns who said it.
func (c CarriedOver) References() []Ref { return []Ref{personRef(c.By)} }

// Unique returns nothing: a thing is carried once.
func (CarriedOver) Unique() Ref { return Ref{} }

// CarriesInto returns why a thing goes on in the next cycle; ok is false where nobody said that
// it does.
func (r *Record) CarriesInto(about Ref) (c CarriedOver, ok bool) { return r.CarriedRows.lastOf(about) }

// SayCarried says why a thing goes on in the next cycle, and who said so where its owner did not.
func (r *Record) SayCarried(c CarriedOver) string {
	if c.By == 0 || c.By == r.successorOf(r.OwnerOf(c.About())) {
		return c.Why
	}
	return r.withSpeaker(c.Why, c.By)
}

// withSpeaker adds to a reason who gave it; nobody where that was not said.
func (r *Record) withSpeaker(why string, by ID) string {
	if by == 0 {
		return why
	}
	return why + "; said by " + r.NameOf(by)
}

// byWhom says in whose name several things were answered: " by Ana Ruiz" of one person,
// ", said by their owners" of several; "" where nobody is named.
func (r *Record) byWhom(said []ID) string {
	switch said = slices.Compact(slices.Sorted(slices.Values(said))); {
	case len(said) > 1:
		return ", said by their owners"
	case len(said) == 1 && said[0] != 0:
		return " by " + r.NameOf(said[0])
	}
	return ""
}

// saidBy returns who says that an open thing is carried or dropped: its owner or the final
// approver, and its owner where nobody is named. It refuses anybody else.
func (r *Record) saidBy(about Ref, named ID) (ID, error) {
	owner, approver := r.activeOrNone(r.successorOf(r.OwnerOf(about))), r.activeOrNone(r.Approver())
	if named == 0 {
		return cmp.Or(owner, approver), nil
	}
	if err := r.requireActive(named); err != nil {
		return 0, err
	}
	if named == owner || named == approver || owner == 0 && approver == 0 {
		return named, nil
	}
	var may []string
	if owner != 0 {
		may = append(may, "its owner "+r.NameOf(owner))
	}
	if approver != 0 && approver != owner {
		may = append(may, "the final approver "+r.NameOf(approver))
	}
	return 0, &Refusal{Reason: BadOwner, About: about, Missing: []Requirement{{FieldSpec: specs[FieldBy]}},
		Says: fmt.Sprintf("%s is carried or dropped by %s, not by %s", about, orList(may), r.NameOf(named))}
}

// IsClosed reports whether the cycle is closed: nothing of it changes any more.
func (r *Record) IsClosed() bool {
	c, _ := r.Cycle()
	return c.ClosedAt != 0
}

// refuseClosedCycle refuses a change of a cycle that is closed.
func (r *Record) refuseClosedCycle(c Command) error {
	switch c.(type) {
	case NewCycle, ReapplyRules:
		return nil
	}
	cycle, ok := r.Cycle()
	if !ok || cycle.ClosedAt == 0 {
		return nil
	}
	return &Refusal{Reason: ReadOnly, About: cycle.Ref(), Says: fmt.Sprintf("the cycle %s is closed and stays as it is; begin the next one (cycle begin NAME), or go to another (other cycle, in the shell gavel cycle switch)", Quoted(cycle.Name))}
}

// Unfinished returns everything of the cycle that is to be carried or dropped before it is
// closed, or was said to be carried: what stands without a final answer. What hangs on another
// of them, such as the condition of an approval, goes with it.
func (r *Record) Unfinished() []Ref {
	var list []Ref
	for _, d := range registry() {
		k := d.Info()
		switch {
		case k.Kind == KindDecision || k.Kind == KindBlocker || k.Kind == KindAction, k.Register && k.Kind != KindLesson && k.Kind != KindSuccess:
			for _, about := range r.AllOf(k.Kind) {
				if r.isUnsettled(about) && !r.goesWithAnother(about) {
					list = append(list, about)
				}
			}
		}
	}
	return list
}

// goesWithAnother reports whether an open thing is answered with what it hangs on: a condition
// with its approval, a state with its journey, a scope change with its decision.
func (r *Record) goesWithAnother(about Ref) bool {
	switch about.Kind {
	case KindAction:
		a, _ := r.Actions.Get(about.ID)
		return a.About() != about && r.Exists(a.About()) && a.AboutKind == KindDecision && r.isUnsettled(a.About())
	case KindState, KindTransition, KindScope, KindCall:
		return true
	case KindReading:
		return true
	}
	return false
}

// Unanswered returns what of the cycle is neither carried nor dropped yet.
func (r *Record) Unanswered() []Ref {
	return slices.DeleteFunc(r.Unfinished(), func(about Ref) bool {
		_, ok := r.CarriesInto(about)
		return ok
	})
}

// CarryOn says of open things that they go on in the next cycle.
type CarryOn struct {
	About []Ref
	Why   string
	By    ID // who says so: the owner of each, or the final approver; 0 for the owners
}

// Name is "carry on".
func (CarryOn) Name() string { return "carry on" }

// Apply refuses things that are not open, and a reason that is none.
func (c CarryOn) Apply(r *Record, now Instant) (Done, error) {
	why, err := r.reasonToDispose(c.About, c.Why)
	if err != nil {
		return Done{}, err
	}
	var said []ID
	open := r.Unfinished()
	for _, about := range c.About {
		if !r.Exists(about) {
			return Done{}, notFound(about)
		}
		if !slices.Contains(open, about) {
			return Done{}, refuser(about)("%s is %s and goes on with nothing; only what is open is carried into the next cycle", about, r.State(about))
		}
		by, err := r.saidBy(about, c.By)
		if err != nil {
			return Done{}, err
		}
		row, ok := r.CarriesInto(about)
		if !ok {
			row = CarriedOver{InCycle: start(r, &r.CarriedRows), Kind: about.Kind, Thing: about.ID}
		}
		row.Why, row.At, row.By = why, now, by
		r.CarriedRows.put(row)
		said = append(said, by)
	}
	return Done{Says: fmt.Sprintf("%s carried into the next cycle%s: %s", someRefs(c.About), r.byWhom(said), why), About: c.About[0]}, nil
}

// DropAtClose says of open things that they end with the cycle: a decision is withdrawn, a
// blocker resolved, whatever else has its own word for it, all with that reason.
type DropAtClose struct {
	About []Ref
	Why   string
	By    ID // who says so: the owner of each, or the final approver; 0 for the owners
}

// Name is "drop at close".
func (DropAtClose) Name() string { return "drop at close" }

// dropOutcomes are the outcomes by which something ends that nobody wants any more.
var dropOutcomes = []Outcome{Withdrawn, Lapsed, Resolved, Dropped, ClosedOut, Retired, Broken}

// Apply refuses things that are not open, a reason that is none, and what its own rules
// refuse.
func (c DropAtClose) Apply(r *Record, now Instant) (Done, error) {
	why, err := r.reasonToDispose(c.About, c.Why)
	if err != nil {
		return Done{}, err
	}
	var dropped []Ref
	var said []ID
	for waiting := c.About; len(waiting) > 0; { // what another of them names is dropped after that
		var left []Ref
		var refused error
		for _, about := range waiting {
			by, _ := r.saidBy(about, c.By) // drop refuses who may not
			with, err := c.drop(r, about, why, now)
			if err != nil {
				left, refused = append(left, about), cmp.Or(refused, err)
				continue
			}
			dropped, said = append(append(dropped, about), with...), append(said, by)
		}
		if len(left) == len(waiting) {
			return Done{}, refused
		}
		waiting = left
	}
	return Done{Says: fmt.Sprintf("%s dropped%s: %s", someRefs(dropped), r.byWhom(said), why), About: c.About[0]}, nil
}

// drop ends one of the things with what goes with it, and takes back that it is carried. It
// returns what went with it.
func (c DropAtClose) drop(r *Record, about Ref, why string, now Instant) ([]Ref, error) {
	if !r.Exists(about) {
		return nil, notFound(about)
	}
	if !slices.Contains(r.Unfinished(), about) {
		return nil, refuser(about)("%s is %s: there is nothing to drop", about, r.State(about))
	}
	by, err := r.saidBy(about, c.By)
	if err != nil {
		return nil, err
	}
	var with []Ref
	for _, a := range r.ActionsAbout(about) {
		if about.Kind == KindDecision && r.isUnsettled(a.Ref()) {
			with = append(with, a.Ref())
		}
	}
	for _, ends := range append([]Ref{about}, with...) {
		if err := r.dropAtClose(ends, by, why, now); err != nil {
			return nil, err
		}
		if row, ok := r.CarriesInto(ends); ok {
			r.CarriedRows.remove(row.ID)
		}
	}
	return with, nil
}

// atClose is how an answer came that was given as the cycle ended.
const atClose = "at the close of the cycle"

// SaidAtClose says who had a thing dropped at the end of the cycle, where its owner did not; ""
// for any other ruling.
func (u Ruling) SaidAtClose() string {
	if u.isAtClose() && u.Via != atClose {
		return u.Via
	}
	return ""
}

// SayVia says how an answer came of which its owner did not speak in the room: "answered via
// chat", or "at the close of the cycle"; "" where nobody said.
func SayVia(via string) string {
	if via == "" || strings.HasSuffix(via, atClose) {
		return via
	}
	return "answered via " + via
}

// isAtClose reports whether a ruling ended a thing because the cycle ends.
func (u Ruling) isAtClose() bool { return strings.HasSuffix(u.Via, atClose) }

// dropAtClose gives the one of the outcomes of a thing by which it ends, said by somebody.
func (r *Record) dropAtClose(about Ref, by ID, why string, now Instant) error {
	via := atClose
	if by != 0 && by != r.successorOf(r.OwnerOf(about)) {
		via = "said by " + r.NameOf(by) + " " + atClose
	}
	var refused error
	for _, outcome := range dropOutcomes {
		if !slices.ContainsFunc(r.OutcomesFor(about), func(o OutcomeSpec) bool { return o.Outcome == outcome }) {
			continue
		}
		with := Values{FieldWhy: Words(why), FieldHow: Words(why), FieldFallback: Words(why), FieldOwner: Who(by)}
		asked := r.Requirements(about, outcome, now)
		for f := range with {
			if !slices.ContainsFunc(asked, func(q Requirement) bool { return q.Field == f }) {
				delete(with, f)
			}
		}
		if !about.Kind.Info().BySteps {
			with[FieldVia] = Words(via)
		}
		if owner, asks := with[FieldOwner]; asks && owner.IsZero() {
			return &Refusal{Reason: MissingAnswer, About: about, Missing: []Requirement{{FieldSpec: specs[FieldOwner]}},
				Says: fmt.Sprintf("nobody owns %s, and the cycle names no final approver; say whose it is: set %s owner:", about, about)}
		}
		ruling, try := GiveRuling{About: about, Outcome: outcome, With: with, atClose: true}, r.clone()
		if _, refused = ruling.Apply(try, now); refused == nil {
			_, err := ruling.Apply(r, now)
			if s, ok := r.StepsTaken.lastOf(about); ok && err == nil && about.Kind.Info().BySteps {
				s.By = cmp.Or(by, s.By)
				r.StepsTaken.put(s)
			}
			return err
		}
	}
	if refused == nil {
		return refuser(about)("%s is not dropped here; answer it as it is, or carry it into the next cycle", about)
	}
	return refused
}

// reasonToDispose refuses what is no reason, and no things.
func (r *Record) reasonToDispose(list []Ref, why string) (string, error) {
	if len(list) == 0 {
		return "", &Refusal{Reason: MissingAnswer, Says: "say what: gavel cycle carry D-4 why, or gavel cycle drop D-4 why"}
	}
	why, err := bounded("the reason", why, false)
	if err != nil {
		return "", err
	}
	if err := CheckAnswer(FieldWhy, why); err != nil {
		return "", err
	}
	if why == "" {
		return "", refuseMissing(list[0], []Requirement{{FieldSpec: specs[FieldWhy], Because: "what is carried or dropped at the end of a cycle has a reason"}}, "")
	}
	return why, nil
}

// CloseCycle closes the cycle.
type CloseCycle struct {
	CancelPlanned bool   // the reviews that are still planned are given up
	NoLesson      string // why nothing was learned; "" where a lesson was noted
}

// Name is "close cycle".
func (CloseCycle) Name() string { return "close cycle" }

// CycleGaps returns what stands between the cycle and its close, a sentence each.
func (r *Record) CycleGaps(c CloseCycle) []string {
	list := r.cycleGapsBesides(c)
	if open := r.Unanswered(); len(open) > 0 {
		list = slices.Insert(list, 0, fmt.Sprintf("open and neither carried nor dropped: %s; each has a reason", someRefs(open)))
	}
	return list
}

// cycleGapsBesides returns what stands between the cycle and its close besides what is open and
// has no answer.
func (r *Record) cycleGapsBesides(c CloseCycle) []string {
	var list []string
	var planned []Ref
	for m := range r.Meetings.All() {
		switch {
		case m.open():
			list = append(list, fmt.Sprintf("%s is %s; close it first", m.Ref(), m.Status))
		case m.Status == Planned && !(r.IsReview(m) && r.TakesAgenda(m)):
			planned = append(planned, m.Ref())
		}
	}
	if len(planned) > 0 && !c.CancelPlanned {
		list = append(list, isOrAre(planned)+" still planned; hold or cancel it, or have the close cancel it (planned:cancel, in the shell --cancel)")
	}
	var criteria []Ref
	for _, s := range r.Successes() {
		if r.State(s.Ref()) == Open {
			criteria = append(criteria, s.Ref())
		}
	}
	if len(criteria) > 0 {
		list = append(list, fmt.Sprintf("%s not answered; reach, miss or unmeasured %s", someRefs(criteria), criteria[0]))
	}
	if !r.hasLesson() && c.NoLesson == "" {
		list = append(list, "no lesson is noted; note one (ls …), or say why there is none (cycle close WHY, in the shell --no-lesson)")
	}
	return list
}

// hasLesson reports whether a lesson was noted in this cycle.
func (r *Record) hasLesson() bool {
	c, _ := r.Cycle()
	return len(rowsOf[Lesson](r, KindLesson).Where(func(l Lesson) bool { return l.Cycle == c.ID })) > 0
}

// Apply refuses a cycle of which something is still open.
func (c CloseCycle) Apply(r *Record, now Instant) (Done, error) {
	cycle, ok := r.Cycle()
	if !ok {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "there is no cycle yet; begin one with: gavel new cycle NAME"}
	}
	reason, err := bounded("the reason", c.NoLesson, false)
	if err != nil {
		return Done{}, err
	}
	if err := CheckAnswer(FieldWhy, reason); err != nil {
		return Done{}, err
	}
	c.NoLesson = reason
	if gaps := r.CycleGaps(c); len(gaps) > 0 {
		return Done{}, &Refusal{Reason: NotAllowed, About: cycle.Ref(), Says: fmt.Sprintf("%s (%s) cannot be closed: %s", cycle.Ref(), cycle.Name, strings.Join(gaps, "; "))}
	}
	follows := r.FollowsFromClose()
	for _, m := range r.Meetings.Where(func(m Meeting) bool { return m.Status == Planned }) {
		if _, err := (CancelMeeting{Meeting: m.ID}).Apply(r, now); err != nil {
			return Done{}, err
		}
	}
	cycle.ClosedAt, cycle.NoLesson = now, reason
	r.Cycles.put(cycle)
	return Done{Says: fmt.Sprintf("cycle %s closed; %s; cycle begin NAME begins the next", Quoted(cycle.Name), strings.Join(follows, "; ")), About: cycle.Ref()}, nil
}

// FollowsFromClose returns what comes with the close of the cycle: how much goes on in the next
// one, and which meetings are not held any more.
func (r *Record) FollowsFromClose() []string {
	carried := 0
	for _, about := range r.Unfinished() {
		if _, ok := r.CarriesInto(about); ok {
			carried++
		}
	}
	list := []string{count(carried, "thing") + " carried into the next one"}
	var planned []Ref
	for m := range r.Meetings.All() {
		if m.Status == Planned {
			planned = append(planned, m.Ref())
		}
	}
	if len(planned) > 0 {
		list = append(list, someRefs(planned)+" cancelled")
	}
	return list
}

// overlaps returns the other open cycles of the file that a cycle shares days with, in words.
func (r *Record) overlaps(c Cycle) []string {
	var list []string
	for _, o := range r.others {
		if o.ClosedAt == 0 && c.Start != "" && o.Start != "" && o.ID != c.ID && c.Start <= r.lastDayOf(o) && o.Start <= r.lastDayOf(c) {
			list = append(list, fmt.Sprintf("it overlaps %s %s, which goes from %s to %s", o.Ref(), Quoted(o.Name), o.Start.Long(), r.lastDayOf(o).Long()))
		}
	}
	slices.SortFunc(list, cmp.Compare)
	return list
}
