package model

import (
	"encoding/json"
	"reflect"
)

// Change is one row before and after a command. A row that was added has no
// Before, one that was removed has no After.
type Change struct {
	Table  string `json:"table"`
	ID     ID     `json:"id"`
	Before any    `json:"before,omitempty"`
	After  any    `json:"after,omitempty"`
}

// Changes lists what differs from an earlier state of the same record, table
// by table in the order of Record.Tables.
func (r *Record) Changes(earlier *Record) []Change {
	var changes []Change
	old := earlier.Tables()
	for i, t := range r.Tables() {
		changes = append(changes, t.since(t.Name, old[i].Table)...)
	}
	return changes
}

// finish gives every row that a command changed the next version, and returns
// what it changed.
func (r *Record) finish(earlier *Record) []Change {
	changes := r.Changes(earlier)
	for i, change := range changes {
		if change.Before != nil && change.After != nil {
			t := r.table(change.Table)
			t.setVersion(change.ID, change.Before.(anyRow).row().Version+1)
			changes[i].After = t.image(change.ID)
		}
	}
	return changes
}

// Image is one row before and after a command, as the journal keeps it.
type Image struct {
	Table  string          `json:"table"`
	ID     ID              `json:"id"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// sameRow compares two images of a row, leaving out their versions: a row that
// was changed and changed back is the row it was.
func sameRow(a, b json.RawMessage) bool {
	if nothing(a) || nothing(b) {
		return nothing(a) && nothing(b)
	}
	var x, y map[string]any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return false
	}
	delete(x, "version")
	delete(y, "version")
	return reflect.DeepEqual(x, y)
}

// nothing reports whether an image says that there was no row.
func nothing(image json.RawMessage) bool { return len(image) == 0 || string(image) == "null" }
