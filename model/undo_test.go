package model

import (
	"encoding/json"
	"testing"
)

// revertOf takes back what lies between two records, as storage makes it from
// the images in the journal.
func revertOf(t testing.TB, before, after *Record) Revert {
	t.Helper()
	c := Revert{Says: "the last change"}
	if m, ok := before.Live(); ok {
		c.Meeting = m.ID
	}
	image := func(row any) json.RawMessage {
		if row == nil {
			return nil
		}
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, change := range after.Changes(before) {
		c.Images = append(c.Images, Image{Table: change.Table, ID: change.ID, Before: image(change.Before), After: image(change.After)})
	}
	return c
}
