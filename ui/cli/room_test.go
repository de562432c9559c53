//go:build !windows

package cli_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"gavel/ui/test/terminal"
)

// TestTheRoomsWindowFollowsTheFacilitators opens both windows, as on a desk with
// a projector, and looks in the room's at what the facilitator does.
func TestTheRoomsWindowFollowsTheFacilitators(t *testing.T) {
	t.Parallel()
	program := build(t)
	path := filepath.Join(t.TempDir(), "gavel.db")
	x := terminal.Start(t, 100, 30, gavel(t, program, "demo", "--db", path))
	x.See("2 open before close")
	room := terminal.Start(t, 120, 36, gavel(t, program, "room", path))
	room.See("◉ SHARED")
	room.See("2 open before close")
	room.See("I-13 Refunds of split shipments")

	// follows waits for what the facilitator's window says first, and is to be in
	// the room's within a second of it. A machine that is busy with other things
	// is waited for; what it took is in the log.
	follows := func(said, seen string) {
		t.Helper()
		x.See(said)
		from := time.Now()
		room.See(seen)
		t.Logf("%q in the room after %v", seen, time.Since(from).Round(10*time.Millisecond))
	}

	x.Keys("x", "enter") // the first gap: The decision, D-10
	follows("approve", "The decision, D-10")
	x.Keys("esc")
	follows("cannot close yet", "Answered so far")
	room.Gone("The decision, D-10")
	x.Keys("enter", "a")
	follows("1 open before close", "D-10 approved by Chloé Martin")
	x.Keys("esc", ":")
	x.Type("i May we print labels at home? @ana")
	x.Keys("enter")
	x.See("is on the agenda")
	x.Keys("1", "o")
	follows("now discussing", "May we print labels at home?")
	x.Keys("p")
	x.See("Leave the shared screen?")
	x.Keys("y")
	x.See("PREPARE")
	room.See("◉ SHARED")

	before := written(t, path)
	room.Type("uUxyd:approve D-10\r")
	room.Keys("enter", "esc", "down", "?")
	room.See("window of the room")
	room.Keys("esc", "q")
	if code := room.Exit(); code != 0 {
		t.Errorf("the room's window ended with %d", code)
	}
	if err := room.Restored(); err != nil {
		t.Error(err)
	}
	if written(t, path) != before {
		t.Error("the room's window wrote to the file")
	}
	x.Keys("ctrl+c", "ctrl+c")
	x.Exit()
}

// written returns what was written to a file by now: what is in it, and in the log beside
// it, where each change comes first. Nobody is typing, so nothing more is on its way.
func written(t *testing.T, path string) string {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); len(typedIn(t, path)) > 0; {
		if time.Now().After(deadline) {
			t.Fatalf("somebody is typing: %q", typedIn(t, path))
		}
		time.Sleep(10 * time.Millisecond)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil || len(log) == 0 {
		t.Fatalf("the log beside the file is empty, or cannot be read: %v", err)
	}
	return string(file) + string(log)
}
