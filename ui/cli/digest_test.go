package cli

import (
	"strings"
	"testing"
	"time"
)

// A week after a meeting the digest says what is late, and --check ends with 1.
func TestTheDigestSaysWhatCannotWait(t *testing.T) {
	h := newHome(t)
	for _, args := range [][]string{
		{"new", "cycle", "Returns", "--people", "Ana Ruiz, Ben Okafor"}, {"new", "meeting"}, {"start"}, {"present", "Ana", "Ben"},
		{"do", "a Measure the page @ben due:+1d"}, {"do", "b Late scans @ana"},
	} {
		if code, _, says := h.run(t.Context(), args...); code != exitDone {
			t.Fatalf("%v: %s", args, says)
		}
	}
	if code, out, _ := h.run(t.Context(), "digest", "--check"); code != exitDone || !strings.Contains(out, "Incomplete (1)\n  B-1 Late scans") {
		t.Errorf("it ends with %d, and says\n%s", code, out)
	}
	h.now = func() time.Time { return tenOnMonday().Add(7 * 24 * time.Hour) }
	code, out, says := h.run(t.Context(), "digest", "--check")
	if code != exitRefused || !strings.Contains(says, "cannot wait") || !strings.Contains(out, "Overdue (1)\n  A-1 Measure the page · Ben Okafor · due ") || !strings.Contains(out, "late") {
		t.Errorf("it ends with %d, %s, and says\n%s", code, says, out)
	}
	if code, out, _ := h.run(t.Context(), "digest", "--check", "--owner", "ana"); code != exitDone || strings.Contains(out, "A-1") {
		t.Errorf("of Ana it ends with %d, and says\n%s", code, out)
	}
}
