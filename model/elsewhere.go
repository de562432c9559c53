package model

import "fmt"

// This file says of a thing that it belongs to another cycle of the file than the one that is
// worked in. A record does not know of which: who reads the file says so.

// SayOfCycle names a thing of this record with its cycle: "D-4, of the cycle Spring".
func (r *Record) SayOfCycle(about Ref) string {
	c, _ := r.Cycle()
	if about == c.Ref() {
		return fmt.Sprintf("%s, another cycle", about)
	}
	says := fmt.Sprintf("%s, of the cycle %s", about, c.Name)
	if c.ClosedAt != 0 {
		says += ", closed"
	}
	return says
}

// SameCycle reports whether the record is of a cycle.
func (r *Record) SameCycle(c Cycle) bool {
	is, _ := r.Cycle()
	return is.ID == c.ID
}

// SayElsewhere says that a thing belongs to another cycle than the one that is worked in, and
// what goes there, such as "gavel cycle switch 1"; "" where the file has no such other cycle.
func (r *Record) SayElsewhere(about Ref, cycle ID, goThere string) string {
	here, _ := r.Cycle()
	for _, c := range r.others {
		if c.ID == cycle {
			return fmt.Sprintf("%s belongs to the %s (%s), and you work in %s; %s goes there", about, r.SayCycleName(c), c.Ref(), Quoted(here.Name), goThere)
		}
	}
	return ""
}

// SayNowhere says that no cycle of the file has a thing.
func (r *Record) SayNowhere(about Ref) string {
	return fmt.Sprintf("there is no %s %s in any cycle of this file", about.Kind, about)
}
