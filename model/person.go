package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Person is someone with a name. People are known across cycles.
type Person struct {
	Row
	Name string `json:"name"`
}

// Ref names the person.
func (p Person) Ref() Ref { return personRef(p.ID) }

func personKind() *KindOf[Person] {
	return &KindOf[Person]{
		KindInfo: KindInfo{Kind: KindPerson, Plural: "people", Article: "a person", Prefix: "P"},
		Rows:     func(r *Record) *Rows[Person] { return &r.People },
		Fields: []KindField[Person]{
			{Field: FieldWords, Access: Access[Person]{Get: func(_ *Record, p *Person) Value { return Words(p.Name) }}},
		},
	}
}

// placeholders are what people write where an owner should stand.
var placeholders = map[string]bool{
	"tbd": true, "tba": true, "tbc": true, "to be decided": true, "to be determined": true, "to be confirmed": true,
	"n/a": true, "na": true, "nn": true, "none": true, "nobody": true, "no one": true, "unassigned": true,
	"unknown": true, "someone": true, "somebody": true, "anyone": true, "anybody": true,
	"all": true, "everyone": true, "everybody": true, "we": true, "us": true, "here": true, "channel": true,
	"team": true, "the team": true, "group": true, "the group": true, "both": true, "others": true,
}

// separators join two names into something that is not one person.
var separators = []string{",", ";", "/", "&", "+", "|", " and ", " or "}

// CheckName refuses what does not name one person: an owner is one named
// person (PLAYBOOK B4). The *Refusal says why.
func CheckName(name string) error {
	name = cleanName(name)
	lower := strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(name, "@"), ".", ""))
	refuse := func(why string) error {
		return &Refusal{Reason: BadOwner, Says: fmt.Sprintf("%q cannot own anything: %s", name, why)}
	}
	switch {
	case name == "":
		return &Refusal{Reason: BadOwner, Says: "an owner needs a name: one person's"}
	case placeholders[lower], !strings.ContainsFunc(name, unicode.IsLetter):
		return refuse("it names no one person; say who")
	case strings.HasSuffix(lower, " team"), strings.HasPrefix(lower, "team "):
		return refuse("a team is not one person; say who on it")
	case utf8.RuneCountInString(name) > 80:
		return &Refusal{Reason: BadOwner, Says: "a name is not longer than 80 characters"}
	}
	for _, sep := range separators {
		if strings.Contains(lower, sep) {
			return refuse("that is more than one person; choose one")
		}
	}
	return nil
}

// cleanName is a name with one space between its words.
func cleanName(name string) string { return strings.Join(strings.Fields(Clean(name, false)), " ") }

// PersonNamed finds a person by the whole name, whatever its case.
func (r *Record) PersonNamed(name string) (Person, bool) {
	name = cleanName(name)
	for p := range r.People.All() {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Person{}, false
}

// personCalled finds a person by the whole name, or by a first name that only
// one person has.
func (r *Record) personCalled(name string) (Person, bool) {
	if p, ok := r.PersonNamed(name); ok {
		return p, true
	}
	called := r.People.Where(func(p Person) bool {
		first, _, _ := strings.Cut(p.Name, " ")
		return strings.EqualFold(first, cleanName(name))
	})
	if len(called) != 1 {
		return Person{}, false
	}
	return called[0], true
}

// Leader is who leads a meeting that nobody is named for: whoever plans it, by
// the name under which they are known, or which is among those that are named
// with it. It is "" where theirs is not one person's.
func (r *Record) Leader(user string, named ...string) string {
	for p := range r.People.All() {
		named = append(named, p.Name)
	}
	for _, name := range named {
		first, _, _ := strings.Cut(name, " ")
		if strings.EqualFold(name, user) || strings.EqualFold(first, user) {
			return name
		}
	}
	if CheckName(user) != nil {
		return ""
	}
	return user
}

// personNamed finds or adds a person: a first name that is known is that
// person's, not a double's. It refuses what CheckName refuses.
func (r *Record) personNamed(name string) (ID, error) {
	if p, ok := r.personCalled(name); ok {
		return p.ID, nil
	}
	if err := CheckName(name); err != nil {
		return 0, err
	}
	p := Person{Row: Row{ID: r.People.next(), Version: 1}, Name: cleanName(name)}
	r.People.put(p)
	return p.ID, nil
}

// NameOf is a person's name; "nobody yet" for none.
func (r *Record) NameOf(id ID) string {
	if p, ok := r.People.Get(id); ok {
		return p.Name
	}
	return "nobody yet"
}

// whoSays is the name of who can supply something; "" while nobody can.
func (r *Record) whoSays(id ID) string {
	p, _ := r.People.Get(id)
	return p.Name
}

// needPerson refuses an id that is nobody's.
func (r *Record) needPerson(id ID) error {
	if _, ok := r.People.Get(id); !ok {
		return &Refusal{Reason: NotFound, Says: fmt.Sprintf("there is no person P-%d", id)}
	}
	return nil
}

// AddPerson makes a person known and, in a live meeting, present.
type AddPerson struct {
	PersonName string
}

// Name is "add person".
func (AddPerson) Name() string { return "add person" }

// Apply refuses a name that is not one person's.
func (c AddPerson) Apply(r *Record, _ Instant) (Done, error) {
	id, err := r.personNamed(c.PersonName)
	if err != nil {
		return Done{}, err
	}
	done := Done{Says: r.NameOf(id) + " is known now", About: personRef(id)}
	if m, ok := r.Live(); ok {
		r.setAttendance(m.ID, id, Present)
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
	if err := r.MayBeCalled(p.ID, c.PersonName); err != nil {
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

// MayBeCalled refuses a name for a person that is not one person's, or that is
// somebody else's. The error is a *Refusal.
func (r *Record) MayBeCalled(person ID, name string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	if other, is := r.namesake(Person{Row: Row{ID: person}, Name: cleanName(name)}); is {
		return &Refusal{Reason: BadOwner, About: other.Ref(), Says: fmt.Sprintf("%s is %s already; write the name so that it tells them apart", other.Name, other.Ref())}
	}
	return nil
}

// namesake is somebody else with the same name.
func (r *Record) namesake(p Person) (other Person, is bool) {
	for other := range r.People.All() {
		if other.ID != p.ID && strings.EqualFold(other.Name, p.Name) {
			return other, true
		}
	}
	return Person{}, false
}
