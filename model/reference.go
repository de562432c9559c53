package model

// This file follows what rows refer to: the thing a row belongs to (Parent), and
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
			if r.isCarriedOver(v) { // what it refers to may be of that cycle
				continue
			}
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

// meetingOf returns the meeting that a row belongs to; 0 for a row that lives on
// after the close, such as a decision. Rows that belong to a meeting have a method
// MeetingID.
func (r *Record) meetingOf(v any) ID {
	if said, ok := v.(interface{ MeetingID(r *Record) ID }); ok {
		return said.MeetingID(r)
	}
	return 0
}

// closedOver returns the meeting that closed over a ruling which was made outside of any;
// 0 while none did.
func (r *Record) closedOver(u Ruling) ID {
	for e := range r.Entries.All() {
		if m, _ := r.Meetings.Get(e.Meeting); e.Ruling == u.ID && m.Status == Closed {
			return m.ID
		}
	}
	return 0
}
