package model

import (
	"fmt"
	"slices"
	"strings"
)

// EscalationPath is the people an escalation can go to, first step first; the
// whole room where the cycle names no path.
func (r *Record) EscalationPath() []Person {
	var path []Person
	for step := range r.Steps.All() {
		if p, ok := r.People.Get(step.Person); ok {
			path = append(path, p)
		}
	}
	if len(path) == 0 {
		return r.People.Where(func(Person) bool { return true })
	}
	return path
}

// EscalatesTo lists to whom a thing can be escalated now: nobody twice, never who
// decides it already, and where the cycle has a path those who are further up.
func (r *Record) EscalatesTo(about Ref) []Person {
	return r.escalatesTo(about, r.ruler(about, Escalated))
}

func (r *Record) escalatesTo(about Ref, decider ID) []Person {
	var list []Person
	for _, p := range r.EscalationPath() {
		if r.notTo(about, decider, p.ID) == "" {
			list = append(list, p)
		}
	}
	return list
}

// askTarget asks to whom something is escalated, and offers the first step of the path that
// is further up; where the cycle has no path, it offers nobody.
var askTarget = RequestedField{Field: FieldTo, Asked: true, Default: func(r *Record, about Ref, _ Instant) Value {
	list := r.EscalatesTo(about)
	if r.Steps.Len() == 0 || len(list) == 0 || about.IsZero() {
		return Value{}
	}
	return Who(list[0].ID)
}}

// mayEscalateTo refuses to escalate a thing to somebody whom it cannot go to. The
// error is a *Refusal that says to whom it can.
func (r *Record) mayEscalateTo(about Ref, decider, to ID) error {
	why := r.notTo(about, decider, to)
	if why == "" {
		return nil
	}
	return &Refusal{Reason: BadValue, About: about, Outcome: Escalated, Missing: []Requirement{{FieldSpec: specs[FieldTo]}},
		Says: fmt.Sprintf("%s: %s; %s", about, why, r.describeEscalatesTo(about, decider))}
}

// notTo says why a thing cannot be escalated to somebody; "" where it can.
func (r *Record) notTo(about Ref, decider, to ID) string {
	name := r.NameOf(to)
	switch p, _ := r.People.Get(to); {
	case p.LeftOn != "":
		return fmt.Sprintf("%s left on %s", name, p.LeftOn.Long())
	case to == decider:
		return name + " decides it already, and nothing is escalated to oneself"
	case to == r.ownerAtFirst(about):
		return fmt.Sprintf("it comes from %s, who owns it", name)
	case r.wasEscalatedTo(about, to):
		return fmt.Sprintf("it was escalated to %s before, and goes to nobody twice", name)
	case r.Steps.Len() == 0:
		return ""
	case r.stepOf(to) == 0:
		return name + " is not on the escalation path"
	case r.stepOf(to) <= r.reached(about, decider):
		return fmt.Sprintf("the escalation path leads up, and %s is further down", name)
	}
	return ""
}

// describeEscalatesTo says to whom a thing can be escalated, or that its way ends.
func (r *Record) describeEscalatesTo(about Ref, decider ID) string {
	list := r.escalatesTo(about, decider)
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.Name
	}
	switch {
	case len(list) > 0:
		return "it goes to " + orList(names)
	case about.Kind == KindBlocker:
		return "the path ends here: it is resolved, or carried to a day"
	case decider == 0:
		return "there is nobody else it could go to"
	}
	return fmt.Sprintf("the path ends with %s, who decides", r.NameOf(decider))
}

// ownerAtFirst returns the owner that a thing had before it was escalated.
func (r *Record) ownerAtFirst(about Ref) ID {
	if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision {
		return d.Owner
	}
	return r.OwnerOf(about)
}

// wasEscalatedTo reports whether a thing was escalated to somebody before.
func (r *Record) wasEscalatedTo(about Ref, to ID) bool {
	return slices.ContainsFunc(r.escalations(about), func(u Ruling) bool { return u.EscalatedTo == to })
}

// escalations lists the rulings that escalated a thing. The last ruling on a
// blocker can be said anew in the meeting that made it, and is left out there.
func (r *Record) escalations(about Ref) []Ruling {
	all := r.Rulings.of(about)
	if last := len(all) - 1; last >= 0 && about.Kind == KindBlocker && r.mayChange(all[last]) {
		all = all[:last]
	}
	return slices.DeleteFunc(all, func(u Ruling) bool { return u.Outcome != Escalated })
}

// stepOf is the place of a person on the escalation path, from 1; 0 for nobody on
// it.
func (r *Record) stepOf(person ID) int64 {
	for step := range r.Steps.All() {
		if step.Person == person && person != 0 {
			return step.Position
		}
	}
	return 0
}

// reached is the highest step of the path that a thing has been to: that of who
// decides it, of who owns it, and of whom it was escalated to before.
func (r *Record) reached(about Ref, decider ID) int64 {
	highest := max(r.stepOf(decider), r.stepOf(r.ownerAtFirst(about)))
	for _, u := range r.escalations(about) {
		highest = max(highest, r.stepOf(u.EscalatedTo))
	}
	return highest
}

// FieldPath is the escalation path of the cycle.
const FieldPath Field = "escalation"

// pathLines returns the escalation path as a value: the people of its steps.
func (r *Record) pathLines() Value {
	var v Value
	for step := range r.Steps.All() {
		v.Lines = append(v.Lines, personRef(step.Person).String())
	}
	return v
}

// setPath sets the escalation path, lowest step first.
func setPath(r *Record, _ *Cycle, v Value, _ Instant) (string, error) {
	if r == nil { // it is only looked at
		return "", nil
	}
	var path []ID
	for _, line := range v.Lines {
		about, ok := ParseRef(line)
		if !ok || about.Kind != KindPerson {
			return "", badValue(FieldPath, fmt.Sprintf("%s is nobody; name the people of the path, lowest first", Quoted(line)))
		}
		if !slices.Contains(r.pathLines().Lines, line) {
			if err := r.requireActive(about.ID); err != nil {
				return "", err
			}
		}
		path = append(path, about.ID)
	}
	if err := r.putPath(path); err != nil {
		return "", err
	}
	if len(path) == 0 {
		return "the cycle has no escalation path: anybody may be named", nil
	}
	return "the escalation path is " + strings.Join(r.namesOf(path), ", then "), nil
}

// pathAfter returns the escalation path of the cycle before, of who is still here.
func (r *Record) pathAfter(before *Record) []ID {
	var path []ID
	for step := range before.Steps.All() {
		if person := r.activeOrNone(r.successorOf(step.Person)); person != 0 && !slices.Contains(path, person) {
			path = append(path, person)
		}
	}
	return path
}

// putPath keeps the escalation path, and refuses one with a person twice.
func (r *Record) putPath(path []ID) error {
	for i, person := range path {
		if slices.Contains(path[:i], person) {
			return badValue(FieldPath, fmt.Sprintf("%s is on the escalation path twice; everybody has one place on it", r.NameOf(person)))
		}
	}
	var steps []EscalationStep
	for s := range r.Steps.All() {
		steps = append(steps, s)
	}
	for i, person := range path {
		step := EscalationStep{Position: int64(i + 1), Person: person}
		if i < len(steps) {
			step.InCycle = steps[i].InCycle
		} else {
			step.InCycle = start(r, &r.Steps)
		}
		r.Steps.put(step)
	}
	for _, s := range steps[min(len(path), len(steps)):] {
		r.Steps.remove(s.ID)
	}
	return nil
}
