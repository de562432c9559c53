package cli

import (
	"strings"
	"testing"
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
		"Computed checks that fail now (1)\n", "because of B-1", "to fix before M-1",
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
