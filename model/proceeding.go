package model

import (
	"fmt"
	"slices"
	"strings"
)

// This file holds which approved decisions pass the entry gate, and what keeps the others.

// The keys of the gates whose names the rules know.
const (
	gateEntry    = "entry"
	gateEvidence = "evidence"
	gateLaunch   = "launch"
)

// gatesUpToEntry lists the gates that come before decisions have proceeded, or with it.
var gatesUpToEntry = []string{"", "weekly", "kickoff", "pre-commitment", gateEntry, "midpoint"}

// Candidacy says of an approved decision whether it proceeds at an entry gate.
type Candidacy struct {
	Decision Decision
	Bars     []string // what keeps it, a check each: "K-1 has no check (C-7)"; none for one that proceeds
}

// Candidacies returns the decisions that may proceed at the entry gate of a meeting, each with
// what keeps it; none where the meeting has no such gate. A failed check that the record
// answers keeps what it lists, or what that is bound to; where it is bound to nothing, and
// where a person failed the check, everything is kept.
func (r *Record) Candidacies(meeting ID, today Date) []Candidacy {
	m, _ := r.Meetings.Get(meeting)
	gate, ok := r.gateWith(m, gateEntry)
	if !ok {
		return nil
	}
	var list []Candidacy
	for d := range r.Decisions.All() {
		if r.IsInForce(d.Ref()) && d.ProceededAt == 0 && !r.IsAboutLaunch(d) {
			list = append(list, Candidacy{Decision: d})
		}
	}
	for _, c := range r.ChecksOf(meeting) {
		if c.Gate != gate.ID {
			continue
		}
		u, ruled := r.verdictOn(c)
		switch {
		case c.Computed != "" && (!ruled || u.Outcome == Failed):
			r.barByFaults(list, c, r.Compute(c, today).Faults)
		case ruled && u.Outcome == Failed:
			bar(list, fmt.Sprintf("failed: %s (%s)", c.Text, c.Ref()))
		}
	}
	return list
}

// barByFaults notes what of a check that the record answers keeps each of the candidates: what
// is found of the decision, of a thing bound to it, and of what is bound to nothing.
func (r *Record) barByFaults(list []Candidacy, c Check, faults []Fault) {
	for i, candidate := range list {
		about := candidate.Decision.Ref()
		var found []Fault
		for _, f := range faults {
			if on := r.decisionsAt(f.About); len(on) == 0 || slices.Contains(on, about) {
				found = append(found, f)
			}
		}
		if len(found) > 0 {
			list[i].Bars = append(list[i].Bars, fmt.Sprintf("%s (%s)", sayFaults(found, about), c.Ref()))
		}
	}
}

// bar notes what keeps all candidates.
func bar(list []Candidacy, says string) {
	for i := range list {
		list[i].Bars = append(list[i].Bars, says)
	}
}

// StaysAt returns the approved decisions that the entry gate of a meeting keeps back, with why: as
// it stands on a day or, once the meeting is closed, as it stood at the close. Why is not known any
// more once the gate was held again.
func (r *Record) StaysAt(meeting ID, today Date) []Candidacy {
	m, _ := r.Meetings.Get(meeting)
	if m.Status != Closed {
		return slices.DeleteFunc(r.Candidacies(meeting, today), func(c Candidacy) bool { return len(c.Bars) == 0 })
	}
	if _, has := r.gateWith(m, gateEntry); !has {
		return nil
	}
	last, _ := r.lastEntry()
	var list []Candidacy
	for d := range r.Decisions.All() {
		wasKept := d.KeptBy != "" || r.proceededIn(d).ClosedLine > m.ClosedLine
		if !wasKept || !r.wasApprovedBy(d, m.ClosedLine) {
			continue
		}
		c := Candidacy{Decision: d}
		if last.ID == m.ID && d.KeptBy != "" {
			c.Bars = []string{d.KeptBy}
		}
		list = append(list, c)
	}
	return list
}

// proceededIn returns the meeting with whose close a decision passed the entry gate; none for one
// that has not.
func (r *Record) proceededIn(d Decision) Meeting {
	for m := range r.Meetings.All() {
		if _, has := r.gateWith(m, gateEntry); has && d.ProceededAt != 0 && m.Status == Closed && m.ClosedAt == d.ProceededAt {
			return m
		}
	}
	return Meeting{}
}

// wasApprovedBy reports whether a decision was approved for good by a line of the journal.
func (r *Record) wasApprovedBy(d Decision, line int64) bool {
	u, ok := r.Rulings.lastWhere(d.Ref(), func(u Ruling) bool { return r.givenAt(u) <= line })
	return ok && (u.Outcome == Approved || u.Outcome == Confirmed)
}

// decisionsAt returns the decisions that a thing is, or is bound to.
func (r *Record) decisionsAt(about Ref) []Ref {
	var list []Ref
	add := func(on ...Ref) {
		for _, d := range on {
			if d.Kind == KindDecision && !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
	}
	add(about)
	for _, l := range r.Links.of(about) {
		add(l.Target())
	}
	for _, l := range r.Links.to(about) {
		add(l.Parent())
	}
	if b, ok := r.Blockers.Get(about.ID); ok && about.Kind == KindBlocker {
		add(r.blockedBy(b)...)
	}
	if about.Kind == KindJourney {
		for _, s := range r.StatesOf(about) {
			add(r.CoveredBy(s.Ref())...)
		}
	}
	return list
}

// proceed has the candidates of a meeting that closes pass its entry gate, and says how many
// did; "" for a meeting without one.
func (r *Record) proceed(m Meeting, now Instant) string {
	list := r.Candidacies(m.ID, r.Today(now))
	n := 0
	for _, c := range list {
		if c.Decision.KeptBy = strings.Join(c.Bars, "; "); len(c.Bars) == 0 {
			c.Decision.ProceededAt, n = now, n+1
		}
		r.Decisions.put(c.Decision)
	}
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf("; %d of %d approved decisions proceed", n, len(list))
}

// hasEntered reports whether a meeting with the entry gate closed in this cycle.
func (r *Record) hasEntered() bool {
	_, ok := r.lastEntry()
	return ok
}

// lastEntry returns the meeting that closed last of those with the entry gate.
func (r *Record) lastEntry() (last Meeting, ok bool) {
	for m := range r.Meetings.All() {
		if _, has := r.gateWith(m, gateEntry); has && m.Status == Closed && m.ClosedLine >= last.ClosedLine {
			last, ok = m, true
		}
	}
	return last, ok
}

// Proceeds reports whether a decision is one that is built: it is approved and passed the entry
// gate, or no entry gate was held in the cycle.
func (r *Record) Proceeds(d Decision) bool {
	return r.IsInForce(d.Ref()) && !r.IsAboutLaunch(d) && (d.ProceededAt != 0 || !r.hasEntered())
}

// WhyNotProceeded says why an approved decision has not passed the entry gate: "stays at the entry
// gate of M-3: K-1 has no check (C-7)"; "" for one that has, or while no entry gate was held.
func (r *Record) WhyNotProceeded(d Decision) string {
	m, held := r.lastEntry()
	if !held || d.ProceededAt != 0 || !r.IsInForce(d.Ref()) || r.IsAboutLaunch(d) {
		return ""
	}
	if u, ok := r.Ruling(d.Ref()); ok && r.givenAt(u) > m.ClosedLine {
		return fmt.Sprintf("approved after the entry gate of %s", m.Ref())
	}
	says := fmt.Sprintf("stays at the entry gate of %s", m.Ref())
	if d.KeptBy != "" {
		says += ": " + d.KeptBy
	}
	return says
}

// mayGo refuses to approve a launch while a check of its gate is neither passed, met nor waived.
func (r *Record) mayGo(d Decision, refuse refusing) error {
	it, _ := r.Items.Get(d.Item)
	m, _ := r.Meetings.Get(it.Meeting)
	if place, ok := r.Live(); ok && place.ID != m.ID { // it came back to another meeting
		if _, there := r.placeFor(place.ID, d.Ref()); there {
			m = place
		}
	}
	gate, ok := r.gateWith(m, gateLaunch)
	if !ok || d.Type != TypeLaunch && !isGoOrNoGo(it) {
		return nil
	}
	var open []Ref
	for _, c := range r.ChecksOf(m.ID) {
		u, ruled := r.verdictOn(c)
		if c.Gate == gate.ID && (!ruled || u.Outcome == Failed) {
			open = append(open, c.Ref())
		}
	}
	if len(open) == 0 {
		return nil
	}
	return refuse("%s is a launch, and of its gate %s not passed, met or waived; answer that first, or reject or defer the launch", d.Ref(), isOrAre(open))
}

// IsAboutLaunch reports whether a decision is on the launch as a whole: the go or no go, and what
// else of that type was raised in a meeting with its gate. It adds nothing to what is built, and no
// gate lets it through.
func (r *Record) IsAboutLaunch(d Decision) bool {
	it, _ := r.Items.Get(d.Item)
	m, _ := r.Meetings.Get(it.Meeting)
	_, hasGate := r.gateWith(m, gateLaunch)
	return isGoOrNoGo(it) || d.Type == TypeLaunch && hasGate
}

// isGoOrNoGo reports whether an item is the one of a playbook that answers a gate as a whole:
// what is decided on it is a launch, whatever its type.
func isGoOrNoGo(it Item) bool {
	return it.Ask == AskDecide && slices.Contains(strings.Fields(it.Standing), contentGateSummary)
}

// proposeDelays raises a decision to delay each success criterion that shows no gain, where a
// person fails that check of the evidence gate.
func (r *Record) proposeDelays(c Check, now Instant) error {
	gate, _ := r.Gates.Get(c.Gate)
	if gate.Key != gateEvidence || c.Computed != GainsShown {
		return nil
	}
	for _, about := range r.Lacks(c, r.Today(now)) {
		words := fmt.Sprintf("Delay %s until its gain can be shown", Quoted(r.TextOf(about)))
		if slices.ContainsFunc(r.Decisions.Where(func(d Decision) bool { return d.Statement == words }), func(d Decision) bool { return !r.isFinal(d) }) {
			continue
		}
		with := Values{FieldWords: Words(words), FieldOwner: Who(r.activeOrNone(r.Approver())), FieldType: Words(TypeScope),
			FieldOptions: Value{Lines: []string{"delay it", "ship it without"}}}
		if _, err := (Raise{Kind: KindDecision, On: meetingRef(gate.Meeting), With: with}).Apply(r, now); err != nil {
			return err
		}
	}
	return nil
}

// whyApproverAgrees says why a waiver needs one certain person beside its owner: at the launch
// the final approver or, where the check is theirs, who is below them on the path. second is 0
// elsewhere.
func (r *Record) whyApproverAgrees(c Check, owner ID) (second ID, because string) {
	gate, _ := r.Gates.Get(c.Gate)
	if gate.Key != gateLaunch {
		return 0, ""
	}
	approver := r.activeOrNone(r.Approver())
	if approver != owner || approver == 0 {
		return approver, "what is waived at the launch is agreed by the final approver"
	}
	if r.Steps.Len() == 0 {
		return 0, ""
	}
	path := r.EscalationPath()
	at := slices.IndexFunc(path, func(p Person) bool { return p.ID == approver })
	if at < 0 { // who is not on the path stands above it
		at = len(path)
	}
	for _, below := range slices.Backward(path[:at]) {
		if id := below.ID; !r.HasLeft(id) {
			return id, fmt.Sprintf("%s is the final approver and owns it; below on the path is %s", r.NameOf(approver), r.NameOf(id))
		}
	}
	return 0, ""
}
