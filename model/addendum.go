package model

import "fmt"

// Addendum is a correction of wording after the close: it is printed under the
// minutes and changes nothing above it. One that was taken back (undo) is struck.
type Addendum struct {
	InCycle
	Meeting  ID      `json:"meeting"`
	Text     string  `json:"text"`
	At       Instant `json:"at"`
	StruckAt Instant `json:"struck_at,omitzero"`
	StruckBy string  `json:"struck_by,omitzero"` // who took it back, as the journal calls them
}

// Parent returns the meeting.
func (a Addendum) Parent() Ref { return meetingRef(a.Meeting) }

const addendumTable = "addendum"

// AddAddendum corrects the wording of a closed meeting's minutes.
type AddAddendum struct {
	Meeting ID
	Text    string
}

// Name is "addendum".
func (AddAddendum) Name() string { return "addendum" }

// Apply refuses a meeting that is not closed: its text can still be mended.
func (c AddAddendum) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Meetings.Get(c.Meeting)
	if !ok || m.Status != Closed {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: "only a closed meeting takes an addendum"}
	}
	text, err := bounded("an addendum", c.Text, true)
	if err != nil {
		return Done{}, err
	}
	if text == "" {
		return Done{}, &Refusal{Reason: MissingAnswer, About: m.Ref(), Says: "an addendum needs its words"}
	}
	r.Addenda.put(Addendum{InCycle: start(r, &r.Addenda), Meeting: m.ID, Text: text, At: now})
	return Done{Says: fmt.Sprintf("addendum to %s recorded", m.Ref()), About: m.Ref()}, nil
}
