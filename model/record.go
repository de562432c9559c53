package model

import (
	"encoding/json"
	"iter"
	"slices"
)

// Record is everything gavel knows about one cycle, in memory. It is read by
// everyone and changed by no one: Do answers with a new record and leaves the
// old one as it was, so a record can be drawn while the next one is made.
type Record struct {
	Cycles Rows[Cycle]
	People Rows[Person]
	Steps  Rows[EscalationStep]

	FunctionRows Rows[Function]

	Playbooks Rows[PlaybookText]

	ScheduledRows Rows[Scheduled]

	Meetings    Rows[Meeting]
	Attendances Rows[Attendance]
	Aways       Rows[Away]
	Clocks      Rows[Clock]
	Items       Rows[Item]
	Spents      Rows[Spent]
	Decisions   Rows[Decision]
	Options     Rows[Option]
	Criteria    Rows[Criterion]
	Evidences   Rows[Evidence]
	Blockers    Rows[Blocker]
	Gates       Rows[Gate]
	Checks      Rows[Check]
	Feedbacks   Rows[Feedback]
	Rulings     Rows[Ruling]
	Actions     Rows[Action]
	StepsTaken  Rows[Step]
	Entries     Rows[Entry]
	Addenda     Rows[Addendum]

	Links         Rows[Link]
	Announcements Rows[Announcement]
	SentMinutes   Rows[Sent]
	Artefacts     Rows[Artefact]

	KeptMinutes  Rows[Minutes]
	MinutesNames Rows[MinutesName]

	Private Rows[PrivateNote]

	CarriedRows Rows[CarriedOver]
	Members     Rows[Member]

	others []Cycle // the other cycles of the file
	before *Record // of the cycle that a new one begins from, while it begins

	more []NamedTable // of the registered kinds that have no field here

	head int64 // the journal's last line
}

// Table is one table of a record, for storage and undo, which treat all tables
// alike. Only Rows implements it.
type Table interface {
	New() any
	Load(filled any)
	LoadMissing(filled any)
	SetLast(id ID)
	Scope() Scope

	clear()             // takes the rows away; their ids are not given out again
	shareWith(to Table) // the other one copies it when it is written to
	share()             // the table itself copies it when it is written to
	rows() iter.Seq[anyRow]
	under(parent Ref) []Row // the rows of one parent
	image(id ID) any
	set(row anyRow)
	restore(id ID, image json.RawMessage) error
	twin(id ID) bool // whether another row has its place, which only one may have
	version(id ID) int64
	setVersion(id ID, version int64)
	since(name string, earlier Table) []Change
}

// NamedTable is a table with the name it has in the schema and in the journal.
type NamedTable struct {
	Name string
	Table
}

// Tables lists every table of the record; what a row refers to comes before
// the row.
func (r *Record) Tables() []NamedTable {
	return append([]NamedTable{
		{playbookTable, &r.Playbooks},
		{"cycle", &r.Cycles},
		{"person", &r.People},
		{"escalation_step", &r.Steps},
		{"function", &r.FunctionRows},
		{"meeting", &r.Meetings},
		{"scheduled", &r.ScheduledRows},
		{attendanceTable, &r.Attendances},
		{"away", &r.Aways},
		{"item", &r.Items},
		{clockTable, &r.Clocks},
		{"spent", &r.Spents},
		{"decision", &r.Decisions},
		{"option", &r.Options},
		{"criterion", &r.Criteria},
		{"evidence", &r.Evidences},
		{"blocker", &r.Blockers},
		{"gate", &r.Gates},
		{"check", &r.Checks},
		{"feedback", &r.Feedbacks},
		{"ruling", &r.Rulings},
		{"action", &r.Actions},
		{string(kindStep), &r.StepsTaken},
		{entryTable, &r.Entries},
		{addendumTable, &r.Addenda},
		{"minutes", &r.KeptMinutes},
		{"minutes_name", &r.MinutesNames},
		{"private_note", &r.Private},
		{"announcement", &r.Announcements},
		{"sent", &r.SentMinutes},
		{artefactTable, &r.Artefacts},
		{string(kindLink), &r.Links},
		{carriedTable, &r.CarriedRows},
		{memberTable, &r.Members},
	}, r.registered()...)
}

// registered returns the tables of the kinds that have no field in the record.
// It makes them when it is first asked: a record that others read has been
// asked before, when it was loaded or made.
func (r *Record) registered() []NamedTable {
	if r.more == nil {
		for _, k := range registry() {
			if t := k.newTable(); t != nil {
				r.more = append(r.more, NamedTable{string(k.Info().Kind), t})
			}
		}
	}
	return r.more
}

func (r *Record) table(name string) Table {
	for _, t := range r.Tables() {
		if t.Name == name {
			return t.Table
		}
	}
	return nil
}

// clone returns a record with the same rows that can be changed while r cannot:
// it shares r's tables, and copies each at its first write.
func (r *Record) clone() *Record {
	next := &Record{head: r.head, others: r.others, before: r.before}
	to := next.Tables()
	for i, t := range r.Tables() {
		t.shareWith(to[i].Table)
	}
	return next
}

// WithoutCycle returns a record of what belongs to no cycle, for a new cycle to
// begin with. Ids go on from those of r.
func (r *Record) WithoutCycle() *Record {
	next := r.clone()
	if c, ok := r.Cycle(); ok {
		next.others = append(slices.Clone(r.others), c)
	}
	for _, t := range next.Tables() {
		if t.Scope() != InNoCycle {
			t.clear()
		}
	}
	return next
}

// snapshot returns a clone that stays as it is while r goes on being changed.
func (r *Record) snapshot() *Record {
	for _, t := range r.Tables() {
		t.share()
	}
	return r.clone()
}

// Cycle is the cycle that the record is about. ok is false while there is none.
func (r *Record) Cycle() (cycle Cycle, ok bool) {
	for c := range r.Cycles.All() {
		return c, true
	}
	return Cycle{}, false
}

// start begins a new row of a table, within the record's cycle.
func start[T row](r *Record, t *Rows[T]) InCycle {
	c, _ := r.Cycle()
	return InCycle{Row: Row{ID: t.next(), Version: 1}, Cycle: c.ID}
}
