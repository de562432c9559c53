package model

import (
	"fmt"
	"sync"
	"time"
)

// Cycle is the stretch of work under review.
type Cycle struct {
	Row
	Name        string `json:"name"`
	Zone        string `json:"zone"`         // IANA time zone; all dates of the cycle are in it
	ReviewEvery int64  `json:"review_every"` // days from one review to the next
}

// Parent returns nothing.
func (Cycle) Parent() Ref { return Ref{} }

// EscalationStep is one place on the cycle's escalation path. Without any, an
// escalation may name anyone.
type EscalationStep struct {
	InCycle
	Position int64 `json:"position"`
	Person   ID    `json:"person"`
}

// Parent returns nothing.
func (EscalationStep) Parent() Ref { return Ref{} }

// References returns the person of the step.
func (s EscalationStep) References() []Ref { return []Ref{personRef(s.Person)} }

// defaultReviewEvery is a week, in days: the playbook's rhythm (PLAYBOOK B1).
const defaultReviewEvery = 7

// NewCycle begins a cycle with the people who are in the room.
type NewCycle struct {
	CycleName  string
	Zone       string   // IANA name; "" takes UTC
	People     []string // one name each
	Escalation []string // names, first step first; added to the people
}

// Name is "new cycle".
func (NewCycle) Name() string { return "new cycle" }

// Apply refuses a record that has a cycle, a name that is empty, a zone that
// is not known, and any name that is not one person's.
func (c NewCycle) Apply(r *Record, _ Instant) (Done, error) {
	if _, ok := r.Cycle(); ok {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "this record has its cycle already"}
	}
	name, err := bounded("the name", c.CycleName, false)
	if err != nil {
		return Done{}, err
	}
	if name == "" {
		return Done{}, &Refusal{Reason: MissingAnswer, Says: "give the cycle a name, such as \"Checkout redesign\""}
	}
	zone := c.Zone
	if zone == "" {
		zone = "UTC"
	}
	if _, err := loadZone(zone); err != nil || zone == "Local" { // what is local differs from machine to machine
		return Done{}, &Refusal{Reason: BadValue, Says: fmt.Sprintf("%q is not a time zone; write one like Europe/Berlin", Clean(zone, false))}
	}
	r.Cycles.put(Cycle{Row: Row{ID: r.Cycles.next(), Version: 1}, Name: name, Zone: zone, ReviewEvery: defaultReviewEvery})
	for _, person := range c.People {
		if _, err := r.personNamed(person, 0); err != nil {
			return Done{}, err
		}
	}
	for i, person := range c.Escalation {
		id, err := r.personNamed(person, 0)
		if err != nil {
			return Done{}, err
		}
		r.Steps.put(EscalationStep{InCycle: start(r, &r.Steps), Position: int64(i + 1), Person: id})
	}
	return Done{Says: fmt.Sprintf("cycle %q begun", name)}, nil
}

// Zone is the time zone of the cycle's dates.
func (r *Record) Zone() *time.Location {
	c, _ := r.Cycle()
	zone, err := loadZone(c.Zone)
	if err != nil { // a zone this machine does not know: its dates are still dates
		return time.UTC
	}
	return zone
}

// zones are the time zones asked for so far: to load one reads a file.
var zones sync.Map

func loadZone(name string) (*time.Location, error) {
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		zones.Store(name, zone)
	}
	return zone, err
}

// Today is the day that now falls on in the cycle's zone.
func (r *Record) Today(now Instant) Date { return DateOf(now.In(r.Zone())) }
