//go:build unix

package host

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// leadsVariable has the test say whether a shell waits for it.
const leadsVariable = "GAVEL_TEST_LEADS"

// Whoever leads a session has no shell that waits for them.
func TestTheLeaderOfASessionHasNoShell(t *testing.T) {
	if os.Getenv(leadsVariable) != "" {
		t.Logf("a shell waits: %t", Shell())
		return
	}
	for leads, want := range map[bool]string{true: "a shell waits: false", false: "a shell waits: true"} {
		cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
		cmd.Env = append(os.Environ(), leadsVariable+"=1")
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: leads, Setpgid: !leads}
		if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), want) {
			t.Errorf("leads: %t: %v, %s", leads, err, out)
		}
	}
}
