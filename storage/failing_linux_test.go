package storage_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model/test/turns"
)

// Whichever call fails, the save is in or it is not, a person is
// told, and a second try puts it in once.
func TestWhicheverCallFailsASaveIsWholeAndDoneOnce(t *testing.T) {
	beginning := mustRead(t, reviewed(t))
	failed, silent := 0, 0
	step := 4 / turns.Of(1, 4, 4) // every fourth call, or each
	for _, what := range []string{"pwrite64", "fsync", "ftruncate"} {
		for _, how := range []string{"ENOSPC", "EIO"} {
			for n := 1; ; n += step {
				path := filepath.Join(t.TempDir(), "x.gavel")
				mustWrite(t, path, beginning)
				log := filepath.Join(t.TempDir(), "log")
				child := traced(t, log, []string{envOf(saveStubbornly, "%s", path)},
					"-e", "trace="+what, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", what, how, n))
				out, err := child.CombinedOutput()
				which := fmt.Sprintf("%s number %d answers %s", what, n, how)
				if err != nil || strings.Contains(string(out), "untold") || strings.Contains(string(out), "half") {
					t.Errorf("%s: %v\n%s", which, err, out)
				}
				s := open(t, path)
				mustVerify(t, s)
				entries, err := s.Journal(t.Context(), 0)
				if err != nil || len(entries) != 4 || noteOf(loaded(t, s)) != stubborn {
					t.Errorf("%s: %d entries, %v; the note is %q", which, len(entries), err, noteOf(loaded(t, s)))
				}
				if !strings.Contains(string(mustRead(t, log)), "INJECTED") {
					break // no save makes as many calls
				}
				failed++
				if !strings.Contains(string(out), "told") {
					silent++ // of a call that nothing hangs on, such as cutting the log short
				}
			}
		}
	}
	t.Logf("%d failing calls, %d of them told to nobody and harmless", failed, silent)
	if failed == 0 || silent == failed {
		t.Error("no call failed that anybody noticed: the test holds nothing")
	}
}

// One save waits for the disk once.
func TestASaveWaitsForTheDiskOnce(t *testing.T) {
	path := reviewed(t)
	log := filepath.Join(t.TempDir(), "log")
	child := traced(t, log, []string{envOf(saveInto, "%s", path), envOf(saveTimes, "%d", 20)}, "-xx", "-s", all, "-e", calledFor)
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v: %.500s", err, out)
	}
	saves, syncs := 0, 0
	for _, c := range readTrace(t, log) {
		switch {
		case c.kind == "sync" && strings.HasPrefix(c.file, path):
			syncs++
		case c.kind == "say":
			if saves > 0 && syncs != 1 { // the first one also begins the log
				t.Errorf("save %d waited for the disk %d times", saves, syncs)
			}
			saves, syncs = saves+1, 0
		}
	}
	if saves != 20 {
		t.Errorf("%d saves were seen", saves)
	}
}
