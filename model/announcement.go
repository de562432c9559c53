package model

// Announcement is what a planned meeting said when its pre-read was given out: the
// newest of a meeting counts.
type Announcement struct {
	InCycle
	Meeting ID      `json:"meeting"`
	At      Instant `json:"at"`
	By      ID      `json:"by"`   // who led the meeting then; 0 where nobody did
	Said    string  `json:"said"` // a snapshot, in JSON
}

// Parent returns the meeting.
func (a Announcement) Parent() Ref { return meetingRef(a.Meeting) }

// References returns who announced it.
func (a Announcement) References() []Ref { return []Ref{personRef(a.By)} }
