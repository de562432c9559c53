package storage

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestOnlyWhatIsMountedByItselfIsAMountPoint(t *testing.T) {
	const mounts = `22 1 8:1 / / rw - ext4 /dev/sda1 rw
24 22 0:6 / /home rw,relatime shared:1 - ext4 /dev/sda2 rw
25 24 0:6 /ana/x.db /home/ben/my\040x.db rw - ext4 /dev/sda2 rw
`
	for path, want := range map[string]bool{
		"/home/ben/my x.db": true, "/home/ana/x.db": false, "/home/x.db": false, "/home/ben/my": false, "/home": true,
	} {
		if got := mountedAt(mounts, path); got != want {
			t.Errorf("%s: %t", path, got)
		}
	}
}

// The test runs in a namespace of its own, so that nothing of the machine changes.
func TestAFileThatIsMountedByItselfIsNotWritten(t *testing.T) {
	const variable = "GAVEL_TEST_MOUNTED"
	if path, ok := os.LookupEnv(variable); ok {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("it says: %v", s.Writable())
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		_, err = Restore(t.Context(), os.Getenv(variable+"_COPY"), path, time.Unix(0, 0))
		t.Logf("restore says: %v", err)
		return
	}
	folder := t.TempDir()
	path, other := filepath.Join(folder, "x.db"), filepath.Join(folder, "other.db")
	if err := create(t.Context(), path, schemaSteps()); err != nil {
		t.Fatal(err)
	}
	mount := exec.Command("unshare", "-m", "sh", "-c", `: >"$2" && mount --bind "$1" "$2" && exec "$3" -test.run "^$4$" -test.v`, "sh", path, other, os.Args[0], t.Name())
	mount.Env = append(mount.Environ(), variable+"="+other, variable+"_COPY="+path)
	out, err := mount.CombinedOutput()
	if err != nil && !strings.Contains(string(out), "it says") {
		t.Skipf("SKIPPED: nothing can be mounted here: %v: %s", err, out)
	}
	if err != nil || strings.Count(string(out), "is mounted there by itself") != 2 {
		t.Errorf("%v: %s", err, out)
	}
}
