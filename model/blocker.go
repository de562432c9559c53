package model

import (
	"cmp"
	"fmt"
	"slices"
)

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

	ChangedLine int64 `json:"-" column:"changed_line"`
	Messaging
}

// Ref names the blocker.
func (b Blocker) Ref() Ref { return blockerRef(b.ID) }

// Parent returns the agenda item.
func (b Blocker) Parent() Ref { return itemRef(b.Item) }

// References returns the owner, and who writes what customers are told.
func (b Blocker) References() []Ref { return []Ref{personRef(b.Owner), personRef(b.MessageOwner)} }

// Open reports whether a blocker is still in the way.
func (r *Record) Open(b Blocker) bool { return r.State(b.Ref()) != Resolved }

// Late reports whether a blocker's due date has passed. Due today is due, not
// late.
func (r *Record) Late(b Blocker, today Date) bool {
	return r.Open(b) && b.Due != "" && b.Due < today
}

// askItsFallback and askItsImpact offer what the blocker has already.
var (
	askItsFallback = RequestedField{Field: FieldFallback, Default: func(r *Record, about Ref, _ Instant) Value {
		b, _ := r.Blockers.Get(about.ID)
		return Words(b.Fallback)
	}}
	askItsImpact = RequestedField{Field: FieldImpact, Default: func(r *Record, about Ref, _ Instant) Value {
		b, _ := r.Blockers.Get(about.ID)
		return Words(b.Impact)
	}}
)

// dueAhead returns the due date that a blocker has, while it has not passed.
func dueAhead(r *Record, about Ref, now Instant) Value {
	b, _ := r.Blockers.Get(about.ID)
	if b.Due < r.Today(now) {
		return Value{}
	}
	return On(b.Due)
}

func blockerKind() *KindOf[Blocker] {
	k := &KindOf[Blocker]{
		KindSpec: KindSpec{
			Kind: KindBlocker, Plural: "blockers", Article: "a blocker", Prefix: "B", Head: "b", Sample: "The vendor's API is down",
			Purpose: "What is in the way, who clears it, and what holds until then.",
			Parents: []Kind{KindItem}, InMeeting: true, DefaultsToItem: true, OnAgenda: true,
			UsualOutcome: Carried,
			Specs:        []FieldSpec{{Field: FieldCause, Sort: SortThings, Label: "caused by", Prompt: "What caused it, such as the change of scope SC-3?"}},
			Outcomes: []OutcomeSpec{
				{Outcome: Resolved, Verb: "resolve", Help: "it is out of the way: how", Final: true, Requires: []RequestedField{{Field: FieldHow}}},
				{Outcome: Carried, Verb: "carry", Help: "carry it on, with due date, fallback and impact", Requires: []RequestedField{{Field: FieldDue, Default: dueAhead}, askItsFallback, askItsImpact}},
				{Outcome: Escalated, Verb: "escalate", Help: "hand it up the escalation path", Requires: []RequestedField{askTarget, askEscalationDay, askItsFallback, askItsImpact}},
			},
		},
		Rows: func(r *Record) *Rows[Blocker] { return &r.Blockers },
		Fields: []KindField[Blocker]{
			{Field: FieldWords, Access: TextAt(func(b *Blocker) *string { return &b.Text })},
			{Field: FieldOwner, Optional: true, Column: true, Access: OwnerAt(func(b *Blocker) *ID { return &b.Owner }), Empty: noOwnerYet},
			{Field: FieldDue, Optional: true, Column: true, Access: Access[Blocker]{
				Get: func(_ *Record, b *Blocker) Value { return On(b.Due) },
				Set: func(r *Record, b *Blocker, v Value, now Instant) error { return r.moveDue(b, v.Date, now) },
			}, Show: (*Record).showDue},
			{Field: FieldFallback, Optional: true, Access: TextAt(func(b *Blocker) *string { return &b.Fallback }), Empty: notSaidYet},
			{Field: FieldImpact, Optional: true, Access: TextAt(func(b *Blocker) *string { return &b.Impact }), Empty: notSaidYet},
		},
		New: func(r *Record, begin InCycle, on Ref, _ Values, now Instant) (Blocker, error) {
			it, _ := r.ItemOf(on)
			return Blocker{InCycle: begin, Item: it.ID, RaisedAt: now}, nil
		},
		MayAmend: mayAmendBlocker,
		Validate: validateBlocker,
		Raised:   raisedBlocker,
		Amended:  func(r *Record, b Blocker) { r.restateRuling(b) },
		MayRule:  mayRuleBlocker,
		Ruled:    blockerRuled,
		InForce:  inForceOnBlocker,
		Gap:      gapOfBlocker,
		Digest:   digestBlocker,
		Message:  messageOnBlocker,
		WaitsOn:  blockerWaitsOn,
	}
	causes := []Kind{KindRisk, KindScope, KindAssumption, KindDependency}
	k.Fields = append(k.Fields,
		KindField[Blocker]{Field: FieldBlocks, Optional: true, LineOnly: true, Of: blockedKinds(), Access: Access[Blocker]{
			Get: func(r *Record, b *Blocker) Value { return thingsValue(r.blocks(*b)) },
			Set: LinksAt[Blocker](KindBlocker, LinkWaitsOn, true, blockedKinds()...).Set}},
		KindField[Blocker]{Field: FieldCause, Optional: true, LineOnly: true, Of: causes, Access: LinksAt[Blocker](KindBlocker, LinkCausedBy, false, causes...)})
	k.Fields = append(k.Fields, messagingFields(func(b *Blocker) *Messaging { return &b.Messaging })...)
	k.Details = func(r *Record, b Blocker, _ ID, today Date) []Detail {
		list := k.fieldDetails(r, b, today)
		list.feedback(r, b.Ref())
		return list
	}
	return k
}

// FieldCause names what brought a blocker about.
const FieldCause Field = "cause"

// blockedKinds returns what a blocker or a dependency can hold back.
func blockedKinds() []Kind { return []Kind{KindDecision, KindDependency} }

// blocks returns what a blocker holds back: the decisions on its item that are open while it is,
// and what waits on it besides.
func (r *Record) blocks(b Blocker) []Ref {
	var list []Ref
	for _, d := range r.DecisionsOn(b.Item) {
		if r.Open(b) && r.isUnsettled(d.Ref()) {
			list = append(list, d.Ref())
		}
	}
	for _, about := range r.LinksTo(b.Ref(), LinkWaitsOn) {
		if !slices.Contains(list, about) {
			list = append(list, about)
		}
	}
	return list
}

// notSaidYet stands for a text that nobody has given.
const notSaidYet = "not said yet"

// showDue returns the due date of a blocker, and whether it has passed.
func (r *Record) showDue(b Blocker, today Date) string {
	due := "no day yet"
	if b.Due != "" {
		due = b.Due.Near(today)
	}
	if r.Late(b, today) {
		due += ", late"
	}
	return due
}

func raisedBlocker(r *Record, b Blocker, v Values, now Instant) (Done, error) {
	done := Done{Says: fmt.Sprintf("%s raised: %s", b.Ref(), brief(b.Text)), About: b.Ref()}
	if r.CarriedAtOnce(v, now) {
		if _, err := (GiveRuling{About: b.Ref(), Outcome: Carried}).Apply(r, now); err != nil {
			return Done{}, err
		}
		done.Says = fmt.Sprintf("%s raised and carried: %s", b.Ref(), brief(b.Text))
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
// meeting: owner, due date, fallback and customer impact.
func (b Blocker) whole() bool {
	return b.Owner != 0 && b.Due != "" && b.Fallback != "" && b.Impact != ""
}

// DueMoves reports whether the due date can be another one: it moves once.
func (b Blocker) DueMoves() bool { return b.DueMoved == 0 }

// moveDue sets a due date. Once moved it cannot be moved again: only an
// escalation helps then.
func (r *Record) moveDue(b *Blocker, due Date, now Instant) error {
	if due == b.Due {
		return nil
	}
	if due == "" {
		return badValue(FieldDue, fmt.Sprintf("%s: a due date is moved, not emptied", b.Ref()))
	}
	if due < r.Today(now) {
		return &Refusal{Reason: BadValue, About: b.Ref(), Missing: []Requirement{{FieldSpec: specs[FieldDue]}},
			Says: fmt.Sprintf("%s: %s has passed; give a day ahead", b.Ref(), due.Near(r.Today(now)))}
	}
	if err := r.checkBlockerDue(b.Ref(), due, now); err != nil {
		return err
	}
	if b.Due != "" {
		if !b.DueMoves() {
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

func mayAmendBlocker(r *Record, b Blocker, _ Values) error {
	if !r.Open(b) {
		return &Refusal{Reason: ReadOnly, About: b.Ref(), Says: fmt.Sprintf("%s is resolved; raise a new blocker", b.Ref())}
	}
	return nil
}

func validateBlocker(_ *Record, before, b *Blocker, _ Values, now Instant) error {
	b.ChangedAt = now
	if before != nil && before.whole() && !b.whole() {
		return &Refusal{Reason: NotAllowed, About: b.Ref(), Says: fmt.Sprintf("%s needs its owner, due date, fallback and customer impact; change them, but do not empty them", b.Ref())}
	}
	return nil
}

// restateRuling appends the ruling in force on a blocker once more, over its mended
// words, for each meeting that is still open: what was decided is the same, and
// rulings are never edited. When it was given stays, too (Ruling.since): a meeting
// that began after it has not ruled.
func (r *Record) restateRuling(b Blocker) {
	for _, m := range r.byDate() {
		u, ok := r.inForce(b.Ref(), m, m.Date)
		if m.open() && ok && u.Wording != b.Text {
			u.Anew = cmp.Or(u.Anew, u.ID)
			u.InCycle, u.Wording, u.Line = start(r, &r.Rulings), b.Text, r.head
			r.Rulings.put(u)
		}
	}
}

// mayRuleBlocker refuses what is over, and to carry what would have to be moved
// a second time for that.
func mayRuleBlocker(r *Record, b Blocker, outcome Outcome, now Instant) error {
	about, refuse := b.Ref(), refuser(b.Ref())
	switch {
	case !r.Open(b):
		return refuse("%s is resolved already", about)
	case outcome == Carried && !b.DueMoves() && b.Due < r.Today(now):
		return b.movedBefore()
	case outcome == Escalated && len(r.EscalatesTo(about)) == 0:
		return refuse("%s cannot be escalated further; %s", about, r.describeEscalatesTo(about, b.Owner))
	}
	return nil
}

// blockerRuled writes what was said of the blocker on the blocker itself, so
// that it stands there for the next review.
func blockerRuled(r *Record, b Blocker, u *Ruling, v Values, now Instant) error {
	if u.Outcome == Carried || b.Due == "" {
		if err := r.moveDue(&b, u.Due, now); err != nil {
			return err
		}
	}
	setText(v, FieldFallback, &b.Fallback)
	setText(v, FieldImpact, &b.Impact)
	b.ChangedAt = now
	r.Blockers.put(b)
	return nil
}

func setText(v Values, f Field, to *string) {
	if value, ok := v[f]; ok {
		*to = value.Text
	}
}

// inForceOnBlocker disposes of a blocker as long as it is still what was ruled
// on: once its owner, date, fallback or impact is another, its owner says so.
func inForceOnBlocker(r *Record, b Blocker, m Meeting, _ Date) (Ruling, bool) {
	u, ok := r.lastIn(b.Ref(), m)
	same := u.Owner == b.Owner && u.Fallback == b.Fallback && u.Impact == b.Impact && (u.Due == b.Due || u.Outcome == Escalated)
	if !ok || (u.Outcome != Resolved && !same) {
		return Ruling{}, false
	}
	return u, true
}

func gapOfBlocker(r *Record, b Blocker, g *Gap, now Instant) {
	g.Outcome = Carried
	g.Missing = Missing(r.Requirements(g.About, Carried, now), nil)
	g.Needs = "an answer" + by(g.Who)
	switch {
	case len(g.Missing) == 0:
	case g.Who == "":
		g.Needs = withArticles(g.Missing)
	default:
		g.Needs = withArticles(g.Missing) + " from " + g.Who
	}
}
