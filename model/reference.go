package model

// This file says what each row refers to: the thing it belongs to (Parent), and
// what else must be there for it to make sense (References). A row that refers to
// nothing that is there is dangling, and no command may leave one behind.

func itemRef(id ID) Ref      { return Ref{KindItem, id} }
func decisionRef(id ID) Ref  { return Ref{KindDecision, id} }
func criterionRef(id ID) Ref { return Ref{KindCriterion, id} }
func blockerRef(id ID) Ref   { return Ref{KindBlocker, id} }
func checkRef(id ID) Ref     { return Ref{KindCheck, id} }
func feedbackRef(id ID) Ref  { return Ref{KindFeedback, id} }
func meetingRef(id ID) Ref   { return Ref{KindMeeting, id} }
func personRef(id ID) Ref    { return Ref{KindPerson, id} }

// These are not cited by an id, but rows refer to them.
const (
	kindGate   Kind = "gate"
	kindOption Kind = "option"
	kindRuling Kind = "ruling"
)

func (Cycle) Parent() Ref          { return Ref{} }
func (Person) Parent() Ref         { return Ref{} }
func (EscalationStep) Parent() Ref { return Ref{} }
func (Meeting) Parent() Ref        { return Ref{} }
func (a Attendance) Parent() Ref   { return meetingRef(a.Meeting) }
func (it Item) Parent() Ref        { return meetingRef(it.Meeting) }
func (c Clock) Parent() Ref        { return meetingRef(c.Meeting) }
func (s Spent) Parent() Ref        { return itemRef(s.Item) }
func (d Decision) Parent() Ref     { return itemRef(d.Item) }
func (o Option) Parent() Ref       { return decisionRef(o.Decision) }
func (c Criterion) Parent() Ref    { return decisionRef(c.Decision) }
func (e Evidence) Parent() Ref     { return criterionRef(e.Criterion) }
func (b Blocker) Parent() Ref      { return itemRef(b.Item) }
func (g Gate) Parent() Ref         { return meetingRef(g.Meeting) }
func (c Check) Parent() Ref        { return Ref{kindGate, c.Gate} }
func (f Feedback) Parent() Ref     { return f.About() }
func (u Ruling) Parent() Ref       { return u.About() }
func (a Action) Parent() Ref       { return a.About() }
func (e Entry) Parent() Ref        { return e.Ref() }
func (a Addendum) Parent() Ref     { return meetingRef(a.Meeting) }
func (n PrivateNote) Parent() Ref  { return meetingRef(n.Meeting) }

func (s EscalationStep) References() []Ref { return []Ref{personRef(s.Person)} }
func (m Meeting) References() []Ref        { return []Ref{personRef(m.Facilitator)} }
func (a Attendance) References() []Ref     { return []Ref{personRef(a.Person)} }
func (it Item) References() []Ref          { return []Ref{personRef(it.Owner)} }
func (c Clock) References() []Ref          { return []Ref{itemRef(c.Item)} }
func (d Decision) References() []Ref       { return []Ref{personRef(d.Owner)} }
func (b Blocker) References() []Ref        { return []Ref{personRef(b.Owner)} }
func (c Check) References() []Ref          { return []Ref{personRef(c.Owner)} }
func (f Feedback) References() []Ref       { return []Ref{personRef(f.By)} }
func (n PrivateNote) References() []Ref    { return []Ref{itemRef(n.Item)} }
func (e Entry) References() []Ref          { return []Ref{meetingRef(e.Meeting), {kindRuling, e.Ruling}} }

func (u Ruling) References() []Ref {
	return []Ref{meetingRef(u.Meeting), personRef(u.Owner), personRef(u.EscalatedTo), personRef(u.Second)}
}

func (a Action) References() []Ref {
	return []Ref{meetingRef(a.Meeting), personRef(a.Owner), {kindRuling, a.Condition}}
}

// above is the thing itself, or what it hangs on, or what that hangs on, of a
// kind; the zero Ref where there is none.
func (r *Record) above(about Ref, k Kind) Ref {
	for !about.IsZero() && about.Kind != k {
		row, ok := r.rowOf(about).(anyRow)
		if !ok {
			return Ref{}
		}
		about = row.Parent()
	}
	return about
}

// ParentOf returns the thing with an id that a thing belongs to; the zero Ref for
// what stands alone.
func (r *Record) ParentOf(about Ref) Ref {
	for {
		row, ok := r.rowOf(about).(anyRow)
		if !ok {
			return Ref{}
		}
		if about = row.Parent(); definition(about.Kind) != nil {
			return about
		}
	}
}

// dangling finds a row that refers to something that is not there, and says
// which thing that row is about.
func (r *Record) dangling() (Ref, bool) {
	for _, t := range r.Tables() {
		for v := range t.rows() {
			refs := []Ref{v.Parent()}
			if v, ok := v.(interface{ References() []Ref }); ok {
				refs = append(refs, v.References()...)
			}
			for _, about := range refs {
				if !about.IsZero() && !r.Exists(about) {
					return r.citable(Ref{Kind(t.Name), v.row().ID}, v.Parent()), true
				}
			}
		}
	}
	return Ref{}, false
}

// citable is the row itself where people cite it by an id, else what it hangs
// on.
func (r *Record) citable(about, under Ref) Ref {
	if definition(about.Kind) == nil {
		return under
	}
	return about
}

// saidBy is the meeting that says what a row holds; 0 for a row that lives on
// after the close, such as a decision.
func (r *Record) saidBy(v any) ID {
	switch v := v.(type) {
	case Meeting:
		return v.ID
	case Attendance:
		return v.Meeting
	case Item:
		return v.Meeting
	case Clock:
		return v.Meeting
	case Spent:
		it, _ := r.Items.Get(v.Item)
		return it.Meeting
	case Gate:
		return v.Meeting
	case Check:
		g, _ := r.Gates.Get(v.Gate)
		return g.Meeting
	case Entry:
		return v.Meeting
	case Ruling:
		if v.Meeting == 0 {
			return r.tookIn(v)
		}
		return v.Meeting
	}
	return 0
}

// tookIn is the meeting that closed over a ruling which was made outside of any;
// 0 while none did.
func (r *Record) tookIn(u Ruling) ID {
	for e := range r.Entries.All() {
		if m, _ := r.Meetings.Get(e.Meeting); e.Ruling == u.ID && m.Status == Closed {
			return m.ID
		}
	}
	return 0
}
