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

// noteChanged notes on every decision and action that is open when it was changed: it, or of
// a decision also its options, criteria or links.
func (r *Record) noteChanged(earlier *Record, now Instant) {
	for _, change := range r.Changes(earlier) {
		about := Ref{Kind(change.Table), change.ID}
		switch about.Kind {
		case kindOption, KindCriterion, kindLink:
			row := change.After
			if row == nil {
				row = change.Before
			}
			about = row.(anyRow).Parent()
		}
		switch about.Kind {
		case KindDecision:
			was, there := earlier.Decisions.Get(about.ID)
			d, ok := r.Decisions.Get(about.ID)
			if was.Version = d.Version; !ok || !there || about == (Ref{Kind(change.Table), change.ID}) && was == d { // a ruling alone gives it a version
				continue
			}
			if state := r.State(about); state == Open || state.putsOff() {
				d.ChangedAt = now
				r.Decisions.put(d)
			}
		case KindAction:
			was, there := earlier.Actions.Get(about.ID)
			a, ok := r.Actions.Get(about.ID)
			if was.Version = a.Version; ok && there && was != a && r.State(about) == Open {
				a.ChangedAt = now
				r.Actions.put(a)
			}
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

// sameRow compares two images of a row, leaving out their versions and when they were
// changed: a row that was changed and changed back is the row it was.
func sameRow(a, b json.RawMessage) bool {
	if nothing(a) || nothing(b) {
		return nothing(a) && nothing(b)
	}
	var x, y map[string]any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return false
	}
	for _, beside := range []string{"version", "changed_at"} {
		delete(x, beside)
		delete(y, beside)
	}
	return reflect.DeepEqual(x, y)
}

// nothing reports whether an image says that there was no row.
func nothing(image json.RawMessage) bool { return len(image) == 0 || string(image) == "null" }
