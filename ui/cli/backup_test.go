package cli

import (
	"bytes"
	"gavel/model/test/turns"
	"path/filepath"
	"strings"
	"testing"
)

// A restore that is stopped is no word on the copy that was being read: an older
// one, which lacks what the newest has, takes nobody's place.
func TestARestoreThatIsStoppedTriesNoOtherCopy(t *testing.T) {
	turns.Long(t)
	h := newHome(t)
	h.must("new", "cycle", "Checkout redesign", "--people", "Ana Ruiz")
	folder := filepath.Dir(strings.Fields(h.must("backup"))[2])
	h.must("backup", filepath.Join(folder, "20261123-100000.000.gavel"))
	before := h.bytes()

	ctx, begun := stoppedWhenItReads(t)
	code, out, says := h.run(ctx, "restore", "--newest")
	if code != exitRefused || !strings.Contains(says, "stopped; nothing was changed") || out != "" {
		t.Errorf("it ended with %d and said %q, %q", code, out, says)
	}
	if strings.Contains(says, "passed over") || strings.Count(says, "copying") != 1 {
		t.Errorf("another copy was tried: %q", says)
	}
	if !begun() || !bytes.Equal(before, h.bytes()) {
		t.Errorf("nothing was stopped, or the file was changed")
	}
}
