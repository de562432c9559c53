package model

// Minutes is the text of a closed meeting's minutes, made when the meeting closed
// and never changed. It ends without a line break.
type Minutes struct {
	InCycle
	Meeting ID     `json:"meeting"`
	Text    string `json:"text"`
}

// MinutesName is the name of a person in the minutes of a closed meeting.
type MinutesName struct {
	InCycle
	Meeting ID     `json:"meeting"`
	Person  ID     `json:"person"`
	Name    string `json:"name"`
}

// Parent returns the meeting.
func (m Minutes) Parent() Ref { return meetingRef(m.Meeting) }

// Unique returns nothing: a meeting has one text.
func (m Minutes) Unique() Ref { return Ref{} }

// Parent returns the meeting.
func (n MinutesName) Parent() Ref { return meetingRef(n.Meeting) }

// Unique returns the person, who is named once.
func (n MinutesName) Unique() Ref { return personRef(n.Person) }

// MeetingID returns the meeting.
func (m Minutes) MeetingID(*Record) ID { return m.Meeting }

// MeetingID returns the meeting.
func (n MinutesName) MeetingID(*Record) ID { return n.Meeting }

// References returns the person.
func (n MinutesName) References() []Ref { return []Ref{personRef(n.Person)} }

// Written is the text that a writer of documents makes of a meeting that closes: the
// text of its minutes, and whom the text names.
type Written struct {
	Text  string
	Named []ID
}

// MinutesOf returns the minutes that were kept when a meeting closed. ok is false
// for a meeting that is not closed, or that an older gavel closed.
func (r *Record) MinutesOf(meeting ID) (m Minutes, ok bool) {
	return r.KeptMinutes.lastOf(meetingRef(meeting))
}

// NamesIn returns the people whom the kept minutes of a meeting name, as they were
// called then.
func (r *Record) NamesIn(meeting ID) []MinutesName {
	return r.MinutesNames.of(meetingRef(meeting))
}

// Closes returns the meetings that changes close.
func Closes(changes []Change) []ID {
	var list []ID
	for _, c := range changes {
		after, ok := c.After.(Meeting)
		before, _ := c.Before.(Meeting)
		if ok && after.Status == Closed && before.Status != Closed {
			list = append(list, after.ID)
		}
	}
	return list
}

// KeepMinutes returns the record with the minutes of a meeting that a command has
// closed, and what the command did with them. The given record stays as it was.
func KeepMinutes(r *Record, done Done, meeting ID, written Written) (*Record, Done) {
	next := r.clone()
	next.KeptMinutes.put(Minutes{InCycle: start(next, &next.KeptMinutes), Meeting: meeting, Text: Clean(written.Text, true)})
	for _, person := range written.Named {
		next.MinutesNames.put(MinutesName{InCycle: start(next, &next.MinutesNames), Meeting: meeting, Person: person, Name: next.NameOf(person)})
	}
	done.Changes = append(done.Changes, next.Changes(r)...)
	return next, done
}
