package model

// PrivateNote is a note that a person wrote for themselves while preparing. It is in
// a table of its own so that nothing that draws a meeting or writes a document
// can come upon it.
type PrivateNote struct {
	InCycle
	Meeting ID     `json:"meeting"`
	Item    ID     `json:"item"` // 0 for the meeting as a whole
	Text    string `json:"text"`
}

// Parent returns the meeting.
func (n PrivateNote) Parent() Ref { return meetingRef(n.Meeting) }

// References returns the item.
func (n PrivateNote) References() []Ref { return []Ref{itemRef(n.Item)} }

// PrivateNote is the note on an item, or on the meeting as a whole for item 0.
func (r *Record) PrivateNote(meeting, item ID) PrivateNote {
	for _, n := range r.Private.of(meetingRef(meeting)) {
		if n.Item == item {
			return n
		}
	}
	return PrivateNote{}
}

// WritePrivateNote writes the note on an item, or on the meeting for item 0.
type WritePrivateNote struct {
	Meeting ID
	Item    ID
	Text    string
}

// Name is "private note".
func (WritePrivateNote) Name() string { return "private note" }

// Apply refuses a meeting that is not there, and an item that is not on it. A
// note without words goes.
func (c WritePrivateNote) Apply(r *Record, _ Instant) (Done, error) {
	m, ok := r.Meetings.Get(c.Meeting)
	if !ok {
		return Done{}, notFound(Ref{KindMeeting, c.Meeting})
	}
	if it, ok := r.Items.Get(c.Item); c.Item != 0 && (!ok || it.Meeting != m.ID) {
		return Done{}, notFound(itemRef(c.Item))
	}
	text, err := bounded("a note", c.Text, true)
	if err != nil {
		return Done{}, err
	}
	n := r.PrivateNote(c.Meeting, c.Item)
	if text == "" {
		r.Private.remove(n.ID)
		return Done{Says: "no private note", About: m.Ref()}, nil
	}
	if n.ID == 0 {
		n = PrivateNote{InCycle: start(r, &r.Private), Meeting: c.Meeting, Item: c.Item}
	}
	n.Text = text
	r.Private.put(n)
	return Done{Says: "private note kept", About: m.Ref()}, nil
}
