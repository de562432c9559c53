package model

import (
	"fmt"
	"slices"
	"strings"
)

// This file holds what follows when somebody leaves for good, and when they come back.

// HasLeft reports whether a person left for good.
func (r *Record) HasLeft(person ID) bool {
	p, _ := r.People.Get(person)
	return p.LeftOn != ""
}

// PeopleWhoLeft returns who left for good.
func (r *Record) PeopleWhoLeft() []Person {
	return r.People.Where(func(p Person) bool { return p.LeftOn != "" })
}

// successorOf returns who answers what waits for a person: the person or, where they left,
// who took over from them. Where nobody did it is still the person.
func (r *Record) successorOf(person ID) ID {
	if p, _ := r.People.Get(person); p.Successor != 0 {
		return p.Successor
	}
	return person
}

// requireActive refuses an id that is nobody's, and a person who left for good.
func (r *Record) requireActive(id ID) error {
	if err := r.requirePerson(id); err != nil {
		return err
	}
	if p, _ := r.People.Get(id); p.LeftOn != "" {
		return r.refuseLeft(p)
	}
	return nil
}

func (r *Record) refuseLeft(p Person) error {
	return &Refusal{Reason: BadOwner, About: p.Ref(), Says: fmt.Sprintf(
		"%s left on %s; name somebody else, or say that they are here again: rejoin %s", p.Name, p.LeftOn.Long(), p.Ref())}
}

// activeOrNone returns a person, and 0 for one who left: what is offered is nobody's who is gone.
func (r *Record) activeOrNone(person ID) ID {
	if r.HasLeft(person) {
		return 0
	}
	return person
}

// mayGiveRuling refuses a ruling whose owner left for good, and says who can give it.
func (r *Record) mayGiveRuling(about Ref, outcome Outcome) error {
	if about.Kind.Info().BySteps { // those are nobody's rulings
		return nil
	}
	owner := r.ruler(about, outcome)
	p, _ := r.People.Get(owner)
	if p.LeftOn == "" {
		return nil
	}
	if f, _ := r.Feedbacks.Get(about.ID); about.Kind == KindFeedback && outcome == Cleared && f.By == owner {
		return &Refusal{Reason: BadOwner, About: about, Outcome: outcome, Says: fmt.Sprintf(
			"%s, who raised %s, left on %s; %s overrides it with a reason", p.Name, about, p.LeftOn.Long(), r.NameOf(r.Disposer(f)))}
	}
	subject := about
	if f, _ := r.Feedbacks.Get(about.ID); about.Kind == KindFeedback {
		subject = f.About()
	}
	return r.refuseGone(about, subject, outcome, owner)
}

// refuseGone refuses an answer of somebody who left for good, and says that the subject of it
// is to be handed over.
func (r *Record) refuseGone(about, subject Ref, outcome Outcome, owner ID) error {
	p, _ := r.People.Get(owner)
	if p.LeftOn == "" {
		return nil
	}
	return &Refusal{Reason: BadOwner, About: about, Outcome: outcome, Missing: []Requirement{{FieldSpec: specs[FieldOwner], Because: p.Name + " left"}},
		Says: fmt.Sprintf("%s is %s's, who left on %s and can rule on nothing; hand it over first: %s…", subject, p.Name, p.LeftOn.Long(), r.handOverLine(subject))}
}

// handOverLine returns the beginning of the line that gives a thing of somebody who left
// to somebody else: where it cannot be assigned by itself, all that is theirs goes.
func (r *Record) handOverLine(about Ref) string {
	owner := r.OwnerOf(about)
	if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision && (r.isFinal(d) || d.Owner != owner) {
		return fmt.Sprintf("left %s to:", personRef(owner))
	}
	return AssignLine(about)
}

// MarkLeft says that a person left for good, and hands over in the same act what is open
// of theirs. Of one who left already it hands over the rest.
type MarkLeft struct {
	Person ID
	To     ID // who takes it over; 0 leaves it without an owner
}

// Name is "left".
func (MarkLeft) Name() string { return "left" }

// LeftFields returns what is asked when somebody leaves.
func LeftFields() []Requirement {
	to := specs[FieldTo]
	to.Label, to.Prompt = "taken over by", "Who takes over what is theirs?"
	return []Requirement{{FieldSpec: to, Optional: true}}
}

// Apply refuses people nobody knows, who takes over from themselves or left, and who left
// before, where nobody takes over.
func (c MarkLeft) Apply(r *Record, now Instant) (Done, error) {
	p, ok := r.People.Get(c.Person)
	if !ok {
		return Done{}, notFound(personRef(c.Person))
	}
	switch {
	case c.To == 0 && p.LeftOn != "":
		return Done{}, &Refusal{Reason: NotAllowed, About: p.Ref(), Says: fmt.Sprintf(
			"%s left on %s already; to hand over what is theirs: left %s to:…", p.Name, p.LeftOn.Long(), p.Ref())}
	case c.To == p.ID:
		return Done{}, badValue(FieldTo, fmt.Sprintf("%s cannot take over from themselves; name somebody else", p.Name))
	case c.To != 0:
		if err := r.requireActive(c.To); err != nil {
			return Done{}, err
		}
	}
	theirs := r.openOf(p.ID)
	hint := r.leaveMeetings(p.ID, now)
	if c.To != 0 {
		for _, about := range theirs {
			if err := r.handOverThing(about, p, c.To, now); err != nil {
				return Done{}, err
			}
		}
		if err := r.handOverMeetings(p.ID, c.To, now); err != nil {
			return Done{}, err
		}
		r.handOverMessages(p.ID, c.To)
		p.Successor = c.To
	}
	if p.LeftOn == "" {
		p.LeftOn = r.Today(now)
	}
	r.People.put(p)
	return Done{Says: r.describeLeft(p, theirs) + hint, About: p.Ref()}, nil
}

// describeLeft says who left, and what becomes of what was theirs.
func (r *Record) describeLeft(p Person, theirs []Ref) string {
	switch {
	case len(theirs) == 0:
		return p.Name + " left; nothing of theirs is open"
	case p.Successor != 0:
		return fmt.Sprintf("%s left; %s takes over %s", p.Name, r.NameOf(p.Successor), someRefs(theirs))
	}
	is, it := "is", "it"
	if len(theirs) > 1 {
		is, it = "are", "them"
	}
	return fmt.Sprintf("%s left; %s %s without an owner now: left %s to:… hands %s over", p.Name, someRefs(theirs), is, p.Ref(), it)
}

// someRefs names things by their ids, the first of many.
func someRefs(list []Ref) string {
	const most = 6
	if len(list) <= most+1 {
		return refs(list)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(refWords(list[:most]), ", "), len(list)-most)
}

func refWords(list []Ref) []string {
	words := make([]string, len(list))
	for i, about := range list {
		words[i] = about.String()
	}
	return words
}

// openOf returns what a person owns that is still open: decisions, blockers, actions,
// items, checks and what stands in the registers, and the decisions that were escalated to
// them.
func (r *Record) openOf(person ID) []Ref {
	var list []Ref
	for d := range r.Decisions.All() {
		if r.undecidedOrWaiting(d) && (d.Owner == person || r.Decider(d) == person) {
			list = append(list, d.Ref())
		}
	}
	for b := range r.Blockers.All() {
		if b.Owner == person && r.Open(b) {
			list = append(list, b.Ref())
		}
	}
	for a := range r.Actions.All() {
		if a.Owner == person && r.State(a.Ref()) == Open {
			list = append(list, a.Ref())
		}
	}
	for it := range r.Items.All() {
		if m, _ := r.Meetings.Get(it.Meeting); it.Owner == person && !m.IsOver() && r.State(it.Ref()) == Open {
			list = append(list, it.Ref())
		}
	}
	for c := range r.Checks.All() {
		m, _ := r.Meetings.Get(r.above(c.Ref(), KindMeeting).ID)
		if state := r.State(c.Ref()); c.Owner == person && !m.IsOver() && (state == Open || state == Holds) {
			list = append(list, c.Ref())
		}
	}
	for _, k := range registry() {
		if !k.Info().Register {
			continue
		}
		for _, about := range r.AllOf(k.Info().Kind) {
			if r.OwnerOf(about) == person && !about.Kind.IsFinal(r.State(about)) {
				list = append(list, about)
			}
		}
	}
	return list
}

// undecidedOrWaiting reports whether a decision still needs an answer of its owner.
func (r *Record) undecidedOrWaiting(d Decision) bool {
	state := r.State(d.Ref())
	return !state.IsFinal() || state == Conditional
}

// handOverThing gives one thing of a person who leaves to another owner. What an owner cannot
// change any more is handed over all the same.
func (r *Record) handOverThing(about Ref, from Person, to ID, now Instant) error {
	with := Values{FieldOwner: Who(to)}
	if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision {
		if d.Owner == from.ID {
			d.Owner = to
			r.Decisions.put(d)
		}
		return nil // one that was escalated to them goes with its successor
	}
	if about.Kind == KindAction {
		with[FieldWhy] = Words(from.Name + " left")
	}
	_, err := definition(about.Kind).amend(r, about.ID, with, now)
	return err
}

// leaveMeetings takes a person who leaves off the lists of meetings to come, and out of
// the room of one that is held. It says how to take that back where it was a slip.
func (r *Record) leaveMeetings(person ID, now Instant) (hint string) {
	for m := range r.Meetings.All() {
		a := r.attendanceOf(m.ID, person)
		switch {
		case a.ID == 0:
		case m.Status == Planned:
			r.Attendances.remove(a.ID)
		case m.open() && a.Presence == Present:
			r.leave(a, now)
			hint = fmt.Sprintf("; who only left the room is away %s: undo this first", personRef(person))
		}
	}
	return hint
}

// handOverMeetings gives the meetings that a person was to lead another facilitator, and
// the series.
func (r *Record) handOverMeetings(from, to ID, now Instant) error {
	for _, m := range r.Meetings.Where(func(m Meeting) bool { return m.Facilitator == from && !m.IsOver() }) {
		if err := r.handOver(&m, r.NameOf(to), now); err != nil {
			return err
		}
		r.Meetings.put(m)
	}
	if c, ok := r.Cycle(); ok {
		before := c
		for _, id := range []*ID{&c.ReviewFacilitator, &c.DeliveryOwner, &c.CustomerOwner, &c.PromiseOwner, &c.PostLaunchOwner} {
			if *id == from {
				*id = to
			}
		}
		if c != before {
			r.Cycles.put(c)
		}
	}
	for p := range r.People.All() {
		if p.Successor == from {
			p.Successor = to
			r.People.put(p)
		}
	}
	return nil
}

// Rejoin says that a person who left is here again.
type Rejoin struct {
	Person ID
}

// Name is "rejoin".
func (Rejoin) Name() string { return "rejoin" }

// Apply refuses people nobody knows, and who did not leave.
func (c Rejoin) Apply(r *Record, _ Instant) (Done, error) {
	p, ok := r.People.Get(c.Person)
	if !ok {
		return Done{}, notFound(personRef(c.Person))
	}
	if p.LeftOn == "" {
		return Done{}, &Refusal{Reason: NotAllowed, About: p.Ref(), Says: fmt.Sprintf(
			"%s did not leave for good; that they are back in the room is said by: came %s", p.Name, p.Ref())}
	}
	says := p.Name + " is here again"
	if p.Successor != 0 {
		says += "; what was handed over stays " + r.NameOf(p.Successor) + "'s"
		if back := r.escalatedTo(p.ID); len(back) > 0 {
			says += ", and they answer " + someRefs(back) + " again, which was escalated to them"
		}
	}
	p.LeftOn, p.Successor = "", 0
	r.People.put(p)
	return Done{Says: says, About: p.Ref()}, nil
}

// escalatedTo returns the decisions and blockers that wait for the answer of a person since they were
// escalated to them.
func (r *Record) escalatedTo(person ID) []Ref {
	var list []Ref
	for u := range r.Rulings.All() {
		if last, ok := r.Ruling(u.About()); ok && last.ID == u.ID && u.EscalatedTo == person && r.State(u.About()) == Escalated {
			list = append(list, u.About())
		}
	}
	return list
}

// CurrentPeople returns everybody who has not left for good, and beside them who is on the
// list of a meeting; 0 is none.
func (r *Record) CurrentPeople(meeting ID) []Person {
	return r.People.Where(func(p Person) bool {
		return p.LeftOn == "" || slices.ContainsFunc(r.Attendance(meeting), func(a Attendance) bool { return a.Person == p.ID })
	})
}
