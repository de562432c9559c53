package model

import (
	"cmp"
	"fmt"
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
	DoneAt    Instant `json:"done_at"`

	RaisedLine int64 `json:"-" column:"raised_line"`
	DoneLine   int64 `json:"-" column:"done_line"`
}

// Ref names the action.
func (a Action) Ref() Ref { return Ref{KindAction, a.ID} }

// Parent returns what the action follows from.
func (a Action) Parent() Ref { return a.About() }

// References returns the meeting, the owner and the ruling that it is a condition of.
func (a Action) References() []Ref {
	return []Ref{meetingRef(a.Meeting), personRef(a.Owner), {kindRuling, a.Condition}}
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

func actionKind() *KindOf[Action] {
	return &KindOf[Action]{
		KindInfo: KindInfo{
			Kind: KindAction, Plural: "actions", Article: "an action", Prefix: "A", Head: "a", Sample: "Rerun the load test",
			Parents:        []Kind{KindItem, KindDecision, KindBlocker, KindCheck, KindFeedback},
			DefaultsToItem: true,
			States:         []Outcome{Open, Finished},
		},
		Rows: func(r *Record) *Rows[Action] { return &r.Actions },
		Fields: []KindField[Action]{
			{Field: FieldWords, Access: TextAt(func(a *Action) *string { return &a.Text })},
			{Field: FieldOwner, Column: true, Access: PersonAt(func(a *Action) *ID { return &a.Owner }),
				Default: func(r *Record, on Ref, _ Instant) Value { return Who(r.OwnerOf(on)) }},
			{Field: FieldDue, Column: true, Access: DateAt(func(a *Action) *Date { return &a.Due }), Default: nextReview},
			ParentField[Action](),
			MeetingField(func(a Action) ID { return a.Meeting }),
		},
		New:      newAction,
		MayAmend: mayAmendAction,
		Validate: validateAction,
		Digest:   digestAction,
		State: func(_ *Record, a Action) Outcome {
			if a.DoneAt != 0 {
				return Finished
			}
			return Open
		},
		Raised: func(r *Record, a Action, _ Values, _ Instant) (Done, error) {
			return Done{Says: fmt.Sprintf("action %s for %s", a.Ref(), r.NameOf(a.Owner)), About: a.Ref()}, nil
		},
	}
}

func newAction(r *Record, begin InCycle, on Ref, _ Values, now Instant) (Action, error) {
	m, _ := r.Live()
	return Action{InCycle: begin, AboutKind: on.Kind, AboutID: on.ID, Meeting: m.ID, RaisedAt: now}, nil
}

func mayAmendAction(r *Record, a Action, _ Values) error {
	if m, _ := r.Meetings.Get(a.Meeting); m.Status == Closed {
		return &Refusal{Reason: ReadOnly, About: a.Ref(), Says: fmt.Sprintf(
			"%s was given in %s, which is closed; finish it, or give another action", a.Ref(), m.Ref())}
	}
	return nil
}

func validateAction(r *Record, before, a *Action, _ Values, now Instant) error {
	switch {
	case a.Owner == 0:
		return badValue(FieldOwner, fmt.Sprintf("%s needs an owner", a.Ref()))
	case a.Due == "":
		return badValue(FieldDue, fmt.Sprintf("%s needs a day", a.Ref()))
	case (before == nil || a.Due != before.Due) && a.Due < r.Today(now):
		return badValue(FieldDue, fmt.Sprintf("%s has passed; an action is due today or later", a.Due.Near(r.Today(now))))
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
		return a, refuseMissing(pattern.About(), []Requirement{{Spec: specs[FieldOwner], Because: fmt.Sprintf("the action %s needs one", Quoted(task.Text))}}, "")
	}
	if err := r.needPerson(a.Owner); err != nil {
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

// FinishAction marks an action as done. When it was the last condition of a
// conditional approval, the decision is approved.
type FinishAction struct {
	Action ID
}

// Name is "finish action".
func (FinishAction) Name() string { return "finish action" }

// Apply refuses an action that is done.
func (c FinishAction) Apply(r *Record, now Instant) (Done, error) {
	a, ok := r.Actions.Get(c.Action)
	if !ok {
		return Done{}, notFound(Ref{KindAction, c.Action})
	}
	if a.DoneAt != 0 {
		return Done{}, &Refusal{Reason: NotAllowed, About: a.Ref(), Says: fmt.Sprintf("%s is done already", a.Ref())}
	}
	a.DoneAt = now
	r.Actions.put(a)
	done := Done{Says: fmt.Sprintf("%s done: %s", a.Ref(), a.Text), About: a.Ref()}
	if a.Condition != 0 && r.State(a.About()) == Approved {
		done.Says += fmt.Sprintf("; %s is approved", a.About())
	}
	return done, nil
}
