package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"gavel/model/agenda"
)

// A text that is too long is refused as a whole: no part of it becomes a meeting.
func TestAnAgendaThatIsTooLongIsNotCutShort(t *testing.T) {
	h := newHome(t)
	path := filepath.Join(h.dir, "agenda.md")
	topic := "- Labels (15m)\n\n"
	h.write(path, topic+strings.Repeat("x", agenda.MaxBytes-len(topic)))
	h.must("import", "agenda", path, "--json")
	h.write(path, topic+strings.Repeat("x", agenda.MaxBytes-len(topic)+1))
	code, out, says := h.run(t.Context(), "import", "agenda", path, "--yes")
	if code != exitFailed || out != "" || !strings.Contains(says, "larger than 1 MiB") {
		t.Errorf("it ended with %d and said %q, %q", code, out, says)
	}
}
