//go:build !windows

package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gavel/ui/test/terminal"
)

// TestAWholeMeetingInARealTerminal drives the real program as a person does:
// the sample, the roll call, a refused close, a jump to each gap, the close,
// the minutes. The terminal is left as it was found.
func TestAWholeMeetingInARealTerminal(t *testing.T) {
	t.Parallel()
	program := build(t)
	x := terminal.Start(t, 120, 36, gavel(t, program, "demo"))

	x.See("Press x to close: 2 open before close")
	x.See("2 open before close")

	x.Keys("r")
	x.See("who is in the room")
	x.Keys("enter")
	x.See("roll call:")

	x.Keys("x")
	x.See("1 decision, 1 blocker")
	x.Keys("enter") // the decision: read back, approved
	x.See("decides")
	x.See("approve")
	x.Keys("a")
	x.See("1 open before close")
	x.Keys("enter", "c") // the blocker: carried, with the very field that is missing
	x.See("What happens until then")
	x.Type("Refund the whole order by hand")
	x.Keys("enter")
	x.See("everything is answered")
	x.Keys("y")
	x.See("Minutes of M-")
	x.See("Approved:")
	x.Keys("esc")
	x.See("This review is closed")
	x.Keys("q")
	x.See("Leave the sample?")
	x.Keys("y")

	if code := x.Exit(); code != 0 {
		t.Errorf("the program ended with %d", code)
	}
	if err := x.Restored(); err != nil {
		t.Errorf("the terminal was not left as it was found: %v", err)
	}
}

// TestFromAnEmptyFileToMinutes holds a first meeting: nothing is there but a
// name for the cycle and the people in the room.
func TestFromAnEmptyFileToMinutes(t *testing.T) {
	t.Parallel()
	program := build(t)
	cmd := gavel(t, program, "--db", filepath.Join(t.TempDir(), "new", "gavel.db"))
	x := terminal.Start(t, 80, 24, cmd)

	x.See("start a cycle")
	x.Keys("s")
	x.See("Cycle name")
	x.Type("Checkout redesign")
	x.Keys("tab")
	x.Type("Ben Okafor, Mara Ilves")
	x.Keys("enter")
	x.See("PREPARE")
	x.Keys("S")
	x.See("Start M-1")
	x.Keys("y")
	x.See("SHARED")

	x.Keys(":")
	x.Type("d Returns are free until day 60 @mara crit:\"refunded within 5 days\"")
	x.See("owner Mara Ilves")
	x.Keys("enter")
	x.See("D-1")
	x.Keys(":")
	x.Type("approve D-1")
	x.Keys("enter")
	x.See("D-1 approved by Mara Ilves")
	x.Keys(":")
	x.Type("pass C-3 read by support")
	x.Keys("enter")
	x.See("ready to close")
	x.Keys("x")
	x.See("everything is answered")
	x.Keys("y")
	x.See("Returns are free until day 60")
	x.Keys("esc", "q")
	if code := x.Exit(); code != 0 {
		t.Errorf("the program ended with %d", code)
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}
}

// TestLeavingSaysHowToGoOn: leaving never closes, and the next start is in the
// same meeting.
func TestLeavingSaysHowToGoOn(t *testing.T) {
	t.Parallel()
	program := build(t)
	file := filepath.Join(t.TempDir(), "kept.db")
	x := terminal.Start(t, 100, 30, gavel(t, program, "demo", "--db", file))
	x.See("2 open before close")
	x.Keys("q")
	x.See("Leave while M-3 is live?")
	x.Keys("y")
	x.Exit()
	if !strings.Contains(string(x.Output()), "still live") {
		t.Errorf("leaving a live meeting says nothing of it: %q", tail(x.Output()))
	}
	again := terminal.Start(t, 100, 30, gavel(t, program, "--db", file))
	again.See("2 open before close")
	again.Keys("ctrl+c", "ctrl+c")
	again.Exit()
	if err := again.Restored(); err != nil {
		t.Error(err)
	}
}

func tail(output []byte) string { return string(output[max(0, len(output)-300):]) }

// build builds the program, once for all tests, beside the commands of the scripts:
// that folder is removed with the last test. A short run leaves out what needs it.
func build(t *testing.T) string {
	t.Helper()
	terminal.SkipInShort(t)
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return program
}

var built = sync.OnceValues(func() (string, error) {
	ofScripts, err := exec.LookPath("gavel")
	if err != nil {
		return "", err
	}
	program := filepath.Join(filepath.Dir(ofScripts), "gavel-as-built")
	cmd := exec.Command("go", "build", "-o", program, "gavel")
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("the program does not build: %w\n%s", err, out)
	}
	return program, nil
})

func gavel(t *testing.T, program string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(program, args...)
	home := t.TempDir()
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home, "GAVEL_KEYS=", "GAVEL_THEME=", "COLORFGBG=", "GAVEL_DB=", "GAVEL_USER=Ana Ruiz", "TERM=xterm-256color", "TZ=UTC")
	return cmd
}
