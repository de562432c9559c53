package model

import (
	"fmt"
	"slices"
	"strings"
)

// This file says which functions a meeting needs somebody of, and who that is.

// FunctionThere is a function of which a kind of a meeting needs one person in the room.
type FunctionThere struct {
	Name   string
	Person ID   // who is expected, or there once the meeting was started; 0 for nobody
	Could  []ID // where nobody is: who could come, the lead first
}

// FunctionsThere returns the functions that the kinds of a meeting need, each once, with who is
// there for it. The lead counts before others.
func (r *Record) FunctionsThere(meeting ID) []FunctionThere {
	m, ok := r.Meetings.Get(meeting)
	if !ok || m.IsOver() {
		return nil
	}
	var list []FunctionThere
	for _, key := range r.KindsOf(m) {
		k, _ := r.Playbook().Kind(key)
		for _, name := range k.Functions {
			if !slices.ContainsFunc(list, func(f FunctionThere) bool { return f.Name == name }) {
				list = append(list, r.functionThere(name, meeting))
			}
		}
	}
	return list
}

func (r *Record) functionThere(name string, meeting ID) FunctionThere {
	f := FunctionThere{Name: name, Could: r.PeopleOf(name)}
	lead := r.Lead(name)
	slices.SortStableFunc(f.Could, func(a, b ID) int { return boolInt(a != lead) - boolInt(b != lead) })
	for _, person := range f.Could {
		if here := r.attendanceOf(meeting, person).Presence; here == Present || here == Expected {
			return FunctionThere{Name: name, Person: person}
		}
	}
	return f
}

// SayFunctionMissing says that nobody of a function is expected at a meeting, or in its room, and
// who could come: "nobody is expected of support; Goran Petrović leads it"; "" where somebody is.
func (r *Record) SayFunctionMissing(f FunctionThere, m Meeting) string {
	if f.Person != 0 {
		return ""
	}
	there := "expected"
	if m.open() {
		there = "here"
	}
	says := fmt.Sprintf("nobody of %s is %s", f.Name, there)
	switch {
	case len(f.Could) == 0:
		return says + unknownFunction(f.Name)
	case f.Could[0] == r.Lead(f.Name):
		return says + fmt.Sprintf("; %s leads it", r.NameOf(f.Could[0]))
	}
	return says + fmt.Sprintf("; %s could come", strings.Join(r.namesOf(f.Could[:min(2, len(f.Could))]), " or "))
}

// unknownFunction says how it is said who belongs to a function.
func unknownFunction(name string) string {
	return fmt.Sprintf("; say who belongs to it: set @NAME function:%s", name)
}

// SayFunctionsMissing says of which functions nobody is at a meeting, each with who could come;
// those of which nobody is known are said in one sentence.
func (r *Record) SayFunctionsMissing(meeting ID) []string {
	m, _ := r.Meetings.Get(meeting)
	var says []string
	unknown := FunctionThere{}
	var names []string
	for _, f := range r.FunctionsThere(meeting) {
		switch {
		case f.Person != 0:
		case len(f.Could) == 0:
			unknown, names = f, append(names, f.Name)
		default:
			says = append(says, r.SayFunctionMissing(f, m))
		}
	}
	if len(names) > 1 {
		one := r.SayFunctionMissing(unknown, m)
		return append(says, strings.Replace(one, "of "+unknown.Name, "of "+andList(names), 1))
	}
	if len(names) == 1 {
		says = append(says, r.SayFunctionMissing(unknown, m))
	}
	return says
}
