package storage_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gavel/storage"
)

// lockSums is the SHA-256 of the triggers and views of each schema whose lock is made
// from lists, by its version.
var lockSums = map[int]string{
	4:  "d9c3aa97c39df6b5c24123dbb59308eb7eeef0d53eb550cfcfa52d172e5b3a9b",
	5:  "1217ba08af45fd0fdd00e9cc47a8a445c53372601db10eed64fef8e01d02a2eb",
	6:  "5b4f1bf8da471ed5211964993ab18bb5d5d27d98054241d24f6eb01e334d2b77",
	7:  "5b4f1bf8da471ed5211964993ab18bb5d5d27d98054241d24f6eb01e334d2b77",
	8:  "5e6939fded80ae0578b6b35bc767af82d3fb7779feffdbac3b895da0391f4334",
	9:  "1c72122c9d14afec4170aada335eea9ed104895de8f7455b34cf20ce2d3b9462",
	10: "f629fd5015a45049499c55d24d4149d65cc39ff3e79a07cf286c54bbbf7b0010",
	11: "4562ac7efe2afe33af170b740c7a85fa6ce20165c6857dd1e155e2a6d9715306",
	12: "6e59b8a9a41a83e75b18c184372e2571ad71a9f4c9156ea2bf2a9b77d07a92f6",
}

// lockSum returns the SHA-256 of the statements of a lock, whatever their order.
func lockSum(statements []string) string {
	sum := sha256.Sum256([]byte(strings.Join(slices.Sorted(slices.Values(statements)), "\n")))
	return hex.EncodeToString(sum[:])
}

// Files of a released schema keep the lock that they have until a step of the schema
// lays it anew: a lock that changes without a step holds in new files alone.
func TestALockThatChangesHasANewStepOfTheSchema(t *testing.T) {
	steps, err := filepath.Glob("schema/[0-9][0-9][0-9].sql")
	if err != nil {
		t.Fatal(err)
	}
	version := len(steps)
	if got := lockSum(storage.Lock()); got != lockSums[version] {
		t.Errorf("the triggers or views are not those of schema %d. If it is released, write schema/%03d.sql, an empty one if need be, so that older files get them. While it is not, its sum in lockSums is %s",
			version, version+1, got)
	}
}

func TestAReleasedFileHasTheLockOfItsSchema(t *testing.T) {
	for version, want := range lockSums {
		if version > len(released) {
			continue // not released yet
		}
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			db := outsider(t, unpacked(t, released[version-1]))
			rows, err := db.QueryContext(t.Context(), "SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = rows.Close() }()
			var statements []string
			for rows.Next() {
				var statement string
				if err := rows.Scan(&statement); err != nil {
					t.Fatal(err)
				}
				statements = append(statements, statement)
			}
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			if got := lockSum(statements); got != want {
				t.Errorf("the lock of %s has the sum %s, want %s", released[version-1], got, want)
			}
		})
	}
}
