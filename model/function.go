package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Function is one part of the work that somebody leads, such as delivery or support.
type Function struct {
	InCycle
	Position int64  `json:"position"`
	Name     string `json:"name"`
	Lead     ID     `json:"lead"` // 0 for nobody
}

// Parent returns nothing.
func (Function) Parent() Ref { return Ref{} }

// References returns who leads the function.
func (f Function) References() []Ref { return []Ref{personRef(f.Lead)} }

// The fields of functions.
const (
	FieldFunctions Field = "functions"
	FieldLead      Field = "lead"
	FieldFunction  Field = "function" // of a person
)

// mostFunctions is how many functions a cycle can have.
const mostFunctions = 30

// Functions returns the functions of the cycle, in order, each with who leads it, or took over
// from who did. Where nobody said which there are, they are those of the playbook.
func (r *Record) Functions() []Function {
	var list []Function
	for f := range r.FunctionRows.All() {
		f.Lead = r.successorOf(f.Lead)
		list = append(list, f)
	}
	slices.SortStableFunc(list, func(a, b Function) int { return int(a.Position - b.Position) })
	if len(list) == 0 {
		for i, name := range r.Playbook().Cycle.Functions {
			list = append(list, Function{Position: int64(i + 1), Name: name})
		}
	}
	return list
}

// Lead returns who leads a function of the cycle; 0 for nobody.
func (r *Record) Lead(function string) ID {
	for _, f := range r.Functions() {
		if strings.EqualFold(f.Name, function) {
			return f.Lead
		}
	}
	return 0
}

// FunctionOf returns the function of a person: the one that was said, else the first that they
// lead; "" for none.
func (r *Record) FunctionOf(person ID) string {
	p, _ := r.People.Get(person)
	return cmp.Or(p.Function, r.leads(person))
}

// leads returns the first function that a person leads; "" for none.
func (r *Record) leads(person ID) string {
	for _, f := range r.Functions() {
		if f.Lead == person && person != 0 {
			return f.Name
		}
	}
	return ""
}

// PeopleOf returns who is here of a function: its lead, and everybody whose function it is.
func (r *Record) PeopleOf(function string) []ID {
	var list []ID
	lead := r.Lead(function)
	for p := range r.People.All() {
		if p.LeftOn == "" && (p.ID == lead || strings.EqualFold(p.Function, function)) {
			list = append(list, p.ID)
		}
	}
	return list
}

func functionTasks(list []Function) Value {
	var v Value
	for _, f := range list {
		v.Tasks = append(v.Tasks, NewTask{Text: f.Name, Owner: f.Lead})
	}
	return v
}

// setFunctions sets which functions there are, and who leads each.
func setFunctions(r *Record, _ *Cycle, v Value, _ Instant) (string, error) {
	var list []Function
	for _, t := range v.Tasks {
		f := Function{Name: strings.ToLower(t.Text), Lead: t.Owner}
		if slices.ContainsFunc(list, func(o Function) bool { return o.Name == f.Name }) {
			return "", badValue(FieldFunctions, fmt.Sprintf("%s is there twice; keep one of them", f.Name))
		}
		list = append(list, f)
	}
	return r.putFunctions(FieldFunctions, list)
}

// setLeads sets who leads some functions, and leaves the others.
func setLeads(r *Record, _ *Cycle, v Value, _ Instant) (string, error) {
	list := r.Functions()
	for _, t := range v.Tasks {
		i := slices.IndexFunc(list, func(f Function) bool { return strings.EqualFold(f.Name, t.Text) })
		if i < 0 {
			var names []string
			for _, f := range list {
				names = append(names, f.Name)
			}
			return "", badValue(FieldLead, fmt.Sprintf("%s is no function of the cycle, which has %s; write the function and its lead: delivery @ben", Quoted(t.Text), andList(names)))
		}
		list[i].Lead = t.Owner
	}
	return r.putFunctions(FieldLead, list)
}

// putFunctions keeps the functions of the cycle, and says who leads what.
func (r *Record) putFunctions(field Field, list []Function) (string, error) {
	if len(list) > mostFunctions {
		return "", badValue(field, fmt.Sprintf("%d functions are too many; give at most %d", len(list), mostFunctions))
	}
	before := r.Functions()
	had := make(map[string]ID)
	for _, f := range before {
		had[f.Name] = f.Lead
	}
	for _, f := range list {
		if f.Lead != 0 && f.Lead != had[f.Name] {
			if err := r.requireActive(f.Lead); err != nil {
				return "", err
			}
		}
	}
	var kept []Function
	for f := range r.FunctionRows.All() {
		kept = append(kept, f)
	}
	for i, f := range list {
		row := Function{Position: int64(i + 1), Name: f.Name, Lead: f.Lead}
		if at := slices.IndexFunc(kept, func(o Function) bool { return o.Name == f.Name }); at >= 0 {
			row.InCycle = kept[at].InCycle
			kept = slices.Delete(kept, at, at+1)
		} else {
			row.InCycle = start(r, &r.FunctionRows)
		}
		r.FunctionRows.put(row)
	}
	for _, f := range kept {
		r.FunctionRows.remove(f.ID)
	}
	return "functions are " + andList(r.sayTasks(functionTasks(r.Functions()).Tasks)), nil
}

// SetPerson changes what is said of a person.
type SetPerson struct {
	Person ID
	With   Values // of PersonFields
	Seen   int64  // the version that was looked at; 0 did not look
}

// PersonFields returns what can be set of a person.
func PersonFields() []Requirement {
	registry() // which brings the field
	return []Requirement{{FieldSpec: specs[FieldFunction], Optional: true}}
}

// Name is "set person".
func (SetPerson) Name() string { return "set person" }

// Apply refuses people nobody knows.
func (c SetPerson) Apply(r *Record, _ Instant) (Done, error) {
	p, ok := r.People.Get(c.Person)
	if !ok {
		return Done{}, notFound(personRef(c.Person))
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	said, given := v[FieldFunction]
	if !given {
		return Done{}, &Refusal{Reason: MissingAnswer, About: p.Ref(), Says: fmt.Sprintf("say what changes: set %s function:delivery", p.Ref())}
	}
	if err := r.unmoved(p.Ref(), c.Seen, p.Function, said.Text); err != nil {
		return Done{}, err
	}
	p.Function = strings.ToLower(said.Text)
	r.People.put(p)
	if p.Function == "" {
		return Done{Says: p.Name + " is of no function", About: p.Ref()}, nil
	}
	return Done{Says: fmt.Sprintf("%s is of %s", p.Name, p.Function), About: p.Ref()}, nil
}
