package model

import (
	"fmt"
	"slices"
	"strings"
)

// This file holds what the record answers to computed checks: one table of words, each with
// what it asks. How each is answered is in computed_decisions.go, computed_registers.go and
// computed_cycle.go.

// The words of computed checks.
const (
	DecisionsOwned       = "decisions-owned"
	BlockersComplete     = "blockers-complete"
	PromiseRecorded      = "promise-recorded"
	MetricsRead          = "metrics-read"
	AssumptionsReviewed  = "assumptions-reviewed"
	NothingIsolated      = "nothing-isolated"
	DependenciesComplete = "dependencies-complete"
	ScopeSettled         = "scope-settled"
	CriteriaTestable     = "criteria-testable"
	ConditionsMet        = "conditions-met"
	RisksCovered         = "risks-covered"
	RisksLinked          = "risks-linked"
	RisksWithinLevel     = "risks-within-level"
	CheckpointsSet       = "checkpoints-set"
	StatesMapped         = "states-mapped"
	StatesVerified       = "states-verified"
	PathSet              = "path-set"
	DatesAgree           = "dates-agree"
	EvidenceMet          = "evidence-met"
	ApprovalsCurrent     = "approvals-current"
	PostLaunchOwned      = "post-launch-owner"
	BlockersClear        = "blockers-clear"
	WaiversCurrent       = "waivers-current"
	CycleFramed          = "cycle-framed"
	MessagingOwned       = "messaging-owned"
	NoFreeze             = "no-freeze"
	GainsShown           = "gains-shown"
	LaunchCriteria       = "launch-criteria"
	EverythingAnswered   = "everything-answered"
	PathTested           = "path-tested"
)

// computedWord is one thing that the record can be asked.
type computedWord struct {
	word  string
	title string // of a check that asks it
	find  func(at gateMoment) Computation
}

// computedWords returns everything that the record can be asked.
func computedWords() []computedWord {
	return []computedWord{
		{DecisionsOwned, "Every decision has an owner", gateMoment.decisionsOwned},
		{BlockersComplete, "Every open blocker has owner, due date and fallback", gateMoment.blockersComplete},
		{PromiseRecorded, "It was said whether the promise held", gateMoment.promiseRecorded},
		{MetricsRead, "Every metric has an owner and a reading", gateMoment.metricsRead},
		{AssumptionsReviewed, "Every assumption was looked at this week", gateMoment.assumptionsReviewed},
		{NothingIsolated, "No decision rests on a broken assumption", gateMoment.nothingIsolated},
		{DependenciesComplete, "Every critical dependency has owner, checkpoint and both functions", gateMoment.dependenciesComplete},
		{ScopeSettled, "Every change of scope was answered", gateMoment.scopeSettled},
		{CriteriaTestable, "Every criterion can be checked", gateMoment.criteriaTestable},
		{ConditionsMet, "No approval waits for a condition", gateMoment.conditionsMet},
		{RisksCovered, "Every risk has owner, mitigation, fallback and impact", gateMoment.risksCovered},
		{RisksLinked, "Every risk has a checkpoint", gateMoment.risksLinked},
		{RisksWithinLevel, "No risk is above the agreed level, unless accepted", gateMoment.risksWithinLevel},
		{CheckpointsSet, "Conversion and refunds are looked at after the launch", gateMoment.checkpointsSet},
		{StatesMapped, "What is approved is mapped state by state", gateMoment.statesMapped},
		{StatesVerified, "Every exception and recovery was verified", gateMoment.statesVerified},
		{PathSet, "The escalation path has two people or more", gateMoment.pathSet},
		{DatesAgree, "Delivery and customer-facing date agree", gateMoment.datesAgree},
		{EvidenceMet, "Criteria are met where evidence is needed", gateMoment.evidenceMet},
		{ApprovalsCurrent, "Every approval is of the present version", gateMoment.approvalsCurrent},
		{PostLaunchOwned, "Somebody owns what follows the launch", gateMoment.postLaunchOwned},
		{BlockersClear, "No blocker holds back what is approved", gateMoment.blockersClear},
		{WaiversCurrent, "No waiver is past its day", gateMoment.waiversCurrent},
		{CycleFramed, "The cycle says what it is for, to whom it promises what, and by when", gateMoment.cycleFramed},
		{MessagingOwned, "Everything that customers are told has an owner", gateMoment.messagingOwned},
		{NoFreeze, "The customer-facing date is in no freeze", gateMoment.noFreeze},
		{GainsShown, "Every success criterion shows its gain", gateMoment.gainsShown},
		{LaunchCriteria, "Everything of high revenue meets its launch criteria", gateMoment.launchCriteria},
		{PathTested, "A drill went up the escalation path, and everybody was reached", gateMoment.pathTested},
		{EverythingAnswered, "Everything open is carried or dropped, and every success criterion answered", gateMoment.everythingAnswered},
	}
}

// ComputedWords returns the words of the checks that the record can answer.
func ComputedWords() []string {
	var list []string
	for _, w := range computedWords() {
		list = append(list, w.word)
	}
	return list
}

// ComputedTitle returns what a check is called that asks a word; ok is false where the
// record cannot answer it.
func ComputedTitle(word string) (title string, ok bool) {
	w, ok := computedNamed(word)
	return w.title, ok
}

func computedNamed(word string) (computedWord, bool) {
	list := computedWords()
	i := slices.IndexFunc(list, func(w computedWord) bool { return w.word == word })
	if i < 0 {
		return computedWord{}, false
	}
	return list[i], true
}

// Fault is one thing that keeps a computed check from holding.
type Fault struct {
	About  Ref     // what is to be mended; the cycle for what is said of that
	Fields []Field // which fields of it, the first to mend first; none where something else is missing
	Says   string  // what is wrong with it: "no owner"
	Of     string  // what of the cycle it is: "the promise"; "" for the whole, and for any other thing
	Act    Act     // the beginning of the line that mends it; none where the thing itself is opened
}

// Computation is what the record answers to a computed check. It holds while there are no
// faults.
type Computation struct {
	Faults  []Fault
	Counted string // "8 of 9 decisions have an owner"
}

// Name returns how what is wrong is named: by its id, or by what it is of the cycle, which has
// none that people know.
func (f Fault) Name() string {
	if f.Of != "" {
		return f.Of
	}
	return nameOf(f.About)
}

// nameOf names a thing by its id, and the cycle as such.
func nameOf(about Ref) string {
	if about.Kind == KindCycle {
		return "the cycle"
	}
	return about.String()
}

// names returns what keeps a check from holding, each thing once.
func (c Computation) names() []string {
	var list []string
	for _, f := range c.Faults {
		if name := f.Name(); !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// Refs returns what keeps a check from holding, each thing once.
func (c Computation) Refs() []Ref {
	var list []Ref
	for _, f := range c.Faults {
		if !slices.Contains(list, f.About) {
			list = append(list, f.About)
		}
	}
	return list
}

// faultsSaid is how many faults are said in a line; the others are counted.
const faultsSaid = 2

// sayFaults says what is wrong, in a line: "RK-1 no fallback; RK-2 no owner and 3 more". What is
// wrong with one certain thing, and with the cycle, which has no id that people know, is said
// without its id.
func sayFaults(faults []Fault, with Ref) string {
	says := ""
	for i, f := range faults {
		if i == faultsSaid {
			return fmt.Sprintf("%s and %d more", says, len(faults)-i)
		}
		if i > 0 {
			says += "; "
		}
		if f.About != with && f.About.Kind != KindCycle {
			says += f.About.String() + " "
		}
		says += f.Says
	}
	return says
}

// Why says what keeps a check from holding, in a line; "" where it holds.
func (c Computation) Why() string { return sayFaults(c.Faults, Ref{}) }

// gateMoment is what a check is asked of: a record, a meeting and a day.
type gateMoment struct {
	*Record
	check   Check
	meeting ID
	today   Date
}

// Compute returns what the record answers to a computed check on a day; nothing for one that
// its owner rules.
func (r *Record) Compute(c Check, today Date) Computation {
	w, ok := computedNamed(c.Computed)
	if !ok {
		return Computation{}
	}
	return w.find(gateMoment{r, c, c.MeetingID(r), today})
}

// Lacks returns what keeps a computed check from holding on a day; nothing for one that
// holds or that its owner rules.
func (r *Record) Lacks(c Check, today Date) []Ref { return r.Compute(c, today).Refs() }

// withoutSpokenFor returns gaps without those of computed checks that other ones of them speak
// for.
func (r *Record) withoutSpokenFor(gaps []Gap, today Date) []Gap {
	var list []Gap
	for _, g := range gaps {
		c, ok := r.Checks.Get(g.About.ID)
		if !ok || g.About.Kind != KindCheck || !r.isSpokenFor(c, gaps, today) {
			list = append(list, g)
		}
	}
	return list
}

// SpokenFor returns the open computed checks of a meeting that are no gaps of their own, since
// other gaps keep them from holding and are counted.
func (r *Record) SpokenFor(meeting ID, now Instant) []Ref {
	gaps, today := r.Gaps(meeting, now), r.Today(now)
	var list []Ref
	for _, c := range r.ChecksOf(meeting) {
		_, ruled := r.verdictOn(c)
		isGap := slices.ContainsFunc(gaps, func(g Gap) bool { return g.About == c.Ref() })
		if c.Computed != "" && !ruled && !isGap && r.isSpokenFor(c, gaps, today) {
			list = append(list, c.Ref())
		}
	}
	return list
}

// isSpokenFor reports whether a computed check is no gap of its own: everything that keeps it
// from holding is a gap itself, and lacks just that.
func (r *Record) isSpokenFor(c Check, gaps []Gap, today Date) bool {
	faults := r.Compute(c, today).Faults
	return len(faults) > 0 && !slices.ContainsFunc(faults, func(f Fault) bool {
		return !slices.ContainsFunc(gaps, func(g Gap) bool { return g.About == f.About && g.lacksAll(f) })
	})
}

// lacksAll reports whether who answers a gap mends a fault by that.
func (g Gap) lacksAll(f Fault) bool {
	if len(f.Fields) == 0 {
		return g.About.Kind == KindCheck
	}
	return !slices.ContainsFunc(f.Fields, func(field Field) bool {
		return !slices.ContainsFunc(g.Missing, func(q Requirement) bool { return q.Field == field })
	})
}

// counting says how many of some things are as they should be, in the words for one and for
// several: "8 of 9 decisions have an owner".
type counting struct{ one, many, none string }

func (c counting) say(good, all int) string {
	switch all {
	case 0:
		return c.none
	case 1:
		return fmt.Sprintf("%d of 1 %s", good, c.one)
	}
	return fmt.Sprintf("%d of %d %s", good, all, c.many)
}

// computation returns what was found of all things that were asked, and how many are as they
// should be.
func (c counting) computation(all int, faults []Fault) Computation {
	computed := Computation{Faults: faults}
	computed.Counted = c.say(all-len(computed.Refs()), all)
	return computed
}

// examine asks of each of some things what is wrong with it, and counts those with which
// nothing is.
func examine[T any](things []T, says counting, faultsOf func(T) []Fault) Computation {
	var faults []Fault
	for _, thing := range things {
		faults = append(faults, faultsOf(thing)...)
	}
	return says.computation(len(things), faults)
}

// flaws gathers what is wrong with one thing.
type flaws struct {
	about  Ref
	fields []Field
	says   []string
	act    Act
}

// add notes one flaw; what mends the first is offered.
func (f *flaws) add(field Field, says, label, line string) {
	if len(f.says) == 0 && line != "" {
		f.act = Act{label, line}
	}
	f.says = append(f.says, says)
	if field != "" {
		f.fields = append(f.fields, field)
	}
}

// lacking notes that a field of the thing is empty.
func (f *flaws) lacking(field Field, isEmpty bool, label string) {
	if isEmpty {
		f.add(field, "no "+label, "fill in", fmt.Sprintf("set %s %s:", f.about, field))
	}
}

// owned notes that nobody owns the thing, or somebody who left.
func (f *flaws) owned(r *Record, owner ID) {
	switch {
	case owner == 0:
		f.add(FieldOwner, "no owner", "assign", AssignLine(f.about))
	case r.HasLeft(owner):
		f.add(FieldOwner, r.NameOf(owner)+" left", "assign", r.handOverLine(f.about))
	}
}

// faults returns what is wrong with the thing, as one fault; none where nothing is.
func (f *flaws) faults() []Fault {
	if len(f.says) == 0 {
		return nil
	}
	return []Fault{{About: f.about, Fields: f.fields, Says: strings.Join(f.says, ", "), Act: f.act}}
}
