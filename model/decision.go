package model

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Decision is a question with its options that one named owner answers.
type Decision struct {
	InCycle
	Item           ID      `json:"item"`
	Statement      string  `json:"statement"`
	Recommendation string  `json:"recommendation"`
	Wording        string  `json:"wording"` // final wording; "" reads as the statement
	Owner          ID      `json:"owner"`
	NeedsEvidence  bool    `json:"needs_evidence"` // approved only on evidence that meets its criteria
	Fallback       string  `json:"fallback"`
	Request        string  `json:"request"` // the request it answers, as it was called when it was bound: RequestOf
	Release        string  `json:"release"` // the release it goes to, likewise: ReleaseOf
	Due            Date    `json:"due"`     // the day an answer is wanted by
	RaisedAt       Instant `json:"raised_at"`
	Type           string  `json:"type,omitzero"`       // what sort of decision it is, such as TypeScope; "" where nobody said
	ChangedAt      Instant `json:"changed_at,omitzero"` // when it, its options, criteria or links were changed last; 0 for never

	ReviewOn        Date   `json:"review_on,omitzero"`        // when an approval is looked at again
	Artefact        string `json:"artefact,omitzero"`         // what it is made on, such as a prototype
	ArtefactVersion string `json:"artefact_version,omitzero"` // at which version
	Messaging
	ProceededAt Instant `json:"proceeded_at,omitzero"` // when it passed the entry gate; 0 while it has not
	Revenue     bool    `json:"revenue,omitzero"`      // whether much revenue depends on it
	KeptBy      string  `json:"kept_by,omitzero"`      // what kept it at the last entry gate; "" once it passed
}

// The types of decisions.
const (
	TypeScope      = "scope"
	TypeDesign     = "design"
	TypeTechnical  = "technical"
	TypeMessaging  = "messaging"
	TypeLaunch     = "launch"
	TypePilot      = "pilot"
	TypeRollout    = "rollout"
	TypeCorrection = "correction"
)

// FieldType names the sort of decision that something is, or is about.
const FieldType Field = "type"

func decisionTypes() []string {
	return []string{TypeScope, TypeDesign, TypeTechnical, TypeMessaging, TypeLaunch, TypePilot, TypeRollout, TypeCorrection}
}

// Ref names the decision.
func (d Decision) Ref() Ref { return decisionRef(d.ID) }

// Parent returns the agenda item.
func (d Decision) Parent() Ref { return itemRef(d.Item) }

// References returns the owner, and who writes what customers are told.
func (d Decision) References() []Ref { return []Ref{personRef(d.Owner), personRef(d.MessageOwner)} }

// FinalWording is the decision word for word, as it is read back and ruled.
func (d Decision) FinalWording() string {
	if d.Wording != "" {
		return d.Wording
	}
	return d.Statement
}

// DecisionsOn is the decisions of an agenda item.
func (r *Record) DecisionsOn(item ID) []Decision {
	return r.Decisions.of(itemRef(item))
}

// Decider returns who answers a decision: its owner, or the person it was escalated
// to last, whatever was ruled since.
func (r *Record) Decider(d Decision) ID {
	decider := r.deciderBefore(d, math.MaxInt64)
	if decider != d.Owner {
		return r.successorOf(decider)
	}
	return decider
}

// deciderBefore returns who answered a decision before a ruling.
func (r *Record) deciderBefore(d Decision, ruling ID) ID {
	escalated := func(u Ruling) bool { return u.ID < ruling && u.Outcome == Escalated && r.valid(u) }
	if u, ok := r.Rulings.lastWhere(d.Ref(), escalated); ok {
		return u.EscalatedTo
	}
	return d.Owner
}

// Deferrals returns how many times a decision was deferred.
func (r *Record) Deferrals(decision ID) int { return len(r.deferrals(decision)) }

// deferrals is the rulings that deferred a decision. One that was answered
// anew in the same meeting, or in its next sitting, did not stand.
func (r *Record) deferrals(decision ID) []Ruling {
	var stood []Ruling
	all := r.Rulings.of(decisionRef(decision))
	for i, u := range all {
		if u.Outcome == Deferred && !(i+1 < len(all) && r.SameMeeting(u, all[i+1])) {
			stood = append(stood, u)
		}
	}
	return stood
}

// SameMeeting reports whether a ruling was made in the meeting of a later one,
// between two sittings of it, or, of a decision on its agenda, before it began. A
// later one that was made between two sittings is of the meeting that sat.
func (r *Record) SameMeeting(u, later Ruling) bool {
	if m, ok := r.Meetings.Get(u.Meeting); ok && later.Meeting == 0 {
		return r.madeIn(later, m) && (m.open() || r.givenAt(later) < m.ClosedLine)
	}
	m, ok := r.Meetings.Get(later.Meeting)
	return ok && (r.madeIn(u, m) || r.madeAhead(u, m))
}

// madeAhead reports whether a ruling put off a decision between meetings, before
// the meeting began whose agenda the decision is on.
func (r *Record) madeAhead(u Ruling, m Meeting) bool {
	it, _ := r.ItemOf(u.About())
	return u.AboutKind == KindDecision && u.Outcome.putsOff() && u.Meeting == 0 && it.Meeting == m.ID &&
		(m.StartedLine == 0 || r.givenAt(u) < m.StartedLine)
}

// isFinal reports whether a decision has an answer that only a reopening may
// change.
func (r *Record) isFinal(d Decision) bool {
	_, pending := r.PendingApproval(d.ID)
	_, escalated := r.escalatedApproval(d)
	return pending || escalated || r.State(d.Ref()).IsFinal()
}

// goesUp reports whether an outcome escalates an approval on conditions, or one that is in
// doubt, which it leaves as it is.
func (r *Record) goesUp(d Decision, outcome Outcome) bool {
	if outcome != Escalated {
		return false
	}
	if p, pending := r.PendingApproval(d.ID); pending {
		return !r.mayChange(p.Ruling)
	}
	_, escalated := r.escalatedApproval(d)
	u, _ := r.Ruling(d.Ref())
	return escalated || len(r.Doubts(d)) > 0 && !r.mayChange(u)
}

// asItIs is the fallback of a decision that is deferred: nothing changes.
const asItIs = "stays as today"

// askWording reads a decision back; askFallback asks what holds until it is
// decided.
var (
	askWording = RequestedField{Field: FieldWording, Default: func(r *Record, about Ref, _ Instant) Value {
		d, _ := r.Decisions.Get(about.ID)
		return Words(r.IfApproved(d))
	}}
	askFallback = RequestedField{Field: FieldFallback, Default: func(r *Record, about Ref, _ Instant) Value {
		d, _ := r.Decisions.Get(about.ID)
		return Words(cmp.Or(d.Fallback, asItIs))
	}}
)

func decisionKind() *KindOf[Decision] {
	return &KindOf[Decision]{
		KindSpec: KindSpec{
			Kind: KindDecision, Plural: "decisions", Article: "a decision", Prefix: "D", Head: "d", Sample: "Ship dark mode",
			Purpose: "What one named owner answers.",
			Parents: []Kind{KindItem, KindMeeting}, InMeeting: true, DefaultsToItem: true, OnAgenda: true,
			UsualOutcome: Approved,
			Outcomes: []OutcomeSpec{
				{Outcome: Approved, Verb: "approve", Help: "approve it, word for word", Final: true, Requires: []RequestedField{askWording, askOptionalWhy, askReview}},
				{Outcome: Conditional, Verb: "condition", Phrase: "approve on conditions", Help: "approve it but for named conditions", Final: true, Requires: []RequestedField{askWording, {Field: FieldCond}, askOptionalWhy, askReview}},
				{Outcome: Rejected, Verb: "reject", Help: "reject it, with a reason", Final: true, Requires: []RequestedField{askWhy}},
				{Outcome: Deferred, Verb: "defer", Help: "put it off once, with a reason", Requires: []RequestedField{askWhy, {Field: FieldDue, Default: deferralDay}, askFallback}},
				{Outcome: Escalated, Verb: "escalate", Help: "hand it up the escalation path", Requires: []RequestedField{askTarget, askEscalationDay, askFallback, askOptionalWhy}},
				{Outcome: Withdrawn, Verb: "withdraw", Help: "take it off unanswered, with a reason", Final: true, Requires: []RequestedField{askWhy}},
				{Outcome: Confirmed, Verb: "confirm", Help: "it stays approved: its conditions are met, or it is still right", Final: true, OfApproval: true, Requires: []RequestedField{askWithout, askOptionalWhy, askNextReview}},
				{Outcome: Extended, Verb: "extend", Help: "give its conditions a later day, once", Final: true, OfApproval: true, Requires: []RequestedField{askExtends, askLaterDay, askWhy}},
				{Outcome: Lapsed, Verb: "lapse", Help: "let the approval end: its conditions are not met", Final: true, OfApproval: true, Requires: []RequestedField{askWhy, askStandingFallback}},
			},
			States: []Outcome{Open, Approved, Conditional, Rejected, Deferred, Escalated, Withdrawn, Lapsed, Superseded},
			Specs: append([]FieldSpec{{Field: FieldType, Sort: SortChoice, Label: "type", Prompt: "What sort of decision is it?", Choices: decisionTypes()}},
				messagingSpecs()...),
		},
		Rows:   func(r *Record) *Rows[Decision] { return &r.Decisions },
		Fields: decisionFields(),
		New: func(r *Record, begin InCycle, on Ref, v Values, now Instant) (Decision, error) {
			it, err := r.itemFor(on, v, now)
			return Decision{InCycle: begin, Item: it.ID, RaisedAt: now}, err
		},
		MayAmend: mayAmendDecision,
		Raised: func(r *Record, d Decision, _ Values, _ Instant) (Done, error) {
			r.remind(d)
			return Done{Says: fmt.Sprintf("%s raised on %s: %s", d.Ref(), itemRef(d.Item), brief(d.Statement)), About: d.Ref()}, nil
		},
		Owner:    func(r *Record, d Decision) ID { return r.Decider(d) },
		Details:  detailsOfDecision,
		MayRule:  mayDecide,
		Takes:    decisionAcceptsOutcome,
		Requires: requirementsOfApproval,
		State:    stateOfDecision,
		Ruled:    decisionRuled,
		InForce:  inForceOnDecision,
		Standing: func(r *Record, d Decision) (Ruling, bool) {
			if u, withdrawn := r.withdrawal(d); withdrawn {
				return u, true
			}
			return r.Ruling(d.Ref())
		},
		Gap:     gapOfDecision,
		Digest:  digestDecision,
		Message: messageOnDecision,
		WaitsOn: decisionWaitsOn,
		Remove: func(r *Record, d Decision) error {
			if err := r.mayTakeOff(d.Ref()); err != nil {
				return err
			}
			if err := r.refuseToLoseAnswer(d.Ref()); err != nil {
				return err
			}
			r.removePlaces(d.Ref())
			r.removeDecision(d)
			return nil
		},
	}
}

// itemFor is the item that a new decision goes to: the one named, the one
// under discussion where what is named is of a meeting that is over, or a new
// one of the same words.
func (r *Record) itemFor(on Ref, v Values, now Instant) (Item, error) {
	it, ok := r.ItemOf(on)
	if m, _ := r.Meetings.Get(it.Meeting); ok && m.IsOver() && on.Kind != KindItem {
		it, ok = r.ItemOf(r.orNowDiscussing(Ref{}))
		on = Ref{}
	}
	if ok {
		return it, r.checkAcceptsDecisions(it)
	}
	with := Values{FieldWords: v[FieldWords], FieldOwner: v[FieldOwner]}
	done, err := Raise{Kind: KindItem, On: on, With: with}.Apply(r, now)
	it, _ = r.Items.Get(done.About.ID)
	return it, err
}

// checkAcceptsDecisions refuses an item that nothing more can be decided on.
func (r *Record) checkAcceptsDecisions(it Item) error {
	if r.State(it.Ref()) == Withdrawn {
		return &Refusal{Reason: NotAllowed, About: it.Ref(), Says: fmt.Sprintf("%s is withdrawn; undo that, or add another item", it.Ref())}
	}
	_, err := r.changeable(it.Meeting)
	return err
}

// ItemOf is the agenda item that a thing belongs to.
func (r *Record) ItemOf(on Ref) (Item, bool) {
	return r.Items.Get(r.above(on, KindItem).ID)
}

func (r *Record) removeDecision(d Decision) {
	for _, o := range r.OptionsOf(d.ID) {
		r.Options.remove(o.ID)
	}
	for _, c := range r.CriteriaOf(d.ID) {
		r.removeCriterion(c)
	}
	r.Decisions.remove(d.ID)
}

// setOfSettled lists the fields that are also set of a decision which is settled: what came
// of it, what it is bound to, who tells customers, and when it is looked at again, is known
// only later.
var setOfSettled = []Field{FieldRequest, FieldRelease, FieldReview, FieldWaits, FieldMoves, FieldMessaging, FieldMessage}

// changesOnly reports whether some fields are changed, and no other than those allowed.
func changesOnly(changed, allowed []Field) bool {
	return len(changed) > 0 && !slices.ContainsFunc(changed, func(f Field) bool { return !slices.Contains(allowed, f) })
}

// mayAmendDecision refuses a decision that was answered: approved scope is not
// reopened in silence.
func mayAmendDecision(r *Record, d Decision, v Values) error {
	if r.isFinal(d) && !changesOnly(r.differingFields(d.Ref(), v), setOfSettled) {
		return &Refusal{Reason: ReadOnly, About: d.Ref(), Says: fmt.Sprintf(
			"%s is %s and stays as it was decided; undo that, or %s", d.Ref(), r.State(d.Ref()), describeInstead(d.Ref(), r.State(d.Ref())))}
	}
	if decider := r.Decider(d); v.Has(FieldOwner) && decider != d.Owner {
		return &Refusal{Reason: NotAllowed, About: d.Ref(), Says: fmt.Sprintf(
			"%s was escalated: %s decides it now, whoever owns it", d.Ref(), r.NameOf(decider))}
	}
	return nil
}

func mayDecide(r *Record, d Decision, outcome Outcome, now Instant) error {
	about, refuse := d.Ref(), refuser(d.Ref())
	if _, withdrawn := r.withdrawal(d); withdrawn {
		return refuse("%s was withdrawn with %s; undo that, or raise it anew", about, itemRef(d.Item))
	}
	if next, superseded := r.Successor(d); superseded {
		return refuse("%s was superseded by %s, which stands in its place", about, next.Ref())
	}
	u, _ := r.Ruling(about)
	if outcome == Withdrawn && u.Outcome == Withdrawn {
		return refuse("%s is withdrawn already", about)
	}
	if err := r.mayAnswerApproval(d, outcome, refuse); err != nil {
		return err
	}
	if rule, _ := outcomeSpec(KindDecision, outcome); r.isFinal(d) && !r.mayChange(u) && !rule.OfApproval && !r.goesUp(d, outcome) {
		return refuse("%s was %s and is not answered again; %s", about, r.State(about).past(), describeInstead(about, r.State(about)))
	}
	if err := r.checkPrice(d, outcome); err != nil {
		return err
	}
	if outcome == Deferred && d.Type == TypeCorrection {
		return refuse("%s corrects the scope, which does not wait: it is decided, or escalated", about)
	}
	if outcome == Deferred && r.deferredBefore(d) {
		return refuse("%s was deferred before; this time it is decided, or escalated", about)
	}
	if outcome == Deferred {
		if err := r.refuseLateDeferral(about, now); err != nil {
			return err
		}
	}
	if outcome == Escalated && len(r.EscalatesTo(about)) == 0 {
		return refuse("%s cannot be escalated further; %s", about, r.describeEscalatesTo(about, r.Decider(d)))
	}
	if outcome == Approved || outcome == Conditional {
		if err := r.refuseIsolated(d, outcome); err != nil {
			return err
		}
		return r.mayApprove(d, refuse)
	}
	return nil
}

// mayApprove refuses while a concern stands, and while evidence that is needed
// says otherwise.
func (r *Record) mayApprove(d Decision, refuse refusing) error {
	if err := r.mayGo(d, refuse); err != nil {
		return err
	}
	for _, f := range r.standingConcerns(d) {
		return refuse("%s: the concern %s stands; %s clears it, or %s overrides it with a reason", d.Ref(), f.Ref(), r.NameOf(f.By), r.NameOf(r.Disposer(f)))
	}
	if d.NeedsEvidence {
		for _, c := range r.withVerdict(d.ID, VerdictUnmet) {
			return refuse("%s needs evidence, and %s is unmet: %s; add evidence that meets it, or defer", d.Ref(), c.Ref(), c.Text)
		}
		return r.oneLacks(d)
	}
	return nil
}

// deferredBefore reports whether a decision was put off in an earlier meeting,
// or between meetings: it can only be put off once. What was said
// before the meeting of its agenda began is said again in it.
func (r *Record) deferredBefore(d Decision) bool {
	live, _ := r.Live()
	return slices.ContainsFunc(r.deferrals(d.ID), func(u Ruling) bool { return !r.mayChange(u) && !r.madeAhead(u, live) })
}

func decisionRuled(r *Record, d Decision, u *Ruling, v Values, now Instant) error {
	if words := r.wordingSaid(d, v[FieldWording].Text); words != "" && words != d.FinalWording() {
		d.Wording = words
		r.Decisions.put(d)
	}
	if err := r.reviewOnRuling(&d, u.Outcome, v, now); err != nil {
		return err
	}
	u.Wording = d.FinalWording() // as it was read back and agreed, here and now
	if seen := v[FieldEvidence].Text; seen != "" {
		if err := r.oneLacks(d); err != nil {
			return err
		}
		r.addEvidence(r.unmet(d.Ref()), Evidence{Seen: seen, Verdict: VerdictMet, At: now})
	}
	if rule, _ := outcomeSpec(KindDecision, u.Outcome); rule.OfApproval {
		return r.approvalRuled(d, u, v, now)
	}
	if u.Outcome == Conditional {
		return r.addActions(v[FieldCond].Tasks, Action{AboutKind: KindDecision, AboutID: d.ID, Owner: u.Owner, Condition: u.ID}, now)
	}
	return nil
}

// criteriaSay names the criteria that a decision has; "" for none.
func (r *Record) criteriaSay(about Ref) string {
	var texts []string
	for _, c := range r.CriteriaOf(about.ID) {
		texts = append(texts, fmt.Sprintf("%s %s", c.Ref(), c.Text))
	}
	if len(texts) == 0 {
		return ""
	}
	return "these are added to: " + strings.Join(texts, "; ")
}

// inForceOnDecision disposes of a decision: withdrawn with its item, or by its
// last ruling. One that puts it off is an answer of the meeting that it counts in,
// and of no later one; so is an approval on conditions once it calls for an answer.
func inForceOnDecision(r *Record, d Decision, m Meeting, _ Date) (Ruling, bool) {
	if u, ok := r.withdrawal(d); ok {
		return u, true
	}
	u, ok := r.Ruling(d.Ref())
	if !ok || !(u.final() || r.countsIn(u, m)) {
		return Ruling{}, false
	}
	if r.countsIn(u, m) {
		return u, true
	}
	if p, pending := r.PendingApproval(d.ID); pending && r.CallsForAnswer(p, m.Date) {
		return Ruling{}, false
	}
	if r.callsForDoubt(d, m) {
		return Ruling{}, false
	}
	return u, true
}

// withdrawal returns the ruling that withdrew an item and, with it, the decisions on
// it that were still open. Only meetings that closed under the first version of the
// rules took decisions along; since then each is its own owner's.
func (r *Record) withdrawal(d Decision) (Ruling, bool) {
	it, _ := r.Items.Get(d.Item)
	if m, _ := r.Meetings.Get(it.Meeting); m.Status != Closed || m.RulesVersion > 1 {
		return Ruling{}, false
	}
	if u, ok := r.Ruling(d.Ref()); ok && !u.Outcome.putsOff() {
		return Ruling{}, false
	}
	u, ok := r.Ruling(itemRef(d.Item))
	return u, ok && u.Outcome == Withdrawn
}

// gapOfDecision says, too, why a decision that an older gavel took off with its item
// is a gap.
func gapOfDecision(r *Record, d Decision, g *Gap, now Instant) {
	g.Needs = "a decision" + by(g.Who)
	if p, pending := r.PendingApproval(d.ID); pending {
		g.Needs, g.Wants = "an answer on its conditions"+by(g.Who), r.describePending(p, r.Today(now))
		g.Says = fmt.Sprintf("%s: %s: %s%s", d.Ref(), g.Wants, d.FinalWording(), r.ifItLapses(d, p))
		g.Wants += r.ifItLapses(d, p)
	}
	if m, _ := r.onOpenTable(d.Ref()); r.IsInForce(d.Ref()) {
		doubts := r.DoubtsBy(d, m.Date)
		if len(doubts) == 0 {
			doubts = r.standingDoubts(d)
		}
		g.Needs, g.Wants = "to be confirmed"+by(g.Who), describeDoubts(doubts)+"; confirm it, or reopen it"
		g.Says = fmt.Sprintf("%s: %s: %s", d.Ref(), g.Wants, d.FinalWording())
	}
	if u, _ := r.Ruling(itemRef(d.Item)); u.Outcome == Withdrawn {
		g.Needs += fmt.Sprintf(", though %s was withdrawn", itemRef(d.Item))
	}
}

// describeInstead says what is done in the place of changing a decision that was answered.
func describeInstead(about Ref, state Outcome) string {
	if state == Approved {
		return fmt.Sprintf("reopen it with what is new: reopen %s new:…", about)
	}
	return "raise a new decision that says what is new"
}
