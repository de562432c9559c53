package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model/playbook"
)

// A standing item is an agenda item that a kind of meeting brings, with content that is computed
// where it is shown (content.go). Those of which the playbook says so are proposed for an agenda
// only where their content has something to say.

// StandingActions marks, in Standing, the content that goes through the actions.
const StandingActions = "actions"

// contentActions is the word of the playbook for what StandingActions marks.
const contentActions = "actions-due"

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

// standingItem is an item of a kind of the playbook.
type standingItem struct {
	ref  Ref // stands for it while it is on no agenda
	kind playbook.Kind
	is   playbook.Item
}

// name returns how the item is named in a line: its first content.
func (s standingItem) name() string { return strings.Fields(standingWords(s.is.Content))[0] }

// standingItems returns the items of the kinds of a meeting that are on its agenda only where
// their content has something to say.
func (r *Record) standingItems(m Meeting) []standingItem {
	var list []standingItem
	for _, key := range r.KindsOf(m) {
		k, _ := r.Playbook().Kind(key)
		for _, is := range k.Items {
			if is.IfAny() && len(is.Content) > 0 {
				list = append(list, standingItem{itemRef(-ID(len(list) + 1)), k, is})
			}
		}
	}
	return list
}

// proposeStanding returns the standing items that are worth a place on the agenda of a meeting
// and have none.
func (r *Record) proposeStanding(m Meeting, today Date) []Proposed {
	var list []Proposed
	for _, s := range r.standingItems(m) {
		if _, on := r.broughtItem(m, s.is); on || !r.hasContent(m, s.is, today) {
			continue
		}
		p := Proposed{About: s.ref, standing: s, Title: s.is.Title, Block: BlockGoneThrough, Minutes: int64(s.is.Minutes), Must: true}
		if !s.is.Decides() {
			p.Owner = m.Facilitator
		}
		if s.is.First() {
			p.Block = BlockStanding
		}
		list = append(list, p)
	}
	return list
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

// entryRef stands for the entry gate where it is proposed for a review.
var entryRef = itemRef(-ID(1 << 10))

// proposeEntry proposes the entry gate for a review while approved decisions wait for it: those
// that were approved since it was held, and those that it kept.
func (r *Record) proposeEntry(m Meeting) (Proposed, bool) {
	if _, has := r.gateWith(m, gateEntry); has || !r.IsReview(m) || !r.hasEntered() {
		return Proposed{}, false
	}
	var waits []Ref
	for d := range r.Decisions.All() {
		if r.WhyNotProceeded(d) != "" {
			waits = append(waits, d.Ref())
		}
	}
	for _, k := range r.Playbook().Kinds {
		i := slices.IndexFunc(k.Items, func(is playbook.Item) bool { return slices.Contains(is.Content, "candidates") })
		if i < 0 || len(waits) == 0 || !slices.Contains(k.Gates, gateEntry) {
			continue
		}
		is := k.Items[i]
		return Proposed{About: entryRef, standing: standingItem{entryRef, k, is}, Title: is.Title, Owner: m.Facilitator, Block: BlockGoneThrough,
			Minutes: int64(is.Minutes), Waits: len(waits), Says: []string{"brings the entry gate, for " + refs(waits)}}, true
	}
	return Proposed{}, false
}

// addStanding puts a standing item that is proposed on the agenda of a meeting, with the gate for
// which it is there.
func (r *Record) addStanding(m Meeting, e Proposed) Item {
	it, _ := r.bringItem(m, e.standing.kind, e.standing.is)
	if e.About == entryRef {
		g, _ := r.Playbook().Gate(gateEntry)
		r.bringGate(m, g)
	}
	return it
}

// standsFirst reports whether an item is one that stands at the top of an agenda.
func (r *Record) standsFirst(it Item) bool {
	if !it.IsStanding() {
		return false
	}
	k, _ := r.Playbook().Kind(it.Brought)
	i := slices.IndexFunc(k.Items, func(is playbook.Item) bool { return is.Title == it.Title })
	return i >= 0 && k.Items[i].First() || it.Standing == StandingActions
}
