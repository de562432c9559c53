package model

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Revert takes back one command by the before-images that the journal kept of
// it. Undo is a Revert, and redo is the Revert of a Revert.
type Revert struct {
	Says    string  // what was taken back, as the journal told it
	Meeting ID      // the meeting that was open then; 0 for none
	Images  []Image // what the command changed
}

// Name is "revert".
func (Revert) Name() string { return "revert" }

// derived tables are written afresh after every command; taking a command back
// need not touch them.
var derived = []string{entryTable}

// Apply refuses when somebody has changed one of the rows since, when
// something hangs on a row that would go, or when a meeting has closed over it.
func (c Revert) Apply(r *Record, _ Instant) (Done, error) {
	if m, ok := r.Meetings.Get(c.Meeting); ok && m.Status == Closed {
		return Done{}, &Refusal{Reason: ReadOnly, About: m.Ref(), Says: fmt.Sprintf("%s has closed over it; write an addendum instead", m.Ref())}
	}
	for _, image := range c.Images {
		t := r.table(image.Table)
		if t == nil || slices.Contains(derived, image.Table) {
			continue
		}
		if now, err := imageOf(t, image.ID); err != nil || !sameRow(now, image.After) {
			return Done{}, &Refusal{Reason: Moved, Says: fmt.Sprintf("%s: this was changed again since and cannot be taken back", c.Says),
				Theirs: string(now), Yours: string(image.After)}
		}
		if err := t.restore(image.ID, image.Before); err != nil {
			return Done{}, &Refusal{Reason: BadValue, Says: "the journal's image of this change cannot be read; run gavel doctor"}
		}
	}
	if about, hangs := r.dangling(); hangs {
		return Done{}, &Refusal{Reason: Moved, About: about, Says: fmt.Sprintf("%s: %s hangs on it by now; take that back first", c.Says, about)}
	}
	return Done{Says: "taken back: " + c.Says}, nil
}

func imageOf(t Table, id ID) (json.RawMessage, error) {
	row := t.image(id)
	if row == nil {
		return nil, nil
	}
	return json.Marshal(row)
}
