package plain

import (
	"os"
	"testing"
)

// In lines, too, an import says what should be looked at and what it leaves out,
// and asks twice where the text may be no agenda.
func TestAnImportInLinesSaysWhatItLeavesOut(t *testing.T) {
	r, _ := sample(t)
	text := "# Things 2020-05-02\n- Paper\n- TBD\n- Glue\n\n## Logistics\nRoom 4\n\n## More\n"
	for range 26 {
		text += "- one of them\n"
	}
	if err := os.WriteFile("agenda.md", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	_ = r.writes("prepare", "yes", "import agenda.md", "plan", "back", "quit")
	r.says("look at: this may be no agenda", "look at: line 1: this day has passed", "Not understood, and left out:", "line 3: ",
		"Left out, as it is no topic:", "line 6: not part of the agenda, 2 lines (Logistics: Room 4)", "the same once more plans it all the same")
}
