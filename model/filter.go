package model

import (
	"fmt"
	"slices"
)

// Filter is one way to narrow the list of a kind. Which there are follows from the
// kind's fields and states.
type Filter struct {
	Name    string // as a flag and a token write it
	Says    string // what it leaves in the list
	Sort    Sort   // of its value
	Choices []string
	Flag    bool // it takes no value
	Of      Kind // an id of this kind is its value; KindAny for one of whatever kind
	match   func(r *Record, d AnyKind, id ID, v Value, today Date) bool
}

// KindAny stands for every kind, where a filter takes an id.
const KindAny Kind = "thing"

// Filters returns the filters of the list of a kind, in the order of help.
func (k Kind) Filters() []Filter {
	d := definition(k)
	if d == nil {
		return nil
	}
	info := d.Info()
	var list []Filter
	if states := k.States(); len(states) > 0 {
		list = append(list, filterByState(states))
	}
	for _, f := range d.fields() {
		if filters := f.Sort.Info().filters; filters != nil && f.Field != FieldOn {
			list = append(list, filters(f)...)
		}
		if f.Field == FieldDue {
			list = append(list, Filter{Name: "overdue", Says: "due before today, and not settled", Flag: true, match: isOverdue})
		}
	}
	if len(info.Parents) > 0 || info.Register {
		on := Filter{Name: "on", Says: "that belong to this, such as I-1 or M-1", Of: KindAny, match: belongsTo}
		if info.Register {
			on.Says, on.match = "that have a link to this, such as D-4", isLinkedTo
		}
		list = append(list, on,
			Filter{Name: "meeting", Says: "of this meeting", Of: KindMeeting, match: isOfMeeting})
	}
	return list
}

// FilterNamed returns a filter of a kind. The error says which there are.
func (k Kind) FilterNamed(name string) (Filter, error) {
	var names []string
	for _, f := range k.Filters() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	info := k.Info()
	if len(names) == 0 {
		return Filter{}, &Refusal{Reason: BadValue, Says: fmt.Sprintf("the list of %s has no filter; words narrow it", info.Plural)}
	}
	return Filter{}, &Refusal{Reason: BadValue, Says: fmt.Sprintf("the list of %s has no filter %s; it has %s", info.Plural, Quoted(name), andList(names))}
}

// States returns how a thing of a kind can stand, as it begins first; nothing for a kind
// whose things are only there.
func (k Kind) States() []Outcome {
	info := k.Info()
	if info.States != nil || len(info.Outcomes) == 0 {
		return info.States
	}
	states := []Outcome{Open}
	for _, o := range info.Outcomes {
		if !slices.Contains(states, o.Outcome) {
			states = append(states, o.Outcome)
		}
	}
	return states
}

// IsFinal reports whether a state of a kind is one that nothing more is due in.
func (k Kind) IsFinal(state Outcome) bool {
	if rule, ok := outcomeSpec(k, state); ok {
		return rule.Final
	}
	states := k.States()
	return len(states) > 0 && state != states[0]
}

func filterByState(states []Outcome) Filter {
	f := Filter{Name: columnState, Sort: SortChoice}
	for _, s := range states {
		f.Choices = append(f.Choices, string(s))
	}
	f.Says = "that are " + orList(f.Choices) + "; several with commas between"
	f.match = func(r *Record, d AnyKind, id ID, v Value, today Date) bool {
		return slices.Contains(v.Lines, string(d.stateOn(r, id, today)))
	}
	return f
}

func filterByPerson(f ShownFieldSpec) Filter {
	return Filter{Name: string(f.Field), Says: f.Label + ": this person", Sort: SortPerson,
		match: func(r *Record, d AnyKind, id ID, v Value, _ Date) bool {
			return d.listed(r, id, f.Field).Person == v.Person
		}}
}

func filtersByDay(f ShownFieldSpec) []Filter {
	compared := func(word string, holds func(is, day Date) bool) Filter {
		return Filter{Name: string(f.Field) + "-" + word, Says: fmt.Sprintf("%s %s this day", f.Label, word), Sort: SortDate,
			match: func(r *Record, d AnyKind, id ID, v Value, _ Date) bool {
				is := d.listed(r, id, f.Field).Date
				return is != "" && holds(is, v.Date)
			}}
	}
	return []Filter{
		compared("before", func(is, day Date) bool { return is < day }),
		compared("after", func(is, day Date) bool { return is > day }),
	}
}

func filterByChoice(f ShownFieldSpec) Filter {
	return Filter{Name: string(f.Field), Says: f.Label + ": " + orList(f.Choices), Sort: SortChoice, Choices: f.Choices,
		match: func(r *Record, d AnyKind, id ID, v Value, _ Date) bool {
			return slices.Contains(v.Lines, d.listed(r, id, f.Field).Text)
		}}
}

// filterByThing returns the filter of a field that names things; there is none for what
// links say, which one filter finds.
func filterByThing(f ShownFieldSpec) Filter {
	return Filter{Name: string(f.Field), Says: f.Label + ": this, such as " + sampleID(f.Of), Of: KindAny,
		match: func(r *Record, d AnyKind, id ID, v Value, _ Date) bool {
			return slices.Contains(d.listed(r, id, f.Field).Lines, v.Text)
		}}
}

func isOverdue(r *Record, d AnyKind, id ID, _ Value, today Date) bool {
	due := d.listed(r, id, FieldDue).Date
	return due != "" && due < today && !d.Info().Kind.IsFinal(d.stateOn(r, id, today))
}

// belongsTo reports whether a thing is on another, or on what is on that.
func belongsTo(r *Record, d AnyKind, id ID, v Value, _ Date) bool {
	on, _ := ParseRef(v.Text)
	about := Ref{d.Info().Kind, id}
	for about = r.ParentOf(about); !about.IsZero(); about = r.ParentOf(about) {
		if about == on {
			return true
		}
	}
	return false
}

func isLinkedTo(r *Record, d AnyKind, id ID, v Value, _ Date) bool {
	to, _ := ParseRef(v.Text)
	return r.linked(Ref{d.Info().Kind, id}, to)
}

func isOfMeeting(r *Record, d AnyKind, id ID, v Value, _ Date) bool {
	m, _ := ParseRef(v.Text)
	return r.MeetingOf(Ref{d.Info().Kind, id}) == m
}

// MeetingOf returns the meeting that a thing is of: the one that its kind says, else
// the one that it hangs on; zero for none.
func (r *Record) MeetingOf(about Ref) Ref {
	d := definition(about.Kind)
	if d == nil {
		return Ref{}
	}
	for _, f := range d.fields() {
		if f.Field == fieldMeeting {
			m, _ := ParseRef(d.listed(r, about.ID, fieldMeeting).Text)
			return m
		}
	}
	return r.above(about, KindMeeting)
}
