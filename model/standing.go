package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A standing item is an agenda item for information whose content is computed where it is
// shown. It is noted as every item that informs.

// StandingActions marks, in Standing, the standing item that goes through the actions.
const StandingActions = "actions"

const (
	actionsDueTitle   = "Actions due"
	actionsDueTimebox = 5 // minutes
)

// standingWords returns what marks an item whose content is that of some words of the
// playbook.
func standingWords(content []string) string {
	words := slices.Clone(content)
	for i, word := range words {
		if word == contentActions {
			words[i] = StandingActions
		}
	}
	return strings.Join(words, " ")
}

// contentActions is the word of the playbook for what StandingActions marks.
const contentActions = "actions-due"

// GoesThroughActions reports whether an item goes through the actions, alone or beside other
// content.
func (it Item) GoesThroughActions() bool {
	return slices.Contains(strings.Fields(it.Standing), StandingActions)
}

// IsStanding reports whether the content of an item is computed.
func (it Item) IsStanding() bool { return it.Standing != "" }

// StandsOn returns the standing item of a sort on the agenda of a meeting; ok is false
// where it is not on it.
func (r *Record) StandsOn(meeting ID, standing string) (it Item, ok bool) {
	agenda := r.Agenda(meeting)
	i := slices.IndexFunc(agenda, func(it Item) bool { return it.Standing == standing })
	if i < 0 {
		return Item{}, false
	}
	return agenda[i], true
}

// addActionsDue adds the standing item that goes through the actions to a meeting.
func (r *Record) addActionsDue(m Meeting) Item {
	it := Item{InCycle: start(r, &r.Items), Meeting: m.ID, Title: actionsDueTitle, Owner: m.Facilitator,
		Timebox: actionsDueTimebox, Ask: AskInform, Standing: StandingActions}
	r.Items.put(it)
	return it
}

// DueAction is an action that a review goes through.
type DueAction struct {
	Action
	State Outcome
	Label string // why the review goes through it: "late", "due" or "changed"
	Says  string // how it stands: "2 days late, due 27 Nov", "due 3 Dec", "done: the page is fast"
}

// ActionsDue returns the actions that a review goes through: those that are late, those
// due by the review after it, and those that changed since the last close, in this order
// and by their days. A condition stands with the approval that it is one of, and what was
// given in the meeting itself is for the next. Of a closed meeting they are as they were
// when it closed.
func (r *Record) ActionsDue(m Meeting, today Date) []DueAction {
	until := r.head
	if m.Status == Closed {
		today, until = DateOf(m.ClosedAt.In(r.ZoneOf(m))), m.ClosedLine
	}
	last := r.closedBefore(m)
	by := r.NextReview(max(m.Date, today))
	var late, due, changed []DueAction
	for a := range r.Actions.All() {
		if a.Meeting == m.ID || a.RaisedLine > until {
			continue
		}
		a, state := r.ActionAt(a, until)
		steps := slices.DeleteFunc(slices.Clone(r.StepsOf(a.Ref())), func(s Step) bool { return s.Line <= last.ClosedLine || s.Line > until })
		one := DueAction{Action: a, State: state, Says: "due " + a.Due.DayMonth(today)}
		if len(steps) > 0 {
			one.Says = r.describeChange(steps[len(steps)-1], a, state, today)
		}
		switch open := state == Open && !r.IsCondition(a); {
		case open && a.Due < today:
			one.Label, one.Says = "late", r.SayLate(a.Due, today)+", "+one.Says
			late = append(late, one)
		case open && a.Due <= by:
			one.Label = "due"
			due = append(due, one)
		case len(steps) > 0:
			one.Label = "changed"
			changed = append(changed, one)
		}
	}
	for _, list := range [][]DueAction{late, due, changed} {
		slices.SortStableFunc(list, func(a, b DueAction) int { return cmp.Compare(a.Due, b.Due) })
	}
	return slices.Concat(late, due, changed)
}

// closedBefore returns the meeting that was closed last before a meeting began or, of one
// that is closed, before it closed; the zero Meeting for none.
func (r *Record) closedBefore(m Meeting) (last Meeting) {
	if m.Status != Closed {
		last, _ = r.reviewBefore(m)
		return last
	}
	for other := range r.Meetings.All() {
		if other.Status == Closed && other.ClosedLine < m.ClosedLine && other.ClosedLine > last.ClosedLine {
			last = other
		}
	}
	return last
}

// describeChange says what the last step did to an action: "done: the page is fast", "new date
// 3 Dec", "from Ana to Ben, due 3 Dec".
func (r *Record) describeChange(s Step, a Action, state Outcome, today Date) string {
	says := "due " + a.Due.DayMonth(today)
	switch {
	case state != Open:
		says = string(state)
	case s.What == StepState:
		says = "reopened, " + says
	case s.What == FieldDue:
		says = "new date " + a.Due.DayMonth(today)
	case s.What == FieldOwner:
		says = fmt.Sprintf("from %s to %s, %s", r.NameOf(s.Person(s.From)), r.NameOf(s.Person(s.To)), says)
	}
	if s.Why != "" {
		says += ": " + s.Why
	}
	return says
}

// SayActionDue returns a line of what a review goes through: "A-2 Rerun the load test
// (Ben Okafor, 2 days late, due 24 Nov)".
func (r *Record) SayActionDue(a DueAction) string {
	return fmt.Sprintf("%s %s (%s, %s)", a.Ref(), a.Text, r.NameOf(a.Owner), a.Says)
}

// actionsDue appends what a standing item goes through.
func (d *details) actionsDue(r *Record, it Item, today Date) {
	m, _ := r.Meetings.Get(it.Meeting)
	list := r.ActionsDue(m, today)
	if len(list) == 0 {
		d.add("actions", "none is due")
	}
	for _, a := range list {
		d.add(a.Label, r.SayActionDue(a))
	}
}
