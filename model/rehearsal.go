package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Mends says what can be done before a meeting about a gap that it will have.
type Mends int

// What mends a gap, in the order in which the rehearsal tells it. A gap stands under the
// first that holds of it.
const (
	NobodyDecides      Mends = iota + 1 // somebody is to own it
	DeciderNotExpected                  // who decides is to be there, or to answer before
	NotApprovable                       // an approval lacks something
	StaysAtGate                         // approved as it is, the entry gate keeps it back
	NotPutOff                           // it was put off before
	CheckFails                          // the record itself answers no
	ToBeRuled                           // nothing: it is what the meeting is for
)

var mendsNames = []string{
	"Nobody can decide", "Decider not expected", "Cannot be approved yet", "Would stay at the entry gate", "Only decide or escalate",
	"Computed checks that fail now", "To be ruled in the room",
}

// String returns what the group of gaps is called.
func (m Mends) String() string { return mendsNames[m-1] }

// RehearsedGap is a gap that a meeting would have, and what mends it before.
type RehearsedGap struct {
	Gap
	Mends  Mends
	Causes []string // why, in words, that of Mends first; none for what is only to be ruled
	From   []Ref    // of a computed check: what keeps it from holding
	Expect ID       // who is to be expected; 0 for nobody
	Act    Act      // the beginning of the line that mends it; none where the thing itself is opened
}

// Rehearsal lists what would stand between a meeting and its close if it began now, everybody
// who is expected were there, and nothing were said.
type Rehearsal struct {
	Meeting Meeting
	Gaps    []RehearsedGap // in the order of what mends them, and in each as the close lists them
}

// Rehearse starts a meeting on a copy of the record, and asks it to close. It refuses with
// what refuses the start. A meeting that is being held is asked as it stands.
func (r *Record) Rehearse(meeting ID, now Instant) (Rehearsal, error) {
	m, ok := r.Meetings.Get(meeting)
	if !ok {
		return Rehearsal{}, notFound(Ref{KindMeeting, meeting})
	}
	held := r
	if m.Status != Live {
		var err error
		if held, _, err = Do(r, StartMeeting{Meeting: meeting}, now); err != nil {
			return Rehearsal{}, err
		}
	}
	rehearsal := Rehearsal{Meeting: m}
	_, _, err := Do(held, CloseMeeting{Meeting: meeting}, now)
	var refusal *Refusal
	switch {
	case err == nil:
		return rehearsal, nil
	case !errors.As(err, &refusal) || refusal.Reason != HasGaps:
		return Rehearsal{}, err
	}
	for _, g := range refusal.Gaps {
		rehearsal.Gaps = append(rehearsal.Gaps, held.rehearsed(g, meeting, now))
	}
	slices.SortStableFunc(rehearsal.Gaps, func(a, b RehearsedGap) int { return int(a.Mends - b.Mends) })
	return rehearsal, nil
}

// In returns the gaps that are mended in one way.
func (h Rehearsal) In(m Mends) []RehearsedGap {
	var list []RehearsedGap
	for _, g := range h.Gaps {
		if g.Mends == m {
			list = append(list, g)
		}
	}
	return list
}

// Says says what the rehearsal found: "5 to mend before, 4 to be ruled in the room".
func (h Rehearsal) Says() string {
	ruled := len(h.In(ToBeRuled))
	switch before := len(h.Gaps) - ruled; {
	case len(h.Gaps) == 0:
		return fmt.Sprintf("%s would close as it stands", h.Meeting.Ref())
	case before == 0:
		return fmt.Sprintf("nothing to fix before %s; %d to be ruled in the room", h.Meeting.Ref(), ruled)
	default:
		return fmt.Sprintf("%d to fix before %s, %d to be ruled in the room", before, h.Meeting.Ref(), ruled)
	}
}

// Text returns what a gap says: what it is about, whose it is, and why.
func (g RehearsedGap) Text(r *Record, separator string) string {
	parts := []string{fmt.Sprintf("%s %s", g.About, strings.ReplaceAll(r.wordingOf(g.About), "\n", " "))}
	if g.Who != "" {
		parts = append(parts, g.Who)
	}
	return strings.Join(append(parts, g.Causes...), separator)
}

// rehearsed says of a gap of the meeting that is held what mends it before.
func (r *Record) rehearsed(g Gap, meeting ID, now Instant) RehearsedGap {
	h := RehearsedGap{Gap: g, Mends: ToBeRuled}
	found := func(m Mends, act Act, says string) {
		if len(h.Causes) == 0 {
			h.Mends, h.Act = m, act
		}
		h.Causes = append(h.Causes, says)
	}
	about := g.About
	if c, ok := r.Checks.Get(about.ID); ok && about.Kind == KindCheck && len(r.Lacks(c, r.Today(now))) > 0 {
		h.From = r.Lacks(c, r.Today(now))
		h.Mends, h.Causes = CheckFails, []string{"because of " + refs(h.From)}
		return h
	}
	owner := r.OwnerOf(about)
	switch {
	case r.HasLeft(owner):
		found(NobodyDecides, Act{"hand over", r.handOverLine(about)}, r.NameOf(owner)+" left")
	case owner == 0:
		found(NobodyDecides, Act{"assign", AssignLine(about)}, "no owner")
	case !r.IsPresent(meeting, owner):
		h.Expect = owner
		found(DeciderNotExpected, Act{"get the answer", r.answerLine(about)}, r.NameOf(owner)+" is not expected")
	}
	switch about.Kind {
	case KindDecision:
		r.rehearseDecision(about, now, found)
	case KindBlocker:
		if r.HasLeft(owner) { // they can rule nothing, and that is said
			return h
		}
		if err := r.MayRule(about, Carried, now); err != nil {
			found(NotPutOff, Act{"escalate", "escalate " + about.String() + " to:"}, "its day was moved before")
		}
	}
	return h
}

// answerLine returns the beginning of the line that keeps an answer which came before the
// meeting.
func (r *Record) answerLine(about Ref) string {
	usual := about.Kind.Info().UsualOutcome
	if usual == "" || about.Kind == KindItem { // an item is answered by what is decided on it
		return ""
	}
	return fmt.Sprintf("%s %s via:", VerbOf(about.Kind, usual), about)
}

// rehearseDecision says why a decision cannot be approved, and whether it can be deferred.
func (r *Record) rehearseDecision(about Ref, now Instant, found func(Mends, Act, string)) {
	d, _ := r.Decisions.Get(about.ID)
	if p, pending := r.PendingApproval(d.ID); pending {
		if open := r.OpenConditions(p); len(open) > 0 {
			found(NotApprovable, Act{"done", fmt.Sprintf("done %s ", open[0].Ref())}, describeNotDone(r, open))
		}
		return
	}
	lacks := false
	lacking := func(act Act, says string) {
		lacks = true
		found(NotApprovable, act, says)
	}
	for _, f := range r.standingConcerns(d) {
		lacking(Act{"clear", fmt.Sprintf("clear %s ", f.Ref())}, fmt.Sprintf("the concern %s of %s stands", f.Ref(), r.NameOf(f.By)))
	}
	for _, q := range Missing(r.Requirements(about, Approved, now), nil) {
		switch q.Field {
		case FieldCriteria:
			lacking(Act{"add a criterion", fmt.Sprintf("set %s crit:", about)}, "no criterion")
		case FieldEvidence:
			if without := r.withVerdict(d.ID, ""); len(without) > 0 {
				lacking(Act{"add evidence", fmt.Sprintf("met %s ", without[0].Ref())}, "evidence is missing for "+criteriaRefs(without))
			}
		}
	}
	if unmet := r.withVerdict(d.ID, VerdictUnmet); d.NeedsEvidence && len(unmet) > 0 {
		lacking(Act{"add evidence", fmt.Sprintf("met %s ", unmet[0].Ref())}, criteriaRefs(unmet)+" is unmet")
	}
	if r.HasLeft(r.Decider(d)) { // they can rule nothing, and that is said
		return
	}
	if err := r.MayRule(about, Approved, now); err != nil && !lacks {
		found(NotApprovable, Act{}, err.Error())
		lacks = true
	}
	if faults := r.WhyItWouldStay(d, r.Today(now)); len(faults) > 0 && !lacks {
		found(StaysAtGate, faults[0].Act, "approved as it is, it "+sayKeptBy(faults, d))
	}
	if err := r.MayRule(about, Deferred, now); err != nil {
		found(NotPutOff, Act{"escalate", "escalate " + about.String() + " to:"}, "deferred before: it is decided or escalated")
	}
}

func criteriaRefs(list []Criterion) string {
	about := make([]Ref, len(list))
	for i, c := range list {
		about[i] = c.Ref()
	}
	return refs(about)
}
