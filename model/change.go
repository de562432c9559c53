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

// bumpVersions gives every changed row the next version.
func (r *Record) bumpVersions(earlier *Record) {
	for _, change := range r.Changes(earlier) {
		if change.Before != nil && change.After != nil {
			was := change.Before.(interface{ row() Row }).row().Version
			r.table(change.Table).setVersion(change.ID, was+1)
		}
	}
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
