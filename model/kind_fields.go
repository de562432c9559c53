package model

// This file has the computed fields that several kinds show. They have no Spec, because
// no line says them.
const (
	fieldMeeting Field = "meeting"
)

// ParentField returns the computed field of a kind that says what a row was raised on.
func ParentField[T row]() KindField[T] {
	return KindField[T]{Field: FieldOn, Own: true, Label: "on", Column: true, Access: Access[T]{
		Get: func(r *Record, row *T) Value { return Words(r.citedParent((*row).Parent()).String()) },
	}}
}

// MeetingField returns the computed field of a kind that says of which meeting a row is.
func MeetingField[T row](of func(row T) ID) KindField[T] {
	return KindField[T]{Field: fieldMeeting, Label: "meeting", Column: true, Access: Access[T]{
		Get: func(_ *Record, row *T) Value { return Words(meetingRef(of(*row)).String()) },
	}}
}

// citedParent returns the parent itself where people cite it by an id, else what it
// hangs on.
func (r *Record) citedParent(parent Ref) Ref {
	if definition(parent.Kind) != nil {
		return parent
	}
	return r.ParentOf(parent)
}
