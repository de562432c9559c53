package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Action is a follow-up: what somebody does by a day.
type Action struct {
	InCycle
	Text      string  `json:"text"`
	Owner     ID      `json:"owner"`
	Due       Date    `json:"due"`
	AboutKind Kind    `json:"about_kind"`
	AboutID   ID      `json:"about"`
	Condition ID      `json:"condition"` // the ruling that it is a condition of; 0 for none
	Meeting   ID      `json:"meeting"`   // in which it was given; 0 between meetings
	RaisedAt  Instant `json:"raised_at"`
	DoneAt    Instant `json:"done_at"` // of one that was done before there were steps

	RaisedLine int64 `json:"-" column:"raised_line"`
	DoneLine   int64 `json:"-" column:"done_line"`
	Evidence   ID    `json:"evidence,omitzero"` // the unmet evidence that it follows from; 0 for none

	ChangedAt Instant `json:"changed_at,omitzero"` // when it was changed last; 0 for never
}

// Ref names the action.
func (a Action) Ref() Ref { return Ref{KindAction, a.ID} }

// Parent returns what the action follows from.
func (a Action) Parent() Ref { return a.About() }

// References returns the meeting, the owner, the ruling that it is a condition of, and
// the evidence that it follows from.
func (a Action) References() []Ref {
	return []Ref{meetingRef(a.Meeting), personRef(a.Owner), {kindRuling, a.Condition}, {KindEvidence, a.Evidence}}
}

// About returns what the action follows from.
func (a Action) About() Ref { return Ref{a.AboutKind, a.AboutID} }

// ActionsAbout is the actions that follow from one thing.
func (r *Record) ActionsAbout(about Ref) []Action {
	return r.Actions.of(about)
}

func nextReview(r *Record, _ Ref, now Instant) Value { return On(r.NextReview(r.reviewDay(now))) }

// reviewDay is the day that "the next review" counts from: the live meeting's,
// or today.
func (r *Record) reviewDay(now Instant) Date {
	if m, ok := r.Live(); ok {
		return max(m.Date, r.Today(now))
	}
	return r.Today(now)
}

// askWhatCameOfIt asks for a note with a done action, and lets it be.
var askWhatCameOfIt = RequestedField{Field: FieldHow, Optional: true, Prompt: "What came of it?"}

func actionKind() *KindOf[Action] {
	return &KindOf[Action]{
		KindSpec: KindSpec{
			Kind: KindAction, Plural: "actions", Article: "an action", Prefix: "A", Head: "a", Sample: "Rerun the load test",
			Purpose:        "What one person does by a day, and what came of it.",
			Parents:        []Kind{KindItem, KindDecision, KindBlocker, KindCheck, KindFeedback},
			DefaultsToItem: true, BySteps: true,
			Outcomes: []OutcomeSpec{
				{Outcome: Finished, Verb: "done", Help: "it is done, and what came of it", Final: true, From: []Outcome{Open}, Requires: []RequestedField{askWhatCameOfIt}},
				{Outcome: Dropped, Verb: "drop", Help: "it is not done any more: why", Final: true, From: []Outcome{Open},
					Requires: []RequestedField{askWhy, {Field: FieldAction, Optional: true}, {Field: FieldSecond, Optional: true}, {Field: FieldVia, Optional: true}}},
				{Outcome: Open, Verb: "reopen", Help: "it is to be done after all: why", From: []Outcome{Finished, Dropped}, Requires: []RequestedField{askWhy}},
			},
		},
		Rows: func(r *Record) *Rows[Action] { return &r.Actions },
		Fields: []KindField[Action]{
			{Field: FieldWords, Access: TextAt(func(a *Action) *string { return &a.Text })},
			{Field: FieldOwner, Optional: true, Column: true, Stepped: true, Access: OwnerAt(func(a *Action) *ID { return &a.Owner }), Empty: noOwnerYet,
				Default: func(r *Record, on Ref, _ Instant) Value { return Who(r.activeOrNone(r.OwnerOf(on))) }},
			{Field: FieldDue, Column: true, Stepped: true, Access: DayAheadAt(FieldDue, "an action is due today or later", func(a *Action) *Date { return &a.Due }), Default: nextReview,
				Show: (*Record).showDueOfAction},
			ParentField[Action](),
			MeetingField(func(a Action) ID { return a.Meeting }),
			{Field: FieldWhy, NotInForm: true, Access: NotStored[Action]()}, // of a day that is moved again
		},
		New:      newAction,
		MayAmend: mayAmendAction,
		Validate: validateAction,
		Digest:   digestAction,
		Message:  messageOnAction,
		Begins: func(_ *Record, a Action) Outcome {
			if a.DoneAt != 0 {
				return Finished
			}
			return Open
		},
		MayRule:  mayStepAction,
		Requires: requirementsOfFollowUp,
		Stepped:  actionStepped,
		Raised: func(r *Record, a Action, _ Values, _ Instant) (Done, error) {
			if a.Owner == 0 {
				return Done{Says: fmt.Sprintf("action %s; nobody owns it yet", a.Ref()), About: a.Ref()}, nil
			}
			return Done{Says: fmt.Sprintf("action %s for %s", a.Ref(), r.NameOf(a.Owner)), About: a.Ref()}, nil
		},
		Details: detailsOfAction,
	}
}

func newAction(r *Record, begin InCycle, on Ref, _ Values, now Instant) (Action, error) {
	m, _ := r.Live()
	return Action{InCycle: begin, AboutKind: on.Kind, AboutID: on.ID, Meeting: m.ID, RaisedAt: now}, nil
}

// IsLate reports whether an action is open and its day has passed.
func (r *Record) IsLate(a Action, today Date) bool {
	return a.Due < today && a.Due != "" && r.State(a.Ref()) == Open
}

// ActionAt returns an action and its state as they were when a line of the journal had
// been written. Its words stay once minutes have told of them.
func (r *Record) ActionAt(a Action, line int64) (Action, Outcome) {
	about := a.Ref()
	if due, changed := r.valueAt(about, FieldDue, line); changed {
		a.Due = Date(due)
	}
	if owner, changed := r.valueAt(about, FieldOwner, line); changed {
		ref, _ := ParseRef(owner)
		a.Owner = ref.ID
	}
	state := r.State(about)
	if was, changed := r.valueAt(about, StepState, line); changed {
		state = Outcome(was)
	}
	if state == Finished && a.DoneAt != 0 && a.DoneLine > line { // before there were steps
		state = Open
	}
	return a, state
}

// EndedDuring reports whether an action was done or dropped since a meeting began, and
// before it was closed.
func (r *Record) EndedDuring(a Action, m Meeting) bool {
	line := a.DoneLine
	if s, ok := r.StepsTaken.lastWhere(a.Ref(), func(s Step) bool { return s.What == StepState }); ok {
		line = s.Line
	}
	return r.State(a.Ref()) != Open && m.StartedLine != 0 && line >= m.StartedLine && (m.ClosedLine == 0 || line <= m.ClosedLine)
}

// DueOf returns the day of an action with which of its days it is, where it was moved:
// "Fri 4 Dec, 3rd date".
func (r *Record) DueOf(a Action, today Date) string {
	if moved := r.Moves(a.Ref()); moved > 0 {
		return fmt.Sprintf("%s, %s date", a.Due.Near(today), Ordinal(moved+1))
	}
	return a.Due.Near(today)
}

func (r *Record) showDueOfAction(a Action, today Date) string {
	if r.IsLate(a, today) {
		return r.DueOf(a, today) + ", late"
	}
	return r.DueOf(a, today)
}

func detailsOfAction(r *Record, a Action, _ ID, today Date) []Detail {
	var list details
	list.add("owner", r.NameOf(a.Owner))
	due := r.showDueOfAction(a, today)
	if first := r.FirstDue(a.Ref()); first != "" {
		due += " (first " + first.Near(today) + ")"
	}
	list.add("due", due)
	on := "on"
	if _, is := r.conditionOf(a); is {
		on = "condition of"
	}
	list.add(on, joinWords(r.citedParent(a.About()).String(), r.TextOf(a.About())))
	list.add("meeting", meetingRef(a.Meeting).String())
	for _, s := range r.StepsOf(a.Ref()) {
		list.add(string(s.What), r.SayStep(s, today))
	}
	return list
}

func joinWords(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), " ")
}

// SayStep returns a step in words: "Mon 30 Nov: done: the page is fast enough",
// "Mon 30 Nov: Wed 2 Dec → Fri 4 Dec: no slow line yet".
func (r *Record) SayStep(s Step, today Date) string {
	change := s.To
	switch s.What {
	case FieldOwner:
		change = cmp.Or(r.NameOf(s.Person(s.From)), noOwnerYet) + " → " + r.NameOf(s.Person(s.To))
	case FieldDue:
		change = Date(s.From).Near(today) + " → " + Date(s.To).Near(today)
	case StepState:
		change = Outcome(s.To).past()
	}
	said := DateOf(s.At.In(r.Zone())).Near(today) + ": " + change
	if s.Why != "" {
		said += ": " + s.Why
	}
	if s.Via != "" {
		said += " (agreed by " + r.NameOf(s.By) + ", via " + s.Via + ")"
	}
	return said
}

// mayAmendAction refuses to change an action that is done or dropped, the words that
// minutes have told of, and the day of a condition.
func mayAmendAction(r *Record, a Action, v Values) error {
	about, refuse := a.Ref(), refuser(a.Ref())
	if state := r.State(about); state != Open {
		return refuse("%s is %s; reopen it first, or give another action", about, state)
	}
	if words, said := v[FieldWords]; said && words.Text != a.Text {
		if m, told := r.reportedIn(a); told {
			return &Refusal{Reason: ReadOnly, About: about, Says: fmt.Sprintf(
				"%s is in the minutes of %s, which is closed; note it with done, or give another action", about, m.Ref())}
		}
	}
	if due, said := v[FieldDue]; said && due.Date != a.Due {
		if d, is := r.conditionOf(a); is {
			return refuse("%s is a condition of %s, and its day moves with the approval: extend %s %s due:…", about, d.Ref(), d.Ref(), about)
		}
	}
	return nil
}

// reportedIn returns the closed meeting whose minutes tell of an action: the one in which it
// was given or, of one between meetings, any that closed since.
func (r *Record) reportedIn(a Action) (Meeting, bool) {
	if m, ok := r.Meetings.Get(a.Meeting); ok {
		return m, m.Status == Closed
	}
	for m := range r.Meetings.All() {
		if m.Status == Closed && m.ClosedLine > a.RaisedLine {
			return m, true
		}
	}
	return Meeting{}, false
}

func validateAction(r *Record, before, a *Action, v Values, now Instant) error {
	moved := before == nil || a.Due != before.Due
	switch {
	case a.Owner == 0 && before != nil && before.Owner != 0:
		return badValue(FieldOwner, fmt.Sprintf("%s needs an owner", a.Ref()))
	case a.Due == "":
		return badValue(FieldDue, fmt.Sprintf("%s needs a day", a.Ref()))
	}
	if times := r.Moves(a.Ref()); before != nil && moved && times > 0 && !v.Has(FieldWhy) {
		q := Requirement{FieldSpec: specs[FieldWhy], Because: fmt.Sprintf("its day was moved before; a %s date needs a reason", Ordinal(times+2))}
		return refuseMissing(a.Ref(), []Requirement{q}, r.whoSays(a.Owner))
	}
	return nil
}

// addActions adds tasks after a pattern that says what they follow from.
func (r *Record) addActions(tasks []NewTask, pattern Action, now Instant) error {
	for _, task := range tasks {
		if _, err := r.addAction(task, pattern, now); err != nil {
			return err
		}
	}
	return nil
}

// addAction adds one task. Without an owner or a day it takes the pattern's
// owner and the next review.
func (r *Record) addAction(task NewTask, pattern Action, now Instant) (Action, error) {
	a := pattern
	a.InCycle, a.Text, a.RaisedAt = start(r, &r.Actions), task.Text, now
	a.Owner = cmp.Or(task.Owner, a.Owner)
	if a.Owner == 0 {
		return a, refuseMissing(pattern.About(), []Requirement{{FieldSpec: specs[FieldOwner], Because: fmt.Sprintf("the action %s needs one", Quoted(task.Text))}}, "")
	}
	if err := r.requireActive(a.Owner); err != nil {
		return a, err
	}
	if a.Due = task.Due; a.Due == "" {
		a.Due = nextReview(r, Ref{}, now).Date
	}
	if a.Due < r.Today(now) {
		return a, badValue(FieldDue, fmt.Sprintf("%s has passed; an action is due today or later", a.Due.Near(r.Today(now))))
	}
	if m, ok := r.Live(); ok {
		a.Meeting = m.ID
	}
	r.Actions.put(a)
	return a, nil
}
