package model

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Ruling is the act itself: what was ruled, how, by whom, when, in which
// meeting or between meetings, how the answer came, and why. Rulings are
// appended, never edited; on screen they are owner decisions.
type Ruling struct {
	InCycle
	AboutKind   Kind    `json:"about_kind"`
	AboutID     ID      `json:"about"`
	Outcome     Outcome `json:"outcome"`
	Owner       ID      `json:"owner"` // who ruled; 0 only where the record itself did
	At          Instant `json:"at"`
	Meeting     ID      `json:"meeting"` // 0 between meetings
	Via         string  `json:"via"`     // how the answer came, when its owner was not in the room
	Why         string  `json:"why"`
	How         string  `json:"how"`
	Wording     string  `json:"wording"` // word for word what was ruled on
	Evidence    string  `json:"evidence"`
	Fallback    string  `json:"fallback"`
	Impact      string  `json:"impact"`
	Due         Date    `json:"due"`
	EscalatedTo ID      `json:"escalated_to"`
	Second      ID      `json:"second"` // who else agreed to a waiver
	Until       Date    `json:"until"`  // when a waiver ends
	DuplicateOf string  `json:"duplicate_of"`
	Anew        ID      `json:"anew,omitzero"`   // the ruling that this one states in mended words; 0 for none
	Line        int64   `json:"-" column:"line"` // unknownLine where the journal tells of none
	DueAt       Instant `json:"due_at,omitzero"` // when the clock of an escalation ends
}

// Parent returns what was ruled on.
func (u Ruling) Parent() Ref { return u.About() }

// References returns the meeting and the people that the ruling names.
func (u Ruling) References() []Ref {
	return []Ref{meetingRef(u.Meeting), personRef(u.Owner), personRef(u.EscalatedTo), personRef(u.Second)}
}

// MeetingID returns the meeting in which the ruling was made, or which closed over
// it.
func (u Ruling) MeetingID(r *Record) ID {
	if u.Meeting == 0 {
		return r.closedOver(u)
	}
	return u.Meeting
}

// About returns the thing that was ruled on.
func (u Ruling) About() Ref { return Ref{u.AboutKind, u.AboutID} }

// Restates reports whether a ruling is another one stated anew: the same act, but
// for the words of what was ruled on, which were mended.
func (u Ruling) Restates(earlier Ruling) bool {
	u.Row, u.Wording, u.Anew, u.Line = earlier.Row, earlier.Wording, earlier.Anew, earlier.Line
	return u == earlier
}

// final reports whether a ruling answers a thing for good: in every meeting,
// whichever it was given in. The schema has the same list (kind_outcome).
func (u Ruling) final() bool {
	rule, _ := outcomeSpec(u.AboutKind, u.Outcome)
	return rule.Final
}

// unknownLine is the line of a ruling that the journal does not tell of.
const unknownLine = -1

// givenAt returns the line of the journal at which an answer was given. One that
// only states another in mended words was given when that one was; one that no
// line has told of yet is given at this one.
func (r *Record) givenAt(u Ruling) int64 {
	if first, ok := r.Rulings.Get(u.Anew); ok {
		u = first
	}
	return cmp.Or(u.Line, r.head)
}

// valid reports whether a ruling is one: it stands in the journal, its kind takes
// its outcome, and somebody who exists gave it, or the record itself did. An
// earlier gavel let an SQL prompt write others; they are as good as not there.
func (r *Record) valid(u Ruling) bool {
	if u.Line == unknownLine {
		return false
	}
	if u.Outcome == Holds {
		c, ok := r.Checks.Get(u.AboutID)
		return ok && u.AboutKind == KindCheck && c.Computed != "" && u.Owner == 0
	}
	_, takes := outcomeSpec(u.AboutKind, u.Outcome)
	_, known := r.People.Get(u.Owner)
	return takes && known
}

// Ruling returns the last ruling on a thing. ok is false where there is none.
func (r *Record) Ruling(about Ref) (last Ruling, ok bool) {
	return r.Rulings.lastWhere(about, r.valid)
}

// State returns how a thing stands in one word: its last ruling's outcome, or where its
// last step took it, or Open. An approval that was confirmed is approved; an open
// decision goes with its item; a computed check may have ceased to hold.
func (r *Record) State(about Ref) Outcome {
	if d := definition(about.Kind); d != nil {
		return d.state(r, about.ID)
	}
	return Open
}

// GiveRuling is an owner's decision, recorded.
type GiveRuling struct {
	About   Ref
	Outcome Outcome
	With    Values
	Seen    int64 // the version its person saw; 0 did not look
	atClose bool  // the thing ends with the cycle: its reason is the whole answer
}

// Name is "rule".
func (GiveRuling) Name() string { return "rule" }

// Apply refuses a ruling that lacks what its outcome asks for, that its owner
// is not there to give, or that the rules do not allow now.
func (c GiveRuling) Apply(r *Record, now Instant) (Done, error) {
	if !r.Exists(c.About) {
		return Done{}, notFound(c.About)
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	words := r.wordingOf(c.About)
	theirs := fmt.Sprintf("%s: %s", r.State(c.About), words)
	yours := fmt.Sprintf("%s: %s", c.Outcome, cmp.Or(r.describeValues(v), words))
	if err := r.unmoved(c.About, c.Seen, theirs, yours); err != nil {
		return Done{}, err
	}
	if err := r.mayRule(c.About, c.Outcome, now); err != nil {
		return Done{}, err
	}
	if r.asItStands(c.About, c.Outcome) {
		return c.ruleAsItStands(r, v, now)
	}
	asks := r.Requirements(c.About, c.Outcome, now)
	done, err := c.judge(r, v, now)
	if refusal, refused := errors.AsType[*Refusal](err); refused {
		refusal.Outcome, refusal.Asks = c.Outcome, mergeRequirements(asks, r.requirementsWith(c.About, c.Outcome, v, now))
	}
	return done, err
}

// judge writes a ruling that may be given, or refuses it for what it says or
// lacks.
func (c GiveRuling) judge(r *Record, v Values, now Instant) (Done, error) {
	if err := c.checkFields(r, v); err != nil {
		return Done{}, err
	}
	if err := c.writeFields(r, v); err != nil {
		return Done{}, err
	}
	asked := r.requirementsWith(c.About, c.Outcome, v, now)
	if c.atClose {
		asked = withoutFollowUp(asked)
	}
	if missing := Missing(asked, v); len(missing) > 0 {
		return Done{}, refuseMissing(c.About, missing, r.whoSays(r.ruler(c.About, c.Outcome)))
	}
	if c.About.Kind.Info().BySteps {
		return c.applyStep(r, withDefaults(asked, v), now)
	}
	return c.write(r, withDefaults(asked, v), now)
}

// mergeRequirements returns the requirements of a ruling that says nothing yet, as what it
// says changes them, and after them what is asked for only because of what it says.
func mergeRequirements(asks, asked []Requirement) []Requirement {
	for _, q := range asked {
		if i := slices.IndexFunc(asks, func(x Requirement) bool { return x.Field == q.Field }); i >= 0 {
			asks[i] = q
		} else {
			asks = append(asks, q)
		}
	}
	return asks
}

// checkFields refuses what an outcome has no place for, so that nothing that was
// said is dropped in silence. A reason and how the answer came have a place in
// every ruling; an approval may bring criteria and evidence.
func (c GiveRuling) checkFields(r *Record, v Values) error {
	rule, _ := outcomeSpec(c.About.Kind, c.Outcome)
	allowed := []Field{FieldOwner, FieldVia, FieldWhy}
	if c.Outcome == Approved || c.Outcome == Conditional {
		allowed = append(allowed, FieldCriteria, FieldEvidence)
	}
	for _, q := range rule.Requires {
		allowed = append(allowed, q.Field)
	}
	if c.About.Kind.Info().BySteps {
		allowed = fieldsRequired(r.requirementsWith(c.About, c.Outcome, v, 0))
	}
	for _, field := range slices.Sorted(maps.Keys(v.given())) {
		if !slices.Contains(allowed, field) {
			return &Refusal{Reason: BadValue, About: c.About, Outcome: c.Outcome, Missing: []Requirement{{FieldSpec: specs[field]}},
				Says: fmt.Sprintf("%s takes no %s", rule.Verb, specs[field].Label)}
		}
	}
	return nil
}

func fieldsRequired(asked []Requirement) []Field {
	fields := make([]Field, len(asked))
	for i, q := range asked {
		fields[i] = q.Field
	}
	return fields
}

// ruler returns the person who gives this ruling; of feedback on what nobody owns, who is said
// to answer it.
func (c GiveRuling) ruler(r *Record, v Values) ID {
	return cmp.Or(r.ruler(c.About, c.Outcome), v[FieldOwner].Person)
}

// writeFields writes what is said of the thing itself before the ruling is judged: a
// new owner has to be there like any other, and a new criterion to be met.
func (c GiveRuling) writeFields(r *Record, v Values) error {
	if owner := v[FieldOwner].Person; owner != 0 {
		if err := r.requireActive(owner); err != nil {
			return err
		}
		switch is := r.OwnerOf(c.About); is {
		case owner:
		case 0:
			if by := r.ruler(c.About, c.Outcome); by != 0 && by != owner {
				return &Refusal{Reason: BadOwner, About: c.About, Says: fmt.Sprintf("%s raised %s, and clears it", r.NameOf(by), c.About)}
			}
			r.setOwner(c.About, owner)
		default:
			return &Refusal{Reason: BadOwner, About: c.About, Says: fmt.Sprintf("%s is %s's to rule on; change its owner first", c.About, r.NameOf(is))}
		}
	}
	if c.About.Kind == KindDecision {
		r.addCriteria(c.About.ID, v[FieldCriteria].Criteria)
	}
	return nil
}

// ruler returns the person who gives a ruling: the owner; of a concern that is cleared, the
// person who raised it.
func (r *Record) ruler(about Ref, outcome Outcome) ID {
	if f, ok := r.Feedbacks.Get(about.ID); ok && about.Kind == KindFeedback && outcome == Cleared && f.By != 0 {
		return f.By
	}
	return r.OwnerOf(about)
}

// rulerOf returns who may give a ruling that is there, as things stood before it:
// whoever gave it where nobody owns what feedback is on. The schema asks the same
// of every ruling (storage, rulerOf).
func (r *Record) rulerOf(u Ruling) ID {
	if u.Outcome == Holds {
		return 0
	}
	if d, ok := r.Decisions.Get(u.AboutID); ok && u.AboutKind == KindDecision {
		if by := r.deciderBefore(d, u.ID); by == d.Owner || r.successorOf(by) != u.Owner {
			return by
		}
		return u.Owner
	}
	by := r.ruler(u.About(), u.Outcome)
	if u.AboutKind == KindFeedback {
		by = cmp.Or(by, u.Owner)
	}
	return by
}

// Requirements is everything that a ruling on a thing asks for now, with what is
// offered where nothing is given. A form shows it, a refusal is drawn from it.
func (r *Record) Requirements(about Ref, outcome Outcome, now Instant) []Requirement {
	if r.asItStands(about, outcome) {
		if next, d, err := r.withDecision(about, nil, now); err == nil {
			return next.requirementsWith(d, outcome, nil, now)
		}
	}
	return r.requirementsWith(about, outcome, nil, now)
}

// requirementsWith is Asks of a ruling that says something already: who is named in it
// has to be there, too.
func (r *Record) requirementsWith(about Ref, outcome Outcome, v Values, now Instant) []Requirement {
	rule, _ := outcomeSpec(about.Kind, outcome)
	asked := definition(about.Kind).requires(r, about.ID, outcome, v, r.requirements(rule.Requires, about, now))
	if about.Kind.Info().BySteps {
		return asked
	}
	add := func(f Field, because string) {
		for i, q := range asked {
			if q.Field == f {
				asked[i].Optional, asked[i].Because = false, because
				return
			}
		}
		asked = append(asked, Requirement{FieldSpec: specs[f], Because: because})
	}
	ruler := GiveRuling{About: about, Outcome: outcome}.ruler(r, v)
	if ruler == 0 {
		asked = append(asked, r.whoRules(about))
	}
	if because := r.whyVia(about, ruler, v[FieldSecond].Person); because != "" {
		add(FieldVia, because)
	}
	if about.Kind == KindDecision {
		r.decisionRequirements(about, outcome, add)
	}
	return asked
}

// whoRules asks who gives a ruling, where nobody owns the thing. Who answers a
// feedback does not own what it is on.
func (r *Record) whoRules(about Ref) Requirement {
	q := Requirement{FieldSpec: specs[FieldOwner], Because: "nobody owns it yet"}
	if f, ok := r.Feedbacks.Get(about.ID); ok && about.Kind == KindFeedback {
		q.Prompt = "Who answers it? One named person."
		q.Because = fmt.Sprintf("nobody owns %s; say who answers %s", f.About(), about)
	}
	return q
}

// whyVia says why a ruling asks answered via who gives it, or who else
// agrees to it, is not in the room, or the room is not that of the check. It is ""
// where all is as it should be.
func (r *Record) whyVia(about Ref, ruler, second ID) string {
	m, live := r.Live()
	if of := r.above(about, KindMeeting); live && about.Kind == KindCheck && of != m.Ref() {
		return fmt.Sprintf("it is on the gate of %s, and %s is being held", of, m.Ref())
	}
	_, known := r.People.Get(second) // one whom nobody knows is refused as that
	switch {
	case ruler != 0 && !live:
		return "no meeting is being held"
	case ruler != 0 && !r.IsPresent(m.ID, ruler):
		return r.NameOf(ruler) + " is not marked present"
	case live && known && !r.IsPresent(m.ID, second):
		return r.NameOf(second) + " is not marked present"
	}
	return ""
}

// decisionRequirements adds what an approval needs, a criterion and, where the decision
// says so, evidence that meets it; and the reason
// that a second answer in the same meeting needs.
func (r *Record) decisionRequirements(about Ref, outcome Outcome, add func(Field, string)) {
	d, _ := r.Decisions.Get(about.ID)
	if rule, _ := outcomeSpec(KindDecision, outcome); r.isFinal(d) && !rule.OfApproval && !r.goesUp(d, outcome) {
		add(FieldWhy, fmt.Sprintf("%s was %s; the minutes say why that changed", about, r.State(about).past()))
	}
	if outcome != Approved && outcome != Conditional {
		return
	}
	if len(r.CriteriaOf(d.ID)) == 0 {
		add(FieldCriteria, "nothing is approved without a criterion")
	}
	if d.NeedsEvidence && (len(r.CriteriaOf(d.ID)) == 0 || len(r.withVerdict(d.ID, "")) > 0) {
		add(FieldEvidence, "this decision needs evidence first")
	}
}
