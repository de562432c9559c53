package cli

import (
	"strings"
	"testing"

	"gavel/model/test/turns"
)

// What is done in the walk of one window is in the list of the shell, and in nothing that
// leaves the file.
func TestTheWalkIsListedAndIsInNoMinutesAndNoHistory(t *testing.T) {
	h := newHome(t)
	for _, args := range [][]string{
		{"new", "cycle", "Returns", "--people", "Ana Ruiz, Ben Okafor"}, {"new", "meeting"},
		{"do", "b Late scans @ana"}, {"do", "d Ship on Friday @ben"},
	} {
		if code, _, says := h.run(t.Context(), args...); code != exitDone {
			t.Fatalf("%v: %s", args, says)
		}
	}
	before := map[string]string{}
	outputs := [][]string{{"export", "minutes"}, {"digest"}, {"show", "B-1"}, {"doctor"}, {"agenda"}, {"gaps"}}
	for _, args := range outputs {
		_, out, _ := h.run(t.Context(), args...)
		before[args[0]] = out
	}
	h.in = "walk\nleave\nback\n"
	if code, out, says := h.run(t.Context(), "--plain"); code != exitDone || !strings.Contains(out, "left for the meeting") {
		t.Fatalf("the walk ends with %d, %s:\n%s", code, says, out)
	}
	h.in = ""
	code, out, _ := h.run(t.Context(), "walk")
	if code != exitDone || strings.Count(out, "left for the meeting: ") != 1 {
		t.Errorf("it ends with %d:\n%s", code, out)
	}
	for _, args := range outputs {
		if _, out, _ := h.run(t.Context(), args...); out != before[args[0]] {
			t.Errorf("%v has changed by the walk:\n%s\nand before\n%s", args, out, before[args[0]])
		}
	}
}

func TestCardsOfTheWalkAreMarkedInTheShell(t *testing.T) {
	turns.Long(t)
	h := newHome(t)
	run := func(want int, args ...string) string {
		t.Helper()
		code, out, says := h.run(t.Context(), args...)
		if code != want {
			t.Fatalf("%v ends with %d, want %d: %s%s", args, code, want, out, says)
		}
		return out + says
	}
	sees := func(text string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("it does not say %q:\n%s", part, text)
			}
		}
	}
	for _, args := range [][]string{
		{"new", "cycle", "Returns", "--people", "Ana Ruiz, Ben Okafor"}, {"new", "meeting"},
		{"do", "b Late scans @ana"}, {"do", "d Ship on Friday @ben"}, {"do", "d Gift wrap @ben"},
	} {
		run(exitDone, args...)
	}
	sees(run(exitDone, "walk", "leave", "D-1"), "0 of 4 handled; 1 left for the meeting; 3 still to look at")
	sees(run(exitDone, "walk", "hide", "d2"), "1 left for the meeting; 2 still to look at; 1 not this week")
	sees(run(exitDone, "walk", "handled", "D-1", "B-1"), "2 of 3 handled; 1 still to look at; 1 not this week")
	sees(run(exitDone, "walk"), "handled: B-1 Late scans", "handled: D-1 Ship on Friday")
	sees(run(exitRefused, "walk", "leave", "D-9"), "there is no D-9")
	sees(run(exitRefused, "walk", "leave", "B-1", "P-1"), "P-1 has no card")
	sees(run(exitDone, "walk"), "handled: B-1 Late scans") // none of two is marked where one is refused
	sees(run(exitRefused, "walk", "hide", "ship"), `"ship" is no id`)
}

func TestTheRehearsalGroupsWhatIsOpenByWhatFixesIt(t *testing.T) {
	h := newHome(t)
	for _, args := range [][]string{
		{"new", "cycle", "Returns", "--people", "Ana Ruiz, Ben Okafor"}, {"new", "meeting"}, {"present", "--absent", "Ben"},
		{"do", "b Late scans @ana"}, {"do", "d Ship on Friday @ben"},
	} {
		if code, _, says := h.run(t.Context(), args...); code != exitDone {
			t.Fatalf("%v: %s", args, says)
		}
	}
	code, out, says := h.run(t.Context(), "gaps", "--rehearse", "--check")
	for _, want := range []string{
		"Decider not expected (1)\n  D-1 Ship on Friday · Ben Okafor · Ben Okafor is not expected · no criterion · get the answer: approve D-1 via:",
		"1 to fix before M-1, 2 to be ruled in the room",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if code != exitRefused {
		t.Errorf("it ends with %d: %s", code, says)
	}
	if _, out, _ := h.run(t.Context(), "gaps", "M-1"); !strings.Contains(out, "has not been started") {
		t.Errorf("the meeting was started by its rehearsal: %s", out)
	}
}
