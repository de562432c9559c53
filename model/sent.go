package model

// Sent says that the minutes of a meeting were sent, when and where to.
type Sent struct {
	InCycle
	Meeting ID      `json:"meeting"`
	SentTo  string  `json:"sent_to"` // such as "#checkout"
	At      Instant `json:"at"`
	By      ID      `json:"by"` // who leads the meeting; 0 where nobody does
}

// Parent returns the meeting.
func (s Sent) Parent() Ref { return meetingRef(s.Meeting) }

// References returns who sent them.
func (s Sent) References() []Ref { return []Ref{personRef(s.By)} }
