package model

import (
	"fmt"
	"slices"
)

// Entered begins a row of a register: what every thing has that is raised on nothing and
// bound to others by links.
type Entered struct {
	InCycle
	Text      string  `json:"text"`
	Owner     ID      `json:"owner"`
	Meeting   ID      `json:"meeting"` // in which it was raised; 0 between meetings
	RaisedAt  Instant `json:"raised_at"`
	ChangedAt Instant `json:"changed_at"`
}

// Parent returns nothing: links say what the thing is on.
func (Entered) Parent() Ref { return Ref{} }

// References returns the meeting in which the thing was raised, and its owner.
func (e Entered) References() []Ref { return []Ref{meetingRef(e.Meeting), personRef(e.Owner)} }

func (e *Entered) entered() *Entered { return e }

func (e Entered) entry() Entered { return e }

// Entry returns what a thing has in common with the things of every register; ok is false for
// one of another kind.
func (r *Record) Entry(about Ref) (e Entered, ok bool) {
	row, ok := r.rowOf(about).(interface{ entry() Entered })
	if !ok {
		return Entered{}, false
	}
	return row.entry(), true
}

// register completes the kind of a register: what its things are called, who owns them,
// in which meeting they were raised, that nothing is changed of one which is over, and
// what the digest finds on every open thing. A register says only what is its own.
func register[T row, P interface {
	*T
	entered() *Entered
}](k *KindOf[T]) *KindOf[T] {
	at := func(row *T) *Entered { return P(row).entered() }
	owner := KindField[T]{Field: FieldOwner, Optional: true, Column: true, Stepped: true, Default: k.OwnedBy,
		Access: OwnerAt(func(row *T) *ID { return &at(row).Owner }), Empty: noOwnerYet}
	if k.Unwatched && !k.Owned {
		owner.Empty = ""
	}
	words := KindField[T]{Field: FieldWords, Access: TextAt(func(row *T) *string { return &at(row).Text })}
	meeting := MeetingField(func(row T) ID { return at(&row).Meeting })
	meeting.Column = false
	first := []KindField[T]{words}
	if len(k.Fields) > 0 && k.Fields[0].Field == FieldWords { // they are computed
		first, k.Fields = k.Fields[:1:1], k.Fields[1:]
	}
	k.Fields = slices.Concat(first, []KindField[T]{owner}, k.Fields, []KindField[T]{meeting})
	k.Register, k.BySteps = true, true
	k.New = func(r *Record, begin InCycle, _ Ref, _ Values, now Instant) (T, error) {
		var row T
		m, _ := r.Live()
		*at(&row) = Entered{InCycle: begin, Meeting: m.ID, RaisedAt: now}
		return row, nil
	}
	k.MayAmend = func(r *Record, row T, _ Values) error {
		about := k.ref(row.row().ID)
		if state := r.State(about); k.Kind.IsFinal(state) {
			return &Refusal{Reason: ReadOnly, About: about, Says: fmt.Sprintf("%s is over: %s; reopen it first, with a reason", about, state)}
		}
		return nil
	}
	validate, digest := k.Validate, k.Digest
	k.Validate = func(r *Record, before, row *T, v Values, now Instant) error {
		at(row).ChangedAt = now
		if validate == nil {
			return nil
		}
		return validate(r, before, row, v, now)
	}
	k.Stepped = func(r *Record, row T, s *Step, v Values, now Instant) (says string, err error) {
		at(&row).ChangedAt = now
		if k.Steps != nil {
			says, err = k.Steps(r, &row, s, v, now)
		}
		k.rows(r).put(row)
		return says, err
	}
	k.Digest = func(r *Record, row T, m *Moment) []Finding {
		about := k.ref(row.row().ID)
		if k.Kind.IsFinal(r.State(about)) {
			return nil
		}
		var list []Finding
		if digest != nil {
			list = digest(r, row, m)
		}
		if k.Lacks != nil {
			list = append(list, m.incomplete(about, k.Lacks(r, row), "set %s ")...)
		}
		if k.Unwatched {
			return list
		}
		list = append(list, m.unowned(r, about, at(&row).Owner)...)
		return append(list, m.stale(r, about, at(&row).ChangedAt)...)
	}
	k.Message = func(r *Record, row T, m *Moment) []string { return k.ask(r, row, m) }
	return k
}

// ask words the message to the owner of a thing in a register: how it stands, and what it
// lacks.
func (k *KindOf[T]) ask(r *Record, row T, m *Moment) []string {
	about := k.ref(row.row().ID)
	state := r.State(about)
	if k.Kind.IsFinal(state) {
		return nil
	}
	says := []string{fmt.Sprintf("is %s, and yours.", r.SayState(about, m.Today))}
	if due := r.dueOf(about); due != "" {
		says[0] = m.wasDue(r, due)
	}
	if k.Lacks != nil {
		if lacks := k.Lacks(r, row); len(lacks) > 0 {
			says = append(says, "Missing: "+andList(lacks)+".")
		}
	}
	return append(says, "Please answer what became of it, or what is missing.")
}

// dropped is the outcome of a register's thing that is not wanted any more.
func dropped(from ...Outcome) OutcomeSpec {
	return OutcomeSpec{Outcome: Dropped, Verb: "drop", Help: "it is not wanted any more: why", Final: true, From: from, Requires: []RequestedField{askWhy}}
}

// reopened is the outcome that takes a register's thing back to its first state.
func reopened(to Outcome, from ...Outcome) OutcomeSpec {
	return OutcomeSpec{Outcome: to, Verb: "reopen", Help: "it is open after all: why", From: from, Requires: []RequestedField{askWhy}}
}

// selected offers the thing that a person points at, where it is of one of the kinds: of
// an agenda item its only decision.
func selected(of ...Kind) func(r *Record, on Ref, now Instant) Value {
	return func(r *Record, on Ref, _ Instant) Value {
		if decisions := r.DecisionsOn(on.ID); on.Kind == KindItem && len(decisions) == 1 {
			on = decisions[0].Ref()
		}
		if !slices.Contains(of, on.Kind) || !r.Exists(on) {
			return Value{}
		}
		return Value{Lines: []string{on.String()}}
	}
}

// rowsOf returns the table of a register.
func rowsOf[T row](r *Record, k Kind) *Rows[T] { return r.tableOf(k).(*Rows[T]) }

// saying returns findings that say which day they are about.
func saying(what string, found []Finding, day Date, at *Moment) []Finding {
	for i := range found {
		found[i].Says = what + " " + day.DayMonth(at.Today)
	}
	return found
}

// raiseInstead raises the blocker that a thing of a register has become, on the item under
// which what it is about is discussed, or on a new one for information, and says so; it says
// what to write where no meeting is planned.
func (r *Record) raiseInstead(about Ref, on []Ref, with Values, now Instant) (string, error) {
	m, ok := r.Live()
	if !ok {
		m, _ = r.Next()
	}
	item := itemRef(r.Clock(m.ID).Item)
	for _, thing := range on {
		if it, found := r.DiscussedUnder(m.ID, thing); found {
			item = it.Ref()
		}
	}
	switch {
	case m.ID == 0:
		return "no meeting is planned: plan one, and raise the blocker there, b " + with[FieldWords].Text, nil
	case item.IsZero():
		done, err := Raise{Kind: KindItem, On: m.Ref(), With: Values{FieldWords: with[FieldWords], FieldAsk: Words(AskInform)}}.Apply(r, now)
		if err != nil {
			return "", err
		}
		item = done.About
	}
	done, err := Raise{Kind: KindBlocker, On: item, With: with}.Apply(r, now)
	if err != nil {
		return "", err
	}
	r.bind(done.About, LinkCausedBy, about)
	return done.Says, nil
}
