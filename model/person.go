package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Person is someone with a name. People are known across cycles.
type Person struct {
	Row
	Name      string `json:"name"`
	LeftOn    Date   `json:"left_on,omitzero"`   // the day on which they left for good; "" for who is here
	Successor ID     `json:"successor,omitzero"` // who took over from one who left; 0 for nobody
	Function  string `json:"function,omitzero"`  // such as "delivery"; "" where nobody said
}

// Ref names the person.
func (p Person) Ref() Ref { return personRef(p.ID) }

// Parent returns nothing.
func (Person) Parent() Ref { return Ref{} }

// References returns who took over.
func (p Person) References() []Ref { return []Ref{personRef(p.Successor)} }

func personKind() *KindOf[Person] {
	return &KindOf[Person]{
		KindSpec: KindSpec{Kind: KindPerson, Plural: "people", Article: "a person", Prefix: "P",
			Specs: []FieldSpec{{Field: FieldFunction, Sort: SortLine, Label: "function", Prompt: "Which function are they of, such as delivery?"}}},
		Rows: func(r *Record) *Rows[Person] { return &r.People },
		Fields: []KindField[Person]{
			{Field: FieldWords, Access: Access[Person]{Get: func(_ *Record, p *Person) Value { return Words(p.Name) }}},
			{Field: "left", Label: "left", Sort: SortDate, Column: true, Access: Access[Person]{
				Get: func(_ *Record, p *Person) Value { return On(p.LeftOn) }}},
			{Field: FieldFunction, Column: true, Access: Access[Person]{
				Get: func(r *Record, p *Person) Value { return Words(cmp.Or(p.Function, r.leads(p.ID))) }}},
		},
		Details: detailsOfPerson,
	}
}

// detailsOfPerson says whether a person left, whether they are in a meeting, and what
// they decide there.
func detailsOfPerson(r *Record, p Person, meeting ID, today Date) []Detail {
	var list details
	if p.LeftOn != "" {
		list.add("left", p.LeftOn.Near(today))
		list.add("taken over by", r.whoSays(p.Successor))
	}
	if function := r.FunctionOf(p.ID); function != "" {
		if r.Lead(function) == p.ID {
			function += ", which they lead"
		}
		list.add("function", function)
	}
	for _, a := range r.Attendance(meeting) {
		if a.Person == p.ID {
			list.add(meetingRef(meeting).String(), string(a.Presence)+inBrackets(r.SayMovements(a)))
		}
	}
	for _, it := range r.Agenda(meeting) {
		if subject := r.Subject(it.Ref()); r.OwnerOf(subject) == p.ID {
			list.add("decides", fmt.Sprintf("%s %s", subject, r.TextOf(subject)))
		}
	}
	return list
}

// PersonNamed finds a person by the whole name, whatever its case.
func (r *Record) PersonNamed(name string) (Person, bool) {
	key := nameKey(name)
	for p := range r.People.All() {
		if hasKey(p.Name, key) {
			return p, true
		}
	}
	return Person{}, false
}

// personCalled finds a person by the whole name, or by a first name that only
// one person has.
func (r *Record) personCalled(name string) (Person, bool) {
	called := r.peopleCalled(name)
	if len(called) != 1 {
		return Person{}, false
	}
	return called[0], true
}

// peopleCalled lists who has a name as the whole name; where nobody has, who has
// it as the first name.
func (r *Record) peopleCalled(name string) []Person {
	if p, ok := r.PersonNamed(name); ok {
		return []Person{p}
	}
	key := nameKey(name)
	called := r.People.Where(func(p Person) bool { return firstName(p.Name) == key })
	if here := slices.DeleteFunc(slices.Clone(called), func(p Person) bool { return p.LeftOn != "" }); len(here) > 0 {
		return here
	}
	return called
}

// firstName returns the key of the first word of a name.
func firstName(name string) string {
	first, _, _ := strings.Cut(nameKey(name), " ")
	return first
}

// Leaders lists who may lead a meeting that nobody is named for: whoever plans it,
// under the name by which they are known or which is among those that are named
// with it. It has several names where user is the first name of several people:
// then one has to be asked for. It is empty where user is not one person's name.
func (r *Record) Leaders(user string, named ...string) []string {
	for _, p := range r.CurrentPeople(0) {
		named = append(named, p.Name)
	}
	var first []string
	key := nameKey(user)
	for _, name := range named {
		switch {
		case hasKey(name, key):
			return []string{name}
		case firstName(name) == key && !slices.ContainsFunc(first, func(other string) bool { return SameName(other, name) }):
			first = append(first, name)
		}
	}
	if len(first) == 0 && CheckName(user) == nil {
		return []string{user}
	}
	return first
}

// personNamed finds or adds a person: a first name that is known is that
// person's, not a double's. It refuses what CheckName refuses, a first name that
// several people have, and a name that looks like somebody else's.
func (r *Record) personNamed(name string, apart ID) (ID, error) {
	if p, ok := r.personCalled(name); ok && p.LeftOn != "" {
		return 0, r.refuseLeft(p)
	} else if ok {
		return p.ID, nil
	}
	if err := r.MayBeAdded(name, apart); err != nil {
		return 0, err
	}
	p := Person{Row: Row{ID: r.People.next(), Version: 1}, Name: cleanName(writtenName(name))}
	r.People.put(p)
	return p.ID, nil
}

// MayBeAdded refuses a name for a new person as AddPerson would: one that is not
// one person's, the first name of several people, and one that looks like somebody
// else's who is not apart. The error is a *Refusal.
func (r *Record) MayBeAdded(name string, apart ID) error {
	called := r.peopleCalled(name)
	if len(called) == 1 {
		return nil
	}
	if err := r.CheckName(name); err != nil {
		return err
	}
	name = writtenName(name)
	if len(called) > 1 {
		names := make([]string, len(called))
		for i, p := range called {
			names[i] = p.Name
		}
		return &Refusal{Reason: BadOwner, Says: fmt.Sprintf("%s could be %s; write the whole name", Quoted(cleanName(name)), orList(names))}
	}
	return r.refuseLookalike(0, name, apart)
}

// MayAllBeAdded returns for each of some names why it cannot be added to the people
// as well, or nil. A name counts for those behind it.
func (r *Record) MayAllBeAdded(names []string) []error {
	next := r.clone()
	refusals := make([]error, len(names))
	for i, name := range names {
		_, refusals[i] = next.personNamed(name, 0)
	}
	return refusals
}

// noOwnerYet stands for a person whom nobody has named.
const noOwnerYet = "no owner yet"

// NameOf is a person's name; "no owner yet" for none.
func (r *Record) NameOf(id ID) string {
	if p, ok := r.People.Get(id); ok {
		return p.Name
	}
	return noOwnerYet
}

// whoSays is the name of who can supply something; "" while nobody can.
func (r *Record) whoSays(id ID) string {
	p, _ := r.People.Get(id)
	return p.Name
}

// requirePerson refuses an id that is nobody's.
func (r *Record) requirePerson(id ID) error {
	if _, ok := r.People.Get(id); !ok {
		return &Refusal{Reason: NotFound, Says: fmt.Sprintf("there is no person P-%d", id)}
	}
	return nil
}

// AddPerson makes a person known and, in a live meeting, present.
type AddPerson struct {
	PersonName string
	Apart      ID // somebody else, who looks the same in writing
}

// Name is "add person".
func (AddPerson) Name() string { return "add person" }

// Apply refuses a name that is not one person's.
func (c AddPerson) Apply(r *Record, now Instant) (Done, error) {
	id, err := r.personNamed(c.PersonName, c.Apart)
	if err != nil {
		return Done{}, err
	}
	done := Done{Says: r.NameOf(id) + " is known now", About: personRef(id)}
	if m, ok := r.Live(); ok {
		r.setAttendance(m.ID, id, Present, now)
		done.Says = r.NameOf(id) + " is known, and present"
	}
	return done, nil
}

// RenamePerson corrects how a person is called. Whatever names them is a
// reference to their row: the corrected spelling shows everywhere, in the
// minutes of closed meetings too. Who said what there stays, so it is no change
// to what a closed meeting said.
type RenamePerson struct {
	Person     ID
	PersonName string
	Apart      ID    // somebody else, who looks the same in writing; 0 for none
	Seen       int64 // the version its person saw; 0 did not look
}

// Name is "rename person".
func (RenamePerson) Name() string { return "rename person" }

// Apply refuses a name that is not one person's, or that is another's.
func (c RenamePerson) Apply(r *Record, _ Instant) (Done, error) {
	p, ok := r.People.Get(c.Person)
	if !ok {
		return Done{}, notFound(personRef(c.Person))
	}
	if err := r.MayBeCalled(p.ID, c.PersonName, c.Apart); err != nil {
		return Done{}, err
	}
	was, name := p.Name, cleanName(c.PersonName)
	if err := r.unmoved(p.Ref(), c.Seen, was, name); err != nil {
		return Done{}, err
	}
	p.Name = name
	r.People.put(p)
	return Done{Says: fmt.Sprintf("%s is %s now", was, name), About: p.Ref()}, nil
}

// MayBeCalled refuses a name for a person that is not one person's, that is
// somebody else's, or that looks like somebody else's who is not apart.
// The error is a *Refusal.
func (r *Record) MayBeCalled(person ID, name string, apart ID) error {
	if err := r.CheckName(name); err != nil {
		return err
	}
	if other, is := r.namesake(Person{Row: Row{ID: person}, Name: cleanName(name)}); is {
		return &Refusal{Reason: BadOwner, About: other.Ref(), Says: fmt.Sprintf("%s is %s already; write the name so that it tells them apart", other.Name, other.Ref())}
	}
	return r.refuseLookalike(person, name, apart)
}

// namesake is somebody else with the same name.
func (r *Record) namesake(p Person) (other Person, is bool) {
	key := nameKey(p.Name)
	for other := range r.People.All() {
		if other.ID != p.ID && hasKey(other.Name, key) {
			return other, true
		}
	}
	return Person{}, false
}
