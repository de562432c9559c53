package cli

import (
	"strings"
	"testing"
	"time"

	"gavel/storage"
)

func TestTheMeterSpeaksOnceItIsWorthIt(t *testing.T) {
	var out strings.Builder
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	m := &meter{out: &out, now: func() time.Time { return now }, begun: now}
	m.report(storage.Progress{Done: 1, Of: 200})
	m.clear()
	if out.Len() > 0 {
		t.Errorf("short work is spoken of: %q", out.String())
	}
	for done := int64(1); done <= 200; done++ {
		now = now.Add(25 * time.Millisecond)
		m.report(storage.Progress{Done: done, Of: 200})
	}
	m.clear()
	said := strings.Split(out.String(), "\r")
	if n := len(said) - 2; n < 10 || n > 20 {
		t.Errorf("said %d times in four seconds: %q", n, said)
	}
	if last := said[len(said)-2]; !strings.Contains(last, "of 200 entries read; ctrl+c stops it") {
		t.Errorf("said %q", last)
	}
	if strings.Contains(said[len(said)-1], "read") {
		t.Errorf("left on the row: %q", said[len(said)-1])
	}
}
