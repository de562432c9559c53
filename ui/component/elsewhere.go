package component

import "gavel/model"

// Elsewhere keeps what is known of things of other cycles of the file, and what the file is to
// be asked for. The nil Elsewhere knows nothing and asks nothing.
type Elsewhere struct {
	head   int64                  // of the record that it was asked about: what is known holds as long
	cycles map[model.Ref]model.ID // 0: no cycle has it
	asked  map[model.Ref]bool
	things []model.Ref // whose cycles are to be read

	wanted, reading, told Looked
	found                 Found
}

// Looked is a thing that is looked at, as it stands in a cycle, if that has it; else, and with
// 0, in its own.
type Looked struct {
	About model.Ref
	In    model.ID
}

// Found is a thing as it stands in its cycle: the record of that, and what happened to the
// thing. Record is nil where it cannot be shown, and Says why.
type Found struct {
	Record *model.Record
	Events []Event
	Says   string
}

// hold forgets what was known of an older state of the file.
func (e *Elsewhere) hold(r *model.Record) {
	if e.cycles == nil || e.head != r.Head() {
		*e = Elsewhere{head: r.Head(), cycles: map[model.Ref]model.ID{}, asked: map[model.Ref]bool{}, reading: e.reading}
	}
}

// CycleOf returns the cycle of a thing that a record has not, and 0 where no cycle has it; known
// is false where the file has not said so yet. It is asked then.
func (e *Elsewhere) CycleOf(r *model.Record, about model.Ref) (cycle model.ID, known bool) {
	if e == nil || len(r.OtherCycles()) == 0 {
		return 0, false
	}
	e.hold(r)
	if cycle, known = e.cycles[about]; !known && !e.asked[about] {
		e.asked[about] = true
		e.things = append(e.things, about)
	}
	return cycle, known
}

// Find returns a thing as it stands in its cycle; ok is false where the file has not said so
// yet. It is asked then.
func (e *Elsewhere) Find(r *model.Record, l Looked) (found Found, ok bool) {
	if e == nil {
		return Found{}, false
	}
	e.hold(r)
	if e.told == l {
		return e.found, true
	}
	if e.reading != l {
		e.wanted = l
	}
	return Found{}, false
}

// NextThings returns the things whose cycles are to be read. They are handed out once.
func (e *Elsewhere) NextThings() []model.Ref {
	list := e.things
	e.things = nil
	return list
}

// NextRequest returns the thing that is to be read in full; ok is false for none, and while
// another is being read. It is handed out once.
func (e *Elsewhere) NextRequest() (l Looked, ok bool) {
	if e.wanted.About.IsZero() || !e.reading.About.IsZero() {
		return Looked{}, false
	}
	e.reading, e.wanted = e.wanted, Looked{}
	return e.reading, true
}

// SetCycle takes in which cycle a thing is of, as the file was at a line of its journal.
func (e *Elsewhere) SetCycle(head int64, about model.Ref, cycle model.ID) {
	if e.cycles != nil && e.head == head {
		e.cycles[about] = cycle
	}
}

// Set takes in the thing that was asked for.
func (e *Elsewhere) Set(head int64, l Looked, found Found) {
	e.reading = Looked{}
	if e.head == head {
		e.told, e.found = l, found
	}
}
